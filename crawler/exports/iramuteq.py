"""IRaMuTeQ: one text file. Before each article is a line of starred variables. <http://www.iramuteq.org/documentation>"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from crawler.archive.extracts.table import Row
from crawler.exports.format import Format, Source, encode_chunks

_NO_VARIABLE = re.compile(r"[^A-Za-z0-9]+")
_RESERVED = str.maketrans({"*": " ", "$": " ", "_": " ", "\0": None, "’": "'", "\u02bc": "'", "\xa0": " ", "\u202f": " "})
"""Reserved by IRaMuTeQ: `*` begins a variable, `-*` a theme, `$` and `_` join words. It recognises élisions only by the straight `'`."""
_SPACES = re.compile(r"\s+")


def chunks(source: Source) -> Iterator[bytes]:
    """The texts in UTF-8, separated by blank lines."""
    return encode_chunks(line for row in source.rows() for line in document(row))


def document(row: Row) -> Iterator[str]:
    """One article: a line of variables, then title, lead and paragraphs, one line each; nothing where it has no words."""
    lines = [plain(piece) for piece in (row["title"] or "", *row["text"].split("\n\n"))]
    if any(lines):
        yield f"**** {' '.join(variables(row))}\n"
        yield "".join(f"{line}\n" for line in lines if line) + "\n"


def variables(row: Row) -> Iterator[str]:
    """The variables: `*outlet_lemonde`, `*date_2016_11_24`… A variable without a value is left out."""
    day = (row["published"] or "")[:10]
    first = row["authors"][0] if row["authors"] else None
    known = (
        *(("outlet", row["outlet"]), ("country", row["country"]), ("date", day), ("month", day[:7]), ("year", day[:4])),
        *(("kind", row["kind"]), ("section", row["section"]), ("author", first), ("agency", row["agency"]), ("article", row["article_id"])),
    )
    for name, value in known:
        if value and (modality := variable(str(value))):
            yield f"*{name}_{modality}"


def variable(words: str) -> str:
    """Words as the value (modality) of a variable: letters without accents, digits and `_`.

    >>> variable("Idées & Débats"), variable("2016-11-24")
    ('Idees_Debats', '2016_11_24')
    """
    folded = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("Œ", "Oe")).encode("ascii", "ignore").decode()
    return _NO_VARIABLE.sub("_", folded).strip("_")


def plain(words: str) -> str:
    """Words on one line, without the signs that IRaMuTeQ reserves.

    >>> plain("L’accord : 5 $ *selon* lui_même")
    "L'accord : 5 selon lui même"
    """
    return _SPACES.sub(" ", words.translate(_RESERVED)).strip()


FORMAT = Format("iramuteq", "IRaMuTeQ, starred variables and text", ".txt", "text/plain; charset=utf-8", chunks)
