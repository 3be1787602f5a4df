"""Documents keep their word: every command in them runs, links lead somewhere, both readmes say the same."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENTS = sorted([ROOT / "README.md", ROOT / "README.zh.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")
# What runs by other means: CI runs scripts/test (which runs scripts/check) itself; scripts/up is what tests/e2e does.
ELSEWHERE = ("scripts/test", "scripts/check", "scripts/up")


def commands(document: Path) -> list[str]:
    """Commands of all sh blocks, comments stripped; blocks that only show a shape are fenced without `sh`."""
    lines = [line for block in BLOCK.findall(document.read_text(encoding="utf-8")) for line in block.splitlines()]
    return [" ".join(shlex.split(line, comments=True)) for line in lines if shlex.split(line, comments=True)]


ALL = sorted({command for document in DOCUMENTS for command in commands(document)})


def test_there_are_commands_to_run() -> None:
    assert len(ALL) > 5


@pytest.mark.parametrize("command", [c for c in ALL if not c.startswith(ELSEWHERE)])
def test_a_documented_command_runs(command: str, tmp_path: Path) -> None:
    words = command.split()
    if words[0] == "citybrain":
        words[:1] = [sys.executable, "-m", "citybrain"]
    elif words[0] == "python":
        words[0] = sys.executable
    else:
        pytest.fail(f"{command!r} starts with a program that this test does not know")
    if "--write" in words:
        words.remove("--write")  # the document's reader changes the stubs, a test only looks
    if "--out" in words:
        at = words.index("--out") + 1
        words[at] = str(tmp_path / words[at])
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [c for c in ALL if c.startswith(ELSEWHERE)])
def test_a_documented_script_is_there(command: str) -> None:
    assert os.access(ROOT / command.split()[0], os.X_OK)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    targets = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert not [link for link in targets if not (document.parent / link).exists()]


def test_both_readmes_name_the_same_commands_and_pages() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh.md"
    assert commands(english) == commands(chinese)
    pages = [
        {
            page
            for page in LINK.findall(p.read_text(encoding="utf-8"))
            if not page.startswith(("README", "docs/images/"))
        }
        for p in (english, chinese)
    ]
    assert pages[0] == pages[1]
