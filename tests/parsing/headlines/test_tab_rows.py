"""Rows of tabs over panels, whatever they are made of, and the titles that a reader sees over columns."""

from __future__ import annotations

import pytest

from tests.parsing.headlines.test_headlines import RAIN, RAIN_SAYS, SHEEP, SHEEP_SAYS, TRAIN, TRAIN_SAYS, read

_FIRST = f"<li><a href='{RAIN}'>{RAIN_SAYS}</a></li><li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li>"
_SECOND = f"<li><a href='{TRAIN}'>{TRAIN_SAYS}</a></li><li><a href='{SHEEP}'>{SHEEP_SAYS}</a></li>"


def blocks(markup: str) -> list[str]:
    return [block for block, _, _ in read(markup)]


@pytest.mark.parametrize(
    "row",
    [
        "<div class='tab active'>+ lus</div><div class='tab'>+ commentés</div>",
        "<ul><li class='active'><a>+ lus</a></li><li><a>+ commentés</a></li></ul>",
        "<div><button>+ lus</button><button>+ commentés</button></div>",
        "<div><label for='a'>+ lus</label><label for='b'>+ commentés</label></div>",
        "<ul><li><a href='#a'>+ lus</a></li><li><a href='#b'>+ commentés</a></li></ul>",
    ],
)
def test_each_panel_stands_under_its_tab(row: str) -> None:
    beside = f"<div>{row}<ul>{_FIRST}</ul><ul>{_SECOND}</ul></div>"
    within = f"<div>{row}<div><ul>{_FIRST}</ul><ul>{_SECOND}</ul></div></div>"
    assert blocks(beside) == blocks(within) == ["+ lus", "+ lus", "+ commentés", "+ commentés"]


def test_a_panel_after_an_empty_one_stands_under_the_second_tab() -> None:
    row = "<ul><li class='active'><a>Zoé Le Goff</a></li><li><a>Derniers articles</a></li></ul>"
    assert blocks(f"<div>{row}<div><p></p></div><div><ul>{_FIRST}</ul></div></div>") == ["Derniers articles", "Derniers articles"]


def test_the_sections_over_the_panels_of_a_mega_menu_name_them() -> None:
    sections = "<ul><li><a class='active' href='/france,11'>France</a></li><li><a href='/monde,12'>Monde</a></li></ul>"
    assert blocks(f"<div>{sections}<div><div>{_FIRST}</div><div>{_SECOND}</div></div></div>") == ["France", "France", "Monde", "Monde"]


def test_sections_over_one_list_are_no_tabs() -> None:
    sections = "<div><a class='cat' href='/arts/expos/'>Expos</a><a class='cat' href='/arts/musees/'>Musées</a></div>"
    assert blocks(f"<div>{sections}<div><ul>{_FIRST}</ul></div><div><a href='#'>Suivant</a></div></div>") == ["", ""]


def test_the_open_tab_names_a_list_that_stands_alone() -> None:
    row = "<div role='tablist'><button aria-selected='true'>Les + lus</button><button>Dernière minute</button></div>"
    assert blocks(f"<section><h2>Toute l'info</h2>{row}<div role='tabpanel'><ol>{_FIRST}</ol></div></section>") == ["Les + lus"] * 2


@pytest.mark.parametrize(("title", "first"), [("Les plus lus", "Lus"), ("En continu", "Région"), ("À la une", "Tout")])
def test_a_title_over_a_row_that_says_more_than_its_tab_names_the_list(title: str, first: str) -> None:
    row = f"<ul class='tabs'><li class='active'><a href='#a'>{first}</a></li><li><a href='#b'>Commentés</a></li></ul>"
    found = blocks(f"<div><h3>{title}</h3>{row}<div id='a'><ul>{_FIRST}</ul></div><div id='b'><ul>{_SECOND}</ul></div></div>")
    assert found == [title, title, "Commentés", "Commentés"]


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("<h3>À lire aussi <button>Passer cette liste</button></h3>", "À lire aussi"),
        ("<h3>En vidéo <a href='/videos/'>En voir plus</a></h3>", "En vidéo"),
        ("<div class='head'><div class='title'>À lire aussi</div><span>Voir plus de contenu <i></i></span></div>", "À lire aussi"),
        ("<h3>Région <span class='sr-only'>(nouvelle fenêtre)</span></h3>", "Région"),
        ("<h3><button>Les plus lus</button></h3>", "Les plus lus"),
        ("<h3><span>Plus de sport</span></h3>", "Plus de sport"),
        ("<div class='heading'>À lire aussi...</div>", "À lire aussi..."),
        ("<h2 class='screen-reader-text'>Navigation de l'article</h2>", ""),
        ("<div><button><span>Fermer</span><span class='sr-only'>Fermer la liste</span></button></div>", ""),
        ("<p>Abonnez-vous : 1 € le premier mois</p>", ""),
        ("<h3>•</h3>", ""),
    ],
)
def test_the_title_of_a_column_is_what_stands_for_its_readers(title: str, seen: str) -> None:
    assert blocks(f"<aside>{title}<ul>{_FIRST}</ul></aside>") == [seen, seen]


def test_a_subtitle_does_not_hide_the_title_over_it() -> None:
    subtitle = "<div><p class='widget-subtitle'><a href='/dossiers/bacs/'>Les bacs : dernières actus</a></p>"
    assert blocks(f"<div><span class='title'>Dans ce dossier</span>{subtitle}<ul>{_FIRST}</ul></div></div>") == ["Dans ce dossier"] * 2


def test_of_two_titles_over_one_headline_the_higher_names_it() -> None:
    titles = "<h2><a href='/videos'>Vidéos</a></h2><h3><a href='/videos/recits'>Récits</a></h3>"
    assert blocks(f"<aside>{titles}<h4><a href='{RAIN}'>{RAIN_SAYS}</a></h4></aside>") == ["Vidéos"]


@pytest.mark.parametrize(
    "card",
    [
        "<div><span>{label}</span><a href='{href}'>{says}</a></div>",
        "<a href='{href}'><p class='nav__label'>{label}</p><p class='nav__title'>{says}</p></a>",
        "<div><span>{label}</span><div><h4><a href='{href}'>{says}</a></h4></div></div>",
    ],
)
def test_the_articles_before_and_after_stand_under_their_labels(card: str) -> None:
    before = card.format(label="Article précédent", href=RAIN, says=RAIN_SAYS)
    after = card.format(label="Article suivant", href=TRAIN, says=TRAIN_SAYS)
    assert read(f"<div><div>{before}</div><div>{after}</div></div>") == [
        ("Article précédent", RAIN_SAYS, 1),
        ("Article suivant", TRAIN_SAYS, 1),
    ]


def test_a_call_that_names_an_author_is_a_call() -> None:
    assert blocks(f"<p><strong>À lire aussi, Zoé Le Goff : <a href='{RAIN}'>{RAIN_SAYS}</a></strong></p>") == ["À lire aussi"]


def test_a_dossier_s_title_that_holds_a_link_names_its_column() -> None:
    title = "<div class='bloc-title'>Dans le dossier « <a href='/les-bacs,100544'>Les bacs et leurs passeurs</a> »</div>"
    assert read(f"<div>{title}<ul>{_FIRST}</ul></div>") == [
        ("Dans le dossier « Les bacs et leurs passeurs »", RAIN_SAYS, 1),
        ("Dans le dossier « Les bacs et leurs passeurs »", TRAIN_SAYS, 2),
    ]
