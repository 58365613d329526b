"""What readers wrote below the article: comments, told by what stands at each (`Répondre`), by their title and by the form under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.page import Page
from crawler.parsing.document.text import is_small, text_of
from crawler.parsing.text_place.nearness import Nearness

_MANY, _DEEP, _ITEMS = 40, 10, 60
"""Signs looked at, levels around one, and elements beside a title among which the comments stand."""
_REPLIES = frozenset({
    "alerter", "citer", "reply", "repondre", "réagir au message", "répondre", "répondre à ce commentaire", "répondre à ce message",
    "réponse", "signaler", "signaler ce commentaire", "signaler ce contenu", "signaler un abus", "signaler un contenu abusif",
    "voir les réponses",
})  # fmt: skip
"""What links and buttons at each comment say, in small letters."""
_LONGEST = 60
_TITLE = re.compile(
    r"\W*(?:(?:les|vos|tous les|toutes les|derni(?:ers|ères)|\d+) )?(?:commentaires?|r[ée]actions?|r[ée]ponses?|contributions?)"
    r"(?:\(s\))?(?: (?:sur|à|pour|de|des) .{1,40})?\W*(?:\d+\W*)?"
    r"|\W*(?:laisse[rz]|ajoute[rz]|poste[rz]|écri(?:re|vez)) (?:un |une |votre )(?:commentaire|réaction|réponse|avis)\W*"
    r"|\W*(?:réagi(?:r|ssez)|commente[rz])(?: à? ?cet article)?\W*",
    re.IGNORECASE,
)
_NAMED = re.compile("comment|réag|reag|réac|reac|répon|repon|contrib|avis")
"""Whatever `_TITLE` finds says one of these, in small letters."""
_TITLES = ("h2", "h3", "h4", "p")
_LIKE = 2
"""Elements of one make from which they are items."""
_ITEM_TAGS = frozenset({"article", "div", "li"})

Element: TypeAlias = html.HtmlElement


def comments(page: Page, nearness: Nearness) -> set[Element]:
    """The elements below the headline that hold readers' comments and nothing of the article."""
    replies = list(islice(_replies(page), _MANY))
    found = _around(replies, nearness) if len(replies) > 1 else set()
    forms = page.all("textarea")[:_MANY]
    for title in islice(_titles(page), _MANY):
        if not any(_holds(element, title) for element in found):
            found |= _under(title, {*replies, *forms}, nearness)
    return {element for element in found if nearness.place(element)[1]}


def _replies(page: Page) -> Iterator[Element]:
    for tag in ("a", "button"):
        for link in page.all(tag):
            if len(link) < 2:
                text = link.text if len(link) == 0 or (link.text and not link.text.isspace()) else link[0].text or link[0].tail
                if text and len(text) < _LONGEST and text.strip().lower() in _REPLIES:
                    yield link


def _titles(page: Page) -> Iterator[Element]:
    for tag in _TITLES:
        for title in page.all(tag):
            own = title.text or ""
            if len(own) >= _LONGEST or (len(title) == 0 and not _NAMED.search(own.lower())) or not is_small(title, 4):
                continue
            text = text_of(title)
            if len(text) < _LONGEST and _NAMED.search(text.lower()) and _TITLE.fullmatch(text):
                yield title


def _around(replies: list[Element], nearness: Nearness) -> set[Element]:
    """The element that holds all comments, or those in what holds the headline that hold one each."""
    path = [*reversed(list(replies[0].iterancestors()))]
    for reply in replies[1:]:
        others = {*reply.iterancestors()}
        path = [step for step in path if step in others]
    if not path:
        return set()
    top = path[-1]
    if not nearness.is_over(top) and top.tag != "body":
        return {top}
    above = ({reply, *reply.iterancestors()} for reply in replies)
    return {child for steps in above for child in top if child in steps and not nearness.is_over(child)}


def _under(title: Element, signs: set[Element], nearness: Nearness) -> set[Element]:
    """What stands under a title that comments follow: all of the element that begins with it, or what follows it there."""
    step = title
    for above in islice(title.iterancestors(), _DEEP):
        if nearness.is_over(above) or above.tag == "body" or _has_text_before(step):
            break
        step = above
    if step is not title:
        return {step} if _has_comments([step], signs) else set()
    after = list(islice(title.itersiblings(), _ITEMS))
    return {title, *after} if after and _has_comments(after, signs) else set()


def _has_text_before(step: Element) -> bool:
    """Whether a paragraph stands beside `step`, before it."""
    for before in islice(step.itersiblings(preceding=True), _ITEMS):
        if not isinstance(before.tag, str):
            continue
        if before.tag == "p" or next(before.iter("p"), None) is not None:
            return True
    return False


def _has_comments(elements: list[Element], signs: set[Element]) -> bool:
    """Whether a form to write in, an answer, or items of one make stand in `elements`."""
    inside = {*elements}
    if any(not inside.isdisjoint((sign, *sign.iterancestors())) for sign in signs):
        return True
    for element in elements:
        for holder in islice(element.iter("ol", "ul"), _LIKE):
            items = [item for item in islice(holder, _ITEMS) if item.tag == "li"]
            if len(items) >= _LIKE and sum(item.find(".//p") is not None for item in items) >= _LIKE:
                return True
    return False


def _holds(element: Element, other: Element) -> bool:
    return element is other or element in other.iterancestors()
