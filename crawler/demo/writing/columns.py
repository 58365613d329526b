"""The headline blocks beside, inside and below articles, on the front page and in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.demo.writing.catalogue import Catalogue
from crawler.demo.writing.newsroom import SECTIONS, Section
from crawler.demo.writing.versions import Story, windows_1252


@dataclass(frozen=True, slots=True)
class Link:
    """A printed headline that links to another article. `url` is absolute; `rank` counts from 1 in its block."""

    block: str
    rank: int
    text: str
    url: str
    kicker: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A headline, and the hour and lead of the other article, which may be printed with it."""

    link: Link
    published: datetime
    lead: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """A block of headlines in printed order. The title is empty for the main list of a page."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """The headlines of the block."""
        return tuple(entry.link for entry in self.entries)


@dataclass(frozen=True)
class Columns:
    """Makes the blocks of one moment. All addresses begin with `base`."""

    catalogue: Catalogue
    base: str
    at: datetime

    def _entry(self, title: str, rank: int, number: int, kicker: str | None = None) -> Entry:
        story = self.catalogue.story(number)
        edition = story.edition(self.at)
        return Entry(Link(title, rank, edition.title, self.base + story.path, kicker), story.published, edition.lead)

    def _side(self, title: str, numbers: Sequence[int]) -> Side:
        return Side(title, tuple(self._entry(title, rank, number) for rank, number in enumerate(numbers, 1)))

    def _river(self, numbers: Sequence[int]) -> Side:
        """The main list of a front page or section, with kickers."""
        return Side("", tuple(self._entry("", rank, number, self.catalogue.story(number).kicker) for rank, number in enumerate(numbers, 1)))

    def of_article(self, story: Story, order: Sequence[str]) -> tuple[Side, ...]:
        """The blocks of an article's page, in the order of its template. No block contains the article itself."""
        related = self.catalogue.related(story, self.at, 5)
        numbers = {
            "Lire aussi": related[4:] if story.variant % 2 == 0 else [],
            "En continu": [number for number in self.catalogue.newest(self.at, 9) if number != story.number][:8],
            "Les plus lus": [number for number in self.catalogue.most_read(self.at) if number != story.number],
            "À lire aussi": related[:4],
        }
        sides = [self._side(title, numbers[title]) for title in order if numbers[title]]
        return tuple(_dressed(side, story) for side in sides)

    def front(self) -> tuple[Side, ...]:
        """The blocks of the front page: the newest twelve articles, four of each section, the most read, the newest."""
        sides = [self._river(self.catalogue.newest(self.at, 12))]
        sides += [self._side(section.title, self.catalogue.of_section(section, self.at, 1, 5)) for section in SECTIONS]
        sides.append(self._side("Les plus lus", self.catalogue.most_read(self.at)))
        sides.append(self._side("En continu", self.catalogue.newest(self.at, 8)))
        return tuple(side for side in sides if side.entries)

    def section(self, section: Section, start: int, stop: int) -> tuple[Side, ...]:
        """The blocks of one page of a section: its articles, the most read."""
        river = self._river(self.catalogue.of_section(section, self.at, start, stop))
        return river, self._side("Les plus lus", self.catalogue.most_read(self.at))


def _dressed(side: Side, story: Story) -> Side:
    """The block as the article's template prints it: newer templates print kickers in one block, the old one has no narrow spaces."""
    old = story.template == "old"
    kicker = story.section.title if side.title == "À lire aussi" and not old else None

    def dressed(entry: Entry) -> Entry:
        return replace(entry, link=replace(entry.link, text=windows_1252(entry.link.text) if old else entry.link.text, kicker=kicker))

    return Side(side.title, tuple(dressed(entry) for entry in side.entries))
