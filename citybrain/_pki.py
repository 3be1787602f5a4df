"""What the `citybrain pki` commands do."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from citybrain_wire.enrolment import DenyList, Registrar
from citybrain_wire.errors import BadInput
from citybrain_wire.pki import PkiPaths, site_uri

from edge_agent import Invitation

__all__ = ["allow", "deny", "entry_of", "invite"]


def invite(site: str, folder: Path, address: str, out: Path, hours: float) -> None:
    """Write an invitation for `site` to `out`."""
    paths = PkiPaths(folder)
    token = Registrar(paths).invite(site, dt.datetime.now(dt.UTC), life=dt.timedelta(hours=hours))
    Invitation(site, address, token, paths.ca.read_bytes()).write(out)


def deny(what: str, folder: Path, reason: str) -> None:
    """Add a line to the deny list. Raises BadInput where it would not be understood."""
    entry = entry_of(what)
    path = PkiPaths(folder).denied
    DenyList.read(path)  # never add to a list that is unreadable already
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    note = " ".join(reason.split())
    _replace(path, f"{text}{entry}\t{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} {note}\n")


def allow(what: str, folder: Path) -> None:
    """Take a line off the deny list. Raises BadInput where it is not there."""
    entry = entry_of(what)
    path = PkiPaths(folder).denied
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    left = [line for line in lines if line.split("\t")[0].strip() != entry]
    if len(left) == len(lines):
        raise BadInput(f"{entry} is not on the deny list {path}")
    _replace(path, "".join(left))


def entry_of(what: str) -> str:
    """What the deny list says for a site id or sha256:<fingerprint>. Raises BadInput for what is neither."""
    if what.startswith("sha256:"):
        if len(what) != len("sha256:") + 64:
            raise BadInput(f"{what}: a certificate is named by 64 hexadecimal digits after sha256:")
        return what.lower()
    if set(what) & set("\t\n\r#"):
        raise BadInput(f"{what!r}: a site id on the deny list may hold no tab, line end or #; deny its certificate")
    site_uri(what)
    return f"site:{what}"


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
