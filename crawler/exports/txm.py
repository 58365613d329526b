"""TXM: a folder for its import « XML-XTZ + CSV », with one XML file per text and metadata.csv. <https://txm.gitpages.huma-num.fr>"""

from __future__ import annotations

import csv
from pathlib import Path

from crawler.archive.extracts.table import Row
from crawler.exports.citation import line
from crawler.exports.format import Format, Source
from crawler.exports.tei import document, identifier

KEPT = {"outlet": "outlet", "newspaper": "outlet_title"} | {
    name: name for name in ("country", "kind", "title", "section", "agency", "language", "url")
}
"""Column of metadata.csv → column of the articles table."""
METADATA = ("id", *KEPT, "date", "year", "month", "authors", "paywalled", "words", "capture", "digest")
"""The columns of metadata.csv. TXM requires lower-case letters, and joins texts and rows by `id`, the file name without .xml."""


def files(source: Source, path: Path) -> None:
    """Write the folder: `<id>.xml` for each article, and metadata.csv."""
    path.mkdir()
    with (path / "metadata.csv").open("w", encoding="utf-8", newline="", errors="replace") as table:
        writer = csv.writer(table, quoting=csv.QUOTE_ALL)
        writer.writerow(METADATA)
        for row in source.rows():
            name = identifier(row)
            body = "".join(('<?xml version="1.0" encoding="UTF-8"?>\n', *document(row)))
            (path / f"{name}.xml").write_text(body, encoding="utf-8", errors="replace")
            writer.writerow(metadata(name, row))


def metadata(name: str, row: Row) -> list[object]:
    """The row of a text in metadata.csv. Each cell is one line; unknown values are empty."""
    day = (row["published"] or "")[:10]
    paywalled = {True: "yes", False: "no", None: ""}[row["paywalled"]]
    known = [row[column] for column in KEPT.values()]
    cells = [name, *known, day, day[:4], day[:7], "; ".join(row["authors"]), paywalled, row["words"], row["capture_id"], row["digest"]]
    return ["" if cell is None else line(str(cell)) for cell in cells]


FORMAT = Format("txm", "TXM (XML-XTZ + CSV), for textometry", ".txm", "application/zip", files=files, holds=(".xml", ".csv"))
