"""Full-text search as French readers ask: `manifester` finds `manifestations`, `elysee` finds `l'Élysée`."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from crawler.archive.french import WORD, split_elision, stem
from crawler.errors import HemeroError

FIELDS = {
    "titre": "title_stems",
    "title": "title_stems",
    "texte": "stems",
    "text": "stems",
}
"""Words before a colon → the column to look in."""

TOKEN = re.compile(
    r"""(?P<near>NEAR\s*\((?P<nearby>[^()]*?)(?:,\s*(?P<distance>\d+))?\s*\))
      | (?P<open>\() | (?P<close>\))
      | (?P<operator>\b(?:AND|OR|NOT|ET|OU|SAUF)\b)
      | (?P<exclude>(?<!\S)-(?=["\w]))
      | (?P<field>\b(?:titre|title|texte|text)\s*:)
      | "(?P<phrase>[^"]*)"
      | (?P<word>[^\s()":]+)
      | (?P<stray>[":])""",
    re.VERBOSE,
)
OPERATORS = {"ET": "AND", "OU": "OR", "SAUF": "NOT"}
HELP = 'try words, "a phrase", -excluded, mot OU autre, titre:mot or NEAR(mot autre, 5)'

SQL = """
SELECT a.article_id, a.page_id, a.capture_id, a.url, a.outlet, a.title, a.lead, a.body, a.published, a.updated, a.authors,
    bm25(articles_fts, 0, 0, 0, 5.0, 1.0) AS score
FROM articles_fts JOIN articles a ON a.article_id = articles_fts.rowid
WHERE articles_fts MATCH :query AND (:outlet IS NULL OR a.outlet = :outlet)
    AND (:since IS NULL OR a.published_utc >= :since) AND (:until IS NULL OR a.published_utc < :until)
ORDER BY score, a.published_utc DESC LIMIT :limit
"""
WINDOW = 240
"""Characters of a snippet."""
BEFORE = 60
"""How many of them stand before its first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found."""

    article_id: int
    page_id: int
    capture_id: int
    url: str
    outlet: str | None
    title: str | None
    published: str | None
    """ISO 8601 as the page states it, a date or a time with its offset."""
    updated: str | None
    snippet: str
    """The passage with the most of the words, each found word between « » like this: `devant l'«Élysée»`."""
    score: float
    """bm25: the lower, the better; the title counts five times."""


def search(
    connection: sqlite3.Connection,
    words: str,
    *,
    limit: int = 20,
    outlet: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Hit]:
    """Articles with these words, best first, published from `since` (aware) on and before `until`.

    Raises `HemeroError` for a query that cannot be understood, saying how to ask.
    """
    query = to_fts(words)
    values = {
        "query": query,
        "outlet": outlet,
        "since": since.timestamp() if since else None,
        "until": until.timestamp() if until else None,
        "limit": limit,
    }
    try:
        rows = connection.execute(SQL, values).fetchall()
    except sqlite3.OperationalError as trouble:
        if "fts5" not in str(trouble):
            raise
        raise HemeroError(f"The search « {words} » cannot be understood: {HELP}.") from trouble
    asked = set(re.findall(r'"([^"]*)"', query))
    stems = frozenset(stem for phrase in asked for stem in phrase.split())
    return [_hit(row, stems) for row in rows]


def to_fts(words: str) -> str:
    """The question in FTS5's own language, over the stems.

    >>> to_fts("manifester devant l'Élysée")
    '{title_stems stems} : "manifest" {title_stems stems} : "dev" {title_stems stems} : "elyse"'
    >>> to_fts('"conseil municipal" -Lyon')
    '{title_stems stems} : "conseil municipal" NOT {title_stems stems} : "lyon"'
    >>> to_fts("titre:grève OU NEAR(train retard, 3)")
    '{title_stems} : "grev" OR {title_stems stems} : NEAR("train" "retard", 3)'
    """
    pieces: list[str] = []
    field = ""
    for token in TOKEN.finditer(words):
        kind = token.lastgroup or ""
        text = token.group()
        if token.group("near"):
            pieces.append(_near(token.group("nearby"), token.group("distance"), field))
        elif kind == "operator":
            pieces.append(OPERATORS.get(text, text))
        elif kind in {"open", "close"}:
            pieces.append(text)
        elif kind == "exclude":
            pieces.append("NOT")
        elif kind == "field":
            field = FIELDS[text.rstrip(": ")]
            continue
        elif kind == "stray":
            raise HemeroError(f"The search « {words} » has a {text} that nothing answers: {HELP}.")
        else:
            pieces += _terms(token.group("phrase"), text, field)
        field = ""
    query = _joined(pieces)
    if not query:
        raise HemeroError(f"The search « {words} » holds no word to look for: {HELP}.")
    return query


def _joined(pieces: list[str]) -> str:
    """Words excluded first have nothing to be taken from: they come last."""
    if pieces and pieces[0] == "NOT" and len(pieces) > 2:
        pieces = [*pieces[2:], *pieces[:2]]
    return " ".join(pieces)


def _terms(phrase: str | None, word: str, field: str) -> list[str]:
    found = [stem(part) for whole in WORD.findall(word if phrase is None else phrase) for part in split_elision(whole)]
    star = "*" if phrase is None and word.endswith("*") else ""
    return [_in(field, f'"{" ".join(found)}"{star}')] if found else []


def _near(words: str, distance: str | None, field: str) -> str:
    found = [stem(part) for whole in WORD.findall(words) for part in split_elision(whole)]
    return _in(field, "NEAR(" + " ".join(f'"{word}"' for word in found) + f", {distance or 10})")


def _in(field: str, term: str) -> str:
    return f"{{{field or 'title_stems stems'}}} : {term}"


def _hit(row: sqlite3.Row, stems: frozenset[str]) -> Hit:
    prose = f"{row['lead']} {row['body']}" if row["lead"] else row["body"]
    return Hit(
        row["article_id"], row["page_id"], row["capture_id"], row["url"], row["outlet"] or None, row["title"], row["published"],
        row["updated"], snippet(" ".join(prose.split()), stems), row["score"],
    )  # fmt: skip


def snippet(text: str, stems: frozenset[str]) -> str:
    """The passage of `text` that holds the most of the stems, found words between « ».

    >>> snippet("Des milliers de manifestants.", frozenset({"manifest"}))
    'Des milliers de «manifestants».'
    """
    places = [
        (match.start() + at, match.start() + at + len(part), stemmed)
        for match in WORD.finditer(text)
        for part in split_elision(match.group())
        if (stemmed := stem(part)) in stems and (at := match.group().rfind(part)) >= 0
    ]
    start = _best_start(text, places) if places and len(text) > WINDOW else 0
    end = min(len(text), start + WINDOW)
    marked, last = [], start
    for begin, stop, _ in places:
        if start <= begin and stop <= end:
            marked.append(f"{text[last:begin]}«{text[begin:stop]}»")
            last = stop
    return ("…" if start else "") + "".join(marked) + text[last:end] + ("…" if end < len(text) else "")


def _best_start(text: str, places: list[tuple[int, int, str]]) -> int:
    """Where to begin, at a word, so that the most different stems are seen: a little before the first of them."""
    best = max(places, key=lambda place: len({stem for begin, _, stem in places if place[0] <= begin < place[0] + WINDOW - BEFORE}))
    if best[0] <= BEFORE:
        return 0
    return text.rfind(" ", 0, best[0] - BEFORE) + 1
