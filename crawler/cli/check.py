"""The small crawl of `hemero outlets check`, into a temporary archive."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.cli.crawl import contact_for, demo_served
from crawler.crawl.addresses.scope import FOLLOW_NOTHING
from crawler.crawl.addresses.targets import replay_targets
from crawler.crawl.politeness.contact import user_agent
from crawler.crawl.run import OFFLINE_SETTINGS, run
from crawler.errors import HemeroError
from crawler.parsing.outlet import Outlet

if TYPE_CHECKING:
    from crawler.archive import Visit


def visits_of(outlet: Outlet, live: bool, stored: Path | None, articles: int, contact: str | None, port: int) -> list[Visit]:
    """The visits of the outlet's listings and of some articles. Empty if neither the site nor stored pages are used."""
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
                "USER_AGENT": user_agent(contact_for(targets, contact, offline=False)),
            }
            if outlet.name == "demo":
                stack.enter_context(demo_served(settings, port))
        else:
            targets = _replay_targets(outlet, stored, settings)
        run(targets, settings, fetch_times_known=stored is None, on_visit=visits.append)
    site, home = settings.get("HEMERO_SITE", ""), outlet.fronts[0].rstrip("/") if outlet.fronts else ""
    return [replace(visit, url=visit.url.replace(site, home, 1)) for visit in visits] if site else visits


def _replay_targets(outlet: Outlet, replay: Path, settings: dict[str, Any]) -> tuple[str, ...]:
    """The addresses of the outlet's stored pages and listings."""
    from crawler.crawl.replay import Replay

    if not replay.exists():
        raise HemeroError(f"{replay} is not there: name an existing folder with a pages.jsonl, or a WARC file.")
    addresses = [address for address in replay_targets((outlet.name,), Replay(replay).addresses) if "://" in address]
    if not addresses:
        raise HemeroError(f"{replay} has no page of {outlet.name}: name a folder or WARC that has one, or crawl the site with --live.")
    handler = "crawler.crawl.replay.ReplayHandler"
    settings |= OFFLINE_SETTINGS | {
        "HEMERO_REPLAY": str(replay),
        "HEMERO_ROBOTS": False,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
    }
    settings |= {"HEMERO_FOLLOW": FOLLOW_NOTHING, "HEMERO_BASIS": "research"}
    return tuple(addresses)
