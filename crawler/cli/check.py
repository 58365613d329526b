"""The small crawl behind `hemero outlets check`: into an archive that is thrown away."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.cli.crawl import contact_for, demo_served
from crawler.crawl.addresses.scope import NOTHING
from crawler.crawl.addresses.targets import stored_of
from crawler.crawl.politeness.contact import user_agent
from crawler.crawl.run import REHEARSAL, run
from crawler.errors import HemeroError
from crawler.parsing.outlet import Outlet

if TYPE_CHECKING:
    from crawler.archive import Visit


def visits_of(outlet: Outlet, live: bool, stored: Path | None, articles: int, contact: str | None, port: int) -> list[Visit]:
    """What became of the outlet's listings and of some articles; nothing where neither the site nor stored pages are asked."""
    if not live and stored is None:
        return []
    visits: list[Visit] = []
    with tempfile.TemporaryDirectory(prefix="hemero-check-") as folder, contextlib.ExitStack() as stack:
        settings: dict[str, Any] = {
            "HEMERO_ARCHIVE": str(Path(folder) / "check.db"),
            "LOG_LEVEL": "ERROR",
            "HEMERO_COMMAND": "hemero outlets check",
        }
        if stored is None:
            targets: tuple[str, ...] = (outlet.name,)
            settings |= {
                "HEMERO_FOLLOW": 0,
                "HEMERO_LIMIT": articles,
                "USER_AGENT": user_agent(contact_for(targets, contact, rehearsed=False)),
            }
            if outlet.name == "demo":
                stack.enter_context(demo_served(settings, port))
        else:
            targets = _stored(outlet, stored, settings)
        run(targets, settings, dated=stored is None, heard=visits.append)
    site, home = settings.get("HEMERO_SITE", ""), outlet.fronts[0].rstrip("/") if outlet.fronts else ""
    return [replace(visit, url=visit.url.replace(site, home, 1)) for visit in visits] if site else visits


def _stored(outlet: Outlet, replay: Path, settings: dict[str, Any]) -> tuple[str, ...]:
    """The outlet's stored pages, listings among them."""
    from crawler.crawl.replay import Replay

    if not replay.exists():
        raise HemeroError(f"{replay} is not there: name a folder with a pages.jsonl, or a WARC file.")
    addresses = [address for address in stored_of((outlet.name,), Replay(replay).addresses) if "://" in address]
    if not addresses:
        raise HemeroError(f"{replay} has no page of {outlet.name}: name a folder or WARC that has, or ask the site with --live.")
    handler = "crawler.crawl.replay.ReplayHandler"
    settings |= REHEARSAL | {"HEMERO_REPLAY": str(replay), "HEMERO_ROBOTS": False, "DOWNLOAD_HANDLERS": {"http": handler, "https": handler}}
    settings |= {"HEMERO_FOLLOW": NOTHING, "HEMERO_BASIS": "research"}
    return tuple(addresses)
