"""Counts beside the results of a search: how many of them each newspaper, country, section, author… has.

Up to `COUNT_LIMIT` results are counted. More are estimated from a sample of the archive's articles: the same number of articles from each
part of it, drawn again in the same way each time.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.archive.query.search import COUNT_LIMIT
from crawler.archive.query.selection import KEYS, NO_NEWSPAPER, WHOLE, Selection
from crawler.errors import HemeroError

FACETS = ("outlet", "country", "section", "author", "agency", "kind", "language", "month")
"""The facets. All but `month` are also filters."""
WHOLE_NAMES = {"section", "author", "agency"}
"""Facets whose values as a filter are whole names (`=Politique`), and not words of the name."""
MOST = 30
"""The largest number of values of a facet."""
WINDOWS, PROBED = 40, 400
"""Parts of the archive from which a sample is drawn, and how many articles of each are tried first."""
COLUMNS = "f.outlet, f.day, v.kind, v.language, v.section, v.agency, v.authors"
OF_IDS = f"""
SELECT {COLUMNS} FROM json_each(:ids) CROSS JOIN filed f ON f.article_id = value CROSS JOIN facets v ON v.article_id = value
"""  # noqa: S608 - names of ours
Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet."""

    value: str
    """As the filter of this facet takes it; for `month` as `2016-11`."""
    name: str
    articles: int
    chosen: bool
    """Whether the selection has it as a filter."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of the results, the most frequent values first; months from the newest."""

    facet: str
    values: tuple[FacetValue, ...]
    more: int
    """How many values are not listed."""
    exact: bool
    """Whether the articles are counted, and not estimated."""


def facets(
    db: sqlite3.Connection,
    selection: Selection,
    ids: Sequence[int] | None = None,
    *,
    wanted: Iterable[str] = FACETS,
    most: int = MOST,
    exact: bool = False,
) -> tuple[Facet, ...]:
    """The facets of a selection. `ids` are its articles, if they are known. A facet that is filtered is counted without its own filter.

    `exact` counts however many results there are. Raises `HemeroError`.
    """
    names = tuple(wanted)
    if unknown := [name for name in names if name not in FACETS]:
        raise HemeroError(f"There is no facet {unknown[0]!r}: {', '.join(FACETS)}.")
    countries = {row[0]: row[1] for row in db.execute("SELECT outlet, country FROM outlets")}
    counted: dict[str, tuple[Counter[str], float]] = {}
    for filters, group in _groups(selection, names).items():
        whole = not filters
        chosen = selection.but(**dict.fromkeys(filters, _NOTHING[filters[0]] if filters else ()))
        rows, factor = _rows(db, chosen, ids if whole else None, exact=exact)
        counted |= {name: (counts, factor) for name, counts in _counted(rows, group, countries).items()}
    return tuple(_facet(name, *counted[name], selection, most) for name in names)


_NOTHING: Mapping[str, object] = {**dict.fromkeys(KEYS.values(), ()), "since": None, "until": None}


def _groups(selection: Selection, names: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """The facets by the filters of the selection that they leave out."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        filters = ("since", "until") if name == "month" else (KEYS[name],)
        groups.setdefault(filters if name != "month" and getattr(selection, filters[0]) else (), []).append(name)
    return groups


def _rows(db: sqlite3.Connection, selection: Selection, ids: Sequence[int] | None, *, exact: bool) -> tuple[list[Cells], float]:
    """The cells of the selected articles, or of a sample of them; and how many articles one of them stands for."""
    cursor = db.cursor()
    cursor.row_factory = None
    if ids is not None:
        return cursor.execute(OF_IDS, {"ids": json.dumps(ids)}).fetchall(), 1.0
    matched, question = selection.matched(db), selection.question()
    at_once = exact or not (question is None or (question.only_single_words and not question.reads_text))
    bound = -1 if at_once else COUNT_LIMIT + 1
    sql = f"SELECT {matched.key} {matched.sql()} LIMIT :bound"
    found = [row[0] for row in cursor.execute(sql, {**matched.values, "bound": bound})]
    if at_once or len(found) <= COUNT_LIMIT:
        some = found if exact else found[:: -(-len(found) // COUNT_LIMIT) or 1]
        return cursor.execute(OF_IDS, {"ids": json.dumps(some)}).fetchall(), len(found) / max(1, len(some))
    last = int(cursor.execute("SELECT coalesce(max(article_id), 0) FROM filed").fetchone()[0])
    within = f"{matched.key} BETWEEN :first AND :last"
    sql = f"SELECT {COLUMNS} {matched.sql(filed=True, join='CROSS JOIN facets v ON v.article_id = f.article_id', more=within)}"
    probed = sum(len(cursor.execute(sql, {**matched.values, **one}).fetchall()) for one in _windows(last, PROBED))
    width = min(last // WINDOWS, PROBED * COUNT_LIMIT // max(1, probed))
    rows = [row for one in _windows(last, width) for row in cursor.execute(sql, {**matched.values, **one})]
    return rows, last / (WINDOWS * width)


def _windows(last: int, width: int) -> Iterator[dict[str, int]]:
    """The first and last number of the articles in a window of each part of the archive, at another place in each."""
    part = last // WINDOWS
    for number in range(WINDOWS):
        first = number * part + 1 + number * 7919 % max(1, part - width + 1)
        yield {"first": first, "last": first + width - 1}


def _counted(rows: Sequence[Cells], names: Iterable[str], countries: Mapping[str, str | None]) -> dict[str, Counter[str]]:
    columns = list(zip(*rows, strict=True)) or [()] * 7
    outlets, days, kinds, languages, sections, agencies, authors = (Counter(column) for column in columns)
    counts: dict[str, Counter[str]] = {
        "outlet": Counter({outlet or NO_NEWSPAPER: number for outlet, number in outlets.items()}),
        "kind": kinds,
        "language": languages,
        "section": sections,
        "agency": agencies,
        "country": Counter(),
        "author": Counter(),
        "month": Counter(),
    }
    for outlet, number in outlets.items():
        counts["country"][countries.get(outlet) or ""] += number
    for listed, number in authors.items():
        for author in dict.fromkeys(json.loads(listed)):
            counts["author"][author] += number
    for day, number in days.items():
        counts["month"][day[:7]] += number
    return {name: Counter({value: number for value, number in counts[name].items() if value}) for name in names}


def _facet(name: str, counts: Counter[str], factor: float, selection: Selection, most: int) -> Facet:
    chosen = getattr(selection, KEYS[name]) if name in KEYS else ()
    prefix = WHOLE if name in WHOLE_NAMES else ""
    listed = sorted(counts, reverse=True) if name == "month" else sorted(counts, key=lambda value: (-counts[value], value))
    wanted = {one.casefold() for one in chosen}
    is_chosen = [(prefix + value).casefold() in wanted or (name == "outlet" and value == NO_NEWSPAPER and "" in chosen) for value in listed]
    shown = [(value, on) for at, (value, on) in enumerate(zip(listed, is_chosen, strict=True)) if at < most or on]
    values = tuple(FacetValue(prefix + value, value, round(counts[value] * factor), on) for value, on in shown)
    return Facet(name, values, len(listed) - len(values), factor == 1.0)
