"""The nouns that every layer shares: frozen, without behaviour, each field explained where it is declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

ARTICLE_KINDS = frozenset({"article", "live", "video", "audio", "gallery", "interview", "opinion", "brief"})
"""The kinds of page that are an article of their own; the others (`front`, `section`, `wall`, `other`) are not."""

Moment = datetime | date
"""An aware datetime, or a plain date where only the day is stated."""

NO_EVIDENCE: Mapping[str, tuple[Candidate, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Headline:
    """A link, outside the running text, to another editorial item."""

    text: str
    """The words of the other item's headline: no kicker, rank, hour, section or author glued to them."""
    url: str
    """The absolute address it leads to, as the page has it (http or https)."""
    block: str = ""
    """The title of the block it stands in, as displayed (`Les plus lus`); empty where the block has none."""
    rank: int = 1
    """Its place in its block, from 1."""
    kicker: str | None = None
    """The words displayed above it (`Analyse`, `Football`), None where there are none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the page states for a field, kept whether it won or not."""

    field: str
    """The field of `Article` it was read for: `published`, `title`…"""
    source: str
    """Where it stands: `jsonld:datePublished`, `meta:article:published_time`, `stamp`, `rule:.signature a`…"""
    printed: str
    """The text as it stands there."""
    value: str | None
    """What was read from it (times in ISO 8601), None where it could not be read."""
    chosen: bool = False
    """Whether it won."""
    why: str = ""
    """One clause: why it won, or what it lost to."""


@dataclass(frozen=True, slots=True)
class Article:
    """What one page states. What it does not state is None or empty, never invented."""

    url: str
    """The canonical address: trackers off, AMP to page; the address asked for where the page names none."""
    outlet: str | None = None
    """The name of the outlet's file (`lemonde`); None where no outlet has this host, or none was asked for."""
    kind: str = "other"
    """What the page is: `article`, `live`, `video`, `audio`, `gallery`, `interview`, `opinion`, `brief`,
    `front`, `section`, `wall` (consent, bot or subscription wall without an article) or `other`."""
    title: str | None = None
    """The headline as displayed, without kicker and without the outlet's suffix."""
    lead: str | None = None
    """The chapô: what stands between headline and text, in a place of its own."""
    paragraphs: tuple[str, ...] = ()
    """The article's own text in order: paragraphs, intertitres, list items, quotations, interview questions."""
    published: Moment | None = None
    """Time of publication in the outlet's zone, to the minute where the page states one; a date where it states a day."""
    updated: Moment | None = None
    """Time of the last update, None unless it is at least a minute after `published`."""
    stamp: str | None = None
    """The time line as printed: `Dernière mise à jour à 08h39 le 24/11`."""
    authors: tuple[str, ...] = ()
    """Persons, agencies and newsrooms credited for the text, as displayed, without `Par`, function or place."""
    agency: str | None = None
    """The agency among the authors (`AFP`, `Belga`), None where there is none."""
    section: str | None = None
    """The section the page files itself under, as displayed."""
    tags: tuple[str, ...] = ()
    """Its topics, as displayed, in page order."""
    language: str | None = None
    """ISO 639-1 code of the text (`fr`), read from the text where the page contradicts it."""
    paywalled: bool | None = None
    """True where the page says that part is reserved, False where it says that all is free, None where it says nothing."""
    headlines: tuple[Headline, ...] = ()
    """Every headline link outside the running text, in page order."""
    evidence: Mapping[str, tuple[Candidate, ...]] = field(default_factory=lambda: NO_EVIDENCE, repr=False)
    """Per field, every candidate, where it came from, which one won and why."""

    @property
    def text(self) -> str:
        """Lead and paragraphs with a blank line between; empty where there are none.

        >>> Article(url="https://exemple.fr/a", lead="Un chapô.", paragraphs=("Un.", "Deux.")).text
        'Un chapô.\\n\\nUn.\\n\\nDeux.'
        """
        return "\n\n".join((self.lead, *self.paragraphs) if self.lead else self.paragraphs)

    @property
    def is_article(self) -> bool:
        """Whether the page is an item of its own rather than a front page, a section, a wall…"""
        return self.kind in ARTICLE_KINDS
