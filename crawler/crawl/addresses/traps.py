"""Traps: addresses that a site makes without end. They wait with the reason instead of being fetched."""

from __future__ import annotations

import re
import time
from collections import Counter
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

MAX_PAGE = 2000
"""The last page of a listing that is read."""
MAX_PARTS = 60
"""The last page of an article that is read."""
MAX_PAIRS = 8
"""The largest number of parameters in the address of an article."""
FIRST_YEAR = 1945
"""Calendars are followed back to this year, and forward to the next one."""
TRAP_LISTING = "not followed: a trap: its pages never end"
TRAP_CALENDAR = "not followed: a trap: a calendar beyond any newspaper's days"
TRAP_FILTER = "not followed: a trap: a filter or a sort of a listing"
TRAP_LOOP = "not followed: a trap: its path repeats itself"

_FACETS = re.compile(
    r"f(?:ilters?|iltres?|acets?|acettes?)?(?:\[.*\].*|%5b.*)?|(?:.*_)?(?:filter|filtre|facet|facette)s?(?:\[.*)?|sort(?:_?by|_order)?|tri(?:er)?|order(?:_?by)?|ordre|dir"
    r"|orderby|affichage|par_?page|per_?page|view(?:_mode)?|layout|replytocom|share|print|add-to-cart|tribe.*|eventdisplay|ical",
    re.IGNORECASE,
)
"""Names of parameters that arrange a listing in another way."""
_PAGER = re.compile(r"page|p|pg|paged|num_page|pageno|start|offset|from|debut_\w+", re.IGNORECASE)
_PAGER_STEP = re.compile(r"/(?:page|p|pagina|seite)[/-]?(\d+)/?$|[/_-]page-?(\d+)(?:\.\w{3,5})?$", re.IGNORECASE)
_CALENDAR = re.compile(
    r".*date.*|jour|day|mois|month|mo|annee|année|year|yr|semaine|week|cal(?:endar|endrier)?|agenda|when|du|au|from|to|after|before",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=$|[-/.]?(?:0?[1-9]|1[0-2])(?!\d)|(?:0[1-9]|1[0-2])\d\d(?!\d)|-W)")
_CALENDAR_STEP = re.compile(r"/(?:agenda|calendrier|calendar|evenements?|events?)/(?:.*/)?(\d{4})(?:[/-]\d{1,2})", re.IGNORECASE)


def trap(url: str, found_on: str, part: int = 1) -> str:
    """The reason why an address looks like one of endlessly many; empty if it does not. `part`: its number as a page of an article.

    >>> trap("https://exemple.fr/agenda?date=2094-01-01", "https://exemple.fr/agenda")
    "not followed: a trap: a calendar beyond any newspaper's days"
    >>> trap("https://exemple.fr/2016/11/24/le-pont-rouvre?page=2", "https://exemple.fr/")
    ''
    """
    if part > MAX_PARTS:
        return TRAP_LISTING
    path, query, _ = url.partition("?")
    return _trap(url, bool(query) and found_on.partition("?")[0] == path)


@lru_cache(maxsize=16384)
def _trap(url: str, same_path: bool) -> str:
    """The reason for one address. (Neighbouring pages have the same links.) `same_path`: only its query differs from the page's."""
    if "?" not in url:
        return _path_trap(url[url.find("/", 8) :])
    parts = urlsplit(url)
    return _query_trap(parse_qsl(parts.query, keep_blank_values=True), same_path) or _path_trap(parts.path)


def _query_trap(pairs: list[tuple[str, str]], same_path: bool) -> str:
    if len(pairs) > MAX_PAIRS or any(count > 2 for count in Counter(name for name, _ in pairs).values()):
        return TRAP_FILTER
    for name, value in pairs:
        if _FACETS.fullmatch(name) and (same_path or "[" in name or len(pairs) > 1):
            return TRAP_FILTER
        if (
            _PAGER.fullmatch(name)
            and value.isdecimal()
            and int(value[:9]) > MAX_PAGE * (50 if name.lower() in ("start", "offset", "from") else 1)
        ):
            return TRAP_LISTING
        if _CALENDAR.fullmatch(name) and (year := _YEAR.search(value)) and not _is_printed(int(year[1])):
            return TRAP_CALENDAR
    return ""


def _path_trap(path: str) -> str:
    if (page := _PAGER_STEP.search(path)) and int((page[1] or page[2])[:9]) > MAX_PAGE:
        return TRAP_LISTING
    if (day := _CALENDAR_STEP.search(path)) and not _is_printed(int(day[1])):
        return TRAP_CALENDAR
    if path.count("/") > 5 and any(count > 2 for step, count in Counter(path.strip("/").split("/")).items() if not step.isdigit()):
        return TRAP_LOOP
    return ""


def _is_printed(year: int) -> bool:
    return FIRST_YEAR <= year <= time.gmtime().tm_year + 1
