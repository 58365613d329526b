"""The full-text index of headlines has what `headline_texts` has: new ones, those of an earlier version, and none that were forgotten."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.archive.upkeep.forget import forget
from crawler.article import Headline

FOUND = "SELECT t.text FROM headlines_fts JOIN headline_texts t ON t.headline_id = headlines_fts.rowid WHERE headlines_fts MATCH ?"


def found(db: Any, match: str) -> list[str]:
    db.execute("INSERT INTO headlines_fts (headlines_fts, rank) VALUES ('integrity-check', 1)")
    return [row[0] for row in db.execute(FOUND, (match,))]


def test_a_stored_headline_is_found_by_stem_by_form_and_by_kicker(desk: Any) -> None:
    lines = (Headline("Les trains s’arrêtent", "https://www.bocage.fr/trains", "", 1, "Grèves"),)
    desk.read("/pont", "Un.", headlines=lines)
    desk.read("/pont", "Un.", headlines=lines, minutes=9)
    for match in ("title_stems : grev", "title_stems : train", "title : arretent", "title : greves"):
        assert found(desk.archive.db, match) == ["Les trains s’arrêtent"]
    assert found(desk.archive.db, "title_stems : pont") == []


def test_a_changed_or_deleted_headline_leaves_the_index(desk: Any) -> None:
    desk.read("/pont", "Un.", headlines=(Headline("Le tram", "https://www.bocage.fr/tram", "", 1),))
    desk.archive.db.execute("UPDATE headline_texts SET text = 'Le métro', stems = 'le metro'")
    assert (found(desk.archive.db, "tram"), found(desk.archive.db, "metro")) == ([], ["Le métro"])
    desk.archive.db.execute("DELETE FROM headline_texts")
    assert found(desk.archive.db, "metro") == []


@pytest.mark.parametrize("kind", ["article", "listing"])
def test_a_forgotten_headline_is_in_no_byte_of_the_archive(kind: str, tmp_path: Any, make: SimpleNamespace) -> None:
    path = tmp_path / "a.db"
    with Archive(path, clock=lambda: make.noon) as archive:
        archive.recover()
        desk = make.desk(archive)
        desk.read("/foire", "La foire.")
        lines = (Headline("Zanzibarrique attend", f"{make.root}/attente", "", 1, "Xylophonage"),)
        visit = desk.read("/pont", "Un.", headlines=lines)
        if kind == "listing":
            archive.db.execute("UPDATE pages SET outcome = 'listing', article_id = NULL WHERE page_id = ?", (visit.page_id,))
            archive.db.execute("DELETE FROM articles WHERE page_id = ?", (visit.page_id,))
            archive.db.execute("DELETE FROM revisions WHERE capture_id = ?", (visit.capture_id,))
        assert found(archive.db, "zanzibarrique")
    with Archive(path, clock=lambda: make.noon) as archive:
        archive.recover()
        forget(archive, [f"{make.root}/pont"], reason="asked")
    with Archive(path, readonly=True) as archive:
        assert archive.query("SELECT * FROM headlines_fts WHERE headlines_fts MATCH 'zanzibarrique OR xylophonage'") == []
    for file in (path, *tmp_path.glob("a.db-*")):
        assert not any(word in file.read_bytes().lower() for word in (b"anzibarriq", b"zanzibar", b"xylophon"))
