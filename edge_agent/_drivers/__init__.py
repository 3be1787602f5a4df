"""Drivers: how the agent speaks to the devices of a site. Nothing but the agent's kernel and the monitor use them."""

from edge_agent._drivers._driver import Capabilities, Driver, DriverSink
from edge_agent._drivers.emulated import EmulatedDriver

__all__ = ["Capabilities", "Driver", "DriverSink", "EmulatedDriver"]
