"""The compiled part of the water engine: one process per file, its equations on top; `_march` is the step.

Kept apart from the reader and the simulation so that only a change of a kernel compiles kernels anew.
"""

__all__: list[str] = []
