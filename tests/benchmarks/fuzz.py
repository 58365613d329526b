"""Coverage-guided fuzzing of the parser. It must not raise for any bytes.

    pip install atheris
    python -m tests.benchmarks.fuzz FOLDER [-max_total_time=600]

FOLDER has the inputs found so far; an empty folder is filled with the pages of `tests/pages/`. An input that raises is written beside it
as `crash-…`. Correct the parser, reduce the input, and add it to `tests/parsing/`.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["crawler.parsing"]):
    from crawler import outlets
    from crawler.parsing.discovery.feeds_and_sitemaps import read_listing
    from crawler.parsing.parser import read

NOW = datetime(2024, 2, 29, 12, tzinfo=UTC)
ADDRESSES = (
    "https://exemple.fr/2024/02/29/le-pont-rouvre-apres-deux-ans",
    "https://www.lemonde.fr/societe/article/2023/01/08/titre_6157077_3234.html",
    "http://[",
    "https://exemple.fr/",
)
PAGES = Path(__file__).parents[1] / "pages"


def once(data: bytes) -> None:
    """Parse one input as a page, with and without rules and fetch time, and as a listing."""
    if not data:
        return
    url = ADDRESSES[data[0] % len(ADDRESSES)]
    outlet = outlets.match(url) if data[0] & 16 else None
    read(data[1:], url, fetched_at=NOW if data[0] & 32 else None, content_type="text/html" if data[0] & 64 else None, outlet=outlet)
    read_listing(data[1:], url)


def main() -> None:
    """Fill the folder and start libFuzzer."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            for page in PAGES.rglob("*.html"):
                (folder / f"{page.parent.name}-{page.name}").write_bytes(b"0" + page.read_bytes())
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
