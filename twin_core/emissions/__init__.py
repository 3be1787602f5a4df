"""What traffic burns and leaves in the air, car by car and second by second, summed per edge and vehicle class.

>>> import numpy as np
>>> rates = emission_rates("passenger", np.array([0.0, 13.9]), np.array([0.0, 0.0]))
>>> dict(zip(SUBSTANCES, np.round(rates[:, 0], 1).tolist(), strict=True))["co2"]    # mg/s, engine idling
2624.7
"""

from twin_core.emissions._meter import EmissionMeter, EmissionTable, write_emissions
from twin_core.emissions._model import SUBSTANCES, emission_rates

__all__ = ["SUBSTANCES", "EmissionMeter", "EmissionTable", "emission_rates", "write_emissions"]
