"""What stands in or beside the text and is not the text: the tables, and the questions asked of them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import html

DROPPED_TAGS = frozenset({
    "applet", "area", "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "figure", "footer", "form", "head",
    "iframe", "input", "link", "map", "math", "menu", "meta", "nav", "noscript", "object", "param", "picture", "progress", "script",
    "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
"""Elements that never hold the article's text."""

_NEVER = (
    "bluesky-embed", "breadcrumbs?", "cmp", "cnil", "comment-?list", "commentaires?", "comments?", "consent", "contributions",
    "cookies?", "didomi", "disqus", "fb-(?:comments|post|video|xfbml-parse-ignore)", "fil-?d?-?ariane", "formulaires?", "gdpr",
    "instagram-media", "login", "mailchimp", "mastodon-embed", "mc4wp", "modal", "newsletters?", "onetrust", "outbrain", "popin",
    "popup", "reactions?", "rgpd", "sharebar", "shares?", "sharing", "taboola", "tiktok-embed", "tweet", "twitter-(?:tweet|video)",
    "webform", "wp-embedded-content",
)  # fmt: skip
"""Words in classes and ids of what is no text, however long it is."""
_HARD = (
    "ad", "ads", "adslot", "adv", "advert", "advertisement", "advertising", "appel-(?:aux?-)?dons?", "auteurs?", "author", "banner",
    "bio", "biography", "box-source", "buttons?", "byline", "captions?", "copyright", "correction-note", "credits?", "cr[eé]dits?",
    "derni(?:er|[eè]re)s?-(?:articles?|infos?|news|vid[eé]os?)", "dfp", "disclaimer", "donate", "donations?",
    "embed(?:ded)?-(?:bluesky|facebook|instagram|mastodon|reddit|threads|tiktok|tweet|twitter)", "errat(?:a|um)", "footer", "form-dons?",
    "hidden", "infolettre", "instagram", "keywords?", "l[eé]g[eè]nde?s?", "mentions-l[eé]gales", "menu", "mots-?cl[eé]s", "nav", "navbar",
    "navigation", "note-(?:de-la-)?r[eé]daction", "notification", "pager", "pagination", "partag(?:e|er)s?", "partner-content",
    "playlist", "plus-(?:comment[eé]|consult[eé]|lu|partag[eé]|vu)s", "prices?", "products?-(?:box|card|grid|item|link|list|widget)",
    "promo", "pub", "publicit[eé]s?", "rating", "recirculation", "reddit-embed", "screen-reader(?:-text)?", "sharedaddy", "shariff",
    "shop", "signature", "slide-?show", "social", "socials", "source-(?:box|infos?|texte?)", "soutene?z-nous", "spip-documents?",
    "sponsor(?:ed|is[eé]e?)?s?", "sr-only", "subscribe", "tag-?list", "tags?", "text-post-media", "thumbnail", "toolbar", "tooltip",
    "visually-?hidden",
)  # fmt: skip
"""Words of what is hardly ever text."""
_SOFT = (
    "a-?lire(?:-?aussi)?", "abo", "abonne(?:ment|r|s)?", "alert", "app", "articles?-li[eé]s", "aside", "associated", "audio", "bluesky",
    "breaking", "card", "carousel", "carrousel", "cartouche", "dailymotion", "diaporama", "embed", "en-continu", "encart",
    "essential-links", "facebook", "galerie", "gallery", "icons?", "illustrations?", "images?", "inread", "interstitial", "liens?",
    "links?", "lire", "lire-?aussi", "mastodon", "media", "metas?", "more", "most", "offer", "outils", "paywall", "photos?", "pics?",
    "pictures?", "pinterest", "player", "premium", "print", "print-only", "read-?also", "read-?more", "recommend(?:ed|ation)?s?",
    "references?", "related", "related-?posts?", "same-(?:topic|theme)", "sidebar", "slider", "subscription", "suggestions?",
    "sur-le-meme-sujet", "teaser", "telegram", "tiktok", "to-read", "tools", "topics", "twitter", "vid[eé]o",
)  # fmt: skip
"""Words of what is text only where it reads like text."""

_TEXT_NAME = re.compile(
    r"(?:article|post|entry|story|news)(?:_|-|__|--)?(?:body|content|text|texte|corps)|(?:body|full)-?(?:text|content)|(?:^|"
    r"[\s_-])(?:corps|texte)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names of the text's own container."""

_PARTS = re.compile(r"[A-Z]?[a-zé]+|[A-Z]+(?![a-z])|\d+")
_UTILITY = re.compile(
    r"[:\[\]/@]|^(?:prose|text|bg|border)-|^(?:w|h|m|p)-(?:\d|auto|full|none|px|screen|[smlx]+g?(?![a-z]))|^(?:has|is-not|no|not|with|without|js-has)[-_]|"
    r"[-_](?:enabled?|disabled?|active|open|closed|on|off)$|label-(?:visually_)?hidden$"
)
"""Utility classes and modifiers: they say how an element looks or what it also holds, not what it is."""


_FILED_UNDER = re.compile(r"(?:category|format|post_tag|tag|tax)-")
"""Classes of a WordPress post that name its topics."""
_COMMENTARY = re.compile(
    r"\b(?:live|match|direct|minutes?)-(?:[a-z]+-)*?comment(?:s|aires?|ary)?\b|\bcomment(?:s|aires?|ary)?-(?:live|match|"
    r"direct|minutes?)\b"
)
"""The commentary of a match or a live, which no reader wrote."""


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:^|-)(?:" + "|".join(words) + ")(?=-|$)")


_TABLES = ((3, _words(_NEVER)), (2, _words(_HARD)), (1, _words(_SOFT)))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DROPPED_ROLES = frozenset({
    "alert", "alertdialog", "banner", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar", "tooltip",
})  # fmt: skip

_USUAL = frozenset({"class", "href", "id"})

KEPT, SOFT, HARD, NEVER = 0, 1, 2, 3


@lru_cache(maxsize=65536)
def judge(names: str) -> int:
    """How far the class and id of an element say that it is not text: KEPT, SOFT (unless it reads like text), HARD or NEVER.

    >>> judge("article__share-bar"), judge("articleCaption"), judge("with-sidebar"), judge("corps"), judge("field-label-hidden")
    (3, 2, 0, 0, 0)
    """
    tokens = names.split()
    if "hentry" in tokens or "type-post" in tokens:
        tokens = [token for token in tokens if not _FILED_UNDER.match(token)]
    return max(map(_judge, tokens), default=KEPT)


@lru_cache(maxsize=32768)
def _judge(token: str) -> int:
    """`judge` of one name: most pages' classes are combined of the same."""
    parts = "-".join(_PARTS.findall(token)).lower()
    if "comment" in parts:
        parts = _COMMENTARY.sub("", parts)
    for level, words in _TABLES:
        if words.search(parts):
            return KEPT if _UTILITY.search(token) else level
    return KEPT


@lru_cache(maxsize=16384)
def is_text_name(names: str) -> bool:
    """Whether a class, id or itemprop names the text's container.

    >>> is_text_name("fig-article-body"), is_text_name("entry-content"), is_text_name("article-list")
    (True, True, False)
    """
    return _TEXT_NAME.search(names) is not None


@lru_cache(maxsize=4096)
def is_hidden_name(names: str) -> bool:
    """Whether a class says that an inline element is not displayed."""
    return _HIDDEN_NAME.search(names) is not None


_HIDDEN_NAME = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|is-hidden|(?<!label-)hidden|invisible|hide|d-none|a11y)(?=$|[\s_-])",
    re.IGNORECASE,
)


def _is_hidden(style: str | None) -> bool:
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def grade(element: html.HtmlElement) -> int:
    """KEPT, SOFT, HARD or NEVER, from the element's tag, class, id, role and style."""
    if element.tag in DROPPED_TAGS:
        return HARD if element.tag in {"figure", "figcaption", "form", "footer", "nav"} else NEVER
    found = SOFT if element.tag == "aside" else KEPT
    stated = element.keys()
    if not stated:
        return found
    if "class" in stated or "id" in stated:
        names = f"{element.get('class', '')} {element.get('id', '')}"
        found = judge(names) or found
        if found == NEVER and "comment" in names and _is_of_match(element):
            found = KEPT
    if found < HARD and not _USUAL.issuperset(stated) and is_out_of_sight(element):
        return HARD
    return found


def _is_of_match(element: html.HtmlElement) -> bool:
    """Whether what is named a comment stands in the commentary of a match or of a live."""
    return any(_COMMENTARY.search("-".join(_PARTS.findall(above.get("class", ""))).lower()) for above in islice(element.iterancestors(), 2))


def is_out_of_sight(element: html.HtmlElement) -> bool:
    """Whether attributes other than class and id say that an element is hidden or of the page's frame."""
    return element.get("hidden") is not None or element.get("role") in _DROPPED_ROLES or _is_hidden(element.get("style"))


_NAMED = re.compile(
    r"chapo|chapeau|(?:^|[\s_-])lead(?![a-z])|lede(?![a-z])|stand-?first|excerpt|accroche|(?<!with-)summary|abstract|"
    r"(?:^|[\s_-])(?:hat|intro|introduction|description|desc|resume|surtitre|sub-?(?:title|headline)|sub-?head|deck|dek|"
    r"sous-?titre|catchphrase)(?=$|[\s_-])|"
    r"(?:article|post|entry)[-_]{0,2}(?:intro|description|desc|resume|subtitle)|[a-z](?:Intro|Description|Sub(?:title|"
    r"Headline|Head)|Lead|Hat)(?![a-z])",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_lead_name(names: str) -> bool:
    """Whether a class or id names a chapô.

    >>> is_lead_name("article__chapo"), is_lead_name("leaderboard"), is_lead_name("post__lead")
    (True, False, True)
    """
    return _NAMED.search(names) is not None
