"""`hemero search`, `headlines`, `show`, `trends` and `stats` over the sample archive, in a pipe and on a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler import Archive
from crawler.cli import hemero as commands
from tests.cli import terminals
from tests.desk.conftest import sample

__all__ = ["sample"]

COLOUR = re.compile(r"\x1b\[[\d;]*m")


def hemero(archive: Path, *words: str) -> Result:
    """In a pipe."""
    return CliRunner().invoke(commands, [*words, "--archive", str(archive)])


def process(archive: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """In a pipe and a process of its own, as `main` ends it."""
    command = [sys.executable, "-c", terminals.CODE, *words, "--archive", str(archive)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def lines(archive: Path, *words: str) -> list[list[str]]:
    done = hemero(archive, *words)
    assert done.exit_code == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def document(archive: Path, *words: str) -> Any:
    done = hemero(archive, *words, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout)


def terminal(archive: Path, *words: str, width: int = 80) -> str:
    """What a person sees on a terminal so wide, escape sequences included."""
    return terminals.shown(*words, "--archive", str(archive), width=width)


@pytest.fixture(scope="session")
def changed(sample: Path) -> str:
    """The number of an article whose title changed."""
    [first, *_] = [hit for hit in document(sample, "search", "sommet", "--outlet", "deux_rives")["hits"] if "dignité" in hit["title"]]
    return str(first["article_id"])


def test_search_in_a_pipe_is_a_line_an_article(sample: Path) -> None:
    found = lines(sample, "search", "conseil")
    assert {len(line) for line in found} == {4}
    assert re.fullmatch(r"2016-11-\d\d \d\d:\d\d", found[0][0])
    assert {line[1] for line in found} == {"bocage", "deux_rives", "rivages"}


def test_search_in_a_pipe_says_on_stderr_that_there_are_more(sample: Path) -> None:
    done = hemero(sample, "search", "--limit", "3", "conseil")
    whole = document(sample, "search", "conseil")["count"]
    assert len(done.stdout.splitlines()) == 3
    after = re.fullmatch(rf"hemero: these are 3 of {whole} articles; --after (\S+) gives the next, .*\n", done.stderr)
    assert after
    pages = [line[3] for line in lines(sample, "search", "conseil", "--limit", "500")]
    following = lines(sample, "search", "--limit", "3", "--after", after[1], "conseil")
    assert [line[3] for line in following] == pages[3:6]
    assert hemero(sample, "search", "conseil", "--limit", "500").stderr == ""


def test_search_on_a_terminal_colours_what_was_found(sample: Path) -> None:
    seen = terminal(sample, "search", "conseil", "--limit", "1")
    assert re.search(r"\x1b\[[\d;]*33m[«]?conseils?\x1b\[0m", seen, re.IGNORECASE)
    assert re.search(r"^\d+ articles$", COLOUR.sub("", seen), re.MULTILINE)
    assert "The next page: --after " in seen
    assert COLOUR.sub("", terminal(sample, "search", "introuvable")) == "No article holds these words.\n"


def test_search_as_json_and_as_csv_has_the_same_articles(sample: Path) -> None:
    told = document(sample, "search", "conseil", "--limit", "4")
    assert (len(told["hits"]), told["exact"]) == (4, True)
    rows = list(csv.DictReader(io.StringIO(hemero(sample, "search", "conseil", "--limit", "4", "--csv").stdout)))
    assert [row["url"] for row in rows] == [hit["url"] for hit in told["hits"]]
    assert [row["authors"] for row in rows] == [", ".join(hit["authors"]) for hit in told["hits"]]
    assert rows[0]["snippet"] == told["hits"][0]["snippet"]
    assert "«conseil" in rows[0]["snippet"]


@pytest.mark.parametrize(
    ("filters", "field", "kept"),
    [
        (("--outlet", "bocage"), "outlet", {"bocage"}),
        (("--outlet", "bocage", "--outlet", "rivages"), "outlet", {"bocage", "rivages"}),
        (("--country", "be"), "outlet", {"rivages"}),
        (("--section", "economie"), "section", {"Économie"}),
        (("--kind", "interview"), "kind", {"interview"}),
        (("--author", "la redaction"), "authors", {"La rédaction"}),
    ],
)
def test_filters_keep_what_they_name(sample: Path, filters: tuple[str, ...], field: str, kept: set[str]) -> None:
    hits = document(sample, "search", "--limit", "500", *filters)["hits"]
    every = document(sample, "search", "--limit", "500")["hits"]
    assert [hit["article_id"] for hit in hits] == [
        hit["article_id"] for hit in every if kept & set(hit[field] if isinstance(hit[field], list) else [hit[field]])
    ]
    assert 0 < len(hits) < len(every)


def test_days_order_and_exclusion(sample: Path) -> None:
    found = lines(sample, "search", "--since", "2016-11-21", "--until", "22/11/2016", "--sort", "oldest", "--limit", "500")
    assert [line[0][:10] for line in found] == sorted(line[0][:10] for line in found)
    assert {line[0][:10] for line in found} == {"2016-11-21", "2016-11-22"}
    both = {line[3] for line in lines(sample, "search", "conseil", "--limit", "500")}
    without = {line[3] for line in lines(sample, "search", "conseil", "-quartier", "--limit", "500")}
    assert without < both
    assert hemero(sample, "search", "conseil", "--count").stdout == f"{len(both)}\n"


def test_headlines_without_a_moment_are_those_of_the_last_capture(sample: Path) -> None:
    assert {line[0] for line in lines(sample, "headlines", "bocage")} == {"2016-11-24T08:39:00+01:00"}


def test_headlines_at_a_moment_tell_what_had_changed(sample: Path) -> None:
    front = document(sample, "headlines", "bocage", "--at", "2016-11-22 12:00")
    assert front["seen"] == "2016-11-22T08:39:00+01:00"
    assert (front["previous"]["seen"], front["next"]["seen"]) == ("2016-11-21T18:09:00+01:00", "2016-11-22T18:09:00+01:00")
    stood = {one["url"] for block in front["blocks"] for one in block["headlines"]}
    before = {
        one["url"] for block in document(sample, "headlines", "bocage", "--at", "2016-11-21 18:10")["blocks"] for one in block["headlines"]
    }
    entered = {one["url"] for block in front["blocks"] for one in block["headlines"] if one["change"] == "entered"}
    assert stood - before <= entered
    assert {one["url"] for one in front["left"]} == before - stood
    [reworded, *_] = [one for block in front["blocks"] for one in block["headlines"] if one["change"] == "reworded"]
    assert reworded["before_text"] != reworded["text"]
    counted = Counter(line[5] for line in lines(sample, "headlines", "bocage", "--at", "2016-11-22 12:00"))
    assert counted["left"] == len(front["left"])
    assert {"entered", "fell", "reworded"} <= set(counted)


def test_a_moment_without_a_zone_is_in_the_newspapers(sample: Path) -> None:
    asked = ("2016-11-22 08:40", "2016-11-22T07:40+00:00", "2016-11-22T08:40:00+01:00")
    assert {document(sample, "headlines", "bocage", "--at", at)["seen"] for at in asked} == {"2016-11-22T08:39:00+01:00"}
    assert document(sample, "headlines", "bocage", "--at", "2016-11-22 08:38")["seen"] == "2016-11-21T18:09:00+01:00"


def test_headlines_before_the_first_capture_are_said_to_be_of_later(sample: Path) -> None:
    done = hemero(sample, "headlines", "bocage", "--at", "2016-11-01 08:00")
    assert done.stdout.startswith("2016-11-21T08:39:00+01:00\t")
    assert done.stderr == (
        "hemero: https://www.bocage.example/ was not captured by then; this is its first capture, of 2016-11-21T08:39:00+01:00, "
        "20 days after the moment.\n"
    )


def test_headlines_on_a_terminal_bear_signs_and_colours(sample: Path) -> None:
    seen = terminal(sample, "headlines", "bocage", "--at", "2016-11-22 12:00")
    assert "\x1b[32m + \x1b[0m" in seen
    assert "\x1b[33m ≠ \x1b[0m" in seen
    plain = COLOUR.sub("", seen)
    assert "bocage  2016-11-22 08:39  https://www.bocage.example/" in plain
    assert "(was: " in plain.replace("\n", " ")
    assert "Gone since the capture before" in plain
    assert plain.rstrip().endswith("before: 2016-11-21 18:09   after: 2016-11-22 18:09")


def test_show_tells_text_times_and_promotion_in_the_newspapers_time(sample: Path, changed: str) -> None:
    told, shown = document(sample, "show", changed), hemero(sample, "show", changed).stdout
    assert shown.splitlines()[0] == told["title"]
    assert told["url"] in shown
    assert all(paragraph in shown.splitlines() for paragraph in told["paragraphs"])
    assert re.search(r"^→ published 2016-11-21T07:00:00\+01:00 +\S+: .+\(.+\)$", shown, re.MULTILINE)
    assert "  2016-11-21 08:39 – 2016-11-21 08:39  https://www.deux_rives.example/  rank 1: Le sommet" in shown
    assert hemero(sample, "show", told["url"]).stdout == shown


def test_show_tells_its_contents_a_line_each(sample: Path, changed: str) -> None:
    assert hemero(sample, "show", changed, "--revisions").stdout.splitlines() == [
        "1. 2016-11-21T08:39:01+01:00 – 2016-11-21T08:39:01+01:00  the first content",
        "2. 2016-11-21T18:09:05+01:00 – 2016-11-21T18:09:05+01:00  title, 2 paragraphs added  (shown)",
    ]


def test_differences_are_marked_by_signs_in_a_pipe_and_by_colours_on_a_terminal(sample: Path, changed: str) -> None:
    piped = hemero(sample, "show", changed, "--diff").stdout
    assert piped.startswith("1 → 2, first seen 2016-11-21T18:09:05+01:00\n[-Le-][+« C’est une question de dignité »")
    before, after = (one["title"] for one in document(sample, "show", changed)["revisions"])
    title = piped.splitlines()[1]
    assert re.sub(r"\[\+.*?\+\]", "", title).replace("[-", "").replace("-]", "") == before
    assert re.sub(r"\[-.*?-\]", "", title).replace("[+", "").replace("+]", "") == after
    seen = terminal(sample, "show", changed, "--diff")
    assert "\x1b[9;31mLe\x1b[0m" in seen
    assert "\x1b[4;32m« C’est une question" in seen
    [told] = document(sample, "show", changed, "--diff")["differences"]
    assert {how for how, _ in told["title"]} == {"same", "added", "removed"}


def test_an_article_that_never_changed_says_so(sample: Path) -> None:
    numbers = {hit["article_id"] for hit in document(sample, "search", "--outlet", "piege")["hits"]}
    done = hemero(sample, "show", str(*numbers), "--diff")
    assert done.stdout == "It was always the same: there is one content.\n"


def test_what_pages_say_is_no_markup_on_a_terminal(sample: Path) -> None:
    seen = COLOUR.sub("", terminal(sample, "search", "--outlet", "piege", width=400))
    assert "Piège <script>window.hacked=1</script>" in seen


def test_trends_add_up_to_what_search_counts(sample: Path) -> None:
    rows = lines(sample, "trends", "conseil,", "maire", "--step", "day")
    assert {row[0] for row in rows} == {"conseil", "maire"}
    for word in ("conseil", "maire"):
        assert sum(int(row[3]) for row in rows if row[0] == word) == int(hemero(sample, "search", word, "--count").stdout)
    assert all(float(row[5]) == pytest.approx(1000 * int(row[3]) / int(row[4]), abs=0.001) for row in rows if int(row[4]))


def test_trends_by_newspaper_as_json_and_csv(sample: Path) -> None:
    told = document(sample, "trends", "conseil", "--by-outlet", "--outlet", "bocage", "--outlet", "rivages")
    assert {one["outlet"] for one in told} == {"bocage", "rivages"}
    text = hemero(sample, "trends", "conseil", "--by-outlet", "--outlet", "bocage", "--outlet", "rivages", "--csv").stdout
    assert [{key: str(cell) for key, cell in one.items()} for one in told] == list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("nothing", ["", " , "])
def test_trends_of_no_word_say_what_to_do(sample: Path, nothing: str) -> None:
    told = process(sample, "trends", nothing)
    assert told.returncode == 1
    assert told.stderr == "hemero: No word was named: give words or phrases, a comma between two of them.\n"


def test_trends_on_a_terminal_are_bars(sample: Path) -> None:
    seen = terminal(sample, "trends", "conseil", "--step", "day")
    total, bars, *_ = COLOUR.sub("", seen).splitlines()
    assert re.fullmatch(r" +\d+  conseil +2016-11-19 – 2016-11-24", total)
    assert set(bars.strip()) <= set(" ▁▂▃▄▅▆▇█")
    assert "█" in bars


def test_stats_count_articles_and_fields(sample: Path) -> None:
    rows = {row[0]: row[1:] for row in lines(sample, "stats") if len(row) > 1}
    told = document(sample, "stats")
    assert {name: int(row[0]) for name, row in rows.items()} == {one["outlet"]: one["articles"] for one in told["filled"]}
    assert sum(int(row[0]) for row in rows.values()) == told["home"]["articles"] == int(hemero(sample, "search", "--count").stdout)
    assert int(rows["bocage"][1]) == int(rows["bocage"][0])  # all of the last thirty days
    assert rows["bocage"][3] == "100%"
    assert "bocage: meta:tdm-reservation 1 on 1 pages" in hemero(sample, "stats").stdout


def test_stats_fit_a_terminal_of_eighty_columns(sample: Path) -> None:
    seen = COLOUR.sub("", terminal(sample, "stats"))
    assert "articles from 2016-11-19 to 2016-11-24" in seen
    assert "…" not in seen
    assert max(map(len, seen.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", '"conseil'), "a quotation mark that is never closed"),
        (("search", "(conseil"), "a bracket that is never closed"),
        (("search", "conseil", "--outlet", "bocages"), "no newspaper 'bocages': did you mean bocage?"),
        (("search", "--count", "--outlet", "lemonde"), "no newspaper 'lemonde'"),
        (("search", "--since", "hier"), "hier"),
        (("search", "--kind", "roman"), "roman"),
        (("search", "--after", "zzz", "conseil"), "begin at the first"),
        (("headlines", "bocages"), "no newspaper 'bocages': did you mean bocage?"),
        (("headlines", "bocage", "--at", "tantôt"), "« tantôt » is no moment"),
        (("headlines", "bocage", "--page", "https://www.bocage.example/autre"), "is no page of headlines of bocage"),
        (("show", "99999"), "no article 99999"),
        (("show", "https://www.bocage.example/jamais"), "https://www.bocage.example/jamais"),
        (("trends", '"conseil'), "quotation mark"),
        (("trends", "conseil", "--outlet", "lemonde"), "no newspaper 'lemonde'"),
        (("export", "jsonl", "--outlet", "lemonde", "-o", "-"), "no newspaper 'lemonde'"),
    ],
)
def test_a_mistake_is_one_sentence_and_a_failure(sample: Path, words: tuple[str, ...], said: str) -> None:
    done = process(sample, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("hemero: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("headlines", "bocage"), ("show", "1"), ("trends", "mot"), ("stats",), ("search",)])
def test_where_there_is_no_archive_a_sentence_says_how_to_make_one(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = process(tmp_path / "none.db", *command)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "hemero crawl" in done.stderr


def test_headlines_far_from_any_capture_say_which_capture_it_is(sample: Path) -> None:
    done = hemero(sample, "headlines", "bocage", "--at", "2031-05-05", "--json")
    assert done.stderr.count("\n") == 1
    assert "its last capture until then, of 2016-11-24T08:39:00+01:00, 14 years before the moment." in done.stderr
    assert json.loads(done.stdout)["distance"] < -4e8
    assert hemero(sample, "headlines", "bocage", "--at", "22/11/2016 08:40").stderr == ""


def test_a_search_reaches_what_was_taken_out(sample: Path) -> None:
    with Archive(sample) as archive:
        titles = [pair[0] for one in archive.changes() for pair in one.details.get("title", ())]
        removed = next(word for title in titles for word in re.findall(r"\w+", title) if len(word) > 6)
        taken_out = [one.article_id for one in archive.changes(f"={removed}")]
    assert taken_out
    told = document(sample, "search", f"={removed}", "--past")
    assert [one["article_id"] for one in told["past"]][: len(taken_out)] == taken_out[:20]
    assert f"«{removed}»" in told["past"][0]["snippet"]
