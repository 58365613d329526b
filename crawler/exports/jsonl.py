"""JSON Lines: a row a line, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.exports.format import Format, Source, chunked


def chunks(source: Source) -> Iterator[bytes]:
    """A JSON object a line, in UTF-8."""
    return chunked(line + b"\n" for line in source.lines())


FORMAT = Format("jsonl", "JSON Lines, a row a line, for programs", ".jsonl", "application/x-ndjson", chunks, tables=True)
