"""The small certificate authority: a root key that signs leaves, and the files that hold both."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from citybrain_wire.errors import BadFile

__all__ = ["Authority", "load_certificate", "private_pem", "write_file"]

ROOT_DAYS = 5 * 365
_BACKDATE = dt.timedelta(minutes=10)  # edge boxes start with clocks that are a little wrong


def write_file(path: Path, content: bytes, mode: int) -> None:
    """Replace `path` as a whole or not at all; a key is never readable by others, not even for a moment."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def private_pem(key: ec.EllipticCurvePrivateKey | Ed25519PrivateKey) -> bytes:
    """A private key as PKCS #8 PEM, not encrypted."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def load_certificate(path: Path) -> x509.Certificate:
    """The certificate in a PEM file. Raises BadFile where it is missing or none."""
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except FileNotFoundError as err:
        raise BadFile.at(path, "certificate is missing; run `citybrain agent enrol` or delete the folder") from err
    except ValueError as err:
        raise BadFile.at(path, f"is not a PEM certificate ({err}); delete it and it is made anew") from err


def _name(common_name: str) -> x509.Name:
    # X.520 allows 64 characters; the SAN carries the identity, this line is for people
    return x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, common_name[:64])])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: dt.datetime, life: dt.timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATE)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


@dataclass(frozen=True)
class Authority:
    """A root certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def open(cls, ca: Path, ca_key: Path, *, make: bool) -> Authority:
        """The authority in two files; with `make` a new one where they are missing.

        Raises BadFile where they are unreadable: a root is never silently replaced, since every site trusts it.
        """
        if make and not (ca.exists() and ca_key.exists()):
            cls._make(ca, ca_key)
        certificate = load_certificate(ca)
        try:
            loaded = serialization.load_pem_private_key(ca_key.read_bytes(), password=None)
        except FileNotFoundError as err:
            raise BadFile.at(ca_key, "the authority's key is missing; only the machine that holds it can sign") from err
        except ValueError as err:
            raise BadFile.at(ca_key, f"is not a PEM key ({err}); delete ca.key and ca.pem to start anew") from err
        if not isinstance(loaded, ec.EllipticCurvePrivateKey) or loaded.public_key() != certificate.public_key():
            raise BadFile.at(ca_key, "does not belong to ca.pem; delete both to start anew")
        return cls(certificate, loaded)

    @staticmethod
    def _make(ca: Path, ca_key: Path) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("citybrain development root")
        certificate = (
            _builder(name, name, key.public_key(), dt.datetime.now(dt.UTC), dt.timedelta(days=ROOT_DAYS))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .sign(key, hashes.SHA256())
        )
        # the key first: a certificate without its key is made anew, a key without its certificate too
        write_file(ca_key, private_pem(key), 0o600)
        write_file(ca, certificate.public_bytes(serialization.Encoding.PEM), 0o644)

    def sign(
        self,
        key: ec.EllipticCurvePublicKey,
        common_name: str,
        sans: Sequence[x509.GeneralName],
        usage: x509.ObjectIdentifier,
        now: dt.datetime,
        life: dt.timedelta,
    ) -> bytes:
        """PEM of a leaf for `key` that names `sans` and nothing that its owner asked for."""
        certificate = (
            _builder(_name(common_name), self.certificate.subject, key, now, life)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
            .add_extension(x509.SubjectAlternativeName(sans), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return certificate.public_bytes(serialization.Encoding.PEM)
