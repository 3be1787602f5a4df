"""What every TLS connection of the product is: version 1.3, both sides with certificates.

gRPC for Python cannot be told a least version. It takes TLS 1.2 cipher suites from its environment, and 1.3 suites are
always on: naming a 1.2 suite that needs an RSA certificate, where ours are ECDSA, leaves 1.2 without any suite to agree
on. The suites of 1.3 in this build are TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256; a
gRPC built on a library with RFC 8998 adds TLS_SM4_GCM_SM3 there, with SM2 certificates by an authority of one's own.
"""

from __future__ import annotations

import os
import sys

from citybrain_wire.errors import BrokenInvariant

__all__ = ["tls13_only"]

_VARIABLE = "GRPC_SSL_CIPHER_SUITES"
_RSA_ONLY = "ECDHE-RSA-AES256-GCM-SHA384"


def tls13_only() -> None:
    """Leave nothing below TLS 1.3 to agree on; to be called before gRPC is loaded, which reads this once.

    A value that is already set stands: somebody chose suites for another build.
    """
    if _VARIABLE not in os.environ:
        if "grpc" in sys.modules:
            raise BrokenInvariant("gRPC is loaded already; call tls13_only before it is imported")
        os.environ[_VARIABLE] = _RSA_ONLY
