"""RIS: references for Zotero, EndNote and Mendeley, each with its capture."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.exports.citation import Reference, line, of_article
from crawler.exports.format import Format, Source, encode_chunks
from crawler.exports.names import divided


def chunks(source: Source) -> Iterator[bytes]:
    """The entries in UTF-8."""
    return encode_chunks(entry(of_article(row)) for row in source.rows())


def entry(cited: Reference) -> str:
    """One reference of type `NEWS` (a search: `DBASE`), with CRLF line ends."""
    lines = (f"{tag}  - {line(value)}\r\n" for tag, value in tagged(cited) if value)
    return "".join(lines) + "ER  - \r\n\r\n"


def tagged(cited: Reference) -> Iterator[tuple[str, str | None]]:
    """Tag and value of each line, except the last one (`ER`)."""
    yield "TY", "NEWS" if cited.online else "DBASE"
    yield "ID", cited.key
    yield "TI", cited.title
    yield from (("AU", divided(author).inverted) for author in cited.authors)
    yield "T2", cited.container
    if cited.published:
        yield "PY", cited.published[:4]
        yield "DA", cited.published[:10].replace("-", "/") + "/"
    yield "SE", cited.section
    yield from (("KW", tag) for tag in cited.tags)
    yield "LA", cited.language
    yield "UR", cited.url
    if cited.seen:
        yield "Y2", cited.seen[:10].replace("-", "/") + "/"
    yield "N1", cited.identity


FORMAT = Format("ris", "RIS, for Zotero, EndNote and Mendeley", ".ris", "application/x-research-info-systems; charset=utf-8", chunks)
