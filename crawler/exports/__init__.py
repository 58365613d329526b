"""Exports: one module for each format."""

from __future__ import annotations

from collections.abc import Callable

from crawler.exports import bibtex, citation, csv_, gexf, iramuteq, jsonl, parquet, ris, sqlite, tei, txm
from crawler.exports.citation import Reference
from crawler.exports.format import Format, Source

__all__ = ["CITATIONS", "FORMATS", "Format", "Source"]

FORMATS = {
    one.name: one
    for one in (
        *(csv_.FORMAT, csv_.SPREADSHEET, jsonl.FORMAT, parquet.FORMAT, sqlite.FORMAT),
        *(txm.FORMAT, iramuteq.FORMAT, tei.FORMAT, gexf.FORMAT, gexf.ARTICLES, bibtex.FORMAT, ris.FORMAT),
    )
}
"""Name → format, in display order."""

CITATIONS: dict[str, tuple[str, Callable[[Reference], str]]] = {
    "txt": ("text/plain", citation.cited),
    "bib": ("application/x-bibtex", bibtex.entry),
    "ris": ("application/x-research-info-systems", ris.entry),
}
"""Suffix → content type, and the function that cites one reference in this format."""
