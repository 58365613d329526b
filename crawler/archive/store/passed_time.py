"""Time that passes without waiting, for the crawls of the demo newspaper: planned visits come nearer."""

from __future__ import annotations

from crawler.archive.store.archive import Archive


def let_time_pass(archive: Archive, seconds: float) -> None:
    """Plan all visits so many seconds earlier, as if the time had passed. Pages of headlines are due at once."""
    with archive.transaction():
        archive.db.execute("UPDATE pages SET next_visit = 0 WHERE queue = 'later' AND hint = 'listing'")
        archive.db.execute("UPDATE pages SET next_visit = next_visit - ? WHERE queue = 'later'", (seconds,))
