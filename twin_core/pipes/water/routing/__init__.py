"""The compiled part of water quality: what the water carries, and how it moves, mixes and reacts.

Apart from the hydraulic kernels, so that a change here compiles nothing there.
"""

__all__: list[str] = []
