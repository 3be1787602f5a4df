"""`citybrain pki` in a guarded folder: the deny list changes by two people only."""

from __future__ import annotations

from pathlib import Path

import pytest
from citybrain_wire.enrolment import DenyList
from citybrain_wire.errors import BadInput, CityBrainError, Refused
from citybrain_wire.pki import PkiPaths, ensure_pki
from typer.testing import CliRunner

from citybrain import _pki_pairs as pairs
from citybrain._cli import app
from twin_core.people import Hashing, Kind, Office, Reception, Role

GOOD = "Kreuzung 4711"


class Vault:
    """An authority and three people: he and hu are security officers, li is an operator."""

    def __init__(self, folder: Path) -> None:
        self.pki, self.people = folder / "pki", folder / "people"
        ensure_pki(self.pki, [])
        weak = Hashing(memory_kib=64, iterations=1, lanes=1)
        reception = Reception.open(self.people, lambda: 0, weak)
        office = Office(reception.store, reception.audit, lambda: 0, weak)
        for name, role in (("he", Role.SECURITY_OFFICER), ("hu", Role.SECURITY_OFFICER), ("li", Role.OPERATOR)):
            given = office.add(name, frozenset({role}), "test")
            reception.log_in(name, given, "desk", GOOD)
        reception.close()

    def run(self, *words: str) -> str:
        """What a command prints. Raises what it raises."""
        result = CliRunner().invoke(app, ["pki", *words, "--dir", str(self.pki)], input=f"{GOOD}\n\n")
        if isinstance(result.exception, CityBrainError):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout

    def denied(self, site: str) -> bool:
        path = PkiPaths(self.pki).denied
        return path.exists() and f"site:{site}" in path.read_text(encoding="utf-8")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """The clock of the passwords stands; the rule's own clock is tested elsewhere."""
    monkeypatch.setattr("citybrain._pki_pairs.time.time_ns", lambda: 1)
    vault = Vault(tmp_path)
    vault.run("guard", "--people", str(vault.people))
    return vault


def test_a_site_is_denied_when_two_agree(vault: Vault) -> None:
    with pytest.raises(Refused, match="say --by NAME"):
        vault.run("deny", "site-1", "--reason", "stolen")
    said = vault.run("deny", "site-1", "--reason", "stolen", "--by", "he")
    assert "proposal 1" in said
    assert not vault.denied("site-1")
    with pytest.raises(Refused, match="he proposed it"):
        vault.run("confirm", "1", "--by", "he")
    with pytest.raises(Refused, match="not_your_duty"):
        vault.run("confirm", "1", "--by", "li")
    assert "proposed by he, confirmed by hu" in vault.run("confirm", "1", "--by", "hu")
    assert vault.denied("site-1")
    DenyList.read(PkiPaths(vault.pki).denied)
    with pytest.raises(Refused, match="two_persons_needed"):
        vault.run("allow", "site-1")
    vault.run("allow", "site-1", "--by", "hu")
    vault.run("confirm", "2", "--by", "he")
    assert not vault.denied("site-1")


def test_what_cannot_be_done_is_said_before_anybody_is_asked(vault: Vault) -> None:
    with pytest.raises(BadInput, match="64 hexadecimal digits"):
        vault.run("deny", "sha256:12", "--reason", "x", "--by", "he")
    with pytest.raises(Refused, match="not_your_duty"):
        vault.run("deny", "site-1", "--reason", "x", "--by", "li")


def test_a_wrong_password_proposes_nothing(vault: Vault) -> None:
    with pytest.raises(Refused, match="wrong"):
        pairs.propose(vault.pki, Kind.DENY, "site-1", "x", "he", ("guess", ""))


def test_a_proposal_for_one_authority_is_not_done_at_another(vault: Vault, tmp_path: Path) -> None:
    vault.run("deny", "site-1", "--reason", "x", "--by", "he")
    other = tmp_path / "other"
    ensure_pki(other, [])
    pairs.guard(other, vault.people)
    with pytest.raises(BadInput, match="is not about"):
        pairs.confirm(other, 1, "hu", (GOOD, ""))


def test_a_folder_is_guarded_only_where_two_could_agree(tmp_path: Path) -> None:
    pki, people = tmp_path / "pki", tmp_path / "people"
    ensure_pki(pki, [])
    Reception.open(people, lambda: 0, Hashing(memory_kib=64, iterations=1, lanes=1)).close()
    with pytest.raises(Refused, match="nobody_to_confirm"):
        pairs.guard(pki, people)
    with pytest.raises(BadInput, match="is not guarded"):
        pairs.propose(pki, Kind.DENY, "site-1", "x", "he", (GOOD, ""))
