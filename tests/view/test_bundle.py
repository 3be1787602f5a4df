"""The committed bundle: made of the committed sources, small, with its licence, and the same when built again."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

WEB, STATIC = ROOT / "viz" / "web", ROOT / "viz" / "static"
SOURCES = (
    "index.html",
    "login.html",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
    "public",
    "src",
)
LARGEST_GZIP_BYTES = 250_000
INSTALL_S, BUILD_S = 120, 120


def _sources() -> list[str]:
    """As `vite.config.ts` lists them."""
    found: list[str] = []
    for name in SOURCES:
        path = WEB / name
        found += [str(f.relative_to(WEB)) for f in path.rglob("*") if f.is_file()] if path.is_dir() else [name]
    return sorted(found)


def test_the_bundle_is_made_of_these_sources() -> None:
    digest = hashlib.sha256()
    for name in _sources():
        digest.update(name.encode() + b"\0" + (WEB / name).read_bytes() + b"\0")
    recorded = (STATIC / "sources.sha256").read_text(encoding="ascii").strip()
    assert recorded == digest.hexdigest(), "viz/web has changed since the bundle was built; run scripts/build-web"


def test_the_whole_page_is_at_most_250_kb_over_the_wire() -> None:
    shipped = [f for f in STATIC.rglob("*") if f.suffix in (".js", ".css", ".html", ".svg")]
    assert sum(len(gzip.compress(f.read_bytes(), 6)) for f in shipped) <= LARGEST_GZIP_BYTES


def test_the_licence_of_what_is_shipped_lies_beside_it() -> None:
    assert "MIT License" in (STATIC / "LICENSES.txt").read_text(encoding="utf-8")


def test_both_languages_have_every_text_and_the_same_blanks() -> None:
    zh, en = (json.loads((WEB / "src" / "i18n" / f"{name}.json").read_text(encoding="utf-8")) for name in ("zh", "en"))
    assert list(zh) == list(en)
    for key in zh:
        assert _blanks(zh[key]) == _blanks(en[key]), key


def _blanks(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here; the digest of the sources is compared instead")
    work = tmp_path / "web"
    shutil.copytree(WEB, work, ignore=shutil.ignore_patterns("node_modules"))
    install = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        subprocess.run(install, cwd=work, check=True, capture_output=True, timeout=INSTALL_S)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("npm cannot install here; the digest of the sources is compared instead")
    subprocess.run([npm, "run", "--silent", "build"], cwd=work, check=True, capture_output=True, timeout=BUILD_S)
    built, committed = tmp_path / "static", STATIC
    names = sorted(str(f.relative_to(built)) for f in built.rglob("*") if f.is_file())
    assert names == sorted(str(f.relative_to(committed)) for f in committed.rglob("*") if f.is_file())
    assert all((built / name).read_bytes() == (committed / name).read_bytes() for name in names)
