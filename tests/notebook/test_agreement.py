"""Cohen's kappa gives what is published."""

from __future__ import annotations

import pytest

from crawler.notebook.agreement import agreements, kappa

TABLE = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
"""Three categories and 200 cases: Fleiss, Cohen and Everitt, « Large sample standard errors of kappa and weighted kappa », Psychological
Bulletin 72 (5), 1969, p. 323–327, who print the shares (.44, .07, .09 …) and kappa = .492."""


def test_the_published_example() -> None:
    pairs = [(str(row), str(column)) for row, cells in enumerate(TABLE) for column, number in enumerate(cells) for _ in range(number)]
    observed, expected, coefficient = kappa(pairs)
    assert (observed, expected) == (0.7, 0.41)
    assert coefficient == pytest.approx(0.492, abs=0.0005)


def test_kappa_is_one_for_whole_agreement_and_none_where_only_one_value_was_given() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == (1.0, 0.5, 1.0)
    assert kappa([("a", "a"), ("a", "a")]) == (1.0, 1.0, None)
    assert kappa([("a", "b"), ("b", "a")])[2] == -1.0


def test_each_two_coders_are_compared_on_what_both_coded() -> None:
    found = agreements("t", {"b": {1: "yes", 2: "no"}, "a": {1: "yes", 2: "no", 3: "no"}, "c": {9: "yes"}})
    assert [(one.coders, one.items, one.kappa) for one in found] == [(("a", "b"), 2, 1.0), (("a", "c"), 0, None), (("b", "c"), 0, None)]
