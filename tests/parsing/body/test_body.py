"""Chapô and paragraphs: whole, clean, in order."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "Le pont de pierre, fermé depuis dix ans, a rouvert lundi matin devant une petite foule venue malgré la pluie et le vent."
TWO = "Les travaux ont coûté quatre millions d'euros, dont la moitié a été payée par la région, selon la mairie de la commune."
THREE = "Les automobilistes devront encore attendre le printemps : seuls les piétons et les cyclistes peuvent traverser pour l'instant."
LEAD = "Après dix ans de fermeture, l'ouvrage est de nouveau accessible aux piétons et aux cyclistes."
TEXT = (ONE, TWO, THREE)


def read(body: str, head: str = "") -> Article:
    return parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "https://exemple.fr/a")


def page(text: str, before: str = "", after: str = "") -> str:
    main = f"<main><h1>Le pont rouvre</h1>{before}<div class=corps>{text}</div>{after}</main>"
    return f"<nav><a href=/>Accueil</a></nav>{main}<footer><p>{ONE[::-1]}</p></footer>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        paragraphs(*TEXT),
        f"{ONE}<br><br>{TWO}<br><br>{THREE}",
        f"<p>{ONE}<br><br>{TWO}</p><p>{THREE}</p>",
        "".join(f"<div class=bloc><p>{text}</p></div>" for text in TEXT),
        "".join(f"<div>{text}</div>" for text in TEXT),
        f"<section>{paragraphs(ONE, TWO)}</section><div class=diaporama><a href=/p>Photo</a></div><section>{paragraphs(THREE)}</section>",
        f"<article class=post>{paragraphs(*TEXT)}</article>",
        f"<table><tr><td>{paragraphs(*TEXT)}</td></tr></table>",
    ],
)
def test_paragraphs_are_read_however_they_are_marked_up(text: str) -> None:
    assert read(page(text)).paragraphs == TEXT


@pytest.mark.parametrize(
    "insert",
    [
        "<p>À lire aussi : <a href=/b>Le tunnel fermé</a></p>",
        "<p>>> Lire aussi : <a href=/b>Le tunnel fermé jusqu'en mars</a></p>",
        "<p>►►► A lire aussi : Le tunnel fermé jusqu'en mars</p>",
        "<p>Lire aussi :</p><p><a href=/b>Le tunnel fermé jusqu'en mars</a></p>",
        "<p><a href=/b>Le tunnel fermé jusqu'en mars</a></p>",
        "<figure><img src=a><figcaption>Le pont vu du quai, lundi matin, pendant la cérémonie. © Jeanne Martin</figcaption></figure>",
        "<p class=legende>Le pont vu du quai, lundi matin, pendant la cérémonie officielle.</p>",
        "<div class=newsletter><p>Recevez chaque matin nos informations dans votre boîte, c'est gratuit et sans engagement.</p></div>",
        "<p>Inscrivez-vous à notre newsletter pour ne rien manquer.</p>",
        "<p>📣 Pour ne rien manquer de la vallée, abonnez-vous sur Google Actualités.</p>",
        "<p>La suite après la publicité</p>",
        "<p>vendredi 30 décembre 2022</p>",
        "<p>Dossier réalisé par Jeanne Martin.</p>",
        "<div class=alireaussi><p>Le tunnel de la vallée restera fermé jusqu'en mars, dit la préfecture.</p></div>",
        "<div class=slideShowPush><p class=sectionTitle>En images : les plus beaux ponts de la vallée</p></div>",
        "<article><h3><a href=/b>Le tunnel fermé</a></h3><p>Jusqu'en mars, la préfecture ferme le tunnel.</p></article>",
        "<p>... pour lire la suite, rejoignez nos abonnés</p><p>et accédez à l'intégralité de nos articles</p>",
        "<p>À partir de 1 € le premier mois, sans engagement de durée</p><p>-50% les 6 premiers mois</p>",
        "<blockquote class=twitter-tweet><p>Le pont est ouvert ! Merci à toutes et à tous pour votre patience.</p></blockquote>",
        "<aside class=related><ul><li><a href=/b>Le tunnel fermé</a></li><li><a href=/c>La gare agrandie</a></li></ul></aside>",
        "<div class=share-bar>Partager sur les réseaux</div>",
        "<script>var texte = 'Du code qui ressemble à du texte, assez long pour compter comme un paragraphe.';</script>",
        "<p>Propos recueillis par Jeanne Martin</p>",
        "<p>Le pont vu du quai, lundi matin, pendant la cérémonie. © Jeanne Martin, Vallée Photo</p>",
        "<p>La maire coupe le ruban à l'entrée du pont, devant les écoliers | Source : Vallée Images</p>",
        "<p>* Votre adresse e-mail sera utilisée pour notre lettre. " + "Vous pouvez vous désinscrire à tout moment. " * 9 + "</p>",
        "<div><h2><a href=/b>Le tunnel de la vallée restera fermé jusqu'en mars</a></h2><h2><a href=/c>La gare agrandie</a></h2></div>",
        "<dl class='spip_document_12 spip_documents'><dt>« Il faut un pont »</dt><dd>Jeanne Martin, la maire de la commune</dd></dl>",
    ],
)
def test_what_stands_in_the_text_and_is_not_of_it_is_left_out(insert: str) -> None:
    assert read(page(paragraphs(ONE, TWO) + insert + paragraphs(THREE))).paragraphs == TEXT


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("<h2>Un chantier difficile</h2>", "Un chantier difficile"),
        ("<p><strong>Un chantier difficile</strong></p>", "Un chantier difficile"),
        ("<p>UN CHANTIER DIFFICILE</p>", "UN CHANTIER DIFFICILE"),
        ("<blockquote>« Nous n'y croyions plus. »</blockquote>", "« Nous n'y croyions plus. »"),
        ("<blockquote><p>« Nous n'y croyions plus. »</p></blockquote>", "« Nous n'y croyions plus. »"),
        ("<p>Pourquoi avoir tant attendu ?</p>", "Pourquoi avoir tant attendu ?"),
        ("<ul><li>Un passage pour les vélos.</li></ul>", "Un passage pour les vélos."),
    ],
)
def test_intertitres_quotations_and_lists_are_text(element: str, said: str) -> None:
    assert read(page(paragraphs(ONE) + element + paragraphs(TWO, THREE))).paragraphs == (ONE, said, TWO, THREE)


def test_a_box_that_belongs_to_the_article_is_text() -> None:
    box = f"<div class=read-also><h4>Le pont en chiffres</h4><p>{TWO}</p><p>{THREE}</p></div>"
    assert read(page(paragraphs(ONE, ONE.replace("lundi", "mardi")) + box)).paragraphs[2:] == ("Le pont en chiffres", TWO, THREE)


@pytest.mark.parametrize(
    "line", ["AFP", "Avec AFP", "Jeanne Martin", "ats/fgn", "J. M. avec Belga", "© 2024 AFP", "Dossier réalisé par Zoé Le Goff."]
)
def test_a_signature_at_the_foot_is_no_paragraph(line: str) -> None:
    assert read(page(paragraphs(*TEXT, line))).paragraphs == TEXT


@pytest.mark.parametrize(
    "line", ["Par Jeanne Martin", "Publié le 3 mai 2023 à 14:21", "Mis à jour le 03/05/2023 à 15h02", "Durée de lecture : 3 minutes"]
)
def test_a_byline_or_time_line_at_the_head_is_no_paragraph(line: str) -> None:
    assert read(page(paragraphs(line, *TEXT))).paragraphs == TEXT


def test_the_text_given_twice_is_read_once() -> None:
    cut = f"<div class=text_cut><p>{ONE}</p></div>"
    assert read(page(paragraphs(*TEXT) + cut)).paragraphs == TEXT


def test_a_pull_quote_that_repeats_a_sentence_is_left_out() -> None:
    quote = "<div class=exergue><p>seuls les piétons et les cyclistes peuvent traverser pour l'instant.</p></div>"
    assert read(page(paragraphs(ONE) + quote + paragraphs(TWO, THREE))).paragraphs == TEXT


def test_a_quotation_stays_though_a_paragraph_repeats_it() -> None:
    said = "« Nous n'y croyions plus, et le voilà rouvert, enfin. »"
    quoted = f"<blockquote>{said}</blockquote>"
    assert read(page(paragraphs(ONE) + quoted + paragraphs(TWO, THREE + " " + said))).paragraphs[1] == said


@pytest.mark.parametrize(
    "line",
    [
        "À partir de 10 € par visiteur, les deux ponts se visitent avec un guide, et les enfants entrent sans payer.",
        "La maire défend un dialogue sans engagement avec la région",
        "Dimanche, les anciens ont raconté la crue du 30 décembre 2022",
    ],
)
def test_a_line_of_the_text_that_begins_as_an_offer_or_a_date_does_stays(line: str) -> None:
    assert read(page(paragraphs(ONE, TWO) + f"<p>{line}</p>" + paragraphs(THREE))).paragraphs == (ONE, TWO, line, THREE)


def test_a_date_that_begins_a_sentence_is_no_time_line() -> None:
    line = "Le 3 mai 2023, il a neigé sur la ville, et les écoles ont fermé."
    assert read(page(paragraphs(ONE, line, TWO))).paragraphs == (ONE, line, TWO)


def test_a_class_that_most_paragraphs_have_says_nothing_against_them() -> None:
    text = "".join(f"<p class='AdSlotParagraph'>{text}</p>" for text in TEXT)
    assert read(page(text)).paragraphs == TEXT


@pytest.mark.parametrize("kind", ["author-bio", "signature-box"])
def test_an_author_s_box_is_no_text(kind: str) -> None:
    box = f"<div class={kind}><p>Jeanne Martin suit les travaux publics depuis vingt ans pour le Bocage.</p></div>"
    assert read(page(paragraphs(*TEXT) + box)).paragraphs == TEXT


@pytest.mark.parametrize(
    ("before", "head"),
    [
        (f"<p class=chapo>{LEAD}</p>", ""),
        (f"<div class=article__lead><p>{LEAD}</p></div>", ""),
        (f"<h2>{LEAD}</h2>", ""),
        (f"<p class=x>{LEAD}</p>", f'<meta name="description" content="{LEAD}">'),
        (f"<p class=signature>Par Jeanne Martin</p><p class=standfirst>{LEAD}</p>", ""),
    ],
)
def test_the_chapo_stands_between_headline_and_text(before: str, head: str) -> None:
    article = read(page(paragraphs(*TEXT), before), head)
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)


def test_a_chapo_named_inside_the_container_is_the_chapo() -> None:
    article = read(page(f"<div class=chapo>{LEAD}</div>" + paragraphs(*TEXT)))
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)


def test_a_bold_first_paragraph_is_text() -> None:
    assert read(page(f"<p><b>{LEAD}</b></p>" + paragraphs(*TEXT))).paragraphs == (LEAD, *TEXT)


def test_a_label_glued_to_the_chapo_comes_off() -> None:
    before = f"<p class=hat><span class=label>PONTS</span> {LEAD}</p>"
    assert read(page(paragraphs(*TEXT), before), f'<meta name="description" content="{LEAD}">').lead == LEAD


def test_a_quotation_mark_that_opens_the_chapo_is_no_label() -> None:
    head = f"<meta name=description content='{LEAD}'>"
    assert read(page(paragraphs(*TEXT), f"<p class=chapo>« {LEAD} »</p>"), head).lead == f"« {LEAD} »"


def test_a_wrapper_of_a_telling_name_does_not_hide_the_text() -> None:
    wrapped = f"<div class='page comments-on has-newsletter'><div class=paywall>{page(paragraphs(*TEXT))}</div></div>"
    assert read(wrapped).paragraphs == TEXT


def test_comments_and_cards_are_no_text() -> None:
    teaser = "<p>Le résumé d'un autre article, assez long pour passer pour un paragraphe.</p>"
    cards = "".join(f"<div class=card><a href=/{n}>{teaser}</a></div>" for n in range(9))
    comments = "<section class=comments>" + paragraphs(*[ONE.replace("Le pont", f"Moi, le pont {n}") for n in range(9)]) + "</section>"
    assert read(page(paragraphs(*TEXT), after=cards + comments)).paragraphs == TEXT


def test_a_brief_shorter_than_what_stands_below_it_is_read() -> None:
    brief = "Aucune victime n'est à déplorer, ont indiqué les pompiers de Combelongue."
    reactions = "".join(f"<div class=reaction><b>riverain{n}</b> le 05/08/2016 : {ONE}</div>" for n in range(3))
    assert read(page(paragraphs(brief), after=f"<div id=reactions><h4>Réagir</h4>{reactions}</div>")).paragraphs == (brief,)


def field(name: str, content: str) -> str:
    """A field as Drupal prints it."""
    inner = f"<div class=field-items><div class='field-item even'>{content}</div></div>"
    return f"<div class='field field-name-field-{name} field-label-hidden'>{inner}</div>"


def test_a_field_whose_label_is_hidden_is_not_hidden_itself() -> None:
    cards = "".join(
        f"<div class=carte><h2><a href=/{n}-la-foire-a-lieu>La foire a lieu {n}</a></h2><time>30 déc 2016</time></div>" for n in range(4)
    )
    fields = field("chapo", f"<p>{LEAD}</p>") + field("texte", paragraphs(*TEXT))
    article = read(f"<div class=node><h1>Le pont rouvre</h1>{fields}{field('bloc', f'<h2>Aussi sur ce site</h2>{cards}')}</div>")
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)
    assert len(article.headlines) == 4


def test_a_heading_as_long_as_a_chapo_right_over_the_text_is_the_chapo() -> None:
    long = LEAD if len(LEAD) > 100 else f"{LEAD} {LEAD} {LEAD}"
    header = "<header><div><div><h1>Le pont rouvre</h1></div></div></header>"
    article = read(f"<main>{header}<section><h2>{long}</h2><div class=corps>{paragraphs(*TEXT)}</div></section></main>")
    assert (article.lead, article.paragraphs) == (long, TEXT)
    short = read(f"<main>{header}<section><h2>Un pont à refaire</h2><div class=corps>{paragraphs(*TEXT)}</div></section></main>")
    assert short.lead is None


def test_a_cookie_notice_longer_than_the_article_is_no_text() -> None:
    said = "Nous utilisons des cookies pour mesurer l'audience de ce site et vous proposer des contenus adaptés."
    notice = "<div>" + paragraphs(*(said + "." * n for n in range(9))) + "</div>"
    assert read(page(paragraphs(ONE)) + notice).paragraphs == (ONE,)


def test_evidence_says_where_text_and_chapo_were_found() -> None:
    told = read(page(paragraphs(*TEXT), f"<p class=chapo>{LEAD}</p>")).evidence
    assert told["paragraphs"][0].source == "div.corps"
    assert [candidate.value for candidate in told["lead"] if candidate.chosen] == [LEAD]


INTRO = "Un ouvrage fermé depuis dix ans, deux rives que tout sépare, et une commune qui ne compte plus les réunions de chantier."


@pytest.mark.parametrize("again", ["<h2>Le pont rouvre</h2>", "<h3>Le pont rouvre</h3>"])
def test_an_intertitre_in_the_words_of_the_headline_cuts_nothing(again: str) -> None:
    assert read(page(f"<p>{INTRO}</p>{again}{paragraphs(*TEXT)}")).paragraphs == (INTRO, "Le pont rouvre", *TEXT)


@pytest.mark.parametrize("again", ["<p><b>Le pont rouvre</b></p>", "<div><strong>Le pont rouvre</strong></div>", "Le pont rouvre<br><br>"])
def test_the_headline_once_more_under_an_introduction_is_no_text(again: str) -> None:
    assert read(page(f"<p>{INTRO}</p>{again}{paragraphs(*TEXT)}")).paragraphs == (INTRO, *TEXT)


@pytest.mark.parametrize("name", ["contenuStyleTags", "post-content-menu", "fiche_photo-credits"])
def test_a_name_that_the_text_s_own_place_has_too_says_nothing(name: str) -> None:
    before = f"<div class='{name} intro'><p>{INTRO}</p></div>"
    article = read(f"<main><h1>Le pont rouvre</h1>{before}<div class='{name} corps'>{paragraphs(*TEXT, *TEXT[::-1])}{ONE * 4}</div></main>")
    assert article.lead == INTRO


@pytest.mark.parametrize("hidden", ["style='display:none'", "hidden", "style='visibility: hidden' aria-hidden=true"])
def test_the_text_once_more_out_of_sight_brings_nothing_in(hidden: str) -> None:
    caption = "<p>La foule sur le pont, lundi matin, pendant que l'on coupait le ruban. Hamel/Le Courrier</p>"
    text = paragraphs(*TEXT) + paragraphs(*(line.replace("pont", "quai") for line in TEXT))
    twin = f"<div {hidden}><section><div class=une>{caption}</div></section><div class=lisible>{text}</div></div>"
    article = read(
        f"<main><div class=tete><h1>Le pont rouvre</h1></div><div>{twin}<section><div class=corps>{text}</div></section></div></main>"
    )
    assert article.paragraphs[:3] == TEXT
    assert "ruban" not in article.text


@pytest.mark.parametrize(
    "caption",
    [
        "<div class=media><img src=a><span class=legend>{}</span></div>",
        "<div class='asset asset-image'><div><img src=a><div><div>{}</div></div></div></div>",
        "<div class=article__image><picture><img src=a></picture><p>{}</p></div>",
        "<div class=photo-large><img src=a><small>{}</small></div>",
    ],
)
def test_a_picture_with_a_few_words_is_a_picture_and_its_caption(caption: str) -> None:
    said = "Zoé Martin, à droite, l'une des vingt-cinq ouvrières qui ont repeint la rambarde au printemps, et toute son équipe, mardi."
    assert read(page(paragraphs(ONE, TWO) + caption.format(said) + paragraphs(THREE))).paragraphs == TEXT


def test_what_a_slide_show_says_under_the_headline_is_no_chapo() -> None:
    slides = f"<div class='slider multi'><div><img src=a><div class=slider__description>1/12 - {LEAD}</div></div></div>"
    article = read(page(paragraphs(*TEXT), slides + f"<p>{INTRO}</p>"))
    assert article.lead == INTRO
    assert "1/12" not in article.text


@pytest.mark.parametrize("tag", ["li", "li><h4", "li><b"])
@pytest.mark.parametrize("title", ["<h2>Sommaire</h2>", "<p>Dans cet article :</p>", "<p><b>Table des matières</b></p>"])
def test_a_table_of_contents_is_no_text(tag: str, title: str) -> None:
    contents = (
        f"{title}<ul>" + "".join(f"<{tag}>{line}</{tag.rpartition('<')[2]}>" for line in ("Dix ans d'attente", "Qui paie ?")) + "</ul>"
    )
    text = f"<h2>1. Dix ans d'attente</h2><p>{ONE}</p><h2>2. Qui paie ?</h2>{paragraphs(TWO, THREE)}"
    assert read(page(contents + text)).paragraphs == ("1. Dix ans d'attente", ONE, "2. Qui paie ?", TWO, THREE)


def test_a_list_whose_items_are_no_intertitres_stays() -> None:
    items = "<ul><li>Dix ans d'attente</li><li>Une facture de quatre millions</li></ul>"
    assert read(page(f"<p>{ONE}</p>{items}{paragraphs(TWO, THREE)}")).paragraphs[1:3] == (
        "Dix ans d'attente",
        "Une facture de quatre millions",
    )


@pytest.mark.parametrize("name", ["citation left", "exergue", "article-pullquote", "pull-quote"])
def test_a_shortened_sentence_in_a_place_named_for_pull_quotes_is_left_out(name: str) -> None:
    pulled = f"<div class='{name}'>Les travaux ont coûté quatre millions d'euros, payés par la région, selon la mairie de la commune.</div>"
    assert read(page(paragraphs(ONE) + pulled + paragraphs(TWO, THREE))).paragraphs == TEXT


@pytest.mark.parametrize("who", ["<p class=droite>Zoé Hamel, de Bourg</p>", "<div>Zoé Hamel</div>", "<footer>Zoé Hamel</footer>"])
def test_who_said_it_goes_with_a_pull_quote(who: str) -> None:
    pulled = f"<div class=bloc-citation><p>{TWO[:60]}</p>{who}</div>"
    assert read(page(paragraphs(ONE) + pulled + paragraphs(TWO, THREE))).paragraphs == TEXT


@pytest.mark.parametrize(
    "said",
    [
        f"{ONE[:45]} a longtemps amusé les enfants du bourg, rappelle le garde champêtre, et nul ne songeait à rouvrir le passage.",
        f"Le garde champêtre n'y croyait plus, lui qui a vu passer sept maires et quatre crues depuis sa fenêtre, {TWO[-45:]}",
    ],
)
def test_what_is_said_in_a_pull_quote_alone_stays_though_it_begins_or_ends_as_the_text_does(said: str) -> None:
    assert said in read(page(paragraphs(ONE, TWO) + f"<div class=citation><p>{said}</p></div>" + paragraphs(THREE))).paragraphs


def test_cards_that_their_colours_tell_apart_are_cards() -> None:
    cards = "".join(
        f"<div class='carte carte-{colour}'><p>Économie - Publié le {day} mars 2021</p><h3><a href='https://exemple.fr/{colour}'>"
        f"Le tunnel du port fermé jusqu'à l'été pour des travaux de {colour}</a></h3></div>"
        for day, colour in enumerate(("rose", "vert", "bleu"), 3)
    )
    assert read(page(paragraphs(*TEXT) + cards)).paragraphs == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Pour aller plus loin...",
        "Aller plus loin",
        "Article recommandé : le tunnel du port fermé jusqu'en mars",
        "[cc] Le Courrier du Bocage, dépêches libres de copie et de diffusion",
        "Cet article a initialement paru sur le site du Courrier, en langue bretonne.",
        "Cet article est paru initialement dans Le Courrier du 3 mars.",
        "Article écrit par Zoé. Rédactrice en chef du Courrier, elle enseigne la pêche à la ligne et tient une chronique de jardin.",
        "ℹ️ Contenu rédigé par Luc. Le site existe depuis dix ans.",
        "Le Courrier est un média indépendant. Soutenez-nous en parlant de lui à vos voisins.",
        "L'article Le pont rouvre est apparu en premier sur Le Courrier.",
    ],
)
def test_what_the_newspaper_says_of_itself_at_the_foot_is_no_text(line: str) -> None:
    assert read(page(paragraphs(*TEXT, line))).paragraphs == TEXT


@pytest.mark.parametrize(
    "line", ["Du 24 au 26 novembre 2022", "Cet article a paru trop long au maire, qui l'a dit devant tout le conseil sans rougir."]
)
def test_days_of_an_event_and_sentences_about_an_article_stay(line: str) -> None:
    assert read(page(paragraphs(ONE, line, TWO, THREE))).paragraphs == (ONE, line, TWO, THREE)


def test_a_time_line_with_its_office_is_no_chapo() -> None:
    line = "<p class=date>Publié le 6 décembre 2022 - Direction des ponts et des routes (ministère des transports)</p>"
    assert read(page(paragraphs(*TEXT), line)).lead is None
