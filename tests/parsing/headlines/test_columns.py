"""Which headlines stand under which title, and which links are headlines at all: what pages of many newspapers taught."""

from __future__ import annotations

import pytest

from crawler.parsing.headlines.headlines import read_headlines
from tests.parsing.headlines.test_headlines import ARTICLE, RAIN, RAIN_SAYS, SHEEP, SHEEP_SAYS, TRAIN, TRAIN_SAYS, page, read

_CARDS = f"<li><a href='{RAIN}'>{RAIN_SAYS}</a></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li>"


def test_a_line_under_the_title_of_a_column_is_not_its_title() -> None:
    column = f"<section><h3>Les plus lus</h3><p class='desc'>Ce qu'il ne faut pas rater</p><ul>{_CARDS}</ul></section>"
    assert [block for block, _, _ in read(column)] == ["Les plus lus", "Les plus lus"]


def test_the_section_on_the_card_of_a_post_is_not_the_title_of_a_column() -> None:
    cards = "".join(
        f"<aside class='post-{number} post'><ul class='title-top'><li>Météo</li></ul><h6><a href='{href}'>{says}</a></h6></aside>"
        for number, href, says in ((12, RAIN, RAIN_SAYS), (7, TRAIN, TRAIN_SAYS))
    )
    assert [block for block, _, _ in read(f"<div><h5>À lire aussi</h5><div>{cards}</div></div>")] == ["À lire aussi", "À lire aussi"]


def test_the_kickers_of_numbered_columns_are_no_titles() -> None:
    columns = "".join(
        f"<div class='column column_{number}'><ul><li class='title'>{kicker}</li><li><a href='{href}'>{says}</a></li></ul></div>"
        for number, kicker, href, says in ((2, "SANTÉ", RAIN, RAIN_SAYS), (3, "BUZZ", TRAIN, TRAIN_SAYS))
    )
    assert [block for block, _, _ in read(f"<div>{columns}</div>")] == ["", ""]


@pytest.mark.parametrize(
    "insert",
    [
        "<p><strong>&gt;&gt; Relire : <span><a href='{href}'>{says}</a></span></strong></p>",
        "<p><b>Relire :</b> <a href='{href}'>{says}</a></p>",
        "<p>Relire : <a href='{href}'>{says}</a></p>",
    ],
)
def test_the_words_right_before_an_insert_name_its_block(insert: str) -> None:
    assert read("<div>" + insert.format(href=RAIN, says=RAIN_SAYS) + "</div>") == [("Relire", RAIN_SAYS, 1)]


def test_of_tabs_without_panels_the_first_names_the_column() -> None:
    tabs = "<ul class='tabs'><li>+ récents</li><li>+ commentés</li></ul>"
    assert [block for block, _, _ in read(f"<div>{tabs}<div><ul>{_CARDS}</ul></div></div>")] == ["+ récents", "+ récents"]


def test_the_neighbouring_articles_are_no_menu() -> None:
    links = f"<li><a href='/la-fete-du-bocage-28'>La fête du bocage</a></li><li><a href='{RAIN}'>{RAIN_SAYS}</a></li>"
    assert [text for _, text, _ in read(f"<nav class='nav-prev-next'><ul>{links}</ul></nav>")] == ["La fête du bocage", RAIN_SAYS]


def test_links_that_lead_through_a_counter_to_a_shop_are_none() -> None:
    column = f"<ul>{_CARDS}<li><a href='/go/543044/6'>Un costume de mouton pour chien, pour passer l'hiver</a></li></ul>"
    assert [text for _, text, _ in read(column)] == [RAIN_SAYS, TRAIN_SAYS]


def test_under_a_step_of_the_page_s_own_address_articles_stand() -> None:
    url = "https://www.exemple.fr/bons-plans/les-huit-plus-beaux-marches-de-noel-de-la-region.html"
    column = "<ul><li><a href='/bons-plans/dix-livres-a-offrir-les-yeux-fermes.html'>Dix livres à offrir pour Noël</a></li></ul>"
    assert [each.text for each in read_headlines(page(column, url=url))] == ["Dix livres à offrir pour Noël"]
    assert read(column) == []


def test_a_topic_s_page_does_not_make_topics_of_its_links_headlines() -> None:
    column = "<ul><li><a href='/tag/les-budgets-des-villes-de-la-cote'>Les budgets des villes de la côte</a></li></ul>"
    assert read_headlines(page(column, url="https://www.exemple.fr/tag/la-cote")) == ()


def test_the_number_of_a_kind_of_article_is_not_that_of_the_page() -> None:
    url = "https://www.exemple.fr/flash/97001-20161104FIL00233-le-pont-rouvre.php"
    column = "<ul><li><a href='/flash/97001-20170103FIL00043-la-pluie-revient-sur-la-cote.php'>La pluie revient sur la côte</a></li></ul>"
    assert [each.text for each in read_headlines(page(column, url=url))] == ["La pluie revient sur la côte"]


def test_a_title_that_calls_itself_one_is_no_part_of_a_sentence() -> None:
    card = f"<span>La chronique de Zoé Le Goff</span><span class='related--title'><a href='{SHEEP}'>{SHEEP_SAYS}</a></span>"
    assert [text for _, text, _ in read(f"<ul><li>{card}</li></ul>")] == [SHEEP_SAYS]


def test_the_most_commented_are_no_comments() -> None:
    column = f"<div id='comment'><h3>Les + commentés</h3><ul>{_CARDS}</ul></div>"
    assert [block for block, _, _ in read(column)] == ["Les + commentés", "Les + commentés"]
    assert read(f"<div id='comment'><h3>Vos avis</h3><ul>{_CARDS}</ul></div>") == []


def test_a_card_that_counts_its_shares_is_a_headline() -> None:
    column = _CARDS.replace("<li>", "<li class='media social-share-count'>")
    assert [text for _, text, _ in read(f"<ul>{column}</ul>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_a_post_set_into_the_text_is_a_headline() -> None:
    card = "<p><a href='/dossier/comment-gagner-sa-vie-sans-la-perdre/'>Comment gagner sa vie sans la perdre ?</a></p>"
    assert [text for _, text, _ in read(f"<blockquote class='wp-embedded-content'>{card}</blockquote>")] == [
        "Comment gagner sa vie sans la perdre ?"
    ]


def test_the_arrow_of_a_card_is_no_word() -> None:
    assert [text for _, text, _ in read(f"<h3><a href='{RAIN}'>{RAIN_SAYS}<span>→</span></a></h3>")] == [RAIN_SAYS]


def test_a_label_inside_a_link_names_its_block() -> None:
    link = f"<a href='{RAIN}'><span class='ctaText'>A lire également</span>&nbsp; <span class='postTitle'>{RAIN_SAYS}</span></a>"
    assert read(f"<div>{link}</div>") == [("A lire également", RAIN_SAYS, 1)]


def test_a_date_that_is_a_link_is_no_headline() -> None:
    assert read("<div><a href='/2021/09/10/archives-du-jour-de-la-gazette-12345'>septembre 10, 2021</a></div>") == []


def test_a_widget_that_turns_its_pages_holds_headlines() -> None:
    assert [text for _, text, _ in read(f"<div class='posts ajax-pagination-'><ul>{_CARDS}</ul></div>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_a_short_teaser_in_a_menu_counts_among_teasers_of_its_make() -> None:
    row = "<div class='row'><span class='title'><a href='{}'>{}</a></span></div>"
    short = row.format("/content/les-voeux-du-president-de-la-vallee", "Les vœux du président")
    teasers = row.format(RAIN, RAIN_SAYS) + row.format(TRAIN, TRAIN_SAYS)
    assert [text for _, text, _ in read(f"<nav><div>{teasers}{short}</div></nav>")] == [RAIN_SAYS, TRAIN_SAYS, "Les vœux du président"]
    assert read(f"<nav><div>{short}</div></nav>") == []


def test_the_title_over_a_row_of_tabs_names_what_they_open() -> None:
    tabs = "<ul class='tabs'><li><a data-k='#a'>+ récents</a></li><li><a data-k='#b'>+ commentés</a></li></ul>"
    column = f"<div><div class='head'><p class='title'>Flash</p></div><div>{tabs}<div id='a'><ul>{_CARDS}</ul></div></div></div>"
    assert [block for block, _, _ in read(column)] == ["Flash", "Flash"]


def test_the_title_of_a_column_is_no_headline_though_it_is_a_link() -> None:
    column = f"<div><h3><a href='/actualite/fil-info-du-jour-12345/'>L'info en continu</a></h3><ul>{_CARDS}</ul></div>"
    assert read(column) == [("L'info en continu", RAIN_SAYS, 1), ("L'info en continu", TRAIN_SAYS, 2)]
    title = "<h3>Derniers articles de la thématique <a href='/les-ponts-et-les-bacs/'>Les ponts et les bacs</a></h3>"
    assert [text for _, text, _ in read(f"<div>{title}<ul>{_CARDS}</ul></div>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_the_signature_of_the_text_is_no_title_of_what_stands_below() -> None:
    body = "<p>Zoé Le Goff</p>" + f"<p><a href='{RAIN}'>{RAIN_SAYS}</a></p>"
    assert [block for block, _, _ in read("", article=ARTICLE.replace("</div></article>", f"{body}</div></article>"))] == [""]


@pytest.mark.parametrize("copy", ["<nav class='burger'>{}</nav>", "<div class='visible-xs'>{}</div>", "<footer>{}</footer>"])
def test_the_copy_of_a_titled_column_under_the_same_title_is_read_once(copy: str) -> None:
    column = f"<section><h3>Derniers articles</h3><ul>{_CARDS}</ul></section>"
    assert read(f"<div>{column}</div><div>{copy.format(column)}</div>") == [
        ("Derniers articles", RAIN_SAYS, 1),
        ("Derniers articles", TRAIN_SAYS, 2),
    ]


@pytest.mark.parametrize("card", ["<a href='{}'><h4>{}</h4></a>", "<a href='{}'><b><h4>{}</h4></b></a>", "<h4><a href='{}'>{}</a></h4>"])
def test_the_headings_inside_cards_do_not_part_a_column_from_its_title(card: str) -> None:
    rows = "".join(f"<div class='row {size}'>{card.format(RAIN, RAIN_SAYS)}{card.format(TRAIN, TRAIN_SAYS)}</div>" for size in ("xs", "sm"))
    column = f"<h3>Santé</h3>{rows}<div class='row lg'>{card.format(SHEEP, SHEEP_SAYS)}</div>"
    assert [block for block, _, _ in read(f"<div>{column}</div>")] == ["Santé", "Santé", "Santé"]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("/mode/2016/09/26/les-tailleurs-se-rebiffent_5003704_1824875.html", "/mode/2016/10/05/{}_5008630_1824875.html"),
        ("/12345-les-tailleurs-se-rebiffent-98765.html", "/12345-{}-98766.html"),
        ("/mode/les-tailleurs-se-rebiffent-20160926-5003704-44112.html", "/mode/{}-20161005-5008630-44112.html"),
    ],
)
def test_the_number_of_the_section_that_ends_an_address_does_not_make_it_the_page_s(own: str, other: str) -> None:
    href = other.format("la-capitale-des-tailleurs")
    column = f"<h3>Sur le même sujet</h3><ul><li><a href='{href}'>La capitale des tailleurs</a></li></ul>"
    found = read_headlines(page(f"<aside>{column}</aside>", url=f"https://www.exemple.fr{own}"))
    assert [each.text for each in found] == ["La capitale des tailleurs"]


@pytest.mark.parametrize("address", ["auto-occasion-annonce-28462534.html", "annonce-28462534", "vente-annonces-44512398.html?ville=12"])
def test_what_is_for_sale_is_no_headline(address: str) -> None:
    offer = f"<li><a href='https://occasion.exemple.fr/{address}'>Camionnette de plage bleue 26 990 €</a></li>"
    assert [text for _, text, _ in read(f"<h3>Sport</h3><ul>{_CARDS}{offer}</ul>")] == [RAIN_SAYS, TRAIN_SAYS]


@pytest.mark.parametrize(
    "names",
    [
        ("Le biberon de bébé", "Le lait de bébé", "Les dents de bébé"),
        ("Défilés du printemps", "Défilés de Rivebelle", "Défilés de la couture"),
        ("Infection des dents", "Artérite des jambes", "Cancer de la peau"),
    ],
)
@pytest.mark.parametrize("menu", ["<nav><h3>Guides</h3>{}</nav>", "<div><h3>En ce moment</h3>{}</div>", "<footer>{}</footer>"])
def test_a_list_of_names_is_a_menu_whatever_its_addresses(names: tuple[str, ...], menu: str) -> None:
    links = "".join(
        f"<li><a href='/guides/{'-'.join(name.lower().split())}-de-a-a-z-44567{n}'>{name}</a></li>" for n, name in enumerate(names)
    )
    assert read(menu.format(f"<ul>{links}</ul>")) == []


@pytest.mark.parametrize(
    "column",
    [
        "<h3>Articles récents</h3><ul>{}</ul>",
        "<h3>À lire</h3><ul>{}</ul>",
        "<ul>" + _CARDS + "{}</ul>",
    ],
)
def test_short_headlines_among_others_or_under_a_label_are_no_names(column: str) -> None:
    short = "".join(
        f"<li><a href='/blog/2024/05/0{day}/{slug}-du-bac-de-rivebelle-44567{day}.html'>{says}</a></li>"
        for day, slug, says in ((1, "la-corde", "La corde du bac"), (2, "le-retour", "Le retour du bac"), (3, "la-nuit", "La nuit du bac"))
    )
    assert [text for _, text, _ in read(column.format(short))][-3:] == ["La corde du bac", "Le retour du bac", "La nuit du bac"]


@pytest.mark.parametrize("series", ["/podcasts/les-voix-du-grand-large-et-de-la-cote", "/dossiers-long/la-vie-au-bord-de-l-eau-4456/"])
def test_an_address_that_those_of_others_continue_is_a_series(series: str) -> None:
    items = "".join(
        f"<li><a href='{series}'>Les voix du grand large</a> <a href='{series.rstrip('/')}/{slug}-4456{n}'>{says}</a></li>"
        for n, (slug, says) in enumerate(
            (("le-vent-se-leve-au-large", "Le vent se lève au large"), ("la-mer-monte-au-port", "La mer monte au port"))
        )
    )
    assert [text for _, text, _ in read(f"<ul>{items}</ul>")] == ["Le vent se lève au large", "La mer monte au port"]


@pytest.mark.parametrize("heading", ["<h2><a href='{0}'>La capitale</a></h2>", "<h3 class='titre'><a href='{0}'>La capitale</a></h3>"])
def test_a_short_heading_is_the_headline_and_what_leads_there_too_its_summary(heading: str) -> None:
    href = "/fiction/2024/05/03/la-capitale/"
    summary = "Tout commence par un cochon qui sème la panique dans les rues de la ville haute. " * 4
    card = f"<article>{heading.format(href)}<p><a href='{href}'>{summary}</a></p></article>"
    assert [text for _, text, _ in read(f"<div>{card}</div>")] == ["La capitale"]


@pytest.mark.parametrize("label", ["En lecture", "EN LECTURE", "Navigation de l'article", "Navigation des articles"])
def test_the_label_of_a_player_or_of_a_navigation_is_no_title(label: str) -> None:
    cards = f"<div><span class='title'>{label}</span></div>{_CARDS}"
    assert [block for block, _, _ in read(f"<section><h3>Plus sur ce sujet</h3><ul>{cards}</ul></section>")] == ["Plus sur ce sujet"] * 2


@pytest.mark.parametrize(
    "links",
    [
        "<h2>Navigation de l'article</h2><a rel='prev' href='/vie/sorties_culturelles/'>L'essor interrompu des sorties</a>",
        "<h3>Navigation des articles</h3><div><a href='/vie/sorties_culturelles/'>L'essor interrompu des sorties</a></div>",
    ],
)
def test_what_stands_in_the_navigation_between_articles_is_a_headline(links: str) -> None:
    assert read(f"<nav class='navigation post-navigation'>{links}</nav>") == [("", "L'essor interrompu des sorties", 1)]


@pytest.mark.parametrize("title", ["À lire", "Contenus associés", "Articles récents"])
def test_a_labelled_list_in_the_footer_is_one_of_headlines(title: str) -> None:
    column = f"<div class='h2'>{title}</div><ul>{_CARDS}<li><a href='/kezako/le-vent'>Le doute du vent</a></li></ul>"
    assert [text for _, text, _ in read(f"<footer><div>{column}</div></footer>")][:2] == [RAIN_SAYS, TRAIN_SAYS]


@pytest.mark.parametrize("title", ["h2", "h3", "p class='titre'"])
def test_the_article_s_own_headline_is_the_title_of_no_column(title: str) -> None:
    own = "Le budget de la ville est voté dans la nuit"
    assert [block for block, _, _ in read(f"<div><{title}>{own}</{title.split()[0]}><ul>{_CARDS}</ul></div>")] == ["", ""]


@pytest.mark.parametrize("lead", ["<h2>{}</h2><p>Les loueurs plient.</p>", "<div><h3>{}</h3></div><span>12</span>"])
def test_a_card_that_is_no_link_is_not_the_title_of_those_below(lead: str) -> None:
    card = f"<article>{lead.format('Le phare de Rivebelle est rallumé')}</article>"
    found = read(f"<section><header><h2>International</h2></header><div>{card}<ul>{_CARDS}</ul></div></section>")
    assert [block for block, _, _ in found] == ["International", "International"]


@pytest.mark.parametrize("kicker", ["Face à face", "L'image du jour", "Côté mer"])
def test_a_kicker_that_is_set_as_a_heading_is_not_the_headline(kicker: str) -> None:
    href = "/article/26499-zoe-le-goff-reine-du-ring-de-rivebelle"
    link = f"<a href='{href}'><h4>{kicker}</h4>Zoé Le Goff, reine du ring</a>"
    found = read_headlines(page(f"<div>{link}</div>"))
    assert [(each.text, each.kicker) for each in found] == [("Zoé Le Goff, reine du ring", kicker)]


@pytest.mark.parametrize(
    ("href", "says"),
    [
        ("/toutes-les-news/type-7480/", "Toutes les news jeu"),
        ("/les-jeux-d-hiver-2024/", "tout l'univers des Jeux d'hiver"),
        ("/dossier-369336-a-propos-.html", "la charte de confiance"),
        ("/2024/05/03/edition-du-3-mai-2024/", "Edition du 3 mai 2024"),
        ("/elections-locales-2024/", "Consultez la chaîne Élections locales"),
        ("/contacter-le-journal-44567/", "Nous contacter. Mentions légales"),
    ],
)
def test_what_leads_to_a_section_or_a_service_is_no_headline(href: str, says: str) -> None:
    assert [text for _, text, _ in read(f"<ul>{_CARDS}<li><a href='{href}'>{says}</a></li></ul>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_a_lone_card_beside_a_titled_column_of_its_make_keeps_its_title() -> None:
    lone = f"<div class='tile'><h3>Vidéos</h3><a href='{SHEEP}'>{SHEEP_SAYS}</a></div>"
    assert read(f"<div>{lone}<div class='tile'><h3>Région</h3><ul>{_CARDS}</ul></div></div>")[0] == ("Vidéos", SHEEP_SAYS, 1)


@pytest.mark.parametrize("step", ["author", "auteurs", "contributeurs"])
def test_the_box_of_an_author_names_no_column(step: str) -> None:
    box = f"<div class='box'><h3><a href='/{step}/zoe/'>Zoé Le Goff</a></h3></div>"
    assert [block for block, _, _ in read(f"<div>{box}<ul>{_CARDS}</ul></div>")] == ["", ""]


def test_the_other_articles_of_an_author_stand_under_their_title_though_it_leads_to_the_author() -> None:
    box = "<div class='box'><h3><a href='/author/zoe/'>Ses derniers articles</a></h3></div>"
    assert [block for block, _, _ in read(f"<div>{box}<ul>{_CARDS}</ul></div>")] == ["Ses derniers articles"] * 2


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_card_that_says_its_headline_twice_has_no_title(tag: str) -> None:
    card = f"<div><{tag}>{SHEEP_SAYS}</{tag}><a href='{SHEEP}'><img alt='{SHEEP_SAYS}'></a></div>"
    assert read(f"<aside>{card}</aside>") == [("", SHEEP_SAYS, 1)]


@pytest.mark.parametrize("label", ["Catégorie", "Toutes les catégories", "Filtrer par thème", "Trier par date"])
def test_what_sorts_a_list_is_not_its_title(label: str) -> None:
    column = f"<h3>Le top des lecteurs</h3><div class='title'>{label}</div><ul>{_CARDS}</ul>"
    assert [block for block, _, _ in read(f"<section>{column}</section>")] == ["Le top des lecteurs"] * 2


@pytest.mark.parametrize("days", ["5 février 2024 - 6 février 2024", "12 – 14 mai 2024", "du 30 avril au 2 mai"])
def test_the_days_of_an_event_are_not_its_headline(days: str) -> None:
    link = f"<a href='/articles/la-foire-aux-cordes'><p>Événement</p><p>La grande foire aux cordes</p><p>{days}</p></a>"
    assert [text for _, text, _ in read(f"<ul>{_CARDS}<li>{link}</li></ul>")][-1] == "La grande foire aux cordes"


@pytest.mark.parametrize("rel", ["prev", "next"])
def test_a_menu_of_neighbours_is_known_by_rel_where_its_class_says_nothing(rel: str) -> None:
    link = f"<a rel='{rel}' href='/2016/11/essor'>L'essor interrompu des sorties</a>"
    assert read(f"<nav class='k7'>{link}</nav>") == [("", "L'essor interrompu des sorties", 1)]
    many = link + "".join(f"<a href='/rubrique-{number}'>Rubrique {number}</a>" for number in range(6))
    assert read(f"<nav class='k7'>{many}</nav>") == []


@pytest.mark.parametrize("label", ["Previous Post", "Next Post", "Next article:"])
def test_the_label_of_a_neighbour_is_no_word_of_its_headline(label: str) -> None:
    link = f"<a href='{SHEEP}'><span>{label}</span>{SHEEP_SAYS}</a>"
    assert [text for _, text, _ in read(f"<nav class='post-nav'>{link}</nav>")] == [SHEEP_SAYS]


@pytest.mark.parametrize(
    ("href", "says"),
    [
        ("/internaute/create/?url=https%3A%2F%2Fwww.exemple.fr%2Farticle%2F2024%2F05%2F03%2F4456789.html", "Créer un compte gratuitement"),
        ("/portfolio/2024/05/03/aux-cotes-des-passeurs_4456790.html", "› Accéder au portfolio"),
        ("/wp-admin/admin-ajax.php?action=pdf&id=1363277", "Enregistrer PDF / Exporter"),
        ("/posez-vos-questions-a-nos-experts", "Posez votre question à nos experts"),
        ("/biographie/11421-le-goff-zoe/", "Zoé Le Goff"),
    ],
)
def test_a_service_is_no_headline(href: str, says: str) -> None:
    assert [text for _, text, _ in read(f"<ul>{_CARDS}</ul><div><a href='{href}'>{says}</a></div>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_a_headline_that_begins_with_a_verb_of_reading_keeps_it() -> None:
    href = "/livres/2024/05/03/lire-et-manger-les-dix-livres-de-la-cote-4456795.html"
    says = "Lire et manger : les dix livres de la côte"
    assert [text for _, text, _ in read(f"<ul>{_CARDS}<li><a href='{href}'>{says}</a></li></ul>")][-1] == says


@pytest.mark.parametrize(
    "place", ["<div class='fig-tags'>{}</div>", "<div id='related-by-tags'>{}</div>", "<div class='with-pub has-tags'>{}</div>"]
)
def test_headlines_that_are_sorted_by_tags_are_headlines(place: str) -> None:
    assert [text for _, text, _ in read(place.format(f"<ul>{_CARDS}</ul>"))] == [RAIN_SAYS, TRAIN_SAYS]
    tags = "".join(f"<li><a href='/sujets/{n}-la-cote-du-nord-4456{n}'>La côte</a></li>" for n in range(3))
    assert read(place.format(f"<ul>{tags}</ul>")) == []


@pytest.mark.parametrize("name", ["has-header-pub", "with-ads", "no-ads"])
def test_what_a_part_of_the_page_has_says_nothing_of_its_links(name: str) -> None:
    assert [text for _, text, _ in read(f"<div class='{name}'><ul>{_CARDS}</ul></div>")] == [RAIN_SAYS, TRAIN_SAYS]
    assert read(f"<div class='{name.rpartition('-')[2]}'><ul>{_CARDS}</ul></div>") == []


@pytest.mark.parametrize("after", ["Ce que l'on sait de ce retour attendu", "et ce que l'on en dit sur la côte"])
def test_an_item_of_a_labelled_list_may_go_on_with_its_summary(after: str) -> None:
    items = f"<li>Météo, <a href='{RAIN}'>{RAIN_SAYS}</a> {after}</li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li>"
    found = read(f"<div><h3>Les derniers articles</h3><ul>{items}</ul></div>")
    assert [text for _, text, _ in found] == [RAIN_SAYS, TRAIN_SAYS]


@pytest.mark.parametrize("title", ["Dans le même dossier :", "Le dossier :", "Sur le même thème :"])
def test_a_link_that_ends_a_title_is_what_the_headlines_are_of(title: str) -> None:
    of = "<a href='/dossiers/la-nuit-revee-des-passeurs-de-rivebelle'>La nuit rêvée des passeurs de Rivebelle</a>"
    assert [text for _, text, _ in read(f"<div><h3>{title} {of}</h3><ul>{_CARDS}</ul></div>")] == [RAIN_SAYS, TRAIN_SAYS]


@pytest.mark.parametrize(
    "href",
    [
        "/forum/affich-2675148-le-vent-se-leve-t-il-sur-la-cote",
        "/forums/viewtopic/42-51-le-vent-se-leve-t-il-sur-la-cote.htm",
        "/resultats-de-recherche/resultats-de-recherche-exemple-7.225?q=vent",
        "/tag_theme/le-vent-se-leve-sur-la-cote_44230/",
    ],
)
def test_what_readers_wrote_or_searched_is_no_headline(href: str) -> None:
    link = f"<li><a href='{href}'>Le vent se lève-t-il sur la côte ?</a></li>"
    assert [text for _, text, _ in read(f"<ul>{_CARDS}{link}</ul>")] == [RAIN_SAYS, TRAIN_SAYS]


def test_long_words_that_the_address_repeats_are_a_headline_where_its_steps_say_little() -> None:
    href, says = "/emissions/la-serie/oser-prendre-la-parole-a-la-tribune", "Oser prendre la parole (2/4) : à la tribune"
    assert [text for _, text, _ in read(f"<div class='rebond'><span><a href='{href}'>{says}</a></span></div>")] == [says]


@pytest.mark.parametrize("title", ["Mots-clés", "Tags :", "Les thématiques", "Étiquettes"])
def test_topics_under_their_title_are_no_headlines(title: str) -> None:
    topics = "<li><a href='/la-fin-des-bacs-et-des-ponts-44567.html'>La fin des bacs</a></li>"
    assert [
        text for _, text, _ in read(f"<div><h4>{title}</h4><ul>{topics}</ul></div><div><h4>En continu</h4><ul>{_CARDS}</ul></div>")
    ] == [
        RAIN_SAYS,
        TRAIN_SAYS,
    ]


@pytest.mark.parametrize("holder", ["<div class='list'>{}</div>", "<header>{}</header>"])
def test_the_open_tab_of_a_row_names_the_panel_that_is_filled(holder: str) -> None:
    row = "".join(
        f"<li role='tab' aria-selected='{str(n == 0).lower()}'><span>{says}</span></li>" for n, says in enumerate(("+ récents", "+ vus"))
    )
    column = f"{holder.format(f'<ul>{row}</ul>')}<div role='tabpanel'><ul>{_CARDS}</ul></div>"
    assert [block for block, _, _ in read(f"<section>{column}</section>")] == ["+ récents", "+ récents"]


@pytest.mark.parametrize("name", ["Aide & présentation", "Vidéos buzz", "Le bac bleu"])
def test_a_lone_name_in_a_menu_is_no_headline(name: str) -> None:
    link = f"<a href='/{'-'.join(name.lower().split())}-du-site-3557-et-de-ses-passeurs'>{name}</a>"
    assert [text for _, text, _ in read(f"<nav><h4>Outils</h4><ul><li>{link}</li></ul></nav><div><ul>{_CARDS}</ul></div>")] == [
        RAIN_SAYS,
        TRAIN_SAYS,
    ]


@pytest.mark.parametrize("offer", ["Passeur de nuit (h/f)", "Cordier (H / F) à Rivebelle"])
def test_an_offer_of_work_is_no_headline(offer: str) -> None:
    link = f"<li><a href='/passeur-de-nuit-sur-la-cote-44567.html'>{offer}</a></li>"
    assert [text for _, text, _ in read(f"<ul>{_CARDS}{link}</ul>")] == [RAIN_SAYS, TRAIN_SAYS]
