"""The sample archive, and an archive with texts that are difficult for export formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.extracts.table_catalogue import TABLES
from crawler.archive.query.reader import open_reader
from crawler.archive.query.selection import Selection
from crawler.exports import FORMATS, Source
from tests.archive.conftest import NOON, Desk
from tests.desk.conftest import sample

__all__ = ["sample"]

CONTROLS = "".join(map(chr, range(32))) + "\x7f\x85\u2028\ufffe\uffff"
NASTY = (
    f"Contrôles {CONTROLS} fin",
    "<b>&amp;</b> ]]> <!-- --> <?php ?> &nbsp;",
    '=HYPERLINK("http://evil.invalid";"x")',
    "+1+1", "-2", "@SUM(A1)", "\t=1+1",
    '"guillemets" \'simples\' ; , | \\ \\n {accolades} $5 % # _ ^ ~ *étoile* **** *faux_1',
    "\u202eעברית مرحبا\u202c 🏳️‍🌈 é",
    "ER  - ", "@article{faux, title={x}}", "-*theme",
)  # fmt: skip


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a dozen articles with difficult text in every field; one has ten million letters, one is empty, one has no outlet."""
    place = tmp_path_factory.mktemp("hostile") / "hemero.db"
    with Archive(place, clock=lambda: NOON) as archive:
        archive.recover()
        archive.keep_outlets([{"outlet": "bocage", "title": 'Le "Bocage" & <fils>;\x00', "hosts": ["bocage.fr"], "zone": "Europe/Paris"}])
        desk = Desk(archive)
        for number, words in enumerate(NASTY):
            desk.read(
                f"/a{number}?x=<y>&z=\"'{number}", words, words * 2, title=words, lead=words, authors=(words, "Anne; Petit"), section=words,
                tags=(words,), agency=words, stamp=words, minutes=number, language="fr",
            )  # fmt: skip
        desk.read("/long", "mot " * 2_500_000, title="Long", minutes=50)
        desk.read("/rien", title="", lead=None, published=None, authors=(), minutes=51)
        desk.read("/jour", title="Un jour", published=date(2016, 11, 24), minutes=52)
        with archive.transaction():
            archive.db.execute("UPDATE articles SET body = '', lead = NULL, title = NULL WHERE url LIKE '%/rien'")
            archive.db.execute("UPDATE articles SET outlet = '' WHERE url LIKE '%/a3%'")
    return place


Export = Callable[..., Path]


@pytest.fixture
def export(tmp_path: Path) -> Iterator[Export]:
    """`export(archive, "csv", Selection(…), of="headlines")` writes an export and returns its path."""

    def write(archive: Path, name: str, selection: Selection | None = None, *, of: str = "articles", to: str = "out") -> Path:
        path = tmp_path / f"{to}{FORMATS[name].suffix}"
        with closing(open_reader(archive)) as db:
            FORMATS[name].save(Source(db, selection or Selection(), TABLES[of]), path)
        return path

    yield write
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def files_of(path: Path) -> dict[str, bytes]:
    """Relative name → bytes, for every file of an export."""
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()} or {"": path.read_bytes()}
