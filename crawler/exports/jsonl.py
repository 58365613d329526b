"""JSON Lines: one row per line, with all columns."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.exports.format import Format, Source, join_chunks


def chunks(source: Source) -> Iterator[bytes]:
    """One JSON object per line, in UTF-8."""
    return join_chunks(line + b"\n" for line in source.lines())


FORMAT = Format("jsonl", "JSON Lines, a row a line, for programs", ".jsonl", "application/x-ndjson", chunks, tables=True)
