"""A notebook beside an archive: what is noted stays with its article when the archive is read again or merged."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

import crawler
from crawler.archive import Archive
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError
from crawler.notebook import NO, Item, Notebook, article_item, headline_item, notebook_beside, version_item
from tests.archive.conftest import NOON, ROOT, Desk

OTHER = {"outlet": "rivages", "title": "Rivages", "hosts": ["rivages.fr"], "zone": "Europe/Paris"}


class Shelf(Desk):
    """An archive in memory whose articles have row numbers of its own."""

    def __init__(self, *paths: str) -> None:
        super().__init__(Archive(":memory:", clock=lambda: NOON))
        self.archive.recover()
        for path in paths:
            self.read(path, f"Un texte sur {path}.")
        self.archive.flush()

    @property
    def db(self) -> sqlite3.Connection:
        self.archive.flush()
        return self.archive.db


@pytest.fixture
def shelf() -> Any:
    made = Shelf("/pont", "/foire", "/ecole")
    yield made
    made.archive.close()


@pytest.fixture
def notebook(tmp_path: Path) -> Any:
    with crawler.Notebook(tmp_path / "a.notebook.db", coder="anne") as made:
        yield made


def number(shelf: Desk, path: str) -> int:
    return int(shelf.one("SELECT article_id FROM articles WHERE url = ?", ROOT + path))


def test_the_notebook_lies_beside_the_archive() -> None:
    assert notebook_beside("x/hemero.db") == Path("x/hemero.notebook.db")


def test_what_is_noted_is_told(shelf: Shelf, notebook: Notebook) -> None:
    item = article_item(shelf.db, f"{ROOT}/pont")
    notebook.tag(item, "travaux")
    notebook.tag(item, "ton", "grave", coder="bruno")
    notebook.note(item, "À  relire :\n« le pont »")
    notebook.put("chapitre 2", item)
    notebook.exclude(item, "en double")
    (noted,) = notebook.about(shelf.db, number(shelf, "/pont"))
    assert noted.item == item
    assert [str(one) for one in noted.tags] == ["ton=grave", "travaux"]
    assert [(one.text, one.coder) for one in noted.notes] == [("À  relire :\n« le pont »", "anne")]
    assert (noted.baskets, noted.excluded) == (["chapitre 2"], "en double")
    assert notebook.about(shelf.db, number(shelf, "/foire")) == []
    assert [len(notebook.noted(tag=tag)) for tag in ("travaux", "ton", "rien")] == [1, 1, 0]
    assert notebook.names("tags") == [("ton", 1), ("travaux", 1)]


def test_what_is_taken_back_leaves_nothing(shelf: Shelf, notebook: Notebook) -> None:
    item = article_item(shelf.db, f"{ROOT}/pont")
    notebook.tag(item, "travaux")
    notebook.note(item, "Une note")
    notebook.put("b", item)
    notebook.exclude(item)
    assert not notebook.untag(item, "travaux", coder="bruno")
    assert notebook.untag(item, "travaux")
    assert notebook.take_out("b", item)
    assert notebook.include(item)
    assert notebook.remove_note(notebook.noted()[0].notes[0].note_id)
    assert notebook.noted() == []
    assert notebook.db.execute("SELECT count(*) FROM items").fetchone()[0] == 0


def test_a_tag_has_one_value_for_each_coder(shelf: Shelf, notebook: Notebook) -> None:
    item = article_item(shelf.db, f"{ROOT}/pont")
    for value in ("yes", NO):
        notebook.tag(item, "travaux", value)
    assert [(one.value, one.coder) for one in notebook.noted()[0].tags] == [(NO, "anne")]


def test_notes_stay_with_their_article_in_an_archive_with_other_row_numbers(shelf: Shelf, notebook: Notebook) -> None:
    notebook.tag(article_item(shelf.db, f"{ROOT}/pont"), "travaux")
    merged = Shelf("/autre", "/ecole", "/foire", "/encore", "/pont")
    assert number(merged, "/pont") != number(shelf, "/pont")
    assert {at: len(noted) for at, noted in notebook.by_article(merged.db).items()} == {number(merged, "/pont"): 1}
    assert notebook.about(merged.db, number(shelf, "/pont")) == []


def test_notes_stay_with_their_article_when_its_address_is_read_otherwise(shelf: Shelf, notebook: Notebook) -> None:
    notebook.tag(article_item(shelf.db, f"{ROOT}/pont"), "travaux")
    elsewhere = Shelf()
    elsewhere.read("/pont", "Un autre texte.", canonical="/transports/pont")
    (noted,) = notebook.about(elsewhere.db, number(elsewhere, "/transports/pont"))
    assert str(noted.tags[0]) == "travaux"


def test_an_unknown_address_is_found_by_its_content(shelf: Shelf, notebook: Notebook) -> None:
    notebook.tag(article_item(shelf.db, f"{ROOT}/pont"), "travaux")
    moved = Shelf("/ailleurs")
    assert notebook.by_article(moved.db) == {}
    moved.read("/archives/pont", "Un texte sur /pont.")
    assert list(notebook.by_article(moved.db)) == [number(moved, "/archives/pont")]
    assert len(notebook.about(moved.db, number(moved, "/archives/pont"))) == 1


def test_a_version_and_a_headline_are_items_of_their_own(shelf: Shelf, notebook: Notebook) -> None:
    shelf.read("/pont", "Un texte corrigé.", title="Le pont rouvre", minutes=60)
    version = version_item(shelf.db, f"{ROOT}/pont", 2)
    headline = headline_item(shelf.db, f"{ROOT}/pont", "Le  pont ferme")
    assert (version.text, headline.text) == ("Le pont rouvre", "Le pont ferme")
    notebook.note(version, "La correction")
    notebook.tag(headline, "accroche")
    kinds = [one.item.kind for one in notebook.about(shelf.db, number(shelf, "/pont"))]
    assert sorted(kinds) == ["headline", "version"]
    with pytest.raises(HemeroError, match="versions 1 to 2 and no number 3"):
        version_item(shelf.db, f"{ROOT}/pont", 3)
    with pytest.raises(HemeroError, match="No headline « Autre »"):
        headline_item(shelf.db, f"{ROOT}/pont", "Autre")
    with pytest.raises(HemeroError, match="Only articles are excluded"):
        notebook.exclude(version)


def test_a_saved_search_tells_each_new_article_once(shelf: Shelf, notebook: Notebook) -> None:
    assert notebook.save("textes", Selection("texte"), shelf.db) == 3
    search = notebook.search("textes")
    assert notebook.new(search, shelf.db) == []
    shelf.read("/marche", "Un texte sur le marché.")
    shelf.read("/gare", "La gare ferme.")
    found = notebook.new(search, shelf.db)
    assert [one.url for one in found] == [f"{ROOT}/marche"]
    notebook.told(search, found)
    assert notebook.new(search, shelf.db) == []
    assert len(notebook.new(search, shelf.db, how="followed")) == 1


def test_what_a_merge_brings_is_new_however_old_it_is(shelf: Shelf, notebook: Notebook) -> None:
    notebook.save("textes", Selection("texte"), shelf.db)
    merged = Shelf("/vieux", "/ecole", "/pont", "/foire")
    assert [one.url for one in notebook.new(notebook.search("textes"), merged.db)] == [f"{ROOT}/vieux"]


def test_a_saved_search_keeps_its_filters_and_is_replaced_by_its_name(shelf: Shelf, notebook: Notebook) -> None:
    notebook.save("a", Selection("grève -train", outlets=("bocage",)), shelf.db)
    notebook.save("a", Selection("pont", kinds=("article",)), shelf.db)
    (search,) = notebook.searches()
    assert search.selection == Selection("pont", kinds=("article",))
    assert search.words == "pont kind:article"
    with pytest.raises(HemeroError, match="no saved search « b »: a"):
        notebook.search("b")
    assert notebook.remove_search("a")
    assert notebook.db.execute("SELECT count(*) FROM seen").fetchone()[0] == 0


def test_agreement_counts_what_both_coded(shelf: Shelf, notebook: Notebook) -> None:
    items = [article_item(shelf.db, ROOT + path) for path in ("/pont", "/foire", "/ecole")]
    for item, value in zip(items, ("yes", "no", "yes"), strict=True):
        notebook.tag(item, "local", value)
    with pytest.raises(HemeroError, match="only anne has used it"):
        notebook.agreement("local")
    for item, value in zip(items[:2], ("yes", "yes"), strict=True):
        notebook.tag(item, "local", value, coder="bruno")
    (told,) = notebook.agreement("local")
    assert (told.coders, told.items, told.same, told.observed, told.expected, told.kappa) == (("anne", "bruno"), 2, 1, 0.5, 0.5, 0.0)


def test_forgetting_an_address_leaves_none_of_its_notes(shelf: Shelf, notebook: Notebook) -> None:
    item, other = (article_item(shelf.db, ROOT + path) for path in ("/pont", "/foire"))
    notebook.note(item, "un secret de Polichinelle")
    notebook.note(other, f"voir {ROOT}/pont, et {ROOT}/pont-neuf")
    notebook.save("par adresse", Selection(f"{ROOT}/pont"), shelf.db)
    assert notebook.forget([f"{ROOT}/pont"]) == 1
    notebook.close()
    assert b"Polichinelle" not in Path(notebook.path).read_bytes()
    with Notebook(notebook.path) as again:
        assert [note.text for one in again.noted() for note in one.notes] == [f"voir [forgotten], et {ROOT}/pont-neuf"]
        assert again.searches() == []
        assert f"{ROOT}/pont'" not in "\n".join(again.db.iterdump())


@pytest.mark.parametrize("name", ["", "  ", "a\nb\x00", "x" * 201, "a=b", "a;b"])
def test_a_bad_name_is_a_sentence(notebook: Notebook, name: str) -> None:
    with pytest.raises(HemeroError):
        notebook.tag(Item("article", ROOT), name)
    assert notebook.noted() == []


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with Notebook(tmp_path / "none.db", readonly=True) as empty:
        assert empty.noted() == []
        assert empty.searches() == []
    assert list(tmp_path.iterdir()) == []


def test_a_readonly_notebook_is_not_written(notebook: Notebook, tmp_path: Path) -> None:
    notebook.tag(Item("article", ROOT), "a")
    with Notebook(notebook.path, readonly=True) as reading:
        assert len(reading.noted()) == 1
        with pytest.raises(HemeroError, match="cannot be written"):
            reading.tag(Item("article", ROOT), "b")


@pytest.mark.parametrize("readonly", [True, False])
def test_another_file_is_no_notebook_and_stays_as_it_is(tmp_path: Path, readonly: bool) -> None:
    Archive(tmp_path / "a.db").close()
    (tmp_path / "b.db").write_bytes(b"Bonjour, bonjour, bonjour" * 50)
    for place in (tmp_path / "a.db", tmp_path / "b.db"):
        before = place.read_bytes()
        with pytest.raises(HemeroError, match="is not a notebook: name another with --notebook"):
            Notebook(place, readonly=readonly)
        assert place.read_bytes() == before


def test_a_notebook_of_a_later_version_is_refused(notebook: Notebook) -> None:
    notebook.db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('hemerotheque_notebook', '0999_x', '')")
    with pytest.raises(HemeroError, match="later version"):
        Notebook(notebook.path)
