"""Publication, update and stamp of whole pages: what wins over what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import crawler
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.encoding import to_utf8
from crawler.parsing.outlet import Outlet
from crawler.parsing.parser import tree_of
from crawler.parsing.times.address_days import page_day
from crawler.parsing.times.published import Times, read_times
from tests.parsing.times.conftest import at, page_of, read

HOSTILE = Path(__file__).parents[4] / "shared" / "corpus" / "hostile"


def test_the_printed_line_states_both_times() -> None:
    times = read('<p class="infos">Par Zoé Le Goff, publié le 3 mai 2023 à 14:21, mis à jour le 4 mai 2023 à 09h05</p>')
    assert times == Times(
        at("2023-05-03T14:21+02:00"), at("2023-05-04T09:05+02:00"), "publié le 3 mai 2023 à 14:21, mis à jour le 4 mai 2023 à 09h05"
    )


def test_the_printed_line_wins_over_metadata_that_say_otherwise() -> None:
    times = read("<p>Publié le 12/01/2013 à 19h31</p>", metas={"article:published_time": "2013-01-12T18:50:00+01:00"})
    assert times.published == at("2013-01-12T19:31+01:00")


def test_a_printed_day_takes_its_hour_from_metadata_of_that_day() -> None:
    times = read('<time datetime="2021-03-20">20 mars 2021</time>', metas={"article:published_time": "2021-03-20T11:39:28Z"})
    assert times == Times(at("2021-03-20T12:39+01:00"), None, "20 mars 2021")


def test_a_printed_day_wins_over_metadata_of_another_day() -> None:
    times = read(
        "<p>Publié le</p><p>Lundi 25 avril 2022</p>",
        thing={"datePublished": "2022-04-24T23:30:01+02:00", "dateModified": "2022-04-26T11:45:29+02:00"},
    )
    assert times == Times(date(2022, 4, 25), at("2022-04-26T11:45+02:00"), "Publié le Lundi 25 avril 2022")


def test_a_bare_day_that_metadata_give_the_update_is_the_update() -> None:
    thing: dict[str, object] = {"datePublished": "2022-04-14T13:57:03+02:00", "dateModified": "2023-07-18T10:50:38+02:00"}
    updated = Times(at("2022-04-14T13:57+02:00"), at("2023-07-18T10:50+02:00"), "18 juillet 2023")
    assert read('<time class="updated" datetime="2023-07-18T10:50:38+02:00">18 juillet 2023</time>', thing=thing) == updated
    assert read("<p>Publié le 18 juillet 2023</p>", thing=thing).published != updated.published


def test_relative_words_lose_to_the_machine_s_time() -> None:
    times = read('<time datetime="2024-05-01T08:12:00+02:00">Il y a 3 heures</time>', thing={"datePublished": "2024-05-01T08:12:00+02:00"})
    assert times.published == at("2024-05-01T08:12+02:00")


def test_relative_words_alone_count_from_the_fetch() -> None:
    times = read("<p>Publié hier à 11:30, mis à jour il y a 20 minutes</p>", fetched_at=at("2024-05-02T12:00+02:00"))
    assert (times.published, times.updated) == (at("2024-05-01T11:30+02:00"), at("2024-05-02T11:40+02:00"))


def test_a_year_less_stamp_takes_its_year_from_the_address_then_the_metadata() -> None:
    stamp = "<p>Publié le 24/11 à 08h39</p>"
    assert read(stamp, url="https://www.exemple.fr/2016/11/24/le-pont").published == at("2016-11-24T08:39+01:00")
    assert read(stamp, metas={"article:published_time": "2016-11-24"}).published == at("2016-11-24T08:39+01:00")
    unknown = page_of(stamp)
    assert read_times(unknown) == Times(None, None, "Publié le 24/11 à 08h39")
    assert [candidate.printed for candidate in unknown.evidence["stamp"]] == ["Publié le 24/11 à 08h39"]


def test_a_line_that_is_only_an_update_is_one() -> None:
    times = read("<p>Dernière mise à jour à 08h39 le 24/11</p>", fetched_at=at("2016-11-25T10:00+01:00"))
    assert times == Times(None, at("2016-11-24T08:39+01:00"), "Dernière mise à jour à 08h39 le 24/11")


def test_a_bare_update_hour_is_on_the_day_of_publication_or_on_the_day_that_metadata_give_it() -> None:
    stamp = "<p>Publié le 27/05/2022 à 15:19, mis à jour à 16:20</p>"
    assert read(stamp).updated == at("2022-05-27T16:20+02:00")
    assert read(stamp, metas={"article:modified_time": "2022-05-29T14:20:12Z"}).updated == at("2022-05-29T16:20+02:00")


def test_an_update_needs_a_minute() -> None:
    assert read("<p>Publié le 27.10.2016 à 13:11</p><p>Mis à jour le 27.10.2016 à 13:11</p>").updated is None
    assert read(thing={"datePublished": "2023-03-30T21:28:55+02:00", "dateModified": "2023-03-30T21:29:01+02:00"}).updated is None
    assert read(thing={"datePublished": "2023-03-28T08:42:57+02:00", "dateModified": "2023-03-28T08:43:58+02:00"}).updated == at(
        "2023-03-28T08:43+02:00"
    )


def test_an_update_before_the_publication_is_none() -> None:
    times = read("<p>Mis à jour le 19/11/23 21:06 | Publié le 20/11/23 6:00</p>")
    assert times == Times(at("2023-11-20T06:00+01:00"), None, "Mis à jour le 19/11/23 21:06 | Publié le 20/11/23 6:00")


def test_what_metadata_call_the_update_may_be_the_printed_publication() -> None:
    times = read("<p>01 juin 2018 à 15h36</p>", thing={"datePublished": "2012-02-29T11:20:00Z", "dateModified": "2018-06-01T15:36:24Z"})
    assert times == Times(at("2018-06-01T15:36+02:00"), None, "01 juin 2018 à 15h36")


def test_local_time_marked_as_greenwich_s_is_found_out_by_the_printed_line() -> None:
    times = read(
        "<p>Publié le 14/04/2023 à 13h46</p>", thing={"datePublished": "2023-04-14T13:46:00Z", "dateModified": "2023-04-14T15:00:00Z"}
    )
    assert times.published == at("2023-04-14T13:46+02:00")
    assert times.updated == at("2023-04-14T15:00+02:00")


def test_an_offset_that_forgets_summer_time_does_not_move_the_printed_hour() -> None:
    times = read("<p>Publié le 14/04/2023 à 13h46</p>", metas={"article:published_time": "2023-04-14T13:46+01:00"})
    assert times.published == at("2023-04-14T13:46+02:00")


def test_an_offset_far_from_the_default_zone_is_the_page_s() -> None:
    times = read("<p>Publié le 28 décembre 2022 à 10h12</p>", thing={"datePublished": "2022-12-28T10:12:19+04:00"})
    assert times.published is not None
    assert times.published.isoformat() == "2022-12-28T10:12:00+04:00"


@pytest.mark.parametrize(
    ("url", "lang", "offset"),
    [("https://www.exemple.ca/a", "fr", "-04:00"), ("https://exemple.sn/a", "fr-FR", "+00:00"),
     ("https://exemple.com/a", "fr-CA", "-04:00"),
     ("https://exemple.com/a", "fr-FR", "+02:00"), ("https://exemple.com/a", "en", "+02:00")],
)  # fmt: skip
def test_the_zone_comes_from_the_address_s_ending_or_the_language_s_region(url: str, lang: str, offset: str) -> None:
    assert read("<p>Publié le 3 mai 2023 à 14:21</p>", url=url, lang=lang).published == at(f"2023-05-03T14:21{offset}")


def test_the_outlet_s_zone_goes_first() -> None:
    outlet = Outlet("ex", "Ex", ("exemple.fr",), timezone="Africa/Dakar")
    assert read("<p>Publié le 3 mai 2023 à 14:21</p>", outlet=outlet).published == at("2023-05-03T14:21+00:00")


def test_a_regional_page_whose_metadata_say_so_prints_the_hour_of_the_newspaper_s_seat() -> None:
    outlet = Outlet("ex", "Ex", ("exemple.fr",), timezone="Europe/Paris", zones=((r"^/", "Indian/Mayotte"),))
    line = "<p>Publié le 3 mai 2023 à 14:21</p>"
    assert read(line, outlet=outlet).published == at("2023-05-03T14:21+03:00")
    assert read(line, outlet=outlet, thing={"datePublished": "2023-05-03T14:21:09+02:00"}).published == at("2023-05-03T14:21+02:00")


@pytest.mark.parametrize(
    "trap",
    [
        {"before": "<p>Jeudi 4 mai 2023</p><p>Dernière mise à jour : il y a 38 secondes</p>", "fetched_at": at("2023-05-04T10:00+02:00")},
        {"foot": '<div class="comments"><p>Publié le 9 mai 2023 à 10:00</p></div>'},
        {"foot": '<aside><a href="/b">Un autre titre</a> <time datetime="2020-01-01T10:00:00+01:00">01/01/2020 à 10:00</time></aside>'},
        {"before": "<ul><li>10:12 La foire annulée</li><li>09:50 Le bac en panne</li></ul>"},
    ],
)
def test_other_times_of_the_page_are_not_the_article_s(trap: dict[str, object]) -> None:
    times = read("<div class='meta'>3 mai 2023 à 14:21</div>", **trap)
    assert times == Times(at("2023-05-03T14:21+02:00"), None, "3 mai 2023 à 14:21")


def test_a_stamp_at_the_foot_is_found() -> None:
    times = read(foot='<p class="date">Publié le 3 mai 2023 à 14:21</p>')
    assert times == Times(at("2023-05-03T14:21+02:00"), None, "Publié le 3 mai 2023 à 14:21")


def test_a_stamp_over_several_elements_is_one_line() -> None:
    times = read("<p>Publié le <span>2 nov. 2023</span> à <b>16:00</b><span>Mis à jour le 2 nov. 2023 à 16:16</span></p>")
    assert times == Times(
        at("2023-11-02T16:00+01:00"), at("2023-11-02T16:16+01:00"), "Publié le 2 nov. 2023 à 16:00Mis à jour le 2 nov. 2023 à 16:16"
    )


def test_metadata_in_french_prose_are_read() -> None:
    times = read(
        metas={"article:published_time": "mise à jour le 12/01/2013 - 19h31", "article:modified_time": "2013-01-14CET08:49:00+0100"}
    )
    assert times == Times(at("2013-01-12T19:31+01:00"), at("2013-01-14T08:49+01:00"), None)


def test_a_midnight_gives_way_to_an_hour_of_the_same_day() -> None:
    assert read(thing={"datePublished": "2023-05-03"}, metas={"article:published_time": "2023-05-03T14:21:00+02:00"}).published == at(
        "2023-05-03T14:21+02:00"
    )


def test_the_day_in_the_address_counts_where_nothing_else_is_stated() -> None:
    assert read(url="https://www.exemple.fr/2016/11/24/le-pont") == Times(date(2016, 11, 24), None, None)


def test_a_page_that_states_nothing_has_no_time() -> None:
    assert read() == Times(None, None, None)


def test_every_candidate_is_evidence_and_one_won() -> None:
    page = page_of("<p>Publié le 3 mai 2023</p>", thing={"datePublished": "2023-05-03T14:21:00+02:00"}, metas={"date": "2023-05-03"})
    read_times(page)
    assert [(one.source, one.chosen) for one in page.evidence["published"]] == [("jsonld:datePublished", True), ("meta:date", False)]
    assert [one.chosen for one in page.evidence["stamp"]] == [True]


@pytest.mark.parametrize(
    ("url", "day"),
    [("/2023/08/30/a", date(2023, 8, 30)), ("/a-14-04-2023-2516330_24.php", date(2023, 4, 14)),
     ("/article/20161104FILWWW00", date(2016, 11, 4)),
     ("/2016/1124/c31357-9145215.html", date(2016, 11, 24)), ("/a/2023/31/30/", None), ("/a-1507177", None)],
)  # fmt: skip
def test_an_address_may_name_a_day(url: str, day: date | None) -> None:
    assert page_day(f"https://exemple.fr{url}") == day


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared corpus is not here")
def test_hostile_pages_are_read() -> None:
    for path in sorted(HOSTILE.glob("*.html")):
        times = read_times(TextPage(tree_of(to_utf8(path.read_bytes())), "https://exemple.fr/a"))
        assert isinstance(times, Times), path.name


def test_a_day_taken_from_the_address_is_evidence() -> None:
    page = "<html lang=fr><body><h1>Le pont rouvre à la circulation</h1><p>Dernière mise à jour à 03h37 le 24/11</p></body></html>"
    article = crawler.parse(page.encode(), "https://exemple.fr/gazette/2016/1124/c6-74065.html", outlet=None)
    assert article.published == date(2016, 11, 24)
    assert [(one.source, one.value, one.chosen) for one in article.evidence["published"]] == [("address", "2016-11-24", True)]
