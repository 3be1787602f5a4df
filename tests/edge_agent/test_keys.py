"""Key and certificate are exchanged as a pair, whatever is cut where."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from citybrain_wire.enrolment import Registrar, make_request
from citybrain_wire.errors import BadFile
from citybrain_wire.pki import PkiPaths, ensure_pki
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from edge_agent._keys import KeyPair

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


class Cut(Exception):
    """The power goes here."""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> PkiPaths:
    return ensure_pki(tmp_path_factory.mktemp("pki"), [])


def issued(paths: PkiPaths) -> tuple[bytes, EllipticCurvePrivateKey]:
    registrar = Registrar(paths)
    key, request = make_request("site-a")
    return registrar.enrol("site-a", registrar.invite("site-a", NOW), request, NOW), key


def pair_in(folder: Path) -> KeyPair:
    return KeyPair(folder / "site-a.pem", folder / "site-a.key")


def test_a_pair_is_replaced_as_a_whole_and_keys_are_their_owners_only(paths: PkiPaths, tmp_path: Path) -> None:
    pair = pair_in(tmp_path)
    for _ in range(2):
        pem, key = issued(paths)
        pair.replace(pem, key)
        assert pair.load()[1].public_key() == key.public_key()
    assert pair.key.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site-a.key", "site-a.pem"]


@pytest.mark.parametrize("renames_before_the_cut", [0, 1, 2])
def test_a_cut_at_any_rename_leaves_a_pair_that_fits(
    paths: PkiPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames_before_the_cut: int
) -> None:
    pair = pair_in(tmp_path)
    pair.replace(*issued(paths))
    pem, key = issued(paths)
    done = []

    def rename(source: Path, target: Path) -> None:
        if len(done) == renames_before_the_cut:
            raise Cut
        done.append(target)
        source.rename(target)

    monkeypatch.setattr(os, "replace", rename)
    if renames_before_the_cut < 2:
        with pytest.raises(Cut):
            pair.replace(pem, key)
    else:
        pair.replace(pem, key)
    monkeypatch.undo()
    pair.settle()
    assert pair.load()[1].public_key() == key.public_key(), "both files had been written: the exchange is ended"


def test_a_new_key_without_its_certificate_is_forgotten(paths: PkiPaths, tmp_path: Path) -> None:
    pair = pair_in(tmp_path)
    pem, key = issued(paths)
    pair.replace(pem, key)
    (tmp_path / "site-a.key.next").write_bytes(b"half a key")
    pair.settle()
    assert pair.load()[1].public_key() == key.public_key()
    assert not (tmp_path / "site-a.key.next").exists()


def test_a_key_of_another_certificate_is_named(paths: PkiPaths, tmp_path: Path) -> None:
    pair = pair_in(tmp_path)
    pair.replace(*issued(paths))
    first = pair.key.read_bytes()
    pair.replace(*issued(paths))
    pair.key.write_bytes(first)
    with pytest.raises(BadFile, match=r"site-a.key: does not belong to site-a.pem; enrol again"):
        pair.load()
