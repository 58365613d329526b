"""French and English: choice of the language, numbers, dates, spaces."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from pathlib import Path

import pytest

import crawler.desk
from crawler.archive.query.errors import QUESTION_ERRORS
from crawler.archive.records import OUTCOMES
from crawler.archive.upkeep import alarms
from crawler.article import ARTICLE_KINDS
from crawler.desk.language import THIN, Language, preferred_language, typeset
from crawler.desk.messages import WORDS
from crawler.desk.question_errors import FRENCH

DESK = Path(crawler.desk.__file__).parent
KEYS = re.compile(r"""words(?:\.count)?\(\s*["']([a-z]+\.[a-z_.]*[a-z])["']""")
"""Messages that code and templates ask for by name."""


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "fr"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("en-US,en;q=0.5", "en"), ("de,en;q=0.3", "en"), ("en;q=0", "fr"), ("*", "fr"),
        ("en;q=x", "fr"), (",;,", "fr"),
    ],
)  # fmt: skip
def test_the_browser_says_which_language(header: str, code: str) -> None:
    assert preferred_language(header) == code


def test_every_mistake_is_told_in_both_languages_with_the_same_blanks() -> None:
    assert QUESTION_ERRORS.keys() == FRENCH.keys()
    for code, sentence in QUESTION_ERRORS.items():
        english, french = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (sentence, FRENCH[code]))
        assert english == french, code


def test_words_stand_in_both_languages_with_the_same_blanks() -> None:
    for key, texts in WORDS.items():
        blanks = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts]
        assert all(texts), key
        assert blanks[0] == blanks[1], key


@pytest.mark.parametrize(
    ("prefix", "names"), [("alarm", alarms.KINDS), ("outcome", OUTCOMES), ("kind", ARTICLE_KINDS), ("field", alarms.FIELDS)]
)
def test_every_stored_name_has_a_message(prefix: str, names: Iterable[str]) -> None:
    assert [name for name in names if not Language("fr").has(prefix, name)] == []


def test_every_message_that_is_asked_for_is_there() -> None:
    asked = {key for path in DESK.rglob("*.*") if path.suffix in (".py", ".html") for key in KEYS.findall(path.read_text("utf-8"))}
    assert len(asked) > 100
    assert sorted(key for key in asked if key not in WORDS and f"{key}.one" not in WORDS) == []


def test_french_punctuation_has_its_narrow_spaces() -> None:
    for key, french in [(key, texts[0]) for key, texts in WORDS.items()] + list(FRENCH.items()):
        shown = typeset(french)
        assert not re.search(r" [;:!?»]|« ", shown), key
        assert not re.search(rf"\w[;!?](?:\s|$)|\w:(?=\s)|«(?!{THIN})", shown), f"{key}: a space was forgotten in the table"
        assert "'" not in shown, f"{key}: French has a typographic apostrophe"


def test_a_day_is_said_as_the_outlet_states_it() -> None:
    assert Language("fr").when("2016-11-24T08:39:00+01:00") == "jeudi 24 novembre 2016 à 8\u00a0h\u00a039"
    assert Language("fr").when("2016-11-24") == "jeudi 24 novembre 2016"
    assert Language("en").when("2016-11-24T20:09:00-05:00") == "Thursday 24 November 2016 at 20:09"
    assert Language("fr").when(None) == ""


def test_counts_agree_with_their_words() -> None:
    french, english = Language("fr"), Language("en")
    assert [french.count("articles", n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [english.count("articles", n) for n in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]


def test_a_percentage_has_its_space_in_french_alone() -> None:
    assert Language("fr").share(0.5) == f"50{THIN}%"
    assert Language("en").share(0.5) == "50%"
