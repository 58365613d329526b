"""What an export is: rows of an archive, one format, a file or a folder that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.database.connection import said
from crawler.archive.extracts.table import Row, Table
from crawler.archive.extracts.table_catalogue import ARTICLES
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError

CHUNK = 1 << 18
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the same export has the same bytes."""


def unheard(done: int) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which rows of which archive, and who is told how many are done."""

    db: sqlite3.Connection
    """Read-only, as `crawler.archive.query.reader.open_reader` gives it."""
    selection: Selection = field(default_factory=Selection)
    table: Table = ARTICLES
    heard: Callable[[int], None] = unheard
    place: str = "the archive"
    """What to call the archive where it is damaged."""

    def rows(self, *, by_month: bool = False) -> Iterator[Row]:
        """The rows, as `crawler.archive.extracts.table.Table.rows` has them."""
        with said(self.place):
            for number, row in enumerate(self.table.rows(self.db, self.selection, by_month=by_month), 1):
                yield row
                if number % 100 == 0:
                    self.heard(number)

    def lines(self) -> Iterator[bytes]:
        """The rows, each a JSON object in UTF-8."""
        with said(self.place):
            for number, line in enumerate(self.table.lines(self.db, self.selection), 1):
                yield line
                if number % 1000 == 0:
                    self.heard(number)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its text as it streams by, or how its files are written."""

    name: str
    title: str
    """What it is and for whom, for people."""
    suffix: str
    media: str
    """The content type of one file; of a folder, as the zip that the desk sends."""
    chunks: Callable[[Source], Iterator[bytes]] | None = None
    files: Callable[[Source, Path], None] | None = None
    """Writes to a path that does not exist yet."""
    holds: tuple[str, ...] = ()
    """Suffixes of the files of a folder; empty: the export is one file."""
    tables: bool = False
    """Whether it takes other tables than the articles."""

    @property
    def folder(self) -> bool:
        """Whether it is a folder of files."""
        return bool(self.holds)

    def save(self, source: Source, path: Path, *, force: bool = False) -> None:
        """Write it: until all of it is on the disk, `path` stays as it was. Raises `HemeroError`."""
        path = path.absolute()
        part, old = path.with_name(f".{path.name}.part"), path.with_name(f".{path.name}.old")
        self._check(source)
        with said(str(path), option="-o"):
            if old.exists() and not path.exists():
                old.rename(path)  # an export that replaced a folder was killed between two names
            self._refuse(path, force=force)
            path.parent.mkdir(parents=True, exist_ok=True)
            _remove(part)  # of an export that was killed
            try:
                with snapshot(source.db):
                    self._write(source, part)
                _replace(part, path, old)
            finally:
                _remove(part)

    def stream(self, source: Source) -> Generator[bytes, None, None]:
        """Its bytes, those of a folder as a zip. Raises `HemeroError`, where the words cannot be understood before the first byte."""
        self._check(source)
        return self._stream(source)

    def _check(self, source: Source) -> None:
        source.table.checked(source.selection)
        if source.table is not ARTICLES and not self.tables:
            raise HemeroError(f"{self.name} is a format of articles: {source.table.name} can be exported as csv, jsonl or parquet.")

    def _stream(self, source: Source) -> Generator[bytes, None, None]:
        if self.chunks is not None:
            with snapshot(source.db):
                yield from self.chunks(source)
            return
        with tempfile.TemporaryDirectory(prefix="hemero-") as scratch:
            made = Path(scratch) / f"hemero{self.suffix}"
            with said(scratch, option="TMPDIR"), snapshot(source.db):
                self._write(source, made)
                whole = _zipped(made, Path(scratch) / "whole.zip") if self.folder else made
            with whole.open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield chunk

    def _write(self, source: Source, path: Path) -> None:
        if self.files is not None:
            self.files(source, path)
        else:
            assert self.chunks is not None
            with path.open("wb") as file:
                for chunk in self.chunks(source):
                    file.write(chunk)
        if not self.folder:
            with path.open("rb+") as file:
                os.fsync(file.fileno())

    def _refuse(self, path: Path, *, force: bool) -> None:
        if not path.exists():
            return
        if not force:
            raise HemeroError(f"{path} is already there: name another with -o, or replace it with --force.")
        if path.is_dir() != self.folder:
            raise HemeroError(f"{path} is a {'folder' if path.is_dir() else 'file'} and this export is not one: name another with -o.")
        others = [one for one in path.rglob("*") if one.is_file() and one.suffix not in self.holds] if self.folder else []
        if others:
            raise HemeroError(f"{path} holds more than an export ({others[0].name}): name another folder with -o.")


class snapshot:  # noqa: N801 - read as a verb in `with snapshot(db)`
    """One state of the archive for all that is asked meanwhile, though a crawl goes on."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ours = not db.in_transaction

    def __enter__(self) -> None:
        if self._ours:
            self._db.execute("BEGIN")

    def __exit__(self, *trouble: object) -> None:
        if self._ours and self._db.in_transaction:
            self._db.execute("ROLLBACK")


def _replace(part: Path, path: Path, old: Path) -> None:
    if path.is_dir():
        _remove(old)
        path.rename(old)
        part.rename(path)
    else:
        part.replace(path)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _zipped(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                entry = zipfile.ZipInfo(str(one.relative_to(folder)), EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with one.open("rb") as file, whole.open(entry, "w", force_zip64=True) as inside:
                    shutil.copyfileobj(file, inside, CHUNK)
    return path


def gathered(texts: Iterator[str]) -> Iterator[bytes]:
    """Texts as UTF-8 in chunks worth a write each; what UTF-8 has no bytes for (lone surrogates) becomes `?`."""
    return chunked(text.encode("utf-8", "replace") for text in texts)


def chunked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces in chunks worth a write each."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
