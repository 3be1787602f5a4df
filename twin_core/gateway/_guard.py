"""Who may hold a stream: not on the deny list, and by a certificate that is still valid.

TLS has judged the certificate when the connection was made; a stream may live longer than that. So it is judged again
while it lasts: a denied site is put out within a second, an expired certificate ends its stream, and the agent comes
back with the one it has renewed long before.
"""

from __future__ import annotations

import logging
from pathlib import Path

from citybrain_wire.enrolment import DenyList, fingerprint
from citybrain_wire.errors import Refused
from cryptography import x509

__all__ = ["Guard", "Pass"]

log = logging.getLogger("citybrain.gateway")


class Pass:
    """What is remembered of the certificate of a stream."""

    def __init__(self, site_id: str, pem: bytes) -> None:
        certificate = x509.load_pem_x509_certificate(pem)
        self.site_id = site_id
        self.sha256 = fingerprint(certificate)
        self.until_s = certificate.not_valid_after_utc.timestamp()


class Guard:
    """Judges passes by the deny list, which is read again when its file changes. Raises Refused where it is unreadable
    at the start; later the last readable one stands, and the log says so."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = self._stamp_now()
        self._list = DenyList.read(path)

    def refresh(self) -> None:
        """Look whether the list has changed."""
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._list = DenyList.read(self._path)
            log.warning("deny list: %d sites, %d certificates", len(self._list.sites), len(self._list.certificates))
        except (Refused, OSError, UnicodeDecodeError) as err:
            log.error("the deny list cannot be read, the last one stands: %s", err)

    def why_not(self, holder: Pass, now_s: float) -> str:
        """Why this holder may not have a stream at `now_s` (UTC seconds), empty if it may."""
        if self._list.denies(holder.site_id, holder.sha256):
            return "this site or its certificate is on the deny list"
        return "the certificate has expired; connect with the renewed one" if now_s > holder.until_s else ""

    def _stamp_now(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size
