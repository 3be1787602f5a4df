"""The audit: it grows, it is signed, and nobody changes it unseen."""

from __future__ import annotations

import ast
import itertools
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from citybrain_wire.errors import Unavailable
from citybrain_wire.pki import load_verify_key
from typer.testing import CliRunner

from citybrain._cli import app
from tests.conftest import ROOT
from twin_core.audit import AuditLog, AuditPaths, Event, verify

VERIFIER = ROOT / "twin_core" / "audit" / "_verifier.py"
ENTRIES, HEAD_EVERY = 30, 10


def _clock() -> Callable[[], int]:
    seconds = itertools.count(1_800_000_000)
    return lambda: next(seconds) * 10**9


def _filled(folder: Path) -> AuditPaths:
    log = AuditLog(folder, _clock())
    for number in range(1, ENTRIES + 1):
        log.append(Event("order", "李", "approve", f"plan-{number}", detail={"reason": "高峰"}))
        if number % HEAD_EVERY == 0:
            log.sign_head()
    log.close()
    return log.paths


@pytest.fixture
def paths(tmp_path: Path) -> AuditPaths:
    """Thirty entries, three heads."""
    return _filled(tmp_path / "people")


@pytest.fixture
def forger(paths: AuditPaths) -> Iterator[sqlite3.Connection]:
    """Somebody who may write the file and has taken the triggers away."""
    database = sqlite3.connect(paths.database, isolation_level=None)
    database.executescript("DROP TRIGGER entry_stays; DROP TRIGGER entry_kept;")
    yield database
    database.close()


def _findings(paths: AuditPaths, kept: Path | None = None) -> list[str]:
    return verify(paths.database, load_verify_key(paths.public), kept).findings


def test_a_whole_audit_is_sound(paths: AuditPaths) -> None:
    verdict = verify(paths.database, load_verify_key(paths.public), paths.heads)
    assert (verdict.sound, verdict.entries, verdict.heads, verdict.unsigned) == (True, ENTRIES, 3, 0)


def test_entries_after_the_last_head_are_counted(paths: AuditPaths) -> None:
    log = AuditLog(paths.folder, _clock())
    log.append(Event("login", "li"))
    assert verify(paths.database, load_verify_key(paths.public)).unsigned == 1
    log.close()


def test_every_byte_of_an_entry_and_its_hash_counts(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    for column in ("body", "hash"):
        (whole,) = forger.execute(f"SELECT {column} FROM entry WHERE seq = 17").fetchone()
        for byte in range(len(whole)):
            wrong = bytearray(whole)
            wrong[byte] ^= 1 << (byte % 8)
            forger.execute(f"UPDATE entry SET {column} = ? WHERE seq = 17", (bytes(wrong),))
            assert _findings(paths), f"byte {byte} of {column}"
        forger.execute(f"UPDATE entry SET {column} = ? WHERE seq = 17", (whole,))
    assert _findings(paths) == []


def test_an_edited_entry_is_named(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    forger.execute("UPDATE entry SET body = replace(CAST(body AS TEXT), '李', '王') WHERE seq = 12")
    assert _findings(paths) == ["entry 12 does not give its hash: it was edited, or the one before it was"]


def test_a_deleted_entry_is_named(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    forger.execute("DELETE FROM entry WHERE seq = 12")
    assert _findings(paths) == ["entry 12 is missing: deleted"]


def test_entries_that_changed_places_are_named(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    forger.execute("UPDATE entry SET seq = -seq WHERE seq IN (4, 5)")
    forger.execute("UPDATE entry SET seq = 9 + seq WHERE seq < 0")
    assert _findings(paths)[:2] == [
        "entry 4 says that it is number 5: moved or edited",
        "entry 5 says that it is number 4: moved or edited",
    ]


def test_a_cut_end_is_named_by_the_heads_that_are_left(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    forger.execute("DELETE FROM entry WHERE seq > 25")
    assert _findings(paths) == ["the file ends at entry 25, but entry 30 was signed: cut off"]


def test_an_end_cut_off_with_its_heads_is_named_by_heads_kept_elsewhere(
    paths: AuditPaths, forger: sqlite3.Connection
) -> None:
    forger.execute("DELETE FROM entry WHERE seq > 20")
    forger.execute("DELETE FROM head WHERE seq > 20")
    assert _findings(paths) == [], "the file alone cannot know"
    assert _findings(paths, paths.heads) == ["the file ends at entry 20, but entry 30 was signed: cut off"]


def test_a_chain_made_anew_after_an_edit_contradicts_its_heads(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    import hashlib

    (before,) = forger.execute("SELECT hash FROM entry WHERE seq = 11").fetchone()
    for seq, body in forger.execute("SELECT seq, body FROM entry WHERE seq > 11 ORDER BY seq").fetchall():
        said = body.replace("李".encode(), "王".encode()) if seq == 12 else body
        before = hashlib.sha256(before + said).digest()
        forger.execute("UPDATE entry SET body = ?, hash = ? WHERE seq = ?", (said, before, seq))
    first, second = _findings(paths)
    assert first == "entry 20 is not what was signed: something from 11 to 20 was edited and the chain made anew"
    assert second.startswith("entry 30 is not what was signed")


def test_a_forged_head_is_named(paths: AuditPaths, tmp_path: Path, forger: sqlite3.Connection) -> None:
    other = _filled(tmp_path / "other")
    assert verify(paths.database, load_verify_key(other.public)).findings[0] == (
        "head:1: signature does not hold: forged, or signed by another key"
    )
    forger.execute("UPDATE head SET line = 'citybrain-audit-head-1 short' WHERE seq = 10")
    assert _findings(paths)[0].startswith("head:1: is no head:")


def test_a_file_begun_anew_is_told_from_the_one_that_was_witnessed(paths: AuditPaths, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(paths.heads.read_bytes())
    paths.database.unlink()
    _filled(paths.folder)
    (finding,) = _findings(paths, kept)
    assert finding.startswith("kept.txt: holds no head of this chain")


def test_the_file_itself_refuses_edits_and_deletions(paths: AuditPaths) -> None:
    database = sqlite3.connect(paths.database)
    for statement in ("UPDATE entry SET body = x'00'", "DELETE FROM entry"):
        with pytest.raises(sqlite3.IntegrityError, match="the audit only grows"):
            database.execute(statement)
    database.close()


def test_several_writers_make_one_chain(tmp_path: Path) -> None:
    logs = [AuditLog(tmp_path, _clock()) for _ in range(4)]

    def write(log: AuditLog) -> None:
        for _ in range(25):
            log.append(Event("login", "li"))
        log.sign_head()

    threads = [threading.Thread(target=write, args=(log,)) for log in logs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for log in logs:
        log.close()
    verdict = verify(logs[0].paths.database, load_verify_key(logs[0].paths.public), logs[0].paths.heads)
    assert (verdict.sound, verdict.entries, verdict.unsigned) == (True, 100, 0)


@pytest.mark.parametrize("damage", ["edit", "zeroes"])
def test_a_file_with_a_damaged_end_is_set_aside_and_named_in_the_next_one(
    paths: AuditPaths, forger: sqlite3.Connection, damage: str
) -> None:
    if damage == "edit":
        forger.execute("UPDATE entry SET body = x'7b7d' WHERE seq = 30")
    else:
        forger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        paths.database.write_bytes(b"\0" * 4096)
    log = AuditLog(paths.folder, _clock())
    assert '"subject":"audit.db.damaged-1"' in log.newest(1)[0]
    assert paths.database.with_name("audit.db.damaged-1").exists()
    log.close()
    assert _findings(paths) == []


def test_what_cannot_be_written_down_raises(paths: AuditPaths) -> None:
    log = AuditLog(paths.folder, _clock())
    log.close()
    with pytest.raises(Unavailable, match="nothing is done that cannot be written down"):
        log.append(Event("order", "li"))


def test_an_entry_holds_hostile_texts_and_is_never_long(paths: AuditPaths) -> None:
    log = AuditLog(paths.folder, _clock())
    log.append(Event("login_failed", "\ud800\x00\n\x1b[31m" + "x" * 10_000, source="127.0.0.1"))
    (body,) = log.newest(1)
    log.close()
    assert len(body) < 1000
    assert not any(ord(letter) < 32 for letter in body)
    assert _findings(paths) == []


def test_keys_are_readable_by_their_owner_alone(paths: AuditPaths) -> None:
    assert paths.key.stat().st_mode & 0o77 == 0
    assert paths.database.stat().st_mode & 0o77 == 0


def test_the_verifier_is_short_and_stands_alone(paths: AuditPaths, forger: sqlite3.Connection, tmp_path: Path) -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 200
    modules = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    foreign = {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names)
    assert foreign == {"cryptography"}
    alone = tmp_path / "verify.py"
    alone.write_text(text, encoding="utf-8")
    call = [sys.executable, "-I", str(alone), str(paths.database), "--key", str(paths.public)]
    sound = subprocess.run([*call, "--heads", str(paths.heads)], capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stdout) == (0, "sound: 30 entries, 3 heads; 0 entries after the last good head\n")
    forger.execute("DELETE FROM entry WHERE seq = 7")
    bad = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (bad.returncode, bad.stdout.splitlines()[0]) == (1, "entry 7 is missing: deleted")
    none = subprocess.run([*call[:3], str(tmp_path / "no.db"), *call[4:]], capture_output=True, text=True, check=False)
    assert none.returncode == 2


def test_the_command_line_lists_signs_and_verifies(paths: AuditPaths, forger: sqlite3.Connection) -> None:
    def run(*words: str) -> tuple[str, BaseException | None]:
        result = CliRunner().invoke(app, ["audit", *words])
        return result.stdout, result.exception

    verified = ("verify", str(paths.database), "--key", str(paths.public))
    assert "30 entries, 3 heads" in run(*verified)[0]
    assert '"subject": "plan-30"' in run("list", "--dir", str(paths.folder), "--last", "1", "--json")[0]
    assert run("head", "--dir", str(paths.folder))[0].startswith("citybrain-audit-head-1 ")
    forger.executescript("DROP TRIGGER entry_kept; DELETE FROM entry WHERE seq = 7;")
    error = run(*verified)[1]
    assert "entry 7 is missing: deleted" in str(error)
    assert "there is no audit" in str(run("list", "--dir", str(paths.folder / "no"))[1])
