"""Text as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.parsing.document.text import fold, has_words, is_small, normalise, text_of, unaccented


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Le  pont\n rouvre</p>", "Le pont rouvre"),
        ("<p>à&nbsp;8&nbsp;h</p>", "à 8 h"),
        ("<p>mar\u00adché\u200b</p>", "marché"),
        ("<p>Lyon<br>Paris</p>", "Lyon Paris"),
        ("<p>un <b>pont</b> neuf</p>", "un pont neuf"),
        ("<p>avant<script>x()</script> après<style>p{}</style></p>", "avant après"),
        ("<p>\ue900 Icône</p>", "Icône"),
        ("<p></p>", ""),
    ],
)
def test_the_text_of_an_element_is_what_is_displayed(markup: str, text: str) -> None:
    assert text_of(html.fragment_fromstring(markup)) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a</p>", "<p> <b> a</b></p>", "<p>\u00a0<br>\u200b</p>", "<div><script>a()</script></div>", "<div><script>a()</script> a</div>",
        "<div><p></p><p>\n</p></div>", "<p></p>", "<div><style>p {}</style><p><i>a</i></p></div>",
    ],
)  # fmt: skip
def test_an_element_has_words_where_its_text_is_not_empty(markup: str) -> None:
    element = html.fragment_fromstring(markup)
    assert has_words(element) == (text_of(element) != "")


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_normal_text_has_single_spaces_and_trimmed_ends(text: str) -> None:
    found = normalise(text)
    assert found == found.strip()
    assert "  " not in found


def test_folded_texts_agree_however_they_are_punctuated() -> None:
    assert fold("« L'Été » : chaud !") == fold("L’ÉTÉ, chaud")


def test_an_element_is_small_up_to_the_number_asked() -> None:
    element = html.fragment_fromstring("<p><b>a</b><i>b</i></p>")
    assert is_small(element, 2)
    assert not is_small(element, 1)


@given(st.text(max_size=60))
def test_taking_accents_off_keeps_each_character_in_its_place(text: str) -> None:
    assert len(unaccented(text)) == len(text) or not text.isascii()
