"""An outlet's pattern that does not know the page's own address says nothing of the addresses beside it."""

from __future__ import annotations

import pytest

from crawler.parsing.document.address_shapes import Shapes
from crawler.parsing.outlet import Outlet

SITE = "https://www.gazette.example"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("/le-bac-de-la-riviere-reprend-lundi", "/la-foire-du-bourg-attend-ses-visiteurs"),
        ("/2013/02/24/le-bac-reprend-son-service", "/2013/02/23/la-foire-attend-ses-visiteurs"),
    ],
)
def test_a_pattern_that_says_no_to_the_page_itself_is_not_asked_about_its_links(own: str, other: str) -> None:
    outlet = Outlet("ex", "Ex", ("gazette.example",), article=r"^/articles/\d+$")
    ruled, plain = (Shapes(SITE + own, SITE + own, one) for one in (outlet, None))
    assert ruled.score(SITE + other) == plain.score(SITE + other)


def test_a_pattern_that_knows_the_page_s_address_is_asked() -> None:
    outlet = Outlet("ex", "Ex", ("gazette.example",), article=r"^/vie/[a-z-]+-\d{6}$")
    own = SITE + "/vie/le-bac-reprend-son-service-123456"
    assert Shapes(own, own, outlet).score(SITE + "/agenda/la-foire-attend-ses-visiteurs-123457") < Shapes(own, own, None).score(
        SITE + "/agenda/la-foire-attend-ses-visiteurs-123457"
    )
