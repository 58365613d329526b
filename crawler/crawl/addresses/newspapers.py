"""Newspapers as rows of the archive's table `outlets`."""

from __future__ import annotations

from crawler import outlets


def newspaper_row(name: str) -> dict[str, object] | None:
    """The row of the newspaper with this name; None where there is no such outlet file.

    >>> newspaper_row("demo")["zone"], newspaper_row("le-journal-de-personne")
    ('Europe/Paris', None)
    """
    if name not in outlets.names():
        return None
    one = outlets.get(name)
    return {"outlet": one.name, "title": one.title, "hosts": one.hosts, "country": one.country, "kind": one.kind, "zone": one.timezone}
