"""`python -m tests.desk.screenshots` makes the pictures of the documentation: the sample archive in Chromium."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.desk.browser import HOW, Reader, chromium, desk, launched
from tests.desk.sample import build

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SHOTS = {
    "home": ("", "", {"height": 760}),
    "search": ("/search?q=budget", "[data-drawn]", {"height": 900}),
    "article": ("/article/{revised}#revisions", "", {"height": 720}),
    "headlines": ("/headlines?outlet=bocage&at=2016-11-23T18:09:00%2B01:00", "", {"height": 900}),
    "trends": ("/trends?q=conseil,+budget&per=day&lang=en", "[data-drawn]", {"height": 720, "color_scheme": "dark"}),
}
"""Picture → page, selector to wait for, height and colour scheme."""
WIDTH = 1100


def main() -> None:
    """Make all pictures."""
    if chromium() is None:
        sys.exit(HOW)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        archive = build(Path(folder) / "hemero.db", hostile=False)
        with desk(archive) as base, launched() as browser:
            for name, (path, awaited, look) in SHOTS.items():
                shades = str(look.get("color_scheme", "light"))
                reader = Reader(browser, base, viewport={"width": WIDTH, "height": int(look["height"])}, color_scheme=shades)
                page = reader.go(path.format(revised=1))
                if awaited:
                    page.locator(awaited).wait_for()
                page.screenshot(path=IMAGES / f"{name}.png")
                reader.close()
                print(f"{name}.png {(IMAGES / f'{name}.png').stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
