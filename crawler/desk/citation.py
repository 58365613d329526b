"""How to cite an article: its own words and dates, and the capture that proves them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.archive.reading import Capture, StoredArticle

CITATIONS = {"txt": "text/plain", "bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
"""Suffix → content type."""
_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


def cite(name: str, article: StoredArticle, outlet: str, capture: Capture) -> str:
    """The citation in one of `CITATIONS`; it names the capture by its time, digest and WARC record."""
    return {"txt": _text, "bib": _bibtex, "ris": _ris}[name](article, outlet, capture)


def identity(capture: Capture) -> str:
    """What makes the capture the one it is."""
    return f"capture {capture.fetched}, {capture.digest}, {capture.warc_file}:{capture.warc_offset}"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _text(article: StoredArticle, outlet: str, capture: Capture) -> str:
    authors = ", ".join(map(_line, article.authors))
    parts = (authors, f"« {_line(article.title)} »", _line(outlet), article.published or "s. d.")
    return f"{', '.join(part for part in parts if part)}. {article.url} (Hémérothèque, {identity(capture)}).\n"


def _bibtex(article: StoredArticle, outlet: str, capture: Capture) -> str:
    fields = {
        "title": _line(article.title), "author": " and ".join(f"{{{_line(one)}}}" for one in article.authors), "journal": _line(outlet),
        "date": (article.published or "")[:10], "url": article.url, "urldate": capture.fetched[:10], "language": article.language or "",
        "note": f"Hémérothèque, {identity(capture)}",
    }  # fmt: skip
    lines = ",\n".join(f"  {name} = {{{value if name == 'author' else _tex(name, value)}}}" for name, value in fields.items() if value)
    return f"@article{{hemero-{article.article_id}-{capture.capture_id},\n{lines}\n}}\n"


def _tex(name: str, value: str) -> str:
    if name == "url":
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], "\\" + match[0]), value)


def _ris(article: StoredArticle, outlet: str, capture: Capture) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tagged(article, outlet, capture)) + "ER  - \r\n"


def _tagged(article: StoredArticle, outlet: str, capture: Capture) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield from (("AU", _line(author)) for author in article.authors)
    plain = (("TI", _line(article.title)), ("T2", _line(outlet)), ("UR", article.url), ("LA", article.language or ""))
    yield from ((tag, value) for tag, value in plain if value)
    if article.published:
        yield "DA", article.published[:10].replace("-", "/") + "/"
    yield "Y2", capture.fetched[:10].replace("-", "/") + "/"
    yield "N1", f"Hémérothèque, {identity(capture)}"
