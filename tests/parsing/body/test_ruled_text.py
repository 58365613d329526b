"""What an outlet's rules do to a page's title, text and authors, and when they are doubted."""

from __future__ import annotations

import pytest

import crawler
from crawler import Article
from crawler.parsing.outlet import Outlet, broken_rules

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


def broken(article: Article) -> tuple[str, ...]:
    return broken_rules(article)


def test_rules_that_hold_are_not_called_broken() -> None:
    markup = f"<article><h1 class=t>Le bac</h1><p class=chapo>{SENTENCE}</p><div class=corps>{text(6, 10)}</div></article>"
    assert broken(read(markup, headline=".t", lead=".chapo", body=".corps", drop=(".pub",))) == ()


OTHERS = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(60, 80))
BODIES = (".absent", ".vide", ".pied", ".bref")


@pytest.mark.parametrize("rule", BODIES)
def test_a_body_rule_that_selects_nothing_or_other_text_gives_way_and_is_told(rule: str) -> None:
    inside = f"<div class=corps>{text(4)}<div class=bref>{text(1, 5)}</div></div><div class=vide><img src=x></div>"
    markup = f"<article><h1>Le bac</h1>{inside}</article><section class=pied>{OTHERS}</section>"
    article = read(markup, body=rule)
    assert numbers(article)[:4] == [1, 2, 3, 4]
    assert broken(article) == ("body",)


def test_a_headline_rule_that_selects_the_logo_gives_way() -> None:
    article = read(f"<div class=logo>La Gazette</div><article><h1>Le bac</h1>{text(6)}</article>", headline=".logo")
    assert (article.title, broken(article)) == ("Le bac", ("headline",))


def test_of_several_headings_that_a_rule_selects_the_page_s_own_is_read() -> None:
    assert read(f"<h1>La Gazette</h1><article><h1>Le bac</h1>{text(6)}</article>", headline="h1").title == "Le bac"


@pytest.mark.parametrize("rule", [".apres", ".vide"])
def test_a_lead_rule_that_selects_no_chapo_gives_way(rule: str) -> None:
    lead = "<p class=intro>Un bac, deux rives et beaucoup d'histoires à raconter, pour qui sait attendre.</p>"
    markup = f"<article><h1>Le bac</h1>{lead}<h3 class=vide></h3><div class=corps>{text(6)}</div></article><p class=apres>Lu ailleurs.</p>"
    article = read(markup, lead=rule)
    assert article.lead == "Un bac, deux rives et beaucoup d'histoires à raconter, pour qui sait attendre."
    assert broken(article) == ("lead",)


def test_a_chapo_is_not_read_again_with_its_label() -> None:
    lead = f"<p class=chapo><strong>Travaux</strong> <span class=dit>{SENTENCE}</span></p>"
    article = read(f"<article><h1>Le bac</h1>{lead}<div class=corps>{text(6)}</div></article>", lead=".dit")
    assert (article.lead, numbers(article)) == (SENTENCE, [1, 2, 3, 4, 5, 6])


@pytest.mark.parametrize("rule", ["article", ".corps", "main", "h1, .corps"])
def test_a_drop_rule_takes_no_text_away(rule: str) -> None:
    article = read(f"<main><article><header><h1>Le bac</h1></header><div class=corps>{text(24)}</div></article></main>", drop=(rule,))
    assert numbers(article) == list(range(1, 25))
    assert broken(article) == ("drop",)
