"""The stored pages of the shared corpus, where it is at hand: its pages are their publishers' and no part of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"


@dataclass(frozen=True)
class Stored:
    """One stored page."""

    path: Path
    url: str
    """Empty for the few pages whose address is not known."""
    kind: str
    """`article`, `section`, `front`, `feed`, `not_news`."""

    def body(self) -> bytes:
        return self.path.read_bytes()


@cache
def pages(*folders: str) -> tuple[Stored, ...]:
    """The pages of the folders `html`, `more/html` (read block by block by a person) and `wild`, in the order of their lists."""
    return tuple(page for folder in folders for page in _listed(folder))


def articles(*folders: str) -> tuple[Stored, ...]:
    """Those of them that are articles."""
    return tuple(page for page in pages(*folders) if page.kind == "article")


def _listed(folder: str) -> Iterator[Stored]:
    listed = (CORPUS / folder).parent / "pages.jsonl" if folder.endswith("html") else CORPUS / folder / "pages.jsonl"
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else ():
        told = json.loads(line)
        yield Stored(CORPUS / folder / Path(told["file"]).name, told["url"] or "", told["kind"])
