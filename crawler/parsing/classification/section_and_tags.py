"""How a page files itself: its section, its topics, its language, and whether it is for subscribers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Any

from crawler.article import Candidate
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import Piece, is_near, pieces
from crawler.parsing.credits.names import key, once
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import text_of, unaccented
from crawler.parsing.outlet import no_longer

SECTION_METAS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:section",
    "rubrique",
    "section",
)
TAG_METAS = ("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "sailthru.tags", "keywords")
"""Names of metas, most trusted first."""

NO_SECTIONS = frozenset(
    {
        "",
        "accueil",
        "home",
        "alaune",
        "une",
        "article",
        "articles",
        "actu",
        "actualite",
        "actualites",
        "news",
        "toute",
        "touteactu",
        "index",
        "frontpage",
    }
)
"""Words that say where a page is listed, not what it is about (as `names.key` folds them)."""

TIERS = {
    "free": False,
    "locked": True,
    "premium": True,
    "paid": True,
    "subscriber": True,
    "subscribers": True,
    "abonne": True,
    "abonnes": True,
}
"""What `article:content_tier` may say; `metered` says neither."""

STOPWORDS = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "le la les des du et est une un dans que qui pour sur au aux par pas plus ne se ce cette avec sont son ses leur mais ou",
        "en": "the of and to in is that for it on with as was are be by this at from have has not or an were their which",
        "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij maar door nog wordt",
        "de": "der die das und ist in den von zu mit nicht ein eine auf für dem des sich auch als an es im wird",
        "es": "el la los las de que y en un una por con para se del al es no su lo como más pero este",
        "it": "il lo gli di che e in un una per con si del della dei alla è non sono da più anche come ma",
    }.items()
}
"""The commonest words of languages that outlets of the French-speaking world publish in."""

_SPOKEN_IN = {
    word: tuple(language for language, words in STOPWORDS.items() if word in words) for words in STOPWORDS.values() for word in words
}
_TOPIC_ADDRESS = re.compile(r"/(?:tags?|mots?-?cles?|themes?|thematiques?|sujets?|topics?|keywords?|personnalites?)[/-]", re.IGNORECASE)
_TOPIC_CLASS = re.compile(r"(?:^|[\s_-])(?:tags?|topics?|keywords?|mots?-?cles?|thematiques?|themes?)(?=$|[\s_-])", re.IGNORECASE)
_RESERVED = re.compile(
    r"il (?:vous )?reste (?:a lire |encore )?\d+(?:[.,]\d+)? ?%"
    r"(?: (?:de (?:cet|l'|l.)? ?article )?a (?:lire|decouvrir)| de (?:cet|l') ?article)"
    r"|(?:article|contenu|texte|suite)[^.]{0,30} (?:est )?reservee?s? (?:a|aux) (?:nos )?abonne"
    r"|pour lire la suite[^.]{0,40}abonne|la suite[^.]{0,20} est reservee"
)
_MARK = re.compile(r"\W*(?:exclusi\w+ )?(?:reservee?s? (?:a|aux) (?:nos )?abonne|abonnez-vous pour (?:lire|poursuivre|continuer|acceder))")
"""The mark of a wall in a line of its own."""
_MARK_WITHIN = 2
_YES, _NO = frozenset({"true", "yes", "oui", "1"}), frozenset({"false", "no", "non", "0"})
_WALL_WITHIN = 14
"""Pieces from the headline, or from the text's end, within which a wall announces itself."""
_LONGEST = 80
_FEW = 12
"""Keywords that a person files an article under, at most."""
_LIST = 2
"""Ancestors that a topic has in common with the next one of its list."""
_ENOUGH_WORDS = 20
_READ = 1500
"""Characters of the text that tell its language."""


def _note(page: RuledPage, field: str, found: Iterable[tuple[str, str, str | None]], chosen: str | None, why: str) -> None:
    """Candidates (source, printed, value) of a field into the page's evidence; the first with the chosen value won."""
    won = False
    for source, printed, value in found:
        is_it = not won and value is not None and value == chosen
        won = won or is_it
        page.evidence.setdefault(field, []).append(
            Candidate(field, source, printed[:200], value, is_it, why if is_it else "another source")
        )


def read_section(page: TextPage) -> str | None:
    """The section, as displayed where any source shows it so; None where the page names none. Never raises."""
    site = _site(page)
    stated = [(source, text, _section(page, text, site)) for source, text in _sections(page)]
    found = [*_ruled_section(page, site, [value for _, _, value in stated if value]), *stated]
    chosen = next((value for _, _, value in found if value), None)
    if chosen and chosen == unaccented(chosen):  # a slug: another source may have it as displayed
        chosen = next((value for _, _, value in found if value and key(value) == key(chosen) and value != unaccented(value)), chosen)
    _note(page, "section", found, chosen, "the most trusted")
    return chosen


def _ruled_section(page: TextPage, site: set[str], stated: list[str]) -> list[tuple[str, str, str | None]]:
    """What the outlet's rule selects as (source, printed, section), beside the sections that the page states; nothing where it fails."""
    if not page.outlet or not page.outlet.section:
        return []
    elements = page.ruled("section")
    told = [("rule:section", text, _section(page, text, site)) for element in elements if (text := text_of(element))]
    names = {key(name) for _, _, name in told if name}
    fault = ""
    if stated and not names:
        fault = "it selects no section"
    elif stated and names.isdisjoint(map(key, stated)) and not any(is_near(page, element) for element in elements):
        fault = "the page states another section, and this stands far from the headline and the text"
    if fault:
        page.evidence.setdefault("section", []).append(no_longer("section", "section", ", ".join(text for _, text, _ in told), fault))
    return [] if fault else told


def _sections(page: RuledPage) -> Iterator[tuple[str, str]]:
    for meta in SECTION_METAS:
        for text in page.metas.get(meta, ()):
            yield f"meta:{meta}", text
    thing = json_ld.article_thing(page)
    for text in _texts(thing.get("articleSection") if thing else None):
        yield "jsonld:articleSection", text
    for crumbs in json_ld.things(page):
        if "breadcrumblist" in json_ld.types(crumbs):
            for item in _listed(crumbs.get("itemListElement")):
                name = json_ld.words(item.get("name") or item.get("item")) if isinstance(item, dict) else None
                if name:
                    yield "jsonld:breadcrumb", name


def _section(page: TextPage, text: str, site: set[str]) -> str | None:
    """The section that a source states, None for what is the site, a path, the front page or the article itself."""
    name = re.split(r"\s*[;|>,]\s*|\s/\s", text.strip())[0].strip()
    if not 2 <= len(name) <= 60 or "/" in name or key(name) in NO_SECTIONS or "." in name:
        return None
    return None if key(name) in site or key(name) == key(page.title.text or "") else name


def _site(page: Page) -> set[str]:
    host = page.host.removeprefix("www.")
    return {key(name) for name in (*page.metas.get("og:site_name", ()), host, host.rsplit(".", 1)[0])}


def read_tags(page: TextPage) -> tuple[str, ...]:
    """The topics, each once, in page order; those displayed under the text, else those of the metadata. Never raises."""
    sources = [("displayed", _displayed_tags(page))]
    thing = json_ld.article_thing(page)
    metas = [(f"meta:{name}", list(_split(page.metas.get(name, ())))) for name in TAG_METAS]
    if len(metas[-1][1]) > _FEW:
        metas[-1][1].clear()  # the words of the title and the text, for search engines of old
    sources += [*metas[:2], ("jsonld:keywords", list(_split(_texts(thing.get("keywords") if thing else None)))), *metas[2:]]
    if ruled := _ruled_tags(page, [found for _, found in sources]):
        sources.insert(0, ("rule:tags", ruled))
    chosen: tuple[str, ...] = ()
    for source, found in sources:
        tags = once(tag.strip() for tag in found if 1 < len(tag) <= _LONGEST and key(tag))
        won = bool(tags) and not chosen
        if tags:
            why = "the most trusted" if won else "another source"
            page.evidence.setdefault("tags", []).append(Candidate("tags", source, ", ".join(tags)[:300], ", ".join(tags), won, why))
        chosen = chosen or tags
    return chosen


def _ruled_tags(page: TextPage, others: list[list[str]]) -> list[str]:
    """The topics that the outlet's rule selects, beside those that other sources have; none where the rule does not hold."""
    if not page.outlet or not page.outlet.tags:
        return []
    found = [(element, text) for element in page.ruled("tags") if 1 < len(text := text_of(element)) <= _LONGEST and key(text)]
    lists = {step for element, _ in found if is_near(page, element) for step in islice(element.iterancestors(), _LIST)}
    near = [text for element, text in found if not lists.isdisjoint(islice(element.iterancestors(), _LIST))]
    far = [text for _, text in found if text not in near]
    known = {key(tag) for tags in others for tag in tags}
    if not known:
        return [text for _, text in found]
    kept = near or [tag for tag in far if key(tag) in known]
    if not kept:
        fault = "it selects topics far from the headline and the text" if far else "it selects no topic"
    elif others[0] and not known & {key(tag) for tag in kept}:
        fault = "the page displays and states other topics"
    elif len(once(kept)) < len(first := once(next(filter(None, others)))) / 2 and {*map(key, kept)} <= {*map(key, first)}:
        fault = "it selects few of the topics"
    else:
        return kept
    page.evidence.setdefault("tags", []).append(no_longer("tags", "tags", ", ".join(near + far), fault))
    return []


def _displayed_tags(page: TextPage) -> list[str]:
    """Texts of the links to topics below the headline or after the text."""
    found = []
    for piece in pieces(page):
        if (piece.place < 1 and not piece.foot) or len(piece.text) > _LONGEST:
            continue
        link = piece.element if piece.element.tag == "a" else piece.element.getparent()
        if link is None or link.tag != "a":
            continue
        above = link.getparent()
        classes = f"{link.get('class', '')} {above.get('class', '') if above is not None else ''}"
        if "tag" in link.get("rel", "").split() or (_names_topic(classes) and len(piece.text.split()) < 8):
            found.append(piece.text.lstrip("#"))
        elif not _leads_to_topic(link.get("href", "")):
            if found:
                break
        elif len(piece.text.split()) < 6:
            found.append(piece.text.lstrip("#"))
    return found


@lru_cache(maxsize=4096)
def _names_topic(classes: str) -> bool:
    return _TOPIC_CLASS.search(classes) is not None


@lru_cache(maxsize=4096)
def _leads_to_topic(href: str) -> bool:
    return _TOPIC_ADDRESS.search(href) is not None


def _listed(value: Any) -> list[Any]:
    return value[:40] if isinstance(value, list) else [value] if value else []


def _texts(value: Any) -> Iterator[str]:
    for item in _listed(value):
        if text := json_ld.words(item):
            yield text


def _split(texts: Iterable[str]) -> Iterator[str]:
    """The topics in comma-separated texts; paths and identifiers are none."""
    for text in texts:
        for part in re.split(r"\s*[,;]\s*", unescape(text)):  # some escape them twice: `&amp;#xE9;`
            if part and "::" not in part and not re.fullmatch(r"[\w.-]*[:_/=][\w./:=-]*", part):
                yield part


def read_language(page: TextPage) -> str | None:
    """ISO 639-1 code of the text; what the page declares where the text does not say otherwise. Never raises."""
    declared = [("html:lang", page.root.get("lang") or page.root.get("xml:lang") or "")]
    thing = json_ld.article_thing(page)
    declared += [("jsonld:inLanguage", text) for text in _texts(thing.get("inLanguage") if thing else None)]
    declared += [(f"meta:{name}", text) for name in ("og:locale", "content-language", "language") for text in page.metas.get(name, ())[:1]]
    stated = next((code for _, text in declared if (code := _code(text))), None)
    spoken = language_of(" ".join(block.text for block in page.body.blocks[:12]), stated)
    found = [("text", "", spoken), *((source, text, _code(text)) for source, text in declared)]
    chosen = next((code for _, _, code in found if code), None)
    _note(page, "language", found, chosen, "read from the text" if spoken else "declared")
    return chosen


def _code(text: str) -> str | None:
    match = re.match(r"([a-z]{2})(?:[-_]|$)", text.strip().lower())
    return match.group(1) if match else {"french": "fr", "francais": "fr", "english": "en"}.get(unaccented(text.strip()))


def language_of(text: str, stated: str | None = None) -> str | None:
    """The language that a text's commonest words are of; None for a short text or another language.

    A page that is stated to be French is French, unless another language has twice as many of these words: `de la` is Spanish, too.

    >>> language_of("Le pont de la vallée rouvre ce lundi, et les habitants des deux rives sont dans la rue pour la fête du bourg.")
    'fr'
    """
    words = text[:_READ].lower().replace("’", " ").replace("'", " ").split()
    if len(words) < _ENOUGH_WORDS:
        return None
    said = dict.fromkeys(STOPWORDS, 0)
    for word, times in Counter(filter(_SPOKEN_IN.__contains__, words)).items():
        for language in _SPOKEN_IN[word]:
            said[language] += times
    best = max(said, key=lambda language: said[language])
    if stated == "fr" and said[best] < 2 * said["fr"]:
        best = "fr"
    return best if said[best] >= 0.12 * len(words) else None


def read_paywalled(page: TextPage) -> bool | None:
    """True where the page says that part is reserved, False where it says that all is free, None where it says nothing. Never raises."""
    found: list[tuple[str, str, str | None]] = []
    thing = json_ld.article_thing(page)
    if thing is not None:
        found += [("jsonld:isAccessibleForFree", str(value), _reserved(value)) for value in _listed_free(page, thing)]
    for name in ("article:content_tier", "og:article:content_tier"):
        found += [(f"meta:{name}", text, _word(TIERS.get(unaccented(text)))) for text in page.metas.get(name, ())]
    if not any(value for _, _, value in found):
        found += [("text", piece.text, "true") for piece in pieces(page) if _is_wall(piece)][:1]
    chosen = next((value for _, _, value in found if value), None)
    _note(page, "paywalled", found, chosen, "the most trusted")
    return None if chosen is None else chosen == "true"


def _is_wall(piece: Piece) -> bool:
    """Whether a piece says that part is for subscribers, below the headline or at the end; on a link it speaks of another article."""
    if not 0 <= piece.place <= _WALL_WITHIN or not ("abonn" in piece.text or "Abonn" in piece.text or "reste" in piece.text):
        return False
    folded = unaccented(piece.text)
    if not _RESERVED.search(folded) and not ((not piece.foot or piece.place <= _MARK_WITHIN) and _MARK.match(folded)):
        return False
    return not any(step.tag in {"a", "li", "aside", "nav"} for step in (piece.element, *islice(piece.element.iterancestors(), 3)))


def _listed_free(page: Page, thing: json_ld.Thing) -> list[Any]:
    """What an article's thing says of itself; where it says nothing, that a part of the page is reserved, if one is."""
    if "isAccessibleForFree" in thing:
        return [thing["isAccessibleForFree"]]
    parts = [*_listed(thing.get("hasPart")), *(other for other in json_ld.things(page) if "webpageelement" in json_ld.types(other))]
    said = [part["isAccessibleForFree"] for part in parts if isinstance(part, dict) and "isAccessibleForFree" in part]
    return [value for value in said if _reserved(value) == "true"][:1]


def _reserved(value: Any) -> str | None:
    """`isAccessibleForFree` as newspapers write it (`false`, `"True"`, `"Yes"`), turned round."""
    said = str(value).strip().lower().rsplit("/", 1)[-1]
    return "false" if said in _YES else "true" if said in _NO else None


def _word(value: bool | None) -> str | None:
    return None if value is None else str(value).lower()
