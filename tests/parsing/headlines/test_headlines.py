"""Headline links: what is one, its words, and the column it stands in. The pages are ours, in the markup of many newspapers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.article import Headline
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document import address_shapes
from crawler.parsing.headlines import surroundings
from crawler.parsing.headlines.columns import Columns
from crawler.parsing.headlines.headlines import read_headlines
from crawler.parsing.headlines.wording import wording
from crawler.parsing.outlet import Outlet
from crawler.parsing.parser import parse

URL = "https://www.exemple.fr/politique/2024/05/03/le-budget-de-la-ville-est-vote-dans-la-nuit-4456789.html"
TEXT = "".join(
    f"<p>La séance du conseil a duré jusqu'à {hour} heures, et chacun des orateurs a pu défendre son amendement devant le public.</p>"
    for hour in ("dix", "onze", "douze", "treize", "quatorze")
)
ARTICLE = f"<article><h1>Le budget de la ville est voté dans la nuit</h1><div class='corps'>{TEXT}</div></article>"

RAIN = "/meteo/2024/05/03/la-pluie-revient-sur-la-cote-et-les-plages-se-vident-4456790.html"
TRAIN = "/transports/2024/05/03/les-trains-de-nuit-roulent-de-nouveau-vers-le-sud-4456791.html"
SHEEP = "/insolite/2024/05/03/un-mouton-retrouve-son-troupeau-apres-deux-hivers-4456792.html"
RAIN_SAYS, TRAIN_SAYS = "La pluie revient sur la côte et les plages se vident", "Les trains de nuit roulent de nouveau vers le sud"
SHEEP_SAYS = "Un mouton retrouve son troupeau après deux hivers"


def page(beside: str, *, before: str = "", article: str = ARTICLE, url: str = URL, outlet: Outlet | None = None) -> TextPage:
    return TextPage(html.document_fromstring(f"<html><body>{before}<main>{article}</main>{beside}</body></html>"), url, outlet=outlet)


def read(beside: str, **how: str) -> list[tuple[str, str, int]]:
    return [(each.block, each.text, each.rank) for each in read_headlines(page(beside, **how))]  # type: ignore[arg-type]


def test_a_side_column_is_read_with_its_title_and_ranks() -> None:
    column = (
        f"<aside><h3>Les plus lus</h3><ol><li><a href='{RAIN}'>{RAIN_SAYS}</a></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li></ol></aside>"
    )
    assert read(column) == [("Les plus lus", RAIN_SAYS, 1), ("Les plus lus", TRAIN_SAYS, 2)]


def test_addresses_are_absolute_and_as_the_page_has_them() -> None:
    found = read_headlines(
        page(f"<ul><li><a href='{RAIN}?origine=une#haut'>{RAIN_SAYS}</a></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li></ul>")
    )
    assert [each.url for each in found] == [f"https://www.exemple.fr{RAIN}?origine=une#haut", f"https://www.exemple.fr{TRAIN}"]


def test_two_columns_side_by_side_keep_their_titles() -> None:
    columns = f"""
      <div class="colonne">
        <div class="bloc"><div class="titre">À la une</div>
          <a href="{RAIN}">{RAIN_SAYS}</a><a href="{TRAIN}">{TRAIN_SAYS}</a></div>
        <div class="bloc"><div class="titre">En continu</div>
          <a href="{TRAIN}">{TRAIN_SAYS}</a><a href="{SHEEP}">{SHEEP_SAYS}</a></div></div>"""
    assert [(block, rank) for block, _, rank in read(columns)] == [("À la une", 1), ("À la une", 2), ("En continu", 1), ("En continu", 2)]


def test_the_links_of_a_card_are_one_headline() -> None:
    card = """<div class="carte"><a href="{0}"><img src="x.jpg" alt=""></a><span>Météo</span><h3><a href="{0}">{1}</a></h3>
      <p>Un chapô qui en dit plus long.</p><a href="{0}">Lire la suite</a></div>"""
    cards = f"<section><h2>Sur le même sujet</h2>{card.format(RAIN, RAIN_SAYS)}{card.format(TRAIN, TRAIN_SAYS)}</section>"
    assert read(cards) == [("Sur le même sujet", RAIN_SAYS, 1), ("Sur le même sujet", TRAIN_SAYS, 2)]


def test_an_insert_in_the_text_is_a_headline_and_links_in_its_sentences_are_none() -> None:
    sentence = f"<p>Le maire, qui avait répondu <a href='{TRAIN}'>aux voyageurs des trains de nuit</a> l'an dernier, n'a pas parlé.</p>"
    insert = f"<div class='insert'><p>Lire aussi : <a href='{RAIN}'>{RAIN_SAYS}</a></p></div>"
    text = ARTICLE.replace("</div></article>", f"{sentence}{insert}{TEXT}</div></article>")
    assert read("", article=text) == [("Lire aussi", RAIN_SAYS, 1)]


def test_an_insert_that_is_one_link_names_its_block() -> None:
    assert read(f"<div><a href='{RAIN}'>À lire aussi : {RAIN_SAYS}</a></div>") == [("À lire aussi", RAIN_SAYS, 1)]


@pytest.mark.parametrize(
    "beside",
    [
        "<nav><ul><li><a href='/politique/'>Politique</a></li><li><a href='/sport/football/'>Ligue 1 de football</a></li></ul></nav>",
        f"<div class='partage'><a href='https://reseau.example/envoyer?u={URL}'>Partager cet article sur un réseau social</a></div>",
        f"<div class='outbrain-widget'><a href='{RAIN}'>{RAIN_SAYS}</a></div>",
        "<ul><li><a href='https://www.ailleurs.com/2024/05/03/un-autre-journal-123456'>Un autre journal dit tout autre chose</a></li></ul>",
        "<ul class='tags'><li><a href='/tag/les-budgets-des-villes-de-la-cote-12345'>Les budgets des villes de la côte</a></li></ul>",
        "<p class='auteur'><a href='/auteur/jeanne-martin-du-bocage-12345'>Tous les articles de Jeanne Martin</a></p>",
        f"<ul><li><a href='{URL}'>Le budget de la ville est voté dans la nuit</a></li></ul>",
        f"<ul><li><a href='{URL}#commentaires'>Réagir à cet article avec les autres lecteurs</a></li></ul>",
        f"<div>Les derniers commentaires<ul><li><a href='{RAIN}#comment-98'>jeanne le 3 mai dans {RAIN_SAYS}</a> Enfin !</li></ul></div>",
        "<footer><a href='/mentions-legales/conditions-de-vente-et-d-abonnement-12345'>Les conditions de vente du site</a></footer>",
        "<div><a href='/abonnement/offre-numerique-a-un-euro-par-mois-12345'>S'abonner à l'offre numérique à un euro par mois</a></div>",
        f"<div><a href='javascript:ouvrir()'>{RAIN_SAYS}</a><a href='#haut'>{TRAIN_SAYS}</a></div>",
    ],
)
def test_menus_shops_partners_topics_and_the_page_itself_stay_out(beside: str) -> None:
    assert read(beside) == []


def test_a_lone_link_in_a_menu_of_sections_stays_out() -> None:
    menu = "<footer><ul>{}<li><a href='{}'>{}</a></li></ul></footer>".format(
        "".join(f"<li><a href='/{name}/'>Toute l'actualité {name}</a></li>" for name in ("sport", "monde", "region", "culture")),
        RAIN,
        RAIN_SAYS,
    )
    assert read(menu) == []


def test_a_short_headline_counts_among_headlines() -> None:
    short = "/culture/2024/05/03/rideau-4456793.html"
    column = "".join(
        f"<li><a href='{href}'>{says}</a></li>" for href, says in ((RAIN, RAIN_SAYS), (TRAIN, TRAIN_SAYS), (short, "Rideau rouge, enfin"))
    )
    assert "Rideau rouge, enfin" in [text for _, text, _ in read(f"<ul>{column}</ul>")]


def test_tabs_part_one_column_into_panels() -> None:
    tabs = f"""<div class="onglets"><ul><li><a href="#lus">Les plus lus</a></li><li><a href="#partages">Les plus partagés</a></li></ul>
      <div id="lus"><p><a href="{RAIN}">{RAIN_SAYS}</a></p><p><a href="{TRAIN}">{TRAIN_SAYS}</a></p></div>
      <div id="partages"><p><a href="{TRAIN}">{TRAIN_SAYS}</a></p><p><a href="{SHEEP}">{SHEEP_SAYS}</a></p></div></div>"""
    assert [(block, rank) for block, _, rank in read(tabs)] == [
        ("Les plus lus", 1),
        ("Les plus lus", 2),
        ("Les plus partagés", 1),
        ("Les plus partagés", 2),
    ]


def test_a_kicker_over_each_card_is_no_title_of_a_column() -> None:
    card = "<article><h4>Récit</h4><h3><a href='{}'>{}</a></h3></article>"
    cards = f"<div>{card.format(RAIN, RAIN_SAYS)}<p>…</p>{card.format(TRAIN, TRAIN_SAYS)}</div>"
    assert {block for block, _, _ in read(cards)} == {""}


def test_the_rules_of_the_outlet_name_its_blocks() -> None:
    rules = Outlet("exemple", "Exemple", ("exemple.fr",), blocks=((".fil", "=Le fil"),))
    found = read_headlines(page(f"<div class='fil'><a href='{RAIN}'>{RAIN_SAYS}</a></div>", outlet=rules))
    assert found == (Headline(RAIN_SAYS, f"https://www.exemple.fr{RAIN}", "Le fil", 1),)


def test_every_block_is_kept_as_evidence() -> None:
    read_page = page(f"<ul class='fil'><li><a href='{RAIN}'>{RAIN_SAYS}</a></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li></ul>")
    read_headlines(read_page)
    assert [(seen.source, seen.value, seen.chosen) for seen in read_page.evidence["headlines"]] == [("ul.fil", "2", True)]


@pytest.mark.parametrize(
    ("card", "text", "kicker"),
    [
        ("<a>Le vent se lève sur la côte</a>", "Le vent se lève sur la côte", None),
        ("<a><span class='rank'>1</span>Le vent se lève sur la côte</a>", "Le vent se lève sur la côte", None),
        ("<a><b>1.</b> Le vent se lève sur la côte</a>", "Le vent se lève sur la côte", None),
        ("<a><time>19:27</time>Le vent se lève sur la côte</a>", "Le vent se lève sur la côte", None),
        ("<a><span>19h27</span> <span>Le vent se lève sur la côte</span></a>", "Le vent se lève sur la côte", None),
        ("<a><span class='surtitre'>Météo</span><span>Le vent se lève sur la côte</span></a>", "Le vent se lève sur la côte", "Météo"),
        (
            "<a><span class='topic'>Météo.</span> <span class='title'>Le vent se lève sur la côte</span></a>",
            "Le vent se lève sur la côte",
            "Météo",
        ),
        ("<a><p>Reportage</p><h3>Le vent se lève sur la côte</h3><p>Un chapô.</p></a>", "Le vent se lève sur la côte", None),
        ("<a><div>Reportage</div><div>Le vent se lève sur la côte</div></a>", "Le vent se lève sur la côte", "Reportage"),
        ("<a><span class='sr-only'>Article réservé aux abonnés</span>Le vent se lève sur la côte</a>", "Le vent se lève sur la côte", None),
        ("<a>Le vent se lève sur la côte <span class='comment-count'>12</span></a>", "Le vent se lève sur la côte", None),
        ("<a><img src='x.jpg' alt='Une plage'></a>", "", None),
        ("<a><script>var a = 1;</script>Le vent <em>se lève</em> sur la côte</a>", "Le vent se lève sur la côte", None),
    ],
)
def test_the_words_of_a_headline_stand_alone(card: str, text: str, kicker: str | None) -> None:
    found = wording(html.fromstring(card))
    assert (found.text, found.kicker) == (text, kicker)


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("/", -4, 1),
        ("/sport/", -4, 1),
        ("/tag/presidentielle-2027", -4, -1),
        ("/auteur/jeanne-martin", -4, -1),
        ("/region/grand-ouest/les-sables-blancs/", -4, 2),
        ("/article/123456", 2, 6),
        ("/le-parlement-vote-le-budget-de-l-etat", 3, 6),
        ("/monde/2024/05/01/le-parlement-vote-le-budget_123456.html", 4, 6),
    ],
)
def test_the_shape_of_an_address_tells_items_from_sections(path: str, least: float, most: float) -> None:
    assert least <= address_shapes.score(path) <= most


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ("article__read-also", surroundings.OPEN),
        ("post-navigation", surroundings.OPEN),
        ("top-comments", surroundings.OPEN),
        ("comments", surroundings.OUT),
        ("main-menu", surroundings.MENU),
        ("media social-share-count", surroundings.OPEN),
        ("rubrique-social-eco", surroundings.OPEN),
        ("post hentry tag-pub", surroundings.OPEN),
    ],
)
def test_a_class_says_what_stands_below(names: str, place: int) -> None:
    assert surroundings.judge(names) == place


def test_thousands_of_links_are_read_without_looking_at_any_twice() -> None:
    one = "<a href='/2024/05/03/la-pluie-revient-sur-la-cote-et-les-plages-se-vident-{0}.html'>La pluie revient pour la {0}e fois</a>"
    many = page("<p>" + "".join(one.format(number) for number in range(1_000_000, 1_004_000)) + "</p>")
    assert len(read_headlines(many)) == 4000


def test_a_page_of_nothing_has_none() -> None:
    assert read_headlines(TextPage(html.Element("html"), "")) == ()
    assert Columns([], None, set()).read() == []


@given(st.text(alphabet="<>/aphul li'\"=-:.é1", max_size=300))
def test_no_page_raises(markup: str) -> None:
    body = markup + f"<div><a href='{RAIN}'>{RAIN_SAYS}</a>{markup}<a href='{markup}'>{TRAIN_SAYS}</a></div>"
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", body)
    assert all(
        each.text and each.url.startswith("http")
        for each in read_headlines(TextPage(html.document_fromstring(f"<html>{clean}</html>"), URL))
    )


FRONT = f"""<html><head><title>Le Phare de la Côte</title></head><body>
<header><h1><a href="/">Le Phare de la Côte</a></h1><nav><a href="/politique/">Politique</a></nav></header>
<main><section class="une">
<article class="carte"><span class="surtitre">Météo</span><h2><a href="{RAIN}">{RAIN_SAYS}</a></h2>
<p>Les vacanciers ont plié bagage dès samedi, et les loueurs de parasols comptent les journées qu'il leur reste avant l'hiver.</p></article>
<article class="carte"><h2><a href="{TRAIN}">{TRAIN_SAYS}</a></h2>
<p>Deux rames repartent chaque soir, et la compagnie promet des couchettes neuves avant la fin de l'année prochaine.</p></article>
<article class="carte"><span class="surtitre">En images</span><h2><a href="{SHEEP}">{SHEEP_SAYS}</a></h2>
<p>L'animal portait encore la boucle de son éleveur, qui l'a reconnu de loin au bord de la route départementale.</p></article>
</section></main></body></html>"""


def test_the_cards_of_a_front_page_are_one_block_whatever_stands_over_each() -> None:
    article = parse(FRONT.encode(), "https://www.exemple.fr/")
    assert article.kind == "front"
    assert article.paragraphs == ()
    assert [(each.block, each.rank, each.text) for each in article.headlines] == [
        *(("", 1, RAIN_SAYS), ("", 2, TRAIN_SAYS), ("", 3, SHEEP_SAYS))
    ]


def test_the_item_of_a_list_is_not_the_title_of_the_next() -> None:
    items = f"<li><a href='{RAIN}'>{RAIN_SAYS}</a></li><li><span>Une rame sans lien</span></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li>"
    found = read(f"<aside><h3>Les plus lus</h3><ul>{items}</ul></aside>")
    assert found == [("Les plus lus", RAIN_SAYS, 1), ("Les plus lus", TRAIN_SAYS, 2)]


SHORT = "/fiches/Fiche.aspx?doc=le-bac"


def test_short_headlines_count_in_a_list_whose_title_says_so() -> None:
    items = f"<li><a href='{SHORT}'>Le bac ne passe plus</a></li><li><a href='{SHORT}-2'>La halle a brûlé</a></li>"
    found = read(f"<aside><h3>À lire aussi :</h3><ul>{items}</ul></aside>")
    assert found == [("À lire aussi", "Le bac ne passe plus", 1), ("À lire aussi", "La halle a brûlé", 2)]
    assert read(f"<aside><h3>Nos services</h3><ul>{items}</ul></aside>") == []


def test_a_card_is_not_the_title_of_the_card_after_it() -> None:
    topic = "<article class=c><h2><a href='/bac/'>Le bac</a></h2></article>"
    cards = f"{topic}<article class=c><h2><a href='{RAIN}'>{RAIN_SAYS}</a></h2></article>"
    assert read(f"<section><h3>Vous aimerez aussi</h3>{cards}</section>") == [("Vous aimerez aussi", RAIN_SAYS, 1)]


def test_a_card_that_is_a_picture_has_its_headline_for_a_caption() -> None:
    cards = "".join(
        f"<li><a href='{href}'><figure><img src='a.jpg'><figcaption>{words}</figcaption></figure></a></li>"
        for href, words in ((RAIN, RAIN_SAYS), (TRAIN, TRAIN_SAYS))
    )
    assert read(f"<aside><h2>En images</h2><ul>{cards}</ul></aside>") == [("En images", RAIN_SAYS, 1), ("En images", TRAIN_SAYS, 2)]


def test_the_title_of_a_column_is_what_a_reader_sees_of_it() -> None:
    title = "<h3>À lire aussi <span><script>window.pub.push('native');</script></span></h3>"
    assert read(f"<aside>{title}<ul><li><a href='{RAIN}'>{RAIN_SAYS}</a></li></ul></aside>") == [("À lire aussi", RAIN_SAYS, 1)]


def test_the_summary_of_an_article_is_not_its_headline() -> None:
    summary = "Les vacanciers ont plié bagage dès samedi, et les loueurs de parasols comptent les journées qu'il leur reste (…)"
    card = f"<li><a href='{RAIN}'>Un été court</a> <a href='{RAIN}'>{summary} et le retour du froid sur la côte</a></li>"
    found = read(f"<aside><h3>À lire aussi</h3><ul>{card}<li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li></ul></aside>")
    assert found == [("À lire aussi", "Un été court", 1), ("À lire aussi", TRAIN_SAYS, 2)]


@pytest.mark.parametrize("words", ["Article suivant", "Billet précédent"])
def test_a_link_that_only_leads_on_is_no_headline(words: str) -> None:
    assert read(f"<p><a href='{RAIN}'>{words}</a></p>") == []


@pytest.mark.parametrize(
    "words", ["Partager cet article avec vos amis", "Article réservé à nos abonnés", "Voir tous les articles", "Réagissez", "Haut de page"]
)
def test_what_a_page_says_to_its_reader_is_no_title(words: str) -> None:
    assert read(f"<aside><h3>{words}</h3><ul><li><a href='{RAIN}'>{RAIN_SAYS}</a></li></ul></aside>") == [("", RAIN_SAYS, 1)]


NUMBERED = "".join(
    f'<li><a href="/vie/la-fete-du-village-{place}-aura-bien-lieu-43210{number}.html">La fête du village {place} aura bien lieu</a></li>'
    for number, place in enumerate(("haut", "bas", "neuf", "vieux", "long", "court"))
)


@pytest.mark.parametrize("address", ["https://www.exemple.fr/?p=12345", "https://www.exemple.fr/le-budget-vote"])
@pytest.mark.parametrize(
    "beside", [f"<ul>{NUMBERED}</ul>", f'<ul>{NUMBERED}<li><a href="/les-cartes-de-la-region">Les cartes de la région</a></li></ul>']
)
def test_an_address_that_tells_nothing_changes_no_headline(address: str, beside: str) -> None:
    assert read(beside, url=address) == read(beside)


@pytest.mark.parametrize("own", ["/été-et-pluie-au-bord-de-la-mer", "/%C3%A9t%C3%A9-et-pluie-au-bord-de-la-mer"])
def test_a_page_whose_address_is_written_in_two_ways_is_no_headline_of_its_own(own: str) -> None:
    link = '<a href="/été-et-pluie-au-bord-de-la-mer?source=liste">Été et pluie au bord de la mer</a>'
    assert read(f"<div>{link}</div>", url="https://www.exemple.fr" + own) == []


@pytest.mark.parametrize(
    "tracker", ["#Echobox=1617192021", "?utm_source=lettre&utm_term=2024&utm_campaign=123456", "?at_medium=RSS#xtor=RSS-12345"]
)
def test_a_tracker_on_the_address_changes_no_headline(tracker: str) -> None:
    plain = "https://www.exemple.fr/le-budget-de-la-ville-est-vote"
    column = '<ul><li><a href="/la-pluie-revient-sur-la-cote">La pluie revient sur la côte ce soir</a></li></ul>'
    assert read(column, url=plain + tracker) == read(column, url=plain) != []
