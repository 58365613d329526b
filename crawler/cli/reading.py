"""A progress bar for commands that read the texts of many articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from crawler.cli import console


@contextmanager
def reading() -> Iterator[None]:
    """Show how many articles have been read during the block, on a terminal; nothing in a pipe."""
    from crawler.archive.query.word_tokens import watching

    if not console.err.is_terminal:
        yield
        return
    columns = (BarColumn(20), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn())
    with Progress(*columns, console=console.err, transient=True) as bar:
        task = bar.add_task("", total=None)
        with watching(lambda done, total: bar.update(task, completed=done, total=total)):
            yield
