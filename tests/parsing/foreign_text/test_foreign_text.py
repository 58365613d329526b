"""What newspapers put into and under a text, and what looks like it and is text."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.foreign_text.appeals import is_appeal, is_correction
from crawler.parsing.parser import parse

ONE = "Le pont de pierre, fermé depuis dix ans, a rouvert lundi matin devant une petite foule venue malgré la pluie et le vent."
TWO = "Les travaux ont coûté quatre millions d'euros, dont la moitié a été payée par la région, selon la mairie de la commune."
THREE = "Les automobilistes devront encore attendre le printemps : seuls les piétons et les cyclistes peuvent traverser pour l'instant."
FOUR = "Une fête est prévue en mai sur les deux rives, avec un bal, une régate de barques et la visite des caves du péage."
TEXT = (ONE, TWO, THREE, FOUR)
POST = "Le pont est ouvert, merci à toutes et à tous pour votre patience pendant ce long chantier."
HEAD = '<link rel=canonical href="https://exemple.fr/a">'


def read(text: str) -> Article:
    page = f"<html><head>{HEAD}</head><body><main><h1>Le pont rouvre</h1><div class=corps>{text}</div></main></body></html>"
    return parse(page.encode(), "https://exemple.fr/a")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def card(n: int, href: str = "/b") -> str:
    heading = f"<h3><a href='{href}{n}'>La gare de Combe {n} sera agrandie</a></h3>"
    teaser = f"<p>{ONE.replace('Le pont', 'La gare')} {n}</p>"
    return f"<li><div class=w><a href='{href}{n}'><img src=x></a><div class=c>{heading}{teaser}</div></div></li>"


CARDS = "".join(map(card, range(3)))


@pytest.mark.parametrize(
    "insert",
    [
        f"<section><div><h2>Articles liés</h2><ul>{CARDS}</ul></div></section>",
        f"<div><h3>Le fil de la vallée</h3><div>{CARDS}</div></div>",
        f"<ul>{card(1)}</ul>",
        "<div>" + "".join(f"<div class=z><h4><a href=/b{n}>La gare {n}</a></h4><p>Un résumé {n}.</p></div>" for n in range(2)) + "</div>",
        "<blockquote><p><a href=/b><img src=x><b>La gare de Combe sera agrandie</b></a> La région paiera. [Lire]</p></blockquote>",
        "<div><h2>Plus de pages</h2><ul><li><a href=/b>La gare agrandie</a></li><li><a href=/c>Le tunnel fermé</a></li></ul></div>",
    ],
)
@pytest.mark.parametrize("under", [True, False])
def test_cards_of_other_articles_are_no_text(insert: str, under: bool) -> None:
    text = paragraphs(*TEXT) + insert if under else paragraphs(ONE, TWO) + insert + paragraphs(THREE, FOUR)
    assert read(text).paragraphs == TEXT


def test_a_list_whose_headings_lead_elsewhere_is_text() -> None:
    places = "".join(
        f"<div class=lieu><h3><a href=https://auberge{n}.example/>L'auberge {n}</a></h3><p>{TWO} {n}</p></div>" for n in range(3)
    )
    assert "L'auberge 2" in read(paragraphs(ONE) + places).paragraphs


def test_intertitres_that_are_links_keep_their_text() -> None:
    parts = "".join(f"<h3><a href=/livre{n}>Le livre {n}</a></h3><p>{text}</p>" for n, text in enumerate(TEXT))
    assert set(TEXT) <= set(read(paragraphs(ONE.replace("lundi", "mardi")) + parts).paragraphs)


@pytest.mark.parametrize(
    "post",
    [
        f"<div class=fb-post><blockquote class=fb-xfbml-parse-ignore><p>{POST}</p>Publiée par la mairie</blockquote></div>",
        f"<blockquote class=bluesky-embed><p>{POST}</p>— Mairie <a href=https://bsky.app/profile/m/post/1>3 mai</a></blockquote>",
        f"<blockquote cite=https://www.tiktok.com/@mairie/video/1><section><p>{POST}</p></section></blockquote>",
        f"<blockquote class=instagram-media><p>{POST}</p></blockquote>",
        f"<blockquote><p>{POST}</p>— Mairie (@mairie) <a href=https://twitter.com/mairie/status/12>3 mai 2023</a></blockquote>",
        f"<blockquote><p>{POST}</p><a href=https://piaille.example/@mairie/112233445566778899>3 mai</a></blockquote>",
        f"<blockquote class=wp-embedded-content><a href=/b>{POST}</a></blockquote>",
        "<p>— Mairie de Combe (@mairie) 3 mai 2023</p>",
    ],
)
def test_a_post_of_any_network_is_no_text(post: str) -> None:
    assert read(paragraphs(ONE, TWO) + post + paragraphs(THREE, FOUR)).paragraphs == TEXT


@pytest.mark.parametrize("address", ["https://twitter.com/mairie/status/12", "https://bsky.app/profile/m/post/1"])
def test_a_quotation_stays_that_ends_with_a_post(address: str) -> None:
    post = f"<blockquote><p>{POST}</p>— Mairie (@mairie) <a href={address}>3 mai 2023</a></blockquote>"
    assert read(paragraphs(ONE) + f"<blockquote><p>{TWO}</p>{post}</blockquote>" + paragraphs(THREE, FOUR)).paragraphs == TEXT


@pytest.mark.parametrize("link", ["<a href=/b>son récit</a>", "<a href=https://exemple.org/recit>son récit</a>", ""])
def test_a_quotation_with_a_link_is_text(link: str) -> None:
    said = f"« Nous n'y croyions plus, dit-elle dans {link or 'ce livre'}, et le voilà rouvert. »"
    assert len(read(paragraphs(ONE, TWO) + f"<blockquote>{said}</blockquote>" + paragraphs(THREE)).paragraphs) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ("Testez gratuitement nos offres", "Un journal de plus près, chaque matin, sur tous vos écrans.", "Je commande ici"),
        ("Envie de lire la suite ?", "Tout le site dès maintenant."),
        ("Aidez le Bocage", "Depuis dix ans nous racontons la vallée. Pour continuer, nous avons besoin de votre aide."),
        ("La lettre du Bocage", "Recevez chaque matin les nouvelles de la vallée dans votre boîte mail.", "Je veux la lire"),
        ("Vous avez repéré une erreur ?", "Dites-le à la rédaction."),
        ("Le pont vu du quai, lundi, pendant la fête.", "Photo d'illustration J. M."),
    ],
)
def test_a_box_in_which_the_newspaper_speaks_to_its_reader_is_no_text(lines: tuple[str, ...]) -> None:
    assert read(paragraphs(*TEXT) + f"<div class=bloc-7>{paragraphs(*lines)}</div>").paragraphs == TEXT
    assert read(paragraphs(ONE, TWO) + f"<div><div>{paragraphs(*lines)}</div></div>" + paragraphs(THREE, FOUR)).paragraphs == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Cet article est réservé aux abonnés",
        "Contenu réservé à nos abonnés",
        "Vous souhaitez lire cet article ?",
        "Pour lire la suite, abonnez-vous",
        "Il vous reste 70 % de cet article à lire.",
        "Faites un don au Bocage",
        "Soutenez notre journal",
        "Laisser un commentaire",
        "Votre adresse e-mail ne sera pas publiée. Les commentaires sont modérés, connectez-vous.",
        "Partager cet article",
        "Partagez :",
        "Vous avez remarqué une faute dans l'article ?",
        "Une erreur ? Une question ?",
        "Suivez-nous sur tous les réseaux",
        "En remplissant ce formulaire vous acceptez nos conditions.",
        "Price: 20,00 €",
        "Article imprimé depuis le site Le Bocage : https://exemple.fr/a",
    ],
)
def test_an_appeal_is_known_by_its_words(line: str) -> None:
    assert is_appeal(line)


@pytest.mark.parametrize(
    "line",
    [
        "[Mise à jour du 12 mars à 18h40 : ajout de la réaction de la mairie]",
        "Article mis à jour à 18h40 : ajout d'un témoin.",
        "Erratum : une première version parlait de neuf arches.",
        "Rectificatif du 3 mai : le pont a dix arches.",
        "Cet article a été modifié le 3 mai pour préciser le prix.",
        "Contrairement à ce que nous avions écrit, le pont a dix arches.",
    ],
)
def test_a_notice_of_an_update_or_a_correction_is_no_text(line: str) -> None:
    assert is_correction(line)
    assert read(paragraphs(ONE, line, TWO, THREE, FOUR)).paragraphs == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "« Abonnez-vous, disait l'affiche, et vous verrez le monde » : le mot l'avait fait rire.",
        "Le don de son frère l'a sauvée, raconte la pianiste.",
        "La correction des copies prendra trois semaines.",
        "La mise à jour du plan a coûté un million.",
        "Partager un repas, c'est déjà se parler.",
        "Commenter les matchs, elle en rêvait.",
        "Le prix du pont reste un secret.",
        "Soutenez vos genoux avec un coussin.",
        "Suivre le fleuve en barque prend deux jours.",
    ],
)
def test_sentences_that_begin_like_appeals_are_text(line: str) -> None:
    assert read(paragraphs(ONE, line, TWO, THREE)).paragraphs == (ONE, line, TWO, THREE)


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("L'<abbr title=x>OPV<span aria-hidden=true class=e-tooltip><i class=t>Office</i></span></abbr> attend.", "L'OPV attend."),
        ("L'<abbr>OPV<span class=tooltip>Office des ponts</span></abbr> attend.", "L'OPV attend."),
        ("Le <span class=tooltip>péage<span class=tooltiptext>Taxe</span></span> rouvre.", "Le péage rouvre."),
        ("Le toit<span class=note hidden>Voir le plan.</span> tient.", "Le toit tient."),
        ("Le toit<span class=d style='display:none'>Couverture</span> tient.", "Le toit tient."),
        ("Le toit<span role=tooltip class=d>Couverture</span> tient.", "Le toit tient."),
        ("<span class=screen-reader-only>La</span><span aria-hidden=true><b>L</b>a</span> fête.", "La fête."),
        ("Le <span class='auto-tag_pont'>pont</span> rouvre.", "Le pont rouvre."),
        ("Selon <span class=author>Jeanne Martin</span>, il rouvre.", "Selon Jeanne Martin, il rouvre."),
        ("Le <span id=menu-12>menu</span> change.", "Le menu change."),
        ("Il rouvre.<strong class=edi-abo><i class=locked></i>La suite est réservée aux abonnés</strong>", "Il rouvre."),
    ],
)
def test_what_is_hidden_inside_a_line_is_left_out_and_what_is_named_stays(markup: str, line: str) -> None:
    assert read(f"<p>{markup}</p>" + paragraphs(*TEXT)).paragraphs == (line, *TEXT)


def test_the_stated_author_s_name_and_biography_are_no_text() -> None:
    foot = "<p>Jeanne Martin</p><p><em>Jeanne Martin est journaliste au Bocage et suit les ponts depuis vingt ans.</em></p>"
    page = f"<head><meta name=author content='Jeanne Martin'></head><h1>Le pont rouvre</h1><div class=corps>{paragraphs(*TEXT)}{foot}</div>"
    assert parse(page.encode(), "https://exemple.fr/a").paragraphs == TEXT


@pytest.mark.parametrize(
    "address", ["<a href=mailto:pont@bocage.example>pont@bocage.example</a>", "<a href=tel:0102030405>01 02 03 04 05</a>"]
)
def test_an_address_given_to_the_reader_is_text(address: str) -> None:
    assert len(read(paragraphs(ONE, TWO) + f"<p>{address}</p>" + paragraphs(THREE)).paragraphs) == 4


@pytest.mark.parametrize("question", ["<details><summary>{}</summary><p>{}</p></details>", "<dl><dt>{}</dt><dd>{}</dd></dl>"])
def test_questions_and_answers_that_open_are_text(question: str) -> None:
    assert read(paragraphs(ONE, TWO) + question.format("Qui paiera ?", THREE)).paragraphs == (ONE, TWO, "Qui paiera ?", THREE)


def test_a_table_in_the_text_is_read_a_row_a_paragraph_and_whole() -> None:
    rows = "<tr><th>Pont</th><th>Arches</th></tr><tr><td>Combe</td><td>10</td></tr><tr><td>Aure</td><td>3 mai 2023</td></tr>"
    read_rows = ("Pont Arches", "Combe 10", "Aure 3 mai 2023")
    assert read(paragraphs(ONE, TWO) + f"<table>{rows}</table>" + paragraphs(THREE)).paragraphs == (ONE, TWO, *read_rows, THREE)
    links = "".join(f"<tr><td>{n}</td><td><a href=/b{n}>La gare {n} sera agrandie</a></td></tr>" for n in range(3))
    assert read(paragraphs(ONE, TWO) + f"<table>{links}</table>" + paragraphs(THREE)).paragraphs == (ONE, TWO, THREE)


def test_paragraphs_that_begin_alike_are_two() -> None:
    longer = ONE + " Puis la fanfare a joué."
    other = ONE + " La maire a coupé le ruban."
    assert read(paragraphs(longer, TWO, other)).paragraphs == (longer, TWO, other)


def test_a_pull_quote_before_its_paragraph_takes_nothing_from_it() -> None:
    quote = f"<blockquote><span><p>{ONE}</p></span></blockquote>"
    longer = ONE + " Puis la fanfare a joué jusqu'au soir."
    assert read(paragraphs(TWO) + quote + paragraphs(longer, THREE)).paragraphs == (TWO, ONE, longer, THREE)


def test_the_minutes_of_a_match_are_text() -> None:
    said = (
        "C'est fini sur ce score nul au stade de la Combe, les équipes se quittent dos à dos !",
        "Le coup franc ne donne rien.",
        ONE,
    )
    minute = "<div class=live-match-comment><span>{}'</span><div class=live-comment-body>{}</div></div>"
    minutes = "".join(minute.format(n, text) for n, text in enumerate(said))
    page = f"<h1>Combe - Aure</h1><div class=live-match-comments>{minutes}</div>"
    assert parse(page.encode(), "https://exemple.fr/direct/1.html").paragraphs == said


@pytest.mark.parametrize(
    "name",
    [
        "infolettre",
        "soutenez-nous",
        "sharedaddy",
        "screen-reader-text",
        "mentions-legales",
        "sponsored",
        "contenu-sponsorise",
        "partner-content",
    ],
)
def test_a_box_under_the_text_is_told_by_its_name(name: str) -> None:
    text = "".join(
        f"<p>Le lavoir a rouvert mardi matin sous la pluie, et {who} en a fait le tour à cloche-pied.</p>" for who in ("Zoé", "Luc", "Léa")
    )
    said = "Les riverains craignent déjà les bouchons du matin, et la place manque pour tout le monde, dit la mairie."
    for box in (f"<div class='{name}'><p>{said}</p></div>", f"<div class='{name}'>{said}</div>"):
        page = f"<html><body><article><h1>Le lavoir rouvre</h1><div class=corps>{text}{box}</div></article></body></html>"
        assert said not in parse(page.encode(), "https://exemple.fr/a-le-lavoir-rouvre-mardi-12345").text
    around = f"<html><body><div class='{name}'><article><h1>Le lavoir rouvre</h1><div>{text}</div></article></div></body></html>"
    assert len(parse(around.encode(), "https://exemple.fr/a-le-lavoir-rouvre-mardi-12345").paragraphs) == 3
