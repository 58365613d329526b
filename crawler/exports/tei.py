"""TEI P5: the articles as one corpus. The header of each article has its source. <https://tei-c.org/guidelines/p5/>"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from crawler.archive.extracts.table import Row
from crawler.exports.format import Format, Source, encode_chunks
from crawler.exports.markup import attribute, text

NAMESPACE = "http://www.tei-c.org/ns/1.0"
HEADER = """<teiHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Exported from an archive of Hémérothèque; the texts are their publishers'.</p></publicationStmt>
<sourceDesc><p>French-language news pages, each kept as it was served.</p></sourceDesc>
</fileDesc></teiHeader>
"""
_PUBLICATION = "<publicationStmt><publisher>{publisher}</publisher>{date}</publicationStmt>"
_NO_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_IN_ADDRESS = "%/:=&?~#+!$,;'@()*"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def chunks(source: Source) -> Iterator[bytes]:
    """A `teiCorpus` with one `TEI` element for each article, valid against `tei_all`."""
    return encode_chunks(_corpus(source))


def _corpus(source: Source) -> Iterator[str]:
    title = text(source.selection.words) or "Articles"
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n{HEADER.format(title=title)}'
    empty = True
    for row in source.rows():
        empty = False
        yield from document(row, corpus=True)
    if empty:  # TEI requires at least one text
        yield f"<TEI>\n{HEADER.format(title=title)}<text><body><p>No article was found.</p></body></text>\n</TEI>\n"
    yield "</teiCorpus>\n"


def identifier(row: Row) -> str:
    """An identifier of the article, usable as a file name: `lemonde-2016-11-24-31`."""
    parts = (row["outlet"] or "page", (row["published"] or "undated")[:10], str(row["article_id"]))
    return "-".join(_NO_NAME.sub("_", part) for part in parts)


def document(row: Row, *, corpus: bool = False) -> Iterator[str]:
    """One article as a `TEI` element: a document of its own, or part of a `teiCorpus` (`corpus`)."""
    space = "" if corpus else f' xmlns="{NAMESPACE}"'
    yield f'<TEI{space} xml:id="a-{attribute(identifier(row))}"{_language(row)}>\n'
    yield f"<teiHeader>{_file(row)}{_profile(row)}</teiHeader>\n"
    yield f'<text><body><div type="article">\n<head>{text(row["title"])}</head>\n'
    lead = row["lead"]
    paragraphs = [piece for piece in row["text"].split("\n\n") if piece.strip()]
    for number, paragraph in enumerate(paragraphs):
        yield f"<p{' rend=' + chr(34) + 'lead' + chr(34) if number == 0 and lead else ''}>{text(paragraph)}</p>\n"
    yield ("" if paragraphs else "<p/>\n") + "</div></body></text>\n</TEI>\n"


def _file(row: Row) -> str:
    authors = "".join(f"<author>{text(author)}</author>" for author in row["authors"])
    title = f"<titleStmt><title>{text(row['title'])}</title>{authors}</titleStmt>"
    date = f'<date when="{attribute(row["published"])}">{text(row["stamp"] or row["published"])}</date>' if row["published"] else ""
    published = _PUBLICATION.format(publisher=text(row["outlet_title"]), date=date)
    known = (("capture", str(row["capture_id"])), ("warc", f"{row['warc_file']}:{row['warc_offset']}"), ("digest", row["digest"]))
    marks = "".join(f'<idno type="{name}">{text(value)}</idno>' for name, value in known)
    target = attribute(quote(row["url"], safe=_IN_ADDRESS, errors="replace"))
    bibl = f'<bibl><title>{text(row["title"])}</title><ref target="{target}">{text(row["url"])}</ref>{marks}</bibl>'
    return f"<fileDesc>{title}{published}<sourceDesc>{bibl}</sourceDesc></fileDesc>"


def _profile(row: Row) -> str:
    words = [("section", row["section"]), ("kind", row["kind"]), *(("tag", tag) for tag in row["tags"])]
    terms = "".join(f'<term type="{name}">{text(word)}</term>' for name, word in words if word)
    return f"<profileDesc><textClass><keywords>{terms}</keywords></textClass></profileDesc>"


def _language(row: Row) -> str:
    return f' xml:lang="{row["language"]}"' if _LANGUAGE.fullmatch(row["language"] or "") else ""


FORMAT = Format("tei", "TEI P5, one corpus, for text archives and XML tools", ".xml", "application/tei+xml", chunks)
