"""The versions of an article of the demo newspaper: what it says at a given moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from random import Random

from crawler.demo.writing import phrases
from crawler.demo.writing.calendar import Calendar, elapsed, later
from crawler.demo.writing.chance import chance
from crawler.demo.writing.grammar import NARROW, NO_BREAK, slug
from crawler.demo.writing.newsroom import AGENCY, NEWSROOM, REPORTERS, SECTIONS, Section
from crawler.demo.writing.texts import Block, Writer

KINDS = (("article", 60), ("live", 6), ("gallery", 7), ("interview", 9), ("opinion", 8), ("brief", 10))
TEMPLATES = (("modern", 50), ("decade", 30), ("old", 20))
KICKERS = {"live": "En direct", "gallery": "En images", "interview": "Entretien", "opinion": "Tribune"}
ADDRESSES = {
    "modern": "/{section}/{day:%Y/%m/%d}/{slug}-{number}.html",
    "decade": "/{section}/article/{day:%Y/%m/%d}/{slug}_{number}.html",
    "old": "/gazette/{day:%Y/%m%d}/c{place}-{number}.html",
}
PAGE_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Edition:
    """What an article says from `at` on. `stated` is the time of update that the page states; None for silent changes."""

    at: datetime
    stated: datetime | None
    title: str
    lead: str | None
    blocks: tuple[Block, ...]


def _drawn(draw: Random, table: tuple[tuple[str, int], ...]) -> str:
    return draw.choices([name for name, _ in table], [weight for _, weight in table])[0]


class Story:
    """One article. Its number and the newspaper's seed determine everything about it."""

    def __init__(self, calendar: Calendar, number: int) -> None:
        draw = chance(calendar.seed, "story", number)
        self.number = number
        self.published = calendar.published(number)
        self.section: Section = section_of(calendar.seed, number)
        self.template = _drawn(draw, TEMPLATES)
        self.kind = _drawn(draw, KINDS)
        self.agency = draw.random() < 0.15 and self.kind in {"article", "brief"}
        self.subscriber = self.template != "old" and self.kind in {"article", "interview", "opinion"} and draw.random() < 0.15
        self.several_pages = self.kind == "article" and not self.subscriber and draw.random() < 0.14
        self.variant = draw.randrange(1_000)
        """A number that selects the variants of the template's details."""
        self._seed = calendar.seed
        self._writer = Writer(calendar.seed, number, self.section.slug, self.published)
        self._first = self._draft()

    def _draft(self) -> Edition:
        writer = self._writer
        title = writer.title()
        lead = None if self.kind == "brief" or self.variant % 11 == 0 else writer.sentence_from(phrases.LEADS)
        if self.kind == "interview":
            blocks = writer.interview()
        elif self.kind == "live":
            blocks = (Block("p", writer.paragraph(2)),)
        else:
            length = {"brief": 2, "gallery": 3}.get(self.kind, writer.chance.randint(5, 10))
            blocks = writer.body(length + 6 if self.several_pages else length)
        return Edition(self.published, None, title, lead, blocks)

    @property
    def topic(self) -> str:
        return self._writer.topic.tag

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The authors, in printed order."""
        draw = chance(self._seed, "authors", self.number)
        if self.kind == "opinion":
            return (self._writer.actor.name,)
        people = tuple(draw.sample(REPORTERS, 2 if draw.random() < 0.15 else 1))
        if self.agency:
            return (AGENCY,) if draw.random() < 0.5 else (*people[:1], AGENCY)
        return (NEWSROOM,) if self.kind == "brief" else people

    @property
    def author_role(self) -> str:
        """The job title printed below the author of an op-ed."""
        return self._writer.actor.role

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The topics of the article, as displayed."""
        return (self.topic, self._writer.town, self._writer.other_town)

    @property
    def kicker(self) -> str | None:
        """The words above the headline; None where there are none."""
        return KICKERS.get(self.kind) or (self.topic if self.variant % 3 == 0 else None)

    @cached_property
    def path(self) -> str:
        """The permanent path. It has the words of the first title, even after the title changes."""
        place = SECTIONS.index(self.section) + 1
        words = slug(self._first.title)
        return ADDRESSES[self.template].format(section=self.section.slug, day=self.published, slug=words, number=self.number, place=place)

    def page_path(self, page: int) -> str:
        """The path of page number `page`, from 1."""
        return self.path if page == 1 else self.path.removesuffix(".html") + f"-{page}.html"

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """All editions of the article, oldest first."""
        draw = chance(self._seed, "editions", self.number)
        if self.kind == "live":
            return self._live(draw)
        editions = [self._first]
        for _ in range(draw.choice((0, 0, 0, 1, 1, 2, 3))):
            editions.append(self._changed(editions[-1], draw))
        return tuple(editions)

    def _changed(self, before: Edition, draw: Random) -> Edition:
        at = later(before.at, draw.choice((7, 19, 43, 95, 210, 420, 1_500)) + draw.randrange(30))
        silent = draw.random() < 0.35
        text = Block("p", self._writer.sentence_from(phrases.ADDITIONS))
        while text in before.blocks:
            text = Block("p", self._writer.sentence_from(phrases.ADDITIONS))
        last = len(before.blocks) - 1
        where = draw.choice((1, last, last + 1))
        blocks = (*before.blocks[:where], text, *before.blocks[where + silent :])
        title = self._writer.title() if draw.random() < 0.3 and not silent else before.title
        return Edition(at, before.stated if silent else at, title, before.lead, blocks)

    def _live(self, draw: Random) -> tuple[Edition, ...]:
        """The editions of a live blog: a new entry about every 15 minutes, newest first. Each entry's intertitre begins with its time."""
        editions = [self._first]
        at = self.published
        for _ in range(draw.randint(5, 12)):
            at = later(at, draw.randint(4, 31))
            before = editions[-1]
            hour = Block("hour", f"{at:%Hh%M}")
            head = Block("h2", self._writer.sentence_from(phrases.LIVE_HEADS))
            texts = tuple(Block("p", self._writer.paragraph(draw.randint(1, 2))) for _ in range(draw.randint(1, 2)))
            editions.append(replace(before, at=at, stated=at, blocks=(*before.blocks[:1], hour, head, *texts, *before.blocks[1:])))
        return tuple(editions)

    def edition(self, at: datetime) -> Edition:
        """The edition that is valid at `at`. The article must be published by then."""
        return [edition for edition in self.editions if elapsed(edition.at, at) >= timedelta(0)][-1]

    def pages(self, at: datetime) -> tuple[tuple[Block, ...], ...]:
        """The text as served at `at`, page by page. An article for subscribers has only its first part."""
        blocks = self.edition(at).blocks
        if self.subscriber:
            return (blocks[:2],)
        if not self.several_pages:
            return (blocks,)
        return tuple(blocks[start : start + PAGE_BLOCKS] for start in range(0, len(blocks), PAGE_BLOCKS))

    def captions(self) -> tuple[tuple[str, str], ...]:
        """Caption and credit of each photo; a gallery has many photos, other articles one."""
        writer = Writer(self._seed + 1, self.number, self.section.slug, self.published)
        count = 6 if self.kind == "gallery" else int(self.variant % 5 != 0)
        return tuple((writer.sentence_from(phrases.CAPTIONS), writer.sentence_from(phrases.CREDITS)) for _ in range(count))

    def comments(self) -> tuple[str, ...]:
        """The readers' comments below the article."""
        writer = Writer(self._seed + 2, self.number, self.section.slug, self.published)
        return tuple(writer.sentence_from(phrases.COMMENTS) for _ in range(self.variant % 4))


def section_of(seed: int, number: int) -> Section:
    """The section of an article. Six articles from a multiple of six on are in six different sections."""
    return _row(seed, number // len(SECTIONS))[number % len(SECTIONS)]


@lru_cache(10_000)
def _row(seed: int, row: int) -> tuple[Section, ...]:
    return tuple(chance(seed, "sections", row).sample(SECTIONS, len(SECTIONS)))


def windows_1252(text: str) -> str:
    """The text as the old template prints it: windows-1252 has no narrow no-break space.

    >>> windows_1252("Oui\\u202f!")
    'Oui\\xa0!'
    """
    return text.replace(NARROW, NO_BREAK)
