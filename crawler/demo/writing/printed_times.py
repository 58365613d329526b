"""The time lines of the demo newspaper, for each template."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from crawler.demo.writing.calendar import MONTHS, WEEKDAYS, elapsed


def _long(at: datetime) -> str:
    """For example: 24 novembre 2016 à 08h39."""
    return f"{ordinal(at)} {MONTHS[at.month - 1]} {at.year} à {at:%Hh%M}"


def ordinal(at: date) -> str:
    """The day of the month as printed: 1er, 2, 3."""
    return "1er" if at.day == 1 else str(at.day)


def _ago(at: datetime, now: datetime) -> str:
    minutes = elapsed(at, now) // timedelta(minutes=1)
    if minutes < 60:
        return f"il y a {minutes} minute{'s' if minutes > 1 else ''}" if minutes else "à l’instant"
    hours = minutes // 60
    return f"il y a {hours} heure{'s' if hours > 1 else ''}"


def _near(at: datetime, now: datetime, hour: str) -> str:
    """`aujourd’hui` and `hier` for today and yesterday, the full date for other days."""
    if at.date() == now.date():
        return f"aujourd’hui à {at:{hour}}"
    if at.date() == (now - timedelta(days=1)).date():
        return f"hier à {at:{hour}}"
    return f"le {_long(at)}"


def _modern(published: datetime, updated: datetime | None, now: datetime, variant: int) -> str:
    if variant % 3 == 0:
        first, second = _near(published, now, "%H:%M"), _near(updated, now, "%H:%M") if updated else ""
    elif elapsed(published, now) < timedelta(days=1) and variant % 2:
        first, second = _ago(published, now), _ago(updated, now) if updated else ""
    else:
        first, second = f"le {_long(published)}", f"le {_long(updated)}" if updated else ""
    return f"Publié {first}" + (f", mis à jour {second}" if second else "")


def _decade(published: datetime, updated: datetime | None, now: datetime, variant: int) -> str:
    if variant % 2:
        update = f" • Mis à jour le {updated:%d.%m.%Y à %Hh%M}" if updated else ""
        return f"La Gazette | {published:%d.%m.%Y à %Hh%M}{update}"
    if variant % 4 == 2 and elapsed(published, now) < timedelta(days=1):
        return f"Publié {_ago(published, now)}" + (f" , Mis à jour {_ago(updated, now)}" if updated else "")
    update = f" ; Mis à jour {'à' if updated.date() == published.date() else f'le {updated:%d/%m/%Y} à'} {updated:%H:%M}" if updated else ""
    return f"Publié le {published:%d/%m/%Y à %H:%M}{update}"


def _old(published: datetime, updated: datetime | None, now: datetime, variant: int) -> str:
    """A single time: that of the update, where there is one."""
    at = updated or published
    if at.date() == (now - timedelta(days=1)).date() and variant % 2:
        return f"Mis en ligne hier à {at:%H:%M}" if not updated else f"Mis à jour hier à {at:%H:%M}"
    if updated:
        return f"Dernière mise à jour à {at:%Hh%M le %d/%m}"
    if variant % 3 == 0:
        return f"Mis en ligne le {WEEKDAYS[at.weekday()]} {ordinal(at)} {MONTHS[at.month - 1]} {at.year}, {at:%H h %M}"
    return f"{at:%d/%m/%y - %Hh%M}" if variant % 3 == 1 else f"Mis en ligne le {at:%d/%m à %Hh%M}"


STAMPS = {"modern": _modern, "decade": _decade, "old": _old}


def stamp(template: str, published: datetime, updated: datetime | None, now: datetime, variant: int) -> str:
    """The time line of a page as printed at `now`.

    >>> from crawler.demo.writing.calendar import DEFAULT_AT as now
    >>> stamp("old", now - timedelta(days=1), now, now, 0)
    'Dernière mise à jour à 08h39 le 24/11'
    >>> stamp("modern", now - timedelta(hours=2), None, now, 1)
    'Publié il y a 2 heures'
    """
    return STAMPS[template](published, updated, now, variant)
