"""x ** y and log2 x for x ≥ 0, written so that LLVM turns a loop of them into SIMD code.

    x ** y = 2 ** (y · log2 x)
    log2 x = e + 2/ln 2 · artanh((m − 1)/(m + 1)),  x = m · 2^e, m in [√½, √2)
    2 ** t = 2^n · exp(ln 2 · f),                   n = round t, f in [−½, ½]

Both series are cut where the next term is below 4e-14: artanh after s^15 (s ≤ 0.1716), exp after f^11. The relative
error of x ** y is below 1e-13 for |y · log2 x| < 64. The libm's pow is not used, since it differs between machines and
blocks SIMD; products and sums are fused, which rounds the same on every machine. x = 0 counts as 2^-1023, so 0 ** y is
about 0 for y > 0.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._cache import inlined
from twin_core.pipes.water.engine._lanes import fma, from_bits, select, to_bits

__all__ = ["log2", "power"]

MANTISSA = 0x000FFFFFFFFFFFFF
ONE = 0x3FF0000000000000  # bits of 1.0
BIG_INT = 0x4330000000000000  # bits of 2^52: low mantissa bits read as an integer
TWO_52 = 4503599627370496.0
ROUND = 6755399441055744.0  # 1.5 · 2^52: adding it rounds to an integer
BIAS = 1023.0
SQRT_2 = 1.4142135623730951
TWO_BY_LN2 = 2.8853900817779268
LN2 = 0.6931471805599453


@inlined
def log2(x: float) -> float:
    """Base-2 logarithm of x ≥ 0."""
    bits = to_bits(x)
    exponent = from_bits((bits >> 52) | BIG_INT) - TWO_52 - BIAS
    m = from_bits((bits & MANTISSA) | ONE)
    high = m > SQRT_2
    m = select(high, m * 0.5, m)
    exponent = select(high, exponent + 1.0, exponent)
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    series = 1.0 / 15.0
    series = fma(series, z, 1.0 / 13.0)
    series = fma(series, z, 1.0 / 11.0)
    series = fma(series, z, 1.0 / 9.0)
    series = fma(series, z, 1.0 / 7.0)
    series = fma(series, z, 1.0 / 5.0)
    series = fma(series, z, 1.0 / 3.0)
    series = fma(series, z, 1.0)
    return exponent + s * series * TWO_BY_LN2


@inlined
def power(x: float, y: float) -> float:
    """x ** y for x ≥ 0; the exponent of the result is held within −1000 and 1000."""
    t = y * log2(x)
    t = min(max(t, -1000.0), 1000.0)
    shifted = t + ROUND
    f = (t - (shifted - ROUND)) * LN2
    series = 1.0 / 39916800.0
    series = fma(series, f, 1.0 / 3628800.0)
    series = fma(series, f, 1.0 / 362880.0)
    series = fma(series, f, 1.0 / 40320.0)
    series = fma(series, f, 1.0 / 5040.0)
    series = fma(series, f, 1.0 / 720.0)
    series = fma(series, f, 1.0 / 120.0)
    series = fma(series, f, 1.0 / 24.0)
    series = fma(series, f, 1.0 / 6.0)
    series = fma(series, f, 0.5)
    series = fma(series, f, 1.0)
    series = fma(series, f, 1.0)
    return series * from_bits((to_bits(shifted) << 52) + ONE)
