"""Archives in one folder never write to each other's files, whatever their names, links and copies."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.archive import Archive, Discovery
from crawler.archive.upkeep.verify import verify
from crawler.errors import HemeroError


def fetch(path: Path, make: SimpleNamespace, *numbers: int) -> None:
    """A crawl that stores these pages of a newspaper named like the file."""
    with Archive(path) as archive:
        archive.recover()
        for number in numbers:
            url = f"https://exemple.fr/{path.stem}/{number}"
            archive.discover([Discovery(url=url, how="argument")])
            page = archive.frontier.leases("url = ?", url)[0].page_id
            archive.keep(make.exchange(url, b"%d" % number), page)


def addresses(path: Path) -> list[str]:
    """The addresses of the captures; the archive must be sound."""
    with Archive(path, readonly=True) as archive:
        verdict = verify(archive.db, archive.warc)
        assert verdict.sound, verdict.faults
        for row in archive.query("SELECT capture_id, url FROM captures"):
            assert archive.read_capture(int(str(row["capture_id"]))).url == row["url"]
        return [str(row["url"]) for row in archive.query("SELECT url FROM captures ORDER BY url")]


def to_version_8(path: Path) -> None:
    """Make the archive one of an earlier version: no id, and WARC files without an id in their names."""
    with sqlite3.connect(path) as db:
        [(name,)] = db.execute("SELECT archive_id FROM archive")
        for table in ("captures", "warc_files"):
            db.execute(f"UPDATE {table} SET warc_file = replace(warc_file, ?, '-')", (f"-{name}-",))
        db.execute("DROP TABLE archive")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = '0009_archive_id'")
    db.close()
    for file in (path.parent / "warc").glob(f"*-{name}-*"):
        file.rename(file.with_name(file.name.replace(f"-{name}-", "-")))


@pytest.mark.parametrize(("one", "other"), [("le-monde", "le_monde"), ("un", "un-2"), ("é" * 90, "à" * 90), ("a" * 120, "a" * 119)])
def test_archives_side_by_side_keep_to_their_own_files(tmp_path: Path, make: SimpleNamespace, one: str, other: str) -> None:
    paths = [tmp_path / f"{name}.db" for name in (one, other)]
    for number in range(3):
        for path in paths:
            fetch(path, make, number)
    for path in paths:
        assert addresses(path) == [f"https://exemple.fr/{path.stem}/{number}" for number in range(3)]
    assert len(list((tmp_path / "warc").iterdir())) == 2


def test_a_renamed_archive_goes_on(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "a.db", make, 1)
    (tmp_path / "a.db").rename(tmp_path / "b.db")
    assert len(addresses(tmp_path / "b.db")) == 1
    fetch(tmp_path / "b.db", make, 2)
    fetch(tmp_path / "a.db", make, 3)
    assert addresses(tmp_path / "b.db") == ["https://exemple.fr/a/1", "https://exemple.fr/b/2"]
    assert addresses(tmp_path / "a.db") == ["https://exemple.fr/a/3"]


def test_a_copy_beside_its_original_writes_to_files_of_its_own(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "a.db", make, 1)
    shutil.copy(tmp_path / "a.db", tmp_path / "copy.db")
    for path in (tmp_path / "a.db", tmp_path / "copy.db", tmp_path / "a.db"):
        fetch(path, make, 2, 3) if path.stem == "copy" else fetch(path, make, 4)
    assert addresses(tmp_path / "a.db") == ["https://exemple.fr/a/1", "https://exemple.fr/a/4", "https://exemple.fr/a/4"]
    assert addresses(tmp_path / "copy.db") == ["https://exemple.fr/a/1", "https://exemple.fr/copy/2", "https://exemple.fr/copy/3"]


def test_an_archive_restored_from_a_copy_adopts_what_it_does_not_know(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "a.db", make, 1)
    shutil.copy(tmp_path / "a.db", tmp_path / "elsewhere")
    fetch(tmp_path / "a.db", make, 2)
    (tmp_path / "elsewhere").replace(tmp_path / "a.db")
    fetch(tmp_path / "a.db", make, 3)
    assert addresses(tmp_path / "a.db") == [f"https://exemple.fr/a/{number}" for number in (1, 2, 3)]


def test_an_archive_made_anew_adopts_the_records_that_nobody_owns(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "le-monde.db", make, 1)
    fetch(tmp_path / "le_monde.db", make, 1)
    for file in tmp_path.glob("le-monde.db*"):
        file.unlink()
    fetch(tmp_path / "le-monde.db", make, 2)
    assert addresses(tmp_path / "le-monde.db") == ["https://exemple.fr/le-monde/1", "https://exemple.fr/le-monde/2"]
    assert addresses(tmp_path / "le_monde.db") == ["https://exemple.fr/le_monde/1"]


def test_archives_of_an_earlier_version_with_one_name_are_kept_apart(tmp_path: Path, make: SimpleNamespace) -> None:
    for path in (tmp_path / "le-monde.db", tmp_path / "le_monde.db"):
        fetch(path, make, 1)
        to_version_8(path)
    with sqlite3.connect(tmp_path / "le-monde.db") as db:
        [(name,)] = db.execute("SELECT warc_file FROM warc_files")
    db.close()
    with Archive(":memory:") as memory:  # a record that a killed crawl of the earlier version left without a row
        memory.warc.keep(make.exchange("https://exemple.fr/le-monde/9"))
        memory.warc.close()
        with (tmp_path / "warc" / name).open("ab") as file:
            file.write(memory.warc.files()[0].read_bytes())
    for path in (tmp_path / "le_monde.db", tmp_path / "le-monde.db"):
        fetch(path, make, 2)
    assert addresses(tmp_path / "le-monde.db") == [f"https://exemple.fr/le-monde/{number}" for number in (1, 2, 9)]
    assert addresses(tmp_path / "le_monde.db") == [f"https://exemple.fr/le_monde/{number}" for number in (1, 2)]


def test_a_file_that_another_process_writes_is_neither_cut_nor_continued(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "a.db", make, 1)
    [file] = (tmp_path / "warc").iterdir()
    with Archive(tmp_path / "a.db") as writing:
        writing.recover()
        with file.open("ab") as tail:
            tail.write(b"\x1f\x8b half a record")
        size = file.stat().st_size
        shutil.copy(tmp_path / "a.db", tmp_path / "b.db")
        (tmp_path / "a.db").rename(tmp_path / "elsewhere")
        fetch(tmp_path / "b.db", make, 2)
        assert file.stat().st_size == size
    assert len(list((tmp_path / "warc").iterdir())) == 2


@pytest.mark.parametrize("other", ["link.db", "folder/a.db", "x/../a.db", "x/deep.db"])
def test_a_link_to_the_archive_does_not_pass_its_lock(tmp_path: Path, make: SimpleNamespace, other: str) -> None:
    fetch(tmp_path / "a.db", make, 1)
    (tmp_path / "folder").symlink_to(tmp_path)
    (tmp_path / "x").mkdir()
    for link in ("link.db", "x/deep.db"):
        (tmp_path / link).symlink_to(tmp_path / "a.db")
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        with Archive(tmp_path / other) as second, pytest.raises(HemeroError, match="being crawled by another hemero"):
            second.recover()
    fetch(tmp_path / other, make, 2)
    assert len(addresses(tmp_path / "a.db")) == len(addresses(tmp_path / other)) == 2
    assert len(list((tmp_path / "warc").iterdir())) == 1


def test_an_archive_with_two_names_is_not_crawled(tmp_path: Path, make: SimpleNamespace) -> None:
    fetch(tmp_path / "a.db", make, 1)
    os.link(tmp_path / "a.db", tmp_path / "b.db")
    for name in ("a.db", "b.db"):
        with Archive(tmp_path / name) as archive, pytest.raises(HemeroError, match="hard link"):
            archive.recover()
    (tmp_path / "b.db").unlink()
    fetch(tmp_path / "a.db", make, 2)
    assert len(addresses(tmp_path / "a.db")) == 2
