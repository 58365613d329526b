"""What an outlet's rules do to a page, and when they are doubted."""

from __future__ import annotations

import pytest

import crawler
from crawler import Article
from crawler.parsing.outlet import Outlet

SENTENCE = "Le bac traverse le fleuve douze fois par jour, et les habitants des deux rives le prennent pour aller au marché."
URL = "https://www.bocage.example/ville/le-bac-123456"


def read(markup: str, **rules: object) -> Article:
    """A page of a newspaper with these rules."""
    outlet = Outlet(name="bocage", title="Le Bocage", hosts=("bocage.example",), **rules)  # type: ignore[arg-type]
    body = f"<html lang=fr><head><title>Le bac</title></head><body>{markup}</body></html>".encode()
    return crawler.parse(body, URL, outlet=outlet)


def text(count: int, start: int = 1) -> str:
    return "".join(f"<p>{number:02}. {SENTENCE}</p>" for number in range(start, start + count))


def numbers(article: Article) -> list[int]:
    """Which of the numbered sentences were read."""
    return [int(paragraph.partition(".")[0]) for paragraph in article.paragraphs]


def test_the_newest_generation_that_matches_is_used() -> None:
    rules = {"headline": ("h1.neuf", "h2.vieux")}
    assert read("<h2 class=vieux>Le vieux titre</h2>" + text(4), **rules).title == "Le vieux titre"
    assert read("<h2 class=vieux>Le vieux titre</h2><h1 class=neuf>Le neuf</h1>" + text(4), **rules).title == "Le neuf"


def test_what_is_dropped_is_neither_text_nor_headline_and_what_follows_it_stays() -> None:
    markup = f"<h1>Le bac</h1><div class=corps>{text(3)}<p class=abo>9. {SENTENCE}</p> Fin de page. {text(2, 4)}</div>"
    article = read(markup, drop=(".abo",))
    assert numbers(Article(url=URL, paragraphs=tuple(p for p in article.paragraphs if p[0].isdigit()))) == [1, 2, 3, 4, 5]


def test_a_body_rule_says_where_the_text_is() -> None:
    other = "".join(f"<p>{number}. {SENTENCE} {SENTENCE}</p>" for number in range(90, 99))
    markup = f"<h1>Le bac</h1><div class=corps>{text(5)}</div><div class=autre>{other}</div>"
    assert numbers(read(markup, body=".corps")) == [1, 2, 3, 4, 5]
    assert numbers(read(markup, body=".corps > p")) == [1, 2, 3, 4, 5]


def test_a_body_rule_that_finds_nearly_nothing_is_doubted() -> None:
    markup = f"<h1>Le bac</h1><div class=corps>{text(6)}</div><div class=ancien><p>99. {SENTENCE}</p></div>"
    assert numbers(read(markup, body=".ancien"))[:6] == [1, 2, 3, 4, 5, 6]


def test_a_lead_rule_takes_its_words_out_of_the_text() -> None:
    markup = f"<h1>Le bac</h1><div class=corps><p class=intro>Un bac, deux rives et beaucoup d'histoires à raconter.</p>{text(4)}</div>"
    article = read(markup, lead=".intro")
    assert article.lead == "Un bac, deux rives et beaucoup d'histoires à raconter."
    assert numbers(article) == [1, 2, 3, 4]


def test_a_lead_rule_that_takes_the_whole_text_is_doubted() -> None:
    markup = f"<h1>Le bac</h1><div class=corps>{text(20)}</div>"
    assert numbers(read(markup, lead=".corps p")) == list(range(1, 21))


def test_authors_stand_where_the_rule_says() -> None:
    markup = f"<h1>Le bac</h1><p>Par Paul Morel</p><div class=corps>{text(4)}</div><b class=sig>Jeanne Martin et Luc Petit (avec AFP)</b>"
    assert read(markup, authors=".sig").authors == ("Jeanne Martin", "Luc Petit", "AFP")


COLUMN = (
    '<div class=col><h3 id=t>{title}</h3><ul>'
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
