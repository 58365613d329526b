"""Base of all exports: the rows of an archive written in one format to a file or folder. An export is complete or does not exist."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.database.connection import sqlite_errors_as_hemero_errors
from crawler.archive.extracts.table import Row, Table
from crawler.archive.extracts.table_catalogue import ARTICLES
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError

CHUNK = 1 << 18
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip, so that the same export has the same bytes."""


def no_progress(done: int) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True)
class Source:
    """The rows to export, and a progress callback."""

    db: sqlite3.Connection
    """A read-only connection from `crawler.archive.query.reader.open_reader`."""
    selection: Selection = field(default_factory=Selection)
    table: Table = ARTICLES
    heard: Callable[[int], None] = no_progress
    """Called from time to time, and at the end, with the number of rows done."""
    place: str = "the archive"
    """The archive's path, for error messages."""

    def rows(self, *, by_month: bool = False) -> Iterator[Row]:
        """The rows as dictionaries, see `crawler.archive.extracts.table.Table.rows`."""
        with sqlite_errors_as_hemero_errors(self.place):
            number = 0
            for number, row in enumerate(self.table.rows(self.db, self.selection, by_month=by_month), 1):
                yield row
                if number % 100 == 0:
                    self.heard(number)
            self.heard(number)

    def lines(self) -> Iterator[bytes]:
        """The rows as JSON objects in UTF-8, without line ends."""
        with sqlite_errors_as_hemero_errors(self.place):
            number = 0
            for number, line in enumerate(self.table.lines(self.db, self.selection), 1):
                yield line
                if number % 1000 == 0:
                    self.heard(number)
            self.heard(number)


@dataclass(frozen=True, slots=True)
class Format:
    """An export format. It has either `chunks` (one file, streamed) or `files` (written to a path)."""

    name: str
    title: str
    """A description for people."""
    suffix: str
    media: str
    """The content type of the file; for a folder, that of its zip."""
    chunks: Callable[[Source], Iterator[bytes]] | None = None
    files: Callable[[Source, Path], None] | None = None
    """Writes the file or folder to a path that does not exist."""
    holds: tuple[str, ...] = ()
    """The suffixes of the files in the folder; empty: the export is one file."""
    tables: bool = False
    """Whether the format can export other tables than articles."""

    @property
    def folder(self) -> bool:
        """Whether the export is a folder."""
        return bool(self.holds)

    def save(self, source: Source, path: Path, *, force: bool = False) -> None:
        """Write the export to `path`. `path` is not changed before the whole export is on disk. `force` replaces an earlier export.

        Raises `HemeroError`.
        """
        path = path.absolute()
        part, old = path.with_name(f".{path.name}.part"), path.with_name(f".{path.name}.old")
        self._check(source)
        with sqlite_errors_as_hemero_errors(str(path), option="-o"):
            if old.exists() and not path.exists():
                old.rename(path)  # an earlier export was killed between the two renames of `_replace`
            self._refuse(path, force=force)
            path.parent.mkdir(parents=True, exist_ok=True)
            _remove(part)  # left by a killed export
            try:
                with snapshot(source.db):
                    self._write(source, part)
                _replace(part, path, old)
            finally:
                _remove(part)

    def stream(self, source: Source) -> Generator[bytes, None, None]:
        """The bytes of the export; a folder is sent as a zip. Raises `HemeroError`; an invalid selection raises before the first byte."""
        self._check(source)
        return self._stream(source)

    def _check(self, source: Source) -> None:
        source.table.checked(source.selection)
        if source.table.name != ARTICLES.name and not self.tables:
            raise HemeroError(f"{self.name} is a format of articles: {source.table.name} can be exported as csv, jsonl or parquet.")

    def _stream(self, source: Source) -> Generator[bytes, None, None]:
        if self.chunks is not None:
            with snapshot(source.db):
                yield from self.chunks(source)
            return
        with tempfile.TemporaryDirectory(prefix="hemero-") as scratch:
            made = Path(scratch) / f"hemero{self.suffix}"
            with sqlite_errors_as_hemero_errors(scratch, option="TMPDIR"), snapshot(source.db):
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
    """A read transaction: all queries in the block see the same state of the archive, even during a crawl."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ours = not db.in_transaction

    def __enter__(self) -> None:
        if self._ours:
            self._db.execute("BEGIN")

    def __exit__(self, *error: object) -> None:
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


def encode_chunks(texts: Iterator[str]) -> Iterator[bytes]:
    """Encode texts as UTF-8 and join them to chunks of at least `CHUNK` bytes. Lone surrogates become `?`."""
    return join_chunks(text.encode("utf-8", "replace") for text in texts)


def join_chunks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Join pieces to chunks of at least `CHUNK` bytes (the last one may be smaller)."""
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
