"""What harms a reader: `python -m tests.benchmarks.harm [--reader generic ours trafilatura readability newspaper4k] [--pages N]`.

Takes every annotated and wild article of the shared corpus, disturbs it in ways that change nothing for a person (the table is
`tests/benchmarks/harms/disturbances.py`) and prints, disturbance by disturbance and field by field, the share of pages whose reading stays
the same; each reader is compared with its own reading of the page undisturbed. A page on which a reader finds no text undisturbed is left
out, and so is one that has nothing of the kind to disturb. What a disturbance legitimately changes is spared: `readings.same` says how.
`--worst` names the pages that were harmed, `--jsonl` writes a line for each; the same pages are disturbed in the same way each time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from tests.benchmarks.harms.disturbances import DISTURBANCES, Disturbance
from tests.benchmarks.harms.readings import FIELDS, Harmed, Reading, at_hand, left, read, same
from tests.benchmarks.harms.scrapbook import scrapbook
from tests.benchmarks.harms.specimens import Specimen, sample

COLUMNS = (*FIELDS, "all")
GOAL = 97.0
_WIDTH = 19


@dataclass(frozen=True)
class Row:
    """One reading of one disturbed page."""

    page: str
    disturbance: str
    reader: str
    variant: str
    kept: dict[str, bool]
    """By field that can be judged, whether it is as it was."""
    told: dict[str, str]
    """By field that is not, what differs."""


def rows(pages: list[Specimen], readers: Iterable[str], chosen: Iterable[Disturbance] = DISTURBANCES) -> Iterator[Row]:
    """Every page under every disturbance, read by every reader; each page's undisturbed reading is made first."""
    readers, chosen = list(readers), list(chosen)
    book = scrapbook(pages)
    for page in track(pages, "disturbing", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()):
        before = {reader: read(reader, page.body, page.url, page.fetched_at) for reader in readers}
        for disturbance in chosen:
            harmed = disturbance.of(page, book)
            if harmed is None:
                continue
            for reader in readers:
                if harmed.outlet and reader != "generic":
                    continue
                old = before[reader]
                if disturbance.name == "as it is":
                    old = read(reader, page.original, page.url, page.fetched_at)
                after = read(reader, harmed.body, harmed.url, page.fetched_at, harmed.outlet)
                kept = same(old, after, harmed, page)
                yield Row(page.name, disturbance.name, reader, harmed.variant, kept, _told(old, after, harmed, kept))
        page.__dict__.pop("tree", None)  # the trees of all pages would be large together
        page.__dict__.pop("body", None)


def _told(before: Reading, after: Reading, harmed: Harmed, kept: dict[str, bool]) -> dict[str, str]:
    """What differs in the fields that were not kept, in a few words."""
    told = {}
    for field in (field for field, good in kept.items() if not good and field != "filled"):
        if field == "text":
            old, new = Counter(left(before.text, harmed)), Counter(after.text)
            told[field] = _difference([*(old - new)], [*(new - old)]) or "in another order"
        elif field == "times":
            told[field] = f"{before.published}, {before.updated} → {after.published}, {after.updated}"
        elif field == "kind":
            told[field] = "no article any more"
        elif field == "title":
            told[field] = f"{before.title!r} → {after.title!r}"
        else:
            old_set, new_set = getattr(before, field), getattr(after, field)
            told[field] = _difference(sorted(old_set - new_set), sorted(new_set - old_set))
    return told


def _difference(lost: list[str], new: list[str]) -> str:
    return "; ".join(f"{len(texts)} {word}: {texts[0][:110]!r}" for word, texts in (("lost", lost), ("new", new)) if texts)


def shares(found: Iterable[Row]) -> dict[str, dict[str, tuple[int, int]]]:
    """Disturbance → field, or `all` that could be judged → (pages on which it was kept, pages)."""
    counted: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in found:
        if row.kept:
            for field, good in (*row.kept.items(), ("all", all(row.kept.values()))):
                kept, pages = counted[row.disturbance].get(field, (0, 0))
                counted[row.disturbance][field] = (kept + good, pages + 1)
    return dict(counted)


def table(reader: str, found: list[Row]) -> Iterator[str]:
    """The lines of one reader's table, in percent."""
    counted = shares(found)
    yield f"{reader:<{_WIDTH}}" + "".join(f"{column:>8}" for column in COLUMNS) + f"{'pages':>8}"
    for disturbance in DISTURBANCES:
        if line := counted.get(disturbance.name):
            yield (
                f"{disturbance.name:<{_WIDTH}}" + "".join(f"{_percent(line.get(column)):>8}" for column in COLUMNS) + f"{line['all'][1]:>8}"
            )
    totals = {column: [line[column] for line in counted.values() if column in line] for column in COLUMNS}
    means = {
        column: f"{sum(100 * kept / pages for kept, pages in cells) / len(cells):.1f}" if cells else "–" for column, cells in totals.items()
    }
    yield f"{'mean':<{_WIDTH}}" + "".join(f"{means[column]:>8}" for column in COLUMNS)


def _percent(cell: tuple[int, int] | None) -> str:
    return f"{100 * cell[0] / cell[1]:.1f}" if cell else "–"


def side_by_side(by_reader: dict[str, list[Row]]) -> Iterator[str]:
    """A line a disturbance with each reader's titles, texts and unemptied texts."""
    counted = {reader: shares(found) for reader, found in by_reader.items()}
    for field in ("title", "text", "filled"):
        yield ""
        yield f"{field:<{_WIDTH}}" + "".join(f"{reader:>13}" for reader in counted)
        for disturbance in DISTURBANCES:
            cells = [lines.get(disturbance.name, {}).get(field) for lines in counted.values()]
            if any(cells):
                yield f"{disturbance.name:<{_WIDTH}}" + "".join(f"{_percent(cell):>13}" for cell in cells)


def worst(found: list[Row], number: int) -> Iterator[str]:
    """The fields most harmed by a disturbance, the most harmful first, each with that many pages."""
    harmed: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found:
        for field, good in row.kept.items():
            if not good:
                harmed[row.disturbance, field].append(row)
    for (disturbance, field), those in sorted(harmed.items(), key=lambda one: -len(one[1])):
        yield f"{disturbance} harms {field} on {len(those)} pages"
        for row in those[:number]:
            yield f"    {row.page}{f' ({row.variant})' if row.variant else ''}: {row.told.get(field, 'the text is gone')}"


def by_name(found: list[Row]) -> Iterator[str]:
    """Of each disturbance by a dangerous name: the names with the share of pages on which the whole text stayed, the most harmful first."""
    counted: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in found:
        if row.disturbance.endswith("wrapped") and "text" in row.kept:
            counted[row.disturbance][row.variant.partition("=")[2]].append(row.kept["text"])
    for disturbance, names in counted.items():
        ranked = sorted(names.items(), key=lambda one: sum(one[1]) / len(one[1]))
        yield f"{disturbance} in: " + ", ".join(f"{name} {sum(kept)}/{len(kept)}" for name, kept in ranked if not all(kept))


def ahead(by_reader: dict[str, list[Row]]) -> Iterator[str]:
    """Where a peer is ahead of one of ours by more than one page in a hundred."""
    counted = {reader: shares(found) for reader, found in by_reader.items()}
    for mine in counted.keys() & {"generic", "ours"}:
        for peer in counted.keys() - {"generic", "ours"}:
            for disturbance, line in counted[peer].items():
                for field in ("title", "text", "filled", "times", "authors"):
                    theirs, own = line.get(field), counted[mine].get(disturbance, {}).get(field)
                    if theirs and own and theirs[0] / theirs[1] - own[0] / own[1] > 0.01:
                        yield f"{peer} is ahead of {mine}: {disturbance}, {field} {_percent(theirs)} against {_percent(own)}"


def _options(arguments: list[str] | None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reader", nargs="+", choices=at_hand(), default=["generic", "ours"], help="ours alone where none is named")
    asked.add_argument("--pages", type=int, default=0, help="a sample of that many pages")
    asked.add_argument("--disturbance", nargs="+", metavar="NAME", help="only these")
    asked.add_argument(
        "--worst", type=int, nargs="?", const=3, default=0, metavar="N", help="N harmed pages for each disturbance and field"
    )
    asked.add_argument("--jsonl", type=Path, metavar="OUT", help="write a line for each reading")
    asked.add_argument("--list", action="store_true", help="print the disturbances")
    return asked.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Disturb, read, compare, print."""
    options = _options(arguments)
    if options.list:
        for disturbance in DISTURBANCES:
            print(f"{disturbance.name:<{_WIDTH}}{disturbance.what}")
        return
    if unknown := set(options.disturbance or ()) - {disturbance.name for disturbance in DISTURBANCES}:
        sys.exit(f"There is no disturbance {min(unknown)!r}: --list prints them.")
    pages = sample(options.pages)
    if not pages:
        sys.exit("This benchmark needs the pages of the shared corpus beside the repository, in ../shared/corpus, and there are none.")
    chosen = [one for one in DISTURBANCES if not options.disturbance or one.name in options.disturbance]
    by_reader: dict[str, list[Row]] = {reader: [] for reader in options.reader}
    with options.jsonl.open("w", encoding="utf-8") if options.jsonl else nullcontext() as out:
        for row in rows(pages, options.reader, chosen):
            by_reader[row.reader].append(row)
            if out:
                print(json.dumps(_plain(row), ensure_ascii=False), file=out, flush=True)
    print(f"{len(pages)} pages, {len(chosen)} disturbances: percent of pages whose reading stays the same")
    print(f"(goal: {GOAL:.0f}; no title moved and no text emptied)")
    for reader, found in by_reader.items():
        print("", *table(reader, found), sep="\n")
        if options.worst:
            print("", *by_name(found), *worst(found, options.worst), sep="\n")
    if len(by_reader) > 1:
        print(*side_by_side(by_reader), "", *sorted(ahead(by_reader)), sep="\n")


def _plain(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("page", "disturbance", "reader", "variant", "kept", "told")}


if __name__ == "__main__":
    main()
