"""Texts with accents as characters of their own (NFD) are found as texts in NFC are, also in archives of earlier versions."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import pytest

import crawler
from crawler.archive import Archive
from crawler.archive.database import french
from crawler.archive.upkeep.verify import verify

TITLE, TEXT = "L'Élysée à l'œuvre", "Le président a été reçu à Bézénet, où le maïs gèle."
BOTH = ("NFC", "NFD")
QUESTIONS = ["élysée", "Bézénet", "gèle", '"reçu à Bézénet"', "titre:élysée", '="maïs"', "Béz*", "chapô:hérité", "NEAR(président reçu, 3)"]


def fill(path: Path, make: SimpleNamespace) -> None:
    """An article in each of the two forms."""
    with Archive(path) as archive:
        archive.recover()
        for form in ("NFC", "NFD"):
            title, lead, text = (normalize(form, words) for words in (TITLE, "Un chapô hérité.", TEXT))
            make.desk(archive).read(f"/{form}", text, title=title, lead=lead)


def found(path: Path, words: str) -> tuple[str, ...]:
    with crawler.Archive(path) as archive:
        return tuple(sorted(hit.url.rpartition("/")[2] for hit in archive.search(words)))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_question_in_either_form_finds_texts_in_both(tmp_path: Path, make: SimpleNamespace, form: str) -> None:
    fill(tmp_path / "a.db", make)
    assert {words: found(tmp_path / "a.db", normalize(form, words)) for words in QUESTIONS} == dict.fromkeys(QUESTIONS, BOTH)


def test_an_archive_of_an_earlier_version_finds_them_after_it_is_opened(
    tmp_path: Path, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(french, "WORD", re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*"))
        earlier.setattr("crawler.archive.database.content_digest.normalize", lambda _, text: text)
        fill(tmp_path / "a.db", make)
        assert found(tmp_path / "a.db", "élysée") == ("NFC",)
        with Archive(tmp_path / "a.db") as archive:
            assert archive.query("SELECT count(DISTINCT digest) AS n FROM revisions") == [{"n": 2}]
            archive.db.execute("DELETE FROM _sqlite_migrations WHERE name = '0011_accents'")
    assert {words: found(tmp_path / "a.db", words) for words in QUESTIONS} == dict.fromkeys(QUESTIONS, BOTH)
    with Archive(tmp_path / "a.db") as archive:
        archive.db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        assert archive.query("SELECT count(DISTINCT digest) AS n FROM revisions") == [{"n": 1}]
        assert verify(archive.db, archive.warc).sound


def test_the_same_text_in_the_other_form_is_no_new_revision(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        for minutes, form in enumerate(("NFD", "NFC")):
            make.desk(archive).read("/a", normalize(form, TEXT), title=normalize(form, TITLE), minutes=minutes)
        assert archive.query("SELECT count(*) AS n FROM revisions") == [{"n": 1}]
