"""Forgotten text is gone from rows, full-text index, free pages and WARC files, even if the process was killed at any moment."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecordType
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive, Discovery, Visit
from crawler.archive.upkeep.forget import forget, trace
from crawler.archive.upkeep.rereading import works
from crawler.archive.upkeep.verify import verify
from crawler.archive.warc import erasure
from crawler.archive.warc.recovery import members
from crawler.cli import hemero
from crawler.errors import HemeroError
from tests.forked import code_of

ROOT = "https://www.bocage.fr"
SECRET = "Anatole Quenouille"
"""Words that only the page to be forgotten contains."""
NOW = 1479985200.0


def fill(path: Path, make: SimpleNamespace) -> None:
    """Fill an archive with a page to forget: two revisions, a revisit, its own headlines, a duplicate address, a later page."""
    with Archive(path, clock=lambda: make.noon) as archive:
        archive.recover()
        desk = make.desk(archive)
        for number in range(30):
            desk.read(f"/avant-{number}", f"Avant {number}.")
        page = f"<html><p>{SECRET} a dit.</p>{'x' * 9000}</html>".encode()
        first = desk.page("/secret")
        for minute, words in enumerate(("a dit", "a redit")):
            kept = archive.keep(make.exchange(f"{ROOT}/secret", page, minutes=minute), first)
            long = " ".join(f"{SECRET} {words} {number}." for number in range(200))
            article = make.article(f"{ROOT}/secret", long, title=f"{SECRET} {words}", headlines=own_headlines(make))
            archive.put(Visit(first, "article", capture_id=kept, article=article, parser_version="1"))
        again = archive.keep(make.exchange(f"{ROOT}/secret", b"", minutes=9, status=304), first, revisit_of=kept)
        archive.put(Visit(first, "unchanged", capture_id=again, parser_version="1"))
        desk.read("/secret?autre=1", long, title=f"{SECRET} a redit", canonical="/secret")
        desk.page("/secret-2", part_of=first, part=2)
        desk.read("/secret-2", f"Suite de {SECRET}.")
        for number in range(30):
            desk.read(f"/apres-{number}", f"Après {number}.")


def own_headlines(make: SimpleNamespace) -> tuple[Any, ...]:
    shared = make.article(ROOT).headlines
    return (*shared, type(shared[0])(f"La vie de {SECRET}", f"{ROOT}/vie", "Portraits", 1))


@pytest.fixture
def shelf(tmp_path: Path, make: SimpleNamespace) -> Path:
    fill(tmp_path / "a.db", make)
    return tmp_path / "a.db"


def held(path: Path, words: str) -> list[str]:
    """The archive's files that contain these words, compressed or not."""
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [file.name for file in files if any(word.encode() in contents(file) for word in words.split())]


def contents(file: Path) -> bytes:
    raw = file.read_bytes()
    return raw + gzip.decompress(raw) + inner(file) if file.suffix == ".gz" else raw


def inner(file: Path) -> bytes:
    """The contents of a WARC file, with the content encodings of bodies removed."""
    with file.open("rb") as opened:
        return b"".join(record.content_stream().read() for record in ArchiveIterator(opened) if record.rec_type == "response")


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Archive(path, readonly=True) as archive:
        names = [
            name
            for (name,) in archive.db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
        ]
        # each copy of the archive has its own inode
        wanted = [name for name in names if name != "archive" and not name.startswith(("articles_fts", "sqlite"))]
        return {name: [tuple(row) for row in archive.db.execute(f"SELECT * FROM {name}")] for name in wanted}


def is_sound(path: Path) -> bool:
    with Archive(path, readonly=True) as archive:
        return verify(archive.db, archive.warc).faults == ()


def test_nothing_of_a_forgotten_page_is_left_in_any_file(shelf: Path, make: SimpleNamespace) -> None:
    assert len(held(shelf, SECRET)) >= 2
    with Archive(shelf, clock=lambda: make.noon) as archive:
        [gone] = forget(archive, [f"{ROOT}/secret"], "on request")
        assert held(shelf, SECRET) == []
    assert (gone.articles, gone.revisions, gone.captures, len(gone.pages)) == (1, 2, 5, 3)
    assert held(shelf, SECRET) == []
    with Archive(shelf, readonly=True) as archive:
        assert make.desk(archive).search("quenouille") == []
        assert len(make.desk(archive).search("apres", limit=99)) == 30
        assert archive.query("SELECT count(*) AS n FROM captures") == [{"n": 60}]


def test_the_index_still_agrees_with_the_articles(shelf: Path) -> None:
    with Archive(shelf) as archive:
        forget(archive, [f"{ROOT}/secret"])
        archive.db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_all_other_records_stand_where_they_stood(shelf: Path) -> None:
    with Archive(shelf, readonly=True) as archive:
        others = "SELECT capture_id, warc_file, warc_offset, warc_length, digest FROM captures WHERE url NOT LIKE '%secret%'"
        before = archive.query(others)
    with Archive(shelf) as archive:
        forget(archive, [f"{ROOT}/secret"])
        assert archive.query(others) == before
        for row in before:
            assert archive.read_capture(int(str(row["capture_id"]))).status == 200
    assert is_sound(shelf)
    check = subprocess.run([Path(sys.executable).with_name("warcio"), "check", *(shelf.parent / "warc").iterdir()], check=False)
    assert check.returncode == 0


def test_headlines_that_stand_elsewhere_too_stay(shelf: Path) -> None:
    with Archive(shelf) as archive:
        before = archive.query("SELECT * FROM headlines WHERE page_url NOT LIKE '%secret%' ORDER BY capture_id, block_position, rank")
        forget(archive, [f"{ROOT}/secret"])
        assert archive.query("SELECT * FROM headlines ORDER BY capture_id, block_position, rank") == before
        texts = {row["text"] for row in archive.query("SELECT text FROM headline_texts")}
        assert texts == {"La foire a lieu", "Le pont ferme", "Une école ouvre"}
        assert archive.query("SELECT count(DISTINCT block_id) AS n FROM headline_blocks") == [{"n": 2}]


def test_a_tombstone_says_when_and_why(shelf: Path, make: SimpleNamespace) -> None:
    with Archive(shelf, clock=lambda: make.noon) as archive:
        forget(archive, [f"{ROOT}/secret"], "on request")
        stones = archive.query(
            "SELECT url, outcome, detail, forgotten, reason, captures FROM tombstones JOIN pages USING (page_id) ORDER BY 1"
        )
    when = {"outcome": "opted_out", "detail": "forgotten", "forgotten": "2016-11-24T11:00:00+00:00", "reason": "on request"}
    assert stones == [
        {"url": f"{ROOT}/secret", **when, "captures": 3},
        {"url": f"{ROOT}/secret-2", **when, "captures": 1},
        {"url": f"{ROOT}/secret?autre=1", **when, "captures": 1},
    ]


@pytest.mark.parametrize("path", ["/secret-2", "/secret?autre=1"])
def test_any_address_of_an_article_forgets_all_of_it(shelf: Path, path: str) -> None:
    with Archive(shelf) as archive:
        [gone] = forget(archive, [ROOT + path])
    assert sorted(gone.pages) == [f"{ROOT}/secret", f"{ROOT}/secret-2", f"{ROOT}/secret?autre=1"]
    assert held(shelf, SECRET) == []


def test_an_address_that_leads_to_the_article_forgets_it(shelf: Path, make: SimpleNamespace) -> None:
    with Archive(shelf) as archive:
        archive.put(Visit(make.desk(archive).page("/vieux"), "redirected", f"{ROOT}/secret"))
        [gone] = forget(archive, [f"{ROOT}/vieux"])
    assert f"{ROOT}/secret" in gone.pages
    assert held(shelf, SECRET) == []


def test_what_is_forgotten_never_comes_back(shelf: Path) -> None:
    with Archive(shelf) as archive:
        forget(archive, [f"{ROOT}/secret", f"{ROOT}/jamais-vue"])
        addresses = [f"{ROOT}/{path}" for path in ("secret", "secret-2", "secret?autre=1", "jamais-vue")]
        for how in ("argument", "feed", "headline", "redirect"):
            archive.discover([Discovery(url, how, hint="article", priority=9, root="list", again=NOW * 2) for url in addresses])
        with archive.transaction():
            leased = {lease.url for lease in archive.frontier.lease("me", 999, NOW * 2)}
        assert not leased & set(addresses)
        assert not archive.query("SELECT url FROM pages WHERE detail = 'forgotten' AND outcome != 'opted_out'")
        everything = {"outlet": None, "since": None, "until": None, "version": None}
        assert len(works(archive, everything)) == 60


def test_another_address_of_a_forgotten_page_is_not_kept(shelf: Path, make: SimpleNamespace) -> None:
    with Archive(shelf, clock=lambda: make.noon) as archive:
        forget(archive, [f"{ROOT}/secret"])
    with Archive(shelf, clock=lambda: make.noon) as archive:
        archive.recover()
        make.desk(archive).read("/amp/secret", f"{SECRET} revient.", canonical="/secret")
        assert archive.query("SELECT outcome, detail FROM pages WHERE url LIKE '%/amp/%'") == [
            {"outcome": "opted_out", "detail": "forgotten"}
        ]
    with Archive(shelf) as archive:
        archive.recover()
    assert held(shelf, SECRET) == []
    assert is_sound(shelf)


def test_the_number_of_a_forgotten_article_is_never_anothers(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        desk = make.desk(archive)
        desk.read("/marche")
        desk.read("/pont", "Deux.")
        forget(archive, [f"{ROOT}/pont"])
        desk.read("/foire", "Trois.")
        assert desk.rows("SELECT article_id, url FROM articles ORDER BY 1") == [(1, f"{ROOT}/marche"), (3, f"{ROOT}/foire")]


def test_a_missing_warc_file_keeps_nobody_from_forgetting(shelf: Path) -> None:
    for file in (shelf.parent / "warc").iterdir():
        file.unlink()
    with Archive(shelf) as archive:
        forget(archive, [f"{ROOT}/secret"])
    assert held(shelf, SECRET) == []


def test_a_program_that_reads_meanwhile_is_told_of(shelf: Path) -> None:
    with Archive(shelf, readonly=True) as reader, Archive(shelf) as archive:
        reader.db.execute("BEGIN")
        reader.db.execute("SELECT * FROM articles").fetchone()
        archive.db.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(HemeroError, match="run hemero forget again"):
            forget(archive, [f"{ROOT}/secret"])
        assert erasure.has_pending(archive.db)
        reader.db.execute("COMMIT")
        assert forget(archive, []) == []
        assert not erasure.has_pending(archive.db)
    assert held(shelf, SECRET) == []


# -- killed


class Deadly:
    """A connection that kills the process before its n-th statement."""

    def __init__(self, real: Any, left: int) -> None:
        self.real, self.left = real, left

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.real.execute(sql, *values)


def dying(path: str, statements: int, amid: int | None) -> None:
    """Forget, and kill the process before a statement, or after `amid` bytes of a record were overwritten."""
    with Archive(path, clock=lambda: datetime(2016, 11, 24, 12, tzinfo=UTC)) as archive:
        deadly: Any = Deadly(archive.db, statements)
        archive.db = archive.frontier._db = archive.articles._db = archive.placements._db = deadly
        if amid is not None:
            erasure._overwrite = torn(amid)
        forget(archive, [f"{ROOT}/secret"], "on request")


def torn(amid: int) -> Callable[..., None]:
    """A replacement of `_overwrite` that kills the process after `amid` bytes of the first record."""

    def overwrite(path: Path, places: list[tuple[int, int]], now: datetime) -> None:
        offset, size = places[0]
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(erasure.placeholder_record(size, now)[:amid])
        os.kill(os.getpid(), signal.SIGKILL)

    return overwrite


def mended(source: Path, folder: Path, statements: int, amid: int | None, *, by_crawl: bool) -> tuple[bool, Path]:
    """A copy of the archive in which `forget` was killed and then finished; and whether it was killed at all."""
    shutil.copytree(source.parent, folder)
    path = folder / source.name
    died = code_of(dying, str(path), statements, amid) == -signal.SIGKILL
    begun = bool(rows(path)["tombstones"])
    with Archive(path, clock=lambda: datetime(2016, 11, 24, 12, tzinfo=UTC)) as archive:
        if by_crawl and begun:
            archive.recover()
        else:
            forget(archive, [f"{ROOT}/secret"], "on request")
    return died, path


def test_killed_at_any_statement_it_ends_as_if_undisturbed(shelf: Path, tmp_path: Path) -> None:
    died, calm = mended(shelf, tmp_path / "calm", 10**9, None, by_crawl=False)
    assert not died
    expected, kills = rows(calm), 0
    statements = 1
    while True:
        died, path = mended(shelf, tmp_path / f"k{statements}", statements, None, by_crawl=statements % 2 == 0)
        if not died:
            break
        kills += 1
        assert rows(path) == expected, statements
        assert held(path, SECRET) == [], statements
        assert is_sound(path), statements
        shutil.rmtree(path.parent)
        statements += 3
    assert kills >= 10


@pytest.mark.parametrize("amid", [0, 1, 100, 400])
def test_killed_amid_a_record_it_ends_as_if_undisturbed(shelf: Path, tmp_path: Path, amid: int) -> None:
    shutil.copytree(shelf.parent, tmp_path / "torn")
    path = tmp_path / "torn" / "a.db"
    assert code_of(dying, str(path), 10**9, amid) == -signal.SIGKILL
    with Archive(path, readonly=True) as archive:
        verdict = verify(archive.db, archive.warc)
        assert verdict.sound
        assert "hemero forget was interrupted" in verdict.faults[0].what
    with Archive(path) as archive:
        archive.recover()
    assert held(path, SECRET) == []
    assert is_sound(path)


# -- the placeholder record


@pytest.mark.parametrize("size", [300, 301, 700, 65_540, *range(65_550, 65_570), 131_070, 131_098, 131_099, 1_000_003])
def test_a_blank_is_a_record_of_exactly_that_size(size: int) -> None:
    data = erasure.placeholder_record(size, datetime(2026, 1, 1, tzinfo=UTC))
    assert len(data) == size
    [record] = [(found.rec_type, len(found.content_stream().read())) for found in ArchiveIterator(BytesIO(data))]
    [fast] = [(found.record_type, len(found.reader.read())) for found in FastIterator(BytesIO(data))]
    assert record == ("metadata", fast[1])
    assert fast[0] == WarcRecordType.metadata


def test_a_blank_needs_some_room() -> None:
    with pytest.raises(ValueError, match="no room"):
        erasure.placeholder_record(200, datetime(2026, 1, 1, tzinfo=UTC))


def test_the_least_exchange_has_room_for_a_blank(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        page = make.desk(archive).page("/")
        bare: dict[str, Any] = {"headers": [], "request_headers": [], "ip": None, "reason": ""}
        first = archive.keep(make.exchange(f"{ROOT}/", b"", packed=False, **bare), page)
        archive.keep(make.exchange(f"{ROOT}/", b"", packed=False, status=304, **bare), page, revisit_of=first)
        for row in archive.query("SELECT warc_file, warc_offset, warc_length FROM captures"):
            path = archive.warc.folder / str(row["warc_file"])
            size = erasure.exchange_length(path, int(str(row["warc_offset"])), int(str(row["warc_length"])))
            assert len(erasure.placeholder_record(size, make.noon)) == size


def test_the_request_goes_with_its_response(shelf: Path) -> None:
    with Archive(shelf) as archive:
        before = sum(1 for file in archive.warc.files() for _ in members(file))
        forget(archive, [f"{ROOT}/secret"])
        heads = [member.head for file in archive.warc.files() for member in members(file)]
    assert len(heads) == before - 5  # two records became one, five times
    assert not any(b"secret" in head for head in heads)


# -- the command


def run(*words: str, **more: Any) -> Result:
    return CliRunner().invoke(hemero, ["forget", *words], **more)


def test_a_dry_run_says_what_would_go_and_changes_nothing(shelf: Path) -> None:
    before = rows(shelf)
    told = json.loads(run(f"{ROOT}/secret", "--dry-run", "--json", "--archive", str(shelf)).output)
    [one] = told["addresses"]
    assert told["dry_run"] is True
    assert (one["articles"], one["captures"], len(one["pages"]), one["title"]) == (1, 5, 3, f"{SECRET} a redit")
    assert rows(shelf) == before


def test_it_wants_a_yes_where_nobody_can_be_asked(shelf: Path) -> None:
    before = rows(shelf)
    done = run(f"{ROOT}/secret", "--archive", str(shelf))
    assert isinstance(done.exception, HemeroError)
    assert "--yes" in str(done.exception)
    assert rows(shelf) == before


def test_a_list_is_forgotten_and_told_line_by_line(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# on request\n{ROOT}/secret?utm_source=x\n{ROOT}/avant-1\n{ROOT}/inconnue\n")
    done = run("--from", str(tmp_path / "list.txt"), "--reason", "droit à l'oubli", "--yes", "--archive", str(shelf))
    assert done.exit_code == 0
    assert done.output.splitlines()[0].startswith(f"{ROOT}/secret\t{SECRET} a redit\t3\t5\t")
    assert done.output.splitlines()[-1] == "Forgotten: 3 addresses, 6 captures. None of them will be fetched again."
    assert "unknown: it will never be fetched" in done.output
    (tmp_path / "list.txt").unlink()
    assert held(shelf, SECRET) == []


def test_the_second_time_it_changes_nothing_and_asks_nothing(shelf: Path) -> None:
    run(f"{ROOT}/secret", "--yes", "--archive", str(shelf))
    before = rows(shelf)
    done = run(f"{ROOT}/secret", "--archive", str(shelf))
    assert done.exit_code == 0
    assert "forgotten before" in done.output
    assert rows(shelf) == before


def test_while_a_crawl_runs_nothing_is_forgotten(shelf: Path) -> None:
    with Archive(shelf) as crawl:
        crawl.recover()
        done = run(f"{ROOT}/secret", "--yes", "--archive", str(shelf))
        assert isinstance(done.exception, HemeroError)
        assert "is being crawled by another hemero" in str(done.exception)
    with Archive(shelf, readonly=True) as archive:
        assert trace(archive.db, f"{ROOT}/secret").articles == 1


@pytest.mark.parametrize("word", ["secret", "ftp://exemple.fr/a"])
def test_what_is_no_address_is_said(shelf: Path, word: str) -> None:
    done = run(word, "--yes", "--archive", str(shelf))
    assert isinstance(done.exception, HemeroError)
    assert "is no address" in str(done.exception)
