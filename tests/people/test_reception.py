"""Who comes in, who does not, for how long, and that all of it is written down."""

from __future__ import annotations

import base64
import hmac
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from citybrain_wire.errors import BadInput, Refused, StoreDamaged, Unavailable

from twin_core.people import (
    IDLE_NS,
    LINK_NS,
    SESSION_NS,
    Hashing,
    Office,
    Reception,
    Role,
    Visit,
    as_name,
    as_roles,
    check_password,
)

S = 1_000_000_000
WEAK = Hashing(memory_kib=64, iterations=1, lanes=1)
GOOD, WRONG = "Kreuzung 4711", "Kreuzung 4712"


class House:
    """A reception, an office and a clock that stands until somebody moves it."""

    def __init__(self, folder: Path) -> None:
        self.now_ns = 1_800_000_000 * S
        self.reception = Reception.open(folder, lambda: self.now_ns, WEAK)
        self.office = Office(self.reception.store, self.reception.audit, lambda: self.now_ns, WEAK)

    def resident(self, name: str, *roles: Role) -> None:
        """Somebody whose password is GOOD."""
        given = self.office.add(name, frozenset(roles or (Role.OPERATOR,)), "test")
        self.reception.log_in(name, given, "desk", GOOD)

    def why_not(self, name: str, password: str, source: str = "desk", new: str = "", code: str = "") -> str:
        """The code of the refusal; empty = they are in."""
        try:
            self.reception.log_in(name, password, source, new, code)
        except Refused as err:
            return err.code
        return ""

    def written(self, count: int = 1) -> list[tuple[str, str, str]]:
        entries = [json.loads(body) for body in self.reception.audit.newest(count)]
        return [(entry["kind"], entry["who"], entry["outcome"]) for entry in entries]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Li is in the house."""
    house = House(tmp_path)
    house.resident("li")
    yield house
    house.reception.close()


def test_who_knows_the_password_is_in_under_their_name(house: House) -> None:
    visit = house.reception.log_in(" LI ", GOOD, "10.0.0.7")
    assert visit.person.name == "li"
    assert house.written() == [("login", "li", "ok")]
    found = house.reception.visit(visit.secret)
    assert found is not None
    assert found.person == house.reception.store.find("li")
    assert house.reception.visit("something else") is None
    assert house.reception.visit("") is None


def test_five_wrong_passwords_lock_the_name_for_a_quarter_of_an_hour(house: House) -> None:
    assert [house.why_not("li", WRONG) for _ in range(5)] == ["wrong"] * 5
    assert house.written(2) == [("login", "li", "wrong"), ("locked", "li", "failures")]
    assert house.why_not("li", GOOD) == "wrong"
    assert house.written() == [("login", "li", "locked")]
    house.now_ns += 15 * 60 * S
    assert house.why_not("li", GOOD) == ""


def test_a_right_password_forgives_the_wrong_ones_before(house: House) -> None:
    for _ in range(3):
        assert [house.why_not("li", WRONG) for _ in range(4)] == ["wrong"] * 4
        assert house.why_not("li", GOOD) == ""


@pytest.mark.parametrize("name", ["nobody", "", "\x00", "li\n\n!", "x" * 300, "' OR 1=1 --"])
def test_a_name_nobody_has_is_refused_like_a_wrong_password(house: House, name: str) -> None:
    with pytest.raises(Refused) as unknown:
        house.reception.log_in(name, GOOD, "desk")
    with pytest.raises(Refused) as wrong:
        house.reception.log_in("li", WRONG, "desk")
    assert str(unknown.value) == str(wrong.value)


def test_an_address_that_guesses_is_slowed_down_whoever_it_names(house: House) -> None:
    codes = [house.why_not(f"name{number}", WRONG, "10.0.0.9") for number in range(25)]
    assert codes == ["wrong"] * 20 + ["slow_down"] * 5
    assert house.why_not("li", GOOD, "10.0.0.10") == ""
    house.now_ns += 61 * S
    assert house.why_not("li", GOOD, "10.0.0.9") == ""


def test_a_password_of_ninety_days_must_be_changed(house: House) -> None:
    house.now_ns += 91 * 86_400 * S
    assert house.why_not("li", GOOD) == "change_password"
    assert house.why_not("li", GOOD, new=GOOD) == "bad_password"
    assert house.why_not("li", GOOD, new="Kreuzung 4713") == ""
    assert house.why_not("li", "Kreuzung 4713") == ""


def test_a_new_password_ends_what_was_begun_by_the_old_one(house: House) -> None:
    before = house.reception.log_in("li", GOOD, "desk")
    house.reception.log_in("li", GOOD, "desk", "Kreuzung 4713")
    assert house.reception.visit(before.secret) is None
    assert not house.reception.still_in(before)


def _code(uri: str, now_ns: int) -> str:
    """What an authenticator program shows, by the text of RFC 6238 and RFC 4226 alone."""
    secret = base64.b32decode(parse_qs(urlsplit(uri).query)["secret"][0])
    mac = hmac.digest(secret, (now_ns // S // 30).to_bytes(8, "big"), "sha1")
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def test_who_has_a_second_factor_shows_it_too(house: House) -> None:
    uri = house.office.new_second("li", "os:root")
    assert house.why_not("li", GOOD) == "code"
    code = _code(uri, house.now_ns)
    assert house.why_not("li", GOOD, code="000000" if code != "000000" else "000001") == "code"
    assert house.why_not("li", GOOD, code=code) == ""
    assert house.why_not("li", GOOD, code=code) == "code", "a code is good once"
    house.now_ns += 30 * S
    assert house.why_not("li", WRONG, code=_code(uri, house.now_ns)) == "wrong"
    assert house.why_not("li", GOOD, code=_code(uri, house.now_ns + 30 * S)) == "", "clocks may differ by half a minute"
    assert house.why_not("li", GOOD, code=_code(uri, house.now_ns)) == "code", "nor one older than the last"
    house.now_ns += 300 * S
    assert house.why_not("li", GOOD, code=_code(uri, house.now_ns - 60 * S)) == "code"


def test_guesses_at_the_second_factor_lock_the_name_like_others(house: House) -> None:
    uri = house.office.new_second("li", "os:root")
    for guess in range(5):
        assert house.why_not("li", GOOD, code=f"x{guess}") == "code"
    assert house.why_not("li", GOOD, code=_code(uri, house.now_ns)) == "wrong"
    assert house.written() == [("login", "li", "locked")]


def test_where_others_reach_the_log_in_a_password_alone_lets_nobody_in(house: House) -> None:
    strict = Reception(house.reception.store, house.reception.audit, lambda: house.now_ns, WEAK, strict=True)
    with pytest.raises(Refused, match="everybody needs a second factor"):
        strict.log_in("li", GOOD, "10.0.0.7")
    with pytest.raises(Refused, match="on the machine itself only"):
        strict.log_in_once(strict.make_link("li", "os:root"), "10.0.0.7")
    uri = house.office.new_second("li", "os:root")
    assert strict.log_in("li", GOOD, "10.0.0.7", code=_code(uri, house.now_ns)).person.name == "li"


def test_a_session_ends_with_the_shift_and_half_an_hour_after_the_last_question(house: House) -> None:
    visit = house.reception.log_in("li", GOOD, "desk")
    begun_ns = house.now_ns
    while house.now_ns - begun_ns < SESSION_NS - IDLE_NS:
        house.now_ns += IDLE_NS // 2
        assert house.reception.visit(visit.secret) is not None
    house.now_ns = begun_ns + SESSION_NS + S
    assert house.reception.visit(visit.secret) is None
    other = house.reception.log_in("li", GOOD, "desk")
    house.now_ns += IDLE_NS + S
    assert house.reception.visit(other.secret) is None


def test_a_link_lets_in_once_and_within_the_hour(house: House) -> None:
    link = house.reception.make_link("li", "os:root")
    assert house.reception.log_in_once(link, "desk").person.name == "li"
    with pytest.raises(Refused, match="this link was used, or is too old"):
        house.reception.log_in_once(link, "desk")
    late = house.reception.make_link("li", "os:root")
    house.now_ns += LINK_NS
    with pytest.raises(Refused, match="this link was used, or is too old"):
        house.reception.log_in_once(late, "desk")
    with pytest.raises(BadInput, match="there is no 'wang'"):
        house.reception.make_link("wang", "os:root")


def test_who_is_locked_is_out_at_once_by_every_way(house: House) -> None:
    visit, link = house.reception.log_in("li", GOOD, "desk"), house.reception.make_link("li", "os:root")
    house.office.lock("li", "left the city", "chen")
    assert house.reception.visit(visit.secret) is None
    assert house.why_not("li", GOOD) == "wrong"
    with pytest.raises(Refused):
        house.reception.log_in_once(link, "desk")
    house.office.unlock("li", "chen")
    assert house.why_not("li", GOOD) == ""


def test_roles_hold_from_the_next_question_on(house: House) -> None:
    visit = house.reception.log_in("li", GOOD, "desk")
    house.office.give_roles("li", frozenset({Role.VIEWER}), "chen")

    def seen() -> Visit:
        found = house.reception.visit(visit.secret)
        assert found is not None
        return found

    assert seen().person.roles == {Role.VIEWER}


def test_two_people_never_share_a_name(house: House) -> None:
    for name in ("li", " Ｌｉ", "LI"):
        with pytest.raises(BadInput, match="there is a 'li' already"):
            house.office.add(as_name(name), frozenset({Role.VIEWER}), "test")


def test_names_and_roles_that_are_none_are_refused() -> None:
    for name in ("", " ", "-x", "a b", "a\u202eb", "x" * 41):
        with pytest.raises(BadInput, match="is no name"):
            as_name(name)
    assert as_name("李雷") == "李雷"
    with pytest.raises(BadInput, match="role 'king' is unknown"):
        as_roles(["king"])
    with pytest.raises(BadInput, match="a person needs a role"):
        as_roles([])


@pytest.mark.parametrize("password", ["Short 1", "alllowercase1", "x" * 201, "Mrs Wangfang 1", "12345678901"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(Refused):
        check_password(password, "wangfang")


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own() -> None:
    strong = Hashing()
    kept = strong.keep(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert strong.fits(GOOD, kept)
    assert not strong.fits(WRONG, kept)
    assert WEAK.keep(GOOD) != WEAK.keep(GOOD)
    assert strong.decoy.rsplit("$", 2)[0] == kept.rsplit("$", 2)[0], "a name nobody has costs the same"
    assert not strong.fits(GOOD, strong.decoy)


def test_the_file_tells_no_secret(house: House) -> None:
    visit, link = house.reception.log_in("li", GOOD, "desk"), house.reception.make_link("li", "os:root")
    house.reception.close()
    raw = b"".join(path.read_bytes() for path in house.reception.store.path.parent.iterdir())
    for secret in (GOOD, visit.secret, link):
        assert secret.encode() not in raw
    assert house.reception.store.path.stat().st_mode & 0o77 == 0
    house.reception = Reception.open(house.reception.store.path.parent, lambda: house.now_ns, WEAK)
    assert house.reception.visit(visit.secret) is not None, "a server that starts again knows who is in"


def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    path.write_bytes(b"no database at all, but long enough for one" * 100)
    with pytest.raises(StoreDamaged, match="put a backup in its place"):
        Reception.open(tmp_path, lambda: 0, WEAK)
    assert path.read_bytes().startswith(b"no database")


def test_nobody_comes_in_that_cannot_be_written_down(house: House) -> None:
    sqlite3.connect(house.reception.audit.paths.database).executescript("DROP TABLE entry")
    with pytest.raises(Unavailable, match="nothing is done that cannot be written down"):
        house.reception.log_in("li", GOOD, "desk")
