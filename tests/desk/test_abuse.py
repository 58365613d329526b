"""Hostile SQL, unknown addresses, other sites: each costs little, and answers without paths, tracebacks or cuts in silence."""

from __future__ import annotations

import csv
import io
import json
import resource
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.desk.conftest import Ask, Asker

NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n)"


def sql(query: str, form: str = "", more: str = "") -> str:
    return f"/hemero{form}?sql={quote(query)}{more}"


HOSTILE = (
    "select zeroblob(1000000000)",
    "select randomblob(20000000)",
    "select hex(zeroblob(20000000))",
    "select replace(printf('%.*c', 3000000, 'x'), 'x', 'yyyyyyyyyyyyyyyyyyyy')",
    "select group_concat(a.body) from articles a, articles b",
    "select zeroblob(3000000) from articles a, articles b",
    "select a.*, b.* from articles a, articles b, articles c",
    f"select {', '.join(['1'] * 1000)}",
    "select 1 " + "union select 1 " * 200,
    f"{NUMBERS} select max(i) from n",
    f"{NUMBERS} select sum(instr(printf('%.*c', 3900000, 'a'), printf('%.*c', 1900000, 'a') || 'b')) from n",
    f"{NUMBERS} select max(replace(printf('%.*c', 3900000, 'a'), printf('%.*c', 1900000, 'a') || 'b', 'c')) from n",
    f"{NUMBERS} select sum(length(trim(printf('%.*c', 3900000, 'b'), printf('%.*c', 1900000, 'a') || 'b'))) from n",
    f"select printf('%.*c', 40000, 'a') like '{'%a' * 200}b'",
)


@pytest.fixture(scope="module")
def brief(sample: Path) -> Iterator[Ask]:
    """A desk with a short time limit for SQL."""
    asker = Asker(sample, sql_time_limit_ms=100)
    yield asker
    asker.close()


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_sql_is_refused_in_little_memory(brief: Ask, query: str, form: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = brief(sql(query, form), root="")
    assert answer.status == 400
    assert "Traceback" not in answer.text
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # KiB


def test_functions_are_as_in_sqlite(ask: Ask) -> None:
    query = "instr('grève', 'v'), replace('a-b', '-', 1.5), trim('  é '), ltrim('xxa', 'x'), rtrim(12.0), instr(x'0102', x'02'), trim(null)"
    plain = sqlite3.connect(":memory:").execute(f"select {query}").fetchone()
    assert json.loads(ask(sql(f"select {query}", ".json"), root="").text)["rows"] == [list(plain)]


def test_what_an_archive_holds_is_still_asked_with_sql(ask: Ask) -> None:
    assert ask("/hemero/articles", root="").status == 200
    rows = json.loads(ask(sql("select article_id, body from articles", ".json"), root="").text)
    assert rows["rows"]
    assert not rows["truncated"]


def test_the_desks_own_questions_have_no_such_limits(ask: Ask, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.desk.sql.limits.MAX_ANSWER", 100)
    assert ask(sql("select * from articles"), root="").status == 400
    assert ask("/search?q=conseil").status == 200
    assert ask("/coverage").status == 200


UNKNOWN = ("/x", "/a/b", "/a/b/c", "/a/b/c/d", "/a/b/c/d/e/f", "/-/desk/nothing", "/-/nothing", "/hemero/nothing", "/x.csv", "/a.b/c.d")


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_is_a_page_of_the_desk(ask: Ask, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    french, english = ask(path, root=""), ask(path, root="", language="en")
    assert (french.status, english.status) == (404, 404)
    assert "<html lang=\"fr\">" in french.text
    assert "There is no page at this address" in english.words
    assert capfd.readouterr() == ("", "")


def test_an_unknown_address_of_json_answers_json(ask: Ask) -> None:
    answer = ask("/x.json", root="")
    assert answer.status == 404
    assert json.loads(answer.text)["error"] == "There is no page at this address"


def test_no_page_tells_the_paths_of_the_computer(ask: Ask, sample: Path, tmp_path: Path, desk_of: Callable[..., Ask]) -> None:
    paths = [f"/-/{name}" for name in ("databases", "threads", "databases.json", "threads.json", "plugins.json", "versions.json")]
    paths += ["/-/metadata.json", "/-/settings.json", "/hemero.json", "/hemero", "/.json", sql("select * from pragma_database_list")]
    paths += [sql("select file from pragma_database_list()", ".csv"), sql("select * from nothing", ".json")]
    for path in paths:
        assert str(sample.parent) not in ask(path, root="").text, path
    assert json.loads(ask("/-/databases.json", root="").text)[0]["name"] == "hemero"
    lone = tmp_path / "secret-folder" / "hemero.db"
    lone.parent.mkdir()
    with sqlite3.connect(sample) as source, sqlite3.connect(lone) as copy:
        source.backup(copy)
    without_warc = desk_of(lone)
    answer = without_warc("/capture/1")
    assert answer.status == 400
    assert "secret-folder" not in answer.text
    lone.unlink()
    for path in ("/export/csv?q=conseil", "/search?q=conseil"):
        assert "secret-folder" not in without_warc(path).text


# -- no cut in silence


def test_a_query_as_csv_has_all_its_rows(ask: Ask) -> None:
    answer = ask(sql(f"{NUMBERS} select i, '=' || i as formula, -i as less from n limit 5000", ".csv"), root="")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert (answer.status, len(rows), rows[0], rows[5000]) == (200, 5001, ["i", "formula", "less"], ["5000", "'=5000", "-5000"])


def test_a_query_as_csv_takes_parameters(ask: Ask) -> None:
    assert ask(sql("select :word as word", ".csv", "&word=grève"), root="").text == "word\r\ngrève\r\n"


def test_a_query_as_csv_that_takes_too_long_is_an_error_and_no_half(desk_of: Callable[..., Ask], sample: Path) -> None:
    answer = desk_of(sample, sql_time_limit_ms=100)(sql(f"{NUMBERS} select i from n", ".csv"), root="")
    assert answer.status == 400
    assert "trop de temps" in answer.words


@pytest.mark.parametrize("shape", ["array", "arrayfirst"])
def test_a_list_of_json_that_would_be_cut_is_an_error(ask: Ask, shape: str) -> None:
    query = f"{NUMBERS} select i from n limit"
    cut = ask(sql(f"{query} 3000", ".json", f"&_shape={shape}"), root="")
    assert (cut.status, json.loads(cut.text)["ok"]) == (400, False)
    assert len(json.loads(ask(sql(f"{query} 1500", ".json", f"&_shape={shape}"), root="").text)) == 1500
    assert json.loads(ask(sql(f"{query} 3000", ".json"), root="").text)["truncated"]


def test_a_table_as_csv_is_the_whole_table(ask: Ask, sample: Path) -> None:
    with sqlite3.connect(sample) as db:
        number = db.execute("SELECT count(*) FROM pages").fetchone()[0]
    assert number > 100
    for more in ("", "?_size=max", "?_labels=on&_size=max"):
        rows = list(csv.DictReader(io.StringIO(ask(f"/hemero/pages.csv{more}", root="").text)))
        assert len({row["page_id"] for row in rows}) == number
    assert len(ask("/hemero/pages.csv?_size=10", root="").text.splitlines()) == 11


# -- other sites


def test_requests_of_other_sites_are_refused(ask: Ask) -> None:
    for site in ("cross-site", "same-site"):
        for path in ("/-/desk", sql("select 1", ".json"), "/-/desk/export/csv?q=a", "/-/desk/trends.csv?q=a"):
            assert ask(path, root="", **{"Sec-Fetch-Site": site}).status == 403
            assert ask(path, root="", **{"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}).status == 403
    opened = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert ask("/search?q=conseil", **opened).status == 200
    assert ask(sql("select 1"), root="", **opened).status == 403
    assert ask("/search?q=conseil", **{**opened, "Sec-Fetch-Dest": "iframe"}).status == 403
    for site in ("none", "same-origin"):
        assert ask(sql("select 1"), root="", **{"Sec-Fetch-Site": site}).status == 200


def test_no_page_can_be_framed_by_another_site(ask: Ask) -> None:
    for path in ("/-/desk", "/hemero", "/hemero/pages", "/x", sql("select 1"), "/-/static/app.css", "/"):
        headers = ask(path, root="").headers
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    framed = ask("/capture/1").headers
    assert (framed["x-frame-options"], "frame-ancestors 'self'" in framed["content-security-policy"]) == ("SAMEORIGIN", True)


# -- trends


def test_trends_for_french_spreadsheets(ask: Ask) -> None:
    french, english = ask("/trends.csv?q=conseil,%3Drue&per=day").text, ask("/trends.csv?q=conseil,%3Drue&per=day", language="en").text
    rows = list(csv.reader(io.StringIO(french.removeprefix("\ufeff")), delimiter=";"))
    assert french[0] == english[0] == "\ufeff"
    assert {row[3] for row in rows[1:]} == {"conseil", "'=rue"}
    assert any("," in row[7] for row in rows[1:])
    assert not any("." in row[7] for row in rows)
    assert [row[:3] for row in csv.reader(io.StringIO(english[1:]))] == [row[:3] for row in rows]


def test_words_without_an_article_are_said_and_are_no_hidden_curve(ask: Ask) -> None:
    page = ask("/trends?q=conseil,introuvable")
    assert "Aucun article ne contient « introuvable »." in page.words.replace("\u202f", " ")
    assert "de plus" not in page.words
