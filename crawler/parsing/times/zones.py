"""The zone in which a page prints its times: its outlet's, else its country's."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.outlet import path_of

DEFAULT_ZONE = "Europe/Paris"

COUNTRY_ZONES = {
    "ad": "Europe/Andorra", "ae": "Asia/Dubai", "am": "Asia/Yerevan", "be": "Europe/Brussels", "bf": "Africa/Ouagadougou",
    "bi": "Africa/Bujumbura",
    "bj": "Africa/Porto-Novo", "ca": "America/Montreal", "cd": "Africa/Kinshasa", "cf": "Africa/Bangui", "cg": "Africa/Brazzaville",
    "ch": "Europe/Zurich", "ci": "Africa/Abidjan", "cm": "Africa/Douala", "cn": "Asia/Shanghai", "cz": "Europe/Prague",
    "de": "Europe/Berlin",
    "dj": "Africa/Djibouti", "dz": "Africa/Algiers", "eg": "Africa/Cairo", "fr": "Europe/Paris", "ga": "Africa/Libreville",
    "gf": "America/Cayenne",
    "gn": "Africa/Conakry", "gp": "America/Guadeloupe", "ht": "America/Port-au-Prince", "il": "Asia/Jerusalem", "jp": "Asia/Tokyo",
    "kh": "Asia/Phnom_Penh", "km": "Indian/Comoro", "la": "Asia/Vientiane", "lb": "Asia/Beirut", "lu": "Europe/Luxembourg",
    "ma": "Africa/Casablanca",
    "mc": "Europe/Monaco", "mg": "Indian/Antananarivo", "ml": "Africa/Bamako", "mq": "America/Martinique", "mr": "Africa/Nouakchott",
    "mu": "Indian/Mauritius", "nc": "Pacific/Noumea", "ne": "Africa/Niamey", "pf": "Pacific/Tahiti", "pm": "America/Miquelon",
    "qa": "Asia/Qatar",
    "quebec": "America/Montreal", "re": "Indian/Reunion", "ro": "Europe/Bucharest", "ru": "Europe/Moscow", "rw": "Africa/Kigali",
    "sc": "Indian/Mahe", "sn": "Africa/Dakar", "td": "Africa/Ndjamena", "tg": "Africa/Lome", "tn": "Africa/Tunis", "tr": "Europe/Istanbul",
    "ua": "Europe/Kyiv", "uk": "Europe/London", "va": "Europe/Vatican", "vn": "Asia/Ho_Chi_Minh", "vu": "Pacific/Efate",
    "wf": "Pacific/Wallis",
    "yt": "Indian/Mayotte",
}  # fmt: skip
"""Zones of countries that publish news in French, by the ending of their addresses (IANA names; Québec for Canada)."""

_REGION = re.compile(r"^fr[-_]([a-z]{2})\b", re.IGNORECASE)


def zone_of(page: RuledPage) -> tuple[ZoneInfo, bool]:
    """The zone, and whether something says so: the outlet's file, the address's ending, the language's region; else Paris, by default."""
    if page.outlet:
        return ZoneInfo(page.outlet.zone_at(path_of(page.url))), True
    ending = page.host.rsplit(".", 1)[-1]
    if ending in COUNTRY_ZONES:
        return ZoneInfo(COUNTRY_ZONES[ending]), True
    for stated in (page.root.get("lang") or "", *page.metas.get("og:locale", ())):
        region = _REGION.match(stated)
        if region and region.group(1).lower() != "fr" and (name := COUNTRY_ZONES.get(region.group(1).lower())):
            return ZoneInfo(name), True  # `fr-FR` is what templates say everywhere
    return ZoneInfo(DEFAULT_ZONE), False
