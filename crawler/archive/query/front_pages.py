"""Headlines at a time: what a newspaper's front page and side columns showed at a moment, and what had changed since the capture before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Any

from crawler.archive.database.moments import zone
from crawler.errors import HemeroError

SIDE_SECONDS, SIDE_CAPTURES, SIDES = 86_400.0, 60, 8
"""How long before a moment, and on how many pages, side columns are looked for; how many are shown."""

FRONTS = """
SELECT page_id, url, how FROM pages
WHERE outlet = ? AND outcome IN ('listing', 'unchanged', 'blocked', 'error', 'gone') AND hint = 'listing'
    AND EXISTS (SELECT 1 FROM sightings s WHERE s.page_id = pages.page_id)
ORDER BY how != 'front', length(url), url LIMIT 500
"""
ANY_FRONT = """
SELECT s.page_id, p.url, p.how FROM (SELECT page_id FROM sightings WHERE outlet = ? ORDER BY seen_utc LIMIT 500) s
JOIN pages p USING (page_id) ORDER BY length(p.url), p.url LIMIT 1
"""
MOMENT = "SELECT s.capture_id, c.fetched, s.seen_utc FROM sightings s JOIN captures c USING (capture_id) WHERE s.page_id = :page"
AT = f"{MOMENT} AND s.seen_utc <= :at ORDER BY s.seen_utc DESC, s.capture_id DESC LIMIT 2"
AFTER = f"{MOMENT} AND s.seen_utc > :at ORDER BY s.seen_utc, s.capture_id LIMIT 1"
MOMENTS = """
SELECT n.capture_id, c.fetched, n.seen_utc FROM (
    SELECT capture_id, seen_utc, row_number() OVER (ORDER BY seen_utc, capture_id) AS number, count(*) OVER () AS held
    FROM sightings WHERE page_id = :page AND seen_utc BETWEEN :since AND :until
) n JOIN captures c USING (capture_id)
WHERE n.number = n.held OR (n.number - 1) % max(1, (n.held + :limit - 1) / :limit) = 0 ORDER BY n.number
"""
PLACED = """
SELECT s.position, b.title, b.rank, t.text, t.kicker, t.url, t.target, p.page_id, p.article_id
FROM placements s JOIN headline_blocks b USING (block_id) JOIN headline_texts t USING (headline_id) LEFT JOIN pages p ON p.url = t.target
WHERE s.capture_id = ? ORDER BY s.position, b.rank
"""
NEAR = """
SELECT x.page_id, x.capture_id, s.position, b.title FROM (
    SELECT page_id, capture_id, seen_utc FROM sightings
    WHERE outlet = :outlet AND seen_utc BETWEEN :since AND :at AND page_id != :page ORDER BY seen_utc DESC LIMIT :captures
) x JOIN placements s USING (capture_id) JOIN headline_blocks b ON b.block_id = s.block_id AND b.rank = 1
WHERE b.title != '' ORDER BY x.seen_utc DESC, s.position
"""
ROWS = """
SELECT x.page_id, p.url, x.outlet, x.capture_id, c.fetched, x.seen_utc, b.title, s.position, b.rank, t.text, t.kicker, t.url, t.target,
    o.page_id, o.article_id, o.outlet
FROM sightings x CROSS JOIN captures c ON c.capture_id = x.capture_id CROSS JOIN pages p ON p.page_id = x.page_id
CROSS JOIN placements s ON s.capture_id = x.capture_id CROSS JOIN headline_blocks b ON b.block_id = s.block_id
CROSS JOIN headline_texts t ON t.headline_id = b.headline_id LEFT JOIN pages o ON o.url = t.target
WHERE x.outlet {among} AND x.seen_utc BETWEEN :since AND :until
ORDER BY x.outlet, x.seen_utc, x.page_id, x.capture_id, s.position, b.rank
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A capture of a page."""

    capture_id: int
    seen: str
    """ISO 8601 in the newspaper's zone."""
    seen_utc: float


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page of headlines."""

    page_id: int
    url: str
    how: str
    """How it came to be known: `front` for a newspaper's front page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A headline in its place."""

    rank: int
    text: str
    kicker: str | None
    url: str
    target: str
    """The address, normalised as in `pages`."""
    target_page_id: int | None
    target_article_id: int | None
    change: str = ""
    """Against the capture before: `entered`, `reworded`, `moved` (to another block), `rose`, `fell`, `left`; empty: as it was."""
    before_text: str | None = None
    before_rank: int | None = None
    before_block: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Headlines under one title."""

    title: str
    """Empty where the block has none."""
    position: int
    """Its place on the page, from 1."""
    headlines: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A column that stood on other pages of the newspaper, as it was last seen by then."""

    page_id: int
    page_url: str
    capture_id: int
    seen: str
    block: Block


@dataclass(frozen=True, slots=True)
class Front:
    """A page of headlines as it stood at a moment."""

    outlet: str
    page_id: int
    page_url: str
    capture_id: int
    seen: str
    seen_utc: float
    previous: Moment | None
    next: Moment | None
    blocks: tuple[Block, ...]
    left: tuple[Placed, ...]
    """What stood in the capture before and nowhere in this one; `before_block` and `before_rank` say where."""
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """A headline on a page at one capture, as in the view `headlines`, with the newspaper it leads to."""

    page_id: int
    page_url: str
    outlet: str
    capture_id: int
    seen: str
    seen_utc: float
    block: str
    block_position: int
    rank: int
    text: str
    kicker: str | None
    url: str
    target: str
    target_page_id: int | None
    target_article_id: int | None
    target_outlet: str | None


def front_pages(db: sqlite3.Connection, outlet: str) -> tuple[FrontPage, ...]:
    """The newspaper's pages of headlines, the front page first."""
    return tuple(FrontPage(*row) for row in db.execute(FRONTS, (outlet,)))


def headlines_at(db: sqlite3.Connection, outlet: str, at: datetime | float, *, page_id: int | None = None) -> Front:
    """The newspaper's front page (or the page `page_id`) as it stood at `at`: its last capture by then, else its first one after.

    `at` is an aware datetime or UTC seconds. Raises `HemeroError` where nothing of it was captured.
    """
    seconds = at.timestamp() if isinstance(at, datetime) else float(at)
    page = _page(db, outlet, page_id)
    now, before, following = _around(db, page.page_id, seconds)
    if now is None:
        raise HemeroError(f"The archive has no headlines of {page.url}: hemero status says what there is.")
    earlier = blocks_of(db, before.capture_id) if before else None
    blocks = blocks_of(db, now.capture_id)
    left: tuple[Placed, ...] = ()
    if earlier is not None:
        blocks, left = against(blocks, earlier)
    sides = _sides(db, outlet, now, page.page_id, {block.title for block in blocks})
    return Front(outlet, page.page_id, page.url, now.capture_id, now.seen, now.seen_utc, before, following, blocks, left, sides)


def moments(
    db: sqlite3.Connection,
    outlet: str,
    *,
    page_id: int | None = None,
    since: float | None = None,
    until: float | None = None,
    limit: int = 1000,
) -> tuple[Moment, ...]:
    """When the page was captured with its headlines, oldest first; of more than `limit` an even choice with the last one."""
    page = _page(db, outlet, page_id)
    values = {"page": page.page_id, "since": since if since is not None else -1e15, "until": until if until is not None else 1e15}
    return tuple(Moment(*row) for row in db.execute(MOMENTS, values | {"limit": max(1, limit)}))


def blocks_of(db: sqlite3.Connection, capture_id: int) -> tuple[Block, ...]:
    """The headlines of a capture."""
    rows = db.execute(PLACED, (capture_id,)).fetchall()
    return tuple(
        Block(title, position, tuple(Placed(*tuple(row)[2:]) for row in group))
        for (position, title), group in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def headline_rows(
    db: sqlite3.Connection, *, outlet: str | None = None, since: float | None = None, until: float | None = None
) -> Iterator[HeadlineRow]:
    """Every headline that stood on a page between two moments (UTC seconds), by newspaper and time, as they are fetched."""
    cursor = db.cursor()
    cursor.row_factory = None
    values: dict[str, Any] = {"since": since if since is not None else -1e15, "until": until if until is not None else 1e15}
    if outlet is None:
        sql = ROWS.format(among="IN (SELECT DISTINCT outlet FROM sightings)")
    else:
        sql, values = ROWS.format(among="= :outlet"), values | {"outlet": outlet}
    return (HeadlineRow(*row) for row in cursor.execute(sql, values))


def against(blocks: Sequence[Block], earlier: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Placed, ...]]:
    """Blocks with what changed since earlier ones, and what left."""
    before: dict[str, list[tuple[str, Placed]]] = {}
    for block in earlier:
        for one in block.headlines:
            before.setdefault(one.target, []).append((block.title, one))
    standing = {(block.title, one.target) for block in blocks for one in block.headlines}
    now = tuple(
        replace(block, headlines=tuple(_changed(one, block.title, before.get(one.target, []), standing) for one in block.headlines))
        for block in blocks
    )
    there = {one.target for block in now for one in block.headlines}
    gone = tuple(
        replace(stood[0][1], change="left", before_text=stood[0][1].text, before_rank=stood[0][1].rank, before_block=stood[0][0])
        for target, stood in before.items()
        if target not in there
    )
    return now, gone


def _changed(one: Placed, block: str, stood: list[tuple[str, Placed]], standing: set[tuple[str, str]]) -> Placed:
    """A headline with what happened to it: in its block before, come from another block that it left, or new."""
    same = [place for place in stood if place[0] == block]
    if not (same or any((place[0], one.target) not in standing for place in stood)):
        return replace(one, change="entered")
    title, other = (same or [place for place in stood if (place[0], one.target) not in standing])[0]
    change = ""
    if other.text != one.text and one.text not in {place[1].text for place in stood}:
        change = "reworded"
    elif title != block:
        change = "moved"
    elif other.rank != one.rank:
        change = "rose" if one.rank < other.rank else "fell"
    return replace(one, change=change, before_text=other.text, before_rank=other.rank, before_block=title)


def _page(db: sqlite3.Connection, outlet: str, page_id: int | None) -> FrontPage:
    if page_id is not None:
        row = db.execute("SELECT page_id, url, how FROM pages WHERE page_id = ? AND outlet = ?", (page_id, outlet)).fetchone()
    else:
        row = db.execute(FRONTS, (outlet,)).fetchone() or db.execute(ANY_FRONT, (outlet,)).fetchone()
    if row is None:
        raise HemeroError(f"The archive has no headlines of {outlet!r}: hemero status says which newspapers it has.")
    return FrontPage(*row)


def _around(db: sqlite3.Connection, page_id: int, at: float) -> tuple[Moment | None, Moment | None, Moment | None]:
    """The capture that counts at a moment, the one before it and the one after it."""
    found = [Moment(*row) for row in db.execute(AT, {"page": page_id, "at": at})]
    row = db.execute(AFTER, {"page": page_id, "at": at}).fetchone()
    following = Moment(*row) if row else None
    if not found and following:
        row = db.execute(AFTER, {"page": page_id, "at": following.seen_utc}).fetchone()
        return following, None, Moment(*row) if row else None
    return found[0] if found else None, found[1] if len(found) > 1 else None, following


def _sides(db: sqlite3.Connection, outlet: str, now: Moment, page_id: int, shown: set[str]) -> tuple[Side, ...]:
    """Columns with a title that stood on at least two other pages of the last day, each as it stood on the last of them."""
    values = {"outlet": outlet, "since": now.seen_utc - SIDE_SECONDS, "at": now.seen_utc, "page": page_id, "captures": SIDE_CAPTURES}
    places: dict[str, list[tuple[int, int, int]]] = {}
    for page, capture_id, position, title in db.execute(NEAR, values):
        if title not in shown:
            places.setdefault(title, []).append((page, capture_id, position))
    found = [(title, *stood[0]) for title, stood in places.items() if len({page for page, *_ in stood}) > 1][:SIDES]
    return tuple(_side(db, title, page, capture_id, position) for title, page, capture_id, position in found)


def _side(db: sqlite3.Connection, title: str, page_id: int, capture_id: int, position: int) -> Side:
    url, seen = db.execute(
        "SELECT p.url, c.fetched FROM captures c JOIN pages p USING (page_id) WHERE c.capture_id = ?", (capture_id,)
    ).fetchone()
    headlines = next(block for block in blocks_of(db, capture_id) if block.position == position and block.title == title)
    return Side(page_id, url, capture_id, seen, headlines)


def zone_of(db: sqlite3.Connection, outlet: str) -> tzinfo:
    """The newspaper's time zone, UTC where none is known."""
    row = db.execute("SELECT zone FROM outlets WHERE outlet = ?", (outlet,)).fetchone()
    return zone(row[0] if row else None)


def addresses(db: sqlite3.Connection, article_id: int) -> str:
    """All addresses of an article, as a JSON list."""
    rows = db.execute("SELECT url FROM articles WHERE article_id = ?1 UNION SELECT url FROM pages WHERE article_id = ?1", (article_id,))
    return json.dumps([row[0] for row in rows])
