"""Of which kind an article is: live, gallery, audio, video, interview, opinion, brief, or plain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.blocks import Block
from crawler.parsing.document.json_ld import article_thing, types


class Genre(NamedTuple):
    """A kind of article and how pages say that they are of it."""

    kind: str
    address: re.Pattern[str]
    """Steps of its address."""
    head: re.Pattern[str]
    """How its title begins."""
    types: frozenset[str] = frozenset()
    """Its schema.org and Open Graph types, lower case."""


def _steps(words: str, end: str = "/|$") -> re.Pattern[str]:
    return re.compile(f"/(?:{words})(?:{end})", re.IGNORECASE)


def _heads(words: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{words})\s*[\].:»|–—-]", re.IGNORECASE)


GENRES = (
    Genre(
        "live",
        re.compile(r"/(?:live|live-?blog|direct|en-direct|suivi-en-direct)s?/|[-_/]en-direct(?:[-_.]|$)", re.IGNORECASE),
        _heads(r"(?:en\s+)?direct|live"),
        frozenset({"liveblogposting"}),
    ),
    Genre(
        "gallery",
        _steps("diaporamas?|galeries?|galeries?-photos?|portfolios?|en-images?|photos?|album|slideshow|grand-format-photo", "/|[-_.]"),
        _heads("en images|en photos|photos|diaporama|portfolio"),
        frozenset({"imagegallery", "mediagallery"}),
    ),
    Genre(
        "audio",
        re.compile(r"/(?:podcasts?|audios?|radios?|ecouter|replay-radio|emissions?)(?:/|$)|-(?:podcast|audio)(?:[-.]|$)", re.IGNORECASE),
        _heads("podcast|audio|à écouter"),
        frozenset({"audioobject", "music.radio_station", "music.song", "podcastepisode", "radioepisode"}),
    ),
    Genre(
        "video",
        _steps("videos?|replay|emissions-tv|tv"),
        _heads("vid[eé]os?|replay"),
        frozenset({"newsvideo", "tvepisode", "video", "video.episode", "video.movie", "video.other", "videoobject"}),
    ),
    Genre(
        "interview",
        _steps("interviews?|entretiens?|l-entretien|grand-entretien"),
        _heads(r"(?:grand |l.)?(?:entretien|interview)(?: exclusi\w*)?"),
    ),
    Genre(
        "opinion",
        _steps(
            "(?:opinion|tribune|edito|editorial|chronique|idee|debat|billet|blog|point-de-vue|humeur|libre-opinion)s?(?:-[a-z]+)?|editoriaux"
            "|points-de-vue|cartes?-blanches?|vox|la-chronique|idees-et-debats|debats-et-opinions"
        ),
        _heads("tribune|l?.?[ée]dito(?:rial)?|chronique|opinions?|point de vue|carte blanche|libre opinion|billet(?: d.humeur)?"),
        frozenset({"opinionnewsarticle"}),
    ),
    Genre("brief", _steps(r"breves?|en-bref|flash(?:-\w+)?|depeches?|filinfo|fil-info"), _heads("en bref|brève")),
)
"""The first that fits wins."""
_MEDIA = frozenset({"audio", "gallery", "video"})
LONG = 1200
"""Characters of text from which a page is an article with pictures or a film; only podcasts have long texts."""


def read_genre(page: TextPage, path: str, length: int) -> tuple[str, str]:
    """(kind, why) of an article whose text has `length` characters."""
    thing = article_thing(page)
    stated = {kind.strip().lower() for kind in page.metas.get("og:type", ())} | (types(thing) if thing is not None else set())
    title = page.title.text or ""
    for genre in GENRES:
        long = genre.kind in _MEDIA and length >= LONG
        if stated & genre.types:
            return genre.kind, "its stated type"
        if genre.address.search(path) and (not long or genre.kind == "audio"):
            return genre.kind, "its address"
        if genre.head.match(title) and not long:
            return genre.kind, "the head of its title"
    return ("interview", "its questions") if _is_interview(page.body.blocks) else ("article", "text under a headline")


def _is_interview(blocks: list[Block]) -> bool:
    """Whether questions stand among the paragraphs, most answered before the next."""
    asked = [place for place, block in enumerate(blocks) if block.text.endswith("?") and len(block.text) < 400 and _is_question(block)]
    answered = sum(after - before > 1 for before, after in pairwise(asked))
    return len(asked) >= 3 and len(asked) >= 0.2 * len(blocks) and answered >= 2


def _is_question(block: Block) -> bool:
    """Whether a paragraph that asks is set as a question: bold, a heading, or after a dash."""
    element = block.element
    if element.tag in {"h2", "h3", "h4", "b", "strong", "em", "dt"} or block.text[0] in "-–—":
        return True
    inner = next(element.iterchildren("b", "strong", "em", "i"), None)
    return inner is not None and not (element.text or "").strip()
