"""The readers that are compared, and what of a reading is the same after a disturbance."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote, urldefrag

import crawler
from tests.benchmarks.harms.specimens import Element, Specimen, fold, text_in

FIELDS = ("title", "text", "filled", "times", "authors", "links", "kind")
"""`filled`: at least a fifth of the text's words is still there; the others: the field is as it was."""
_LONG = 70
"""Characters of the shortest paragraph after which a text was cut."""
_LEFT = 0.2
_SURPLUS = 1.1
_MOST_LINKS = 0.9
TRACKERS = re.compile(r"[?&](?:utm_[a-z]+|fbclid|at_medium)=[^&#]*")
_UPDATE = re.compile(r"mis[e]? à jour|màj|modifi|actualis", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What one reader makes of one page, folded. None for what a reader does not offer."""

    title: str
    text: tuple[str, ...]
    """Chapô and paragraphs."""
    published: str | None = None
    updated: str | None = None
    times: bool = True
    """Whether the reader offers times."""
    authors: frozenset[str] | None = None
    links: frozenset[str] | None = None
    is_article: bool | None = None


@dataclass
class Harmed:
    """A page after a disturbance, and what it does to what can be read there."""

    tree: Element | None
    url: str
    body: bytes = b""
    """The page, where it is no tree's."""
    variant: str = ""
    """Which of several forms of the disturbance it is."""
    cut: bool = False
    """Whether a part of the text was taken out."""
    added: frozenset[str] = frozenset()
    """The addresses that were put in and may be read as headlines, or may not."""
    outlet: str | None = None
    """The newspaper whose rules are to be used."""
    stated: bool = False
    """Whether times, authors and links may have gone: those are judged that still stand on the page."""
    loose: bool = False
    """Whether names that a machine alone sees have gone: see `same`."""


def ours(body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = "auto") -> Reading:
    """With the rules of the page's newspaper, or of another; without any where `outlet` is None."""
    from crawler import outlets

    rules = outlets.get(outlet) if outlet and outlet != "auto" else outlet
    read = crawler.parse(body, url, fetched_at=fetched_at, outlet=rules)  # type: ignore[arg-type]
    return Reading(
        title=fold(read.title),
        text=_folded((read.lead or "",), read.paragraphs),
        published=_moment(read.published),
        updated=_moment(read.updated),
        authors=frozenset(map(fold, read.authors)),
        links=frozenset(address(headline.url) for headline in read.headlines),
        is_article=read.is_article,
    )


def generic(body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = None) -> Reading:
    """Without any newspaper's rules."""
    return ours(body, url, fetched_at, outlet)


def trafilatura(body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = None) -> Reading:
    from trafilatura import bare_extraction

    found = bare_extraction(body, url=url, include_comments=False, with_metadata=True, include_tables=True)
    told = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    authors = frozenset(fold(name) for name in (told.get("author") or "").split(";") if name.strip())
    return Reading(fold(told.get("title")), _folded((told.get("text") or "").split("\n")), told.get("date"), authors=authors)


def newspaper4k(body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = None) -> Reading:
    import newspaper

    page = newspaper.Article(url, language="fr", fetch_images=False)
    page.download(input_html=_decoded(body))
    page.parse()
    return Reading(fold(page.title), _folded(page.text.split("\n")), _moment(page.publish_date), authors=frozenset(map(fold, page.authors)))


def readability(body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = None) -> Reading:
    """readability-lxml: its summary's paragraphs, headings, list items and quotations; it offers no times and no authors."""
    from lxml import html
    from readability import Document

    page = Document(_decoded(body))
    blocks = html.fromstring(page.summary()).iter("p", "h2", "h3", "h4", "li", "blockquote")
    return Reading(fold(page.short_title()), _folded(block.text_content() for block in blocks), times=False)


READERS: dict[str, Callable[..., Reading]] = {
    "generic": generic,
    "ours": ours,
    "trafilatura": trafilatura,
    "readability": readability,
    "newspaper4k": newspaper4k,
}
"""Reader → its function: (bytes, address, time of fetch) -> `Reading`. Ours know two: without rules and with the newspaper's own."""
_PACKAGES = {"newspaper4k": "newspaper"}


def at_hand() -> list[str]:
    """The readers that are installed."""
    return [name for name in READERS if name in {"generic", "ours"} or importlib.util.find_spec(_PACKAGES.get(name, name))]


def read(reader: str, body: bytes, url: str, fetched_at: datetime | None, outlet: str | None = None) -> Reading:
    """One reading; an empty one where a peer raises (ours may not)."""
    more = {"outlet": outlet} if outlet else {}
    try:
        return READERS[reader](body, url, fetched_at, **more)
    except Exception as error:
        if reader in {"generic", "ours"}:
            raise
        print(f"{reader} raised {type(error).__name__} on {url}", file=sys.stderr)
        return Reading("", ())


def address(url: str) -> str:
    """A link's address as it is compared: without scheme, `www.`, fragment, final slash and the trackers that were put on.

    >>> address("https://www.exemple.fr/a/?utm_source=b#c")
    'exemple.fr/a'
    """
    return re.sub(r"^https?:/*(www\.)?", "", unquote(TRACKERS.sub("", urldefrag(url.strip())[0]))).rstrip("/")


def same(before: Reading, after: Reading, harmed: Harmed, page: Specimen) -> dict[str, bool]:
    """By field, whether it is as it was; a field that cannot be judged is left out.

    The text must be the same paragraphs; where it was cut, those of them that still stand on the page. Where links were put in, they may be
    read or not, and all others must be as they were. Where `harmed.stated`, what may have stood only in what was taken away is judged by
    what is left: times where the printed stamp still stands on the page, by the day, and the update where that stamp speaks of one; authors
    where each name still stands in a short line of its own; links where they still stand on the page. Where `harmed.loose`, every paragraph
    must still be there and the text be at most a tenth longer, nine links in ten must still be there, and no author is judged that nothing
    but a class says to be one.
    """
    if not before.text:
        return {}
    told: dict[str, bool] = {}
    if before.title:
        told["title"] = before.title == after.title
    if expected := left(before.text, harmed):
        told["text"] = _loosely(expected, after.text) if harmed.loose else list(after.text) == expected
        told["filled"] = _words_left(expected, after.text) >= _LEFT
    told |= _times(before, after, harmed, page)
    told |= _authors(before, after, harmed)
    if before.links is not None and after.links is not None:
        told["links"] = _links(before.links, after.links, harmed)
    if before.is_article:
        told["kind"] = bool(after.is_article)
    return told


def left(texts: Iterable[str], harmed: Harmed) -> list[str]:
    """Those of a text's paragraphs that still stand on the page; where it was cut, as far as the last long one: the cut comes after one,
    and a name or an intertitre behind it may stand on the page elsewhere."""
    if not harmed.cut or harmed.tree is None:
        return list(texts)
    there = text_in(harmed.tree).replace(" ", "")
    found = [text for text in texts if text.replace(" ", "") in there]
    while found and len(found[-1]) < _LONG:
        found.pop()
    return found


def _loosely(expected: list[str], found: tuple[str, ...]) -> bool:
    there = set(found)
    return all(text in there for text in expected) and sum(map(len, found)) <= _SURPLUS * sum(map(len, expected))


def _words_left(expected: Iterable[str], found: Iterable[str]) -> float:
    wanted, there = Counter(" ".join(expected).split()), Counter(" ".join(found).split())
    return (wanted & there).total() / max(wanted.total(), 1)


def _times(before: Reading, after: Reading, harmed: Harmed, page: Specimen) -> dict[str, bool]:
    if not before.times:
        return {}
    if not harmed.stated:
        return {"times": (before.published, before.updated) == (after.published, after.updated)}
    stamp = fold(" ".join(page.reference["stamp"]))
    if harmed.tree is None or not stamp or not before.published or stamp not in text_in(harmed.tree):
        return {}
    good = (after.published or "")[:10] == before.published[:10]
    if before.updated and _UPDATE.search(stamp):
        good = good and (after.updated or "")[:10] == before.updated[:10]
    return {"times": good}


def _authors(before: Reading, after: Reading, harmed: Harmed) -> dict[str, bool]:
    if before.authors is None:
        return {}
    if (harmed.stated or harmed.loose) and not (harmed.tree is not None and _signed(harmed.tree, before.authors)):
        return {}
    return {"authors": before.authors == after.authors}


def _signed(tree: Element, names: frozenset[str]) -> bool:
    """Whether each name stands in a short line after `Par` or `By`, or in a link to its author's page."""
    lines = [
        text
        for element in tree.iter("p", "span", "div", "a", "address", "strong")
        if len(element) < 6 and len(text := text_in(element)) < 120
    ]
    links = [
        text_in(link)
        for link in tree.iter("a")
        if re.search(r"/(?:auteur|author|journaliste|redaction|signataire)", link.get("href") or "")
    ]
    by = [line for line in lines if re.match(r"(?i)(?:écrit |publié |texte |rédigé )?par\b|by\b", line)]
    return bool(names) and all(any(name in line for line in (*by, *links)) for name in names)


def _links(before: frozenset[str], after: frozenset[str], harmed: Harmed) -> bool:
    if harmed.stated:
        assert harmed.tree is not None
        there = {address(link.get("href") or "") for link in harmed.tree.iter("a")}
        before, after = before & there, after & there
    if harmed.loose:
        return len(before & after) >= _MOST_LINKS * len(before)
    return before <= after and after - before <= harmed.added


def _folded(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for part in parts for piece in part if (text := fold(piece)))


def _moment(value: datetime | date | None) -> str | None:
    return value.isoformat() if value else None


def _decoded(body: bytes) -> str:
    from bs4 import UnicodeDammit

    return UnicodeDammit(body, is_html=True).unicode_markup or ""
