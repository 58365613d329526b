"""What an outlet's rules do to a page's title, text and authors, and when they are doubted."""

from __future__ import annotations

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
