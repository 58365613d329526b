"""Every page of the desk, in both languages, as HTML."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from datasette.utils.asgi import Request

from crawler.archive import Archive
from crawler.desk.server import served
from crawler.desk.site import Desk, page
from tests.desk.conftest import Answer, Ask

PAGES = {
    "": ("Les derniers jours", "The last days"),
    "/search?q=conseil": ("Recherche", "Search"),
    "/headlines?outlet=bocage": ("Titres à une date", "Headlines at a time"),
    "/fronts?q=conseil": ("Heures sans capture", "Hours without a capture"),
    "/fronts?show=longest": ("Heures ÷ place", "Hours ÷ place"),
    "/fronts?show=pages&outlet=bocage": ("Place avant", "Place before"),
    "/fronts?article=1": ("Les titres de cet article", "The headlines of this article"),
    "/trends?q=conseil": ("Tendances", "Trends"),
    "/concordance?q=conseil": ("Concordance", "Concordance"),
    "/changes": ("Modifications", "Changes"),
    "/words?q=conseil": ("Mots", "Words"),
    "/words?q=conseil&show=collocates": ("Log-vraisemblance", "Log-likelihood"),
    "/words?show=specific": ("Spécificité", "Specificity"),
    "/coverage?outlet=bocage": ("Couverture", "Coverage"),
    "/notebook": ("Recherches enregistrées", "Saved searches"),
    "/runs": ("Collectes", "Runs"),
    "/help": ("Aide à la recherche", "How to search"),
    "/search/facets?q=conseil": ("Rubrique", "Section"),
    "/article/1": ("Dates et preuves", "Dates and evidence"),
    "/archived/1": ("Page archivée", "Archived page"),
    "/cite?q=conseil&outlet=bocage": ("Recherche “conseil”", "Search “conseil” (Newspaper: bocage)"),
    "/cite?front=bocage": ("Une du", "Front page,"),
}


QUOTED = ("title", "pre", "code", "article", "del", "ins", "li", "td", "th", "h3", "q", "option", "text")
"""Elements with content of newspapers and crawls, which is not translated."""


def rows(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def links(answer: Answer, inside: str) -> list[str]:
    """The links on the page that contain a text."""
    found = re.findall(r'(?:href|src)="([^"]+)"', answer.text)
    return [html.unescape(one) for one in found if inside in one]


def hits(answer: Answer) -> list[int]:
    """The ids of the articles on a search page, in order."""
    return [int(number) for number in re.findall(r'<h3><a href="/-/desk/article/(\d+)[^"]*">', answer.text)]


def plain(path: str) -> str:
    """The path of a link, for `ask`."""
    return path.removeprefix("/-/desk")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("language", "place"), [("fr", 0), ("en", 1)])
def test_a_page_speaks_the_readers_language(ask: Ask, path: str, language: str, place: int) -> None:
    answer = ask(path, language=language)
    assert answer.status == 200
    assert PAGES[path][place] in answer.words
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_landmarks_labels_and_no_inline_script_or_style(ask: Ask, path: str) -> None:
    answer = ask(path)
    text = answer.text
    for landmark in ("<header", "<nav aria-label=", "<main id=", "<footer", 'class="skip" href="#content"', 'name="viewport"'):
        assert landmark in text
    for element in answer.elements:
        assert element.tag != "style"
        assert element.tag != "script" or element.get("src", "").startswith("/-/desk/static/")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    assert len(re.findall(r"<h1\b", text)) == 1
    tags = [tag for tag in re.findall(r"<(?:input|select)\b[^>]*>", text) if 'type="hidden"' not in tag]
    assert {name for tag in tags for name in re.findall(r'\sid="([^"]+)"', tag)} == set(re.findall(r'<label for="([^"]+)"', text))
    assert len(re.findall(r'\sid="([^"]+)"', text)) == len(set(re.findall(r'\sid="([^"]+)"', text)))


@pytest.mark.parametrize("path", PAGES)
def test_french_pages_have_french_spaces(ask: Ask, path: str) -> None:
    whole = ask(path).elements[0]
    for quoted in whole.xpath("|".join(f"//{tag}" for tag in QUOTED)):
        quoted.drop_tree()
    assert not re.search(r"[^\s\u202f\u00a0] [;!?»]|« ", whole.text_content())


def test_the_switch_keeps_the_language_and_the_question(ask: Ask) -> None:
    french = ask("/search?q=conseil&outlet=bocage")
    (switch,) = links(french, "lang=en")
    assert switch == "/-/desk/search?q=conseil&outlet=bocage&lang=en"
    english = ask(plain(switch))
    assert 'lang="en"' in english.text
    cookie = english.headers["set-cookie"].split(";")[0]
    assert '<html lang="en">' in ask("", Cookie=cookie).text
    assert '<html lang="fr">' in ask("", Cookie="hemero_language=%3Cscript%3E").text


# -- home


def test_home_counts_articles_by_newspaper_and_day_and_each_count_leads_to_them(ask: Ask, sample: Path) -> None:
    home = ask("")
    (count,) = rows(sample, "SELECT count(*) FROM articles WHERE outlet = 'bocage' AND substr(published, 1, 10) = '2016-11-23'")[0]
    (cell,) = [one for one in links(home, "outlet=bocage") if "since=2016-11-23" in one]
    assert f">{count}</a>" in home.text[home.text.index(html.escape(cell)) :][:200]
    assert len(hits(ask(plain(cell)))) == min(count, 20)


def test_home_tells_alarms_and_the_last_crawl_in_plain_words(ask: Ask) -> None:
    home = ask("")
    assert "Rivages publie bien moins que d’habitude" in home.words
    assert "hemero crawl deux_rives bocage rivages" in home.words


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path, desk_of: Callable[..., Ask]) -> None:
    Archive(tmp_path / "empty.db").close()
    ask = desk_of(tmp_path / "empty.db")
    assert "hemero crawl la remplit" in ask("").words
    for path in ("/search", "/headlines", "/trends?q=a", "/coverage", "/runs"):
        assert ask(path).status == 200


# -- search


def test_search_finds_and_marks_stems(ask: Ask) -> None:
    found = ask("/search?q=conseils")
    assert re.search(r"<mark>conseil</mark>", found.text, re.IGNORECASE)
    assert hits(found)


def test_filters_narrow_a_search(ask: Ask, sample: Path) -> None:
    found = set(hits(ask("/search?q=conseil&outlet=rivages&sort=newest")))
    assert found
    assert found <= {number for (number,) in rows(sample, "SELECT article_id FROM articles WHERE outlet = 'rivages'")}
    belgian = set(hits(ask("/search?q=conseil&country=BE&sort=newest")))
    assert belgian == found


def test_paging_shows_every_article_once_and_in_order(ask: Ask, sample: Path) -> None:
    seen: list[int] = []
    path = "/search?outlet=bocage&sort=newest"
    for _ in range(4):
        answer = ask(path)
        seen += hits(answer)
        following = re.search(r'rel="next" href="([^"]+)"', answer.text)
        if following:
            path = plain(html.unescape(following[1]))
    assert following is None
    stored = rows(sample, "SELECT article_id FROM articles WHERE outlet = 'bocage' ORDER BY published_utc DESC")
    assert sorted(seen) == sorted(number for (number,) in stored)
    assert len(seen) == len(set(seen))


def test_the_plot_of_a_search_counts_what_it_finds(ask: Ask) -> None:
    found = ask("/search?q=conseil&outlet=bocage")
    table = re.search(r'<table id="hits"[^>]*>.*?</table>', found.text, re.DOTALL)
    assert table
    total = sum(int(number) for number in re.findall(r'data-value="(\d+)"', table[0]))
    assert f"{total} article" in found.words


@pytest.mark.parametrize("question", ['"conseil', "conseil OU", "(conseil", "NEAR(", "titre:", "-", ":", "a:b:c", "AND", "*"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_mistyped_question_is_explained(ask: Ask, question: str, language: str) -> None:
    answer = ask("/search?q=" + question.replace(" ", "+").replace('"', "%22"), language=language)
    assert answer.status in {200, 400}
    assert "Traceback" not in answer.text
    if answer.status == 400:
        assert 'role="alert"' in answer.text


def test_a_mistake_is_named_in_the_readers_language(ask: Ask) -> None:
    assert "des guillemets ne se ferment pas" in ask("/search?q=%22conseil").words
    assert "il manque un mot avant ou après OU" in ask("/trends?q=conseil+OU").words
    assert "quotation mark that is never closed" in ask("/search?q=%22conseil", language="en").words


def test_french_quotation_marks_make_a_phrase(ask: Ask) -> None:
    phrase, typed = (ask(f"/search?q={marks}&sort=oldest").elements for marks in ("%22conseil+de+quartier%22", "«+conseil+de+quartier+»"))
    titles = [[one.text_content() for one in elements if one.tag == "h3"] for elements in (phrase, typed)]
    assert titles[0] == titles[1]
    assert len(titles[0]) > 0


@pytest.mark.parametrize("query", ["since=hier", "until=2016-13-01", "kind=nonsense", "after=%00%ff", "after=nonsense", "sort=nonsense"])
def test_what_cannot_be_a_filter_is_explained(ask: Ask, query: str) -> None:
    answer = ask(f"/search?q=conseil&{query}")
    assert answer.status in {200, 400}
    assert "Traceback" not in answer.text


# -- article


def revised(sample: Path) -> int:
    """An article with two revisions."""
    return int(rows(sample, "SELECT article_id FROM revisions GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1")[0][0])


def test_an_article_is_told_whole(ask: Ask, sample: Path) -> None:
    title, body, digest, offset = rows(
        sample, "SELECT title, body, digest, warc_offset FROM articles JOIN captures USING (capture_id) WHERE article_id = 1"
    )[0]
    shown = ask("/article/1", language="en").words
    for text in (title, *body.split("\n\n"), digest):
        assert " ".join(text.split()) in shown
    assert f"{offset:,}" in shown


def test_an_article_shows_each_time_it_states_and_which_won(ask: Ask, sample: Path) -> None:
    shown = ask("/article/1", language="en").words
    for source, printed in rows(sample, "SELECT source, printed FROM times WHERE article_id = 1"):
        assert source in shown
        assert " ".join(printed.split()) in shown
    assert "chosen" in shown


def test_two_revisions_are_compared_word_by_word(ask: Ask, sample: Path) -> None:
    answer = ask(f"/article/{revised(sample)}", language="en")
    assert "From revision 1 to revision 2" in answer.words
    assert "<ins>" in answer.text
    same = ask(f"/article/{revised(sample)}?from=2&to=2", language="en")
    assert "No difference" in same.words
    backwards = ask(f"/article/{revised(sample)}?from=2&to=1", language="en")
    assert "<del>" in backwards.text


def test_an_article_tells_where_it_was_promoted(ask: Ask, sample: Path) -> None:
    sql = "SELECT min(target_article_id) FROM headlines WHERE page_url = 'https://www.bocage.example/'"
    (number,) = rows(sample, sql)[0]
    answer = ask(f"/article/{number}", language="en")
    assert '<svg class="timeline"' in answer.text
    assert "https://www.bocage.example/" in answer.words


@pytest.mark.parametrize(
    ("suffix", "start", "kind"),
    [("txt", "", "text/plain"), ("bib", "@", "application/x-bibtex"), ("ris", "TY  - NEWS", "application/x-research-info-systems")],
)
def test_a_citation_names_the_capture(ask: Ask, sample: Path, suffix: str, start: str, kind: str) -> None:
    digest, url = rows(sample, "SELECT c.digest, a.url FROM articles a JOIN captures c USING (capture_id) WHERE article_id = 1")[0]
    answer = ask(f"/article/1/cite.{suffix}")
    assert answer.text.startswith(start)
    assert digest in answer.text
    assert url in answer.text
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("path", ["/article/999999", "/archived/999999", "/capture/999999"])
def test_what_is_not_there_is_told_on_a_page(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert "L’archive n’a pas cela" in answer.words


def test_what_is_missing_is_told_in_french_too(ask: Ask) -> None:
    assert "L’archive n’a pas d’article 999999" in ask("/article/999999").words
    assert "n’a pas de version 99" in ask("/article/1/cite.bib?version=99").words
    assert "has no article 999999" in ask("/article/999999", language="en").words


# -- headlines


def test_headlines_stand_as_they_stood_at_that_moment(ask: Ask, sample: Path) -> None:
    sql = "SELECT text FROM headlines WHERE page_url = 'https://www.bocage.example/' AND seen LIKE '2016-11-22T08:39%'"
    stood = [" ".join(text.split()) for (text,) in rows(sample, sql)]
    answer = ask("/headlines?outlet=bocage&at=2016-11-22T12:00:00%2B01:00")
    assert stood
    assert all(text in answer.words for text in stood)
    assert "mardi 22 novembre 2016 à 8\u00a0h\u00a039".replace("\u00a0", " ") in answer.words.replace("\u00a0", " ")


def test_headlines_tell_what_changed(ask: Ask) -> None:
    answer = ask("/headlines?outlet=bocage&at=2016-11-24T12:00:00%2B01:00", language="en")
    assert "entered" in answer.words
    assert "left" in answer.words


def test_no_headline_stands_under_a_block_without_a_title(ask: Ask) -> None:
    for path in ("/headlines?outlet=bocage", "/headlines?outlet=rivages", "/article/1"):
        assert "Sans titre de bloc" not in ask(path).words


@pytest.mark.parametrize("leaf", ["search", "concordance", "trends"])
def test_empty_results_lead_on(ask: Ask, leaf: str) -> None:
    path = f"/{leaf}?q=nullepart&outlet=bocage"
    answer = ask(path)
    assert "Le même sans les filtres" in answer.words
    assert "Chercher « nullepart » dans tous les articles".replace(" »", "\u202f»").replace("« ", "«\u202f") in html.unescape(answer.text)
    assert path.replace("&outlet=bocage", "").partition("?")[2] in answer.text


def test_a_day_is_enough_to_go_to(ask: Ask) -> None:
    assert "mercredi 23 novembre 2016 à 18" in ask("/headlines?outlet=bocage&day=2016-11-23").words.replace("\u00a0", " ")


def test_a_moment_that_is_none_is_explained(ask: Ask) -> None:
    answer = ask("/headlines?outlet=bocage&at=hier")
    assert answer.status == 400
    assert "n’est pas un moment" in answer.words


# -- trends


def test_trends_and_their_csv_agree(ask: Ask) -> None:
    query = "q=conseil,+budget&per=day"
    page, table = ask(f"/trends?{query}"), ask(f"/trends.csv?{query}")
    assert table.text.startswith("\ufeff")
    counted = list(csv.DictReader(io.StringIO(table.text[1:]), delimiter=";"))
    assert {row["words"] for row in counted} == {"conseil", "budget"}
    numbers = [int(float(number)) for number in re.findall(r'data-value="([\d.]+)"', page.text)]
    assert sum(numbers) == sum(int(row["articles"]) for row in counted)
    assert table.headers["content-type"].startswith("text/csv")


def test_every_point_of_a_trend_leads_to_its_articles(ask: Ask) -> None:
    page = ask("/trends?q=conseil&per=month")
    cells = re.findall(r'data-value="([\d.]+)"><a href="([^"]+)">', page.text)
    assert cells
    for number, path in cells:
        assert f"{int(float(number))} article" in ask(plain(html.unescape(path))).words


def test_trends_are_split_by_newspaper_and_counted_per_thousand(ask: Ask) -> None:
    page = ask("/trends?q=conseil&per=week&by=outlet&measure=thousand", language="en")
    assert "Le Courrier du Bocage" in page.words
    assert "per thousand articles" in page.words


# -- coverage and runs


def test_coverage_tells_why_articles_are_missing(ask: Ask) -> None:
    answer = ask("/coverage?outlet=bocage", language="en")
    assert "answered 404" in answer.words
    assert "tdm-reservation" in answer.words


def test_runs_tell_how_visits_ended(ask: Ask) -> None:
    answer = ask("/runs", language="en")
    assert answer.text.count("hemero crawl deux_rives bocage rivages") == 7
    assert "listing 3" in answer.words


def endless(db: sqlite3.Connection) -> object:
    return db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n").fetchone()


def test_a_question_that_takes_too_long_is_stopped(sample: Path) -> None:
    @page
    async def view(desk: Desk) -> Any:
        return await desk.ask(endless)

    async def asked() -> Any:
        datasette = served(sample, patience_ms=20)
        await datasette.invoke_startup()
        return await view(Request.fake("/-/desk"), datasette)

    response = asyncio.run(asked())
    assert response.status == 503
    assert "trop de temps" in response.body


def test_a_moment_far_from_any_capture_says_which_capture_is_shown(ask: Ask) -> None:
    before = ask("/headlines?outlet=bocage&at=1995-03-02T08:00").words.replace("\u202f", " ").replace("\u00a0", " ")
    assert "n’avait pas encore été vue à ce moment : voici sa première capture, du lundi 21 novembre 2016 à 8 h 39, 22 ans après." in before
    after = ask("/headlines?outlet=bocage&day=2016-11-28", language="en").words
    assert "this is its last capture until then, of Thursday 24 November 2016 at 08:39, 5 days earlier." in after
    for near in ("/headlines?outlet=bocage", "/headlines?outlet=bocage&at=2016-11-22T12:00", "/headlines?outlet=bocage&day=2016-11-24"):
        assert "capture until then" not in ask(near, language="en").words


# -- words


def test_a_counted_word_leads_to_the_articles_that_have_it(ask: Ask) -> None:
    number = r'<td class="number">([\d\s]+)</td>'
    found = re.search(rf'<td><a href="([^"]+)">conseil</a></td>{number}{number}', ask("/words?q=conseil").text)
    assert found
    answer = ask(plain(html.unescape(found[1])))
    assert answer.status == 200
    assert re.search(rf"\b{found[3].strip()} articles?\b", answer.words)


def test_the_words_as_csv_are_those_of_the_page(ask: Ask) -> None:
    text = ask("/words.csv?q=conseil&show=collocates").text
    head, *lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert head == ["word", "together", "occurrences", "expected", "log_likelihood", "log_dice"]
    assert lines
    page_words = ask("/words?q=conseil&show=collocates").words
    assert all(f"{line[0]} " in page_words for line in lines[:20])


def test_columns_have_their_definition_on_hover(ask: Ask) -> None:
    for show in ("forms", "frequent", "collocates", "specific"):
        answer = ask(f"/words?q=conseil&show={show}")
        heads = [one for one in answer.elements if one.tag == "th"]
        assert heads
        assert all(one.xpath("abbr/@title") for one in heads)


@pytest.mark.parametrize("query", ["show=collocates", "q=%22", "show=x&size=9&window=0&by=z", "q=a&since=hier"])
def test_words_that_cannot_be_counted_are_explained(ask: Ask, query: str) -> None:
    assert ask(f"/words?{query}").status in {200, 400}
    assert "Traceback" not in ask(f"/words?{query}").text


# -- changes


def test_a_change_leads_to_its_two_versions_side_by_side(ask: Ask) -> None:
    listed = ask("/changes")
    found = links(listed, "before=")
    assert found
    shown = ask(plain(found[0]).split("#")[0])
    assert "Différences, mot à mot" in shown.words
    assert re.search(r"<(ins|del)>", shown.text)


def test_the_changes_as_an_atom_feed_are_those_of_the_page(ask: Ask) -> None:
    feed = ask("/changes.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    parsed = fromstring(feed.text.encode())
    entries = parsed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == min(30, len(rows_of_changes(ask)))
    assert all(entry.find("{http://www.w3.org/2005/Atom}link").get("href", "").startswith("http") for entry in entries)


def rows_of_changes(ask: Ask) -> list[list[str]]:
    return list(csv.reader(io.StringIO(ask("/changes.csv").text.lstrip("\ufeff")), delimiter=";"))[1:]


def test_the_counts_of_changes_are_kept_for_each_question(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from crawler.desk.routes import changes

    changes._kept.clear()
    whole, one = ask("/changes").words, ask("/changes?outlet=bocage&how=silent").words
    kept = [*changes._kept.values()]
    monkeypatch.setattr(changes, "count_changes", None)
    monkeypatch.setattr(changes, "KEPT_SECONDS", 1e9)
    changes._kept.update({(*key[:3], 0.0): found for key, found in list(changes._kept.items())})  # type: ignore[index]
    assert len(kept) == 2
    assert (ask("/changes").words, ask("/changes?outlet=bocage&how=silent").words) == (whole, one)


def test_filters_of_changes_stay_in_the_csv(ask: Ask) -> None:
    everything = rows_of_changes(ask)
    silent = list(csv.reader(io.StringIO(ask("/changes.csv?how=silent").text.lstrip("\ufeff")), delimiter=";"))[1:]
    assert everything
    assert silent == [row for row in everything if row[7] == "False"]


@pytest.mark.parametrize("query", ["change=colour", "since=hier", "q=%22", "after=x_y", "least=x", "least=99999999999999999999", "how=x"])
def test_what_cannot_be_a_filter_of_changes_is_explained(ask: Ask, query: str) -> None:
    answer = ask(f"/changes?{query}")
    assert answer.status in {200, 400}
    assert "Traceback" not in answer.text


# -- concordance


def test_a_line_of_a_concordance_leads_to_its_place_in_the_article(ask: Ask) -> None:
    listed = ask("/concordance?q=conseil&sort=oldest")
    found = list(links(listed, "mark="))[:6]
    assert found
    for address in found:
        article = ask(plain(address.removesuffix("#word")))
        assert article.text.count('id="word"') == 1
    second = next(one for one in found if "mark=2" in one)
    marks = re.findall(r"<mark( id=\"word\")?>", ask(plain(second.removesuffix("#word"))).text)
    assert [bool(one) for one in marks][:2] == [False, True]


@pytest.mark.parametrize("sort", ["newest", "left", "right"])
def test_the_concordance_as_csv_has_the_lines_of_the_page(ask: Ask, sort: str) -> None:
    lines = list(csv.reader(io.StringIO(ask(f"/concordance.csv?q=conseil&sort={sort}").text.lstrip("\ufeff")), delimiter=";"))[1:]
    shown = ask(f"/concordance?q=conseil&sort={sort}")
    assert lines
    assert [line[5] for line in lines[:50]] == re.findall(r"<mark>([^<]+)</mark>", shown.text)


@pytest.mark.parametrize("query", ["q=%22", "q=a&sort=x&field=y&after=z", "q=&sort=left", "q=a&after=99999999999999999999"])
def test_what_cannot_be_a_concordance_is_explained(ask: Ask, query: str) -> None:
    answer = ask(f"/concordance?{query}")
    assert answer.status in {200, 400}
    assert "Traceback" not in answer.text


# -- front pages


def fronts_csv(ask: Ask, query: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(ask(f"/fronts.csv?{query}").text.lstrip("\ufeff")), delimiter=";"))


def test_the_words_of_headlines_are_those_of_front_pages(ask: Ask, sample: Path) -> None:
    sql = "SELECT DISTINCT text FROM headlines h JOIN pages p USING (page_id) WHERE p.how = 'front' AND p.article_id IS NULL"
    truth = {text for (text,) in rows(sample, sql) if re.search(r"(?i)\bconseils?\b", text)}
    head, *lines = fronts_csv(ask, "q=conseil")
    assert truth
    assert {line[head.index("text")].removeprefix("'") for line in lines} == truth
    answer = ask("/fronts?q=conseil")
    assert all(html.escape(text, quote=False).split("’")[0] in answer.text for text in truth)


def test_who_stood_longest_is_sorted_and_leads_to_its_wordings(ask: Ask) -> None:
    head, *lines = fronts_csv(ask, "show=longest&since=2016-11-01")
    scores = [float(line[head.index("score")].replace(",", ".")) for line in lines]
    assert scores
    assert scores == sorted(scores, reverse=True)
    found = links(ask("/fronts?show=longest"), "/fronts?article=")
    assert found
    assert ask(plain(found[0])).status == 200


def test_two_moments_and_two_newspapers_stand_side_by_side(ask: Ask) -> None:
    answer = ask("/fronts?show=pages&outlet=bocage&at=2016-11-22T12:00&later=2016-11-24T12:00", language="en")
    assert "From Tuesday 22 November 2016 at 08:39 to Thursday 24 November 2016 at 08:39" in answer.words
    assert "entered" in answer.words
    early = ask("/fronts?show=pages&outlet=bocage&at=1995-03-02T08:00&later=2016-11-24T12:00", language="en")
    assert "this is its first capture" in early.words.replace("\u00a0", " ")
    assert ask("/fronts?show=pages&outlet=bocage&other=bocage", language="en").text.count("<section>") == 2
    assert len(fronts_csv(ask, "show=pages&outlet=bocage")) > 1


@pytest.mark.parametrize("query", [
    "q=%22", "q=a&outlet=bocages", "q=a&since=hier", "q=a&sort=x&per=y&after=99999999999999999999", "show=longest&by=z&until=9999-12-31",
    "show=pages&outlet=bocage&at=hier", "show=pages&outlet=nulle", "show=pages&other=nulle", "article=nulle",
    "article=99999999999999999999",
    "show=pages&outlet=bocage&at=2016-11-24T12:00&later=2016-11-22T12:00", "show=longest&since=0001-01-01", "q=%3Cscript%3E",
])  # fmt: skip
def test_what_cannot_be_asked_of_front_pages_is_explained(ask: Ask, query: str) -> None:
    for path in ("/fronts", "/fronts.csv"):
        answer = ask(f"{path}?{query}")
        assert answer.status in {200, 400, 404}
        assert "Traceback" not in answer.text
        assert path.endswith(".csv") or "<script>" not in answer.text
