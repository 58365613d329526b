"""What stands in or beside the paragraphs: marks of walls, notices, explanations, tables, accordions, teasers, commentaries of a match."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "La cloche de l'école a sonné jeudi pour la première fois depuis que la foudre l'avait fendue, un soir d'orage, il y a six ans."
TWO = "Un fondeur du chef-lieu l'a coulée de nouveau dans son propre bronze, devant les enfants, qui avaient rendez-vous à l'aube."
THREE = "Elle donne désormais le la, à un poil près, et le maître de chapelle assure que cela s'entendra jusqu'à la chapelle des Dunes."
TEXT = (ONE, TWO, THREE)
LEAD = "Fendue par la foudre, la cloche de l'école a été refondue par un artisan du chef-lieu, sous les yeux de cent trente enfants ravis."
URL = "https://www.lesdunes.example/village/la-cloche-de-l-ecole-sonne-de-nouveau-40112.html"


def read(text: str, *, before: str = "", after: str = "", head: str = "", url: str = URL) -> Article:
    stamp = "<p class=date>Publié le 7 mars 2024 à 9h10</p>"
    main = f"<article><h1>La cloche sonne</h1>{before}{stamp}<div class=corps>{text}</div>{after}</article>"
    return parse(f"<html><head><title>La cloche sonne</title>{head}</head><body>{main}</body></html>".encode(), url)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "mark",
    [
        "<span class=locked>Il vous reste 70% de cet article à lire.</span>",
        "<i>Abonnez-vous pour lire la suite</i>",
        "<strong>La suite est réservée à nos abonnés.</strong>",
        "<em class=abo>Réservé aux abonnés</em>",
    ],
)
def test_the_mark_of_a_wall_at_the_end_of_a_paragraph_comes_off(mark: str) -> None:
    assert read(paragraphs(ONE, TWO, f"{THREE} {mark}")).paragraphs == TEXT


def test_a_last_word_in_italics_stays() -> None:
    said = f"{ONE} Il en reste <em>une autre, à la chapelle.</em>"
    assert read(paragraphs(said, TWO, THREE)).paragraphs[0] == f"{ONE} Il en reste une autre, à la chapelle."


@pytest.mark.parametrize(
    "line",
    [
        "Il vous reste 62,35 % de cet article à lire.",
        "Il reste 45% de cet article à découvrir",
        "Il vous reste à lire 62 % de cet article",
        "La suite est réservée aux abonnés",
    ],
)
def test_a_wall_that_says_how_much_is_left_is_a_wall(line: str) -> None:
    article = read(paragraphs(*TEXT, line))
    assert (article.paywalled, article.paragraphs) == (True, TEXT)


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize(
    "notice",
    [
        "Mise à jour, 18h40 : la mairie a réagi.",
        "Edit du 13/03 : le nom du fondeur a été corrigé.",
        "MàJ 13/03 18h : ajout de la réaction de l'évêque",
        "NDLR : article mis à jour le 13 mars à 9 h",
        "[Article publié le 3 mars, mis à jour le 13 mars]",
        "Précision : contrairement à ce que nous avons écrit, la cloche est en bronze.",
        "Note de la rédaction : cet article a été corrigé le 13 mars.",
        "Offrez-vous un accès illimité à partir de 1 € par mois",
        "Sans engagement, résiliable en ligne",
        "Vous avez lu 20 % de cet article.",
        "Tous nos articles sur l'école",
        "La cloche from Luc Vidéaste on Vimeo.",
        "Acheter sur la boutique",
    ],
)
def test_notices_and_offers_are_no_text(notice: str, place: str) -> None:
    lines = (notice, *TEXT) if place == "first" else (*TEXT, notice)
    assert read(paragraphs(*lines)).paragraphs == TEXT


@pytest.mark.parametrize("name", ["definition", "infobulle", "popover-content", "glossaire-texte"])
def test_what_a_word_means_is_not_glued_to_it(name: str) -> None:
    said = f"Le <a href=#>battant</a><span class={name}>Pièce de fer qui frappe la cloche.</span> a été forgé au village, en une nuit."
    assert read(paragraphs(*TEXT, said)).paragraphs[-1] == "Le battant a été forgé au village, en une nuit."


def test_a_word_that_is_named_a_definition_stays() -> None:
    said = "Le <em>gros</em> <span class=definition>battant</span> a été forgé au village, en une seule nuit, par trois hommes."
    assert "gros battant a été" in read(paragraphs(*TEXT, said)).text


def test_more_than_a_line_that_explains_a_word_stays() -> None:
    told = "Pièce de fer pendue au cerveau de la cloche, qui en frappe le bord à chaque volée. Il pèse dix kilos, et nul ne l'a changé."
    assert told in read(paragraphs(*TEXT, f"Le <a href=#>battant</a><span class=definition>{told}</span> est d'ici.")).paragraphs[-1]


@pytest.mark.parametrize("box", ["<figure class=wp-block-table>{}</figure>", "<div class=table-wrap>{}</div>", "<figure>{}</figure>"])
def test_a_table_in_a_figure_is_read(box: str) -> None:
    table = "<table><tr><td>Bronze</td><td>80 kg</td></tr><tr><td>Étain</td><td>12 kg</td></tr></table>"
    assert read(paragraphs(*TEXT) + box.format(table)).paragraphs == (*TEXT, "Bronze 80 kg", "Étain 12 kg")


@pytest.mark.parametrize(
    ("title", "content"), [("accordion-title", "accordion-content"), ("question", "reponse"), ("bloc-titre", "bloc-texte")]
)
def test_titles_of_an_accordion_are_intertitres(title: str, content: str) -> None:
    boxes = "".join(
        f"<div class={title}>{asked}</div><div class={content}><p>{said}</p></div>"
        for asked, said in (("Qui paie ?", TWO), ("Et après ?", THREE))
    )
    assert read(f"<p>{ONE}</p><div class=faq>{boxes}</div>").paragraphs == (ONE, "Qui paie ?", TWO, "Et après ?", THREE)


def test_teasers_under_a_linked_headline_in_one_paragraph_are_cards() -> None:
    cards = "".join(
        f"<p><a href=/village/le-four-communal-{n}.html><b>Le four communal rallumé dimanche {n}</b></a><br>"
        "Les habitants y cuiront leur pain, et le produit de la vente ira à la cantine.</p>"
        for n in range(3)
    )
    assert read(paragraphs(ONE, TWO) + cards + paragraphs(THREE)).paragraphs == TEXT


@pytest.mark.parametrize(
    ("whole", "each"), [("match-comments", "comment"), ("commentaires-match", "commentaire"), ("live-comments", "comment-item")]
)
def test_the_commentary_of_a_match_is_text_and_readers_comments_are_none(whole: str, each: str) -> None:
    told = (
        "Coup de sifflet final au stade des Dunes, où l'on n'avait pas marqué depuis l'hiver.",
        "Poteau sortant, et le gardien qui sourit.",
    )
    minutes = "".join(f"<div class={each}><b>{90 - n}’</b><p>{line}</p></div>" for n, line in enumerate(told))
    assert all(line in read(f"<div class='{whole}'>{minutes}</div>").paragraphs for line in told)
    readers = f"<div class=comments><div class=comment><p>{ONE[::-1]}</p></div></div>"
    assert read(paragraphs(*TEXT), after=readers).paragraphs == TEXT


@pytest.mark.parametrize(
    "box", ["<div><p>{}</p></div>", "<section><p>{}</p></section>", "<header><p>{}</p></header>", "<div class=x1>{}</div>"]
)
def test_a_box_that_says_the_page_s_description_is_the_chapo(box: str) -> None:
    head = f'<meta name=description content="{LEAD}">'
    article = read(paragraphs(*TEXT), before=box.format(LEAD), head=head)
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        f"<div class=pave><p>{LEAD}</p></div><div class=pave><p>{ONE}</p><p>{TWO}</p></div><div class=pave><p>{THREE}</p></div>",
        f"<section class=k><p>{LEAD}</p></section><h2>La fonte</h2><section class=k><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></section>",
        f"<strong><p>{LEAD}</p></strong><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>",
        f"<section><p>{LEAD}</p><div class=suite><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div></section>",
    ],
)
def test_a_first_paragraph_in_no_box_of_its_own_is_no_chapo_though_the_page_is_described_so(text: str) -> None:
    article = read(text, head=f'<meta name=description content="{LEAD}">')
    assert (article.lead, article.paragraphs[0], article.paragraphs[-1]) == (None, LEAD, THREE)


def test_a_chapo_that_begins_with_a_label_of_the_film_stays() -> None:
    article = read(f"<p class=chapo><strong>VIDÉO.</strong> {LEAD}</p>" + paragraphs(*TEXT))
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)


@pytest.mark.parametrize("line", ["Zoé Hamel | 20 mars 2024", "Zoé Hamel - lundi 20 mars 2024", "Une enquête signée Zoé Hamel"])
def test_who_wrote_and_when_at_the_head_is_no_text(line: str) -> None:
    assert read(paragraphs(line, *TEXT)).paragraphs == TEXT


def test_short_lines_behind_the_first_sentence_are_no_bylines() -> None:
    lines = ("Les lauréats de la foire aux cloches, par catégorie.", "BMX", "Luc Hamel")
    assert read(paragraphs(*lines, *TEXT)).paragraphs == (*lines, *TEXT)


def test_a_line_about_the_author_with_a_comma_is_a_biography() -> None:
    said = "— Zoé Hamel, journaliste aux Dunes, a publié « Cloches du littoral » (2012)."
    assert read(paragraphs(*TEXT, said), head='<meta name=author content="Zoé Hamel">').paragraphs == TEXT
    assert (
        read(paragraphs(*TEXT, said.replace("journaliste", "battue au sprint")), head='<meta name=author content="Zoé Hamel">').paragraphs
        != TEXT
    )


def test_no_title_is_left_where_nothing_but_boxes_stands() -> None:
    form = "<section><h3>Notre lettre</h3><p>Inscrivez-vous à notre lettre du jeudi.</p><form><input type=email></form></section>"
    article = read(form, before=f"<div class=chapo><p>{LEAD}</p></div>")
    assert (article.lead, article.paragraphs) == (LEAD, ())


@pytest.mark.parametrize(
    "path", ["/village/une-cloche-sonne?fbclid=x", "/village/cloche-ecole-dunes/#xtor=1", "/article.aspx?id=12", "/?p=40112"]
)
def test_paragraphs_under_a_time_line_are_an_article_whatever_stands_beside(path: str) -> None:
    links = "".join(
        f"<li><a href=/fil/la-breve-numero-{n}-des-dunes/>La brève numéro {n} des dunes et du littoral</a></li>" for n in range(30)
    )
    article = read(
        paragraphs(*TEXT), after=f"<aside><h2>En continu</h2><ul>{links}</ul></aside>", url=f"https://www.lesdunes.example{path}"
    )
    assert (article.kind, article.paragraphs) == ("article", TEXT)


@pytest.mark.parametrize(
    "said",
    [
        "Sans engagement de l'État, la cloche serait restée muette, et l'école avec elle, dit le fondeur du chef-lieu.",
        "Acheter en gros ne suffit plus, explique la cantinière, qui attend depuis deux ans que la cour soit refaite.",
        "Vous avez lu vingt pour cent du livre quand la cloche sonne enfin, et l'on comprend pourquoi il est si court.",
    ],
)
def test_sentences_that_begin_as_offers_do_stay(said: str) -> None:
    assert read(paragraphs(ONE, said, TWO)).paragraphs == (ONE, said, TWO)


@pytest.mark.parametrize("name", ["", "class=col-droite", "id=bas", "class=c3f"])
def test_a_brief_in_the_headline_s_branch_wins_over_the_rest_of_main(name: str) -> None:
    about = "Les Dunes est un journal libre, fondé par deux pêcheurs, qui paraît le jeudi et appartient à ses lecteurs depuis toujours."
    brief = f"<div><h1>La cloche sonne</h1><div>7 mars 2024</div><div><p>{ONE}</p></div></div>"
    main = f"<main>{brief}<div {name}>{paragraphs(about, about[::-1])}</div></main>"
    page = f"<html><head><title>La cloche sonne</title></head><body>{main}</body></html>"
    assert parse(page.encode(), URL).paragraphs == (ONE,)


@pytest.mark.parametrize("mark", ["<span class=abo>Réservé aux abonnés</span>", "<p>Abonnez-vous pour lire la suite</p>"])
def test_a_mark_in_a_line_of_its_own_is_a_wall(mark: str) -> None:
    assert read(paragraphs(*TEXT), before=mark).paywalled is True


def test_the_mark_on_a_card_below_is_not_the_article_s() -> None:
    cards = "".join(
        f"<div class=carte><p>Réservé aux abonnés</p><h3><a href=/c-{n}-le-four>Le four rallumé {n}</a></h3></div>" for n in range(3)
    )
    assert read(paragraphs(*TEXT), after=f"<h2>Nos choix</h2><p>De la rédaction</p>{cards}").paywalled is None


def test_blank_lines_part_the_paragraphs_of_text_as_typed() -> None:
    assert read("<pre>" + "\n\n".join(TEXT) + "</pre>").paragraphs == TEXT
    assert read(f"<pre>{ONE}\n \n{TWO}</pre><p>{THREE}</p>").paragraphs == TEXT


def test_a_box_named_an_intertitre_over_a_paragraph_is_one() -> None:
    assert (
        read(f"<p>{ONE}</p><div class=intertitre>Une fonte en public</div>{paragraphs(TWO, THREE)}").paragraphs[1] == "Une fonte en public"
    )


@pytest.mark.parametrize("tag", ["em", "small", "i"])
def test_words_set_apart_under_a_picture_in_its_paragraph_are_a_caption(tag: str) -> None:
    assert (
        read(f"<p>{ONE}</p><p><img src=a><br><{tag}>La cloche, jeudi, avant la messe.</{tag}></p>{paragraphs(TWO, THREE)}").paragraphs
        == TEXT
    )
    said = f"<p><img src=a> La cloche, <{tag}>jeudi</{tag}>, avant la messe du soir.</p>"
    assert len(read(f"<p>{ONE}</p>{said}{paragraphs(TWO, THREE)}").paragraphs) == 4


def test_the_hours_of_a_live_s_entries_are_no_text() -> None:
    entries = "".join(f"<div class=entry><time>1{n}h05</time><h3>Temps {n}</h3><p>{said}</p></div>" for n, said in enumerate(TEXT))
    assert read(f"<div class=live>{entries}</div>").paragraphs == tuple(
        said for n, line in enumerate(TEXT) for said in (f"Temps {n}", line)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Vous appréciez notre travail ? Soutenez-le en vous abonnant.",
        "Toute reproduction interdite",
        "Commentaires (3)",
        "3 commentaires",
        "Retour en haut de page",
        "Lecture : 3 min.",
        "Vous êtes ici : Accueil > Village",
        "J’aime ça : J’aime chargement…",
        "Ce contenu n’est pas disponible en raison de vos paramètres de cookies",
        "Pour visionner cette vidéo, vous devez accepter les cookies",
        "Une question, une remarque ? Écrivez-nous : redaction@lesdunes.example",
        "Ce site utilise Akismet pour réduire les indésirables.",
        "La rédaction vous conseille",
        "Vous pourriez aussi aimer",
        "Dans la même rubrique",
        "À propos de l’auteur",
        "7,65 euros, port inclus",
    ],
)
def test_services_under_a_text_are_no_text(line: str) -> None:
    assert read(paragraphs(*TEXT, line)).paragraphs == TEXT


@pytest.mark.parametrize(
    "said",
    [
        "Vous appréciez le bronze, dit le fondeur, et vous avez raison : il tiendra deux siècles si personne ne le laisse tomber.",
        "Retour à la chapelle, où le maître attend depuis l'aube que la cloche lui donne enfin le la, à un poil près.",
        "À propos de l'auteur de la fonte, l'évêque a parlé d'un artisan comme il n'en reste plus que trois sur la côte.",
    ],
)
def test_sentences_that_begin_as_services_do_stay(said: str) -> None:
    assert read(paragraphs(ONE, said, TWO)).paragraphs == (ONE, said, TWO)
