"""Streaming XML: `.xml` and `.xml.gz`, with line numbers, `<include>`, and refusal of what makes XML dangerous.

Document type declarations are refused, since entities declared there can grow without bound or read other files. Only
UTF-8 is read. Files are hashed as they are read, compressed bytes as they lie on disk.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol
from xml.parsers import expat

from twin_core.city._faults import Findings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["ElementHandler", "ReadFiles", "read_xml"]

CHUNK_BYTES = 1 << 18
MAX_TEXT_BYTES = 1 << 32
MAX_DEPTH = 64
MAX_INCLUDE_DEPTH = 8
UTF8_NAMES = ("utf-8", "utf8", "us-ascii", "ascii")


class ElementHandler(Protocol):
    """What a reader of one family of files does with elements. `parents` are the open tags, the root first."""

    roots: frozenset[str]

    def start(self, tag: str, attrs: dict[str, str], line: int, parents: list[str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def enter_file(self, path: str) -> None:
        """From here on, lines count in this file."""


@dataclass
class ReadFiles:
    """Which files were read, included ones too, and the hash over all their bytes in reading order."""

    paths: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)

    def source_hash(self) -> str:
        """SHA-256 hex over the files' digests, in reading order."""
        return hashlib.sha256("\n".join(self.digests).encode()).hexdigest()


class _StopReading(Exception):
    """Ends the parse of one file after a fault that makes the rest meaningless. Never leaves this module."""


def read_xml(path: str | Path, handler: ElementHandler, findings: Findings, files: ReadFiles) -> None:
    """Feed the elements of `path` and of the files it includes to `handler`; faults go to `findings`."""
    _FileReader(str(path), handler, findings, files, ()).read()


class _FileReader:
    """One file. Includes make another reader that knows the chain of files it was reached by."""

    def __init__(
        self, path: str, handler: ElementHandler, findings: Findings, files: ReadFiles, chain: tuple[str, ...]
    ) -> None:
        self.path = path
        self._handler = handler
        self._findings = findings
        self._files = files
        self._chain = (*chain, str(Path(path).resolve()))
        self._open: list[str] = []
        self._parser = expat.ParserCreate()

    def read(self) -> None:
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.XmlDeclHandler = self._check_encoding
        self._handler.enter_file(self.path)
        try:
            for chunk in self._chunks():
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except _StopReading:
            self._findings.cut_short = True
        except expat.ExpatError as error:
            self._findings.cut_short = True
            what = expat.ErrorString(error.code)
            if what in ("no element found", "unclosed token") or (self._open and what == "unclosed CDATA section"):
                inside = f" inside <{self._open[-1]}>" if self._open else ""
                what = f"the file ends{inside} before its root element is closed; it seems cut off"
            else:
                what = f"not well-formed XML: {what}"
            self._fault(error.lineno, "", what)

    def _fault(self, line: int, field_name: str, message: str) -> None:
        self._findings.fault(self.path, line, field_name, message)

    def _stop(self, line: int, field_name: str, message: str) -> _StopReading:
        self._fault(line, field_name, message)
        return _StopReading()

    def _chunks(self) -> Iterator[bytes]:
        """Bytes of the document, unpacked, checked to be UTF-8 and below the size limit."""
        digest = hashlib.sha256()
        decoder = codecs.getincrementaldecoder("utf-8")()
        total = 0
        lines = 1
        try:
            with Path(self.path).open("rb") as raw:
                packed = raw.read(2) == b"\x1f\x8b"
                raw.seek(0)
                hashed = io.BufferedReader(_Hashed(raw, digest.update), CHUNK_BYTES)
                stream: io.BufferedIOBase = gzip.GzipFile(fileobj=hashed, mode="rb") if packed else hashed
                while chunk := stream.read(CHUNK_BYTES):
                    total += len(chunk)
                    if total > MAX_TEXT_BYTES:
                        raise self._stop(0, "", f"more than {MAX_TEXT_BYTES >> 30} GiB of text; refused")
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError as error:
                        at = lines + chunk[: max(0, error.start)].count(b"\n")
                        raise self._stop(at, "", "not UTF-8; save the file as UTF-8") from None
                    lines += chunk.count(b"\n")
                    yield chunk
        except FileNotFoundError:
            raise self._stop(0, "", "no such file") from None
        except IsADirectoryError:
            raise self._stop(0, "", "this is a folder, a file was expected") from None
        except EOFError:
            raise self._stop(0, "", "the gzip data end too early; the file is cut off") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise self._stop(0, "", f"damaged gzip data: {error}") from None
        except OSError as error:
            raise self._stop(0, "", f"cannot be read: {error.strerror}") from None
        self._files.paths.append(self.path)
        self._files.digests.append(digest.hexdigest())

    def _refuse_doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        raise self._stop(
            self._parser.CurrentLineNumber, "", "document type declarations are refused; remove the <!DOCTYPE> part"
        )

    def _check_encoding(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in UTF8_NAMES:
            raise self._stop(
                self._parser.CurrentLineNumber, "encoding", f"{encoding!r} is not read; save the file as UTF-8"
            )

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        if not self._open:
            if tag not in self._handler.roots:
                wanted = " or ".join(f"<{root}>" for root in sorted(self._handler.roots)[:3])
                raise self._stop(line, "", f"the root element is <{tag}>, expected {wanted}")
        elif tag == "include":
            self._include(attrs.get("href", ""), line)
        else:
            if len(self._open) >= MAX_DEPTH:
                raise self._stop(line, "", f"elements are nested deeper than {MAX_DEPTH}")
            self._handler.start(tag, attrs, line, self._open)
        self._open.append(tag)

    def _end(self, tag: str) -> None:
        self._open.pop()
        if self._open and tag != "include":
            self._handler.end(tag)

    def _include(self, href: str, line: int) -> None:
        if not href:
            self._fault(line, "href", "<include> names no file")
            return
        target = Path(self.path).parent / href
        if str(target.resolve()) in self._chain:
            self._fault(line, "href", f"{href!r} includes itself, directly or through others")
        elif len(self._chain) > MAX_INCLUDE_DEPTH:
            self._fault(line, "href", f"files are included deeper than {MAX_INCLUDE_DEPTH}")
        else:
            _FileReader(str(target), self._handler, self._findings, self._files, self._chain).read()
            self._handler.enter_file(self.path)


class _Hashed(io.RawIOBase):
    """A readable file that shows every byte to a hash as it goes by."""

    def __init__(self, raw: IO[bytes], update: Callable[[bytes], object]) -> None:
        self._raw = raw
        self._update = update

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read and hash."""
        view = memoryview(buffer)
        chunk = self._raw.read(len(view))
        view[: len(chunk)] = chunk
        self._update(chunk)
        return len(chunk)
