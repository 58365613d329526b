"""What stands in or beside the text and is not the text: the tables, and the questions asked of them."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

DROPPED_TAGS = frozenset({
    "applet", "area", "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "figure", "footer", "form", "head", "iframe",
    "input", "link", "map", "math", "menu", "meta", "nav", "noscript", "object", "param", "picture", "progress", "script", "select", "source",
    "style", "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
"""Elements that never hold the article's text."""

_NEVER = (
    "breadcrumbs?", "comments?", "commentaires?", "comment-?list", "contributions", "cookies?", "disqus", "fil-?d?-?ariane", "gdpr", "login", "modal", "newsletters?", "outbrain", "popin",
    "popup", "reactions?", "shares?", "sharebar", "sharing", "taboola", "tweet", "twitter-(?:tweet|video)", "webform",
)  # fmt: skip
"""Words in classes and ids of what is no text, however long it is."""
_HARD = (
    "ad", "adslot", "ads", "adv", "advert", "advertisement", "advertising", "banner", "buttons?", "byline", "captions?", "copyright", "credits?", "cr[eé]dits?",
    "dfp", "footer", "hidden", "instagram", "keywords?", "l[eé]gendes?", "menu", "mots-?cl[eé]s", "nav", "navbar", "navigation", "notification", "pager", "pagination",
    "partag(?:e|er)s?", "playlist", "promo", "pub", "publicit[eé]s?", "rating", "recirculation", "shariff", "slideshow", "social", "spip-documents?", "socials", "sponsors?", "sr-only", "subscribe",
    "tags?", "tag-?list", "thumbnail", "toolbar", "tooltip", "visually-?hidden",
)  # fmt: skip
"""Words of what is hardly ever text."""
_SOFT = (
    "abo", "abonne(?:ment|r|s)?", "alert", "app", "aside", "associated", "a-?lire(?:-aussi)?", "audio", "author", "auteurs?", "bio", "biography", "breaking", "card", "cartouche", "diaporama", "embed", "encart",
    "essential-links", "galerie", "gallery", "icons?", "inread", "interstitial", "links?", "liens?", "lire", "lire-?aussi", "media", "metas?", "more", "most", "offer", "outils", "paywall", "photo", "player",
    "premium", "print", "print-only", "read-?also", "read-?more", "recommend(?:ed|ation)?s?", "references?", "related", "same-(?:topic|theme)", "sidebar", "signature", "subscription", "suggestions?",
    "sur-le-meme-sujet", "teaser", "to-read", "tools", "topics", "vid[eé]o",
)  # fmt: skip
"""Words of what is text only where it reads like text."""

_PARTS = re.compile(r"[A-Z]?[a-zé]+|[A-Z]+(?![a-z])|\d+")
_UTILITY = re.compile(r"[:\[\]/@]|^(?:prose|text|bg|border|w|h|m|p)-|^(?:has|is-not|no|not|with|without|js-has)[-_]|(?:enabled?|disabled?|active)$")
"""Utility classes and modifiers: they say how an element looks or what it also holds, not what it is."""


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:^|-)(?:" + "|".join(words) + ")(?=-|$)")


_TABLES = ((3, _words(_NEVER)), (2, _words(_HARD)), (1, _words(_SOFT)))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DROPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alert", "alertdialog", "menu", "menubar", "toolbar"})

KEPT, SOFT, HARD, NEVER = 0, 1, 2, 3


@lru_cache(maxsize=65536)
def judge(names: str) -> int:
    """How far the class and id of an element say that it is not text: KEPT, SOFT (unless it reads like text), HARD or NEVER.

    >>> judge("article__share-bar"), judge("articleCaption"), judge("with-sidebar"), judge("corps")
    (3, 2, 0, 0)
    """
    worst = KEPT
    for token in names.split():
        if _UTILITY.search(token):
            continue
        parts = "-".join(_PARTS.findall(token)).lower()
        for level, words in _TABLES:
            if level > worst and words.search(parts):
                worst = level
    return worst


@lru_cache(maxsize=4096)
def is_hidden_name(names: str) -> bool:
    """Whether a class says that an inline element is not displayed."""
    return _HIDDEN_NAME.search(names) is not None


_HIDDEN_NAME = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|visuallyhidden|is-hidden|hidden|invisible|hide|d-none|a11y)(?=$|[\s_-])", re.IGNORECASE)


def grade(element: html.HtmlElement) -> int:
    """KEPT, SOFT, HARD or NEVER, from the element's tag, class, id, role and style."""
    if element.tag in DROPPED_TAGS:
        return HARD if element.tag in {"figure", "figcaption", "form", "footer", "nav"} else NEVER
    attributes = element.attrib
    if not attributes:
        return SOFT if element.tag == "aside" else KEPT
    if "hidden" in attributes or attributes.get("role") in _DROPPED_ROLES or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"])):
        return HARD
    names = attributes.get("class", "") + " " + attributes.get("id", "")
    found = judge(names) if names != " " else KEPT
    return SOFT if element.tag == "aside" and found == KEPT else found


_INSERTS = re.compile(
    r"^\W*(?:(?:à|a|á) (?:lire|voir|écouter|ecouter|regarder|découvrir)(?: aussi| également| encore)?\b|(?:à|a) ne pas (?:manquer|rater)|"
    r"(?:lire|voir|revoir|relire|écouter|regarder|découvrir|découvrez)(?: aussi| également| encore| notre| nos| plus)\b|(?:lire|voir|revoir|relire|écouter|regarder) *:|"
    r"sur le même (?:sujet|thème)|la suite après (?:la|cette) publicité|publicité$|lire la suite|pour aller plus loin$|"
    r"(?:suivez|retrouvez)(?:-nous| toute l.actualité| tous nos| nos| l.actu)|inscrivez-vous|abonnez-vous|cet article est réservé|il vous reste|"
    r"cliquez ici|partagez? |plus d.infos? |en savoir plus$|vous pouvez lire|crédits? ?(?:photo|:)|photos? ?:|©|copyright|tous droits réservés|"
    r"(?:avec )?(?:afp|reuters|belga|ats|ap|la rédaction)\W*$|(?:avec|source ?:?) (?:l.)?(?:afp|reuters|belga|ats|ap)\b.{0,30}$)",
    re.IGNORECASE,
)


def is_insert(text: str) -> bool:
    """Whether a paragraph's words are those of an insert, a service or a signature."""
    if len(text) >= 400:
        return False
    if _INSERTS.match(text):
        return True
    lower = text.lower()
    return any(word in lower for word in _CALL_WORDS) and _CALLS.search(text) is not None


_CALL_WORDS = ("newsletter", "lettre", "application", "alerte", "article", "lecture", "recueillis", ":", "/")
"""One of these stands in whatever `_CALLS` finds: looking for them first is ten times cheaper."""
_CALLS = re.compile(
    r"(?:newsletter|lettre d.info\w*|application|alertes?)\b.{0,160}\b(?:abonnez-vous|inscrivez-vous|s.inscrire|téléchargez)|"
    r"(?:abonnez-vous|inscrivez-vous|téléchargez)\b.{0,80}\b(?:newsletters?|lettres?|application)|"
    r"version originale de cet article a été publiée|article (?:est )?(?:republié|publié) (?:à partir|initialement)|"
    r"^(?:temps|durée) de lecture\b|^propos recueillis par .{3,60}$|^[a-z]{2,5}(?:/[a-z]{2,5})+$|"
    r"^(?:le reportage|regardez|écoutez|ecoutez|revoir|voyez|voir) .{0,70}:$",
    re.IGNORECASE,
)
_NOTICE_WORDS = ("ookie", "avaScript", "avascript", "onnées", "ewsletter", "désinscri", "onfidentialité", "navigateur", "CGU", "droits")
_NOTICES = re.compile(r"\b(?:cookies?|javascript|données personnelles|newsletters?|désinscri|politique de confidentialité|votre navigateur|cgu|tous droits réservés)\b", re.IGNORECASE)


def is_notice(text: str) -> bool:
    """Whether a paragraph speaks of the site rather than of the world: cookies, scripts, newsletters, rights."""
    return len(text) < 900 and any(word in text for word in _NOTICE_WORDS) and _NOTICES.search(text) is not None


_NAMED = re.compile(
    r"chapo|chapeau|(?:^|[\s_-])lead(?![a-z])|lede(?![a-z])|stand-?first|excerpt|accroche|summary|abstract|"
    r"(?:^|[\s_-])(?:hat|intro|introduction|description|desc|resume|surtitre|sub-?(?:title|headline)|sub-?head|deck|dek|sous-?titre|catchphrase)(?=$|[\s_-])|"
    r"(?:article|post|entry)[-_]{0,2}(?:intro|description|desc|resume|subtitle)|[a-z](?:Intro|Description|Subtitle|Lead|Hat)(?![a-z])",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_lead_name(names: str) -> bool:
    """Whether a class or id names a chapô.

    >>> is_lead_name("article__chapo"), is_lead_name("leaderboard"), is_lead_name("post__lead")
    (True, False, True)
    """
    return _NAMED.search(names) is not None
