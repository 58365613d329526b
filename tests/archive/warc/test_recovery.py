from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive import Archive, Discovery, Visit
from crawler.archive.upkeep.verify import verify

CRAWL = """
import random, sys
from datetime import UTC, datetime, timedelta
from crawler.archive import Archive, Discovery, Exchange, Visit, Writer
from crawler.article import Article, Headline

# A made-up crawl of 300 pages without a network: page n lists pages 3n+1, 3n+2, 3n+3.
PAGES, NOON = 300, datetime(2016, 11, 24, 11, tzinfo=UTC)

def fetch(lease):
    n = int(lease.url.rsplit("/", 1)[1])
    body = random.Random(n).randbytes(600)
    return Exchange(lease.url, "GET", [("User-Agent", "x")], 200, "OK", [("Content-Encoding", "gzip")], body, NOON + timedelta(seconds=n))

def read(lease, exchange, **which):
    n = int(lease.url.rsplit("/", 1)[1])
    below = [f"https://a{m % 5}.fr/{m}" for m in range(3 * n + 1, 3 * n + 4) if m < PAGES]
    headlines = tuple(Headline(f"Titre {url}", url, "Bloc", rank) for rank, url in enumerate(below, 1))
    article = Article(lease.url, kind="article", title=f"Titre {n}", paragraphs=(exchange.body.hex()[:80],), headlines=headlines)
    return Visit(lease.page_id, "article", article=article, found=tuple(Discovery(url, "headline") for url in below), **which)

archive = Archive(sys.argv[1])
archive.recover()
archive.discover([Discovery("https://a0.fr/0", "front")])
writer = Writer(archive, batch=7)
for unread in archive.unread():
    writer.put(read(unread.lease, archive.read_capture(unread.capture_id), capture_id=unread.capture_id))
print("begun", flush=True)
while leases := writer.lease(10).result():
    for lease in leases:
        exchange = fetch(lease)
        key = writer.keep(exchange, lease.page_id)
        if lease.page_id % 3 == 0:
            writer.flush().result()  # its row is committed before it is read
        writer.put(read(lease, exchange, exchange_key=key))
        print(lease.url, flush=True)
writer.close()
archive.close()
print("done", flush=True)
"""

CONTENT = (
    "SELECT p.url, p.outcome, p.detail, p.queue, f.url FROM pages p LEFT JOIN pages f ON f.page_id = p.found_on ORDER BY 1",
    "SELECT p.url, c.status, c.size, c.digest, c.fetched FROM captures c JOIN pages p USING (page_id) ORDER BY 1",
    "SELECT url, title, body, first_seen, last_seen FROM articles ORDER BY 1",
    "SELECT digest, body, changed FROM revisions ORDER BY 1",
    "SELECT page_url, block, rank, text, target FROM headlines ORDER BY 1, 3",
)


def content(path: Path) -> list[list[tuple[Any, ...]]]:
    with Archive(path, readonly=True) as archive:
        return [[tuple(row) for row in archive.db.execute(sql)] for sql in CONTENT]


def crawl(path: Path, *, kill_after: int | None = None) -> bool:
    """Run the crawl, and kill it after so many lines of output; whether it reached its end."""
    with subprocess.Popen([sys.executable, "-c", CRAWL, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for count, line in enumerate(process.stdout):
            if line == "done\n":
                process.wait()
                return True
            if count == kill_after:
                os.kill(process.pid, signal.SIGKILL)
                break
    return False


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Any, ...]]]:
    path = tmp_path_factory.mktemp("calm") / "a.db"
    assert crawl(path)
    return content(path)


@pytest.mark.parametrize("seed", range(6))
def test_a_crawl_killed_again_and_again_ends_as_if_undisturbed(tmp_path: Path, undisturbed: Any, seed: int) -> None:
    path, chance = tmp_path / "a.db", random.Random(seed)
    kills = 0
    while kills < 5 and not crawl(path, kill_after=chance.randrange(0, 70)):
        kills += 1
    assert crawl(path)
    assert kills == 5
    assert content(path) == undisturbed
    assert len(undisturbed[1]) == len(undisturbed[2]) == 300
    with Archive(path, readonly=True) as archive:
        verdict = verify(archive.db, archive.warc)
        assert verdict.sound, verdict.faults
        assert verdict.captures == 300
    check = subprocess.run([Path(sys.executable).with_name("warcio"), "check", *(tmp_path / "warc").iterdir()], check=False)
    assert check.returncode == 0


def newest(folder: Path) -> Path:
    return max((folder / "warc").glob("*.warc.gz"))


@pytest.mark.parametrize("torn", [1, 9, 300])
def test_a_torn_tail_is_cut(tmp_path: Path, make: SimpleNamespace, torn: int) -> None:
    with Archive(tmp_path / "a.db") as archive:
        make.desk(archive).read("/marche")
    whole = newest(tmp_path).read_bytes()
    with newest(tmp_path).open("ab") as file:
        file.write(whole[:torn])
    with Archive(tmp_path / "a.db") as archive:
        assert archive.recover().cut_bytes == torn
        make.desk(archive).read("/pont", title="Le pont")
        assert verify(archive.db, archive.warc).sound
    assert newest(tmp_path).read_bytes().startswith(whole)


def test_a_record_without_a_row_is_adopted_and_read_without_fetching(tmp_path: Path, make: SimpleNamespace) -> None:
    url, other = f"{make.root}/marche", f"{make.root}/pont"
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        desk = make.desk(archive)
        desk.page("/pont")
        desk.page("/marche")
        leases = {lease.url: lease for lease in archive.frontier.lease("dead", 9, make.noon.timestamp())}
        archive.warc.keep(make.exchange(url), page_url=url)
        archive.warc.keep(make.exchange(f"{url}?session=1"), page_url=url)
        archive.warc.keep(make.exchange("https://new.fr/"), page_url="https://new.fr/")
    with Archive(tmp_path / "a.db") as archive:
        recovery = archive.recover()
        assert (recovery.cut_bytes, recovery.adopted, recovery.unread) == (0, 3, 2)
        unread = list(archive.unread())
        assert [one.lease.url for one in unread] == [url, url, "https://new.fr/"]
        assert archive.read_capture(unread[0].capture_id) == make.exchange(url)
        assert [lease.url for lease in archive.frontier.lease("me", 9, make.noon.timestamp())] == [other]
        archive.put(Visit(leases[url].page_id, "article", capture_id=unread[1].capture_id, article=make.article(url)))
        archive.put(Visit(unread[2].lease.page_id, "not_article", capture_id=unread[2].capture_id))
        assert not list(archive.unread())
        assert archive.recover().adopted == 0
        assert verify(archive.db, archive.warc).sound


def test_known_bytes_are_not_read_again(tmp_path: Path, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(tmp_path / "a.db") as archive:
        make.desk(archive).read("/marche")
    looked: list[Path] = []
    monkeypatch.setattr("crawler.archive.store.warc_recovery.truncate_torn_tail", lambda path, start: looked.append(path) or ([], 0))
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
    assert looked == []


def test_the_leases_of_the_dead_come_back(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.discover([Discovery("https://a.fr/1", "argument")])
        assert len(archive.frontier.lease("dead", 1, 1e10)) == 1
    with Archive(tmp_path / "a.db") as archive:
        assert archive.recover().released == 1
        assert len(archive.frontier.lease("me", 1, 1e10)) == 1


def test_verify_finds_what_does_not_fit(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        desk = make.desk(archive)
        desk.read("/marche")
        desk.read("/pont", title="Le pont", minutes=1)
        archive.warc.keep(make.exchange("https://a.fr/"))
        archive.warc.close()
        assert [fault.what[:6] for fault in verify(archive.db, archive.warc).faults] == ["no row"]
        archive.db.execute("UPDATE captures SET digest = 'sha1:X' WHERE capture_id = 1")
        archive.db.execute("UPDATE captures SET warc_offset = warc_offset + 1 WHERE capture_id = 2")
        faults = " / ".join(fault.what for fault in verify(archive.db, archive.warc).faults)
        assert "its payload digest is sha1:" in faults
        assert "no record begins where a row points to" in faults
        data = bytearray(newest(tmp_path).read_bytes())
        data[len(data) // 2] ^= 0xFF
        newest(tmp_path).write_bytes(data)
        assert "no complete record" in " / ".join(fault.what for fault in verify(archive.db, archive.warc).faults)
        newest(tmp_path).unlink()
        assert [fault.what for fault in verify(archive.db, archive.warc).faults] == ["the file is missing"]
