"""The daemon beside the street and its monitor: drivers, durable spool, safety kernel, streams to the core.

The daemon loads grpc, protobuf, yaml and cryptography, and nothing heavier: it runs on small boards.
"""

__all__: list[str] = []
