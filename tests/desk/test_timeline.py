"""The drawing of promotions, and the contrast of the heat map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import crawler.desk
from crawler.archive.query.promotions import Promotion
from crawler.desk.language import Language
from crawler.desk.timeline import timeline

STYLE = (Path(crawler.desk.__file__).parent / "static" / "desk.css").read_text(encoding="utf-8")


def promoted(block: str, text: str, first: float, last: float) -> Promotion:
    return Promotion("bocage", 1, "https://a.example/", block, text, None, 1, 1, "", "", first, last, 2)


def test_promotions_of_one_page_and_block_are_on_one_line() -> None:
    found = [promoted("Une", f"Titre {n}", n * 1000.0, n * 1000.0 + 500) for n in range(20)] + [promoted("Sport", "Titre", 0.0, 100.0)]
    drawn = timeline(found, ["Le Bocage · " + one.block for one in found], Language("fr"), None)
    assert drawn is not None
    assert [(bar.words, len(bar.spans)) for bar in drawn.bars] == [("Le Bocage · Une", 20), ("Le Bocage · Sport", 1)]
    assert "Titre 3" in drawn.bars[0].spans[3].words


def luminance(colour: str) -> float:
    digits = colour.lstrip("#") if len(colour) == 7 else "".join(2 * one for one in colour.lstrip("#"))
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_the_numbers_of_the_heat_map_can_be_read(dark: bool) -> None:
    light, _, rest = STYLE.partition("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]+)", light))
    if dark:
        colours |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]+)", rest[: rest.index("* { box-sizing")]))
    pairs = [("faint", "shade"), *(("ink", f"heat-{n}") for n in (1, 2, 3)), *(("heat-dark", f"heat-{n}") for n in (4, 5))]
    for one, other in pairs:
        low, high = sorted((luminance(colours[one]), luminance(colours[other])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (one, other)
