"""Words: printed forms, frequent words and sequences, collocates, and specific words of the selected articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from crawler.archive.query.collocates import MEASURES, Collocate, collocates
from crawler.archive.query.selection import Selection
from crawler.archive.query.specificities import PARTS, Specific, specificities
from crawler.archive.query.statistics import newspapers
from crawler.archive.query.word_counts import MAX_SIZE, Counted, WordCount, forms, word_counts
from crawler.desk.routes.search import filter_menus, titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

SHOWN = ("forms", "frequent", "collocates", "specific")
WINDOWS = (1, 2, 3, 5, 10, 20)
REST = "rest"
MOST_ARTICLES = 5_000
"""Of a larger selection, an even sample of so many articles is counted; the page says so."""
MOST_COMPARED = 2_000
"""The same where the parts of a selection are compared, which costs more."""
LIMIT, LIMIT_OF_PART = 200, 15
ROWS = {"forms": WordCount, "frequent": WordCount, "collocates": Collocate, "specific": Specific}


class WordsRequest:
    """The parameters of the page. Raises `HemeroError` where they are invalid."""

    def __init__(self, desk: Desk, selection: Selection) -> None:
        self.selection = selection
        self.show = _among(SHOWN, desk.args["show"], "forms" if self.selection.words else "frequent")
        self.size = int(_among([str(size) for size in range(1, MAX_SIZE + 1)], desk.args["size"], "1"))
        self.window = int(_among([str(window) for window in WINDOWS], desk.args["window"], "5"))
        self.measure = _among(MEASURES, desk.args["measure"], MEASURES[0])
        self.by = _among((*PARTS, REST), desk.args["by"], PARTS[0])

    async def counted(self, desk: Desk) -> Counted[Any]:
        """The counts."""
        chosen = self.selection
        if self.show == "forms":
            return await desk.ask(forms, chosen, most=MOST_ARTICLES)
        if self.show == "frequent":
            return await desk.ask(word_counts, chosen, size=self.size, limit=LIMIT, most=MOST_ARTICLES)
        if self.show == "collocates":
            return await desk.ask(collocates, chosen, window=self.window, by=self.measure, limit=LIMIT, most=MOST_ARTICLES)
        corpus, part = (Selection(), chosen) if self.by == REST else (chosen, None)
        return await desk.ask(specificities, corpus, by=self.by, part=part, limit=LIMIT_OF_PART, most=MOST_COMPARED)


def _among(known: Sequence[str], asked: str, usual: str) -> str:
    return asked if asked in known else usual


@page
async def view(desk: Desk) -> Any:
    """The page. An invalid search is explained on it."""
    titles = titles_of(desk, await desk.ask(newspapers))
    mistake, asked, counted = "", None, None
    try:
        asked = WordsRequest(desk, await desk.selection())
        counted = await asked.counted(desk)
    except HemeroError as error:
        mistake = desk.explained(error)
    return desk.html(
        "words", status=400 if mistake else 200, mistake=mistake, counted=counted, **await filter_menus(desk, titles),
        total=_total(desk, counted), columns=_columns(desk, asked), rows=_rows(desk, asked, counted, titles),
        chosen={name: str(getattr(asked, name, "")) for name in ("show", "size", "window", "measure", "by")},
        shows=_choices(desk, "show", SHOWN), sizes=_choices(desk, "size", [str(size) for size in range(1, MAX_SIZE + 1)]),
        windows=[(str(window), str(window)) for window in WINDOWS], measures=_choices(desk, "column", MEASURES),
        bys=_choices(desk, "by", (*PARTS, REST)), csv=desk.over("/words.csv", desk.pairs),
    )  # fmt: skip


def _choices(desk: Desk, group: str, names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, desk.words(f"words.{group}.{name}")) for name in names]


def _total(desk: Desk, counted: Counted[Any] | None) -> str:
    if counted is None:
        return ""
    key = "words.sampled" if counted.of > counted.articles else "words.counted"
    return desk.words(key, words=counted.words, articles=counted.articles, of=counted.of)


def _names(asked: WordsRequest) -> list[str]:
    return [one.name for one in fields(ROWS[asked.show])]


def _columns(desk: Desk, asked: WordsRequest | None) -> list[tuple[str, str, bool]]:
    """Heading, definition, and whether it is a number, for each column."""
    names = _names(asked) if asked else []
    return [(desk.words(f"words.column.{name}"), desk.words(f"words.definition.{name}"), name not in {"word", "part"}) for name in names]


def _rows(desk: Desk, asked: WordsRequest | None, counted: Counted[Any] | None, titles: dict[str, str]) -> list[list[tuple[str, str]]]:
    """Text and address of each cell. A word leads to the articles that have it."""
    if asked is None or counted is None:
        return []
    return [[_cell(desk, asked, row, name, titles) for name in _names(asked)] for row in counted.rows]


def _cell(desk: Desk, asked: WordsRequest, row: Any, name: str, titles: dict[str, str]) -> tuple[str, str]:
    value = getattr(row, name)
    if name == "word":
        return value, desk.over("/search", _holding(asked, row).pairs())
    if name == "part":
        return (titles.get(value, value) if asked.by == "outlet" else desk.words("words.by.rest_part") if asked.by == REST else value), ""
    return desk.words.number(value, 0 if isinstance(value, int) else 2), ""


def _holding(asked: WordsRequest, row: Any) -> Selection:
    """Selects the articles of the selection that have the word of a row."""
    printed = dict.fromkeys((row.word, row.word[:1].upper() + row.word[1:], row.word.upper()))
    phrase = "(" + " OU ".join(f'="{form}"' for form in printed) + ")"
    words = asked.selection.words
    if asked.show == "forms" or not words.strip():
        return asked.selection.but(words=phrase)
    return asked.selection.but(words=f"({words}) {phrase}")


@page
async def table(desk: Desk) -> Any:
    """The counts as CSV for spreadsheets: in French with semicolons and decimal commas."""
    asked = WordsRequest(desk, await desk.selection())
    counted = await asked.counted(desk)
    names, french = _names(asked), desk.words.code == "fr"
    rows = [[_figure(getattr(row, name), french=french) for name in names] for row in counted.rows]
    return desk.file(spreadsheet_of([names, *rows], delimiter=";" if french else ","), "text/csv", "words.csv")


def _figure(value: object, *, french: bool) -> object:
    return str(value).replace(".", ",") if french and isinstance(value, float) else value
