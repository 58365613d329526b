"""BibTeX: references for LaTeX, Zotero and JabRef, each with its capture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.exports.citation import Reference, line, of_article
from crawler.exports.format import Format, Source, encode_chunks
from crawler.exports.names import divided

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_SPELLED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "%": r"\%", "#": r"\#"})


def chunks(source: Source) -> Iterator[bytes]:
    """The entries in UTF-8, which biber and BibTeX 8 read."""
    return encode_chunks(entry(of_article(row)) for row in source.rows())


def entry(cited: Reference) -> str:
    """One reference as `@article`; a search as `@misc`. Its key is the same in every export: `lemonde-2016-31`."""
    fields = {
        "title": f"{{{tex(cited.title)}}}",
        "author": " and ".join(map(_author, cited.authors)),
        "journal" if cited.online else "howpublished": tex(cited.container),
        "date": (cited.published or "")[:10],
        "year": (cited.published or "")[:4],
        "url": cited.url.translate(_IN_ADDRESS),
        "urldate": (cited.seen or "")[:10],
        "langid": {"fr": "french", "en": "english"}.get(cited.language or "", ""),
        "note": tex(cited.identity),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value and value != "{}")
    return f"@{'article' if cited.online else 'misc'}{{{cited.key},\n{lines}\n}}\n\n"


def _author(printed: str) -> str:
    """A person as `de Villepin, Dominique`; a newsroom in braces, which BibTeX does not divide."""
    name = divided(printed)
    return tex(name.inverted) if name.given else f"{{{tex(name.family)}}}"


def tex(words: str | None) -> str:
    """Words escaped for TeX.

    >>> tex("50 % de {hausse} & d_autres")
    '50 \\\\% de \\\\{hausse\\\\} \\\\& d\\\\_autres'
    """
    return _SPECIAL.sub(lambda found: _SPELLED.get(found[0], "\\" + found[0]), line(words))


FORMAT = Format("bibtex", "BibTeX, for LaTeX, Zotero and JabRef", ".bib", "application/x-bibtex; charset=utf-8", chunks)
