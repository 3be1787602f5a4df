"""The command line and the supervisor: the one place that composes all other packages into processes."""

__all__ = ["__version__"]

__version__ = "0.1.0"
