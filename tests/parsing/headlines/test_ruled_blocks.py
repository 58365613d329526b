"""What an outlet's rules say of blocks of headlines, and what is left to the generic reader."""

from __future__ import annotations

import pytest

from tests.parsing.body.test_ruled_text import read, text

COLUMN = (
    "<div class=col><h3 id=t>{title}</h3><ul>"
    '<li><a href="/ville/un-premier-titre-123457"><b>Sport</b> <i>Un premier titre assez long</i></a></li>'
    '<li><a href="/ville/un-second-titre-123458"><b>Ville</b> <i>Un second titre assez long</i></a></li>'
    '<li><a href="https://www.ailleurs.example/offre-987654"><i>Une offre que rien ne justifie ici</i></a></li></ul></div>'
)


@pytest.mark.parametrize(("title", "read_as"), [("h3", "Les plus lus"), ("=À lire", "À lire"), ("@#haut", "Tout en haut"), ("", "")])
def test_a_block_has_its_title_in_it_fixed_or_elsewhere(title: str, read_as: str) -> None:
    markup = f"<h6 id=haut>Tout en haut :</h6><h1>Le bac</h1>{text(4)}" + COLUMN.format(title="Les plus lus")
    found = read(markup, blocks=((".col", title, "li i"),)).headlines
    assert [(headline.block, headline.rank, headline.text) for headline in found] == [
        (read_as, 1, "Un premier titre assez long"),
        (read_as, 2, "Un second titre assez long"),
    ]


def test_a_block_whose_title_is_not_there_is_left_to_the_generic_reader() -> None:
    markup = f"<h1>Le bac</h1>{text(4)}" + COLUMN.format(title="Les plus lus")
    found = read(markup, blocks=((".col", "h5", "li b"),)).headlines
    assert [headline.text.endswith("titre assez long") for headline in found] == [True, True]


def test_headlines_beside_the_ruled_blocks_are_found_too() -> None:
    link = '<a href="/ville/un-troisieme-titre-123459">Un troisième titre, assez long lui aussi</a>'
    other = f"<div class=fil><h3>En continu</h3><ul><li>{link}</li></ul></div>"
    markup = f"<h1>Le bac</h1>{text(4)}{other}" + COLUMN.format(title="Les plus lus")
    found = read(markup, blocks=((".col", "h3", "li i"),)).headlines
    assert [headline.block for headline in found] == ["En continu", "Les plus lus", "Les plus lus"]
