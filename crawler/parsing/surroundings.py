"""Where a link stands: in a menu, an advertisement, a list of topics, or a sentence of a text."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

from crawler.parsing.blocks import BLOCK_TAGS

_OUT = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|fil-?d?-?ariane|pagination|pager|pagenav(?:igation)?|outbrain|taboola|ligatus|plista|teads|native-?ad|ads?|adv|advert(?:isement)?s?|pub|publicites?|sponsor(?:ed|s)?|sponsorise"
    r"|partners?|partenaires?|partnerbox|promos?|promotions?|shopping|boutique|shop|bons?-?plans?|deals|petites-?annonces|annonces|immo(?:bilier)?|emploi|jobs?|comparateurs?|guide-?achat|codes?-?promo|jeux|games"
    r"|share(?:r|s|bar)?|sharing|social|socials|partage[rs]?|follow|newsletters?|comments?|commentlist|comment-?list|commentaires|reactions|disqus|cookies?|consent|gdpr|rgpd|login|signin|abonnement|subscribe|subscription"
    r"|tags?|tag-?list|tagcloud|tags-?links|keywords|mots-?cles|topics|post-?tags|article-?tags|author-?(?:bio|box|info)|biography|copyright|legal|kiosque|horoscope|meteo|weather|services|agenda|bourse|cotations?"
    r"|wp-block-navigation|langs?|languages?|widget_tag_cloud|magazine-?cover|couverture)(?=$|[\s_-])"
    r"|[a-z](?:Breadcrumbs?|Pagination|Partner|Sponsor(?:ed)?|Share|Social|Comments|Newsletter|Tags)(?![a-z])",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|navs?|menus?|sub-?menu|burger|dropdown|main-?nav|sitemap|plan-?du-?site|footer|pied|pied-?de-?page|foot|topbar|toolbar|header|skip|accesskeys?)(?=$|[\s_-])"
    r"|[a-z](?:Nav|Menu|Footer|Header|Navbar)(?![a-z])|^(?:nav|menu|footer)(?=[A-Z0-9])",
    re.IGNORECASE,
)
_INLINE = frozenset({"b", "strong", "em", "i", "u", "span", "font", "small", "big", "mark", "cite", "q", "sup", "sub", "abbr"})

OPEN, MENU, OUT = 0, 1, 2


@lru_cache(maxsize=32768)
def judge(names: str) -> int:
    """What a class or id says of the links below: OPEN (nothing), MENU or OUT (no headline stands there).

    >>> judge("main-navigation"), judge("outbrain"), judge("les-plus-lus")
    (1, 2, 0)
    """
    if _OUT.search(names):
        return OUT
    return MENU if _MENU.search(names) else OPEN


class Surroundings:
    """The places of one page, each judged once."""

    def __init__(self, root: html.HtmlElement, text: html.HtmlElement | None) -> None:
        self._known: dict[html.HtmlElement, int] = {root: OPEN}
        self._above = {root}
        if text is not None:
            self._above.update((text, *text.iterancestors()))

    def of(self, element: html.HtmlElement) -> int:
        """OPEN, MENU or OUT: the worst of what stands around `element`."""
        trail = []
        step: html.HtmlElement | None = element
        while step is not None and step not in self._known:
            trail.append(step)
            step = step.getparent()
        worst = self._known[step] if step is not None else OPEN
        for step in reversed(trail):
            worst = max(worst, self._judge(step))
            self._known[step] = worst
        return worst

    def _judge(self, element: html.HtmlElement) -> int:
        if element in self._above:
            return OPEN
        tag = element.tag
        if tag in {"nav", "footer", "menu"}:
            return MENU
        if tag in {"article", "body"}:
            return OPEN
        names = element.get("class")
        label = element.get("id")
        worst = judge(names) if names else OPEN
        return max(worst, judge(label)) if label and worst != OUT else worst


_LABEL = re.compile(r"(?:lire|voir|écouter|ecouter|relire|aussi|également|egalement|dossier|article|vid[eé]o|podcast|suite|sujet|→|►|>)\W*$", re.IGNORECASE)


def is_in_sentence(link: html.HtmlElement) -> bool:
    """Whether words of one sentence stand before or after `link` on its line."""
    before, after, block = _around(link)
    if block is not None and block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return False
    before = before.strip()
    if before and not before.endswith((":", "►", ">", "»", "→", "-", "•")) and not _LABEL.search(before) and len(before.split()) > 3:
        return True
    after = after.strip()
    if not after or len(after) < 15:
        return False
    return after[0].islower() or after[0] in ",;" or bool(before) and not before.endswith(":") and len(before.split()) > 2


def _around(link: html.HtmlElement) -> tuple[str, str, html.HtmlElement | None]:
    """(the text before, the text after, the block) of the line that `link` stands on."""
    before, after = "", ""
    step = link
    while True:
        after += _following(step)
        above = step.getparent()
        if above is None:
            return before, after, None
        before = _preceding(step, above) + before
        if above.tag not in _INLINE:
            return before, after, above
        step = above


def _following(step: html.HtmlElement) -> str:
    text = step.tail or ""
    for sibling in step.itersiblings():
        if sibling.tag == "br" or sibling.tag in BLOCK_TAGS or len(text) > 200:
            break
        text += ("" if sibling.tag == "script" else sibling.text_content()) + (sibling.tail or "")
    return text


def _preceding(step: html.HtmlElement, above: html.HtmlElement) -> str:
    text = ""
    for sibling in step.itersiblings(preceding=True):
        text = (sibling.tail or "") + text
        if sibling.tag == "br" or sibling.tag in BLOCK_TAGS or len(text) > 200:
            return text
        if sibling.tag not in {"script", "style", "noscript"}:
            text = sibling.text_content() + text
    return (above.text or "") + text
