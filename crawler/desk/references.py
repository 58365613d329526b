"""References to versions of articles, front pages and searches, titled in a language; and their citations."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from crawler.archive.extracts.table_catalogue import exported_article
from crawler.archive.query import stored_articles
from crawler.archive.query.archive_state import archive_state
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.front_pages import Front, front_pages
from crawler.archive.query.selection import Selection, count
from crawler.desk.language import Language
from crawler.exports import CITATIONS
from crawler.exports.citation import Reference, line, of_article, of_front, of_search, of_version
from crawler.exports.csl import STYLES, available, styled


def article_reference(db: sqlite3.Connection, article_id: int, version: int | None = None) -> Reference:
    """The reference of an article as it is shown, or of one of its versions (from 1). Raises `HemeroError`."""
    row = exported_article(db, article_id)
    if version is None:
        return of_article(row)
    revisions = stored_articles.revisions(db, article_id)
    if not 1 <= version <= len(revisions):
        raise QuestionError("no_version", article_id=article_id, version=version, most=len(revisions))
    revision = revisions[version - 1]
    return of_version(row, revision, stored_articles.capture(db, revision.capture_id))


def front_reference(db: sqlite3.Connection, front: Front, words: Language) -> Reference:
    """The reference of a page of headlines at a capture."""
    name = db.execute("SELECT coalesce(title, outlet) FROM outlets WHERE outlet = ?", (front.outlet,)).fetchone()
    is_front = any(page.page_id == front.page_id and page.how == "front" for page in front_pages(db, front.outlet))
    title = words("cite.front" if is_front else "cite.page", when=words.when(front.seen, weekday=False))
    return of_front(front, name[0] if name else front.outlet, title, stored_articles.capture(db, front.capture_id))


def search_reference(db: sqlite3.Connection, selection: Selection, words: Language) -> Reference:
    """The reference of a search made now: the question with its filters, the counts and the state of the archive. Raises `HemeroError`."""
    found = count(db, selection)
    (whole,) = db.execute("SELECT count(*) FROM articles").fetchone()
    filters = ", ".join(f"{words(f'search.{name}')}{words('site.colon')} {line(value)}" for name, value in selection.pairs() if name != "q")
    question = line(selection.words)
    title = words("cite.search", question=question) if question else words("cite.all")
    title += (f" ({filters})" if filters else "") + words("site.colon") + " " + words.count("cite.found", found, whole=words.number(whole))
    state = archive_state(db)
    identity = words("cite.of_state", digest=state.digest)
    if state.last_fetched:
        identity += ", " + words("cite.last_capture", when=state.last_fetched)
    return of_search(title, state, identity, datetime.now(UTC).isoformat(timespec="seconds"))


def citation(cited: Reference, name: str, words: Language) -> tuple[str, str, str]:
    """Text, content type and suffix of a citation: in a style (`iso690`, `apa`, `chicago`) or a format (`txt`, `bib`, `ris`)."""
    if name in STYLES:
        return styled(cited, name, words.code), "text/plain", "txt"
    kind, write = CITATIONS[name]
    return write(cited), kind, name


def citations(cited: Reference, words: Language) -> list[dict[str, str]]:
    """The citations that a page shows: the three styles (one plain line where citeproc-py is not installed), BibTeX and RIS."""
    names = (*(STYLES if available() else ("txt",)), "bib", "ris")
    return [{"name": name, "title": words(f"cite.{name}"), "text": citation(cited, name, words)[0]} for name in names]
