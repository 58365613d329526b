"""`crawler.Archive`: an archive opened read-only for analysts. Results are rows, or pandas or pyarrow tables."""

from __future__ import annotations

import importlib
import os
import sqlite3
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, tzinfo
from operator import index
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from crawler.archive.database.connection import connect, sqlite_errors_as_hemero_errors, warc_folder
from crawler.archive.query import front_pages, newspaper_sets, promotions, statistics, stored_articles
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.facets import FACETS, Facet, facets
from crawler.archive.query.headline_queries import HeadlineQueries
from crawler.archive.query.known_names import known
from crawler.archive.query.search import Found, Hit, search
from crawler.archive.query.selection import KEYS, Selection, count, day_of
from crawler.archive.query.trends import Line, split_words, trends
from crawler.archive.query.typed_days import in_numbers
from crawler.archive.query.word_queries import WordQueries
from crawler.errors import HemeroError, WrongArchiveError

T = TypeVar("T")
Words = str | Iterable[str]
Moment = date | str
"""A moment as analysts give it: a datetime, a date, or a text."""
NOT_CELLS = {"pieces", "title_pieces", "line_selection"}
"""Fields of result classes that are not columns of a table."""


def open_reader(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """A read-only connection to an archive; an archive of an earlier version is migrated first. Raises `HemeroError`."""
    return connect(os.fspath(path), readonly=True)


class FarFromMomentWarning(UserWarning):
    """The front page that was asked for was not captured near that moment. The message says which capture is returned."""


class Rows(Generic[T]):
    """The result of a query. Iterate over it, any number of times, or convert it to a table. Each iteration runs the query."""

    def __init__(self, ask: Callable[[], Iterable[T]], path: str = "") -> None:
        self._ask = ask
        self._path = path

    def __iter__(self) -> Iterator[T]:
        with sqlite_errors_as_hemero_errors(self._path):
            yield from self._ask()

    def first(self) -> T | None:
        """The first row; None where there is none."""
        return next(iter(self), None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries of plain values, with lists for tuples."""
        return [plain(row) for row in self]

    def to_pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`. Raises `HemeroError` where pandas is not installed."""
        return _library("pandas").DataFrame.from_records(self.to_dicts())

    def to_arrow(self) -> Any:
        """The rows as a `pyarrow.Table`. Raises `HemeroError` where pyarrow is not installed."""
        return _library("pyarrow").Table.from_pylist(self.to_dicts())


def plain(row: Any) -> dict[str, Any]:
    """A row as a dictionary of plain values.

    >>> plain(front_pages.Moment(1, "2016-11-24T08:00:00+01:00", 1479970800.0))
    {'capture_id': 1, 'seen': '2016-11-24T08:00:00+01:00', 'seen_utc': 1479970800.0}
    """
    if isinstance(row, Mapping):
        return dict(row)
    cells = {one.name: getattr(row, one.name) for one in fields(row) if one.name not in NOT_CELLS}
    for derived in ("snippet", "per_thousand"):
        if hasattr(row, derived):
            cells[derived] = getattr(row, derived)
    return {name: _value(cell) for name, cell in cells.items()}


def _value(cell: Any) -> Any:
    if is_dataclass(cell) and not isinstance(cell, type):
        return plain(cell)
    if isinstance(cell, tuple):
        return [_value(one) for one in cell]
    if isinstance(cell, Mapping):
        return {name: _value(one) for name, one in cell.items()}
    return cell.isoformat() if isinstance(cell, date) else cell


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise HemeroError(f"{name} is not installed: install it with pip install {name}.") from error


class Archive(WordQueries, HeadlineQueries):
    """An archive opened read-only. The object is not thread-safe.

    >>> with Archive("data/hemero.db") as archive:  # doctest: +SKIP
    ...     archive.search("grève -train", outlet="lemonde", since="2016-11").to_pandas()

    `search`, `articles`, `count` and `trends` take filters: `outlet`, `country`, `section`, `author`, `agency`, `language`, `kind` (a text,
    or several texts of which one must match), `since` and `until` (days of publication, both included: a date, or a text such as
    `2016-11-24`, `2016-11`, `2016`), or a `Selection` as `selection`. Errors that the user can correct are raised as `HemeroError`.
    """

    def __init__(self, path: str | os.PathLike[str] = "data/hemero.db") -> None:
        self.path = os.fspath(path)
        self.db = open_reader(self.path)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            raise WrongArchiveError(name, questions=False)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def search(self, words: str = "", *, sort: str = "relevance", limit: int = 20, **filters: Any) -> Rows[Hit]:
        """The first `limit` matching articles, best first (or `sort="newest"`, `"oldest"`), each with the passage that matched."""
        selection, most = select(words, **filters), whole_number("limit", limit)
        return self._rows(lambda: self._hits(selection, sort, most))

    def _hits(self, selection: Selection, sort: str, limit: int) -> Iterator[Hit]:
        after: str | None = None
        while limit > 0:
            found = search(self.db, known(self.db, selection), sort=sort, after=after, limit=min(limit, 500))
            yield from found.hits
            limit -= len(found.hits)
            after = found.next
            if after is None:
                return

    def page(self, words: str = "", *, sort: str = "relevance", after: str | None = None, limit: int = 20, **filters: Any) -> Found:
        """One page of search results, with the number of all matches, and the value of `after` for the next page."""
        with sqlite_errors_as_hemero_errors(self.path):
            return search(self.db, known(self.db, select(words, **filters)), sort=sort, after=after, limit=whole_number("limit", limit))

    def facets(self, words: str = "", *, facet: Words | None = None, exact: bool = True, **filters: Any) -> Rows[dict[str, Any]]:
        """How many of the matching articles each newspaper, country, section, author, agency, kind, language and month has.

        `facet` names one or several of them. `exact=False` estimates more than 10,000 articles from a sample, in a fraction of a second.
        """
        selection, names = select(words, **filters), tuple(map(str, texts("facet", facet))) or FACETS
        return self._rows(lambda: _facet_rows(facets(self.db, known(self.db, selection), wanted=names, most=1 << 30, exact=exact)))

    def sets(self) -> dict[str, tuple[str, ...]]:
        """The named sets of newspapers and what they have in this archive; `outlet="@name"` selects one."""
        with sqlite_errors_as_hemero_errors(self.path):
            return {name: newspaper_sets.members(self.db, name) for name in newspaper_sets.names(self.db)}

    def count(self, words: str = "", **filters: Any) -> int:
        """The number of matching articles."""
        with sqlite_errors_as_hemero_errors(self.path):
            return count(self.db, known(self.db, select(words, **filters)))

    def articles(self, words: str = "", **filters: Any) -> Rows[stored_articles.StoredArticle]:
        """The matching articles with their text, by article id. They are read one by one, so there may be millions."""
        selection = select(words, **filters)
        return self._rows(lambda: stored_articles.articles(self.db, known(self.db, selection)))

    def article(self, key: int | str) -> stored_articles.StoredArticle:
        """An article, by its id or any of its addresses."""
        with sqlite_errors_as_hemero_errors(self.path):
            return stored_articles.article(self.db, stored_articles.find(self.db, key))

    def _found(self, key: int | str) -> int:
        """The id of an article. Raises `HemeroError` where the archive does not have it."""
        with sqlite_errors_as_hemero_errors(self.path):
            return stored_articles.find(self.db, key)

    def revisions(self, key: int | str) -> Rows[stored_articles.Revision]:
        """The revisions of an article, oldest first. `crawler.archive.versions.differences.compare` compares two of them."""
        number = self._found(key)
        return self._rows(lambda: stored_articles.revisions(self.db, number))

    def times(self, key: int | str) -> Rows[stored_articles.StatedTime]:
        """All times that an article's page states."""
        number = self._found(key)
        return self._rows(lambda: stored_articles.times(self.db, number))

    def promotions(self, key: int | str) -> Rows[promotions.Promotion]:
        """The promotions of an article: where its headline was, how long and in which words."""
        number = self._found(key)
        return self._rows(lambda: promotions.promotions(self.db, number))

    def front(self, outlet: str, at: Moment) -> front_pages.Front:
        """A newspaper's front page at a moment, with the changes since the previous capture. The default zone is the newspaper's.

        Warns where the capture is far from the moment; `Front.distance` is how far.
        """
        with sqlite_errors_as_hemero_errors(self.path):
            return self._front(outlet, moment(at, front_pages.zone_of(self.db, outlet)))

    def _front(self, outlet: str, at: datetime) -> front_pages.Front:
        found = front_pages.headlines_at(self.db, outlet, at)
        if found.far:
            warnings.warn(found.warning, FarFromMomentWarning, stacklevel=3)
        return found

    def headlines(
        self,
        outlet: str | None = None,
        at: Moment | None = None,
        *,
        since: Moment | None = None,
        until: Moment | None = None,
    ) -> Rows[Any]:
        """The headlines of a newspaper's front page at the moment `at`; without `at`, of all pages from `since` to `until`.

        A moment without a zone is in the newspaper's zone. `since` and `until` may be days, months or years, as in searches: the last one
        is included. Warns where the front page is far from the moment.
        """
        if at is not None:
            if outlet is None:
                raise HemeroError("Headlines at a moment are those of one newspaper: name it.")
            name, when = outlet, moment(at, front_pages.zone_of(self.db, outlet))
            return self._rows(lambda: _flat(self._front(name, when)))
        for bound in (since, until):
            if bound is not None:
                begin_of(bound)  # raises for what is no moment, before the rows are asked for
        return self._rows(lambda: self._headlines(outlet, since, until))

    def _headlines(self, outlet: str | None, since: Moment | None, until: Moment | None) -> Iterator[front_pages.HeadlineRow]:
        named = known(self.db, select(outlet=outlet)).outlets
        for name in named or front_pages.outlets_with_headlines(self.db):
            zone = front_pages.zone_of(self.db, name)
            first = None if since is None else begin_of(since, zone).timestamp()
            last = None if until is None else end_of(until, zone).timestamp()
            yield from front_pages.headline_rows(self.db, name, since=first, until=last)

    def trends(
        self, words: Words, *, step: str = "month", by_outlet: bool = False, count: str = "articles", **filters: Any
    ) -> Rows[dict[str, Any]]:
        """How many articles contain each word or phrase (`words`: a text with commas, or several texts): one row per word and period.

        `count="occurrences"` adds the occurrences and the rate per million words. In a period without any article, numbers are None.
        """
        listed = split_words(words) if isinstance(words, str) else tuple(map(str, texts("words", words)))
        selection = select("", **filters)
        return self._rows(lambda: points(trends(self.db, listed, known(self.db, selection), step=step, by_outlet=by_outlet, count=count)))

    def outlets(self) -> Rows[statistics.OutletInfo]:
        """The newspapers with their numbers of articles."""
        return self._rows(lambda: statistics.outlets(self.db))

    def archived(self, capture_id: int) -> stored_articles.Archived:
        """A page as it was served."""
        with sqlite_errors_as_hemero_errors(self.path):
            return stored_articles.archived(self.db, warc_folder(self.path), whole_number("capture_id", capture_id))

    def _rows(self, ask: Callable[[], Iterable[T]]) -> Rows[T]:
        return Rows(ask, self.path)

    def _selected(self, words: str, filters: dict[str, Any]) -> Selection:
        return known(self.db, select(words, **filters))


def select(words: str = "", *, selection: Selection | None = None, **filters: Any) -> Selection:
    """A `Selection` from words and Python keyword filters. Raises `HemeroError` for an unknown filter.

    >>> select("grève", outlet=["lemonde", "lefigaro"], since="2016-11").pairs()
    [('q', 'grève'), ('outlet', 'lemonde'), ('outlet', 'lefigaro'), ('since', '2016-11-01')]
    """
    if not isinstance(words, str):
        raise HemeroError(f"The words to search are a text, not {words!r}: write '' for all articles.")
    pairs = [("q", words)]
    for name, value in filters.items():
        if name not in {*KEYS, "since", "until"}:
            raise HemeroError(f"There is no filter {name!r}: {', '.join((*KEYS, 'since', 'until'))}.")
        values = texts(name, value)
        if len(values) > 1 and name not in KEYS:
            raise HemeroError(f"{name} is one day: give a date, or a text such as '2016-11-24', '2016-11' or '2016'.")
        pairs += [(name, one.isoformat()[:10] if isinstance(one, date) else one) for one in values]
    found = Selection.of(pairs)
    if selection is None:
        return found
    return selection.but(**{one.name: value for one in fields(found) if (value := getattr(found, one.name))})


def texts(name: str, value: object) -> list[str | date]:
    """The texts or days of a filter: of one, of several, or none (None). Raises `HemeroError` for other values."""
    if value is None:
        return []
    several = [value] if isinstance(value, str | date) or not isinstance(value, Iterable) else list(value)
    found = [one for one in several if isinstance(one, str | date)]
    if len(found) < len(several):
        wrong = next(one for one in several if not isinstance(one, str | date))
        example = "'2016-11-24', '2016-11' or '2016'" if name in {"since", "until"} else f"'{wrong}'"
        raise HemeroError(f"{name} is a text or several, not {wrong!r}: write {example}.")
    return found


def whole_number(name: str, value: object) -> int:
    """A whole number, also of numpy and pandas. Raises `HemeroError` for other values."""
    try:
        return index(value)  # type: ignore[arg-type]
    except TypeError as error:
        raise HemeroError(f"{name} is a whole number, not {value!r}.") from error


def moment(stated: Moment, where: tzinfo = UTC) -> datetime:
    """A typed moment as an aware datetime; `where` is the zone for one without a zone. A day is its beginning. Raises `HemeroError`.

    >>> moment("2016-11-24 08:00"), moment("24 novembre 2016 à 8h").day
    (datetime.datetime(2016, 11, 24, 8, 0, tzinfo=datetime.timezone.utc), 24)
    """
    found: date
    if isinstance(stated, date):
        found = stated
    elif isinstance(stated, str):
        try:
            found = datetime.fromisoformat(in_numbers(stated))
        except ValueError as error:
            raise QuestionError("moment", text=stated) from error
    else:
        raise HemeroError(f"{stated!r} is no moment: give a datetime, or a text such as '2016-11-24 08:00'.")
    if not isinstance(found, datetime):
        found = datetime.combine(found, time.min)
    return found if found.tzinfo else found.replace(tzinfo=where)


def begin_of(stated: Moment, where: tzinfo = UTC) -> datetime:
    """The beginning of a day, month or year, in the zone `where`; a moment is itself. Raises `HemeroError`.

    >>> begin_of("2016-11").isoformat(), end_of("2016-11").isoformat()
    ('2016-11-01T00:00:00+00:00', '2016-11-30T23:59:59.999999+00:00')
    """
    day = _day_of(stated, end=False)
    return moment(stated, where) if day is None else datetime.combine(day, time.min, where)


def end_of(stated: Moment, where: tzinfo = UTC) -> datetime:
    """The end of a day, month or year, in the zone `where`; a moment is itself. Raises `HemeroError`."""
    day = _day_of(stated, end=True)
    return moment(stated, where) if day is None else datetime.combine(day, time.max, where)


def _day_of(stated: Moment, *, end: bool) -> date | None:
    """The day that is stated, or the first or last day of the month or year; None for a moment."""
    if isinstance(stated, date):
        return None if isinstance(stated, datetime) else stated
    if isinstance(stated, str) and ":" not in (typed := in_numbers(stated)) and "T" not in typed:
        return day_of(typed, end=end)
    return None


def _facet_rows(found: Iterable[Facet]) -> Iterator[dict[str, Any]]:
    for facet in found:
        for one in facet.values:
            yield {"facet": facet.facet, "value": one.name, "articles": one.articles, "exact": facet.exact}


def points(lines: Iterable[Line]) -> Iterator[dict[str, Any]]:
    """The points of trend lines, one row each. Where a period has no article at all, its numbers are None: nothing is known of it."""
    for line in lines:
        for point in line.points:
            row = {"word": line.label, "outlet": line.outlet, **plain(point)}
            if line.occurrences is None:
                del row["occurrences"], row["words"]
            else:
                row["per_million"] = point.per_million
            if not point.of:
                row |= dict.fromkeys(("articles", "occurrences", "words") if line.occurrences is not None else ("articles",))
            yield row


def _flat(front: front_pages.Front) -> Iterator[dict[str, Any]]:
    where = {
        "outlet": front.outlet, "page_url": front.page_url, "capture_id": front.capture_id, "seen": front.seen, "distance": front.distance,
    }  # fmt: skip
    for block in front.blocks:
        for one in block.headlines:
            yield {**where, "block": block.title, "block_position": block.position, **plain(one)}
    for one in front.left:
        yield {**where, "block": one.before_block, "block_position": None, **plain(one)}
