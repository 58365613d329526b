"""Where a link stands: in a menu, an advertisement, a list of topics, or a sentence of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.headlines.column_titles import is_named_title
from crawler.parsing.headlines.wording import is_noise

_OUT = re.compile(
    r"breadcrumb|fil-?d?-?ariane|outbrain|taboola|ligatus|plista|teads|advert|publicite|sponsor|newsletter|disqus|horoscope|bons-?plans"
    r"|codes?-?promo|guide-?achat|shopping|petites-?annonces|comparateur|commentlist|comment-list"
    r"|native-?ad"
)
"""In a name in small letters, as in the tables below: no headline stands there."""
_OUT_PARTS = frozenset({"partenaire", "partenaires", "partner", "partners", "seo"})
"""Parts of such a name, which hyphens part; then its first part, and its last of several."""
_OUT_FIRST = frozenset({
    "abonnement", "ad", "ads", "adv", "agenda", "bourse", "boutique", "consent", "cookie", "cookies", "copyright", "cotation", "cotations",
    "emploi", "games", "gdpr", "immo", "immobilier", "jeux", "job", "jobs", "kiosque", "lang", "langs", "language", "languages", "legal",
    "login", "meteo", "promo", "promos", "pub", "reactions", "rgpd", "services", "shop", "signin", "subscribe", "subscription", "topics",
    "weather",
})  # fmt: skip
_OUT_LAST = frozenset({"boutique", "jeux", "lang", "langs", "language", "languages", "pager", "pub", "services"})
_OUT_INSIDE = re.compile(r"[a-z](?:Breadcrumbs?|Partner|Newsletter|Tags)(?![a-z])")
"""The same inside a name whose words begin with capitals."""
_COMMENTS = frozenset({"comment", "commentaires", "comments", "reactions"})
_NEXT = re.compile(r"post|entry|article|next|prev|single")
"""In the name of a menu: it leads to the neighbouring articles."""
_NEIGHBOURS = re.compile(
    r"(?:^|[\s_-])(?:next|prev(?:ious)?|adjacent|neighbou?rs?)(?=$|[\s_-])|post-?nav(?:igation)?(?=$|[\s_-])", re.IGNORECASE
)
_NEIGHBOUR_RELS = frozenset({"prev", "next"})
MOST_NEIGHBOURS = 3
"""Links of a menu of neighbours: before, after, and back to the list."""
_RANKING = re.compile(r"top|most|plus|popular|rank|best|teaser|card")
_MENU = re.compile(
    r"^(?:(?:main|site|page|global|top|sub|primary|secondary|mega|tb)[_-]?)?(?:nav|navs|navbar|navigation|menus?|burger|footer|foot|ftr"
    r"|pied|header|topbar|toolbar|megamenu|dropdown|subheader|sitemap)(?:$|[_-])"
    r"|[_-](?:nav|navbar|navigation|menus?|dropdown|megamenu|sitemap)$"
    r"|tagcloud|tag-?list|keywords|mots-?cles|[_-]tags$|^tags(?:$|[_-])"
    r"|pied-?de-?page|(?:seo|site|main|page|global|bottom)[_-]?footer|plan-?du-?site|accesskeys"
)
_MENU_INSIDE = re.compile(r"^(?:nav|menu|footer|Nav|Menu|Footer)(?=[A-Z0-9])|[a-z](?:Nav|Menu|Navbar)(?![a-z])")
_STATES = ("has-", "no-", "with-")
"""How names begin that say what a whole page or part of it has, not what it is."""
_POST = re.compile(r"\b(?:hentry|type-post|status-publish|node-article|typearticle)\b")
"""Classes that a content-management system gives an article's card, among them its topics and sections."""
_INLINE = frozenset({"b", "strong", "em", "i", "u", "span", "font", "small", "big", "mark", "cite", "q", "sup", "sub", "abbr"})

_UNREAD = frozenset({"a", "script", "style", "noscript", "svg", "time", "button"})
"""What stands on a line and is no word of its sentence."""

NEAR = 20
"""Elements beside a link that are asked for its sentence."""

OPEN, MENU, OUT = 0, 1, 2
_MENU_TAGS = frozenset({"footer", "menu", "nav"})
_PLAIN_TAGS = frozenset({"article", "body"})
"""Elements whose class and id say nothing of the links below."""


@lru_cache(maxsize=32768)
def judge(names: str) -> int:
    """What a class or id says of the links below: OPEN (nothing), MENU or OUT (no headline stands there).

    >>> judge("main-navigation"), judge("block outbrain"), judge("les-plus-lus"), judge("hentry tag-social")
    (1, 2, 0, 0)
    """
    return OPEN if _POST.search(names) else max(map(_judge, names.split()), default=OPEN)


@lru_cache(maxsize=32768)
def _judge(token: str) -> int:
    """`judge` of one name: most pages' classes are combined of the same."""
    small = token.lower()
    if small.startswith(_STATES):
        return OPEN
    parts = small.replace("_", "-").split("-")
    if not _OUT_PARTS.isdisjoint(parts) or parts[0] in _OUT_FIRST or (len(parts) > 1 and parts[-1] in _OUT_LAST):
        return OUT
    if small.startswith("pager") or _OUT.search(small) or _OUT_INSIDE.search(token):
        return OUT
    if not _COMMENTS.isdisjoint(parts) and not _RANKING.search(small):
        return OUT
    return MENU if (_MENU.search(small) or _MENU_INSIDE.search(token)) and not _NEXT.search(small) else OPEN


def _leads_to_neighbours(menu: html.HtmlElement) -> bool:
    """Whether a menu leads to the articles before and after: by its class, or by the `rel` of its few links."""
    if (names := menu.get("class")) is not None and _NEIGHBOURS.search(names):
        return True
    links = list(islice(menu.iter("a"), MOST_NEIGHBOURS + 1))
    return len(links) <= MOST_NEIGHBOURS and any(link.get("rel") in _NEIGHBOUR_RELS for link in links)


class Surroundings:
    """The places of one page, each judged once."""

    def __init__(self, root: html.HtmlElement, text: html.HtmlElement | None) -> None:
        self._known: dict[html.HtmlElement, int] = {root: OPEN}
        if text is not None:
            self._known.update(dict.fromkeys((text, *text.iterancestors()), OPEN))

    def of(self, element: html.HtmlElement) -> int:
        """OPEN, MENU or OUT: the worst of what stands around `element`."""
        trail = []
        step: html.HtmlElement | None = element
        known = self._known
        while step is not None and step not in known:
            trail.append(step)
            step = step.getparent()
        worst = known[step] if step is not None else OPEN
        for step in reversed(trail):
            if worst != OUT:
                tag = step.tag
                if tag in _MENU_TAGS and not _leads_to_neighbours(step):
                    worst = worst or MENU
                elif tag not in _PLAIN_TAGS:
                    if (names := step.get("class")) and (found := judge(names)) > worst:
                        worst = found
                    if (label := step.get("id")) and (found := judge(label)) > worst:
                        worst = found
            known[step] = worst
        return worst


_LABEL = re.compile(
    r"(?:lire|voir|écouter|ecouter|relire|aussi|également|egalement|dossier|article|vid[eé]o|podcast|suite|sujet|→|►|>)\W*$",
    re.IGNORECASE,
)


_WHOSE = re.compile(r"(?:dans|du|le|sur) .{0,20}\b(?:catégorie|dossier|rubrique|série|sujet|thématique|thème)\s*:", re.IGNORECASE)
"""How the title of a column begins that ends in a link to what its headlines are of: `Dans le même dossier : <a>`."""


def is_in_text(link: html.HtmlElement, text: dict[html.HtmlElement, bool]) -> bool:
    """Whether `link` stands in a paragraph of the text, given for each whether it is more than a link."""
    step: html.HtmlElement | None = link
    for _ in range(NEAR):
        if step is None:
            return False
        if (known := text.get(step)) is not None:
            return known
        if step.tag not in _INLINE and step is not link:
            return False
        step = step.getparent()
    return False


def is_in_sentence(link: html.HtmlElement) -> bool:
    """Whether words of one sentence stand before or after `link` on its line."""
    above = link.getparent()
    if above is None or ((above.tag not in _INLINE or is_named_title(above)) and _is_alone(link, above)):
        return False
    before, after, block = _around(link)
    before = before.strip()
    if block is not None and (block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} or is_named_title(block)):
        opening = before.rstrip(' «“"')  # a column's title: `Les derniers articles du dossier <a>`
        if _WHOSE.fullmatch(opening):
            return True
        return len(opening.split()) > (3 if block.tag[0] == "h" else 2) and opening[-1].isalpha()
    if before and not before.endswith((":", "►", ">", "»", "→", "-", "•")) and not _LABEL.search(before) and len(before.split()) > 3:
        return True
    after = after.strip()
    if not after or len(after) < 15:
        return False
    return after[0].islower() or after[0] in ",;" or (not before.endswith(":") and len(before.split()) > 2)


def _is_alone(link: html.HtmlElement, above: html.HtmlElement) -> bool:
    return _is_blank(above.text) and _is_blank(link.tail) and link.getprevious() is None and link.getnext() is None


def _is_blank(text: str | None) -> bool:
    return text is None or text.isspace() or not text


def _around(link: html.HtmlElement) -> tuple[str, str, html.HtmlElement | None]:
    """(the text before, the text after, the block) of the line that `link` stands on."""
    before, after = "", ""
    step = link
    for _ in range(NEAR):
        after += _following(step)
        above = step.getparent()
        if above is None:
            return before, after, None
        before = _preceding(step, above) + before
        if above.tag not in _INLINE:
            return before, after, above
        step = above
    return before, after, None


def _words_of(element: html.HtmlElement) -> str:
    if element.tag in _UNREAD or not isinstance(element.tag, str):
        return ""
    words = "".join(islice(element.itertext(), NEAR))
    return "" if is_noise(words.strip()) else words


def _following(step: html.HtmlElement) -> str:
    text = step.tail or ""
    for sibling in islice(step.itersiblings(), NEAR):
        if sibling.tag == "br" or sibling.tag in BLOCK_TAGS or len(text) > 200:
            break
        text += _words_of(sibling) + (sibling.tail or "")
    return text


def _preceding(step: html.HtmlElement, above: html.HtmlElement) -> str:
    text = ""
    for sibling in islice(step.itersiblings(preceding=True), NEAR):
        text = (sibling.tail or "") + text
        if sibling.tag == "br" or sibling.tag in BLOCK_TAGS or len(text) > 200:
            return text
        text = _words_of(sibling) + text
    return (above.text or "") + text
