"""A selection of articles: search words and filters. The desk, the command line and Python all use it, and only this module turns it into
SQL."""

from __future__ import annotations

import json
import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from crawler.archive.database.fulltext import mark
from crawler.archive.query.addresses import is_address, stored_forms
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.language import ANYWHERE, Question, parse_question
from crawler.archive.query.printed import add_printed
from crawler.archive.query.terms import Conditions
from crawler.archive.query.typed_days import in_numbers
from crawler.archive.query.vocabulary import words_like
from crawler.article import ARTICLE_KINDS
from crawler.errors import HemeroError

KEYS = {
    "outlet": "outlets",
    "country": "countries",
    "section": "sections",
    "author": "authors",
    "agency": "agencies",
    "language": "languages",
    "kind": "kinds",
}
"""Query parameter (also the name of the command-line option) → field. A repeated parameter means any of its values."""
NO_NEWSPAPER = "(no newspaper)"
"""The name that stands for the articles of no newspaper, in filters and in tables. In the database their `outlet` is empty."""
WHOLE = "="
"""Before a section, author or agency: the whole name, and not words of it."""
PHRASES = {"sections": "section", "authors": "byline", "agencies": "agency"}
"""Fields that are searched as phrases → column of the index."""
MARKS = {"outlets": "outlet", "languages": "language", "kinds": "kind"}
MAX_MARKS = 8
"""An OR of more marks than this is slower than a condition on `filed`."""
MAX_DAY_TERMS = 12
IN_COUNTRIES = "outlet IN (SELECT outlet FROM outlets WHERE upper(country) IN (SELECT upper(value) FROM json_each(:countries)))"
BY_ADDRESS = """
SELECT url, article_id FROM articles WHERE url IN (SELECT value FROM json_each(:urls))
UNION ALL SELECT url, article_id FROM pages WHERE url IN (SELECT value FROM json_each(:urls)) AND article_id IS NOT NULL
"""
FIRST, LAST = date.min, date.max
ARTICLE_COLUMNS = (
    *("article_id", "page_id", "url", "outlet", "kind", "title", "lead", "body", "published", "published_utc", "updated", "updated_utc"),
    *("stamp", "authors", "agency", "section", "tags", "language", "paywalled", "words", "revision_id", "capture_id", "parser_version"),
    *("first_seen", "first_seen_utc", "last_seen", "last_seen_utc"),
)
"""The columns of `articles`, without those that only serve the full-text index."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles. One of the values of a field must match; all fields must match."""

    words: str = ""
    """The search as typed: `grève -train titre:budget "conseil municipal"`."""
    outlets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166 codes of the newspapers' countries, as in `outlets`."""
    since: date | None = None
    """The first day of publication, in the newspaper's zone."""
    until: date | None = None
    """The last day, included."""
    sections: tuple[str, ...] = ()
    """Consecutive words of the section's name; case and accents are ignored."""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes."""
    kinds: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    """The numbers of articles that are left out."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Selection:
        """A selection from the parameters of a query string; unknown names are ignored. Raises `QuestionError` for an invalid day or kind.

        >>> Selection.of([("q", "grève"), ("outlet", "lemonde"), ("since", "2016-11-24"), ("page", "2")])
        ... # doctest: +ELLIPSIS
        Selection(words='grève', outlets=('lemonde',), countries=(), since=datetime.date(2016, 11, 24), until=None, ...)
        """
        fields: dict[str, Any] = {}
        for name, value in pairs:
            text = value.strip()
            if not text:
                continue
            if name == "q":
                fields["words"] = f"{fields['words']} {text}" if "words" in fields else text
            elif name in {"since", "until"}:
                fields[name] = day_of(text, end=name == "until")
            elif name in KEYS:
                known, one = fields.get(KEYS[name], ()), "" if (name, text) == ("outlet", NO_NEWSPAPER) else text
                fields[KEYS[name]] = known if one in known else (*known, one)
        return cls(**fields)

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in ARTICLE_KINDS:
                raise QuestionError("kind", text=kind, known=", ".join(sorted(ARTICLE_KINDS)))
        if self.since and self.until and self.since > self.until:
            raise QuestionError("days", since=self.since, until=self.until)

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters for `of`, in a fixed order.

        >>> Selection("grève", outlets=("lemonde",), until=date(2016, 11, 24)).pairs()
        [('q', 'grève'), ('outlet', 'lemonde'), ('until', '2016-11-24')]
        """
        days = [(name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day]
        named = [(name, value or NO_NEWSPAPER) for name, values in KEYS.items() for value in getattr(self, values)]
        return [("q", self.words)] * bool(self.words.strip()) + named + days

    def query_string(self) -> str:
        """The selection as the query string of an address.

        >>> Selection("grève", outlets=("lemonde",)).query_string()
        'q=gr%C3%A8ve&outlet=lemonde'
        """
        return urlencode(self.pairs())

    def but(self, **changes: Any) -> Selection:
        """A copy with other values for some fields."""
        return replace(self, **changes)

    def question(self) -> Question | None:
        """The parsed search words; None where there are none, or an address. Raises `QuestionError`."""
        return parse_question(self.words) if self.words.strip() and not is_address(self.words) else None

    @property
    def by_day(self) -> bool:
        """Whether only newspapers, countries and days are selected, so that the table `days` has the counts."""
        return not (self.words.strip() or self.sections or self.authors or self.agencies or self.languages or self.kinds or self.without)

    def matched(self, db: sqlite3.Connection, where: str = ANYWHERE, *, not_in: str = "") -> Matched:
        """The selection as SQL for this archive. Words without a field must be in the index columns `where`, and not in the columns
        `not_in`. Raises `QuestionError`."""
        return _matched(db, self, where, not_in)


@dataclass(frozen=True, slots=True)
class Matched:
    """A selection as SQL: from `articles_fts`, joined with `filed f` where a condition needs it; or from `filed f` alone."""

    match: str
    """The FTS5 expression; empty where the index is not needed."""
    conditions: tuple[str, ...] = ()
    """SQL conditions on `filed f`."""
    readings: tuple[str, ...] = ()
    """SQL conditions on `articles_fts` that read the text of an article."""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The SQL column of the article id."""
        return "articles_fts.rowid" if self.match else "f.article_id"

    def sql(self, *, filed: bool = False, join: str = "", more: str = "") -> str:
        """The `FROM` and `WHERE` clauses. `filed` always joins `filed f`; `join` is an added join, `more` an added condition."""
        source = "articles_fts" if self.match else "filed f"
        if self.match and (filed or self.conditions):
            source += " CROSS JOIN filed f ON f.article_id = articles_fts.rowid"
        conditions = ["articles_fts MATCH :match"] * bool(self.match) + [*self.conditions] + [more] * bool(more) + [*self.readings]
        return f"FROM {source} {join}" + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _matched(db: sqlite3.Connection, selection: Selection, where: str, not_in: str) -> Matched:
    conditions: list[str] = []
    terms, readings, values = _words(db, selection.question(), where, not_in)
    if is_address(selection.words):
        values["at_address"] = by_address(db, selection.words.strip())
        if values["at_address"] is None:
            raise QuestionError("address", text=selection.words.strip())
        conditions.append("f.article_id = :at_address")
    for name, column in PHRASES.items():
        if phrases := getattr(selection, name):
            terms.append(_or_terms(_phrase(column, phrase) for phrase in phrases))
            if whole := tuple(phrase[len(WHOLE) :] for phrase in phrases if phrase.startswith(WHOLE)):
                readings = (*readings, _whole_names(name, tuple(one for one in phrases if not one.startswith(WHOLE))))
                values |= {name: json.dumps(whole), f"{name}_words": _by_words(column, phrases)}
    for name, kind in MARKS.items():
        wanted = getattr(selection, name)
        if wanted and (len(wanted) <= MAX_MARKS or kind != "outlet"):
            terms.append(_or_terms(f'{{marks}} : "{_without_quotes(mark(kind, value))}"' for value in wanted))
        elif wanted:
            conditions.append("f.outlet IN (SELECT value FROM json_each(:outlets))")
            values[name] = json.dumps(wanted)
    if selection.countries:
        conditions.append(f"f.{IN_COUNTRIES}")
        values["countries"] = json.dumps(selection.countries)
    if selection.without:
        conditions.append("f.article_id NOT IN (SELECT value FROM json_each(:without))")
        values["without"] = json.dumps(selection.without)
    marks, days, bounds = _days(selection.since, selection.until, indexed=bool(terms))
    terms += marks
    match = " AND ".join(terms)
    return Matched(match, (*conditions, *days), readings, values | bounds | ({"match": match} if match else {}))


def by_address(db: sqlite3.Connection, address: str) -> int | None:
    """The number of the article at an address, however it was copied; None where the archive has none."""
    forms = stored_forms(address)
    found = {row[0]: row[1] for row in db.execute(BY_ADDRESS, {"urls": json.dumps(forms)})}
    return next((int(found[form]) for form in forms if form in found), None)


def _phrase(column: str, phrase: str) -> str:
    return f'{{{column}}} : "{_without_quotes(phrase.removeprefix(WHOLE))}"'


def _by_words(column: str, phrases: tuple[str, ...]) -> str:
    words = [_phrase(column, one) for one in phrases if not one.startswith(WHOLE)]
    return _or_terms(words) if words else ""


def _whole_names(name: str, by_words: tuple[str, ...]) -> str:
    """SQL: the article has one of the whole names, or one of those named by words."""
    held = {"sections": "x.section IN wanted", "agencies": "x.agency IN wanted"}.get(
        name, "EXISTS (SELECT 1 FROM json_each(x.authors) WHERE value IN wanted)"
    )
    whole = f"""EXISTS (WITH wanted AS (SELECT value FROM json_each(:{name}))
        SELECT 1 FROM facets x WHERE x.article_id = articles_fts.rowid AND {held})"""  # noqa: S608 - names of ours
    if not by_words:
        return whole
    return f"({whole} OR +articles_fts.rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :{name}_words))"  # noqa: S608


def _words(db: sqlite3.Connection, question: Question | None, where: str, not_in: str) -> tuple[list[str], tuple[str, ...], dict[str, Any]]:
    """The words of a question: FTS5 expressions, SQL conditions that read the text, and parameter values."""
    if question is None:
        return [], (), {}
    expand = partial(words_like, db)
    expression = question.fts(where, expand)
    if not question.reads_text:
        return [f"({expression} NOT {question.fts(not_in, expand)})" if not_in else expression], (), {}
    add_printed(db)
    wanted, unwanted = Conditions(where, expand), Conditions(not_in, expand, "u")
    readings = [wanted.of(question.group, implied=True)]
    if not_in:
        readings.append(f"NOT {unwanted.of(question.group, implied=False)}")
    return [expression], tuple(readings), wanted.values | unwanted.values


def _days(since: date | None, until: date | None, *, indexed: bool) -> tuple[list[str], list[str], dict[str, str]]:
    """A range of days as index terms, SQL conditions on `filed f`, and parameter values.

    Where the exact range needs too many terms, wider terms are used, and the conditions make the range exact.
    """
    if since is None and until is None:
        return [], [], {}
    bounds = {"since": (since or FIRST).isoformat(), "until": (until or LAST).isoformat()}
    condition = ["f.day BETWEEN :since AND :until"]
    if not indexed or since is None or until is None:
        return [], condition, bounds
    exact = day_terms(since, until)
    wide = exact if len(exact) <= MAX_DAY_TERMS else day_terms(since.replace(day=1), _month_end(until))
    if len(wide) > MAX_DAY_TERMS:
        wide = day_terms(date(since.year, 1, 1), date(until.year, 12, 31))
    if len(wide) > 2 * MAX_DAY_TERMS:
        return [], condition, bounds
    terms = [_or_terms(f'{{marks}} : "{term}"' for term in wide)]
    return (terms, [], {}) if wide is exact else (terms, condition, bounds)


def day_terms(since: date, until: date) -> list[str]:
    """The marks of years, months and days that cover exactly the days from `since` to `until`.

    >>> day_terms(date(2015, 12, 30), date(2017, 1, 1))
    ['dayß20151230', 'dayß20151231', 'yearß2016', 'dayß20170101']
    >>> day_terms(date(2016, 2, 1), date(2016, 3, 31))
    ['monthß201602', 'monthß201603']
    """
    terms, day = [], since
    while day <= until:
        if day.day == 1 and day.month == 1 and date(day.year, 12, 31) <= until:
            terms.append(mark("year", day.isoformat()[:4]))
            day = date(day.year, 12, 31)
        elif day.day == 1 and _month_end(day) <= until:
            terms.append(mark("month", day.isoformat()[:7]))
            day = _month_end(day)
        else:
            terms.append(mark("day", day.isoformat()))
        if day == LAST:
            break
        day += timedelta(days=1)
    return terms


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _or_terms(terms: Iterable[str]) -> str:
    found = list(terms)
    return f"({' OR '.join(found)})" if len(found) > 1 else found[0]


def _without_quotes(text: str) -> str:
    return text.replace('"', " ").replace("\0", " ")


def day_of(text: str, *, end: bool = False) -> date:
    """A typed day: `2016-11-24`, `24/11/2016`, `24 novembre 2016`, `2016-11` or `2016`.

    A month or year is its first day, or its last day with `end`.

    Raises `QuestionError`.

    >>> day_of("24/11/2016"), day_of("2016-02", end=True), day_of("2016")
    (datetime.date(2016, 11, 24), datetime.date(2016, 2, 29), datetime.date(2016, 1, 1))
    """
    pieces = in_numbers(text).split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        if len(pieces[0]) != 4:  # « 24-11-16 » can be two days
            raise ValueError(text)
        if len(numbers) > 3 or (len(numbers) == 1 and numbers[0] < 1000):  # « 0016 » is no year
            raise ValueError(text)
        first = date(numbers[0], *[*numbers[1:], 1, 1][:2])
    except (ValueError, OverflowError) as error:
        raise QuestionError("day", text=text) from error
    if not end or len(numbers) == 3:
        return first
    return _month_end(first) if len(numbers) == 2 else date(first.year, 12, 31)


def count(db: sqlite3.Connection, selection: Selection, *, bound: int | None = None) -> int:
    """The number of articles, or `bound` + 1 where there are more than `bound`. Raises `QuestionError`."""
    matched = selection.matched(db)
    inner = f"SELECT {matched.key} {matched.sql()}"
    if bound is None:
        return int(db.execute(f"SELECT count(*) FROM ({inner})", matched.values).fetchone()[0])  # noqa: S608 - SQL of ours
    return int(db.execute(f"SELECT count(*) FROM ({inner} LIMIT :bound)", {**matched.values, "bound": bound + 1}).fetchone()[0])  # noqa: S608


def per_day(
    db: sqlite3.Connection, selection: Selection, *, width: int = 10, by_outlet: bool = False, counted: str = "articles"
) -> Iterator[tuple[str, str, int]]:
    """Newspaper (empty: all together), day (its first `width` characters) and number of articles, for a selection that is `by_day`.

    `counted` is another column of `days`, such as `words`.
    """
    conditions, values = [], {"outlets": json.dumps(selection.outlets), "countries": json.dumps(selection.countries)}
    if selection.since or selection.until:
        conditions.append("day BETWEEN :since AND :until")
        values |= {"since": (selection.since or FIRST).isoformat(), "until": (selection.until or LAST).isoformat()}
    if selection.outlets:
        conditions.append("outlet IN (SELECT value FROM json_each(:outlets))")
    if selection.countries:
        conditions.append(IN_COUNTRIES)
    within = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    outlet = "outlet" if by_outlet else "''"
    yield from db.execute(f"SELECT {outlet}, substr(day, 1, {width}), sum({counted}) FROM days {within} GROUP BY 1, 2", values)  # noqa: S608


def rows(
    db: sqlite3.Connection, selection: Selection, columns: Sequence[str] = ARTICLE_COLUMNS, *, chunk: int = 1000
) -> Iterator[tuple[Any, ...]]:
    """Columns of `articles` for every selected article, by article id, fetched `chunk` rows at a time. Raises `HemeroError`."""
    known = {row[1] for row in db.execute("PRAGMA table_info(articles)")}
    if unknown := [name for name in columns if name not in known]:
        raise HemeroError(f"Articles have no column {unknown[0]!r}: {', '.join(ARTICLE_COLUMNS)}.")
    matched = selection.matched(db)
    names = ", ".join(f"a.{name}" for name in columns)
    if matched.match or matched.conditions:
        source = matched.sql(join=f"CROSS JOIN articles a ON a.article_id = {matched.key}")
        order = "" if matched.match else " ORDER BY f.article_id"
    else:
        source, order = "FROM articles a", " ORDER BY a.article_id"
    cursor = db.cursor()
    cursor.row_factory = None
    cursor.execute(f"SELECT {names} {source}{order}", matched.values)
    while found := cursor.fetchmany(chunk):
        yield from found
