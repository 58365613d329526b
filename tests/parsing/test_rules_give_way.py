"""A rule is a strong vote, never a veto: what it selects stands where it can be; else the generic reading, and evidence says why."""

from __future__ import annotations

import pytest

import crawler
from crawler.article import Article
from crawler.parsing.outlet import NO_LONGER, Outlet, broken_rules
from crawler.parsing.parser import read

URL = "https://www.bocage.example/ville/le-pont-rouvre-apres-deux-ans-1234"
LINE = "La séance du conseil de Rivebelle a duré jusque tard dans la soirée, au grand dam du maire, dit-on au marché numéro {}."
LEAD = "Les riverains n'y croyaient plus : le pont de la rive gauche a rouvert lundi, et le bac cesse son service."
TEXT = "".join(f"<p>{LINE.format(number)}</p>" for number in range(8))
LD = """<script type=application/ld+json>{"@type": "NewsArticle", "headline": "Le pont rouvre après deux ans",
"datePublished": "2021-03-02T08:05:00+01:00", "author": {"@type": "Person", "name": "Jeanne Martin"}, "articleSection": "Vallée",
"keywords": ["pont", "bac"]}</script>"""
CARDS = "".join(
    f"<div class=carte><a href=/ville/la-gare-ferme-avant-les-fetes-{number}><h3 class=autre>La gare ferme avant les fêtes, épisode "
    f"{number}"
    f"</h3></a><p class=qui>Paul Morel</p><time class=quand>{number} janvier 2020 à 9h00</time><p class=resume>Un résumé de la carte, long "
    f"comme une phrase, que personne ne lit au complet, numéro {number}.</p><a class=mot href=/tags/autre-{number}>Autre {number}</a></div>"
    for number in range(11, 16)
)
PAGER = "<div class=pagination><a class=num href=?page=2>Page suivante</a></div><p class=pied><a class=loin href=/aide/la-page>Aide</a></p>"
PAGE = f"""<html lang=fr><head><meta charset=utf-8><meta property=og:type content=article><meta property=article:section content=Vallée>
<title>Le pont rouvre après deux ans</title>{LD}</head><body><div class=menu><a class=rubrique href=/jardin/>Jardin</a></div>
<main><article class=texte><h1 class=titre>Le pont rouvre après deux ans</h1><p class=chapo>{LEAD}</p>
<p class=signature>Par <span class=nom>Jeanne Martin</span></p>
<p class=heure>Publié le <span class=jour>2 mars 2021 à 8h05</span> - Mis à jour le 3 mars 2021 à 9h10</p>
<div class=corps>{TEXT}</div><p class=mots><a class=tag href=/tags/pont>pont</a> <a class=tag href=/tags/bac>bac</a></p>
{PAGER}</article></main>
<section class=suite><h2 class=nom-du-bloc>À lire aussi</h2>{CARDS}</section></body></html>"""
FIELDS = ("title", "lead", "paragraphs", "published", "updated", "stamp", "authors", "section", "tags", "headlines")
HOLDING = {
    "headline": ".titre", "lead": ".chapo", "body": ".corps", "stamp": ".heure", "authors": ".nom", "section": ".rubrique", "tags": ".tag",
    "next_page": ".num", "blocks": ((".suite", ".nom-du-bloc", ".autre"),),
}  # fmt: skip


def ruled(page: str = PAGE, **rules: object) -> Article:
    return crawler.parse(page.encode(), URL, outlet=Outlet("bocage", "Le Bocage", ("bocage.example",), **rules))  # type: ignore[arg-type]


def fields(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in FIELDS}


GENERIC = fields(ruled())


def test_the_page_holds_every_field() -> None:
    assert [name for name, value in GENERIC.items() if not value] == []
    assert GENERIC["authors"] == ("Jeanne Martin",)
    assert len(ruled().headlines) == 5


@pytest.mark.parametrize("rule", ["headline", "lead", "body", "stamp", "authors", "section", "tags", "blocks"])
def test_a_rule_that_selects_nothing_loses_nothing_and_no_longer_holds(rule: str) -> None:
    article = ruled(**{rule: ((".absent", "h2"),) if rule == "blocks" else ".absent"})
    assert fields(article) == GENERIC
    assert broken_rules(article) == ((rule,) if rule != "lead" else ())  # not every article has a chapô


@pytest.mark.parametrize(
    ("rule", "selector"),
    [
        ("headline", ".autre"),
        ("headline", ".nom-du-bloc"),
        ("lead", ".resume"),
        ("lead", ".carte"),
        ("lead", ".jour"),
        ("body", ".resume"),
        ("body", ".suite"),
        ("body", ".pied"),
        ("stamp", ".quand"),
        ("stamp", ".carte"),
        ("authors", ".qui"),
        ("authors", ".carte .qui, .carte .mot"),
        ("tags", ".mot"),
        ("blocks", ((".suite", ".nom-du-bloc", ".carte:first-child .autre"),)),
        ("blocks", (("body", "=Tout", ".carte:nth-child(2) .autre"),)),
    ],
)
def test_a_rule_that_selects_another_article_s_loses_nothing_and_no_longer_holds(rule: str, selector: object) -> None:
    article = ruled(**{rule: selector})
    assert fields(article) == GENERIC
    assert broken_rules(article) == (rule,)


@pytest.mark.parametrize("rule", [name for name in HOLDING if name != "section"])
def test_a_rule_that_holds_is_used(rule: str) -> None:
    article = ruled(**{rule: HOLDING[rule]})
    assert broken_rules(article) == ()
    if rule != "next_page":
        assert {one.source for candidates in article.evidence.values() for one in candidates if one.chosen} & {f"rule:{rule}"}


def test_a_part_of_the_time_line_brings_the_whole_line() -> None:
    assert fields(ruled(stamp=".jour")) == GENERIC
    assert broken_rules(ruled(stamp=".jour")) == ()


def test_a_section_far_from_the_article_gives_way_to_the_one_that_is_stated() -> None:
    far = PAGE.replace("<main>", "<ul>" + "".join(f"<li>Entrée {number}" for number in range(20)) + "</ul><main>")
    article = ruled(far, section=".rubrique")
    assert (article.section, broken_rules(article)) == ("Vallée", ("section",))
    unstated = far.replace(LD, "").replace("<meta property=article:section content=Vallée>", "")
    assert (ruled(unstated, section=".rubrique").section, broken_rules(ruled(unstated, section=".rubrique"))) == ("Jardin", ())


def test_a_rule_fills_what_nothing_else_states() -> None:
    bare = PAGE.replace(LD, "").replace(
        "<p class=signature>Par <span class=nom>Jeanne Martin</span></p>", "<p><i class=nom>J. Martin</i></p>"
    )
    assert ruled(bare, authors=".nom").authors == ("J. Martin",)


def test_two_names_in_one_element_are_two_names() -> None:
    pair = "Par <span class=nom><b>Jeanne Martin</b> <b>Luc Petit</b></span>"
    page = PAGE.replace(
        '"author": {"@type": "Person", "name": "Jeanne Martin"}', '"author": [{"name": "Jeanne Martin"}, {"name": "Luc Petit"}]'
    )
    page = page.replace("Par <span class=nom>Jeanne Martin</span>", pair)
    assert ruled(page, authors=".signature").authors == ruled(page).authors


@pytest.mark.parametrize(("selector", "broken"), [(".num", False), (".loin", True), (".absent", True), (".autre a, .carte a", True)])
def test_the_next_page_is_the_one_that_the_page_calls_so(selector: str, broken: bool) -> None:
    outlet = Outlet("bocage", "Le Bocage", ("bocage.example",), next_page=selector)
    reading = read(PAGE.encode(), URL, outlet=outlet)
    assert reading.next_page == f"{URL}?page=2"
    assert ("next_page" in broken_rules(reading.article)) is broken


def test_keywords_that_are_escaped_twice_are_read() -> None:
    page = PAGE.replace("</head>", '<meta name=news_keywords content="H&amp;#xE9;bergement, D&amp;eacute;p&amp;ecirc;che"></head>').replace(
        LD, ""
    )
    assert ruled(page.replace("<p class=mots>", "<p hidden>").replace("/tags/", "/x/").replace("class=tag", "")).tags == (
        "Hébergement",
        "Dépêche",
    )


def test_the_reason_stands_in_the_evidence() -> None:
    told = [one for one in ruled(authors=".qui").evidence["authors"] if one.source == "rule:authors"]
    assert [one.chosen for one in told] == [False]
    assert told[0].why.startswith(f"{NO_LONGER}: ")
