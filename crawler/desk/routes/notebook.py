"""The notebook: its page, what is new in a saved search, Atom feeds, and the forms that write into it."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any
from urllib.parse import parse_qsl
from xml.etree.ElementTree import SubElement

from datasette.utils.asgi import Response

from crawler.archive.query.selection import Selection
from crawler.archive.query.statistics import newspapers
from crawler.desk import atom
from crawler.desk.notebook_place import NotebookPlace, notebook_of, token_of
from crawler.desk.routes.search import titles_of
from crawler.desk.security import HEADERS, local_path
from crawler.desk.site import Desk, NotThereError, page
from crawler.errors import HemeroError
from crawler.notebook import NewArticle, Notebook, Noted, SavedSearch, article_item, headline_item, version_item
from crawler.notebook.items import Item, articles_of
from crawler.notebook.searches import found_by

SHOWN, IN_FEED = 100, 50
Form = Mapping[str, str]


@dataclass(frozen=True)
class Contents:
    """What the page shows."""

    searches: tuple[tuple[SavedSearch, int | None], ...]
    """With the number of new articles; None where the search is not understood."""
    tags: tuple[tuple[str, int], ...]
    baskets: tuple[tuple[str, int], ...]
    noted: tuple[tuple[Noted, int | None], ...]
    """With the article in this archive; None where it does not have it."""


def contents(db: sqlite3.Connection, place: NotebookPlace, tag: str, basket: str) -> Contents:
    """Everything in the notebook: all, or what has a tag or is in a basket. Raises `HemeroError`."""
    with place.open() as notebook:
        noted = notebook.noted(tag=tag or None, basket=basket or None)
        places = articles_of(db, [one.item for one in noted])
        return Contents(
            tuple((one, _number_of_new(notebook, one, db)) for one in notebook.searches()), tuple(notebook.names("tags")),
            tuple(notebook.names("baskets")), tuple((one, places.get(one.item)) for one in noted),
        )  # fmt: skip


def _number_of_new(notebook: Notebook, search: SavedSearch, db: sqlite3.Connection) -> int | None:
    try:
        return len(notebook.new(search, db))
    except HemeroError:
        return None


@page
async def view(desk: Desk) -> Any:
    """The page."""
    place = notebook_of(desk.datasette, desk.database)
    found = await desk.ask(contents, place, desk.args["tag"], desk.args["basket"])
    begin = int(desk.args["from"]) if desk.args["from"].isascii() and desk.args["from"].isdecimal() else 0
    searches = [
        {"search": one, "new": number, "url": desk.over("/search", parse_qsl(one.query)), "feed": desk.url("/notebook.atom", name=one.name)}
        for one, number in found.searches
    ]
    return desk.html(
        "notebook", searches=searches, tags=found.tags, baskets=found.baskets, noted=found.noted[begin : begin + SHOWN],
        number=len(found.noted), next=begin + SHOWN if len(found.noted) > begin + SHOWN else None, token=token_of(desk),
        here_path=desk.request.full_path,
    )  # fmt: skip


def news(db: sqlite3.Connection, place: NotebookPlace, name: str) -> tuple[SavedSearch, list[NewArticle]]:
    """A saved search and what is new in it. Raises `NotThereError`, or `HemeroError` where the search is not understood."""
    with place.open() as notebook:
        search = _search(notebook, name)
        return search, notebook.new(search, db)


def _search(notebook: Notebook, name: str) -> SavedSearch:
    try:
        return notebook.search(name)
    except HemeroError as missing:
        raise NotThereError(str(missing)) from missing


@page
async def new(desk: Desk) -> Any:
    """What is new in a saved search."""
    search, found = await desk.ask(news, notebook_of(desk.datasette, desk.database), desk.args["name"])
    titles = titles_of(desk, await desk.ask(newspapers))
    return desk.html("notebook_new", search=search, found=found[-SHOWN:][::-1], number=len(found), titles=titles, token=token_of(desk))


def latest(db: sqlite3.Connection, place: NotebookPlace, name: str) -> tuple[SavedSearch, list[NewArticle]]:
    """A saved search, and the articles that it finds and that were seen last."""
    with place.open() as notebook:
        search = _search(notebook, name)
    return search, nlargest(IN_FEED, found_by(db, search.selection), key=lambda one: (one.first_seen_utc, one.article_id))


@page
async def feed(desk: Desk) -> Any:
    """The last articles of a saved search as an Atom feed."""
    search, found = await desk.ask(latest, notebook_of(desk.datasette, desk.database), desk.args["name"])
    titles = titles_of(desk, await desk.ask(newspapers))
    made = atom.feed_of(search.name, desk.request.url, found[0].first_seen_utc if found else 0.0)
    for one in found:
        entry = SubElement(made, "entry")
        atom.add(entry, "title", one.title or desk.words("site.untitled"))
        atom.add(entry, "id", one.url)
        atom.add(entry, "updated", atom.instant(one.first_seen_utc))
        atom.add(SubElement(entry, "author"), "name", titles.get(one.outlet, one.outlet or desk.words("site.none")))
        SubElement(entry, "link", href=desk.datasette.absolute_url(desk.request, desk.url(f"/article/{one.article_id}")))
    return atom.response(made)


# -- forms


def writes(write: Callable[[Desk, NotebookPlace, Form], Awaitable[str]]) -> Callable[[Any, Any], Awaitable[Any]]:
    """A view that takes a form with a token, writes, and leads on to the address that `write` returns."""

    @page
    async def written(desk: Desk) -> Any:
        place = notebook_of(desk.datasette, desk.database)
        if not place.writable or desk.request.method != "POST":
            return desk.html("trouble", status=405, title=desk.words("notebook.closed"), detail="")
        form = {name: value.strip() for name, value in (await desk.request.post_vars()).items()}
        if not secrets.compare_digest(form.get("csrftoken", "").encode(), token_of(desk).encode()):
            return desk.html("trouble", status=403, title=desk.words("notebook.token"), detail="")
        try:
            where = await write(desk, place, form)
        except HemeroError as error:
            return desk.html("trouble", status=400, title=desk.words("notebook.refused"), detail=desk.explained(error))
        return Response.redirect(where, status=303, headers=dict(HEADERS))

    written.__doc__ = write.__doc__
    return written


@writes
async def mark(desk: Desk, place: NotebookPlace, form: Form) -> str:
    """Write a tag, a note, a basket and an exclusion of an article: those that the form has."""
    item = await desk.ask(_item, form.get("url", ""), form.get("about", ""))
    article = Item("article", item.url, "", item.text, item.outlet, item.published, item.content)

    def write() -> None:
        with place.open(readonly=False, coder=form.get("coder") or None) as notebook:
            if form.get("tag"):
                notebook.tag(item, form["tag"], form.get("value") or "yes")
            if form.get("note"):
                notebook.note(item, form["note"].replace("\r\n", "\n"))
            if form.get("basket"):
                notebook.put(form["basket"], item)
            if form.get("exclude"):
                notebook.exclude(article, form.get("reason", ""))

    await asyncio.to_thread(write)
    return local_path(form.get("back", "")) + "#notebook"


def _item(db: sqlite3.Connection, url: str, about: str) -> Item:
    """The article, or the version (`v:2`) or headline (`h:words`) of it that the form is about."""
    kind, _, what = about.partition(":")
    if kind == "v" and what.isascii() and what.isdecimal():
        return version_item(db, url, int(what))
    return headline_item(db, url, what) if kind == "h" else article_item(db, url)


@writes
async def remove(desk: Desk, place: NotebookPlace, form: Form) -> str:
    """Take back a tag, a note, a basket, an exclusion, or a saved search."""
    what, name = form.get("what", ""), form.get("name", "")
    item = Item(form.get("kind", ""), form.get("url", ""), form.get("digest", ""))

    def write() -> None:
        with place.open(readonly=False) as notebook:
            if what == "tag":
                notebook.untag(item, name, coder=form.get("coder") or None)
            elif what == "note" and name.isascii() and name.isdecimal():
                notebook.remove_note(int(name[:18]))
            elif what == "basket":
                notebook.take_out(name, item)
            elif what == "exclusion":
                notebook.include(item)
            elif what == "search":
                notebook.remove_search(name)

    await asyncio.to_thread(write)
    return local_path(form.get("back", ""))


def _save(db: sqlite3.Connection, place: NotebookPlace, name: str, query: str) -> None:
    with place.open(readonly=False) as notebook:
        notebook.save(name, Selection.of(parse_qsl(query)), db)


@writes
async def save(desk: Desk, place: NotebookPlace, form: Form) -> str:
    """Save a search."""
    await desk.ask(_save, place, form.get("name", ""), form.get("query", ""))
    return desk.url("/notebook")


def _look(db: sqlite3.Connection, place: NotebookPlace, name: str, last: str) -> None:
    """The articles that the page showed are not new any more; what came since is."""
    with place.open(readonly=False) as notebook:
        search = _search(notebook, name)
        until = int(last) if last.isascii() and last.isdecimal() else 0
        notebook.told(search, [one for one in notebook.new(search, db) if one.article_id <= until])


@writes
async def looked(desk: Desk, place: NotebookPlace, form: Form) -> str:
    """Remember that what is new in a saved search was looked at."""
    await desk.ask(_look, place, form.get("name", ""), form.get("last", ""))
    return desk.url("/notebook")
