"""Each export is read by a reader of its format, with normal and with hostile texts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import networkx
import pandas
import pyarrow
import pyarrow.dataset
import pytest
import rispy
from lxml import etree
from pybtex.database import parse_string

from crawler.archive.extracts.table_catalogue import TABLES
from crawler.archive.query.reader import Archive, open_reader
from crawler.archive.query.selection import Selection
from crawler.exports import FORMATS
from crawler.exports.txm import METADATA
from tests.exports.conftest import NASTY, Export, files_of

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ARCHIVES = ("sample", "hostile")
csv.field_size_limit(1 << 30)


@pytest.fixture(params=ARCHIVES)
def archive(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def rows_of(archive: Path, of: str = "articles", selection: Selection | None = None) -> list[dict[str, Any]]:
    with closing(open_reader(archive)) as db:
        return list(TABLES[of].rows(db, selection or Selection()))


@cache
def tei_all() -> etree.RelaxNG:
    with gzip.open(Path(__file__).with_name("tei_all.rng.gz")) as schema:
        return etree.RelaxNG(etree.parse(schema))


def valid(document: Any) -> bool:
    assert tei_all().validate(document), tei_all().error_log.last_error
    return True


HUGE = etree.XMLParser(huge_tree=True)


def test_csv_has_every_article_and_cell(archive: Path, export: Export) -> None:
    head, *lines = csv.reader(io.StringIO(export(archive, "csv").read_bytes().decode(), newline=""))
    rows = rows_of(archive)
    assert head == list(TABLES["articles"].columns)
    assert len(lines) == len(rows) > 10
    for line, row in zip(lines, rows, strict=True):
        cells = ["; ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell) for cell in row.values()]
        assert line == [cell.replace("\0", "") for cell in cells]


def test_csv_opens_in_pandas(archive: Path, export: Export) -> None:
    frame = pandas.read_csv(export(archive, "csv"))
    assert list(frame["article_id"]) == [row["article_id"] for row in rows_of(archive)]


def test_no_cell_of_a_spreadsheet_is_a_formula(archive: Path, export: Export) -> None:
    text = export(archive, "spreadsheet").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";")
    assert len(lines) == len(rows_of(archive))
    assert [cell for line in lines for cell in line if cell[:1] in set("=+-@\t\r\n")] == []
    if any(row["title"] == "-2" for row in rows_of(archive)):
        assert "'-2" in {line[head.index("title")] for line in lines}


@pytest.mark.parametrize("of", TABLES)
def test_json_lines_are_the_rows(archive: Path, export: Export, of: str) -> None:
    made = export(archive, "jsonl", of=of).read_bytes()
    found = [json.loads(line) for line in made.splitlines()]
    rows = rows_of(archive, of)
    kinds = TABLES[of].columns
    for row in rows:
        row.update({name: json.loads(cell) for name, cell in row.items() if cell is not None and kinds[name][0] == "json"})
    assert found == rows
    assert made.count(b"\n") == len(rows)


@pytest.mark.parametrize("of", TABLES)
def test_every_table_has_rows_that_csv_and_parquet_hold_too(sample: Path, export: Export, of: str) -> None:
    rows = rows_of(sample, of)
    assert rows
    assert len(list(csv.DictReader(io.StringIO(export(sample, "csv", of=of).read_bytes().decode())))) == len(rows)
    table = pyarrow.dataset.dataset(export(sample, "parquet", of=of), partitioning="hive").to_table()
    assert table.num_rows == len(rows)
    assert set(TABLES[of].columns) <= set(table.column_names)


def test_parquet_is_typed_and_partitioned_for_arrow(archive: Path, export: Export) -> None:
    table = pyarrow.dataset.dataset(export(archive, "parquet"), partitioning="hive").to_table()
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["published_utc"], types["authors"], types["words"]) == ("timestamp[us, tz=UTC]", "list<element: string>", "int64")
    assert (types["paywalled"], types["published_day"]) == ("bool", "date32[day]")
    rows = {row["article_id"]: row for row in rows_of(archive)}
    found = {row["article_id"]: row for row in table.to_pylist()}
    assert found.keys() == rows.keys()
    for number, row in rows.items():
        one = found[number]
        assert (one["text"], one["authors"], one["title"]) == (row["text"], row["authors"], row["title"])
        assert one["published_utc"] == (row["published_utc"] and datetime.fromisoformat(row["published_utc"]))
        assert one["published_day"] == (date.fromisoformat(row["published"][:10]) if row["published"] else None)
        assert (one["outlet"], one["month"]) == (row["outlet"] or "none", (row["published"] or "undated")[:7])


def test_parquet_answers_in_duckdb(sample: Path, export: Export) -> None:
    path = export(sample, "parquet")
    source = f"read_parquet('{path}/**/*.parquet', hive_partitioning = true)"
    question = f"SELECT outlet, month, count(*), max(published_utc) FROM {source} GROUP BY 1, 2"
    with closing(duckdb.connect()) as db:
        found = {(outlet, month): number for outlet, month, number, _ in db.execute(question).fetchall()}
    counted: dict[tuple[str, str], int] = {}
    for row in rows_of(sample):
        place = (row["outlet"], (row["published"] or "undated")[:7])
        counted[place] = counted.get(place, 0) + 1
    assert found == counted


def test_tei_is_valid_and_holds_the_words(archive: Path, export: Export) -> None:
    corpus = etree.parse(export(archive, "tei"), HUGE)
    assert valid(corpus)
    rows = rows_of(archive)
    texts = corpus.findall("t:TEI", TEI)
    assert len(texts) == len(rows)
    for text, row in zip(texts, rows, strict=True):
        paragraphs = [p for p in text.iterfind(".//t:body//t:p", TEI) if p.text]
        said = " ".join(" ".join(p.itertext()) for p in paragraphs).split()
        assert said == xml_words(row["text"])
        assert text.find(".//t:idno[@type='digest']", TEI).text == row["digest"]


def xml_words(text: str) -> list[str]:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text).split()


def test_tei_without_an_article_is_valid(sample: Path, export: Export) -> None:
    assert valid(etree.parse(export(sample, "tei", Selection("introuvablissime"))))


def test_txm_gets_a_valid_text_and_a_line_for_each_article(archive: Path, export: Export) -> None:
    path = export(archive, "txm")
    lines = list(csv.DictReader(io.StringIO((path / "metadata.csv").read_bytes().decode())))
    assert {line["id"] for line in lines} == {one.stem for one in path.glob("*.xml")}
    assert len(lines) == len(rows_of(archive)) == len(list(path.iterdir())) - 1
    assert METADATA[0] == "id"
    assert [name for name in METADATA if not re.fullmatch("[a-z]+", name)] == []
    for line in lines:
        assert valid(etree.parse(path / f"{line['id']}.xml", HUGE))
        assert None not in line.values()
        assert [cell for cell in line.values() if "\n" in cell or "\r" in cell] == []


VARIABLE = re.compile(r"\*[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*[A-Za-z0-9]")


def iramuteq(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The variables and lines of each text of an IRaMuTeQ corpus, by the rules of its documentation. Fails for any other line.

    A text begins with four stars and its variables, separated by spaces. A variable is `*name_modality`, without spaces, accents or signs.
    In the text, `*` (variables and `-*` themes), `$` and `_` (joined words) are reserved.
    """
    found: list[tuple[list[str], list[str]]] = []
    for line in text.split("\n"):
        if line.startswith("****"):
            variables = line[5:].split(" ")
            assert line[:5] == "**** "
            assert [one for one in variables if not VARIABLE.fullmatch(one)] == []
            assert len({one.split("_")[0] for one in variables}) == len(variables)
            found.append((variables, []))
        elif line:
            assert not set(line) & set("*$_\0\t\r’\xa0"), line[:80]
            found[-1][1].append(line)
    yield from found


def test_iramuteq_reads_variables_and_texts(archive: Path, export: Export) -> None:
    texts = list(iramuteq(export(archive, "iramuteq").read_text(encoding="utf-8")))
    rows = [row for row in rows_of(archive) if row["title"] or row["text"]]
    assert len(texts) == len(rows) > 10
    assert all(lines for _, lines in texts)
    for (variables, _), row in zip(texts, rows, strict=True):
        known = dict(one[1:].split("_", 1) for one in variables)
        assert known.get("outlet", "") == row["outlet"]
        assert known["article"] == str(row["article_id"])
        assert known.get("date", "") == (row["published"] or "")[:10].replace("-", "_")


def test_gexf_of_newspapers_tells_networkx_who_promotes_whom(sample: Path, export: Export) -> None:
    graph = networkx.read_gexf(export(sample, "gexf"))
    rows = [row for row in rows_of(sample, "headlines") if row["target_article_id"]]
    expected: dict[tuple[str, str], set[Any]] = {}
    days: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        link = (row["outlet"], row["target_outlet"])
        expected.setdefault(link, set()).add((row["text"], row["kicker"], row["url"]))
        days.setdefault(link, set()).add(row["seen_utc"][:10])
    assert {(source, target): data["headlines"] for source, target, data in graph.edges(data=True)} == {
        link: len(found) for link, found in expected.items()
    }
    for source, target, data in graph.edges(data=True):
        assert data["spells"][0][0] == min(days[source, target])
        assert data["spells"][-1][1] == max(days[source, target])
    assert graph.nodes["rivages"]["label"] == "Rivages"
    assert graph.nodes["rivages"]["country"] == "BE"


def test_gexf_of_articles_tells_networkx_whose_page_leads_to_which(sample: Path, export: Export) -> None:
    graph = networkx.read_gexf(export(sample, "gexf-articles"))
    with closing(sqlite3.connect(sample)) as db:
        pairs = db.execute(
            "SELECT DISTINCT p.article_id, h.target_article_id FROM headlines h JOIN pages p USING (page_id)"
            " WHERE p.article_id != h.target_article_id"
        ).fetchall()
        titles = dict(db.execute("SELECT article_id, title FROM articles"))
    assert {(int(a), int(b)) for a, b in graph.edges()} == set(pairs)
    assert pairs
    assert all(" ".join(data["label"].split()) == " ".join(titles[int(node)].split()) for node, data in graph.nodes(data=True))


def test_gexf_of_some_articles_has_only_links_to_them(sample: Path, export: Export) -> None:
    whole = networkx.read_gexf(export(sample, "gexf", to="whole"))
    some = networkx.read_gexf(export(sample, "gexf", Selection(outlets=("bocage",))))
    assert {target for _, target in some.edges()} == {"bocage"}
    for source, target, data in some.edges(data=True):
        assert data["headlines"] == whole.edges[source, target]["headlines"]
        assert data["captures"] == whole.edges[source, target]["captures"]


@pytest.mark.parametrize("name", ["gexf", "gexf-articles"])
def test_gexf_of_anything_is_xml(archive: Path, export: Export, name: str) -> None:
    root = etree.parse(export(archive, name)).getroot()
    nodes = {one.get("id") for one in root.iterfind(".//{*}node")}
    ends = {end for one in root.iterfind(".//{*}edge") for end in (one.get("source"), one.get("target"))}
    assert ends <= nodes
    assert "" not in nodes


def test_bibtex_has_an_entry_for_each_article(archive: Path, export: Export) -> None:
    found = parse_string(export(archive, "bibtex").read_text(encoding="utf-8"), "bibtex").entries
    rows = rows_of(archive)
    assert len(found) == len(rows)
    for entry, row in zip(found.values(), rows, strict=True):
        assert entry.type == "article"
        assert entry.fields.get("date", "") == (row["published"] or "")[:10]
        assert row["digest"] in entry.fields["note"]
        assert len(entry.persons.get("author", [])) == len(row["authors"])


def test_ris_has_an_entry_for_each_article(archive: Path, export: Export) -> None:
    found = rispy.loads(export(archive, "ris").read_bytes().decode())
    rows = rows_of(archive)
    assert len(found) == len(rows)
    for entry, row in zip(found, rows, strict=True):
        assert entry["type_of_reference"] == "NEWS"
        assert len(entry.get("authors", [])) == len([one for one in row["authors"] if one.strip()])
        assert entry["urls" if "urls" in entry else "url"]
        assert row["digest"] in str(entry["notes"])


def test_sqlite_is_an_archive_of_these_articles(sample: Path, export: Export) -> None:
    chosen = Selection("conseil", outlets=("bocage",))
    part = export(sample, "sqlite", chosen)
    with closing(sqlite3.connect(part)) as db, closing(sqlite3.connect(sample)) as whole:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        made = "SELECT type, name FROM sqlite_master ORDER BY 1, 2"
        assert db.execute(made).fetchall() == whole.execute(made).fetchall()
    with Archive(part) as some, Archive(sample) as all_of_it:
        hits = [hit.article_id for hit in some.search("conseil")]
        assert hits == [hit.article_id for hit in all_of_it.search("conseil", outlet="bocage")] != []
        for number in hits:
            assert some.article(number) == all_of_it.article(number)
            assert list(some.revisions(number)) == list(all_of_it.revisions(number))
            assert list(some.times(number)) == list(all_of_it.times(number))
            assert list(some.promotions(number)) == list(all_of_it.promotions(number))
        assert some.count() == len(hits)


def test_sqlite_of_everything_has_every_article(archive: Path, export: Export) -> None:
    part = export(archive, "sqlite")
    assert rows_of(part) == rows_of(archive)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_export_has_the_same_bytes(archive: Path, export: Export, name: str) -> None:
    assert files_of(export(archive, name, to="one")) == files_of(export(archive, name, to="two"))


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_nothing_is_a_file_of_nothing(sample: Path, export: Export, name: str) -> None:
    made = files_of(export(sample, name, Selection("introuvablissime")))
    assert made
    assert not any(b"Combelongue" in content for content in made.values())


def test_the_nasty_texts_are_in_the_archive(hostile: Path) -> None:
    assert {row["title"] for row in rows_of(hostile)} >= set(NASTY[1:6])
    assert max(len(row["text"]) for row in rows_of(hostile)) > 9_000_000
