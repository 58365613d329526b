"""References: what a citation says of an article, a front page or a search, and the capture that proves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crawler.archive.extracts.table import Row

if TYPE_CHECKING:
    from crawler.archive.query.archive_state import ArchiveState
    from crawler.archive.query.front_pages import Front
    from crawler.archive.query.stored_articles import Capture, Revision

_NO_KEY = re.compile(r"[^A-Za-z0-9_]+")
ARCHIVE = "Hémérothèque"


@dataclass(frozen=True, slots=True)
class Reference:
    """What can be cited. Times are ISO 8601."""

    key: str
    """The citation key (letters, digits, `_`, `-`), the same in every export: `lemonde-2016-31`."""
    title: str
    container: str
    """The newspaper."""
    identity: str
    """What identifies the capture or the state of the archive."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    seen: str | None = None
    """When the page was captured, or the search made."""
    url: str = ""
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    online: bool = True
    """Whether it is a page of a newspaper (not a search)."""


def of_article(row: Row) -> Reference:
    """The reference of an article, from its row in exports."""
    parts = (row["outlet"] or "page", (row["published"] or "")[:4], row["article_id"])
    return Reference(
        key="-".join(_NO_KEY.sub("_", str(part)) for part in parts if part),
        title=line(row["title"]), container=line(row["outlet_title"]), authors=tuple(map(line, row["authors"])), published=row["published"],
        seen=row["fetched"], url=line(row["url"]), section=row["section"], tags=tuple(row["tags"]), language=row["language"],
        identity=_identity(row),
    )  # fmt: skip


def of_version(row: Row, revision: Revision, capture: Capture) -> Reference:
    """The reference of one version of an article: its title then, and the capture that has it."""
    version: Row = {
        "title": revision.title, "fetched": capture.fetched, "digest": capture.digest, "warc_file": capture.warc_file,
        "warc_offset": capture.warc_offset,
    }  # fmt: skip
    whole = of_article({**row, **version})
    return replace(whole, key=f"{whole.key}-v{revision.number}", identity=f"{whole.identity}, version {revision.number}")


def of_front(front: Front, container: str, title: str, capture: Capture) -> Reference:
    """The reference of a page of headlines at one capture. `title` names the page and the moment."""
    return Reference(
        key=f"{_NO_KEY.sub('_', front.outlet)}-{_NO_KEY.sub('_', front.seen[:16])}-{front.capture_id}", title=title,
        container=line(container), published=front.seen, seen=front.seen, url=line(front.page_url),
        identity=_captured(capture.fetched, capture.digest, capture.warc_file, capture.warc_offset),
    )  # fmt: skip


def of_search(title: str, state: ArchiveState, identity: str, now: str) -> Reference:
    """The reference of a search: its title says the question and the counts, `identity` the state of the archive that answered."""
    key = f"hemerotheque-{now[:10]}-{state.digest}"
    return Reference(key, title, ARCHIVE, f"{ARCHIVE}, {identity}", published=now, seen=now, online=False)


def cited(reference: Reference) -> str:
    """The citation as one line of text."""
    parts = (", ".join(reference.authors), f"« {reference.title} »", reference.container, reference.published or "s. d.")
    return f"{', '.join(part for part in parts if part)}. {f'{reference.url} ' if reference.url else ''}({reference.identity}).\n"


def _identity(row: Row) -> str:
    if row["fetched"] is None:
        return f"{ARCHIVE}, article {row['article_id']}"
    return _captured(row["fetched"], row["digest"], row["warc_file"], row["warc_offset"])


def _captured(fetched: str, digest: str, warc_file: str, offset: int) -> str:
    """What identifies a capture: its time, its digest, its WARC file and offset."""
    return f"{ARCHIVE}, capture {fetched}, {digest}, {warc_file}:{offset}"


def line(words: str | None) -> str:
    """Words on one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words or "").split())
