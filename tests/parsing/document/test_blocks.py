"""One block a paragraph, however the page marks it up."""

from __future__ import annotations

import pytest
from lxml import html

from crawler.parsing.document.blocks import read_blocks


def blocks(markup: str, drop: str = "aside") -> list[str]:
    container = html.fragment_fromstring(f"<div>{markup}</div>")
    return [block.text for block in read_blocks(container, lambda element: element.tag == drop)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Un.</p><p>Deux.</p>", ["Un.", "Deux."]),
        ("Un.<br><br>Deux.<br/>\n<br/>Trois.", ["Un.", "Deux.", "Trois."]),
        ("<p>Un<br>vers</p>", ["Un vers"]),
        ("Un.<p>Deux.</p>Trois.", ["Un.", "Deux.", "Trois."]),
        ("<p>Un <a href=x>lien</a> dedans.</p>", ["Un lien dedans."]),
        ("<p>Un.<aside>Encart</aside> Suite.</p>", ["Un.", "Suite."]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<blockquote><p>Cité.</p><footer>Jeanne</footer></blockquote>", ["Cité.", "Jeanne"]),
        ("<p></p><p> \n </p>", []),
        ("<table><tr><th>Pont</th><th>Arches</th></tr><tr><td>Combe</td><td><p>10</p></td></tr></table>", ["Pont Arches", "Combe 10"]),
        ("<table><tr><td>a<br><br>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>", ["a b c", "d e"]),
        (
            "<table><tr><td>Menu</td><td><p>Un.</p><h2>Deux</h2></td></tr><tr><td>a</td><td>b</td></tr></table>",
            ["Menu", "Un.", "Deux", "a", "b"],
        ),
        ("<table><tr><td>Un.</td></tr><tr><td>Deux.<br><br>Trois.</td></tr></table>", ["Un.", "Deux.", "Trois."]),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>", ["a b", "c d"]),
    ],
)
def test_blocks_are_paragraphs_as_displayed(markup: str, expected: list[str]) -> None:
    assert blocks(markup) == expected


def test_a_dropped_element_inside_a_line_leaves_the_line_whole() -> None:
    assert blocks("<p>Un <svg>dessin</svg>mot.</p>", drop="svg") == ["Un mot."]


def test_reading_stops_at_the_element_asked_for() -> None:
    container = html.fragment_fromstring("<div><p>avant</p><section><p>texte</p></section><p>après</p></div>")
    found = read_blocks(container, lambda element: False, until=container.find("section"))
    assert [block.text for block in found] == ["avant"]


def test_a_block_knows_how_much_of_it_is_links() -> None:
    container = html.fragment_fromstring("<div><p>Voir <a href=x>ici</a></p></div>")
    assert [block.linked for block in read_blocks(container, lambda element: False)] == [3]
