"""An article: text, dates and their evidence, revisions, headlines on its page, promotions, provenance, citations."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.archive.query import promotions, statistics, stored_articles
from crawler.archive.query.front_pages import Block, blocks_of
from crawler.archive.query.promotions import Promotion
from crawler.archive.query.selection import Selection
from crawler.archive.query.snippets import mark_all, occurrences
from crawler.archive.query.stored_articles import Capture, Revision, StatedTime, StoredArticle
from crawler.archive.query.terms import HighlightTerms
from crawler.archive.versions.differences import Change, Compared, compare
from crawler.desk.language import zoned
from crawler.desk.notebook_place import notebook_of, noted_about, token_of
from crawler.desk.references import article_reference, citations
from crawler.desk.references import citation as cited
from crawler.desk.security import without_paths
from crawler.desk.site import Desk, NotThereError, page
from crawler.desk.timeline import Timeline, timeline
from crawler.errors import HemeroError
from crawler.exports.citation import Reference

WORD_ID = "word"
"""The id of the first matching word."""
SHOWN = 500
"""The largest number of promotions in the table, oldest first; the page says how many more there are."""
MAX_WORDINGS = 50
"""So many wordings of headlines can be noted on the page; the command line notes others."""
FIELDS = ("title", "lead", "text")


@dataclass(frozen=True)
class ArticleData:
    """Everything that the page shows."""

    article: StoredArticle
    times: tuple[StatedTime, ...]
    revisions: tuple[Revision, ...]
    capture: Capture
    cited: Reference
    """What citations say of the article, or of the version to cite."""
    blocks: tuple[Block, ...]
    promotions: tuple[Promotion, ...]
    outlets: dict[str, statistics.Newspaper]

    def title_of(self, outlet: str | None) -> str:
        """An outlet's title."""
        return (self.outlets[outlet].title or outlet) if outlet in self.outlets else outlet or ""

    def zone_of(self, outlet: str | None) -> str | None:
        """An outlet's time zone."""
        return self.outlets[outlet].zone if outlet in self.outlets else None


def load_article(db: sqlite3.Connection, article_id: int, version: int | None = None) -> ArticleData:
    """Read everything from the archive. Raises `NotThereError`."""
    try:
        article, reference = stored_articles.article(db, article_id), article_reference(db, article_id, version)
    except HemeroError as missing:
        raise NotThereError(str(missing)) from missing
    return ArticleData(
        article, stored_articles.times(db, article_id), stored_articles.revisions(db, article_id),
        stored_articles.capture(db, article.capture_id), reference, blocks_of(db, article.capture_id),
        promotions.promotions(db, article_id),
        {one.outlet: one for one in statistics.newspapers(db)},
    )  # fmt: skip


@page
async def view(desk: Desk) -> Any:
    """The page."""
    found = await desk.ask(load_article, int(desk.request.url_vars["article_id"]), _version(desk))
    place = notebook_of(desk.datasette, desk.database)
    noted, tags, baskets, unreadable = await desk.ask(noted_about, place, found.article.article_id)
    promoted = [_promoted(desk, found, one) for one in found.promotions[:SHOWN]]
    return desk.html(
        "article", article=found.article, marked=_marked(desk, found.article),
        outlet_title=found.title_of(found.article.outlet), times=found.times, revisions=found.revisions,
        comparison=_comparison(desk, found.revisions), blocks=found.blocks, promotions=promoted,
        unshown=max(0, len(found.promotions) - SHOWN), capture=found.capture,
        timeline=_timeline(desk, found, promoted), citations=citations(found.cited, desk.words), version=_version(desk),
        noted=noted, known_tags=tags, known_baskets=baskets, unreadable=without_paths(unreadable), token=token_of(desk),
        wordings=list(dict.fromkeys(one.text for one in found.promotions))[:MAX_WORDINGS], back=desk.request.full_path,
    )  # fmt: skip


def _marked(desk: Desk, article: StoredArticle) -> dict[str, Any]:
    """Title, lead and paragraphs with the words of the search marked that led here."""
    try:
        question = Selection(desk.args["q"]).question()
    except HemeroError:
        question = None
    texts = [("title", article.title or ""), ("lead", article.lead or ""), *(("body", one) for one in article.paragraphs)]
    terms = {name: question.highlights(name) if question else HighlightTerms() for name in ("title", "lead", "body")}
    pieces = [mark_all(text, terms[name]) for name, text in texts]
    first = next((at for at, text in enumerate(pieces) if at and any(piece.hit for piece in text)), 0)
    chosen, begin = _chosen_occurrence(desk.args["mark"], texts, terms) or (first, 0)
    title, lead, *body = [(text, WORD_ID if at == chosen else "", begin) for at, text in enumerate(pieces)]
    return {"title": title, "lead": lead, "body": body}


def _chosen_occurrence(number: str, texts: Sequence[tuple[str, str]], terms: Mapping[str, HighlightTerms]) -> tuple[int, int] | None:
    """The text that has the occurrence with this number (of a concordance), and the character at which it begins there."""
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        return None
    whole = [[text] for _, text in texts[:2]] + [[text for _, text in texts[2:]]]
    left, place = int(number), 0
    for name, parts in zip(("title", "lead", "body"), whole, strict=True):
        found = occurrences("\n\n".join(parts), terms[name])
        if 0 < left <= len(found):
            begin = found[left - 1][0]
            for at, part in enumerate(parts):
                if begin < len(part):
                    return place + at, begin
                begin -= len(part) + 2
        left, place = left - len(found), place + len(parts)
    return None


@page
async def citation(desk: Desk) -> Any:
    """The citation of an article, or of its version `version`, as a file for download."""
    number = int(desk.request.url_vars["article_id"])
    found = await desk.ask(load_article, number, _version(desk))
    text, kind, suffix = cited(found.cited, desk.request.url_vars["name"], desk.words)
    return desk.file(text, kind, f"article-{number}.{suffix}")


def _version(desk: Desk) -> int | None:
    """The number of the version to cite; None: the article as it is shown."""
    return _number(desk.args["version"], 0, 10**9) or None


def _promoted(desk: Desk, found: ArticleData, one: Promotion) -> dict[str, object]:
    zone = found.zone_of(one.outlet)
    outlet = found.title_of(one.outlet)
    block = one.block or desk.words("article.block")
    path = urlsplit(one.page_url or "").path.strip("/")
    return {
        "outlet": outlet, "page_url": one.page_url, "block": block, "kicker": one.kicker, "text": one.text,
        "label": " · ".join(filter(None, (outlet, path, block))),
        "rank": str(one.best_rank) if one.best_rank == one.last_rank else f"{one.best_rank} → {one.last_rank}", "times": one.times,
        "first": zoned(one.first_seen, zone), "last": zoned(one.last_seen, zone),
        "then": desk.url("/headlines", outlet=one.outlet, page=one.page_id, at=zoned(one.first_seen, zone)) if one.page_id else None,
    }  # fmt: skip


def _timeline(desk: Desk, found: ArticleData, promoted: Sequence[Mapping[str, object]]) -> Timeline | None:
    return timeline(found.promotions[:SHOWN], [str(one["label"]) for one in promoted], desk.words, found.zone_of(found.article.outlet))


def _comparison(desk: Desk, revisions: Sequence[Revision]) -> dict[str, object] | None:
    """The differences between the two requested revisions, or between the last two; None where there is only one."""
    if len(revisions) < 2:
        return None
    most = len(revisions)
    numbers = {str(one.revision_id): str(one.number) for one in revisions}
    asked = [numbers.get(desk.args[by_id], desk.args[by_number]) for by_id, by_number in (("before", "from"), ("after", "to"))]
    before, after = _number(asked[0], most - 1, most), _number(asked[1], most, most)
    compared = compare(revisions[before - 1], revisions[after - 1])
    fields = [(name, changed) for name, changed in zip(FIELDS, _fields(compared), strict=True) if changed]
    return {"before": before, "after": after, "fields": fields}


def _fields(compared: Compared) -> list[list[tuple[Change, ...]]]:
    """The changed paragraphs of title, lead and text."""
    whole = [[compared.title], [compared.lead], list(compared.paragraphs)]
    return [[one for one in field if any(change.how != "same" for change in one)] for field in whole]


def _number(text: str | None, usual: int, most: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and 1 <= int(text) <= most else usual
