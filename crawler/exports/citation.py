"""Citation of an article: its title, authors, date and address, and the capture that proves them."""

from __future__ import annotations

import re

from crawler.archive.extracts.table import Row

_NO_KEY = re.compile(r"[^A-Za-z0-9_]+")


def cited(row: Row) -> str:
    """The citation as one line of text."""
    authors = ", ".join(map(line, row["authors"]))
    parts = (authors, f"« {line(row['title'])} »", line(row["outlet_title"]), row["published"] or "s. d.")
    return f"{', '.join(part for part in parts if part)}. {row['url']} ({identity(row)}).\n"


def key(row: Row) -> str:
    """The citation key (letters, digits, `_`, `-`), the same in every export: `lemonde-2016-31`."""
    parts = (row["outlet"] or "page", (row["published"] or "")[:4], row["article_id"])
    return "-".join(_NO_KEY.sub("_", str(part)) for part in parts if part)


def identity(row: Row) -> str:
    """What identifies the capture: its time, its digest, its WARC file and offset."""
    if row["fetched"] is None:
        return f"Hémérothèque, article {row['article_id']}"
    return f"Hémérothèque, capture {row['fetched']}, {row['digest']}, {row['warc_file']}:{row['warc_offset']}"


def line(words: str | None) -> str:
    """Words on one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words or "").split())
