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

_PART = r"(?:^|[\s_\-]|(?<=[a-z0-9])(?=[A-Z]))"
_END = r"(?=$|[\s_\-A-Z0-9])"

_HARD = (
    "ad", "adslot", "ads", "adv", "advert", "advertisement", "advertising", "alert", "app", "audio", "banner", "breadcrumbs?", "buttons?", "byline",
    "captions?", "cartouche", "comments?", "commentaires?", "cookies?", "copyright", "credits?", "crédits?", "diaporama", "disqus", "dfp", "embed-(?:tweet|code)",
    "fil-?ariane", "figure", "footer", "gallery", "galerie", "hidden", "icons?", "instagram", "keywords?", "l[eé]gendes?", "login", "menu", "metas?",
    "mots-?cl[eé]s", "nav", "navigation", "newsletters?", "notification", "outbrain", "pager", "pagination", "partag(?:e|er)s?", "photo", "player", "playlist",
    "popin", "popup", "print", "print-only", "promo", "pub", "publicit[eé]s?", "rating", "reactions?", "recirculation", "shares?", "sharing", "sharebar", "shariff", "slideshow", "social", "socials", "sponsors?", "subscribe", "subscription",
    "taboola", "tags?", "tag-?list", "thumbnail", "toolbar", "tools", "outils", "tooltip", "topics", "tweet", "twitter-(?:tweet|video)", "vid[eé]o", "widget-(?:newsletter|related)",
)  # fmt: skip
_SOFT = (
    "abo", "abonne(?:ment|r|s)?", "aside", "associated", "a-?lire(?:-aussi)?", "author", "auteur", "bio", "biography", "box", "card", "encadre", "encart", "essential-links", "focus", "inread",
    "interstitial", "lire-?aussi", "lire", "links?", "more", "most", "offer", "paywall", "premium", "read-?also", "read-?more", "recommend(?:ed|ation)?s?", "references?", "related", "signature", "sidebar",
    "sur-le-meme-sujet", "suggestions?", "teaser", "to-read", "widget",
)  # fmt: skip


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_PART + "(?:" + "|".join(words) + ")" + _END)


_HARD_RE, _SOFT_RE = _words(_HARD), _words(_SOFT)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DROPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alert", "alertdialog", "complementary", "menu", "menubar", "toolbar"})

KEPT, SOFT, HARD = 0, 1, 2


@lru_cache(maxsize=65536)
def judge(names: str) -> int:
    """How far the class and id of an element say that it is not text: KEPT, SOFT (unless it reads like text) or HARD."""
    if _HARD_RE.search(names):
        return HARD
    return SOFT if _SOFT_RE.search(names) else KEPT


def grade(element: html.HtmlElement) -> int:
    """KEPT, SOFT or HARD, from the element's tag, class, id, role and style."""
    if element.tag in DROPPED_TAGS:
        return HARD
    attributes = element.attrib
    if not attributes:
        return SOFT if element.tag == "aside" else KEPT
    if "hidden" in attributes or attributes.get("role") in _DROPPED_ROLES or _HIDDEN_STYLE.search(attributes.get("style", "")):
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
    return len(text) < 400 and _INSERTS.match(text) is not None
