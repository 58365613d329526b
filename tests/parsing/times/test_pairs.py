"""Publication and update that a page prints apart, or under each other's label."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.parsing.times.published import Times
from tests.parsing.times.conftest import at, read

FETCHED = at("2024-05-04T10:00+02:00")
CARD = '<div class="boite"><a href="/b">Le marché du samedi change de place</a><p>Mis à jour le 9 avril 2024</p></div>'


@pytest.mark.parametrize(
    ("stamp", "before", "foot"),
    [
        ("<p><i>Article mis à jour le 7 mars 2021.</i></p>", '<p class="meta">Par Zoé Brun | 5 mars 2021</p>', ""),
        ("<p>Publié le 5 mars 2021</p>", "", "<p>Dernière modification le 7 mars 2021</p>"),
        ("<p>Mis à jour le 7 mars 2021</p>", "", "<p>Publié le 5 mars 2021</p>"),
        ("<p>5 mars 2021</p><p>Cet article a été mis à jour le 7 mars 2021 avec la réaction du maire et celle du préfet.</p>", "", ""),
        ("<p>Article initialement publié le 5 mars 2021 et actualisé le 7 mars 2021</p>", "", ""),
        ("", "<p>Mis à jour le 7 mars 2021</p><p>Publié le 5 mars 2021</p>", ""),
    ],
)
def test_publication_and_update_may_be_printed_apart(stamp: str, before: str, foot: str) -> None:
    times = read(stamp, before=before, foot=foot, fetched_at=FETCHED)
    assert (times.published, times.updated) == (date(2021, 3, 5), date(2021, 3, 7))


def test_an_update_printed_at_the_foot_keeps_its_hour() -> None:
    times = read("<p>Publié le 5 mars 2021 à 10h05</p>", foot="<p>Actualisé à 18h40 le 7 mars 2021</p>")
    assert (times.published, times.updated) == (at("2021-03-05T10:05+01:00"), at("2021-03-07T18:40+01:00"))


def test_a_card_s_update_is_not_the_article_s() -> None:
    assert read("<p>Publié le 5 mars 2024</p>", foot=CARD).updated is None


def test_when_the_site_was_updated_last_is_not_when_the_article_was() -> None:
    clock = "<p>Dernière mise à jour : 4 mai 2024 à 09:58</p>"
    assert read("<p>Publié le 3 mai 2024 à 10h</p>", before=clock, fetched_at=FETCHED).updated is None


def test_today_in_the_header_is_not_the_publication_of_what_was_updated_today() -> None:
    times = read("<p>Mis à jour le 4 mai 2024 à 09h</p>", before="<p>Samedi 4 mai 2024</p>", fetched_at=FETCHED)
    assert times == Times(None, at("2024-05-04T09:00+02:00"), "Mis à jour le 4 mai 2024 à 09h")


def test_swapped_labels_are_found_out_by_the_metadata() -> None:
    line = "<p>Modifié le : 10/08/2023 Publié le : 04/03/2024</p>"
    known = {"datePublished": "2023-08-10T09:00:00Z", "dateModified": "2024-03-04T13:47:00Z"}
    times = read(line, thing=known)
    assert (times.published, times.updated) == (at("2023-08-10T11:00+02:00"), at("2024-03-04T14:47+01:00"))
    assert read(line).published == date(2024, 3, 4)
    assert read(line, thing={"datePublished": "2024-03-04T13:47:00Z"}).published == at("2024-03-04T14:47+01:00")
