"""The data classes that every layer shares. They are frozen and have no behaviour; each field is explained where it is declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

ARTICLE_KINDS = frozenset({"article", "live", "video", "audio", "gallery", "interview", "opinion", "brief"})
"""The kinds of page that are articles. The other kinds are `front`, `section`, `wall` and `other`."""

Moment = datetime | date
"""An aware datetime, or a plain date where only the day is stated."""

NO_EVIDENCE: Mapping[str, tuple[Candidate, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Headline:
    """A link, outside the running text, to another editorial item."""

    text: str
    """The other item's headline, without kicker, rank, hour, section or author."""
    url: str
    """The absolute address of the link, as on the page (http or https)."""
    block: str = ""
    """The title of its block, as displayed (`Les plus lus`); empty where the block has no title."""
    rank: int = 1
    """Its position in its block, from 1."""
    kicker: str | None = None
    """The words displayed above the headline (`Analyse`, `Football`); None where there are none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that the page states for a field. It is kept whether it was chosen or not."""

    field: str
    """The field of `Article`: `published`, `title`…"""
    source: str
    """Where the page states it: `jsonld:datePublished`, `meta:article:published_time`, `stamp`, `rule:.signature a`…"""
    printed: str
    """The text as printed there."""
    value: str | None
    """The value read from the text (times in ISO 8601); None where it could not be read."""
    chosen: bool = False
    """Whether this value was chosen for the field."""
    why: str = ""
    """One clause: why it was chosen or rejected."""


@dataclass(frozen=True, slots=True)
class Article:
    """What one page states. A field that the page does not state is None or empty; nothing is invented."""

    url: str
    """The canonical address, without tracking parameters, of the page and not of its AMP version; the requested address where the page
    names no canonical one."""
    outlet: str | None = None
    """The name of the outlet's file (`lemonde`); None where no outlet has this host, or where no outlet was requested."""
    kind: str = "other"
    """What the page is: `article`, `live`, `video`, `audio`, `gallery`, `interview`, `opinion`, `brief`,
    `front`, `section`, `wall` (consent, bot or subscription wall without an article) or `other`."""
    title: str | None = None
    """The headline as displayed, without kicker and without the outlet's suffix."""
    lead: str | None = None
    """The chapô: the introduction between the headline and the text."""
    paragraphs: tuple[str, ...] = ()
    """The article's own text in order: paragraphs, intertitres, list items, quotations, interview questions."""
    published: Moment | None = None
    """Time of publication in the outlet's zone, to the minute; a date where the page states only a day."""
    updated: Moment | None = None
    """Time of the last update; None unless it is at least one minute after `published`."""
    stamp: str | None = None
    """The time line as printed: `Dernière mise à jour à 08h39 le 24/11`."""
    authors: tuple[str, ...] = ()
    """The persons, agencies and newsrooms credited for the text, as displayed, without `Par`, job title or place."""
    agency: str | None = None
    """The agency among the authors (`AFP`, `Belga`); None where there is none."""
    section: str | None = None
    """The section of the page, as displayed."""
    tags: tuple[str, ...] = ()
    """The topics of the page, as displayed, in page order."""
    language: str | None = None
    """ISO 639-1 code of the text (`fr`). Where the page states another language than that of its text, the text decides."""
    paywalled: bool | None = None
    """True where the page says that a part is for subscribers; False where it says that all of it is free; None where it says neither."""
    headlines: tuple[Headline, ...] = ()
    """Every headline link outside the running text, in page order."""
    evidence: Mapping[str, tuple[Candidate, ...]] = field(default_factory=lambda: NO_EVIDENCE, repr=False)
    """Field → every candidate for it, with its source and whether and why it was chosen."""

    @property
    def text(self) -> str:
        """The lead and the paragraphs, separated by blank lines; empty where there are none.

        >>> Article(url="https://exemple.fr/a", lead="Un chapô.", paragraphs=("Un.", "Deux.")).text
        'Un chapô.\\n\\nUn.\\n\\nDeux.'
        """
        return "\n\n".join((self.lead, *self.paragraphs) if self.lead else self.paragraphs)

    @property
    def is_article(self) -> bool:
        """Whether the page is an article, and not a front page, a section, a wall…"""
        return self.kind in ARTICLE_KINDS
