"""BibTeX: references for LaTeX, Zotero and JabRef, each with its capture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.archive.extracts.table import Row
from crawler.exports.citation import identity, key, line
from crawler.exports.format import Format, Source, encode_chunks

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_SPELLED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "%": r"\%", "#": r"\#"})


def chunks(source: Source) -> Iterator[bytes]:
    """The entries in UTF-8, which biber and BibTeX 8 read."""
    return encode_chunks(entry(row) for row in source.rows())


def entry(row: Row) -> str:
    """One article as `@article`. Its key is the same in every export: `lemonde-2016-31`."""
    fields = {
        "title": f"{{{tex(row['title'])}}}",
        "author": " and ".join(f"{{{tex(author)}}}" for author in row["authors"]),
        "journal": tex(row["outlet_title"]),
        "date": (row["published"] or "")[:10],
        "year": (row["published"] or "")[:4],
        "url": " ".join(line(row["url"]).split()).translate(_IN_ADDRESS),
        "urldate": (row["fetched"] or "")[:10],
        "langid": {"fr": "french", "en": "english"}.get(row["language"] or "", ""),
        "note": tex(identity(row)),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value and value != "{}")
    return f"@article{{{key(row)},\n{lines}\n}}\n\n"


def tex(words: str | None) -> str:
    """Words escaped for TeX.

    >>> tex("50 % de {hausse} & d_autres")
    '50 \\\\% de \\\\{hausse\\\\} \\\\& d\\\\_autres'
    """
    return _SPECIAL.sub(lambda found: _SPELLED.get(found[0], "\\" + found[0]), line(words))


FORMAT = Format("bibtex", "BibTeX, for LaTeX, Zotero and JabRef", ".bib", "application/x-bibtex; charset=utf-8", chunks)
