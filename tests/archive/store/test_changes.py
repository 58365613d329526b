"""Changes of articles, as the store keeps them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from crawler.archive.database import changes

LATER = datetime.fromisoformat("2016-11-24T12:30:00+01:00")


def kept(desk: Any) -> list[dict[str, Any]]:
    """The rows of `changes`, only with their kinds."""
    rows = desk.archive.query("SELECT * FROM changes ORDER BY change_id")
    return [{name: row[name] for name in changes.KINDS if row[name]} for row in rows]


def test_a_first_reading_is_no_change(desk: Any) -> None:
    desk.read("/marche")
    desk.read("/marche", minutes=60)
    assert kept(desk) == []


def test_a_change_is_a_row_with_its_bounds_in_time(desk: Any) -> None:
    desk.read("/marche", "Le marché compte 12 étals.")
    desk.read("/marche", "Le marché compte 12 étals.", minutes=30)
    desk.read("/marche", "Le marché compte 15 étals.", minutes=60, updated=LATER)
    [row] = desk.archive.query("SELECT * FROM changes")
    assert (row["last_seen_before"][11:16], row["seen"][11:16]) == ("12:30", "13:00")
    assert (row["hours_after"], row["announced"], row["parser_changed"]) == (5.0, 1, 0)
    assert (row["revision_before"], row["revision_after"], row["capture_id"]) == (1, 2, 3)
    assert json.loads(row["details"]) == {"figures": [["12", "15"]]}


def test_what_only_the_page_states_is_a_change_without_a_new_revision(desk: Any) -> None:
    desk.read("/marche", section="Sport")
    desk.read("/marche", section="Faits divers", authors=("Anne", "Paul"), paywalled=True, minutes=60)
    assert kept(desk) == [{"authors": 1, "section": 1}]
    assert desk.rows("SELECT revision_before, revision_after, announced FROM changes") == [(1, 1, 0)]


def test_a_content_that_comes_back_is_a_change_too(desk: Any) -> None:
    desk.read("/marche", "Un.")
    desk.read("/marche", "Deux mots.", minutes=60)
    desk.read("/marche", "Un.", minutes=120)
    assert desk.rows("SELECT revision_before, revision_after FROM changes ORDER BY change_id") == [(1, 2), (2, 1)]


def test_revisions_keep_what_their_page_stated(desk: Any) -> None:
    desk.read("/marche", "Un.", section="Sport")
    desk.read("/marche", "Deux.", section="Culture", updated=LATER, stamp="Mis à jour à 12h30", minutes=60)
    assert desk.rows("SELECT section, updated, stamp, authors FROM revisions ORDER BY revision_id") == [
        ("Sport", None, None, '["Anne"]'),
        ("Culture", "2016-11-24T12:30:00+01:00", "Mis à jour à 12h30", '["Anne"]'),
    ]


def test_an_older_capture_that_is_read_later_changes_nothing(desk: Any) -> None:
    visit = desk.read("/marche", "Un.")
    desk.read("/marche", "Deux.", minutes=60)
    before = desk.rows("SELECT * FROM changes")
    desk.archive.put(visit)
    assert desk.rows("SELECT * FROM changes") == before
    assert len(before) == 1


def test_removed_text_is_found_and_goes_with_its_article(desk: Any) -> None:
    desk.read("/marche", "Le pont est fermé. La foire a lieu.")
    desk.read("/marche", "La foire a lieu.", minutes=60)
    found = "SELECT rowid FROM removed_fts WHERE removed_fts MATCH 'stems : pont'"
    assert desk.rows(found) == [(1,)]
    desk.archive.articles.remove(1)
    assert desk.rows(found) == []
    assert desk.rows("SELECT * FROM changes") == desk.rows("SELECT * FROM removed_texts") == []
    desk.archive.db.execute("INSERT INTO removed_fts (removed_fts, rank) VALUES ('integrity-check', 1)")


def test_the_texts_of_an_unchanged_article_are_not_compared(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.database.changes.describe", lambda *_: pytest.fail("compared"))
    desk.read("/marche", "Un.")
    desk.read("/marche", "Un.", minutes=60)
    assert desk.rows("SELECT * FROM changes") == []
