from __future__ import annotations

import pytest

from crawler.crawl.addresses.traps import TRAP_CALENDAR, TRAP_FILTER, TRAP_LISTING, TRAP_LOOP, trap

SITE = "https://exemple.fr"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/agenda?date=2094-01-01", TRAP_CALENDAR),
        ("/agenda?mois=1&annee=1803", TRAP_CALENDAR),
        ("/agenda?date=18030101", TRAP_CALENDAR),
        ("/agenda/2094/05/", TRAP_CALENDAR),
        ("/sport?tri=date", TRAP_FILTER),
        ("/sport?f[0]=ville:Lyon&f[1]=type:match", TRAP_FILTER),
        ("/recherche?a=1&a=2&a=3", TRAP_FILTER),
        ("/x?a=1&b=2&c=3&d=4&e=5&f1=6&g=7&h=8&i=9", TRAP_FILTER),
        ("/sport?page=2001", TRAP_LISTING),
        ("/sport/page/2001/", TRAP_LISTING),
        ("/a/b/a/b/a/b/c", TRAP_LOOP),
    ],
)
def test_an_address_of_a_trap_waits_with_the_reason(path: str, reason: str) -> None:
    assert trap(SITE + path, SITE + "/sport") == reason


@pytest.mark.parametrize(
    "path",
    [
        "/2016/11/24/le-pont-rouvre",
        "/sport?page=3",
        "/archives?date=2016-11-24",
        "/archives/1944/09/01/paris-libere",
        "/article.php?id=12&date=20161124",
        "/article.php3?id_article=4711",
        "/livres/2094/le-roman",
        "/fr/fr/article/fr",
    ],
)
def test_an_article_or_a_listing_is_no_trap(path: str) -> None:
    assert trap(SITE + path, SITE + "/sport") == ""


def test_an_article_has_at_most_sixty_pages() -> None:
    assert trap(f"{SITE}/a?page=61", f"{SITE}/a?page=60", part=61) == TRAP_LISTING
