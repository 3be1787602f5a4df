"""Keys and certificates of a development installation: one small authority on one machine.

    <folder>/ca.pem, ca.key                 root, ECDSA P-256; signs everything below, 5 years
    <folder>/gateway.pem, gateway.key       server certificate of the gateways
    <folder>/sites/<id>.pem, <id>.key       client certificate of a site, URI SAN spiffe://city/site/<id>
    <folder>/command.key, command.pub       Ed25519: the core signs commands, agents verify them

A site's id stands percent-encoded in its SAN and its file names, since ids come from street files and may hold any
character. Leaves live 30 days and are renewed when a third of that is left, so a stolen key ages out without a
revocation list. This authority suits one machine: its root key lies beside the leaves. Where agents stand elsewhere
they get their certificates by enrolment (`citybrain_wire.enrolment`), and a city that has an authority of its own
(step-ca, a hardware module) hands out the same files; nothing else in the product reads more than these paths.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID

from citybrain_wire._authority import Authority, load_certificate, private_pem, write_file
from citybrain_wire.errors import BadFile, BadMessage

__all__ = [
    "GATEWAY_URI",
    "SITE_PREFIX",
    "PkiPaths",
    "ensure_pki",
    "ensure_signing_pair",
    "load_signing_key",
    "load_verify_key",
    "single_site",
    "site_certificate",
    "site_id_from_peer",
    "site_uri",
]

SITE_PREFIX = "spiffe://city/site/"
GATEWAY_URI = "spiffe://city/gateway"
_LEAF_DAYS = 30
_MAX_ID_BYTES = 200


@dataclass(frozen=True)
class PkiPaths:
    """Where the files of one installation lie."""

    folder: Path

    @property
    def ca(self) -> Path:
        """Root certificate, PEM: what both ends trust."""
        return self.folder / "ca.pem"

    @property
    def ca_key(self) -> Path:
        """Root key, PEM."""
        return self.folder / "ca.key"

    @property
    def invitations(self) -> Path:
        """Folder of one-time tokens that were given out, each by its SHA-256."""
        return self.folder / "invitations"

    @property
    def denied(self) -> Path:
        """Deny list: sites and certificates that no gateway takes."""
        return self.folder / "denied.txt"

    @property
    def gateway_certificate(self) -> Path:
        """Server certificate, PEM."""
        return self.folder / "gateway.pem"

    @property
    def gateway_key(self) -> Path:
        """Server key, PEM."""
        return self.folder / "gateway.key"

    @property
    def command_key(self) -> Path:
        """Ed25519 private key with which the core signs commands, PEM."""
        return self.folder / "command.key"

    @property
    def command_public(self) -> Path:
        """Ed25519 public key with which agents verify commands, PEM."""
        return self.folder / "command.pub"

    def site_certificate(self, site_id: str) -> Path:
        """Client certificate of a site, PEM."""
        return self.folder / "sites" / f"{_encoded(site_id)}.pem"

    def site_key(self, site_id: str) -> Path:
        """Client key of a site, PEM."""
        return self.folder / "sites" / f"{_encoded(site_id)}.key"


def _encoded(site_id: str) -> str:
    """`site_id` as one path segment; dots at the start are encoded too, since '..' would leave the folder."""
    if not site_id or len(site_id.encode()) > _MAX_ID_BYTES:
        raise BadMessage(f"site id {site_id[:40]!r} must have 1 to {_MAX_ID_BYTES} bytes")
    text = quote(site_id, safe="")
    return "%2E" + text[1:] if text.startswith(".") else text


def site_uri(site_id: str) -> str:
    """The URI that names a site in its certificate."""
    return SITE_PREFIX + _encoded(site_id)


def _is_current(path: Path, key_path: Path, authority: Authority, sans: Sequence[x509.GeneralName]) -> bool:
    """Whether the leaf is by this root, names exactly `sans`, and has a third of its life left."""
    if not path.exists() or not key_path.exists():
        return False
    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
        certificate.verify_directly_issued_by(authority.certificate)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    left = certificate.not_valid_after_utc - dt.datetime.now(dt.UTC)
    return list(names) == list(sans) and left > dt.timedelta(days=_LEAF_DAYS / 3)


def _ensure_leaf(
    authority: Authority,
    where: tuple[Path, Path],
    common_name: str,
    sans: Sequence[x509.GeneralName],
    usage: x509.ObjectIdentifier,
) -> None:
    certificate_path, key_path = where
    if _is_current(certificate_path, key_path, authority, sans):
        return
    key = ec.generate_private_key(ec.SECP256R1())
    life = dt.timedelta(days=_LEAF_DAYS)
    certificate = authority.sign(key.public_key(), common_name, sans, usage, dt.datetime.now(dt.UTC), life)
    # the old certificate goes first: a crash between the two writes then leaves a pair that is made anew, never an
    # old certificate beside a new key
    certificate_path.unlink(missing_ok=True)
    write_file(key_path, private_pem(key), 0o600)
    write_file(certificate_path, certificate, 0o644)


def _server_names(hosts: Iterable[str]) -> list[x509.GeneralName]:
    names: list[x509.GeneralName] = []
    for host in hosts:
        try:
            names.append(x509.IPAddress(ipaddress.ip_address(host)))
        except ValueError:
            names.append(x509.DNSName(host))
    names.append(x509.UniformResourceIdentifier(GATEWAY_URI))
    return names


def ensure_pki(
    folder: str | Path, site_ids: Iterable[str], *, gateway_hosts: Sequence[str] = ("localhost", "127.0.0.1", "::1")
) -> PkiPaths:
    """Make whatever is missing or about to expire, keep the rest; running it twice changes nothing.

    `gateway_hosts`: names and addresses under which agents reach the gateways.
    Raises BadFile where the root is unreadable: it is never silently replaced, since every site trusts it.
    """
    paths = PkiPaths(Path(folder))
    authority = Authority.open(paths.ca, paths.ca_key, make=True)
    _ensure_leaf(
        authority,
        (paths.gateway_certificate, paths.gateway_key),
        "citybrain gateway",
        _server_names(gateway_hosts),
        ExtendedKeyUsageOID.SERVER_AUTH,
    )
    for site_id in site_ids:
        _ensure_leaf(
            authority,
            (paths.site_certificate(site_id), paths.site_key(site_id)),
            f"site {_encoded(site_id)}",
            [x509.UniformResourceIdentifier(site_uri(site_id))],
            ExtendedKeyUsageOID.CLIENT_AUTH,
        )
    ensure_signing_pair(paths.command_key, paths.command_public)
    return paths


def ensure_signing_pair(private: Path, public: Path) -> None:
    """Make an Ed25519 key where `private` is missing; `public` follows it. Raises BadFile for a key of another kind."""
    if not private.exists():
        write_file(private, private_pem(Ed25519PrivateKey.generate()), 0o600)
    key = load_signing_key(private).public_key()
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    if not public.exists() or public.read_bytes() != pem:
        write_file(public, pem, 0o644)


def load_signing_key(path: str | Path) -> Ed25519PrivateKey:
    """The core's command key. Raises BadFile where it is missing or of another kind."""
    try:
        key = serialization.load_pem_private_key(Path(path).read_bytes(), password=None)
    except FileNotFoundError as err:
        raise BadFile.at(path, "command signing key is missing; `ensure_pki` makes it") from err
    except (ValueError, TypeError) as err:
        raise BadFile.at(path, f"is not a PEM private key ({err})") from err
    if not isinstance(key, Ed25519PrivateKey):
        raise BadFile.at(path, "is not an Ed25519 key; commands are signed with Ed25519 only")
    return key


def load_verify_key(path: str | Path) -> Ed25519PublicKey:
    """The public key that agents verify commands with. Raises BadFile where it is missing or of another kind."""
    try:
        key = serialization.load_pem_public_key(Path(path).read_bytes())
    except FileNotFoundError as err:
        raise BadFile.at(path, "command verify key is missing; copy command.pub from the core") from err
    except ValueError as err:
        raise BadFile.at(path, f"is not a PEM public key ({err})") from err
    if not isinstance(key, Ed25519PublicKey):
        raise BadFile.at(path, "is not an Ed25519 key; commands are signed with Ed25519 only")
    return key


def site_certificate(path: str | Path) -> str:
    """Site id that the certificate at `path` names. Raises BadFile where it names none or several."""
    certificate = load_certificate(Path(path))
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return single_site(names.get_values_for_type(x509.UniformResourceIdentifier))
    except (x509.ExtensionNotFound, BadMessage) as err:
        raise BadFile.at(path, f"certificate names no single site ({err})") from err


def single_site(uris: Iterable[str]) -> str:
    """The site that exactly one of `uris` names. Raises BadMessage for none or several."""
    sites = [uri.removeprefix(SITE_PREFIX) for uri in uris if uri.startswith(SITE_PREFIX)]
    if len(sites) != 1 or not sites[0] or "/" in sites[0]:
        raise BadMessage(f"certificate must name exactly one site by URI {SITE_PREFIX}<id>; it names {len(sites)}")
    return unquote(sites[0])


def site_id_from_peer(auth_context: Mapping[str, Iterable[bytes]]) -> str:
    """Site id of a stream's peer, from grpc's `context.auth_context()`: the only source of identity.

    Raises BadMessage where the peer showed no certificate or one that names no single site.
    """
    raw = auth_context.get("x509_subject_alternative_name", ())
    return single_site(value.decode("utf-8", "replace") for value in raw)
