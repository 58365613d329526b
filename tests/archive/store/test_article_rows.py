from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from crawler.archive import Discovery, Visit
from tests.archive.conftest import exchange


def test_an_article_is_one_row_with_its_revision_and_its_times(desk: Any) -> None:
    desk.read("/marche")
    [row] = desk.archive.query("SELECT * FROM articles")
    assert (row["title"], row["lead"], row["body"], row["words"]) == ("Le marché rouvre", "Un chapô.", "Un.\n\nDeux.", 4)
    assert (row["published"], row["published_utc"]) == ("2016-11-24T08:00:00+01:00", 1479970800.0)
    assert row["first_seen"] == "2016-11-24T12:00:00+01:00"
    assert json.loads(row["authors"]) == ["Anne"]
    assert desk.rows("SELECT source, printed, value, value_utc, chosen FROM times ORDER BY place") == [
        ("meta:date", "2016-11-24", "2016-11-24", 1479942000.0, 0),
        ("stamp", "24/11 à 8h", "2016-11-24T08:00:00+01:00", 1479970800.0, 1),
    ]
    assert desk.rows("SELECT outcome, article_id, capture_id, queue FROM pages WHERE url LIKE '%/marche'") == [("article", 1, 1, None)]


def test_storing_the_same_visit_twice_changes_nothing(desk: Any) -> None:
    visit = desk.read("/marche", found=(Discovery("https://www.bocage.fr/pont", "headline"),), next_visit=1479990000.0)
    before = desk.dump()
    desk.archive.put(visit)
    assert desk.dump() == before


def test_the_same_content_later_only_moves_last_seen(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/marche", "Un. ", "Deux.", minutes=60)
    assert desk.rows("SELECT first_seen, last_seen, capture_id FROM revisions") == [
        ("2016-11-24T12:00:00+01:00", "2016-11-24T13:00:00+01:00", 1)
    ]
    assert desk.rows("SELECT last_seen, capture_id FROM articles") == [("2016-11-24T13:00:00+01:00", 2)]


def test_another_content_is_a_revision_that_says_what_changed(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/marche", "Un.", "Deux et demi.", "Trois.", minutes=60, title="Le marché a rouvert")
    assert [json.loads(row[0]) for row in desk.rows("SELECT changed FROM revisions ORDER BY revision_id")] == [
        {},
        {"title": True, "added": 2, "removed": 1},
    ]
    assert desk.rows("SELECT title, body, revision_id FROM articles") == [("Le marché a rouvert", "Un.\n\nDeux et demi.\n\nTrois.", 2)]
    assert desk.search("demi")
    assert not desk.search("titre:rouvre")


def test_a_content_that_comes_back_is_the_revision_it_was(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/marche", "Autre.", minutes=60)
    desk.read("/marche", minutes=120)
    assert desk.rows("SELECT revision_id, body FROM articles") == [(1, "Un.\n\nDeux.")]
    assert desk.rows("SELECT first_seen, last_seen FROM revisions WHERE revision_id = 1") == [
        ("2016-11-24T12:00:00+01:00", "2016-11-24T14:00:00+01:00")
    ]


def test_an_old_capture_read_again_does_not_hide_what_is_newer(desk: Any) -> None:
    old = desk.read("/marche")
    desk.read("/marche", "Nouveau.", minutes=60)
    desk.archive.put(old)
    assert desk.rows("SELECT revision_id, body FROM articles") == [(2, "Nouveau.")]


def test_counters_and_side_columns_make_no_revision(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/marche", minutes=30, headlines=(), tags=("Économie",))
    assert desk.one("SELECT count(*) FROM revisions") == 1
    assert desk.one("SELECT tags FROM articles") == '["Économie"]'


def test_another_address_of_an_article_is_a_duplicate(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/amp/marche", canonical="/marche", minutes=1)
    assert desk.one("SELECT count(*) FROM articles") == 1
    assert desk.rows("SELECT outcome, article_id FROM pages ORDER BY page_id") == [("article", 1), ("duplicate", 1)]


def test_a_duplicate_in_the_same_transaction_is_seen(desk: Any) -> None:
    with desk.archive.transaction():
        desk.read("/marche")
        desk.read("/amp/marche", canonical="/marche", minutes=1)
    assert desk.rows("SELECT outcome FROM pages ORDER BY page_id") == [("article",), ("duplicate",)]


def test_the_canonical_page_takes_its_article_over(desk: Any) -> None:
    desk.read("/amp/marche", canonical="/marche")
    desk.read("/marche", minutes=1)
    assert desk.rows("SELECT url, outcome FROM pages ORDER BY page_id") == [
        ("https://www.bocage.fr/amp/marche", "duplicate"),
        ("https://www.bocage.fr/marche", "article"),
    ]
    assert desk.rows("SELECT a.url, p.url FROM articles a JOIN pages p USING (page_id)") == [("https://www.bocage.fr/marche",) * 2]


def test_a_wrong_canonical_address_swallows_no_other_article(desk: Any) -> None:
    desk.read("/marche", canonical="/accueil")
    desk.read("/pont", "Tout autre chose.", title="Le pont ferme", canonical="/accueil", minutes=1)
    assert desk.rows("SELECT url, title FROM articles ORDER BY article_id") == [
        ("https://www.bocage.fr/accueil", "Le marché rouvre"),
        ("https://www.bocage.fr/pont", "Le pont ferme"),
    ]


def test_the_pages_of_one_article_are_one_text_and_one_revision(desk: Any) -> None:
    first = desk.page("/marche")
    desk.read("/marche", "Un.", found=(Discovery("https://www.bocage.fr/marche/2", "next_page", part_of=first, hint="article"),))
    for part in (3, 2):
        desk.page(f"/marche/{part}", part_of=first, part=part)
        desk.read(f"/marche/{part}", f"Page {part}.", minutes=part)
    assert desk.rows("SELECT body, article_id FROM articles") == [("Un.\n\nPage 2.\n\nPage 3.", 1)]
    assert desk.rows("SELECT body, parts FROM revisions") == [("Un.\n\nPage 2.\n\nPage 3.", "[1, 2, 3]")]
    assert desk.rows("SELECT DISTINCT outcome, article_id FROM pages") == [("article", 1)]
    assert desk.search('"page 3"')


def test_a_part_that_changes_is_a_revision_and_the_same_again_is_none(desk: Any) -> None:
    first = desk.page("/marche")
    desk.page("/marche/2", part_of=first, part=2)
    desk.read("/marche", "Un.")
    desk.read("/marche/2", "Deux.", minutes=1)
    desk.read("/marche", "Un.", minutes=2)
    desk.read("/marche/2", "Deux.", minutes=3)
    assert desk.one("SELECT count(*) FROM revisions") == 1
    desk.read("/marche/2", "Deux, corrigé.", minutes=4)
    assert desk.rows("SELECT body FROM revisions ORDER BY revision_id") == [("Un.\n\nDeux.",), ("Un.\n\nDeux, corrigé.",)]


def of_two_pages(desk: Any) -> None:
    first = desk.page("/marche")
    desk.page("/marche/2", part_of=first, part=2)
    desk.read("/marche", "Un.", "Deux.")
    desk.read("/marche/2", "Trois.", minutes=1)


@pytest.mark.parametrize("order", [("/marche", "/marche/2"), ("/marche/2", "/marche")])
def test_a_paragraph_that_moves_from_page_to_page_was_never_missing(desk: Any, order: tuple[str, str]) -> None:
    of_two_pages(desk)
    texts = {"/marche": ("Un.",), "/marche/2": ("Deux.", "Trois, corrigé.")}
    for minutes, path in enumerate(order, 60):
        desk.read(path, *texts[path], minutes=minutes)
    assert desk.rows("SELECT body, parts, changed FROM revisions ORDER BY revision_id") == [
        ("Un.\n\nDeux.\n\nTrois.", "[1, 2]", "{}"),
        ("Un.\n\nDeux.\n\nTrois, corrigé.", "[1, 2]", '{"added": 1, "removed": 1}'),
    ]
    assert desk.rows("SELECT revision_id, body FROM articles") == [(2, "Un.\n\nDeux.\n\nTrois, corrigé.")]


@pytest.mark.parametrize("fetched", [True, False], ids=["fetched again", "not modified"])
def test_a_later_change_of_another_page_is_another_revision(desk: Any, fetched: bool) -> None:
    of_two_pages(desk)
    desk.read("/marche", "Un, corrigé.", "Deux.", minutes=60)
    if fetched:
        desk.read("/marche/2", "Trois.", minutes=61)
    else:
        page = desk.page("/marche/2")
        answer = replace(exchange("https://www.bocage.fr/marche/2", b"", minutes=61), status=304)
        desk.archive.put(Visit(page, "unchanged", capture_id=desk.archive.keep(answer, page, revisit_of=2)))
    desk.read("/marche/2", "Trois, corrigé.", minutes=120)
    bodies = ["Un.\n\nDeux.\n\nTrois.", "Un, corrigé.\n\nDeux.\n\nTrois.", "Un, corrigé.\n\nDeux.\n\nTrois, corrigé."]
    assert [body for (body,) in desk.rows("SELECT body FROM revisions ORDER BY revision_id")] == bodies
    assert desk.one("SELECT last_seen FROM revisions WHERE revision_id = 2") == "2016-11-24T13:01:00+01:00"


def test_headlines_are_stored_once_and_placed_at_every_capture(desk: Any) -> None:
    found = (Discovery("https://www.bocage.fr/foire", "headline", found_as="https://www.bocage.fr/foire?xtor=1"),)
    desk.read("/foire", title="La foire")
    desk.read("/marche", found=found)
    desk.read("/pont", title="Le pont", minutes=5)
    assert desk.one("SELECT count(*) FROM headline_texts") == 3
    assert desk.one("SELECT count(*) FROM headline_blocks") == 3
    assert desk.one("SELECT count(*) FROM headlines") == 9
    assert desk.rows(
        "SELECT block, block_position, rank, text, kicker FROM headlines WHERE page_url LIKE '%/pont' ORDER BY block_position, rank"
    ) == [
        ("Les plus lus", 1, 1, "La foire a lieu", None),
        ("Les plus lus", 1, 2, "Le pont ferme", "Transports"),
        ("", 2, 1, "Une école ouvre", None),
    ]


def test_a_headline_leads_to_the_article_behind_its_address(desk: Any) -> None:
    found = (Discovery("https://www.bocage.fr/foire", "headline", found_as="https://www.bocage.fr/foire?xtor=1"),)
    desk.read("/marche", found=found)
    desk.read("/foire", title="La foire", headlines=())
    assert desk.rows("SELECT url, target, target_article_id FROM headlines WHERE text = 'La foire a lieu'") == [
        ("https://www.bocage.fr/foire?xtor=1", "https://www.bocage.fr/foire", 2)
    ]


def test_a_page_that_is_no_article_keeps_its_headlines(desk: Any) -> None:
    desk.read("/", outcome="listing", kind="front")
    assert desk.one("SELECT count(*) FROM articles") == 0
    assert desk.one("SELECT count(*) FROM headlines") == 3


def test_a_visit_stores_its_reservations_and_validators(desk: Any) -> None:
    visit = desk.read("/marche")
    desk.archive.put(Visit(visit.page_id, "unchanged", capture_id=1, opt_out={"tdm-reservation": "1"}, etag='"x"', last_modified="hier"))
    assert desk.one("SELECT opt_out FROM captures") == '{"tdm-reservation": "1"}'
    assert desk.rows("SELECT outcome, etag, last_modified, article_id FROM pages LIMIT 1") == [("article", '"x"', "hier", 1)]


def test_a_clock_set_back_does_not_hide_what_changed(desk: Any) -> None:
    desk.read("/marche", "Un.", minutes=600)
    desk.read("/marche", "Deux.", minutes=0)
    assert desk.rows("SELECT body FROM articles") == [("Deux.",)]
    assert desk.rows("SELECT body FROM revisions ORDER BY capture_id") == [("Un.",), ("Deux.",)]
