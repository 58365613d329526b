"""Circles of redirects: addresses that lead to each other, also where listings named them one by one."""

from __future__ import annotations

import sqlite3

LED_TO = "SELECT detail FROM pages WHERE url = ? AND outcome = 'redirected'"
"""The address to which a stored redirect leads."""
MAX_STEPS = 20


def redirect_circle(db: sqlite3.Connection, url: str, target: str) -> str:
    """Why a page that redirects to `target` leads nowhere: stored redirects lead back to it. Empty where they do not."""
    led = [url, target]
    while led[-1] != url and len(led) < MAX_STEPS and (row := db.execute(LED_TO, (led[-1],)).fetchone()):
        led.append(str(row[0]))
    return f"redirects in a circle: {' → '.join(led)}"[:500] if led[-1] == url else ""
