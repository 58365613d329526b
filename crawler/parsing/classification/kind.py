"""What a page is: an article and of which kind, a front page, a section, a wall, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.article import Candidate, Headline, Moment
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.classification.genre import read_genre
from crawler.parsing.document import address_shapes
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
SOME = 80
"""Characters below which a page has no text."""


class Verdict(NamedTuple):
    """A kind, and why."""

    kind: str
    why: str


def read_kind(page: TextPage, headlines: Sequence[Headline], published: Moment | None) -> str:
    """The page's kind, one of those that `Article.kind` names, from its address, its text, what it states of itself and its headlines."""
    found = _judge(page, len(headlines), published)
    page.evidence.setdefault("kind", []).append(Candidate("kind", "page", page.url, found.kind, True, found.why))
    return found.kind


def _judge(page: TextPage, headlines: int, published: Moment | None) -> Verdict:
    if any(page.all(tag) for tag in FEEDS):
        return Verdict("other", "a feed or a sitemap")
    path = path_of(page.url)
    length = sum(len(block.text) for block in (*page.body.lead, *page.body.blocks))
    stated = _stated(page)
    told = page.outlet.is_article_at(page.url) if page.outlet else None
    if _FRONT.fullmatch(path.partition("?")[0]) and not ("?" in path and (stated & _ARTICLE_TYPES or "article" in stated)):
        return Verdict("wall", "a wall's words") if _is_wall(page, length) else Verdict("front", "the address of a front page")
    signs, why = _signs(path, length, stated, headlines, published, told)
    if length < SOME and not (stated & _ARTICLE_TYPES or "article" in stated) and _is_wall(page, length):
        return Verdict("wall", "a wall's words at an article's address")  # walls are served under the addresses of what they stand before
    if signs >= ENOUGH and (length > 0 or page.title.text):
        return Verdict(*read_genre(page, path, length))
    if _is_wall(page, length):
        return Verdict("wall", "a wall's words")
    listed = headlines >= 5 or bool(stated & _LISTING_TYPES)
    if listed and (not _ELSEWHERE.search(path) or _LISTING.search(path)):
        return Verdict("section", f"headlines, and too little of an article ({why})")
    return Verdict("other", why or "nothing of an article")


def _signs(path: str, length: int, stated: set[str], headlines: int, published: Moment | None, told: bool | None) -> tuple[float, str]:
    """How much the page looks like an article, and the signs that say so."""
    shape = address_shapes.score(path)
    signs = [
        (2.0, "states an article", bool(stated & _ARTICLE_TYPES) or "article" in stated),
        (1.5, "states a time", published is not None),
        (2.0, "long text", length >= 700),
        (1.0, "some text", 200 <= length < 700),
        (-1.5, "no text", length < SOME),
        (2.0, "an article's address", shape >= 4),
        (1.0, "a long address", 2 <= shape < 4),
        (-2.0, "a section's address", shape < 1),
        (4.0, "the outlet's pattern", told is True),
        (-3.0, "against the outlet's pattern", told is False),
        (-3.0, "a listing's address", shape < 3 and _LISTING.search(path) is not None),
        (-4.0, "no newspaper's address", _ELSEWHERE.search(path) is not None),
        (-1.5, "states a listing", bool(stated & _LISTING_TYPES) and not stated & _ARTICLE_TYPES),
        (-2.0, "more headlines than text", length < (500 if headlines >= 25 else 0)),
        (-2.0, "few words for its headlines", headlines > 15 and shape < 3 and 500 <= length < 40 * headlines),
    ]
    return sum(weight for weight, _, holds in signs if holds), ", ".join(name for _, name, holds in signs if holds)


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
