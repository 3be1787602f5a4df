"""A site's key and certificate as a pair that is never half replaced.

    <name>.key.next, <name>.pem.next   written and synced first, then renamed: the key, then the certificate

A cut between the two renames leaves the new key beside the old certificate; `settle` finds the certificate that is
waiting and ends the exchange. A cut before the second file is written leaves the old pair.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import BadFile
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from edge_agent._spool_file import sync_folder

__all__ = ["KeyPair"]


@dataclass(frozen=True)
class KeyPair:
    """Where a site's certificate and key lie."""

    certificate: Path
    key: Path

    def settle(self) -> None:
        """End an exchange that a crash has cut, or forget one that had not begun."""
        next_certificate, next_key = _next(self.certificate), _next(self.key)
        if next_certificate.exists():
            if next_key.exists():
                os.replace(next_key, self.key)
            os.replace(next_certificate, self.certificate)
            sync_folder(self.certificate.parent)
        else:
            next_key.unlink(missing_ok=True)

    def replace(self, certificate_pem: bytes, key: ec.EllipticCurvePrivateKey) -> None:
        """Take a new pair. Raises OSError where it cannot be written; the old pair then stands."""
        self.settle()
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        _write(_next(self.key), pem, 0o600)
        sync_folder(self.key.parent)
        _write(_next(self.certificate), certificate_pem, 0o644)
        sync_folder(self.certificate.parent)
        self.settle()

    def load(self) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
        """Certificate and key. Raises BadFile where one is missing or of another kind."""
        try:
            certificate = x509.load_pem_x509_certificate(self.certificate.read_bytes())
            key = serialization.load_pem_private_key(self.key.read_bytes(), password=None)
        except (OSError, ValueError, TypeError) as err:
            raise BadFile.at(self.certificate, f"certificate or key cannot be read ({err}); enrol again") from err
        if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
            raise BadFile.at(self.key, f"does not belong to {self.certificate.name}; enrol again")
        return certificate, key


def _next(path: Path) -> Path:
    return path.with_name(path.name + ".next")


def _write(path: Path, content: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
