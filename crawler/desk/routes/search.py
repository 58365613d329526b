"""Search: words and filters, results, a plot of results over time, exports. The page's address contains the whole search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from crawler.archive.query import newspaper_sets
from crawler.archive.query.search import SORTS, Found, search
from crawler.archive.query.selection import NO_NEWSPAPER, WHOLE, Selection
from crawler.archive.query.statistics import Newspaper, choices, newspapers
from crawler.archive.query.trends import Line, over_time
from crawler.desk.facet_links import counted
from crawler.desk.figures import Cell, Row, at
from crawler.desk.notebook_place import token_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports import FORMATS

SHOWN = 20
AT_ONCE = 500
"""Up to so many results are counted by newspaper, country… before the page is sent; the counts of more are loaded after it. Counts with
filters take longer, because a facet is counted without its own filter."""
FILTERS = ("outlet", "country", "since", "until", "section", "author", "agency", "language", "kind")


@page
async def view(desk: Desk) -> Any:
    """The page. An invalid search is explained on it."""
    titles = titles_of(desk, await desk.ask(newspapers))
    found, line, shown, mistake, status = None, None, None, "", 200
    try:
        selection = await desk.selection()
        sort = _sort(desk, selection)
        found = await desk.ask(search, selection, sort=sort, after=desk.args.get("after"), limit=SHOWN)
        line = await desk.ask(over_time, selection, days=found.days) if "after" not in desk.args and found.hits and found.days else None
        if found.ids and len(found.ids) <= AT_ONCE and not any(name in desk.args for name in FILTERS):
            shown = await counted(desk, selection, titles, found.ids)
    except HemeroError as error:
        mistake, status = desk.explained(error), 400
    return desk.html(
        "search", status=status, found=found and _hits(found, titles), mistake=mistake, total=_total(desk, found),
        next=found.next if found else None, timeline=_timeline(desk, line), later=_later(desk, found), exports=_exports(desk),
        notes=[desk.noted(note) for note in found.notes] if found else [], meant=found.suggestion if found else None, facets=shown,
        counts=desk.over("/search/facets", [pair for pair in desk.pairs if pair[0] not in {"after", "sort"}]), chosen=_chosen(desk, titles),
        cited=[pair for pair in desk.pairs if pair[0] not in {"after", "sort"}], token=token_of(desk),
        query=urlencode([pair for pair in desk.pairs if pair[0] not in {"after", "sort"}]), **await _menus(desk, titles),
    )  # fmt: skip


@page
async def plot(desk: Desk) -> Any:
    """Only the plot of a search and its table. For many results, it is loaded after the search page."""
    try:
        line = await desk.ask(over_time, await desk.selection())
    except HemeroError as error:
        return desk.html("trouble", status=400, title=desk.words("trouble.wrong"), detail=desk.explained(error))
    return desk.html("plot", timeline=_timeline(desk, line), back=desk.over("/search", desk.pairs))


def titles_of(desk: Desk, known: Iterable[Newspaper]) -> dict[str, str]:
    """The newspapers for a menu: value of the filter → title."""
    return {one.outlet or NO_NEWSPAPER: one.title or one.outlet or desk.words("site.none") for one in known}


def _later(desk: Desk, found: Found | None) -> str | None:
    """The address of the plot, where the page is sent without it; else None."""
    if found is None or found.days is not None or not found.hits or "after" in desk.args:
        return None
    return desk.over("/search/plot", [(name, value) for name, value in desk.pairs if name != "sort"])


def _sort(desk: Desk, selection: Selection) -> str:
    asked = desk.args.get("sort", "")
    return asked if asked in SORTS else "relevance" if selection.words else "newest"


async def filter_menus(desk: Desk, titles: dict[str, str]) -> dict[str, object]:
    """The menus of the filters that several pages have: newspapers and their sets, countries, languages, kinds."""
    known, sets = await desk.ask(choices), await desk.ask(newspaper_sets.names, groups=False)
    of_sets = [(f"{newspaper_sets.SIGN}{name}", desk.words("search.sets", name=name)) for name in sets]
    return {
        "outlets": [*of_sets, *titles.items()],
        "chosen_outlets": [value for name, value in desk.pairs if name == "outlet"],
        "countries": [(one, one) for one in known.countries],
        "languages": [(one, one) for one in known.languages],
        "kinds": [(kind, desk.words.known("kind", kind)) for kind in known.kinds],
        "extra": [pair for at, pair in enumerate(desk.pairs) if pair[0] in FILTERS and pair[0] in {name for name, _ in desk.pairs[:at]}],
    }


async def _menus(desk: Desk, titles: dict[str, str]) -> dict[str, object]:
    return await filter_menus(desk, titles) | {
        "sorts": [(sort, desk.words(f"search.{sort}")) for sort in SORTS],
        "filtered": any(name in desk.args for name in FILTERS),
    }


def _total(desk: Desk, found: Found | None) -> str:
    if found is None:
        return ""
    return desk.words.count("articles", found.count) if found.exact else desk.words("search.more", n=found.count)


def _hits(found: Found, titles: dict[str, str]) -> list[dict[str, object]]:
    return [{"hit": hit, "outlet": titles.get(hit.outlet or "", hit.outlet or "")} for hit in found.hits]


def _chosen(desk: Desk, titles: dict[str, str]) -> list[dict[str, str]]:
    """The chosen filters, each with the address of the search without it."""
    found = []
    for number, (name, value) in enumerate(desk.pairs):
        if name in FILTERS:
            shown = titles.get(value, value) if name == "outlet" else desk.words.known("kind", value) if name == "kind" else value
            others = [pair for at, pair in enumerate(desk.pairs) if at != number and pair[0] != "after"]
            label, shown = desk.words(f"search.{name}"), shown.removeprefix(WHOLE)
            found.append({"name": label, "value": shown, "url": desk.over("/search", others)})
    return found


def _timeline(desk: Desk, line: Line | None) -> list[Row]:
    rows = []
    for point in line.points if line else ():
        url = desk.over("/search", point.selection.pairs()) if point.articles else None
        cell = Cell(point.articles, desk.words.number(point.articles), url)
        rows.append(Row(at(point.since), desk.words.period(point.period), url, (cell,)))
    return rows


def _exports(desk: Desk) -> list[dict[str, str]]:
    pairs = [(name, value) for name, value in desk.pairs if name not in {"after", "sort"}]
    return [{"title": desk.words(f"export.{name}"), "url": desk.over(f"/export/{name}", pairs)} for name in FORMATS]
