"""Circles of redirects: addresses that lead to each other, also where listings named them one by one."""

from __future__ import annotations

import sqlite3

LED_TO = """
WITH RECURSIVE led (url, steps) AS (
    SELECT :target, 1 UNION
    SELECT p.detail, led.steps + 1 FROM led JOIN pages p ON p.url = led.url
    WHERE p.outcome = 'redirected' AND led.url != :url AND led.steps < 20
)
SELECT url FROM led ORDER BY steps
"""
"""The addresses to which stored redirects lead from a target, until they come back to the page."""


def redirect_circle(db: sqlite3.Connection, url: str, target: str) -> str:
    """Why a page that redirects to `target` leads nowhere: stored redirects lead back to it. Empty where they do not."""
    led = [str(row[0]) for row in db.execute(LED_TO, {"url": url, "target": target})]
    return f"redirects in a circle: {' → '.join((url, *led))}"[:500] if led[-1] == url else ""
