"""The driver of our own cities: attributes of `<vType>` where a city's files need not follow SUMO's defaults.

Chosen together, so that one driver shows the flows, waves and queues that are observed, at any step of 0.1 to 1 s
(`citybrain bench traffic --suite`; docs/decisions/0013). What is not named keeps SUMO's default, among it 2.6 m/s² of
acceleration and 4.5 m/s² of braking.

    tau           headway of a following car, s. With `minGap` and cars of 5 m it gives jam fronts of −7 m / 1.4 s =
                  −18 km/h (Schönhof & Helbing 2007: −15 to −20) and up to 1,890 cars an hour and lane at 50 km/h
                  (HCM 6th ed., ch. 19: base saturation flow 1,900)
    minGap        m between standing bumpers (Treiber, Hennecke & Helbing 2000, table 1); 7 m a car in a queue
    startupDelay  s until a driver follows the car in front that moves off, or the lamp: with `tau`, 2 s lost at the
                  begin of green (HCM 6th ed., ch. 19)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["OWN_DRIVER"]

OWN_DRIVER: Mapping[str, str] = MappingProxyType(
    {"carFollowModel": "IDM", "tau": "1.4", "minGap": "2", "startupDelay": "1.3"}
)
