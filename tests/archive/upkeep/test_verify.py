"""`hemero verify` tells each bad record once and goes on after it; damaged files are told in a sentence."""

from __future__ import annotations

import json
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.archive import Archive
from crawler.archive.upkeep.verify import Fault, verify
from crawler.archive.warc.recovery import members
from crawler.cli import hemero
from crawler.errors import HemeroError

PAGES = 40


@pytest.fixture
def shelf(tmp_path: Path, make: SimpleNamespace) -> Path:
    """An archive of forty articles, in one WARC file."""
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        desk = make.desk(archive)
        with archive.transaction():
            for number in range(PAGES):
                desk.read(f"/{number}", f"Le texte {number}. " * 20, title=f"Titre {number}", minutes=number)
    return tmp_path / "a.db"


def warc(shelf: Path) -> Path:
    [path] = (shelf.parent / "warc").iterdir()
    return path


def places(shelf: Path) -> list[tuple[int, int]]:
    """Offset and length of each capture's record."""
    with Archive(shelf, readonly=True) as archive:
        return [tuple(row.values()) for row in archive.query("SELECT warc_offset, warc_length FROM captures ORDER BY 1")]  # type: ignore[misc]


def faults(shelf: Path) -> list[Fault]:
    with Archive(shelf, readonly=True) as archive:
        return list(verify(archive.db, archive.warc).faults)


def run(*words: str) -> Any:
    return CliRunner().invoke(hemero, list(words))


def sentence(done: Any) -> str:
    """What the user reads; never a traceback."""
    assert isinstance(done.exception, (HemeroError, SystemExit)), done.exception
    assert done.exit_code != 0
    return f"{done.output}{done.exception}"


@pytest.mark.parametrize("bad", [(3,), (0, 20, PAGES - 1), (7, 8, 9)])
@pytest.mark.parametrize("how", ["flipped", "zeros", "random"])
def test_a_bad_record_is_one_fault(shelf: Path, bad: tuple[int, ...], how: str) -> None:
    data, spots = bytearray(warc(shelf).read_bytes()), places(shelf)
    for number in bad:
        offset, length = spots[number]
        if how == "flipped":
            data[offset + length // 2] ^= 0xFF
        else:
            data[offset : offset + length] = bytes(length) if how == "zeros" else random.Random(number).randbytes(length)
    warc(shelf).write_bytes(data)
    found = faults(shelf)
    assert [fault.offset for fault in found] == [spots[number][0] for number in bad]
    assert all("1 capture cannot be read" in fault.what for fault in found)
    assert f"hemero: {len(bad)} fault" in run("verify", "--archive", str(shelf)).stderr


def test_a_bad_request_record_is_a_fault_without_a_capture(shelf: Path) -> None:
    data, (offset, length) = bytearray(warc(shelf).read_bytes()), places(shelf)[5]
    data[offset + length + 20] ^= 0xFF
    warc(shelf).write_bytes(data)
    [fault] = faults(shelf)
    assert (fault.offset, "capture" in fault.what, fault.heals) == (offset + length, False, False)


def test_a_file_cut_in_the_middle_is_two_faults_and_does_not_heal(shelf: Path) -> None:
    offset, length = places(shelf)[10]
    warc(shelf).write_bytes(warc(shelf).read_bytes()[: offset + length // 2])
    assert [(fault.offset, fault.heals) for fault in faults(shelf)] == [(offset, False), (offset + length // 2, False)]
    assert "before 29 captures" in faults(shelf)[1].what


def test_bytes_put_in_or_taken_out_shift_the_records_after_them(shelf: Path) -> None:
    data, spots = warc(shelf).read_bytes(), places(shelf)
    warc(shelf).write_bytes(data[: spots[-1][0]] + b"?" * 7 + data[spots[-1][0] :])
    assert sum("no row" in fault.what for fault in faults(shelf)) == 1
    assert not any(fault.heals for fault in faults(shelf))


def test_a_record_with_a_gzip_body_is_not_taken_for_a_record_inside(shelf: Path) -> None:
    offset, _ = places(shelf)[4]
    data = bytearray(warc(shelf).read_bytes())
    data[offset + 12] ^= 0xFF  # the head; the body is a gzip file of its own inside
    warc(shelf).write_bytes(data)
    assert [fault.offset for fault in faults(shelf)] == [offset]
    assert sum(1 for _ in members(warc(shelf))) == 1 + 2 * 4


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revisions SET body = replace(body, 'texte', 'test') WHERE revision_id = 7",
        "UPDATE revisions SET title = NULL WHERE revision_id = 7",
        "UPDATE articles SET body = 'Un autre texte.' WHERE article_id = 7",
        "UPDATE articles SET lead = 'Un autre chapô.' WHERE article_id = 7",
    ],
)
def test_a_text_that_does_not_fit_its_digest_is_told(shelf: Path, change: str) -> None:
    assert faults(shelf) == []
    with Archive(shelf) as archive:
        archive.db.execute(change)
    assert any("article 7" in fault.what for fault in faults(shelf))
    assert 1 <= len(faults(shelf)) <= 2
    assert "article 7" in sentence(run("verify", "--archive", str(shelf)))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_database_is_told_in_a_sentence(shelf: Path, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(shelf.read_bytes())
    for _ in range(3):
        at = chance.randrange(1 if seed % 3 else 0, len(data) // 4096 - 1) * 4096
        data[at : at + 4096] = chance.randbytes(4096) if seed % 2 else bytes(4096)
    if seed % 4 == 3:
        del data[len(data) // 2 :]
    shelf.write_bytes(data)
    assert "a.db" in sentence(run("verify", "--archive", str(shelf)))
    for command in (("status",), ("status", "--check"), ("reread", "--all"), ("coverage", "bocage")):
        done = run(*command, "--archive", str(shelf))
        assert done.exit_code == 0 or sentence(done)


def test_verify_tells_faults_as_json(shelf: Path) -> None:
    warc(shelf).unlink()
    done = run("verify", "--json", "--archive", str(shelf))
    assert done.exit_code == 1
    assert [fault["what"] for fault in json.loads(done.stdout)["faults"]] == ["the file is missing"]
