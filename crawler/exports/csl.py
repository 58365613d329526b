"""References as text in ISO 690, APA and Chicago, through styles of the Citation Style Language (CSL) and the library citeproc-py."""

from __future__ import annotations

import importlib
import importlib.util
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from crawler.errors import HemeroError
from crawler.exports.citation import Reference
from crawler.exports.names import divided

STYLES = ("iso690", "apa", "chicago")
_FILES = {
    "iso690": {"fr": "iso690-author-date-fr", "en": "iso690-author-date-en"},
    "apa": {"fr": "apa-fr-provost", "en": "apa"},
    "chicago": {"fr": "chicago-author-date-fr", "en": "chicago-author-date-fr"},
}
"""Style → language → file. The French Chicago writes English in the English locale; the English one would put French titles in capitals."""
_LOCALES = {"fr": "fr-FR", "en": "en-US"}
_MISSING = "Citations in ISO 690, APA and Chicago need citeproc-py, which is not installed: install it with pip install citeproc-py."
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_TAG = re.compile(r"<(?=[/a-zA-Z])")


def available() -> bool:
    """Whether citeproc-py is installed."""
    return importlib.util.find_spec("citeproc") is not None


def styled(cited: Reference, style: str, language: str = "fr") -> str:
    """The reference as one line of text, followed by the capture that proves it. Raises `HemeroError` where citeproc-py is missing."""
    if not available():
        raise HemeroError(_MISSING)
    citeproc = importlib.import_module("citeproc")
    source = importlib.import_module("citeproc.source.json").CiteProcJSON([_item(cited, style)])
    bibliography = citeproc.CitationStylesBibliography(_style(style, language), source, citeproc.formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem(cited.key.lower())]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (entry,) = bibliography.bibliography()
    text = str(entry).strip().replace(_OPEN, "<").replace("à l'adresse", "à l’adresse")
    return f"{text} [{cited.identity}]\n"


_OPEN = "\ue001"
"""Stands for `<` in titles: citeproc-py reads some tags as formatting."""


@cache
def _style(style: str, language: str) -> Any:
    path = Path(__file__).parent / "styles" / _FILES[style][language]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("citeproc").CitationStylesStyle(str(path), validate=False, locale=_LOCALES[language])


def _item(cited: Reference, style: str) -> dict[str, Any]:
    """The reference as CSL-JSON. In APA and Chicago, what has no author is listed under the newspaper."""
    authors = [_name(author) for author in cited.authors]
    group = not authors and style == "apa"
    item = {
        "id": cited.key.lower(), "type": "article-newspaper", "title": _plain(cited.title),
        "author": [{"literal": _plain(cited.container)}] if group else authors,
        "container-title": "" if group else _plain(cited.container), "URL": _plain(cited.url), "issued": _date(cited.published),
        "accessed": _date(cited.seen) if cited.url else None,
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


def _name(printed: str) -> dict[str, str]:
    name = divided(printed)
    if not name.given:
        return {"literal": _plain(name.family)}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    if name.particle.endswith(("'", "’")):  # citeproc-py would set a space after it
        parts |= {"family": name.particle + name.family, "non-dropping-particle": ""}
    return {part: _plain(value) for part, value in parts.items() if value}


def _date(stated: str | None) -> dict[str, Any] | None:
    found = _DAY.match(stated or "")
    return {"date-parts": [[int(part) for part in found[0].split("-")]]} if found else None


def _plain(text: str) -> str:
    return _TAG.sub(_OPEN, text)
