"""Citations of a search (its parameters are those of the search page) or, with `front`, of a page of headlines at a moment."""

from __future__ import annotations

from typing import Any

from crawler.archive.query.front_pages import headlines_at, zone_of
from crawler.archive.query.reader import moment
from crawler.desk.references import citation, citations, front_reference, search_reference
from crawler.desk.site import Desk, page
from crawler.exports.citation import Reference


@page
async def view(desk: Desk) -> Any:
    """The page."""
    cited = await _cited(desk)
    back = desk.over("/search", desk.pairs)
    if front := desk.args["front"]:
        back = desk.url("/headlines", outlet=front, page=desk.args["page"], at=desk.args["at"])
    return desk.html("cite", cited=cited, citations=citations(cited, desk.words), back=back, query=dict(desk.pairs))


@page
async def file(desk: Desk) -> Any:
    """One citation as a file for download."""
    cited = await _cited(desk)
    text, kind, suffix = citation(cited, desk.request.url_vars["name"], desk.words)
    return desk.file(text, kind, f"{cited.key}.{suffix}")


async def _cited(desk: Desk) -> Reference:
    if outlet := desk.args["front"]:
        zone = await desk.ask(zone_of, outlet)
        at = moment(desk.args["at"], zone) if desk.args["at"] else None
        chosen = desk.args["page"]
        page_id = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 16 else None
        front = await desk.ask(headlines_at, outlet, at, page_id=page_id)
        return await desk.ask(front_reference, front, desk.words)
    return await desk.ask(search_reference, await desk.selection(), desk.words)
