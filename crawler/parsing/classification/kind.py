"""What a page is: an article and of which kind, a front page, a section, a wall, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from lxml import html

from crawler.article import Candidate, Headline, Moment
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.classification.genre import read_genre
from crawler.parsing.classification.soft_404 import says_missing
from crawler.parsing.document import address_shapes
from crawler.parsing.document.addresses import is_web
from crawler.parsing.document.json_ld import things, types
from crawler.parsing.document.page import FEEDS, Page
from crawler.parsing.outlet import path_of

_FRONT = re.compile(r"/?(?:(?:index|accueil|home|default|une|a-la-une)(?:\.\w+)?|[a-z]{2}(?:-[a-z]{2})?)?/?", re.IGNORECASE)
"""The path of a front page."""
_LISTING = re.compile(
    r"/(?:tags?|topics?|themes?|thematiques?|sujets?|dossiers?|mots?-?cles?|keywords?|auth?ors?|auteurs?|categor(?:y|ies|ie)|rubriques?"
    r"|archives?(?!/\d{4}/)|recherche[rs]?|search|resultats?|page)(?:/|\.\w+\?|\?|$)"
    r"|[?&](?:q|query|s|recherche|mot|tag)=",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"/(?:forums?|viewtopic|showthread|wiki|definitions?|dictionnaire|dico|citations?|proverbes?|recettes?|produits?|products?|boutique"
    r"|shop|panier|jeux?|horoscopes?|annonces|programme(?:-tv)?|questions?"
    r"|faq|aide|mentions-legales|contacts?|abonnements?|login|inscription|newsletters?|journal-officiel)(?:[/.?]|$)|/press-?releases?[/_-]",
    re.IGNORECASE,
)
"""Steps of a path under which no newspaper keeps its articles."""
_NEVER = re.compile(
    r"/(?:forums?|viewtopic|showthread|wiki|definitions?|dictionnaire|dico|citations?|proverbes?|boutique|shop|panier|questions?|faq|login"
    r"|programme(?:-tv)?)(?:[/.?]|$)|/press-?releases?[/_-]",
    re.IGNORECASE,
)
"""Those of them under which there are texts with a headline that are no articles."""
_WALL = re.compile(
    r"just a moment|attention required|access (?:denied|to this page)|accès (?:refusé|interdit|bloqué)|are you (?:a )?(?:human|robot)"
    r"|captcha|verif(?:y|ying) you are human|vérification de (?:votre|la) (?:navigateur|sécurité|connexion)"
    r"|enable javascript|activer (?:le )?javascript|activez javascript|pardon our interruption|unusual traffic|you have been blocked"
    r"|request blocked|bot (?:detect|verif)|ddos|datadome|cookies? (?:et|wall)|vos cookies"
    r"|before you continue|avant d.accéder|nous respectons votre vie privée|votre vie privée|gestion de vos (?:choix|préférences)"
    r"|accepter (?:et|pour) (?:continuer|fermer|accéder)|continuer sans accepter"
    r"|(?:réservée?|exclusif) aux abonnés|abonnez-vous pour|connectez-vous pour|s.identifier|identifiez-vous|mot de passe|403 forbidden"
    r"|429 too many",
    re.IGNORECASE,
)
"""Words of a page that stands before the page."""

_ARTICLE_TYPES = frozenset({
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle",
    "liveblogposting", "article", "blogposting", "report", "askpublicnewsarticle", "podcastepisode", "radioepisode",
})  # fmt: skip
_LISTING_TYPES = frozenset({"collectionpage", "searchresultspage", "itemlist", "profilepage"})
ENOUGH = 3.0
_LISTED = 5
"""Headlines from which a page that is no article is a list."""
_RUNNING, _TWO, _MUCH = 250, 150, 1000
"""Characters of paragraphs in one place that make a text, of two or more that make one, and of a text that no list has."""
_SENTENCE = 60
"""Characters from which a paragraph is more than a line."""
_LEVELS = 4
"""Ancestors of the headline that may hold its text."""
_SEVERAL = 3
"""Paragraphs that together are no introduction to a list."""
_IN_HOST = frozenset({"blockquote", "h2", "h3", "h4", "h5", "h6", "li", "p"})
_BRIEF = 15
"""Characters of the shortest sentence that is an article's text, where it stands in the headline's own article."""
SOME = 80
"""Characters below which a page has no text."""


class Verdict(NamedTuple):
    """A kind, and why."""

    kind: str
    why: str


def read_kind(page: TextPage, headlines: Sequence[Headline], published: Moment | None, *, signed: bool = False) -> str:
    """The page's kind, one of those that `Article.kind` names, from its address, its text, what it states of itself and its headlines.
    `signed`: whether it prints a time line or credits somebody."""
    found = _judge(page, len(headlines), published, signed)
    page.evidence.setdefault("kind", []).append(Candidate("kind", "page", page.url, found.kind, True, found.why))
    return found.kind


def _judge(page: TextPage, headlines: int, published: Moment | None, signed: bool) -> Verdict:
    if any(page.all(tag) for tag in FEEDS):
        return Verdict("other", "a feed or a sitemap")
    path = path_of(page.url) if _has_address(page) else ""
    is_front = _has_address(page) and _FRONT.fullmatch(path.partition("?")[0]) is not None
    length = sum(len(block.text) for block in (*page.body.lead, *page.body.blocks))
    stated = _stated(page)
    is_wall = _is_wall(page, length)
    if is_front and "?" not in path:
        return Verdict("wall", "a wall's words") if is_wall else Verdict("front", "the address of a front page")
    states_article = _states_article(stated)
    if not _has_address(page) and headlines >= _LISTED and not states_article and _holds_cards(page):
        return Verdict("front", "cards of other items, one below the other, on a page without an address")
    if not (signed or (states_article and published is not None)) and says_missing(page.title.text, _text(page)):
        return Verdict("other", "the page says that it does not exist")
    if is_wall and not states_article and (length < SOME or published is None):
        return Verdict("wall", "a wall's words at an article's address")  # walls are served under the addresses of what they stand before
    signs, why = _signs(page, _Facts(path, length, stated, headlines, published, *_gathered(page), signed))
    if signs >= ENOUGH and (length > 0 or page.title.text):
        return Verdict(*read_genre(page, path, length))
    if is_wall:
        return Verdict("wall", "a wall's words")
    if is_front and headlines >= _LISTED:
        return Verdict("front", f"the address of a front page, and too little of an article ({why})")
    listed = headlines >= _LISTED or bool(stated & _LISTING_TYPES)
    if listed and (not _ELSEWHERE.search(path) or _LISTING.search(path)):
        return Verdict("section", f"headlines, and too little of an article ({why})")
    return Verdict("other", why or "nothing of an article")


def _holds_cards(page: TextPage) -> bool:
    """Whether headings that lead elsewhere stand among the text, as on a list of posts with their beginnings."""
    container = page.body.container
    if container is not None and container.tag == "article":
        container = container.getparent()  # that of one post among others
    headings = () if container is None else container.iter("h1", "h2", "h3")
    return sum(next(heading.iter("a"), None) is not None for heading in headings) >= _LISTED


def _text(page: TextPage) -> str:
    """Its text, paragraphs parted by a blank line."""
    return "\n\n".join(block.text for block in (*page.body.lead, *page.body.blocks))


class _Facts(NamedTuple):
    """What is known of a page when its kind is asked."""

    path: str
    """Path and query."""
    length: int
    """Characters of its text."""
    stated: set[str]
    """The types it states of itself."""
    headlines: int
    published: Moment | None
    gathered: int
    """Characters of the paragraphs that stand together."""
    paragraphs: int
    """How many of these are longer than a line."""
    signed: bool = False
    """Whether the page prints a time line or credits somebody."""

    @property
    def states_article(self) -> bool:
        return _states_article(self.stated)


def _states_article(stated: set[str]) -> bool:
    return bool(stated & _ARTICLE_TYPES) or "article" in stated


_Sign: TypeAlias = tuple[float, str, bool]
"""(weight, name, whether it holds)."""


def _signs(page: TextPage, facts: _Facts) -> tuple[float, str]:
    """How much the page looks like an article, and the signs that say so. What its text says weighs more than what its address says."""
    signs = [*_of_text(page, facts), *_of_address(page, facts)]
    return sum(weight for weight, _, holds in signs if holds), ", ".join(name for _, name, holds in signs if holds)


def _of_text(page: TextPage, facts: _Facts) -> list[_Sign]:
    """What the text and what the page states of itself say."""
    length, is_one, running = facts.length, _is_one(page), _is_running(page, facts)
    listing = bool(facts.stated & _LISTING_TYPES) and not facts.stated & _ARTICLE_TYPES
    shape = address_shapes.score(facts.path)
    told = length >= SOME and (facts.states_article or (shape >= 4 and facts.published is not None))
    few = facts.headlines > 15 and shape < 3 and SOME <= facts.gathered < min(40 * facts.headlines, _MUCH)
    return [
        (2.0, "states an article", facts.states_article),
        (1.5, "states a time", facts.published is not None),
        (2.0, "long text", length >= 700),
        (1.0, "some text", 200 <= length < 700),
        (-1.5, "no text", length < (_BRIEF if is_one else SOME)),
        (2.0, "text in one place under a headline", running),
        (1.0, "much text in one place", running and facts.gathered >= _MUCH),
        (1.5, "text in the headline's article", is_one and facts.gathered >= _BRIEF),
        (1.5, "paragraphs under a time line or a name", running and facts.signed and facts.paragraphs >= _SEVERAL and _is_together(page)),
        (-1.5, "states a listing", listing),
        (-2.0, "more headlines than text", length < (500 if facts.headlines >= 25 else 0) and not running and not told),
        (-2.0, "few words for its headlines", few and not facts.states_article),
    ]


def _of_address(page: TextPage, facts: _Facts) -> list[_Sign]:
    """What the address says; nothing of a page that has none of the web."""
    if not _has_address(page):
        return []
    path, shape = facts.path, address_shapes.score(facts.path)
    told = page.outlet.is_article_at(page.url) if page.outlet else None
    bare = _FRONT.fullmatch(path.partition("?")[0]) is not None  # `/?p=12`: the query names the page, in words of its own
    listed = facts.headlines >= _LISTED or facts.published is None
    return [
        (2.0, "an article's address", shape >= 4),
        (1.0, "a long address", 2 <= shape < 4),
        (-2.0 if listed else -1.0, "a section's address", shape < 1 and not bare),
        (4.0, "the outlet's pattern", told is True),
        (-1.5, "against the outlet's pattern", told is False),
        (-3.0, "a listing's address", shape < 3 and _LISTING.search(path) is not None),
        (-4.0, "no newspaper's address", _ELSEWHERE.search(path) is not None),
        (-4.0, "the address of a work of reference or a service", _NEVER.search(path) is not None and not facts.states_article),
        (-8.0, "the address of an encyclopedia", path.startswith("/wiki/")),
    ]


def _has_address(page: Page) -> bool:
    """Whether the page was served from somewhere: a file that somebody kept says nothing by its name."""
    return is_web(page.url) and page.host != ""


def _is_running(page: TextPage, facts: _Facts) -> bool:
    """Whether paragraphs that make a text stand together under a headline."""
    return page.title.element is not None and (facts.gathered >= _RUNNING or (facts.paragraphs > 1 and facts.gathered >= _TWO))


def _gathered(page: TextPage) -> tuple[int, int]:
    """(characters, how many of a sentence's length) of the paragraphs that stand together, in the element that holds most of them."""
    held: dict[html.HtmlElement, list[int]] = {}
    for block in (*page.body.lead, *page.body.blocks):
        above = block.element.getparent() if block.element.tag in _IN_HOST else block.element
        if above is not None and len(above) == 1 and block.element.tag in _IN_HOST:
            above = above.getparent()  # each paragraph in a wrapper of its own
        if above is not None:
            held.setdefault(above, []).append(len(block.text))
    most = max(held.values(), key=sum, default=[])
    return sum(most), sum(length >= _SENTENCE for length in most)


def _is_one(page: TextPage) -> bool:
    """Whether headline and text stand in one `article`, or in the page's `main`."""
    heading, container = page.title.element, page.body.container
    if heading is None or container is None:
        return False
    article = next(heading.iterancestors("article", "main"), None)
    return article is not None and (article is container or article in container.iterancestors())


def _is_together(page: TextPage) -> bool:
    """Whether headline and text stand in one part of the page, right under each other."""
    heading, container = page.title.element, page.body.container
    if heading is None or container is None:
        return False
    around = [step for step in islice(heading.iterancestors(), _LEVELS) if step.tag not in {"body", "html"}]
    return any(step is container or step in container.iterancestors() for step in around)


def _stated(page: Page) -> set[str]:
    """The types that the page states of itself, in JSON-LD, microdata of its `html` or `body`, and Open Graph; lower case."""
    found = {kind.strip().lower() for kind in page.metas.get("og:type", ())}
    for thing in things(page):
        found |= types(thing)
    if "itemtype" in page.root.attrib:
        found.add(page.root.get("itemtype", "").rstrip("/").rpartition("/")[2].lower())
    return found


def _is_wall(page: TextPage, length: int) -> bool:
    """Whether a wall stands where the text would be."""
    if length >= 600:
        return False
    text = (block.text for block in (*page.body.lead, *page.body.blocks))
    said = " ".join([page.title.text or "", *(title.text or "" for title in page.all("title")), *text])
    if _WALL.search(said):
        return True
    count = len(page.all("a"))
    return count < 15 and _WALL.search(" ".join(page.root.itertext("p", "h1", "h2", "button", "div"))[:5000]) is not None
