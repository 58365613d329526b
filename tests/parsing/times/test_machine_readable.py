"""Times that a page states for machines: where they stand, and zones that are missing or wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.parsing.times.conftest import TITLE, at, read

FIVE = "2024-03-05T10:00:00+01:00"
DAY = '<p class="date">5 mars 2024</p>'


def ld(*things: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{" ".join(json.dumps(thing) for thing in things)}</script>'


@pytest.mark.parametrize(
    "line",
    [
        f'<time datetime="{FIVE}">5 mars 2024</time>',
        f'<time datetime="{FIVE}"><span>5 mars 2024</span></time>',
        f'<time datetime="{FIVE}"></time>',
        f'<span itemprop="datePublished" content="{FIVE}">5 mars 2024</span>',
        f'<abbr class="published" title="{FIVE}">5 mars 2024</abbr>',
    ],
)
def test_the_element_that_prints_a_time_states_its_minute(line: str) -> None:
    assert read(f"<p>{line}</p>").published == at(FIVE)


@pytest.mark.parametrize("turned", [False, True])
def test_each_of_two_elements_states_its_own_time(turned: bool) -> None:
    both = [
        f'<time datetime="{FIVE}">Publié le 5 mars 2024</time>',
        '<time datetime="2024-03-07T11:00+01:00">Mis à jour le 7 mars 2024</time>',
    ]
    times = read(" ".join(both[::-1] if turned else both))
    assert (times.published, times.updated) == (at(FIVE), at("2024-03-07T11:00+01:00"))


def test_two_objects_in_one_script_are_both_read() -> None:
    site, article = {"@type": "WebSite", "name": "La Gazette"}, {"@type": "NewsArticle", "headline": "x", "datePublished": FIVE}
    assert read(script=ld(site, article)).published == at(FIVE)
    assert read(script=ld(article, site)).published == at(FIVE)


def test_of_several_articles_the_one_of_the_headline_is_the_page_s() -> None:
    own = {"@type": "Article", "headline": TITLE, "datePublished": FIVE}
    other = {"@type": "NewsArticle", "headline": "Le marché change de place", "datePublished": "2024-04-09T08:00:00+02:00"}
    assert read(script=ld(other) + ld(own)).published == at(FIVE)


@pytest.mark.parametrize("kind", ["WebPage", "VideoObject"])
def test_the_page_s_object_states_the_hour_of_the_printed_day_only(kind: str) -> None:
    key = "uploadDate" if kind == "VideoObject" else "datePublished"
    assert read(DAY, script=ld({"@type": kind, key: FIVE})).published == at(FIVE)
    assert read('<p class="date">6 mars 2024</p>', script=ld({"@type": kind, key: FIVE})).published == date(2024, 3, 6)
    assert read(script=ld({"@type": kind, key: FIVE})).published is None


def test_a_framework_s_script_states_the_hour_of_the_printed_day() -> None:
    article = json.dumps(json.dumps({"@type": "NewsArticle", "datePublished": FIVE, "dateModified": "2024-03-05T10:30:00+01:00"}))
    times = read(DAY, script=f"<script>app.push([1, {article}])</script>")
    assert (times.published, times.updated) == (at(FIVE), at("2024-03-05T10:30+01:00"))
    several = f'<script>app = [{{"datePublished":"{FIVE}"}}, {{"datePublished":"2024-03-05T18:00:00+01:00"}}]</script>'
    assert read(DAY, script=several).published == date(2024, 3, 5)


def test_a_time_without_zone_is_greenwich_s_where_another_lies_as_far_off_as_the_zone() -> None:
    thing: dict[str, object] = {"datePublished": "2023-06-26 11:15:53", "dateModified": "2023-06-26 12:33:04"}
    for local in ("2023-06-26 13:15:53", "2023-06-26T13:15:53+02:00"):
        times = read(thing=thing, metas={"article:published_time": local})
        assert (times.published, times.updated) == (at("2023-06-26T13:15+02:00"), at("2023-06-26T14:33+02:00"))
    same = read(thing=thing, metas={"article:published_time": "2023-06-26T09:15:53Z", "date": "2023-06-26 13:15:53"})
    assert same.published == at("2023-06-26T11:15+02:00")


def test_an_hour_marked_as_greenwich_s_is_the_zone_s_where_another_says_so() -> None:
    thing: dict[str, object] = {"datePublished": "2023-06-26T13:15:53Z"}
    assert read(thing=thing, metas={"article:published_time": "2023-06-26T13:15:53+02:00"}).published == at("2023-06-26T13:15+02:00")
    assert read(thing=thing, metas={"article:published_time": "2023-06-26T15:15:53+02:00"}).published == at("2023-06-26T15:15+02:00")
    assert read(thing=thing).published == at("2023-06-26T15:15+02:00")


def test_midnight_at_greenwich_is_a_day() -> None:
    metas = {"article:published_time": "2024-03-05T00:00:00Z"}
    assert read(metas=metas).published == date(2024, 3, 5)
    assert read('<p class="date">5 mars 2024 à 10h05</p>', metas=metas).published == at("2024-03-05T10:05+01:00")
    assert read(metas=metas, thing={"datePublished": FIVE}).published == at(FIVE)


def test_a_day_without_a_year_takes_the_year_that_metadata_state() -> None:
    times = read("<p>Publié le 5 mars à 10h05</p>", metas={"article:published_time": "2019-03-05T09:58:00+01:00"}, fetched_at=at(FIVE))
    assert times.published == at("2019-03-05T10:05+01:00")
