"""Pages of headlines alone: fronts, sections, topics, and what stands on them that is none."""

from __future__ import annotations

import pytest

from crawler.parsing.parser import parse
from tests.parsing.headlines.test_headlines import RAIN, RAIN_SAYS, SHEEP, SHEEP_SAYS, TRAIN, TRAIN_SAYS

_ALL = ((RAIN, RAIN_SAYS), (TRAIN, TRAIN_SAYS), (SHEEP, SHEEP_SAYS))


def front(body: str, url: str = "https://www.exemple.fr/") -> list[tuple[str, str, int]]:
    article = parse(f"<html><body>{body}</body></html>".encode(), url)
    return [(each.block, each.text, each.rank) for each in article.headlines]


def listed(*chosen: tuple[str, str]) -> str:
    return "<ul>" + "".join(f"<li><a href='{href}'>{says}</a></li>" for href, says in chosen) + "</ul>"


def test_the_main_story_and_its_related_links_are_one_block_round_which_others_stand() -> None:
    story = f"<div><h1><a href='{RAIN}'>{RAIN_SAYS}</a></h1><p>Les loueurs de parasols plient.</p>{listed(_ALL[1])}</div>"
    aside = f"<aside><h2>En continu</h2>{listed(_ALL[1], _ALL[2])}</aside>"
    last = f"<section><article><h2><a href='{SHEEP}'>{SHEEP_SAYS}</a></h2></article></section>"
    assert front(f"<main><section>{story}</section>{aside}{last}</main>") == [
        ("", RAIN_SAYS, 1),
        ("", TRAIN_SAYS, 2),
        ("En continu", TRAIN_SAYS, 1),
        ("En continu", SHEEP_SAYS, 2),
        ("", SHEEP_SAYS, 3),
    ]


@pytest.mark.parametrize("copy", ["<div class='phone'><h2>Région</h2>{}</div>", "<div class='phone'>{}</div>"])
def test_the_copy_of_a_list_for_phones_is_listed_once(copy: str) -> None:
    column = f"<div class='desk'><h2>Région</h2>{listed(*_ALL)}</div>"
    assert front(f"<main>{column}<div>{copy.format(listed(*_ALL))}</div></main>") == [
        ("Région", says, rank) for rank, (_, says) in enumerate(_ALL, 1)
    ]


def test_a_lead_story_that_stands_in_a_list_too_keeps_both_its_places() -> None:
    assert front(f"<main><h2><a href='{RAIN}'>{RAIN_SAYS}</a></h2><aside><h3>Les plus lus</h3>{listed(*_ALL)}</aside></main>")[0] == (
        "",
        RAIN_SAYS,
        1,
    )


@pytest.mark.parametrize("title", ["Contenus sponsorisés", "Nos partenaires", "Publicité proposée par"])
def test_what_advertisers_paid_for_is_left_out(title: str) -> None:
    paid = f"<div><h3>{title}</h3>{listed(_ALL[2])}</div>"
    found = front(f"<main><div><h3>Région</h3>{listed(*_ALL[:2])}</div>{paid}</main>")
    assert found == [("Région", RAIN_SAYS, 1), ("Région", TRAIN_SAYS, 2)]


def test_the_title_of_an_empty_shell_of_advertisers_is_none_of_what_follows() -> None:
    shell = "<div><h3>Contenus sponsorisés</h3><div id='shell'></div></div>"
    found = front(f"<main><div>{shell}</div><div>{listed(*_ALL)}</div></main>")
    assert found == [("", says, rank) for rank, (_, says) in enumerate(_ALL, 1)]


def test_a_page_without_an_address_keeps_its_paths() -> None:
    posts = "".join(f"<article><h1><a href='{href}'>{says}</a></h1></article>" for href, says in _ALL)
    article = parse(f"<html><body><main>{posts}</main></body></html>".encode(), "")
    assert [each.url for each in article.headlines] == [href for href, _ in _ALL]


def test_the_heading_of_the_page_is_no_block() -> None:
    found = front(f"<main><h1>La côte : dernières actus</h1>{listed(*_ALL)}</main>", "https://www.exemple.fr/sujets/la-cote/")
    assert [block for block, _, _ in found] == ["", "", ""]


def test_articles_of_a_section_with_a_host_of_its_own_are_headlines() -> None:
    href = "https://immobilier.exemple.fr/article/le-prix-des-phares-monte-encore-cette-annee_4bc3a2b1c0d9/"
    says = "Le prix des phares monte encore cette année"
    found = front(f"<main><section><h2>Immobilier</h2>{listed((href, says), *_ALL)}</section></main>")
    assert found[0] == ("Immobilier", says, 1)
    offer = "https://immobilier.exemple.fr/annonces/phare-a-vendre-sur-la-cote-nord-4456795.html"
    assert front(f"<main>{listed((offer, 'Un phare à vendre sur la côte nord'), *_ALL)}</main>")[0][1] == RAIN_SAYS


@pytest.mark.parametrize("label", ["Publicité proposée par", "Conçu et proposé par <b>la Maison</b>", "Sponsorisé", "Publi-communiqué"])
def test_a_card_that_says_who_paid_for_it_is_left_out(label: str) -> None:
    inside = f"<div><a href='{RAIN}'><aside><p>{label}</p></aside><h3>{RAIN_SAYS}</h3></a></div>"
    over = f"<div><div class='head'><span>{label}</span></div><div><a href='{TRAIN}'>{TRAIN_SAYS}</a></div></div>"
    more = [(href.replace("44567", "44568"), says) for href, says in _ALL]
    assert [text for _, text, _ in front(f"<main>{listed(*more)}{inside}{over}<section>{listed(_ALL[2])}</section></main>")] == [
        says for _, says in (*more, _ALL[2])
    ]


@pytest.mark.parametrize(
    "card", ["<article><h2>{}</h2><p>Les loueurs plient.</p></article>", "<a href='/carte/'><h2>{}</h2><p>La carte</p></a>"]
)
def test_a_card_that_leads_to_no_item_names_nothing(card: str) -> None:
    found = front(f"<main><section>{card.format('Météo du port')}{listed(*_ALL)}</section></main>")
    assert [block for block, _, _ in found] == ["", "", ""]


@pytest.mark.parametrize("promo", ["fig-promo", "story-promo", "bloc_promo"])
def test_a_column_that_is_promoted_is_one_of_headlines(promo: str) -> None:
    column = (
        f"<div class='{promo}'><div class='head'><span>+</span><span>-</span><p class='title'>Nos conseils</p></div>{listed(*_ALL)}</div>"
    )
    assert front(f"<aside>{column}</aside>") == [("Nos conseils", says, rank) for rank, (_, says) in enumerate(_ALL, 1)]
