"""A token is good once, for one site and a day; a certificate is renewed by its own key; who is denied stays out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from citybrain_wire.enrolment import (
    GRACE,
    LIFE,
    DenyList,
    Registrar,
    fingerprint,
    make_request,
    renewal_due,
    sign_request,
    site_of,
)
from citybrain_wire.errors import BadFile, Refused
from citybrain_wire.pki import PkiPaths, ensure_pki, site_uri
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
DER = serialization.Encoding.DER


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pki")
    ensure_pki(folder, ["dev"])
    return folder


@pytest.fixture
def paths(made: Path, tmp_path: Path) -> PkiPaths:
    for name in ("ca.pem", "ca.key"):
        (tmp_path / name).write_bytes((made / name).read_bytes())
    return PkiPaths(tmp_path)


def enrolled(
    registrar: Registrar, site: str = "site-a", now: dt.datetime = NOW
) -> tuple[x509.Certificate, EllipticCurvePrivateKey]:
    key, request = make_request(site)
    pem = registrar.enrol(site, registrar.invite(site, now), request, now)
    return x509.load_pem_x509_certificate(pem), key


def test_an_invited_site_gets_a_certificate_for_a_week_that_names_it_and_nothing_else(paths: PkiPaths) -> None:
    certificate, key = enrolled(Registrar(paths), "路口/1")
    assert site_of(certificate) == "路口/1"
    assert certificate.public_key() == key.public_key()
    assert certificate.not_valid_after_utc == NOW + LIFE
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [x509.oid.ExtendedKeyUsageOID.CLIENT_AUTH]
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_a_token_is_good_once(paths: PkiPaths) -> None:
    registrar = Registrar(paths)
    token, (_, request) = registrar.invite("site-a", NOW), make_request("site-a")
    registrar.enrol("site-a", token, request, NOW)
    with pytest.raises(Refused, match=r"^TOKEN: the token is unknown or was used"):
        registrar.enrol("site-a", token, request, NOW)


@pytest.mark.parametrize(
    ("site", "later", "code"),
    [("site-b", dt.timedelta(0), "SITE"), ("site-a", DAY + dt.timedelta(seconds=1), "TOKEN_EXPIRED")],
)
def test_a_token_of_another_site_or_of_yesterday_is_refused_and_not_used_up(
    paths: PkiPaths, site: str, later: dt.timedelta, code: str
) -> None:
    registrar = Registrar(paths)
    token = registrar.invite("site-a", NOW)
    with pytest.raises(Refused, match=f"^{code}: "):
        registrar.enrol(site, token, make_request(site)[1], NOW + later)
    registrar.enrol("site-a", token, make_request("site-a")[1], NOW)


def test_the_folder_of_invitations_holds_no_token(paths: PkiPaths) -> None:
    token = Registrar(paths).invite("site-a", NOW)
    (entry,) = paths.invitations.iterdir()
    assert token.hex() not in entry.name
    assert token not in entry.read_bytes()
    assert entry.stat().st_mode & 0o077 == 0


AnyKey = EllipticCurvePrivateKey | rsa.RSAPrivateKey


def request_with(
    *extensions: x509.ExtensionType, key: EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None
) -> bytes:
    builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([]))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key or ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()).public_bytes(DER)


def named(uri: str) -> x509.SubjectAlternativeName:
    return x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)])


BAD_REQUESTS = {
    "another site's name": lambda: request_with(named(site_uri("site-b"))),
    "a second name": lambda: request_with(
        x509.SubjectAlternativeName([x509.UniformResourceIdentifier(site_uri("site-a")), x509.DNSName("core")])
    ),
    "to be an authority": lambda: request_with(x509.BasicConstraints(ca=True, path_length=None)),
    "to be a server": lambda: request_with(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH])),
    "an RSA key": lambda: request_with(key=rsa.generate_private_key(65537, 1024)),
    "an odd curve": lambda: request_with(key=ec.generate_private_key(ec.SECP521R1())),
    "no request": lambda: b"\x30\x03\x02\x01\x01",
    "nothing": lambda: b"",
    "a changed byte": lambda: make_request("site-a")[1][:-1] + b"\x00",
}


@pytest.mark.parametrize("wish", BAD_REQUESTS)
def test_a_request_for_more_than_its_own_name_is_refused_and_the_token_stays_good(paths: PkiPaths, wish: str) -> None:
    registrar = Registrar(paths)
    token = registrar.invite("site-a", NOW)
    with pytest.raises(Refused, match=r"^REQUEST: "):
        registrar.enrol("site-a", token, BAD_REQUESTS[wish](), NOW)
    registrar.enrol("site-a", token, request_with(), NOW)


def renewed(
    registrar: Registrar, certificate: x509.Certificate, key: EllipticCurvePrivateKey, now: dt.datetime
) -> x509.Certificate:
    _, request = make_request(site_of(certificate))
    _, pem = registrar.renew(certificate.public_bytes(DER), request, sign_request(request, key), now)
    return x509.load_pem_x509_certificate(pem)


@pytest.mark.parametrize("after", [DAY, LIFE + DAY, LIFE + GRACE])
def test_a_certificate_is_renewed_by_its_own_key_even_weeks_after_it_expired(
    paths: PkiPaths, after: dt.timedelta
) -> None:
    registrar = Registrar(paths)
    certificate, key = enrolled(registrar)
    again = renewed(registrar, certificate, key, NOW + after)
    assert (site_of(again), again.not_valid_after_utc) == ("site-a", NOW + after + LIFE)


def test_renewal_is_due_at_two_thirds_of_life(paths: PkiPaths) -> None:
    certificate, _ = enrolled(Registrar(paths))
    assert not renewal_due(certificate, NOW + LIFE * 0.65)
    assert renewal_due(certificate, NOW + LIFE * 0.67)


def test_a_renewal_is_refused_to_another_key_another_name_another_root_and_after_the_grace(
    paths: PkiPaths, tmp_path: Path
) -> None:
    registrar = Registrar(paths)
    certificate, key = enrolled(registrar)
    thief = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(Refused, match=r"^SIGNATURE: "):
        renewed(registrar, certificate, thief, NOW)
    with pytest.raises(Refused, match=r"^EXPIRED: "):
        renewed(registrar, certificate, key, NOW + LIFE + GRACE + DAY)
    _, request = make_request("site-b")
    with pytest.raises(Refused, match=r"^REQUEST: "):
        registrar.renew(certificate.public_bytes(DER), request, sign_request(request, key), NOW)
    foreign = ensure_pki(tmp_path / "foreign", ["site-a"])
    other = x509.load_pem_x509_certificate(foreign.site_certificate("site-a").read_bytes())
    with pytest.raises(Refused, match=r"^CERTIFICATE: "):
        registrar.renew(other.public_bytes(DER), request, b"", NOW)


def test_who_is_denied_gets_neither_a_first_nor_a_next_certificate(paths: PkiPaths) -> None:
    registrar = Registrar(paths)
    certificate, key = enrolled(registrar)
    paths.denied.write_text("site:site-b\tstolen\n# a remark\n\nsha256:" + fingerprint(certificate) + "\tlost box\n")
    with pytest.raises(Refused, match=r"^DENIED: "):
        renewed(registrar, certificate, key, NOW)
    with pytest.raises(Refused, match=r"^DENIED: "):
        enrolled(registrar, "site-b")
    enrolled(registrar, "site-a")  # by a new invitation, with a new key


def test_a_deny_list_that_cannot_be_read_lets_nobody_in_by_mistake(paths: PkiPaths) -> None:
    paths.denied.write_text("site:site-b\nsite-c\n")
    with pytest.raises(Refused, match=r"line 2: 'site-c' is neither site:<id> nor sha256:<hex>"):
        DenyList.read(paths.denied)


def test_without_the_authoritys_key_nothing_is_signed(paths: PkiPaths) -> None:
    (paths.folder / "ca.key").unlink()
    with pytest.raises(BadFile, match="only the machine that holds it can sign"):
        Registrar(paths)
