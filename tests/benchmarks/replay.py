"""A crawl of stored pages with and without the outlets' rules: `python -m tests.benchmarks.replay WORD…`.

Both crawls are `hemero crawl WORD… --replay …`; the second one has `--generic`. The table has one line per newspaper. Each cell has the
figure without rules, then the figure with rules.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from tests.corpus import CORPUS

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]
ARTICLES = """
SELECT outlet, count(*), sum(title IS NOT NULL), sum(published IS NOT NULL), sum(stamp IS NOT NULL), sum(authors <> '[]'), sum(words)
FROM articles GROUP BY outlet
"""
HEADLINES = "SELECT outlet, count(*), sum(block <> '') FROM headlines GROUP BY outlet"
COLUMNS = ("articles", "titled", "dated", "stamped", "signed", "words", "headlines", "in a titled block")


def crawl(words: list[str], pages: Path, folder: Path, *options: str) -> dict[str, tuple[int, ...]]:
    """Newspaper → what a replay stored, in the order of `COLUMNS`. It also prints the outcomes of the crawl."""
    archive = folder / "hemero.db"
    done = subprocess.run([*HEMERO, "crawl", *words, "--replay", str(pages), "--archive", str(archive), *options], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    desk = sqlite3.connect(archive)
    found = {outlet: tuple(counts) for outlet, *counts in desk.execute(ARTICLES)}
    beside = {outlet: tuple(counts) for outlet, *counts in desk.execute(HEADLINES)}
    desk.close()
    return {outlet: (*found.get(outlet, (0,) * 6), *beside.get(outlet, (0, 0))) for outlet in sorted({*found, *beside})}


@click.command()
@click.argument("words", nargs=-1)
@click.option("--pages", type=click.Path(path_type=Path, exists=True), default=CORPUS / "wild", help="The stored pages.")
def main(words: tuple[str, ...], pages: Path) -> None:
    """Print the outcomes of both crawls and the table."""
    with tempfile.TemporaryDirectory(prefix="hemero-replay-") as folder:
        told = []
        for name, options in (("without rules", ("--generic",)), ("with rules", ())):
            print(f"# {name}", flush=True)
            (Path(folder) / name).mkdir()
            told.append(crawl(list(words), pages, Path(folder) / name, *options))
    print(f"\n{'newspaper':<22}" + "".join(f"{column:>20}" for column in COLUMNS))
    total = [[0] * len(COLUMNS), [0] * len(COLUMNS)]
    for outlet in sorted({*told[0], *told[1]}):
        both = [one.get(outlet, (0,) * len(COLUMNS)) for one in told]
        total = [[so_far + more for so_far, more in zip(*pair, strict=True)] for pair in zip(total, both, strict=True)]
        print(line(outlet or "(none)", both))
    print(line("all", total))


def line(name: str, both: list[tuple[int, ...]] | list[list[int]]) -> str:
    cells = (f"{generic}  {ruled}" for generic, ruled in zip(*both, strict=True))
    return f"{name:<22}" + "".join(f"{cell:>20}" for cell in cells)


if __name__ == "__main__":
    main()
