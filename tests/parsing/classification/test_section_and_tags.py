"""Section, topics, language, paywall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.classification import section_and_tags
from crawler.parsing.document.encoding import to_utf8
from crawler.parsing.outlet import Outlet
from crawler.parsing.parser import tree_of

HOSTILE = Path(__file__).parents[4] / "shared" / "corpus" / "hostile"
TITLE = "Le pont de la vallée rouvre aux voitures après dix mois de travaux"
SENTENCES = (
    "Les habitants des deux rives attendaient ce moment depuis le printemps, et la mairie avait promis une fête sur la place.",
    "La circulation reprend dans les deux sens, mais les camions devront encore passer par la déviation pendant quelques semaines.",
    "Le chantier a coûté plus cher que prévu parce que les piles, dans le lit de la rivière, étaient plus abîmées que sur les plans.",
    "Une école de musique jouera samedi sur le tablier, et les commerçants du bourg offriront le café aux premiers passants.",
)
DUTCH = (
    "De bewoners van de twee oevers wachtten al sinds het voorjaar op dit moment, en de burgemeester had een feest op het plein beloofd.",
    "Het verkeer rijdt weer in de twee richtingen, maar de vrachtwagens moeten nog een paar weken langs de omleiding.",
)


def page_of(
    thing: dict[str, object] | None = None,
    *,
    metas: list[tuple[str, str]] | None = None,
    foot: str = "",
    lang: str = "fr",
    text: tuple[str, ...] = SENTENCES,
    outlet: Outlet | None = None,
    more: str = "",
) -> TextPage:
    head = "".join(f'<meta property="{name}" content="{value}">' for name, value in metas or [])
    if thing is not None:
        head += f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, **thing})}</script>'
    body = "".join(f"<p>{sentence}</p>" for sentence in text)
    source = (
        f'<html lang="{lang}"><head><title>{TITLE}</title>{head}{more}</head>'
        f'<body><article><h1>{TITLE}</h1><div class="texte">{body}</div>{foot}</article></body></html>'
    )
    return TextPage(tree_of(source.encode()), "https://www.lebocage.fr/article/le-pont", outlet=outlet)


@pytest.mark.parametrize(
    ("metas", "thing", "section"),
    [
        ([("article:section", "Femmes;Audio")], None, "Femmes"),
        ([("article:section", "ameriques")], {"articleSection": "Amériques"}, "Amériques"),
        ([("article:section", "/essonne-91/")], {"articleSection": ["lebocage.fr", "actu", "Éducation"]}, "Éducation"),
        ([], {"articleSection": "À la une, Société"}, None),
        ([], {}, None),
        ([("og:site_name", "Le Bocage")], {"articleSection": "Le Bocage"}, None),
    ],
)
def test_the_section_is_the_displayed_one(metas: list[tuple[str, str]], thing: dict[str, object] | None, section: str | None) -> None:
    assert section_and_tags.read_section(page_of(thing, metas=metas)) == section


def test_the_breadcrumb_gives_the_section_where_nothing_else_does() -> None:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"name": "Accueil"}, {"item": {"name": "Vallée"}}, {"name": TITLE}]}
    assert section_and_tags.read_section(page_of(more=f'<script type="application/ld+json">{json.dumps(crumbs)}</script>')) == "Vallée"


def test_displayed_topics_go_before_those_of_the_metadata() -> None:
    foot = (
        '<ul class="tags"><li class="tag"><a href="/tag/ponts">Ponts</a></li><li class="tag"><a rel="tag" href="/vire">#Vire</a></li></ul>'
        '<p><a href="/b">Un autre titre, plus long que dix mots, pour voir</a></p>'
    )
    assert section_and_tags.read_tags(page_of(metas=[("article:tag", "x"), ("article:tag", "y")], foot=foot)) == ("Ponts", "Vire")
    assert section_and_tags.read_tags(page_of(metas=[("article:tag", "Ponts"), ("article:tag", "Vire"), ("article:tag", "ponts")])) == (
        "Ponts",
        "Vire",
    )
    assert section_and_tags.read_tags(page_of({"keywords": "Ponts, Vire,type:article"})) == ("Ponts", "Vire")
    assert section_and_tags.read_tags(page_of({"keywords": ["Ponts", "Vire"]})) == ("Ponts", "Vire")


def test_keywords_for_search_engines_are_no_topics() -> None:
    assert section_and_tags.read_tags(page_of(metas=[("keywords", ",".join(SENTENCES[0].split()))])) == ()


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [("fr-FR", SENTENCES, "fr"), ("en", SENTENCES, "fr"), ("fr", DUTCH, "nl"), ("fr-BE", ("Court.",), "fr"), ("", ("Court.",), None)],
)
def test_the_text_tells_the_language_where_the_page_contradicts_it(lang: str, text: tuple[str, ...], language: str | None) -> None:
    assert section_and_tags.read_language(page_of(lang=lang, text=text)) == language


PAPER_MILL = (
    "L’œil rivé sur la pendule, M. Castagnier abrège : il est attendu à Saint-Aubin-des-Eaux. En 2000, une première tentative avait "
    "échoué, faute de volonté. Émile Castagnier, président de la chambre de commerce, assure que « le calendrier sera tenu ».",
    "Manque de crédits, manque de bras, de temps, de place : la chambre de commerce de la vallée redoute la fin de la papeterie.",
)
"""French with more of the commonest words of Spanish (`de la`) than of French."""
SPANISH = (
    "El presidente del Gobierno anunció ayer en la capital que las medidas para los trabajadores de la industria no se aplicarán hasta el "
    "año que viene, por la falta de acuerdo con los sindicatos y las empresas de la zona, según una nota que se publicó en su página.",
)


@pytest.mark.parametrize(
    ("lang", "text", "language"), [("fr", PAPER_MILL, "fr"), ("fr-FR", SPANISH, "es"), ("", SPANISH, "es"), ("es", SENTENCES, "fr")]
)
def test_a_page_that_says_fr_is_french_unless_its_text_is_plainly_not(lang: str, text: tuple[str, ...], language: str) -> None:
    assert section_and_tags.read_language(page_of(lang=lang, text=text)) == language
    assert section_and_tags.language_of(" ".join(PAPER_MILL)) == "es"


@pytest.mark.parametrize(
    ("thing", "metas", "foot", "paywalled"),
    [
        ({"isAccessibleForFree": False}, [], "", True),
        ({"isAccessibleForFree": "False"}, [], "", True),
        ({"isAccessibleForFree": "True"}, [], "", False),
        ({"isAccessibleForFree": "Yes"}, [], "", False),
        ({}, [("article:content_tier", "locked")], "", True),
        ({}, [("article:content_tier", "free")], "", False),
        ({}, [("article:content_tier", "metered")], "", None),
        ({}, [], "<p>Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.</p>", True),
        ({}, [], "<ul><li><a href='/b'>Article réservé aux abonnés Un autre titre</a></li></ul>", None),
        ({}, [], "<div class='paywall premium'><p>Rien</p></div>", None),
        (None, [], "", None),
    ],
)
def test_a_page_is_paywalled_only_where_it_says_so(
    thing: dict[str, object] | None, metas: list[tuple[str, str]], foot: str, paywalled: bool | None
) -> None:
    assert section_and_tags.read_paywalled(page_of(thing, metas=metas, foot=foot)) is paywalled


def test_the_outlet_s_rules_go_first() -> None:
    outlet = Outlet("bocage", "Le Bocage", ("lebocage.fr",), section=".rubrique", tags=".sujets a")
    page = page_of(
        {"articleSection": "Monde", "keywords": "x, y"},
        outlet=outlet,
        foot='<p class="rubrique">Vallée</p><p class="sujets"><a>Ponts</a><a>Vire</a></p>',
    )
    assert section_and_tags.read_section(page) == "Vallée"
    assert section_and_tags.read_tags(page) == ("Ponts", "Vire")
    assert [one.source for one in page.evidence["section"] if one.chosen] == ["rule:section"]


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared corpus is not here")
def test_hostile_pages_are_read() -> None:
    for path in sorted(HOSTILE.glob("*.html")):
        page = TextPage(tree_of(to_utf8(path.read_bytes())), "https://exemple.fr/a")
        for field in ("section", "tags", "language", "paywalled"):
            getattr(section_and_tags, f"read_{field}")(page)
        assert all(one.field == name for name, found in page.evidence.items() for one in found), path.name
