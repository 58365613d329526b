"""The frontier: the rows of `pages` that are to be fetched. They are leased by priority and spread over hosts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from crawler.archive.database.moments import seconds_iso, text_and_utc_seconds, zone
from crawler.archive.records import ENDED_BADLY, HINTS, Discovery, Lease, Scope
from crawler.archive.store.hosts import Share, host_of
from crawler.archive.store.tombstones import FORGOTTEN

EVERYTHING = Scope()
CachedAddress = tuple[int, int, str | None, int, bool, bool]
"""Cache entry of a stored address: rank of its hint, priority, outlet, steps, whether it has a date, whether it is held."""
LEASE_SECONDS = 6 * 3600.0
"""Seconds after which a lease of another owner expires. Recovery releases the leases of a dead process at once."""
CACHE_SIZE = 50_000
"""Stored addresses in the cache (about 350 bytes each). Pages of one site repeat the same side columns."""
CACHE_SECONDS = 86_400.0
"""After this time the cache is emptied: a page that ended badly may come back when it is named again."""
SETTLED_SECONDS = 900.0
"""A page that was read is not visited again within this time, even if the user asks for it: the same command continues a crawl."""
PER_HOST = 8
"""Pages of one host in one lease, where several hosts have pages that are ready."""

CLOCK_SLACK = 60.0
"""Seconds by which the clock may be set back without a change of planned visits."""

_BAD = "('" + "', '".join(ENDED_BADLY) + "')"
_RANK = "CASE pages.hint WHEN 'unknown' THEN 0 WHEN 'robots' THEN 1 WHEN 'listing' THEN 2 ELSE 3 END"
_RELEASED = "pages.outcome = 'waiting' AND pages.queue IS NULL AND pages.detail != '' AND pages.visited IS NULL AND :held = ''"
"""A held address that a discovery without a reason for waiting queues."""
_COMES_BACK = f"""pages.outcome IN {_BAD} AND pages.queue IS NULL AND :held = ''
    AND pages.visited_utc + pages.pace <= :discovered_utc"""
"""A page that ended badly a while ago, and is named again."""
UPSERT_PAGE = f"""
INSERT INTO pages (url, found_as, host, outlet, how, found_on, root, discovered, discovered_utc, published_hint, hint, priority,
    part_of, part, steps, detail, queue, next_visit)
VALUES (:url, :found_as, :host, :outlet, :how, :found_on, :root, :discovered, :discovered_utc, :published_hint, :hint, :priority,
    :part_of, :part, :steps, :held, CASE WHEN :held = '' THEN 'ready' END, CASE WHEN :held = '' THEN :discovered_utc END)
ON CONFLICT (url) DO UPDATE SET
    hint = CASE WHEN :rank > ({_RANK}) THEN :hint ELSE pages.hint END,
    priority = max(pages.priority, :priority), steps = min(pages.steps, :steps),
    outlet = CASE WHEN pages.outlet = '' THEN :outlet ELSE pages.outlet END,
    root = CASE WHEN :how = 'argument' AND :root != '' THEN :root ELSE pages.root END,
    published_hint = coalesce(pages.published_hint, :published_hint),
    part_of = coalesce(pages.part_of, :part_of), part = max(pages.part, :part),
    queue = CASE WHEN ({_RELEASED}) OR ({_COMES_BACK}) THEN 'ready' ELSE pages.queue END,
    next_visit = CASE WHEN ({_RELEASED}) OR ({_COMES_BACK}) THEN :discovered_utc ELSE pages.next_visit END,
    detail = CASE WHEN {_RELEASED} THEN '' ELSE pages.detail END,
    attempts = CASE WHEN {_COMES_BACK} THEN 0 ELSE pages.attempts END,
    silences = CASE WHEN {_COMES_BACK} THEN 0 ELSE pages.silences END
WHERE (pages.outcome = 'waiting' AND (
    :rank > ({_RANK})
    OR :priority > pages.priority OR :steps < pages.steps OR (pages.outlet = '' AND :outlet != '')
    OR (:how = 'argument' AND :root NOT IN ('', pages.root))
    OR (pages.published_hint IS NULL AND :published_hint IS NOT NULL)
    OR (pages.part_of IS NULL AND :part_of IS NOT NULL)
    OR ({_RELEASED}))) OR ({_COMES_BACK})
"""  # noqa: S608 - ours
"""Inserts an address, or improves the row of a waiting one: a more specific hint, a higher priority, queued instead of held. A page that
ended badly is queued again when its time has come. Rows with another outcome do not change."""

NOTHING_NEW = "not followed: the page before it named no article that was new"
SET_ROOT = "UPDATE pages SET root = ?1 WHERE url = ?2 AND root != ?1"
REQUEUE_LISTING = """
UPDATE pages SET queue = 'ready', next_visit = ?
WHERE url = ? AND outcome IN ('listing', 'unchanged') AND queue IS NOT 'leased' AND visited_utc < ?
"""

_DUE_AFRESH = "queue = 'ready', next_visit = :now, attempts = 0, silences = 0"
REQUEUE_ASKED = f"""
UPDATE pages SET queue = 'ready', next_visit = :now,
    attempts = CASE WHEN outcome = 'waiting' THEN attempts ELSE 0 END, silences = CASE WHEN outcome = 'waiting' THEN silences ELSE 0 END
WHERE url = :url AND queue IS NOT 'leased' AND detail != '{FORGOTTEN}' AND hint != 'robots' AND visited_utc < :asked AND (
    outcome IN {_BAD} OR (outcome = 'waiting' AND queue = 'later' AND silences > 0)
    OR (:how = 'argument' AND outcome IN ('robots', 'opted_out'))
    OR (:alone AND queue IS NULL AND visited_utc < :asked - {SETTLED_SECONDS}))
"""  # noqa: S608 - ours
"""An address that the user asks for: due at once if it ended badly or did not answer; checked again if no visit is planned."""
REQUEUE_OUTCOMES = f"""
UPDATE pages SET {_DUE_AFRESH}
WHERE outcome IN (SELECT value FROM json_each(:outcomes)) AND queue IS NOT 'leased' AND detail != '{FORGOTTEN}' AND hint != 'robots'
    AND (outlet IN (SELECT value FROM json_each(:outlets)) OR host IN (SELECT value FROM json_each(:hosts))
        OR root IN (SELECT value FROM json_each(:roots)) OR :everything)
"""  # noqa: S608 - ours

LANES = """
SELECT outlet, host, root FROM pages
WHERE queue = 'ready' AND (outlet, host, root) > (?, ?, ?) ORDER BY outlet, host, root LIMIT 1
"""
LANE_OF_OUTLET = """
SELECT outlet, host, root FROM pages
WHERE queue = 'ready' AND outlet = ? AND (host, root) > (?, ?) ORDER BY host, root LIMIT 1
"""
COUNT_LANE = "SELECT count(*) FROM pages WHERE queue = 'ready' AND outlet = ? AND host = ? AND root = ?"
FIRST_OF_LANE = """
SELECT page_id, priority, host FROM pages
WHERE queue = 'ready' AND outlet = ? AND host = ? AND root = ? ORDER BY priority DESC, page_id LIMIT ?
"""
QUEUE_DUE = "UPDATE pages SET queue = 'ready' WHERE queue = 'later' AND next_visit <= ?"
RECLAIM = """
UPDATE pages SET queue = 'ready', leased_by = NULL, leased_until = NULL
WHERE queue = 'leased' AND leased_by != ? AND leased_until <= ?
"""
NEXT_DUE = "SELECT next_visit FROM pages WHERE queue = 'later' ORDER BY next_visit LIMIT 1"
NEXT_DUE_OF_OUTLET = "SELECT next_visit FROM pages WHERE queue = 'later' AND outlet = ? ORDER BY next_visit LIMIT 1"
NEXT_DUE_ELSEWHERE = """
SELECT next_visit FROM pages
WHERE queue = 'later' AND (host IN (SELECT value FROM json_each(?)) OR root IN (SELECT value FROM json_each(?)))
ORDER BY next_visit LIMIT 1
"""
OUTCOMES_WITHIN = """
SELECT outcome, count(*) FROM pages
WHERE outlet IN (SELECT value FROM json_each(?)) OR host IN (SELECT value FROM json_each(?)) OR root IN (SELECT value FROM json_each(?))
GROUP BY outcome
"""

OUTLET_NAMES = """
WITH RECURSIVE names (outlet) AS (
    SELECT min(outlet) FROM pages UNION ALL
    SELECT (SELECT min(outlet) FROM pages WHERE outlet > names.outlet) FROM names WHERE names.outlet IS NOT NULL
)
"""
"""The newspapers that have pages, by a skip scan of an index: the cost depends on the number of newspapers, not of pages."""

LAST_BODY = "FROM captures c WHERE c.capture_id = pages.capture_id AND c.status IN (200, 203, 304) AND c.truncated IS NULL"
CAME_BY = """
WITH RECURSIVE came (url, how, found_on, steps) AS (
    SELECT p.url, p.how, p.found_on, 1 FROM pages p WHERE p.page_id = pages.found_on
    UNION ALL
    SELECT p.url, p.how, p.found_on, came.steps + 1 FROM came JOIN pages p ON p.page_id = came.found_on
    WHERE came.how = 'redirect' AND came.steps < 20
)
SELECT coalesce(group_concat(url, char(10)), '') FROM came
"""
"""The addresses that redirected to a page one after the other, the last one first."""
LEASE_COLUMNS = f"""
page_id, url, nullif(outlet, ''), hint, how, attempts, etag, last_modified, part_of, part, priority, outcome, root, steps,
discovered_utc, article_id, (SELECT a.published FROM articles a WHERE a.article_id = pages.article_id),
(SELECT coalesce(c.revisit_of, c.capture_id) {LAST_BODY}), (SELECT c.digest {LAST_BODY}),
CASE WHEN how = 'redirect' THEN ({CAME_BY}) ELSE '' END, silences
"""  # noqa: S608 - ours


@dataclass(frozen=True, slots=True)
class Lane:
    """The ready pages of one outlet, host and root."""

    outlet: str
    host: str
    root: str

    def within(self, scope: Scope) -> bool:
        """Whether the lane is in the scope."""
        return scope.everything or self.outlet in scope.outlets or self.host in scope.hosts or self.root in scope.roots


class Frontier:
    """The queue of `pages`. Its methods run in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._now = 0.0
        self._cache: dict[str, CachedAddress] = {}
        self._cached_since = 0.0
        self.share = Share()
        """The hosts that this process may lease. Where several processes share an archive, process 0 handles clock changes for all."""

    def clear_cache(self) -> None:
        """Empty the cache of stored addresses (after a rollback, or after rows were deleted)."""
        self._cache.clear()

    def discover(self, found: Iterable[Discovery], *, now: float, found_on: int | None = None, zone_name: str | None = None) -> None:
        """Store addresses discovered at `now` (UTC seconds) on page `found_on`: new ones are queued, waiting ones improved. Idempotent."""
        if now - self._cached_since > CACHE_SECONDS:
            self._cache.clear()
            self._cached_since = now
        fresh = [one for one in found if not self._is_cached(one)]
        if not fresh:
            return
        root, discovered = self._root(found_on), seconds_iso(now, zone(zone_name))
        articles, others, tied = _split_by_hint(fresh)
        before = self._max_page_id()
        self._upsert(articles, now, discovered, found_on, root)
        moved_on = self._max_page_id() > before
        self._upsert(others + [one if moved_on else replace(one, held=NOTHING_NEW) for one in tied], now, discovered, found_on, root)
        self._db.executemany(SET_ROOT, [(one.root, one.url) for one in fresh if one.how == "argument" and one.root])
        self._db.executemany(REQUEUE_ASKED, [_asked(one, now) for one in fresh if one.asked])
        again = [one for one in fresh if one.again and (moved_on or not one.if_new)]
        self._db.executemany(REQUEUE_LISTING, [(now, one.url, one.again) for one in again])
        if len(self._cache) > CACHE_SIZE:
            self._cache.clear()
        self._cache.update((one.url, _cached_address(one)) for one in fresh)

    def _max_page_id(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(page_id), 0) FROM pages").fetchone()[0])

    def _upsert(self, found: list[Discovery], now: float, discovered: str, found_on: int | None, root: str) -> None:
        self._db.executemany(UPSERT_PAGE, [_row(one, now, discovered, found_on, one.root or root) for one in found])

    def _is_cached(self, one: Discovery) -> bool:
        """Whether this process has already stored the same discovery."""
        plain = one.part_of is None and one.how != "argument" and not (one.again or one.asked or one.if_new)
        return plain and self._cache.get(one.url) == _cached_address(one)

    def _root(self, found_on: int | None) -> str:
        if found_on is None:
            return ""
        row = self._db.execute("SELECT root FROM pages WHERE page_id = ?", (found_on,)).fetchone()
        return str(row[0]) if row else ""

    def lease(
        self,
        owner: str,
        n: int,
        now: float,
        *,
        hosts_busy: Collection[str] = (),
        scope: Scope = EVERYTHING,
        seconds: float = LEASE_SECONDS,
    ) -> list[Lease]:
        """Lease up to `n` pages due at `now` (UTC seconds) to `owner` for `seconds`, highest priority first, none of `hosts_busy`."""
        self._move_visits_back(now)
        self._db.execute(QUEUE_DUE, (now,))
        if self.share.whole:  # several processes: other owners are alive, their leases stay
            self._db.execute(RECLAIM, (owner, now))
        lanes = [lane for lane in self.lanes(scope) if lane.host not in hosts_busy and self.share.has(lane.host)]
        if not lanes or n < 1:
            return []
        share = -(-n // len(lanes))
        heads: list[tuple[int, int]] = []
        for lane in lanes:
            limit = max(share, min(PER_HOST, n, 4 * n // len(lanes)))
            heads += [(-row[1], row[0]) for row in self._db.execute(FIRST_OF_LANE, (lane.outlet, lane.host, lane.root, limit))]
        chosen = [page_id for _, page_id in sorted(heads)[:n]]
        self._db.executemany(
            "UPDATE pages SET queue = 'leased', leased_by = ?, leased_until = ? WHERE page_id = ?",
            [(owner, now + seconds, page_id) for page_id in chosen],
        )
        return [lease for page_id in chosen for lease in self.leases("page_id = ?", page_id)]

    def _move_visits_back(self, now: float) -> None:
        """If the clock was set back since the last lease, move all planned visits back by the same time."""
        if (back := self._now - now) > CLOCK_SLACK and self.share.number == 0:
            self._db.execute("UPDATE pages SET next_visit = next_visit - ? WHERE queue = 'later'", (back,))
        self._now = now

    def make_visits_from_the_future_due(self, now: float) -> None:
        """Make planned visits due whose last visit is later than `now`: the clock was wrong when they were planned. Called at recovery."""
        self._db.execute("UPDATE pages SET next_visit = ? WHERE queue = 'later' AND visited_utc > ?", (now, now + CLOCK_SLACK))

    def leases(self, where: str, *values: object) -> list[Lease]:
        """The pages that match a SQL condition, as `Lease` objects; their rows do not change. The condition is never user input."""
        return [Lease(*row) for row in self._db.execute(f"SELECT {LEASE_COLUMNS} FROM pages WHERE {where}", values)]  # noqa: S608 - ours

    def lanes(self, scope: Scope = EVERYTHING) -> Iterator[Lane]:
        """The lanes that have ready pages, by a skip scan of the index: the cost depends on the number of lanes, not of rows."""
        if scope.outlets and not scope.hosts and not scope.roots:
            for outlet in sorted(scope.outlets):
                yield from self._skip_scan(LANE_OF_OUTLET, (outlet, "", ""), outlet)
        else:
            yield from (lane for lane in self._skip_scan(LANES, ("", "", ""), None) if lane.within(scope))

    def _skip_scan(self, sql: str, start: tuple[str, str, str], outlet: str | None) -> Iterator[Lane]:
        row = self._db.execute(sql, start).fetchone()
        while row:
            yield Lane(*row)
            row = self._db.execute(sql, row if outlet is None else (outlet, row[1], row[2])).fetchone()

    def release(self, owner: str) -> int:
        """Release the leases of `owner`; the number of pages."""
        return self._db.execute(
            "UPDATE pages SET queue = 'ready', leased_by = NULL, leased_until = NULL WHERE queue = 'leased' AND leased_by = ?", (owner,)
        ).rowcount

    def release_dead(self) -> int:
        """Release all leases, except those of pages with an unread capture; the number of pages."""
        return self._db.execute(
            "UPDATE pages SET queue = 'ready', leased_by = NULL, leased_until = NULL WHERE queue = 'leased'"
            " AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.page_id = pages.page_id AND c.read_at IS NULL)"
        ).rowcount

    def retry(self, outcomes: Collection[str], scope: Scope, now: float) -> int:
        """Make the pages of the scope that ended with one of these outcomes due at `now` (UTC seconds), with all their tries; their
        number. Forgotten pages stay forgotten.
        """
        names = {name: json.dumps(sorted(getattr(scope, name))) for name in ("outlets", "hosts", "roots")}
        values = names | {"outcomes": json.dumps(sorted(outcomes)), "everything": scope.everything, "now": now}
        return self._db.execute(REQUEUE_OUTCOMES, values).rowcount

    def due(self, now: float, scope: Scope = EVERYTHING) -> int:
        """The number of pages due at `now` (UTC seconds)."""
        ready = sum(self._db.execute(COUNT_LANE, (lane.outlet, lane.host, lane.root)).fetchone()[0] for lane in self.lanes(scope))
        later = self._db.execute("SELECT outlet, host, root FROM pages WHERE queue = 'later' AND next_visit <= ?", (now,))
        return int(ready) + sum(Lane(*row).within(scope) for row in later)

    def has_due(self, now: float, scope: Scope = EVERYTHING) -> bool:
        """Whether any page is due at `now` (UTC seconds). The cost does not depend on the length of the queue."""
        if next(iter(self.lanes(scope)), None):
            return True
        later = self._db.execute("SELECT outlet, host, root FROM pages WHERE queue = 'later' AND next_visit <= ?", (now,))
        return any(Lane(*row).within(scope) for row in later)

    def next_due(self, scope: Scope = EVERYTHING) -> float | None:
        """UTC seconds of the earliest planned visit; None where none is planned. A scope with hosts or roots reads all planned visits."""
        if scope.everything:
            rows = [self._db.execute(NEXT_DUE).fetchone()]
        else:
            rows = [self._db.execute(NEXT_DUE_OF_OUTLET, (outlet,)).fetchone() for outlet in sorted(scope.outlets)]
        if scope.hosts or scope.roots:
            names = (json.dumps(sorted(scope.hosts)), json.dumps(sorted(scope.roots)))
            rows.append(self._db.execute(NEXT_DUE_ELSEWHERE, names).fetchone())
        return min((float(row[0]) for row in rows if row), default=None)

    def leased(self) -> int:
        """The number of leased pages, of all owners."""
        return int(self._db.execute("SELECT count(*) FROM pages WHERE queue = 'leased'").fetchone()[0])

    def waiting(self) -> int:
        """The number of addresses without an outcome."""
        return self.outcomes().get("waiting", 0)

    def outcomes(self, scope: Scope = EVERYTHING) -> dict[str, int]:
        """Outcome → number of pages. A scope with hosts or roots reads every row."""
        if scope.everything:
            rows = self._db.execute("SELECT outcome, count(*) FROM pages GROUP BY outcome")
        else:
            names = [json.dumps(sorted(some)) for some in (scope.outlets, scope.hosts, scope.roots)]
            rows = self._db.execute(OUTCOMES_WITHIN, names)
        return {str(outcome): int(count) for outcome, count in rows}


def _cached_address(one: Discovery) -> CachedAddress:
    return HINTS.index(one.hint), one.priority, one.outlet, one.steps, one.published is not None, bool(one.held)


def _split_by_hint(found: list[Discovery]) -> tuple[list[Discovery], list[Discovery], list[Discovery]]:
    """Split into addresses that may be new articles, other addresses, and addresses queued only if an article is new (`if_new`)."""
    tied = [one for one in found if one.if_new]
    rest = [one for one in found if not one.if_new]
    wanted = [one for one in rest if one.hint in ("article", "unknown") and not one.aside]
    return wanted, [one for one in rest if one.aside or one.hint not in ("article", "unknown")], tied


def _asked(one: Discovery, now: float) -> dict[str, object]:
    """The values of `REQUEUE_ASKED`. A page of a list that was read is not read again: the same list continues a crawl."""
    return {"url": one.url, "how": one.how, "asked": one.asked, "now": now, "alone": one.how == "argument" and one.root == one.url}


def _row(one: Discovery, now: float, discovered: str, found_on: int | None, root: str) -> dict[str, object]:
    return {
        "url": one.url,
        "found_as": one.found_as if one.found_as != one.url else None,
        "host": host_of(one.url),
        "outlet": one.outlet or "",
        "how": one.how,
        "found_on": found_on,
        "root": root,
        "discovered": discovered,
        "discovered_utc": now,
        "published_hint": text_and_utc_seconds(one.published, zone(None))[0],
        "hint": one.hint,
        "rank": HINTS.index(one.hint),
        "priority": one.priority,
        "part_of": one.part_of,
        "part": one.part,
        "steps": one.steps,
        "held": one.held,
    }
