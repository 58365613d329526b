"""The questions about words that `crawler.Archive` answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crawler.archive.query import collocates, specificities, word_counts
from crawler.archive.query.changes import ChangesWanted, every_change
from crawler.archive.query.concordance import FIELDS, concordance
from crawler.archive.query.selection import Selection


class WordQueries:
    """Words counted. All take the filters of `search` and return `Rows`."""

    db: sqlite3.Connection

    def _rows(self, ask: Callable[[], Iterable[Any]]) -> Any:
        raise NotImplementedError

    def _selected(self, words: str, filters: dict[str, Any]) -> Selection:
        raise NotImplementedError

    def concordance(self, words: str, *, fields: Sequence[str] = FIELDS, sort: str = "newest", **filters: Any) -> Any:
        """Every occurrence of the words of a search (`Line`), in `title`, `lead` and `body`, with the text on both sides.

        Sorted by date, lines are read on demand. Other orders: `outlet`, `left`, `right` (the words before and after), `word`.
        """
        selection = self._selected(words, filters)
        return self._rows(lambda: concordance(self.db, selection, fields=fields, sort=sort))

    def changes(
        self, words: str = "", *, kinds: Sequence[str] = (), announced: bool | None = None, least_words: int = 0, **filters: Any
    ) -> Any:
        """What was changed after publication (`Change`), last seen first; with `words`, the changes that took text with these words out.

        `kinds`: one of `title`, `figures`, `names`… (`crawler.archive.query.changes.KINDS`). `announced`: False for silent changes only.
        Filters are `outlet`, `country`, and `since` and `until`, the days on which the change was seen.
        """
        wanted = ChangesWanted.of(self._selected(words, filters), kinds=tuple(kinds), announced=announced, least_words=least_words)
        return self._rows(lambda: every_change(self.db, wanted))

    def words(self, words: str = "", *, size: int = 1, by_stem: bool = False, limit: int = 100, **filters: Any) -> Any:
        """The most frequent words of the selected articles (`WordCount`).

        `size` 2 to 5 counts sequences of words; `by_stem` adds up the forms of a stem.
        """
        selection = self._selected(words, filters)
        return self._rows(lambda: word_counts.word_counts(self.db, selection, size=size, by_stem=by_stem, limit=limit).rows)

    def forms(self, words: str, **filters: Any) -> Any:
        """The printed forms that the words of a search cover (`WordCount`), with occurrences per million words of the articles found."""
        selection = self._selected(words, filters)
        return self._rows(lambda: word_counts.forms(self.db, selection).rows)

    def collocates(
        self, words: str, *, window: int = 5, least: int = 3, limit: int = 100, by: str = "log_likelihood", **filters: Any
    ) -> Any:
        """The words within `window` words of the words of a search (`Collocate`), sorted by `log_likelihood`, `log_dice` or `together`."""
        selection = self._selected(words, filters)
        return self._rows(lambda: collocates.collocates(self.db, selection, window=window, least=least, limit=limit, by=by).rows)

    def specificities(self, words: str = "", *, by: str = "outlet", least: int = 5, limit: int = 20, **filters: Any) -> Any:
        """The words specific to each part of the selected articles (`Specific`).

        They are divided by `outlet`, `country`, `section`, `language`, `kind`, `year` or `month`. `rest` compares them with all other
        articles of the archive.
        """
        selection = self._selected(words, filters)
        corpus, part = (Selection(), selection) if by == "rest" else (selection, None)
        return self._rows(lambda: specificities.specificities(self.db, corpus, by=by, part=part, least=least, limit=limit).rows)
