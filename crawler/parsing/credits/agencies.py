"""Press agencies: under which names they sign, and which of them a line names."""

from __future__ import annotations

import re

from crawler.parsing.document.text import unaccented

AGENCIES = {
    "6medias": "6Medias", "aa": "AA", "adnkronos": "Adnkronos", "aef": "AEF", "aef info": "AEF", "afp": "AFP", "afp relaxnews": "AFP",
    "afp-services": "AFP", "agence anadolu": "AA", "agence apa": "APA", "agence belga": "Belga", "agence ecofin": "Agence Ecofin",
    "agence france presse": "AFP", "agence france-presse": "AFP", "agence presse canadienne": "La Presse canadienne",
    "agence qmi": "Agence QMI", "agence science-presse": "Agence Science-Presse", "agences": "agences", "agencies": "agences",
    "aip": "AIP", "anadolu": "AA", "anp": "ANP", "ansa": "ANSA", "ap": "AP", "apa": "APA", "apanews": "APA", "apm": "APM", "aps": "APS",
    "associated press": "AP", "ats": "ATS", "awp": "AWP", "bang showbiz": "Bang Showbiz", "belga": "Belga", "bloomberg": "Bloomberg",
    "cover media": "Cover Media", "destination sante": "Destination Santé", "dow jones": "Dow Jones", "dpa": "DPA", "efe": "EFE",
    "etx daily up": "ETX Daily Up", "etx majelan": "ETX Majelan", "etx studio": "ETX Studio", "interfax": "Interfax",
    "keystone-ats": "Keystone-ATS", "kyodo": "Kyodo", "la presse canadienne": "La Presse canadienne", "lusa": "Lusa", "map": "MAP",
    "news aktuell": "News Aktuell", "panapress": "Panapress", "pc": "La Presse canadienne", "presse canadienne": "La Presse canadienne",
    "pti": "PTI", "relaxnews": "Relaxnews", "reuters": "Reuters", "sda": "ATS", "sda-ats": "ATS", "sportcom": "Sportcom",
    "sputnik": "Sputnik", "tap": "TAP", "tass": "TASS", "the associated press": "AP", "the canadian press": "La Presse canadienne",
    "thomson reuters": "Reuters", "ukrinform": "Ukrinform", "upi": "UPI", "xinhua": "Xinhua",
}  # fmt: skip
"""Names under which agencies sign, lower case without accents, and their usual name."""

PARTS = re.compile(r"\s*(?:[,;|•·/–—]|\s-\s|(?<=\w{4})\.\s+(?=\w)|\bet\b|\bavec\b|\band\b|\bwith\b|&|\+)\s*", re.IGNORECASE)
"""What parts the names of a line."""
_FROM = re.compile(r"([^\W\d_]+)-[A-ZÀ-Ý][^\W\d_]+(?: \([^()]*\))?")
"""`APA-Dakar`: the agency and where it wrote from."""
_ARTICLE = re.compile(r"(?:l'|les? |the )?(?:agences? )?(?=\w)")


def agency(name: str) -> str | None:
    """The usual name of an agency, None for anybody else.

    >>> agency("Agence France-Presse"), agency("belga"), agency("Keystone ATS"), agency("Anne Marchand")
    ('AFP', 'Belga', 'Keystone-ATS', None)
    """
    folded = unaccented(name).strip(" .()")
    return AGENCIES.get(folded) or AGENCIES.get(folded.replace(" ", "-"))


_AN_AGENCY = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in AGENCIES) + r")\b")
_WORD = re.compile(r"\w+")
_LAST_WORDS = frozenset(_WORD.findall(name)[-1] for name in AGENCIES)
"""The last word of each name, which fewer texts hold than its first (`la presse canadienne`)."""


def names_agency(folded: str) -> bool:
    """A quick look at a folded text: where it says no, `agencies_in` finds none."""
    return not _LAST_WORDS.isdisjoint(_WORD.findall(folded)) and _AN_AGENCY.search(folded) is not None


def agencies_in(text: str) -> list[str]:
    """The agencies named in a short text, as displayed.

    >>> agencies_in("avec l’AFP et Reuters"), agencies_in("à Vire")
    (['AFP', 'Reuters'], [])
    """
    return [named for part in PARTS.split(text) if agency(named := without_article(part.strip(" .")))]


def without_article(part: str) -> str:
    """`L’AFP` and `l’agence AFP` as `AFP`; anything else as it stands.

    >>> [without_article(part) for part in ("l’agence AFP", "Agence France-Presse", "Les Cahiers", "APA-Dakar")]
    ['AFP', 'Agence France-Presse', 'Les Cahiers', 'APA']
    """
    if agency(part):
        return part
    if (place := _FROM.fullmatch(part)) and agency(place[1]):
        return place[1]
    match = _ARTICLE.match(unaccented(part))
    rest = part[match.end() :] if match else part
    return rest if agency(rest) else part
