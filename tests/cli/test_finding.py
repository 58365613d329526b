"""Lists, events, summaries and coverage as users type and see them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.archive import Archive
from crawler.cli import hemero
from crawler.cli.progress import next_commands
from crawler.crawl.summary import Summary
from crawler.demo import DEFAULT_AT, Gazette, serve
from crawler.demo.server import Site
from crawler.errors import HemeroError
from tests import forked

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]
FIELDS = {"at", "event", "url", "outcome", "detail", "title", "published", "headlines", "found", "ms"}


def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return forked.hemero(*words, stdin=stdin)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Gazette(articles=30, at=DEFAULT_AT), host="127.0.0.2") as served:
        yield served


@pytest.fixture(scope="module")
def backfilled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An archive of two days of the demo, and what the crawl said."""
    archive = tmp_path_factory.mktemp("days") / "mes archives" / "a.db"
    done = run("crawl", "demo", "--port", "0", "--since", "2016-11-20", "--until", "2016-11-21", "--archive", str(archive))
    assert done.returncode == 0, done.stderr
    return archive, done.stdout


@pytest.mark.parametrize("source", ["file", "stdin"])
def test_a_list_of_addresses_is_crawled_comments_and_blank_lines_apart(tmp_path: Path, site: Site, source: str) -> None:
    first, second = [site.url + path for path in list(site.gazette.article_paths())[:2]]
    text = f"\ufeff# ma liste\r\n\r\n{first}?xtor=RSS-1\r\n  {second}  \n{first}\n"
    (tmp_path / "liste.txt").write_text(text, encoding="utf-8")
    name = str(tmp_path / "liste.txt") if source == "file" else "-"
    done = run("crawl", "--from", name, "--json", "--archive", str(tmp_path / "a.db"), stdin=text)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    with Archive(tmp_path / "a.db", readonly=True) as archive:
        named = archive.query("SELECT url, found_as FROM pages WHERE how = 'argument' ORDER BY page_id")
    assert [row["url"] for row in named] == [first, second]
    assert named[0]["found_as"] == f"{first}?xtor=RSS-1"
    assert told["articles"] >= 2
    assert {one["why"] for one in told["waiting"]} == {"not followed: only the addresses named were asked for"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://exemple.fr/a\nexemple.fr/b\n", "line 2 ('exemple.fr/b') is no address"),
        ("# rien\nhttps://exemple.fr/a b\nftp://exemple.fr/\n", "line 2 ('https://exemple.fr/a b'), line 3 ('ftp://exemple.fr/') are no"),
        ("\n".join(f"faux{n}" for n in range(9)), "and 4 more are no addresses"),
        ("# rien\n\n", "names no address"),
        ("http://exemple.fr/\udce9", "is not a text in UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_fetched(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "liste").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run("crawl", "--from", str(tmp_path / "liste"), "--archive", str(tmp_path / "a.db"))
    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / "a.db").exists()


def test_every_event_is_a_line_of_json_with_the_same_names(tmp_path: Path, site: Site) -> None:
    path = next(path for path in site.gazette.article_paths() if path.startswith("/sport"))
    done = run("crawl", site.url + path, "--events", "--archive", str(tmp_path / "a.db"))
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["event"] for event in events][:: len(events) - 1] == ["start", "end"]
    visits = [event for event in events if event["event"] == "visit"]
    assert all(set(event) == FIELDS for event in visits)
    [article] = [event for event in visits if event["outcome"] == "article"]
    truth = site.gazette.truth(site.url + path)
    assert truth
    assert (article["url"], article["title"]) == (site.url + path, " ".join(truth.title.split()))
    assert article["ms"] >= 0
    assert events[-1]["articles"] == 1
    assert {"/robots.txt"} <= {event["url"].removeprefix(site.url) for event in visits}


def test_a_reader_of_events_who_leaves_does_not_end_the_crawl(tmp_path: Path, site: Site) -> None:
    path = next(iter(site.gazette.article_paths()))
    words = [*HEMERO, "crawl", site.url + path, "--events", "--archive", str(tmp_path / "a.db")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.close()
        process.wait(60)
        assert process.stderr
        assert process.stderr.read() == ""
    assert process.returncode == 0
    with Archive(tmp_path / "a.db", readonly=True) as archive:
        assert archive.query("SELECT count(*) AS n FROM articles") == [{"n": 1}]


def test_a_crawl_says_how_many_wait_and_why(backfilled: tuple[Path, str]) -> None:
    lines = [line.split("\t") for line in backfilled[1].splitlines()]
    total = next(int(line[1]) for line in lines if line[0] == "still waiting")
    reasons = [line for line in lines if line[0] == "waiting" and len(line) == 4]
    assert total == sum(int(line[1]) for line in reasons) > 100
    assert reasons[0][2:] == ["published outside --since and --until", "a crawl that asks for it"]


def test_a_backfill_ends_in_a_report_of_what_it_covered(backfilled: tuple[Path, str]) -> None:
    archive, said = backfilled
    told = [line.split("\t") for line in said.splitlines() if line.startswith("demo\t")]
    assert [(line[1], line[2] == line[3]) for line in told] == [("2016-11-21", True), ("2016-11-20", True)]
    asked = run("coverage", "demo", "--since", "2016-11-20", "--until", "2016-11-21", "--json", "--archive", str(archive))
    days = json.loads(asked.stdout)
    assert [[day["day"], str(day["found"]), str(day["stored"])] for day in days] == [line[1:4] for line in told]
    everything = json.loads(run("coverage", "--json", "--archive", str(archive)).stdout)
    waits = next(day for day in everything if day["day"] == "2016-11-22")
    assert waits["why"] == {"waiting: published outside --since and --until": waits["missing"]}


def test_the_commands_to_try_next_work_on_the_archive_just_made(backfilled: tuple[Path, str]) -> None:
    archive, _ = backfilled
    commands = next_commands(Summary(archive))
    assert [command.split()[1] for command in commands] == ["search", "status", "coverage"]
    for command in commands:
        done = subprocess.run(["sh", "-c", f'hemero() {{ "$PYTHON" -c "from crawler.cli import main; main()" "$@"; }}; {command}'],
            capture_output=True, text=True, timeout=60, env={"PYTHON": sys.executable})  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


def refused(*words: str) -> str:
    """The sentence with which a command refuses."""
    result: Result = CliRunner().invoke(hemero, words)
    assert isinstance(result.exception, HemeroError)
    return str(result.exception)


def test_what_contradicts_itself_is_told_before_anything_is_done(tmp_path: Path, backfilled: tuple[Path, str]) -> None:
    there = ("--archive", str(tmp_path / "a.db"))
    assert "is after --until" in refused("crawl", "demo", "--since", "2016-11-21", "--until", "2016-11-20", *there)
    assert "give one of them" in refused("crawl", "demo", "--json", "--events", *there)
    assert "30m, 2h" in refused("crawl", "demo", "--budget", "beaucoup", *there)
    assert "it has demo" in refused("coverage", "lemonde", "--archive", str(backfilled[0]))
    assert not (tmp_path / "a.db").exists()
