"""The events of a crawl, as JSON objects, printed by `hemero crawl --events`. docs/crawling.md describes their fields."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.archive import Visit

Event = dict[str, Any]


def visit_event(visit: Visit) -> Event:
    """The event of a finished visit. The visit is in the archive within a second."""
    article = visit.article if visit.outcome == "article" else None
    return event("visit") | {
        "url": visit.url,
        "outcome": visit.outcome,
        "detail": visit.detail,
        "title": article.title if article else None,
        "published": _iso(article.published) if article else None,
        "headlines": len(visit.article.headlines) if visit.article else 0,
        "found": len(visit.found),
        "ms": visit.ms,
    }


def event(name: str) -> Event:
    """A new event, with the current time in UTC.

    >>> sorted(event("start"))
    ['at', 'event']
    """
    return {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": name}


def _iso(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None
