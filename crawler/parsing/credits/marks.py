"""What elements say of credits by tag, class, property and address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import html

# What names of small letters say:
_BYLINE = re.compile(
    r"author|auteur|autrice|byline|by-line|signature|signat|redacteur|journaliste|\bsource-(?:name|link|lien)|contributor|writer",
)
_ADDRESS = re.compile(
    r"/(?:auteurs?|authors?|redaction|redacteurs?|profils?|journalistes?|signataires?|biographie|personnes?|contributeurs?|source|plume|@)[/-]"
    r"|/@|[?&]auteur=",
)
_NOT_BYLINE = re.compile(
    r"credit|photo|image|caption|legend|card(?<!vcard)(?<!h-card)|sidebar|widget|share|partage|social|newsletter|nav(?<=\bnav)(?!y)"
    r"|footer(?<!article[_-]footer)(?<!entry-footer)(?<!post-footer)|menu|sponsor|thumb",
)
"""Each begins with a letter, so that a search leaps from one to the next."""
_OTHERS = re.compile(r"comment|related|teaser|recommend|\bmost|plus-lus|uploader|embed")
"""What an element says that holds other people's words, whatever names stand in it."""
_AUTHORS_CARD = re.compile(r"(?<![\w-])(?:card[-_]{1,2}auteur|card[-_]{1,2}author|auteur[-_]{0,2}card|author[-_]{0,2}card)s?(?![a-z])")
"""A card that presents the author, where others present articles."""
_NOT_NEAR = re.compile(r"\b(?:tags?|categor\w+|keywords?|mots?-cles?|rubriques?|sections?|topics?|themes?|breadcrumbs?)\b")
"""What an element right around a name says of a section or a subject."""
_SUBJECTS = ("tag", "categ", "word", "cle", "ubri", "section", "topic", "them", "crumb")
"""One of these stands in whatever `_NOT_NEAR` finds."""
_SECTION = re.compile(r"/(?:category|categorie|tags?|mots?-cles?|rubriques?|themes?|topics?|sujets?|dossiers?|sections?)/")
_NOT_BYLINE_TAGS = frozenset({"figcaption", "figure", "aside", "nav", "footer", "blockquote"})
_LEVELS = 4
"""Ancestors that say what an element is."""

_Told = tuple[bool, bool, bool, bool, bool]
"""Whether it bears no byline, speaks of another thing, of an author; whether its properties speak of another thing, of an author."""
_SILENT: _Told = (False, False, False, False, False)
_NOTHING = (False, False, False, False)
_SHUNNED: _Told = (True, False, False, False, False)


class Marks:
    """What a page's elements say of credits. Each is read once: neighbours share most of their ancestors."""

    def __init__(self, heading: html.HtmlElement | None, text: Iterable[html.HtmlElement]) -> None:
        """`text` holds the elements that the text's paragraphs stand right in: what is said of them and of what they stand in is said of
        the whole article, and so is what is said around its headline."""
        within = {step for holder in text for step in (holder, *holder.iterancestors())}
        self._around = frozenset(heading.iterancestors()) | within if heading is not None else frozenset(within)
        self._known: dict[html.HtmlElement, _Told] = {}

    def kind(self, element: html.HtmlElement) -> int:
        """1 where class, property or address say that an element credits somebody, -1 where they say otherwise, 0 where nothing does."""
        kind = 0
        step: html.HtmlElement | None = element
        for level in range(_LEVELS):
            if step is None or step in self._around:
                break
            if (told := self._known.get(step)) is None:
                told = self._known[step] = _marks(step)
            shunned, other, credited, other_near, credited_near = told
            if shunned or other or (other_near and level < 2):
                return kind if kind and level > 1 and not shunned else -1
            if level < 3 and (credited or (credited_near and level < 2)):
                kind = 1
            step = step.getparent()
        return kind


def _marks(element: html.HtmlElement) -> _Told:
    """Whether an element's tag or names bear no byline; whether its names speak of another thing, and it or its address of an author;
    whether its properties or its address speak of another thing or of a subject, and of an author."""
    tag, get = element.tag, element.get
    shunned = tag in _NOT_BYLINE_TAGS
    stated = element.keys()
    if not stated:
        return _SHUNNED if shunned else _SILENT
    names, label = get("class"), get("id")
    other, credited, subject, others = _told(f"{names or ''} {label or ''}") if names or label else _NOTHING
    near = _told(f"{get('itemprop', '')} {get('rel', '')}") if "itemprop" in stated or "rel" in stated else _NOTHING
    authors, section = _leads_to(get("href", "")) if tag == "a" and "href" in stated else (False, False)
    return shunned or others, other, credited or authors, near[0] or near[3] or subject or near[2] or section, near[1]


@lru_cache(maxsize=4096)
def _leads_to(href: str) -> tuple[bool, bool]:
    """Whether an address is an author's page, and whether it is a section's or a subject's."""
    small = href.lower()
    return _ADDRESS.search(small) is not None, _SECTION.search(small) is not None


@lru_cache(maxsize=8192)
def _told(names: str) -> tuple[bool, bool, bool, bool]:
    """Whether names speak of another thing, an author, a section or a subject, other people."""
    other = credited = subject = others = False
    for name in names.split():
        one = _told_by(name)
        if one is not _NOTHING:
            other, credited, subject, others = other or one[0], credited or one[1], subject or one[2], others or one[3]
    return other, credited, subject and not credited, others


@lru_cache(maxsize=16384)
def _told_by(name: str) -> tuple[bool, bool, bool, bool]:
    """`_told` of one name: most pages' classes are combined of the same."""
    small = name.lower()
    credited = _BYLINE.search(small) is not None
    other = _NOT_BYLINE.search(_AUTHORS_CARD.sub(" ", small) if credited else small) is not None
    told = other, credited, _may_be_subject(small) and _NOT_NEAR.search(small) is not None, _OTHERS.search(small) is not None
    return told if any(told) else _NOTHING


def _may_be_subject(names: str) -> bool:
    """A quick look: where it says no, `_NOT_NEAR` finds nothing."""
    for word in _SUBJECTS:  # noqa: SIM110 (a generator for `any` costs more than what it looks for)
        if word in names:
            return True
    return False
