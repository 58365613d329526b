"""What an address looks like: an item of its own, or a section, a topic, a service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

from crawler.parsing.document import addresses
from crawler.parsing.outlet import Outlet

_NO_ITEM = re.compile(
    r"/(?:"
    r"tags?(?:_[a-z]+)?|forums?|viewtopic|showthread|topics?|mots?-?cles?|keywords?|auth?ors?|auteurs?|journalistes?|profile?s?|categor(?:y|ies|ie)|recherche[rs]?|search"
    r"|resultats?(?:-de-recherche)?|taxonomy|[0-9]+-auteurs?-[\w-]+|newsletters?|abonnements?|abonnez-vous|abo|subscribe"
    r"|boutique|shop|store|jeux-concours|login|connexion|se-connecter|compte|mon-compte|account|inscription|register|contacts?"
    r"|contactez-nous|mentions-legales|cg[uv]s?|chartes?|faq|aide|help|rss"
    r"|flux|annonces(?:-legales)?|(?:[\w-]+-)?annonces?-[0-9]+|petites-annonces|horoscopes?|programmes?-tv|(?:code|bon)s?-?(?:promo|plan)s?"
    r"|comparateurs?"
    r"|guides?-?(?:d-?)?(?:achats?|shopping)|partenaires?|partner|sponsors?"
    r"|publi-?(?:redactionnel|reportage|info)s?|contenus?-sponsorises?|brand-?content|kiosque|cotations?|cookies|privacy"
    r"|qui-sommes-nous|a-propos|about|legal|institutionell?es?|e-services|users?|membres?"
    r"|espace-\w+|go|annuaires?|pronostics?|mots-fleches|sudoku|redirect|click|clic|ads?|wp-content|wp-admin|biographies?|feeds?|source"
    r"|(?:politique-de-(?:confidentialite|cookies)|conditions-generales|mentions-legales|donnees-personnelles|protection-des-donnees"
    r"|charte-|comment-ecouter|inscription-|newsletter-)[\w-]*"
    r")(?=/|\?|$|\.(?:html?|php|aspx?)(?:$|\?))",
)
"""Whole steps of a path, in small letters, under which no article stands."""
_TAGS = re.compile(r"/[\w-]+-tags?(?=/|\?|$|\.(?:html?|php|aspx?)$)")
"""The same of those whose last word says so."""
_RARELY = re.compile(
    r"/(?:themes?|thematiques?|sujets?|dossiers?|rubriques?|personnalites?|archives?|jeux?|games?|pdf|pages?|services?|immobilier"
    r"|emplois?|meteo|bourse|offres?|promotions?|classements?|cartes?|agenda"
    r"|emissions?|films?|programmes?|series?|collections?|evenements?|magazine|membre|people)(?=/|\?|$|\.(?:html?|php|aspx?)(?:$|\?))",
)
"""Steps of a path, in small letters, under which more sections and services stand than articles."""
_SERVICE_HOSTS = re.compile(
    r"^(?:www-)?(?:abo\w*|abonnement\w*|boutique|shop|store|jeux?|games|annonces?\w*|immo\w*|emploi\w*|compte|account|login|pdf\w*"
    r"|journal|ejournal|kiosque|club|meteo|bourse|services?|mon-?compte"
    r"|comparateurs?|codes?-?promos?|bons-?plans?|solutions|horoscope|newsletters?|dating|rencontres?|secure|connect|auth|static|media|forums?"
    r"|img|images|assets|cdn|help|aide|support|pub|ads?|partenaires?|voyages?|evenements?|events?)\.",
    re.IGNORECASE,
)
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|xml|rss|zip|docx?|xlsx?|ics)(?:$|\?)|\.pdf\.")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?<![0-9]{5})[/-]?(?:0?[1-9]|1[0-2])[/-]?[0-3]?[0-9]?(?![0-9])")
_DIGIT = re.compile(r"[0-9]")
_IDENTIFIER = re.compile(r"[0-9]{4}(?:[0-9]|(?<=[/=_-][0-9]{4})(?=$|[/.]))")
"""Both begin with a digit in so many words: a search leaps from digit to digit."""
_MIXED = re.compile(r"(?<![a-z0-9])[a-z0-9]{10,}(?=$|[/.?])")
"""Ten letters and digits, in small letters: an identifier where there are some of both."""
_ITEM = 3.0
"""The score from which an address is an item's, whatever the step that it stands under."""
_PLAIN = 5.0
"""The score from which it is one whatever the host."""
_TOLD = re.compile(r"(?:[a-z]+-){4}[a-z]+", re.IGNORECASE)
"""Words that name an item, not an object for sale."""
_USUAL = 5
"""Links of one make from which it is that of the site's articles."""
_SAFE = "/%?=&@:+,;!$'()*~"
"""What a path holds as it is, beside letters and digits."""
_LEADS_OFF = re.compile(r"[\w+.-]*:|//|[#?]")
"""How an address begins that is no path."""
_SLUG = 3
"""Separators that a slug has at least."""


_YEAR_OR_MORE = re.compile(r"[0-9]{4}")


@lru_cache(maxsize=16384)
def may_be_item(href: str) -> bool:
    """Whether a link, as the page has it, leads to what may be an item: a number, or a slug of four words.

    >>> may_be_item("/politique-et-societe/"), may_be_item("/le-budget-est-vote")
    (False, True)
    """
    return href.count("-") > 2 or href.count("_") > 2 or _YEAR_OR_MORE.search(href) is not None


def score(path: str) -> float:
    """How much `path` (path and query) looks like an item's: from -4 (a service) over 0 (a section) to 6 (slug, date and number).

    >>> score("/sport/"), score("/tag/election-presidentielle"), score("/monde/2024/05/01/le-budget-de-l-etat-est-vote_123456.html")
    (0.0, -4.0, 6.0)
    """
    return _read(path, frozenset())[0]


def _unlikely(path: str) -> frozenset[str]:
    """The steps of `path` under which no article stands elsewhere."""
    small = path.lower()
    if _NO_ITEM.search(small) is None and "tag" not in small:
        return frozenset()
    return frozenset(step[0] for steps in (_NO_ITEM, _TAGS) for step in steps.finditer(small))


@lru_cache(maxsize=16384)
def _read(path: str, likely: frozenset[str]) -> tuple[float, bool, str]:
    """(score, whether it holds an identifier, the number of its last step); under the steps `likely` articles stand here."""
    small = path.lower()
    if ("." in small and _FILES.search(small)) or not likely.issuperset(_unlikely(small)):
        return -4.0, False, ""
    bare = path.partition("?")[0]
    longest = _longest(bare)
    found = 0.0
    if longest >= 3:
        found += 3.0 if longest >= 5 else 2.0 if longest >= 4 else 1.0
    identified, number = False, ""
    if _DIGIT.search(path):
        if identified := _is_identified(small):
            found += 2.0
        if _DATE.search(bare):
            found += 1.0
        number = _number(bare) if identified else ""
    if found < 5 and _RARELY.search(small):
        found -= 1.5
    return found, identified, number


def _longest(path: str) -> int:
    """How many separators stand between the words of the step that has most; 0 for fewer than a slug has."""
    for other in ("_", ",", "+", "%20"):
        if other in path:
            path = path.replace(other, "-")
    whole = path.count("-")
    if whole < _SLUG:
        return 0
    last = path.count("-", path.rfind("/") + 1)
    return last if 2 * last >= whole else max([step.count("-") for step in path.split("/")])


def _is_identified(path: str) -> bool:
    """Whether a path in small letters holds an identifier."""
    return _IDENTIFIER.search(path) is not None or any(not word.isalpha() for word in _MIXED.findall(path))


class Shapes:
    """The addresses of one page's site, judged beside the page's own."""

    def __init__(self, url: str, canonical: str, outlet: Outlet | None) -> None:
        self._outlet = outlet
        self._queried = "?" in canonical
        keys = {self._key(addresses.path_of(url)), self._key(addresses.path_of(canonical))} - {""}
        self._own = keys | {unquote(key) for key in keys} | {quote(key, _SAFE, errors="ignore") for key in keys}
        self._starts = tuple(self._own)
        self._site = addresses.site(addresses.host(url))
        self._hosts: dict[str, tuple[bool, bool, bool]] = {}
        own = addresses.path_of(addresses.normalise(url) or url)
        self._number = _number(own.partition("?")[0])
        self._is_front = len(own) < 2
        self._take(own)
        if outlet is not None and self._own_score >= _ITEM and outlet.is_article(unquote(own)) is False:
            self._outlet = None  # another generation of the site's addresses, which the pattern does not know
        self._numbers = _numbers(own)
        self._below = tuple(start + "/" for start in self._own) if self._own_score >= _ITEM else ()
        """How addresses begin of what is part of the page: its pictures, its second half."""
        if outlet and self._own_score >= _ITEM and outlet.is_article_at(url) is False:
            self._outlet = None  # the pattern does not know this generation of addresses

    def _take(self, own: str) -> None:
        """Judge the others beside the address `own`."""
        steps = _unlikely(own)
        self._likely = steps if _read(own, steps)[0] >= _ITEM else frozenset()  # under a step of an item's own address items stand
        self._own_score, identified, number = _read(own, self._likely)
        self._digits = len(number)
        ending = _ENDING.search(own.partition("?")[0])
        self._ending = ending[0] if ending else ""
        self._numbered = self._own_score >= 4 and identified

    def learn(self, links: Iterable[str]) -> None:
        """Where an article's own address tells nothing (`/?p=12345`), judge beside that of the make which most of its links have."""
        if self._own_score >= _ITEM or self._is_front:
            return
        makes: dict[tuple[bool, int], dict[str, float]] = {}
        for path in self._paths(links):
            found, identified, number = _read(path, frozenset())
            if found >= _ITEM:
                makes.setdefault((identified, len(number)), {})[path] = found
        usual = max(makes.values(), key=len, default={})
        if len(usual) >= _USUAL:
            score = Counter(usual.values()).most_common(1)[0][0]
            self._take(min(path for path, found in usual.items() if found == score))

    def _paths(self, links: Iterable[str]) -> Iterator[str]:
        """Path and query of those of the links that lead to this site."""
        for url in links:
            start = url.find("/", 8)
            if start > 0 and addresses.site(addresses.host(url[:start])) == self._site:
                yield url[start:].partition("#")[0]
            elif not _LEADS_OFF.match(url):
                yield "/" + url.partition("#")[0].lstrip("/")

    def score(self, url: str) -> float:
        """How much an absolute address looks like another item of this site; -9 where it is the page itself or of another site."""
        start = url.find("/", 8 if url[0] != "/" else 0)  # a path alone, where nobody knows the page's host
        end = start if start >= 0 else len(url)
        host, path = url[:end], url[end:]
        known = self._hosts.get(host)
        if known is None:
            known = self._hosts[host] = self._judge(addresses.host(host))
        same, own, service = known
        if not same:
            return -9.0
        if "#" in path and "#/" not in path:
            if _COMMENT.search(path):
                return -9.0
            path = path[: path.index("#")]
        if len(path) < 2 or (path.startswith(self._starts) and self._key(path) in self._own):
            return -9.0
        found, identified, number = _read(path, self._likely)
        if found < 0:
            return found
        if service:
            return found - 2.0 if found >= _PLAIN and _TOLD.search(path) else -9.0  # `immobilier.` holds offers, and articles about them
        if (number and self._is_own(number, path)) or (self._below and path.startswith(self._below)):
            return -9.0
        told = self._outlet.is_article(unquote(path)) if own and self._outlet else None
        likely = self._compared(path, found, identified, number) if told is not True else found
        if told is False:
            least = min(likely, found - 2.0)
            return max(0.0, least) if path.count("-") > 1 else least  # a strong vote, and no veto where the address names an item
        return found + 1.0 if likely == found and 3.0 <= self._own_score <= found < 5.0 else likely

    def _is_own(self, number: str, path: str) -> bool:
        """Whether an address whose last step holds `number` is the page's own: a number that only closes it may be its section's."""
        return number == self._number and (len(self._numbers) < 2 or self._numbers == _numbers(path))

    def _compared(self, path: str, found: float, identified: bool, number: str) -> float:
        """The score of an address beside the page's own: less where that has a number and it has none, or a short one."""
        if self._numbered and found > 0 and not identified:
            return found - 1.0
        if 0 < len(number) < self._digits - 1:
            return found - (2.0 if self._ending in path else 3.0)
        return found

    def _key(self, path: str) -> str:
        """What two addresses of one page have in common: the path, with its query where that names the article."""
        return (path if self._queried else path.partition("?")[0]).partition("#")[0].rstrip("/")

    def _judge(self, host: str) -> tuple[bool, bool, bool]:
        """Whether a host is of this site, one whose articles the outlet's file knows by their addresses, and a service's."""
        own = self._outlet is not None and host.removeprefix("www.") in self._outlet.hosts
        return addresses.site(host) == self._site, own, _SERVICE_HOSTS.match(host) is not None


def _number(path: str) -> str:
    """The number that the last step of `path` holds, the longest and last, dates left out; empty where it holds none."""
    found = _numbers(path)
    return max(reversed(found), key=len) if len(found) > 1 else "".join(found)


def _numbers(path: str) -> list[str]:
    """The numbers of five digits and more in the last step of `path`, dates left out."""
    return [number for number in _NUMBERS.findall(path.rstrip("/").rpartition("/")[2]) if not _DAY.fullmatch(number)]


_ENDING = re.compile(r"\.\w{3,5}$")
"""What the addresses of a site's articles end with: `.html`."""
_NUMBERS = re.compile(r"[0-9]{5,}")
_DAY = re.compile(r"20[0-9]{6}")
_COMMENT = re.compile(r"#(?:com|comments?|commentaires?|reactions?)[-_]?[0-9]+$", re.IGNORECASE)
"""An address that leads to one comment below an item, as columns of the latest comments do."""
