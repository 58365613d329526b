"""An article of the demo newspaper, by its number: what it says at a given moment."""

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
    """What an article says from `at` on. `stated` is the time of the update it states: silent changes state none."""

    at: datetime
    stated: datetime | None
    title: str
    lead: str | None
    blocks: tuple[Block, ...]


def _drawn(draw: Random, table: tuple[tuple[str, int], ...]) -> str:
    return draw.choices([name for name, _ in table], [weight for _, weight in table])[0]


class Story:
    """One article: `number` and the newspaper's seed say all about it."""

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
        self.dress = draw.randrange(1_000)
        """Which variant of its template's details the page wears."""
        self._seed = calendar.seed
        self._writer = Writer(calendar.seed, number, self.section.slug, self.published)
        self._first = self._draft()

    def _draft(self) -> Edition:
        writer = self._writer
        title = writer.title()
        lead = None if self.kind == "brief" or self.dress % 11 == 0 else writer.pick(phrases.LEADS)
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
        """Who signs, in order."""
        draw = chance(self._seed, "authors", self.number)
        if self.kind == "opinion":
            return (self._writer.actor.name,)
        people = tuple(draw.sample(REPORTERS, 2 if draw.random() < 0.15 else 1))
        if self.agency:
            return (AGENCY,) if draw.random() < 0.5 else (*people[:1], AGENCY)
        return (NEWSROOM,) if self.kind == "brief" else people

    @property
    def author_role(self) -> str:
        """What stands under an op-ed's author."""
        return self._writer.actor.role

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The topics it is filed under, as displayed."""
        return (self.topic, self._writer.town, self._writer.other_town)

    @property
    def kicker(self) -> str | None:
        """The words over the headline, None where there are none."""
        return KICKERS.get(self.kind) or (self.topic if self.dress % 3 == 0 else None)

    @cached_property
    def path(self) -> str:
        """Where it is, for ever: the words of its first title stay in the address."""
        place = SECTIONS.index(self.section) + 1
        words = slug(self._first.title)
        return ADDRESSES[self.template].format(section=self.section.slug, day=self.published, slug=words, number=self.number, place=place)

    def page_path(self, page: int) -> str:
        """The address of its page `page`, from 1."""
        return self.path if page == 1 else self.path.removesuffix(".html") + f"-{page}.html"

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every state of the article, oldest first."""
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
        text = Block("p", self._writer.pick(phrases.ADDITIONS))
        while text in before.blocks:
            text = Block("p", self._writer.pick(phrases.ADDITIONS))
        last = len(before.blocks) - 1
        where = draw.choice((1, last, last + 1))
        blocks = (*before.blocks[:where], text, *before.blocks[where + silent :])
        title = self._writer.title() if draw.random() < 0.3 and not silent else before.title
        return Edition(at, before.stated if silent else at, title, before.lead, blocks)

    def _live(self, draw: Random) -> tuple[Edition, ...]:
        """A live blog: an entry every quarter of an hour or so, newest first, its heading an intertitre that begins with the hour."""
        editions = [self._first]
        at = self.published
        for _ in range(draw.randint(5, 12)):
            at = later(at, draw.randint(4, 31))
            before = editions[-1]
            hour = Block("hour", f"{at:%Hh%M}")
            head = Block("h2", self._writer.pick(phrases.LIVE_HEADS))
            texts = tuple(Block("p", self._writer.paragraph(draw.randint(1, 2))) for _ in range(draw.randint(1, 2)))
            editions.append(replace(before, at=at, stated=at, blocks=(*before.blocks[:1], hour, head, *texts, *before.blocks[1:])))
        return tuple(editions)

    def edition(self, at: datetime) -> Edition:
        """What the article says at `at`; it has to be published by then."""
        return [edition for edition in self.editions if elapsed(edition.at, at) >= timedelta(0)][-1]

    def pages(self, at: datetime) -> tuple[tuple[Block, ...], ...]:
        """The text as it is served at `at`, page by page: cut where the rest is for subscribers."""
        blocks = self.edition(at).blocks
        if self.subscriber:
            return (blocks[:2],)
        if not self.several_pages:
            return (blocks,)
        return tuple(blocks[start : start + PAGE_BLOCKS] for start in range(0, len(blocks), PAGE_BLOCKS))

    def captions(self) -> tuple[tuple[str, str], ...]:
        """(caption, credit) of each photo: one, or many in a photo story."""
        writer = Writer(self._seed + 1, self.number, self.section.slug, self.published)
        count = 6 if self.kind == "gallery" else int(self.dress % 5 != 0)
        return tuple((writer.pick(phrases.CAPTIONS), writer.pick(phrases.CREDITS)) for _ in range(count))

    def comments(self) -> tuple[str, ...]:
        """What readers wrote under it."""
        writer = Writer(self._seed + 2, self.number, self.section.slug, self.published)
        return tuple(writer.pick(phrases.COMMENTS) for _ in range(self.dress % 4))


def section_of(seed: int, number: int) -> Section:
    """The section of an article: any six neighbours starting at a multiple of six are in six different ones."""
    return _row(seed, number // len(SECTIONS))[number % len(SECTIONS)]


@lru_cache(10_000)
def _row(seed: int, row: int) -> tuple[Section, ...]:
    return tuple(chance(seed, "sections", row).sample(SECTIONS, len(SECTIONS)))


def windows_1252(text: str) -> str:
    """The text as the old system prints it: it has no narrow spaces.

    >>> windows_1252("Oui\\u202f!")
    'Oui\\xa0!'
    """
    return text.replace(NARROW, NO_BREAK)
