"""Enrolment: how a site on a box far away gets its certificate, keeps it, and loses it.

    invite ─▶ token, once, for one site, a day ─▶ box makes its key, sends token and request ─▶ certificate for a week
    renew  ─▶ present certificate, signed request for a new key                              ─▶ the next one
    deny   ─▶ the gateway ends its stream, nothing is renewed; `allow` takes it back

A certificate that has expired is renewed for `GRACE` still: a box that was cut off for weeks comes back by itself. Of a
request only its key counts; what it asks to be named is refused where it differs, and never copied.

No clock is read here: the caller gives the instant. Refusals are `Refused` with a code that both ends know.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from citybrain_wire._authority import Authority, write_file
from citybrain_wire.errors import BadMessage, Refused
from citybrain_wire.pki import PkiPaths, single_site, site_uri

__all__ = [
    "GRACE",
    "LIFE",
    "DenyList",
    "Registrar",
    "fingerprint",
    "make_request",
    "renewal_due",
    "sign_request",
    "site_of",
]

LIFE = dt.timedelta(days=7)
GRACE = dt.timedelta(days=90)
TOKEN_BYTES = 32
_CURVES = (ec.SECP256R1, ec.SECP384R1)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, in hex: how people and deny lists name it."""
    return certificate.fingerprint(hashes.SHA256()).hex()


# ── the box ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def site_of(certificate: x509.Certificate) -> str:
    """The site that a certificate names. Raises BadMessage where it names none or several."""
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound as err:
        raise BadMessage("the certificate names nobody") from err
    return single_site(names.get_values_for_type(x509.UniformResourceIdentifier))


def make_request(site_id: str) -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """(a new key, a certificate request for it in DER) of a site."""
    key = ec.generate_private_key(ec.SECP256R1())
    request = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(x509.Name([]))
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(site_uri(site_id))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return key, request.public_bytes(serialization.Encoding.DER)


def sign_request(request_der: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """Proof that who renews holds the key of the present certificate."""
    return key.sign(request_der, ec.ECDSA(hashes.SHA256()))


def renewal_due(certificate: x509.Certificate, now: dt.datetime) -> bool:
    """Whether two thirds of a certificate's life are over."""
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return now >= begin + (end - begin) * 2 / 3


# ── the authority ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class DenyList:
    """Sites and certificates that are not let in. One entry a line: `site:<id>` or `sha256:<hex>`, then a reason."""

    sites: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()

    @classmethod
    def read(cls, path: Path) -> DenyList:
        """The list in a file, empty where there is none. A line that says nothing known is taken for a mistake.

        Raises Refused where a line cannot be read: a list that is misread lets in who must stay out.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        sites, certificates = set(), set()
        for number, line in enumerate(text.splitlines(), 1):
            entry = line.split("#")[0].strip().split("\t")[0].strip()
            kind, _, name = entry.partition(":")
            if kind == "site" and name:
                sites.add(name)
            elif kind == "sha256" and len(name) == 64:
                certificates.add(name.lower())
            elif entry:
                raise Refused("DENY_LIST", f"{path}: line {number}: {entry!r} is neither site:<id> nor sha256:<hex>")
        return cls(frozenset(sites), frozenset(certificates))

    def denies(self, site_id: str, certificate_sha256: str) -> bool:
        """Whether a site that shows this certificate is to stay out."""
        return site_id in self.sites or certificate_sha256 in self.certificates


class Registrar:
    """Gives out invitations and certificates for the authority of `paths`.

    Raises BadFile where the authority cannot be opened.
    """

    def __init__(self, paths: PkiPaths, *, life: dt.timedelta = LIFE, grace: dt.timedelta = GRACE) -> None:
        self._paths, self._life, self._grace = paths, life, grace
        self._authority = Authority.open(paths.ca, paths.ca_key, make=False)

    def invite(self, site_id: str, now: dt.datetime, *, life: dt.timedelta = dt.timedelta(hours=24)) -> bytes:
        """A token for one site, to be used once within `life`. Only its hash is kept."""
        site_uri(site_id)  # an id that cannot stand in a certificate is refused here and not on the street
        token = secrets.token_bytes(TOKEN_BYTES)
        entry = {"site": site_id, "until": (now + life).timestamp()}
        write_file(self._invitation(token), json.dumps(entry).encode(), 0o600)
        return token

    def enrol(self, site_id: str, token: bytes, request_der: bytes, now: dt.datetime) -> bytes:
        """PEM of a site's first certificate. Raises Refused: TOKEN, TOKEN_EXPIRED, SITE, REQUEST, DENIED."""
        path = self._invitation(token)
        try:
            entry = json.loads(path.read_bytes())
        except FileNotFoundError:
            raise Refused("TOKEN", "the token is unknown or was used; ask for a new invitation") from None
        if entry["site"] != site_id:
            raise Refused("SITE", f"the token was made for another site than {site_id!r}")
        if now.timestamp() > entry["until"]:
            raise Refused("TOKEN_EXPIRED", "the token has expired; ask for a new invitation")
        self._not_denied(site_id, "")
        key = self._key_of(request_der, site_id)
        try:
            os.replace(path, path.with_suffix(".used"))  # of two requests at once only one finds it
        except FileNotFoundError:
            raise Refused("TOKEN", "the token is unknown or was used; ask for a new invitation") from None
        return self._issue(site_id, key, now)

    def renew(
        self, certificate_der: bytes, request_der: bytes, signature: bytes, now: dt.datetime
    ) -> tuple[str, bytes]:
        """(site, PEM of its next certificate). Raises Refused: CERTIFICATE, EXPIRED, SIGNATURE, REQUEST, DENIED."""
        try:
            certificate = x509.load_der_x509_certificate(certificate_der)
            certificate.verify_directly_issued_by(self._authority.certificate)
            site_id = site_of(certificate)
        except (ValueError, TypeError, InvalidSignature, BadMessage) as err:
            raise Refused("CERTIFICATE", f"the present certificate is not a site's, by this authority ({err})") from err
        self._not_denied(site_id, fingerprint(certificate))
        if now > certificate.not_valid_after_utc + self._grace:
            raise Refused("EXPIRED", f"it expired more than {self._grace.days} days ago; ask for an invitation")
        key = certificate.public_key()
        try:
            if not isinstance(key, ec.EllipticCurvePublicKey):
                raise InvalidSignature
            key.verify(signature, request_der, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            raise Refused("SIGNATURE", "the request is not signed by the key of the present certificate") from None
        return site_id, self._issue(site_id, self._key_of(request_der, site_id), now)

    def _invitation(self, token: bytes) -> Path:
        return self._paths.invitations / f"{hashlib.sha256(token).hexdigest()}.json"

    def _not_denied(self, site_id: str, certificate_sha256: str) -> None:
        if DenyList.read(self._paths.denied).denies(site_id, certificate_sha256):
            raise Refused("DENIED", f"{site_id!r} is on the deny list")

    def _issue(self, site_id: str, key: ec.EllipticCurvePublicKey, now: dt.datetime) -> bytes:
        sans = [x509.UniformResourceIdentifier(site_uri(site_id))]
        usage = ExtendedKeyUsageOID.CLIENT_AUTH
        return self._authority.sign(key, f"site {site_id}", sans, usage, now, self._life)

    @staticmethod
    def _key_of(request_der: bytes, site_id: str) -> ec.EllipticCurvePublicKey:
        try:
            request = x509.load_der_x509_csr(request_der)
            key = request.public_key()
            if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, _CURVES):
                raise Refused("REQUEST", "only keys on P-256 or P-384 are signed")
            if not request.is_signature_valid:
                raise Refused("REQUEST", "the request is not signed by its own key")
            _check_wishes(request.extensions, site_id)
        except (ValueError, TypeError) as err:
            raise Refused("REQUEST", f"is no certificate request ({err})") from err
        return key


def _check_wishes(extensions: Iterable[x509.Extension[x509.ExtensionType]], site_id: str) -> None:
    """A request may name its own site and ask for nothing else."""
    for extension in extensions:
        value = extension.value
        if isinstance(value, x509.SubjectAlternativeName):
            if list(value) != [x509.UniformResourceIdentifier(site_uri(site_id))]:
                raise Refused("REQUEST", f"the request asks for names other than {site_uri(site_id)}")
        elif not (isinstance(value, x509.BasicConstraints) and not value.ca):
            raise Refused("REQUEST", f"the request asks for {extension.oid.dotted_string}, which is not given")
