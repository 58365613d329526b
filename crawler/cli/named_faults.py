"""Says which of the addresses that the user named brought nothing, and why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from crawler.archive import Archive
from crawler.cli import console
from crawler.parsing.document import addresses

PAGE = "SELECT url, outcome, detail FROM pages WHERE url = ?"
MAX_REDIRECTS = 11


def print_named_faults(archive: Path, targets: Iterable[str]) -> None:
    """For each address that the user named and that brought nothing: a line on standard error."""
    named = [url for target in targets if "://" in target and (url := addresses.normalise(target))]
    if not named:
        return
    with Archive(archive, readonly=True) as opened:
        for url in named:
            there, outcome, detail = _end_of(opened, url)
            if outcome in ("error", "blocked", "gone", "not_html", "too_large"):
                way = url if there == url else f"{url} redirects to {there}, which"
                console.err.print(f"{way} brought nothing: {outcome} ({detail}).", markup=False, soft_wrap=True)


def _end_of(archive: Archive, url: str) -> tuple[str, str, str]:
    """Address, outcome and detail of the page to which the address leads through its redirects."""
    row = ("", "", "")
    for _ in range(MAX_REDIRECTS):
        found = archive.db.execute(PAGE, (url,)).fetchone()
        if found is None:
            break
        row = (str(found[0]), str(found[1]), str(found[2]))
        if row[1] != "redirected":
            break
        url = row[2]
    return row
