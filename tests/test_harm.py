"""What changes nothing for a person must not change the reading: a sample of pages of the shared corpus under every disturbance.

`python -m tests.test_harm` prints the table anew; `python -m tests.benchmarks.harm` measures all pages and says what was harmed.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.benchmarks.harm import rows
from tests.benchmarks.harms.disturbances import DISTURBANCES
from tests.benchmarks.harms.readings import FIELDS
from tests.benchmarks.harms.scrapbook import scrapbook
from tests.benchmarks.harms.specimens import Specimen, sample

PAGES, LARGEST = 40, 80_000
"""Pages of the sample, and the bytes of the largest that may be in it."""

Harm = dict[str, dict[str, dict[str, int]]]
"""Reader → disturbance → field → pages."""

HARMED: Harm = {
    "generic": {
        "tracked links": {"links": 1},
        "numbered": {"links": 1},
        "short slug": {"links": 1},
        "no JSON-LD": {"authors": 1},
        "bare head": {"authors": 1},
        "names hashed": {"links": 1},
        "text wrapped": {"text": 1},
        "upper case": {"authors": 2},
        "column before": {"times": 1, "authors": 1},
        "teasers below": {"text": 1},
        "clock": {"times": 1},
        "share bar": {"title": 1, "text": 1},
        "cut to 1": {"text": 2},
        "cut to 2": {"text": 1},
        "cut to 4": {"text": 1, "links": 1},
        "headline in an h2": {"title": 2, "times": 1, "authors": 1},
        "headline in a p": {"title": 2, "times": 1, "authors": 1},
        "br br in a div": {"text": 1},
        "paragraphs as div": {"text": 3, "links": 1},
        "styled spans": {"authors": 1},
        "AMP": {"links": 1},
        "print": {"text": 1},
    },
    "ours": {
        "tracked links": {"links": 1},
        "numbered": {"links": 1},
        "short slug": {"links": 1},
        "no JSON-LD": {"authors": 1},
        "bare head": {"authors": 1},
        "names hashed": {"links": 1},
        "upper case": {"authors": 1},
        "column before": {"authors": 1},
        "teasers below": {"text": 1},
        "clock": {"times": 1},
        "share bar": {"title": 1, "text": 1},
        "cut to 1": {"text": 2},
        "cut to 2": {"text": 1},
        "cut to 4": {"text": 1, "links": 1},
        "headline in an h2": {"title": 2, "times": 1},
        "headline in a p": {"title": 2, "text": 1, "times": 1},
        "br br in a div": {"text": 2},
        "paragraphs as div": {"text": 3, "links": 1},
        "AMP": {"links": 1},
        "print": {"text": 1},
    },
}
"""The pages of the sample on which a field is not as it was, at most; none where nothing is said. Only ever lowered."""


@cache
def pages() -> tuple[Specimen, ...]:
    return tuple(sample(PAGES, LARGEST))


def harmed() -> Harm:
    """The pages harmed."""
    found: Harm = {"generic": {}, "ours": {}}
    for row in rows(list(pages()), found):
        for field in (field for field, good in row.kept.items() if not good):
            fields = found[row.reader].setdefault(row.disturbance, {})
            fields[field] = fields.get(field, 0) + 1
    return found


needs_the_corpus = pytest.mark.skipif(not pages(), reason="the shared corpus is not at hand")


@needs_the_corpus
def test_what_changes_nothing_for_a_person_harms_no_more_pages_than_it_did() -> None:
    worse = []
    for reader, names in harmed().items():
        for name, fields in names.items():
            most = HARMED[reader].get(name, {})
            worse += [(reader, name, field, number) for field, number in fields.items() if number > most.get(field, 0)]
    assert worse == []


def test_every_disturbance_has_a_name_of_its_own_and_says_what_it_does() -> None:
    assert len({one.name for one in DISTURBANCES}) == len(DISTURBANCES)
    assert all(one.what.endswith(".") for one in DISTURBANCES)


@needs_the_corpus
def test_a_page_is_disturbed_the_same_way_each_time() -> None:
    few = list(pages()[:3])
    first, second = ([again.body for one in DISTURBANCES if (again := one.of(few[0], scrapbook(few)))] for _ in range(2))
    assert first == second


def main() -> None:
    """Print the table as it is reached now."""
    for reader, names in harmed().items():
        print(f'    "{reader}": {{')
        for one in DISTURBANCES:
            if fields := names.get(one.name):
                told = ", ".join(f'"{field}": {fields[field]}' for field in FIELDS if field in fields)
                print(f'        "{one.name}": {{{told}}},')
        print("    },")


if __name__ == "__main__":
    main()
