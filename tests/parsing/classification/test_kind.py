"""What a page is: pages of ours, one for each kind."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from crawler.article import Headline
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.classification.kind import read_kind
from crawler.parsing.outlet import Outlet

TEXT = "".join(
    f"<p>La séance du conseil a duré jusqu'à {hour} heures, et chacun des orateurs a pu défendre son amendement devant le public.</p>"
    for hour in (
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
        "vingt",
        "vingt et une",
    )
)
ANSWER = "<p>Je dirais que la ville a fait ce qu'elle pouvait en {} ans, avec ce qu'on lui laisse, et que la suite dépendra de l'été.</p>"
NEWS = '<meta property="og:type" content="article">'
HEADLINES = [Headline(f"Le vent se lève pour la {number}e fois", f"https://www.exemple.fr/a-{number}") for number in range(30)]
SITE = "https://www.exemple.fr"


def kind(url: str, body: str, head: str = "", headlines: int = 0, published: bool = False) -> str:
    root = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_kind(TextPage(root, url), HEADLINES[:headlines], datetime(2024, 5, 3, 8, tzinfo=UTC) if published else None)


def article(title: str, text: str = TEXT) -> str:
    return f"<article><h1>{title}</h1><div class='corps'>{text}</div></article>"


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        ("/politique/le-budget-est-vote-4456789.html", "Le budget est voté", "article"),
        ("/live/2024/le-budget-heure-par-heure-4456789.html", "Le budget heure par heure", "live"),
        ("/politique/le-budget-4456789.html", "EN DIRECT. Le budget heure par heure", "live"),
        ("/politique/le-budget-4456789.html", "En direct de Brest, le port s'éveille", "article"),
        ("/podcasts/le-budget-en-dix-minutes-4456789.html", "Le budget en dix minutes", "audio"),
        ("/tribunes/le-budget-que-je-voudrais-4456789.html", "Le budget que je voudrais", "opinion"),
        ("/politique/le-budget-4456789.html", "Éditorial. Le budget et nous", "opinion"),
        ("/politique/le-budget-4456789.html", "ENTRETIEN. « Le budget m'inquiète »", "interview"),
        ("/breves/le-budget-est-vote-4456789.html", "Le budget est voté", "brief"),
        ("/videos/le-budget-en-images-4456789.html", "Le budget en images", "article"),
    ],
)
def test_an_article_says_its_kind_in_its_address_or_title(path: str, title: str, expected: str) -> None:
    assert kind(SITE + path, article(title), NEWS, published=True) == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("/videos/le-budget-vote-4456789.html", "video"), ("/diaporama/le-budget-vote-4456789.html", "gallery")]
)
def test_a_page_with_a_film_or_pictures_and_few_words_is_one(path: str, expected: str) -> None:
    assert (
        kind(
            SITE + path,
            article("Le budget", "<p>La séance a duré toute la nuit devant un public nombreux et patient.</p>"),
            NEWS,
            published=True,
        )
        == expected
    )


def test_questions_and_answers_make_an_interview() -> None:
    asked = "".join(
        f"<p><strong>Et la question numéro {number}, qu'en dites-vous donc ?</strong></p>{ANSWER.format(number)}" for number in range(5)
    )
    assert kind(SITE + "/politique/le-budget-4456789.html", article("Le budget", asked), NEWS, published=True) == "interview"


@pytest.mark.parametrize(
    ("path", "headlines", "expected"),
    [
        ("/", 30, "front"),
        ("/fr/", 30, "front"),
        ("/sport/", 30, "section"),
        ("/tag/budget", 20, "section"),
        ("/recherche?q=budget", 12, "section"),
        ("/jeux/sudoku", 0, "other"),
        ("/boutique/sac-en-toile", 2, "other"),
    ],
)
def test_lists_and_services_are_no_articles(path: str, headlines: int, expected: str) -> None:
    assert kind(SITE + path, "<h1>Budget</h1><ul><li>Un</li></ul>", headlines=headlines) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Just a moment...</h1><p>Checking your browser</p>",
        "<h1>Accès refusé</h1><p>Activez JavaScript</p>",
        "<h2>Nous respectons votre vie privée</h2><button>Continuer sans accepter</button>",
        "<h1>Identifiez-vous</h1><form><input name='mot'></form>",
    ],
)
def test_what_stands_before_the_page_is_a_wall(body: str) -> None:
    assert kind(SITE + "/politique/le-budget-est-vote-4456789.html", body) == "wall"


def test_a_wall_under_an_article_s_address_is_a_wall_whatever_the_address_says() -> None:
    wall = "<h1>Le respect de votre vie privée est notre priorité</h1><button>Tout accepter</button>"
    assert kind(SITE + "/2024/05/03/le-budget-est-vote-4456789.html", wall, published=True) == "wall"
    assert kind(SITE + "/2024/05/03/le-budget-est-vote-4456789.html", wall, NEWS, published=True) == "article"


def test_a_feed_read_as_a_page_is_other() -> None:
    root = html.document_fromstring("<html><body><rss><channel><item><title>Le budget</title></item></channel></rss></body></html>")
    assert read_kind(TextPage(root, SITE + "/rss.xml"), HEADLINES[:12], None) == "other"


def test_the_signs_are_kept_as_evidence() -> None:
    page = TextPage(html.document_fromstring("<html><body><h1>Sport</h1></body></html>"), SITE + "/sport/")
    read_kind(page, HEADLINES, None)
    assert [(seen.value, bool(seen.why)) for seen in page.evidence["kind"]] == [("section", True)]


def test_an_empty_page_is_other() -> None:
    assert read_kind(TextPage(html.Element("html"), SITE + "/a/b"), [], None) == "other"


ADDRESSES = ("/?p=12345", "/index.php?option=com_content&id=77", "/actu/", "/le-bac-rouvre", "/spip.php?article4567", "/a/bac/")


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("headlines", [0, 6, 30])
def test_a_headline_and_a_running_text_make_an_article_whatever_the_address(path: str, headlines: int) -> None:
    assert kind(SITE + path, article("Le bac rouvre après onze semaines"), headlines=headlines, published=True) == "article"


@pytest.mark.parametrize("path", ["/?p=12345", "/le-bac-rouvre", "/vie/le-bac-rouvre-lundi"])
def test_two_paragraphs_under_a_dated_headline_are_an_article(path: str) -> None:
    text = ANSWER.format("dix") + ANSWER.format("vingt")
    assert kind(SITE + path, article("Le bac rouvre", text), headlines=12, published=True) == "article"


@pytest.mark.parametrize("path", ["/", "/sport/", "/tag/bac", "/dossiers/le-bac"])
def test_cards_are_no_running_text(path: str) -> None:
    cards = "".join(
        f"<div class=carte><h2><a href=/sport/histoire-{number}-du-bac>Histoire {number} du bac</a></h2>{ANSWER.format(number)}</div>"
        for number in range(12)
    )
    assert kind(SITE + path, f"<h1>Sport</h1><div>{cards}</div>", headlines=12) in {"front", "section"}


def test_an_outlet_s_pattern_is_a_vote_and_no_veto() -> None:
    outlet = Outlet("ex", "Ex", ("exemple.fr",), article=r"^/articles/\d+$")
    root = html.document_fromstring(f"<html><body>{article('Le bac rouvre')}</body></html>")
    page = TextPage(root, SITE + "/detail.aspx?id=DMF2013_5", outlet=outlet)
    assert read_kind(page, HEADLINES, datetime(2013, 2, 24, 9, tzinfo=UTC)) == "article"


@pytest.mark.parametrize("title", ["Oups ! Cette page n'existe pas", "Page introuvable", "404"])
@pytest.mark.parametrize("headlines", [0, 30])
def test_a_page_that_says_that_it_does_not_exist_is_no_article_and_no_list(title: str, headlines: int) -> None:
    says = "<p>La page que vous cherchez a changé d'adresse, ou bien elle n'a jamais existé. Revenez donc à l'accueil du journal.</p>" * 4
    body = f"<article><h1>{title}</h1>{says}</article>"
    assert kind(f"{SITE}/2024/05/03/le-bac-de-rivebelle-reprend-du-service-4456789.html", body, headlines=headlines) == "other"
    assert kind(f"{SITE}/sport/rivebelle", body, headlines=headlines) == "other"


def test_a_dated_article_about_missing_pages_is_one() -> None:
    body = f"<article><h1>Page introuvable : le livre auquel il manque un feuillet</h1>{TEXT[:600]}</article>"
    assert kind(f"{SITE}/culture/le-livre-auquel-il-manque-un-feuillet-4456789.html", body, NEWS, published=True) == "article"


def test_a_text_of_a_thousand_characters_under_a_headline_is_an_article_beside_any_number_of_headlines() -> None:
    page = f"<body><h1>Le budget</h1><div>{TEXT}</div></body>"
    assert kind(SITE + "/le-budget-vote", page, headlines=30, published=True) == "article"


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_posts_one_below_the_other_are_a_front_where_nobody_knows_the_address(tag: str) -> None:
    posts = "".join(f"<article><{tag}><a href='/a-{n}'>Le vent se lève pour la {n}e fois</a></{tag}>{TEXT}</article>" for n in range(7))
    assert kind("", f"<main>{posts}</main>", headlines=7) == "front"


def test_an_article_without_an_address_is_one_though_teasers_stand_below_it() -> None:
    teasers = "".join(f"<h3><a href='/a-{n}'>Le vent se lève pour la {n}e fois</a></h3>" for n in range(7))
    body = f"<main><h1>Le vent se lève</h1><div class='corps'>{TEXT}</div></main><aside>{teasers}</aside>"
    assert kind("", body, headlines=7) == "article"


def test_an_encyclopedia_s_page_is_no_article_though_it_states_that_it_is_one() -> None:
    stated = '<script type="application/ld+json">{"@type": "Article", "headline": "Le conseil municipal"}</script>'
    body = f"<main><h1>Le conseil municipal</h1>{TEXT}</main>"
    assert kind(f"{SITE}/wiki/Conseil_municipal", body, stated) == "other"
    assert kind(f"{SITE}/actualites/wiki-un-conseil-municipal", body, stated) == "article"
