"""Counts beside the results of a search, by newspaper, country, section…, alone on a page."""

from __future__ import annotations

from typing import Any

from crawler.archive.query.statistics import newspapers
from crawler.desk.facet_links import counted, kept
from crawler.desk.routes.search import titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError

ALL = "all"
"""The value of the parameter `facets` that counts everything."""


@page
async def view(desk: Desk) -> Any:
    """The page. The search page loads its counts after the results where there are many."""
    titles, exact = titles_of(desk, await desk.ask(newspapers)), desk.args["facets"] == ALL
    try:
        shown = await counted(desk, await desk.selection(), titles, None, exact=exact)
    except HemeroError as error:
        return desk.html("trouble", status=400, title=desk.words("trouble.wrong"), detail=desk.explained(error))
    all_counted = all(one["exact"] for one in shown)
    whole = "" if all_counted else desk.over("/search/facets", [*kept(desk), ("facets", ALL)])
    return desk.html("facets", facets=shown, back=desk.over("/search", kept(desk)), whole=whole)
