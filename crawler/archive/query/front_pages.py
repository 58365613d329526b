"""Front pages and side columns of a newspaper at a given time, and the changes since the previous capture."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from itertools import groupby

from crawler.archive.database.moments import zone
from crawler.archive.query.errors import QuestionError

EARLIEST, LATEST = -1e12, 1e12
"""UTC seconds before and after every moment of the years 1 to 9999."""
FAR = 86_400.0
"""A capture that is more seconds than this before the requested moment is far from it; so is every capture after the moment."""
SIDE_SECONDS, SIDE_CAPTURES, MAX_SIDES = 86_400.0, 60, 8
"""Side columns are taken from the captures of so many seconds before the moment, from at most so many captures; at most so many columns."""

SELECT_FRONT_PAGES = """
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
HEADLINES_OF_CAPTURE = """
SELECT s.position, b.title, b.rank, t.text, t.kicker, t.url, t.target, p.page_id, p.article_id
FROM placements s JOIN headline_blocks b USING (block_id) JOIN headline_texts t USING (headline_id) LEFT JOIN pages p ON p.url = t.target
WHERE s.capture_id = ? ORDER BY s.position, b.rank
"""
SIDE_COLUMNS = """
SELECT x.page_id, x.capture_id, s.position, b.title FROM (
    SELECT page_id, capture_id, seen_utc FROM sightings
    WHERE outlet = :outlet AND seen_utc BETWEEN :since AND :at AND page_id != :page ORDER BY seen_utc DESC LIMIT :captures
) x JOIN placements s USING (capture_id) JOIN headline_blocks b ON b.block_id = s.block_id AND b.rank = 1
WHERE b.title != '' ORDER BY x.seen_utc DESC, s.position
"""
HEADLINE_ROWS = """
SELECT x.page_id, p.url, x.outlet, x.capture_id, c.fetched, x.seen_utc, b.title, s.position, b.rank, t.text, t.kicker, t.url, t.target,
    o.page_id, o.article_id, o.outlet
FROM sightings x CROSS JOIN captures c ON c.capture_id = x.capture_id CROSS JOIN pages p ON p.page_id = x.page_id
CROSS JOIN placements s ON s.capture_id = x.capture_id CROSS JOIN headline_blocks b ON b.block_id = s.block_id
CROSS JOIN headline_texts t ON t.headline_id = b.headline_id LEFT JOIN pages o ON o.url = t.target
WHERE x.outlet = :outlet AND x.seen_utc BETWEEN :since AND :until
ORDER BY x.seen_utc, x.page_id, x.capture_id, s.position, b.rank
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """The id and time of a capture."""

    capture_id: int
    seen: str
    """ISO 8601 in the newspaper's zone."""
    seen_utc: float


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page of headlines: a front page or a section."""

    page_id: int
    url: str
    how: str
    """How the page was discovered: `front` for a newspaper's front page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A headline in a block, and its change since the previous capture."""

    rank: int
    text: str
    kicker: str | None
    url: str
    target: str
    """The address of the link, normalised as in `pages`."""
    target_page_id: int | None
    target_article_id: int | None
    change: str = ""
    """The change since the previous capture: `entered`, `reworded`, `moved` (to another block), `rose`, `fell`, `left`; empty: none."""
    before_text: str | None = None
    before_rank: int | None = None
    before_block: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of headlines."""

    title: str
    """Empty where the block has no title."""
    position: int
    """Its position on the page, from 1."""
    headlines: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A side column of other pages of the newspaper, at its last capture before the moment."""

    page_id: int
    page_url: str
    capture_id: int
    seen: str
    block: Block


@dataclass(frozen=True, slots=True)
class Front:
    """A page of headlines at one moment."""

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
    """The headlines of the previous capture that are not in this one, with `before_block` and `before_rank`."""
    sides: tuple[Side, ...]
    distance: float | None = field(default=None, compare=False)
    """Seconds from the requested moment to the capture: negative where the capture was before it. None: no moment was requested."""

    @property
    def far(self) -> bool:
        """Whether the capture says little about the requested moment: it is later, or more than a day earlier."""
        return self.distance is not None and not -FAR <= self.distance <= 0

    @property
    def warning(self) -> str:
        """A sentence that says which capture this is and how far it is from the requested moment; empty where it is near."""
        if not self.far or self.distance is None:
            return ""
        if self.distance > 0:
            which, side = "was not captured by then; this is its first capture", "after"
        else:
            which, side = "was not captured in the day before; this is its last capture until then", "before"
        return f"{self.page_url} {which}, of {self.seen}, {duration(self.distance)} {side} the moment."


def duration(seconds: float) -> str:
    """A length of time in its largest unit.

    >>> duration(-90), duration(86_400 * 3.6), duration(86_400 * 800)
    ('2 minutes', '4 days', '2 years')
    """
    number, unit = length_of_time(seconds)
    return f"{number} {unit}{'s' if number != 1 else ''}"


def length_of_time(seconds: float) -> tuple[int, str]:
    """A length of time as a number and its unit: `minute`, `hour`, `day` or `year`."""
    length = abs(seconds)
    if length < 5400:
        return max(1, round(length / 60)), "minute"
    if length < 129_600:
        return round(length / 3600), "hour"
    return (round(length / 86_400), "day") if length < 86_400 * 700 else (round(length / 31_556_952), "year")


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """A row of the view `headlines` (a headline on a page at one capture), and the newspaper that it links to."""

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
    """The newspaper's pages of headlines, front page first."""
    return tuple(FrontPage(*row) for row in db.execute(SELECT_FRONT_PAGES, (outlet,)))


def headlines_at(db: sqlite3.Connection, outlet: str, at: datetime | float | None, *, page_id: int | None = None) -> Front:
    """The newspaper's front page (or the page `page_id`) at the moment `at`: its last capture up to then, or else its first one after.

    `at` is an aware datetime or UTC seconds; None is the last capture. Raises `HemeroError` where there is no capture with headlines.
    """
    seconds = LATEST if at is None else at.timestamp() if isinstance(at, datetime) else float(at)
    page = _page(db, outlet, page_id)
    now, before, following = _captures_around(db, page.page_id, seconds)
    if now is None:
        raise QuestionError("no_headlines_page", name=page.url)
    earlier = blocks_of(db, before.capture_id) if before else None
    blocks = blocks_of(db, now.capture_id)
    left: tuple[Placed, ...] = ()
    if earlier is not None:
        blocks, left = compare_blocks(blocks, earlier)
    sides = _sides(db, outlet, now, page.page_id, {block.title for block in blocks})
    distance = None if at is None else round(now.seen_utc - seconds, 3)
    return Front(outlet, page.page_id, page.url, now.capture_id, now.seen, now.seen_utc, before, following, blocks, left, sides, distance)


def moments(
    db: sqlite3.Connection,
    outlet: str,
    *,
    page_id: int | None = None,
    since: float | None = None,
    until: float | None = None,
    limit: int = 1000,
) -> tuple[Moment, ...]:
    """The captures of the page that have headlines, oldest first. Of more than `limit`, an even selection that includes the last one."""
    page = _page(db, outlet, page_id)
    values = {"page": page.page_id, "since": since if since is not None else EARLIEST, "until": until if until is not None else LATEST}
    return tuple(Moment(*row) for row in db.execute(MOMENTS, values | {"limit": max(1, limit)}))


def blocks_of(db: sqlite3.Connection, capture_id: int) -> tuple[Block, ...]:
    """The headline blocks of a capture, in page order."""
    rows = db.execute(HEADLINES_OF_CAPTURE, (capture_id,)).fetchall()
    return tuple(
        Block(title, position, tuple(Placed(*tuple(row)[2:]) for row in group))
        for (position, title), group in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def headline_rows(
    db: sqlite3.Connection, outlet: str, *, since: float | None = None, until: float | None = None
) -> Iterator[HeadlineRow]:
    """Every headline on every page of a newspaper between two moments (UTC seconds), by time. Rows are read from the database on demand."""
    cursor = db.cursor()
    cursor.row_factory = None
    values = {"outlet": outlet, "since": since if since is not None else EARLIEST, "until": until if until is not None else LATEST}
    return (HeadlineRow(*row) for row in cursor.execute(HEADLINE_ROWS, values))


def outlets_with_headlines(db: sqlite3.Connection) -> tuple[str, ...]:
    """The newspapers that have headlines, sorted by name; an empty name: the pages of no newspaper."""
    return tuple(str(name) for (name,) in db.execute("SELECT DISTINCT outlet FROM sightings ORDER BY outlet"))


def compare_blocks(blocks: Sequence[Block], earlier: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Placed, ...]]:
    """The blocks with the changes since the earlier blocks, and the headlines that left."""
    before: dict[str, list[tuple[str, Placed]]] = {}
    for block in earlier:
        for one in block.headlines:
            before.setdefault(one.target, []).append((block.title, one))
    present = {(block.title, one.target) for block in blocks for one in block.headlines}
    now = tuple(
        replace(block, headlines=tuple(_changed(one, block.title, before.get(one.target, []), present) for one in block.headlines))
        for block in blocks
    )
    there = {one.target for block in now for one in block.headlines}
    gone = tuple(
        replace(one, change="left", before_text=one.text, before_rank=one.rank, before_block=title)
        for target, ((title, one), *_) in before.items()
        if target not in there
    )
    return now, gone


def _changed(one: Placed, block: str, earlier_places: list[tuple[str, Placed]], present: set[tuple[str, str]]) -> Placed:
    """The headline with its change. It is compared with its earlier place in the same block, or in a block that it has left."""
    same = [place for place in earlier_places if place[0] == block]
    if not (same or any((place[0], one.target) not in present for place in earlier_places)):
        return replace(one, change="entered")
    title, other = (same or [place for place in earlier_places if (place[0], one.target) not in present])[0]
    change = ""
    if other.text != one.text and one.text not in {place[1].text for place in earlier_places}:
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
        row = db.execute(SELECT_FRONT_PAGES, (outlet,)).fetchone() or db.execute(ANY_FRONT, (outlet,)).fetchone()
    if row is None:
        raise QuestionError("no_headlines", name=outlet)
    return FrontPage(*row)


def _captures_around(db: sqlite3.Connection, page_id: int, at: float) -> tuple[Moment | None, Moment | None, Moment | None]:
    """The capture that is valid at a moment, the one before it and the one after it; each None where there is none."""
    found = [Moment(*row) for row in db.execute(AT, {"page": page_id, "at": at})]
    row = db.execute(AFTER, {"page": page_id, "at": at}).fetchone()
    following = Moment(*row) if row else None
    if not found and following:
        row = db.execute(AFTER, {"page": page_id, "at": following.seen_utc}).fetchone()
        return following, None, Moment(*row) if row else None
    return found[0] if found else None, found[1] if len(found) > 1 else None, following


def _sides(db: sqlite3.Connection, outlet: str, now: Moment, page_id: int, shown: set[str]) -> tuple[Side, ...]:
    """The titled columns that at least two other pages had in the last 24 hours, each from its latest capture."""
    values = {"outlet": outlet, "since": now.seen_utc - SIDE_SECONDS, "at": now.seen_utc, "page": page_id, "captures": SIDE_CAPTURES}
    places: dict[str, list[tuple[int, int, int]]] = {}
    for page, capture_id, position, title in db.execute(SIDE_COLUMNS, values):
        if title not in shown:
            places.setdefault(title, []).append((page, capture_id, position))
    found = [(title, *seen[0]) for title, seen in places.items() if len({page for page, *_ in seen}) > 1][:MAX_SIDES]
    return tuple(_side(db, title, page, capture_id, position) for title, page, capture_id, position in found)


def _side(db: sqlite3.Connection, title: str, page_id: int, capture_id: int, position: int) -> Side:
    url, seen = db.execute(
        "SELECT p.url, c.fetched FROM captures c JOIN pages p USING (page_id) WHERE c.capture_id = ?", (capture_id,)
    ).fetchone()
    headlines = next(block for block in blocks_of(db, capture_id) if block.position == position and block.title == title)
    return Side(page_id, url, capture_id, seen, headlines)


def zone_of(db: sqlite3.Connection, outlet: str) -> tzinfo:
    """The newspaper's time zone; UTC where it is not known."""
    row = db.execute("SELECT zone FROM outlets WHERE outlet = ?", (outlet,)).fetchone()
    return zone(row[0] if row else None)


def addresses_as_json(db: sqlite3.Connection, article_id: int) -> str:
    """All addresses of an article as a JSON list."""
    rows = db.execute("SELECT url FROM articles WHERE article_id = ?1 UNION SELECT url FROM pages WHERE article_id = ?1", (article_id,))
    return json.dumps([row[0] for row in rows])
