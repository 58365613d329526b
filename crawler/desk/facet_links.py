"""The counts beside the results of a search, for the templates: each value leads to the search with or without that filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crawler.archive.query.facets import Facet, FacetValue, facets
from crawler.archive.query.selection import Selection
from crawler.desk.messages import WORDS
from crawler.desk.site import Desk

MOST = 8
"""Values of a facet that are shown at once."""


async def counted(
    desk: Desk, selection: Selection, titles: dict[str, str], ids: Sequence[int] | None, *, exact: bool = False
) -> list[dict[str, Any]]:
    """The facets for the template. `ids` are the articles of the selection, where they are known."""
    found = await desk.ask(facets, selection, ids, most=MOST, exact=exact)
    return [_shown(desk, one, titles) for one in found if one.values]


def _shown(desk: Desk, facet: Facet, titles: dict[str, str]) -> dict[str, Any]:
    key = f"search.{facet.facet}"
    return {
        "name": facet.facet,
        "title": desk.words(key if key in WORDS else f"facets.{facet.facet}"),
        "exact": facet.exact,
        "values": [_value(desk, facet, one, titles) for one in facet.values],
        "more": desk.words.count("facets.more", facet.more) if facet.more else "",
    }


def _value(desk: Desk, facet: Facet, one: FacetValue, titles: dict[str, str]) -> dict[str, Any]:
    name = one.name
    if facet.facet == "outlet":
        name = titles.get(one.value, name)
    elif facet.facet == "kind":
        name = desk.words.known("kind", name)
    elif facet.facet == "month" and len(name) == 7:
        name = desk.words.period(name)
    number = desk.words.number(one.articles)
    return {
        "name": name,
        "code": {"country": "region", "language": "language"}.get(facet.facet, ""),
        "number": number if facet.exact else f"≈ {number}",
        "chosen": one.chosen,
        "url": desk.over("/search", _toggled(desk, facet.facet, one)),
        "title": desk.words("facets.drop" if one.chosen else "facets.add", value=name),
    }


def _toggled(desk: Desk, facet: str, one: FacetValue) -> list[tuple[str, str]]:
    """The parameters of the search with this filter, or without it where it is chosen."""
    given = kept(desk)
    if facet == "month":
        return [*(pair for pair in given if pair[0] not in {"since", "until"}), ("since", one.value), ("until", one.value)]
    if one.chosen:
        return [(name, value) for name, value in given if name != facet or value.casefold() != one.value.casefold()]
    return [*given, (facet, one.value)]


def kept(desk: Desk) -> list[tuple[str, str]]:
    """The parameters of the search, without the page."""
    return [(name, value) for name, value in desk.pairs if name not in {"after", "facets"}]
