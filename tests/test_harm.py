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

HARMED: Harm = {}
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
