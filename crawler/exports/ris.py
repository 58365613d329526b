"""RIS: references for Zotero, EndNote and Mendeley, each with its capture."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.archive.extracts.table import Row
from crawler.exports.citation import identity, key, line
from crawler.exports.format import Format, Source, encode_chunks


def chunks(source: Source) -> Iterator[bytes]:
    """The entries in UTF-8."""
    return encode_chunks(entry(row) for row in source.rows())


def entry(row: Row) -> str:
    """One article of type `NEWS`, with CRLF line ends."""
    lines = (f"{tag}  - {line(value)}\r\n" for tag, value in tagged(row) if value)
    return "".join(lines) + "ER  - \r\n\r\n"


def tagged(row: Row) -> Iterator[tuple[str, str | None]]:
    """Tag and value of each line, except the last one (`ER`)."""
    yield "TY", "NEWS"
    yield "ID", key(row)
    yield "TI", row["title"]
    yield from (("AU", author) for author in row["authors"])
    yield "T2", row["outlet_title"]
    if row["published"]:
        yield "PY", row["published"][:4]
        yield "DA", row["published"][:10].replace("-", "/") + "/"
    yield "SE", row["section"]
    yield from (("KW", tag) for tag in row["tags"])
    yield "LA", row["language"]
    yield "UR", row["url"]
    if row["fetched"]:
        yield "Y2", row["fetched"][:10].replace("-", "/") + "/"
    yield "N1", identity(row)


FORMAT = Format("ris", "RIS, for Zotero, EndNote and Mendeley", ".ris", "application/x-research-info-systems; charset=utf-8", chunks)
