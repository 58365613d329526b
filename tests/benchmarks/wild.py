"""What the generic reader and the outlets' rules find on the unannotated (« wild ») pages of the shared corpus, one line per outlet.

    python -m tests.benchmarks.wild [--kinds] [--failing]

`--failing` prints every page that misses a goal; `--kinds` compares only the kinds of pages.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import crawler
from crawler import outlets
from tests.corpus import articles, pages

GOALS = ("title", "text", "published", "headlines")
"""A title; a title and three paragraphs, on pages that have them; a time of publication; three headlines, on pages that have any."""

SHORT = {
    "airofmelty_fr__1.html": "two paragraphs",
    "aoc_media__1.html": "two paragraphs before the paywall",
    "arteradio_com__1.html": "a podcast in one paragraph",
    "breizh-info_com__2.html": "a video in two paragraphs",
    "business-digest_eu__1.html": "two paragraphs before the paywall",
    "bvoltaire_fr__1.html": "a video in two paragraphs",
    "deco_fr__1.html": "a list of articles",
    "humanite_fr__2.html": "two paragraphs",
    "lefigaro_fr__2.html": "a brief in two paragraphs",
    "lejsl_com__1.html": "one paragraph before the paywall",
    "lepoint_fr__3.html": "two paragraphs before the paywall",
    "mediapart_fr__1.html": "one paragraph before the paywall",
    "mediapart_fr__2.html": "one paragraph before the paywall",
    "medias-presse_info__1.html": "two paragraphs",
    "passeportsante_net__2.html": "a list of articles",
    "philomag_com__2.html": "an entry of a dictionary in one paragraph",
    "radici-press_net__1.html": "one paragraph before the paywall",
    "saint-malo_maville_com__1.html": "one paragraph before the paywall",
    "scienceshumaines_com__1.html": "one paragraph before the paywall",
    "voici_fr__1.html": "two paragraphs",
}
"""Pages with fewer than three paragraphs below the chapô, as checked by a person. The goal for the text does not apply to them."""


@dataclass(frozen=True)
class Row:
    """One article page: the outlet's name (or in brackets a host without an outlet), and the goals that each reader reached."""

    file: str
    outlet: str
    generic: frozenset[str]
    ruled: frozenset[str]
    has_headlines: bool
    """Whether either reader found a headline."""


def reached(article: crawler.Article) -> frozenset[str]:
    """The goals that a parsed article reaches.

    >>> sorted(reached(crawler.Article(url="https://ex.fr/", title="Le pont rouvre")))
    ['title']
    """
    kept = {
        "title": bool(article.title),
        "text": bool(article.title) and len(article.paragraphs) >= 3,
        "published": article.published is not None,
        "headlines": len(article.headlines) >= 3,
    }
    return frozenset(name for name, good in kept.items() if good)


def rows() -> Iterator[Row]:
    """Every article page of the wild corpus, parsed without and with rules."""
    for page in articles("wild"):
        body, outlet = page.body(), outlets.match(page.url)
        generic = crawler.parse(body, page.url, outlet=None)
        ruled = crawler.parse(body, page.url) if outlet and outlet.ruled else generic
        name = outlet.name if outlet else f"({(urlsplit(page.url).hostname or '').removeprefix('www.')})"
        yield Row(page.path.name, name, reached(generic), reached(ruled), bool(generic.headlines or ruled.headlines))


def kinds() -> Iterator[tuple[str, str, str, bool]]:
    """File, annotated kind, kind found by the generic reader, and whether it is right, for every wild page.

    A kind is right where it is equally an article or not an article (front pages, sections, feeds, games, searches, walls).
    """
    for page in pages("wild"):
        article = crawler.parse(page.body(), page.url, outlet=None)
        yield page.path.name, page.kind, article.kind, article.is_article == (page.kind == "article")


def counts(found: list[Row]) -> dict[str, tuple[int, int, int]]:
    """Goal → number of pages on which it applies, on which the generic reader reaches it, and on which the rules reach it."""
    told = {}
    for goal in GOALS:
        able = [row for row in found if goal != "headlines" or row.has_headlines]
        able = [row for row in able if goal != "text" or row.file not in SHORT]
        told[goal] = (len(able), sum(goal in row.generic for row in able), sum(goal in row.ruled for row in able))
    return told


def line(name: str, found: list[Row]) -> str:
    cells = [f"{generic:>3} {ruled:>3}/{able:<3}" for able, generic, ruled in counts(found).values()]
    return f"{name:<34} {len(found):>4}   " + "   ".join(cells)


def main(arguments: list[str]) -> None:
    """Print the table and the shares of all pages; `--failing` adds each page that misses a goal; `--kinds` prints only the kinds."""
    if "--kinds" in arguments:
        read = list(kinds())
        for told, kind in sorted(Counter((told, kind) for _, told, kind, _ in read)):
            print(f"{told:<10} read as {kind:<12} {sum((one[1], one[2]) == (told, kind) for one in read):>4}")
        right = sum(good for *_, good in read)
        print(f"kind: {right} of {len(read)} right, {100 * right / len(read):.1f} %")
        for file, told, kind, good in read:
            if not good and "--failing" in arguments:
                print(file, told, "read as", kind)
        return
    found = list(rows())
    names = Counter(row.outlet for row in found)
    print(f"{'outlet':<34} {'pages':>4}   " + "   ".join(f"{goal:<11}" for goal in GOALS))
    for name in sorted(names, key=lambda name: (name.startswith("("), name)):
        print(line(name, [row for row in found if row.outlet == name]))
    print(line("all", found))
    for goal, (able, generic, ruled) in counts(found).items():
        print(f"{goal}: generic {100 * generic / able:.1f} %, with rules {100 * ruled / able:.1f} % of {able} pages")
    print(f"{len(SHORT)} pages hold fewer than three paragraphs:")
    for file, why in SHORT.items():
        print(f"    {file:<34} {why}")
    if "--failing" in arguments:
        for row in found:
            able = {"headlines": row.has_headlines, "text": row.file not in SHORT}
            missed = [goal for goal in GOALS if goal not in row.ruled and able.get(goal, True)]
            if missed:
                print(row.file, row.outlet, *missed)


if __name__ == "__main__":
    main(sys.argv[1:])
