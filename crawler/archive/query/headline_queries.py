"""The questions about headlines as a corpus that `crawler.Archive` answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from crawler.archive.query import beside
from crawler.archive.query.headline_words import headline_search
from crawler.archive.query.longest import longest
from crawler.archive.query.selection import Selection


class HeadlineQueries:
    """Headlines on front pages. The filters are `outlet`, `country`, `since` and `until` (days in the newspaper's zone)."""

    db: sqlite3.Connection

    def _rows(self, ask: Callable[[], Iterable[Any]]) -> Any:
        raise NotImplementedError

    def _selected(self, words: str, filters: dict[str, Any]) -> Selection:
        raise NotImplementedError

    def _found(self, key: int | str) -> int:
        raise NotImplementedError

    def front(self, outlet: str, at: Any) -> Any:
        """See `crawler.Archive`."""
        raise NotImplementedError

    def headline_search(
        self, words: str, *, sort: str = "newest", limit: int | None = None, outlet: Any = None, country: Any = None,
        since: Any = None, until: Any = None,
    ) -> Any:  # fmt: skip
        """The headlines on front pages that have the words of a search (`FoundHeadline`): from when to when, how high and how long.

        `sort`: `newest`, `oldest`, `highest` or `longest`.
        """
        selection = self._selected(words, {"outlet": outlet, "country": country, "since": since, "until": until})
        return self._rows(lambda: headline_search(self.db, selection, sort=sort, limit=limit).rows)

    def headline_trend(
        self, words: str, *, step: str = "auto", outlet: Any = None, country: Any = None, since: Any = None, until: Any = None
    ) -> Any:
        """The words on front pages over time (`HeadlinePoint`): headlines, captures that show them, and all captures.

        `step`: `day`, `week`, `month`, `year`, or `auto`.
        """
        selection = self._selected(words, {"outlet": outlet, "country": country, "since": since, "until": until})
        return self._rows(lambda: headline_search(self.db, selection, limit=0, step=step).points)

    def longest(
        self, outlet: Any = None, *, by: str = "score", limit: int | None = 50, country: Any = None, since: Any = None, until: Any = None
    ) -> Any:
        """The articles that stood longest and highest on front pages (`Stood`), by `score`, `hours` or `top`."""
        selection = self._selected("", {"outlet": outlet, "country": country, "since": since, "until": until})
        return self._rows(lambda: longest(self.db, selection, by=by, limit=limit))

    def compare_fronts(self, outlet: str, at: Any, later: Any) -> Any:
        """What changed on a newspaper's front page from one moment to another (`Compared`)."""
        return self._rows(lambda: beside.compare_fronts(self.front(outlet, at), self.front(outlet, later)))

    def wordings(self, key: int | str) -> Any:
        """The headlines that one article had (`Wording`), in the order in which they were first seen."""
        number = self._found(key)
        return self._rows(lambda: beside.wordings(self.db, number))
