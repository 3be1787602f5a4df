"""Cities and the emulated street. `cities/` holds the default city; `street/` plays a hidden reality behind devices."""

__all__: list[str] = []
