"""The kind of a change between two versions of an article."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.archive.versions.change import Version, describe
from crawler.archive.versions.differences import compare, words_changed

BEFORE = Version("Trois blessés à Vitré", "Un chapô.", ("Le bus de 8 h a quitté la route.", "Selon Paul Morel, il pleuvait."))
CHANGES: dict[str, tuple[Version, dict[str, int]]] = {
    "nothing": (BEFORE, {}),
    "a number in letters": (
        Version("Quatre blessés à Vitré", "Un chapô.", BEFORE.paragraphs), {"title": 1, "figures": 1},
    ),
    "a number in figures": (
        Version(BEFORE.title, BEFORE.lead, ("Le bus de 9 h a quitté la route.", BEFORE.paragraphs[1])), {"figures": 1, "reworded": 1},
    ),
    "a name": (
        Version(BEFORE.title, BEFORE.lead, (BEFORE.paragraphs[0], "Selon Jean Morin, il pleuvait.")), {"names": 1, "reworded": 1},
    ),
    "a name at the beginning of a title": (Version("Rivages blessés à Vitré", BEFORE.lead, BEFORE.paragraphs), {"title": 1, "names": 1}),
    "a word": (
        Version(BEFORE.title, BEFORE.lead, ("Le car de 8 h a quitté la route.", BEFORE.paragraphs[1])), {"reworded": 1},
    ),
    "a word at the beginning of a sentence": (
        Version(BEFORE.title, BEFORE.lead, ("Un bus de 8 h a quitté la route.", BEFORE.paragraphs[1])), {"reworded": 1},
    ),
    "a lead": (Version(BEFORE.title, "Un autre.", BEFORE.paragraphs), {"lead": 1}),
    "a paragraph more": (Version(BEFORE.title, BEFORE.lead, (*BEFORE.paragraphs, "Une enquête est ouverte.")), {"added": 1}),
    "a paragraph less": (Version(BEFORE.title, BEFORE.lead, BEFORE.paragraphs[:1]), {"removed": 1}),
    "another text": (Version(BEFORE.title, BEFORE.lead, ("La foire rouvre demain matin.",)), {"added": 1, "removed": 2}),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_by_its_kind(name: str) -> None:
    after, counts = CHANGES[name]
    found = describe(BEFORE, after)
    assert (dict(found.counts) if found else {}) == counts


@pytest.mark.parametrize("figure", ["1 000", "1\u202f000", "1.000", "1000"])
def test_a_number_that_is_written_in_another_way_is_the_same(figure: str) -> None:
    found = describe(Version("T", None, ("Il en faut 1 000 aujourd’hui.",)), Version("T", None, (f"Il en faut {figure} aujourd’hui.",)))
    assert found is None or "figures" not in found.counts


def test_what_a_page_states_is_compared_where_both_versions_are_known() -> None:
    def stating(**values: Any) -> Version:
        return Version("T", None, ("A.",), values)

    before, after = {"authors": ["Anne"], "paywalled": 0}, {"authors": ["Anne", "Paul"], "paywalled": 1}
    found = describe(stating(section="Sport", **before), stating(section="Sport", **after))
    assert found is not None
    assert dict(found.counts) == {"authors": 1, "paywalled": 1}
    assert found.details["authors"] == [[["Anne"], ["Anne", "Paul"]]]
    assert describe(stating(), stating(authors=["Anne"])) is None
    assert describe(stating(section=None), stating(section="Sport")) is None


def test_a_change_is_announced_where_the_update_time_moves() -> None:
    def at(when: float | None, text: str) -> Version:
        return Version("T", None, (text,), {}, when)

    for before, after, announced in ((None, 5.0, True), (4.0, 5.0, True), (5.0, 5.0, False), (None, None, False), (5.0, None, False)):
        found = describe(at(before, "a"), at(after, "b"))
        assert found is not None
        assert found.announced is announced


def test_the_sentences_that_are_gone_are_kept_whole() -> None:
    before = Version("T", "Un. Deux.", ("Il pleut ici. Il neige là. Fin.",))
    found = describe(before, Version("T", "Deux.", ("Il neige là. Il vente. Fin.",)))
    assert found is not None
    assert found.removed is not None
    assert (found.removed.title, found.removed.lead, found.removed.sentences) == (None, "Un.", ("Il pleut ici.",))


HOSTILE = {
    "one word": (("a b " * 3000,), ("b c " * 3000,)),
    "one paragraph": (("x",) * 3000, (*("x",) * 2000, "y")),
    "thousands of paragraphs": (tuple(f"p{number} x y z" for number in range(3000)), tuple(f"q{number} x y z" for number in range(3000))),
    "one long word": (("A" * 1_000_000,), ("." * 1_000_000,)),
    "full stops": (("M. " * 100_000,), (" ." * 100_000,)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_made_to_be_slow_are_compared_all_the_same(name: str) -> None:
    old, new = HOSTILE[name]
    before, after = Version("T", None, old), Version("T", None, new)
    paragraphs = compare(before, after).paragraphs
    assert "".join(one.text for changes in paragraphs for one in changes if one.how != "added") == "".join(old)
    assert "".join(one.text for changes in paragraphs for one in changes if one.how != "removed") == "".join(new)
    assert describe(before, after) is not None


def test_only_the_middle_of_a_text_is_compared_word_by_word() -> None:
    words = "le mot " * 2000
    assert [one.how for one in words_changed(f"{words}ancien {words}", f"{words}neuf {words}")] == ["same", "removed", "added", "same"]
