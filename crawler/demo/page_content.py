"""The content of one page: everything that a template needs, and what a perfect parser would read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.demo.writing.columns import Link, Side
from crawler.demo.writing.newsroom import AGENCY
from crawler.demo.writing.texts import Block
from crawler.demo.writing.versions import Edition, Story, windows_1252


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page of one article at one moment."""

    story: Story
    edition: Edition
    at: datetime
    base: str
    page: int
    pages: tuple[tuple[Block, ...], ...]
    stamp: str
    sides: tuple[Side, ...]
    """In the order of the template."""

    @property
    def url(self) -> str:
        return self.base + self.story.page_path(self.page)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.pages[self.page - 1]

    @property
    def next_url(self) -> str | None:
        return self.base + self.story.page_path(self.page + 1) if self.page < len(self.pages) else None

    @property
    def previous_url(self) -> str | None:
        return self.base + self.story.page_path(self.page - 1) if self.page > 1 else None

    def side(self, title: str) -> Side:
        """The block with this title; an empty block where the page has none."""
        return next((side for side in self.sides if side.title == title), Side(title, ()))


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page of the demo newspaper states, as printed. Times are in Europe/Paris; addresses are absolute."""

    url: str
    """The canonical address."""
    kind: str
    """`article`, `live`, `gallery`, `interview`, `opinion`, `brief`, `front` or `section`."""
    template: str
    """`modern`, `decade`, `old` or `list`."""
    title: str | None = None
    lead: str | None = None
    paragraphs: tuple[str, ...] = ()
    """The paragraphs of this page. A page for subscribers has only the first ones."""
    whole: tuple[str, ...] = ()
    """The paragraphs of all pages of the article."""
    published: datetime | None = None
    """None where the page prints only the time of the update."""
    updated: datetime | None = None
    stamp: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    paywalled: bool | None = None
    headlines: tuple[Link, ...] = ()
    """Every headline link outside the running text, in page order."""
    next_page: str | None = None


def _texts(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks if block.kind != "hour")


def truth(article_page: ArticlePage) -> Truth:
    """What a perfect parser would read from the page."""
    story, edition = article_page.story, article_page.edition
    old = story.template == "old"
    printed = windows_1252 if old else str
    return Truth(
        url=article_page.url,
        kind=story.kind,
        template=story.template,
        title=printed(edition.title),
        lead=printed(edition.lead) if edition.lead and article_page.page == 1 else None,
        paragraphs=tuple(printed(text) for text in _texts(article_page.blocks)),
        whole=tuple(printed(text) for page in article_page.pages for text in _texts(page)),
        published=None if old and edition.stated else story.published,
        updated=edition.stated,
        stamp=article_page.stamp,
        authors=story.authors,
        agency=AGENCY if AGENCY in story.authors else None,
        section=story.section.title,
        tags=() if old else tuple(printed(tag) for tag in story.tags),
        paywalled=story.subscriber if story.template == "modern" else (story.subscriber or None),
        headlines=tuple(link for side in article_page.sides for link in side.links),
        next_page=article_page.next_url,
    )
