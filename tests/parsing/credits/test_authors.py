"""Who is credited: bylines as printed, metadata, agencies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.credits.authors import read_authors
from crawler.parsing.credits.names import is_name, names_of
from crawler.parsing.document.encoding import to_utf8
from crawler.parsing.outlet import Outlet
from crawler.parsing.parser import tree_of
from tests.parsing.made_up import BODY, TITLE

HOSTILE = Path(__file__).parents[4] / "shared" / "corpus" / "hostile"
def page_of(
    byline: str = "", *, author: object = None, metas: dict[str, str] | None = None, foot: str = "", outlet: Outlet | None = None
) -> TextPage:
    head = "".join(f'<meta name="{name}" content="{text}">' for name, text in (metas or {}).items())
    if author is not None:
        head += f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": author})}</script>'
    source = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><nav><a href='/'>Accueil</a></nav>"
        f'<article><h1>{TITLE}</h1>{byline}<div class="texte">{BODY}{foot}</div></article></body></html>'
    )
    return TextPage(tree_of(source.encode()), "https://www.lebocage.fr/article/le-pont", outlet=outlet)


def read(byline: str = "", **how: object) -> tuple[str, ...]:
    return read_authors(page_of(byline, **how))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Par Zoé Le Goff", ["Zoé Le Goff"]),
        ("Par Zoé Le Goff et Luc Hamel", ["Zoé Le Goff", "Luc Hamel"]),
        ("par Zoé LE GOFF (avec AFP)", ["Zoé LE GOFF", "AFP"]),
        ("Par Le Bocage avec AFP", ["Le Bocage", "AFP"]),
        ("Par lebocage.fr avec AFP", ["lebocage.fr", "AFP"]),
        ("par Zoé Le Goff (avec AFP) | Reportage Luc Hamel et Anne Marchand", ["Zoé Le Goff", "AFP", "Luc Hamel", "Anne Marchand"]),
        ("Par Zoé Le Goff, journaliste, à Vire", ["Zoé Le Goff"]),
        ("Par Zoé Le Goff, correspondante à Bruxelles", ["Zoé Le Goff"]),
        ("Par Zoé Le Goff (envoyée spéciale à Vire)", ["Zoé Le Goff"]),
        ("Texte par : Zoé Le Goff", ["Zoé Le Goff"]),
        ("Propos recueillis par Zoé Le Goff", ["Zoé Le Goff"]),
        ("Auteur(s) : Zoé Le Goff; Luc Hamel", ["Zoé Le Goff", "Luc Hamel"]),
        ("d’après afp", ["afp"]),
        ("Source AFP", ["AFP"]),
        ("ats/fgn", ["ats", "fgn"]),
        ("W.P.", ["W.P."]),
        ("L.C. avec AFP", ["L.C.", "AFP"]),
        ("Nicolas Gutierrez C.", ["Nicolas Gutierrez C."]),
        ("Daniel MORVAN.", ["Daniel MORVAN"]),
        ("Rédaction en ligne (avec Belga)", ["Rédaction en ligne", "Belga"]),
        ("Zoé Le Goff avec l’ATS", ["Zoé Le Goff", "ATS"]),
        ("Aïssatou N'Doye, Jeanne d’Arc Mukamana", ["Aïssatou N'Doye", "Jeanne d’Arc Mukamana"]),
        ("Loup Besmond de Senneville", ["Loup Besmond de Senneville"]),
        ("France 24", ["France 24"]),
        ("Zoé LE GOFF. Le Bocage", ["Zoé LE GOFF", "Le Bocage"]),
        ("Par J. Le Goff et Zoé M. Martin", ["J. Le Goff", "Zoé M. Martin"]),
        ("Par Zoé Le Goff Publié le 3 mai 2023 à 10:00", ["Zoé Le Goff"]),
        ("Zoé Le Goff / Crédit photo : Luc Hamel / NurPhoto", ["Zoé Le Goff"]),
        ("Temps de lecture : 3 min", []),
        ("Envoyer par mail", []),
        ("Partager sur Facebook", []),
        ("Mis à jour le 3 mai 2023", []),
        ("Abonnez-vous", []),
        ("Le 3 mai 2023", []),
    ],
)
def test_a_byline_gives_its_names(byline: str, authors: list[str]) -> None:
    assert names_of(byline, {"lebocage", "lebocagefr"}) == authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<p>Par Zoé Le Goff, publié le 3 mai 2023 à 10:00</p>", ("Zoé Le Goff",)),
        ('<p>Par <a href="/auteur/zoe">Zoé Le Goff</a> et <a href="/auteur/luc">Luc Hamel</a></p>', ("Zoé Le Goff", "Luc Hamel")),
        ('<ul><li>Par</li><li><a href="/x"><strong>Zoé Le Goff</strong></a></li></ul>', ("Zoé Le Goff",)),
        ('<div class="article-author">Zoé Le Goff</div>', ("Zoé Le Goff",)),
        ('<span itemprop="author"><span itemprop="name">Z.L.G.</span></span>', ("Z.L.G.",)),
        ('<p class="infos">Zoé Le Goff – 10 juillet 2025 à 7h55</p>', ("Zoé Le Goff",)),
        ('<div class="summary">Par Zoé Le Goff</div>', ("Zoé Le Goff",)),
        ('<figure><figcaption><span class="author">Luc Hamel / AFP</span></figcaption></figure><p>Par Zoé Le Goff</p>', ("Zoé Le Goff",)),
        ("<ul><li>Zoé Le Goff, Luc Hamel</li><li>Publié le 10/07/2025.</li></ul>", ("Zoé Le Goff", "Luc Hamel")),
        ("<p>Rédaction en ligne</p><p>Publié le 10 juillet 2025</p>", ("Rédaction en ligne",)),
        ("<ul><li>Monde</li><li>Publié le 10/07/2025.</li></ul>", ()),
        ('<ul><li><a href="/x">Vallée Haute</a></li><li>Publié le 10/07/2025.</li></ul>', ()),
        ("<p>AFP</p>", ("AFP",)),
        ('<p class="signature">Le Bocage</p>', ("Le Bocage",)),
    ],
)
def test_a_displayed_byline_is_found(byline: str, authors: tuple[str, ...]) -> None:
    assert read(byline, metas={"og:site_name": "Le Bocage"}) == authors


def test_the_displayed_byline_wins_over_metadata() -> None:
    assert read("<p>Par AFP</p>", author={"@type": "Organization", "name": "Le Bocage"}) == ("AFP",)
    assert read("<p>Par Zoé Le Goff</p>", author={"name": "Le Bocage"}, metas={"author": "webmaster"}) == ("Zoé Le Goff",)


def test_metadata_count_where_nothing_is_displayed() -> None:
    two = [{"@type": "Person", "name": "Zoé  Le Goff"}, {"@type": "Person", "name": "Luc Hamel"}, {"@type": "Person", "name": "Luc Hamel"}]
    assert read(author=two) == ("Zoé Le Goff", "Luc Hamel")
    assert read(metas={"author": "Zoé Le Goff"}) == ("Zoé Le Goff",)
    assert read(author="Par Zoé Le Goff") == ("Zoé Le Goff",)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": ["Zoé Le Goff", "Luc Hamel"]}, ("Zoé Le Goff", "Luc Hamel")),
        ({"@type": "Person", "name": "Zoé Le Goff, Luc Hamel"}, ("Zoé Le Goff", "Luc Hamel")),
        ({"@type": "Person", "givenName": "Zoé", "familyName": "Le Goff"}, ("Zoé Le Goff",)),
        ([{"@type": "Person", "name": "Zoé Le Goff"}, {"@type": "Organization", "name": "AFP"}], ("Zoé Le Goff", "AFP")),
        ({"@type": "Person", "name": "zoé le goff"}, ("zoé le goff",)),
        ({"@type": "Person", "name": "z.legoff"}, ()),
        ({"@type": "Person", "name": "zoe-le-goff"}, ()),
        ({"@type": "Person", "name": "user_123"}, ()),
        ({"@type": "Person", "name": "Super Admin"}, ()),
        ({"@type": "Organization", "name": "Studio Pixel"}, ()),
        ({"@type": "Person", "name": None}, ()),
    ],
)
def test_every_form_of_an_author_in_the_metadata_is_read(author: object, names: tuple[str, ...]) -> None:
    assert read(author=author) == names


def test_microdata_name_the_author_in_a_meta() -> None:
    assert read('<div itemprop="author" itemscope><meta itemprop="name" content="Zoé Le Goff"></div>') == ("Zoé Le Goff",)


@pytest.mark.parametrize("stated", ["Le Bocage", "lebocage.fr", "https://www.facebook.com/lebocage", "webmaster", "admin", "", "-"])
def test_the_site_itself_is_no_author_where_it_is_not_displayed(stated: str) -> None:
    assert read(author={"name": stated}, metas={"og:site_name": "Le Bocage", "author": stated}) == ()


def test_the_agency_at_the_foot_joins_the_byline() -> None:
    authors, agency = read_authors(
        page_of(
            "<p>Texte par : <a href='/auteur/b'>Le Bocage</a></p>", foot="<p><em>Avec AFP</em></p>", metas={"og:site_name": "Le Bocage"}
        )
    )
    assert authors == ("Le Bocage", "AFP")
    assert agency == "AFP"


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("<p><strong>Zoé Le Goff</strong></p>", ("Zoé Le Goff",)),
        ("<p><em>Zoé Le Goff</em></p><p><a href=/b>Lire aussi : la foire a lieu</a></p>", ("Zoé Le Goff",)),
        ("<p>Voir <strong>Zoé Le Goff</strong></p>", ()),
        ("<p><strong>À lire aussi</strong></p>", ()),
        ("<p><strong>Les travaux continuent</strong></p>", ()),
    ],
)
def test_a_name_alone_in_bold_at_the_foot_signs_where_nothing_else_does(foot: str, names: tuple[str, ...]) -> None:
    assert read(foot=foot) == names
    assert read("<p>Par Luc Hamel</p>", foot=foot) == ("Luc Hamel",)


def test_a_label_in_a_credit_is_nobody() -> None:
    assert read("<div class=author><span>Rédaction :</span> <b>L’équipe du Bocage</b></div>") == ("L’équipe du Bocage",)


def test_a_signature_of_agency_and_initials_at_the_foot_is_the_byline() -> None:
    assert read_authors(page_of(foot="<p>ats/fgn</p>")) == (("ats", "fgn"), "ATS")


def test_initials_at_the_foot_sign() -> None:
    assert read(foot="<p>mcc/edel</p>") == ("mcc", "edel")
    assert read("<p>Par Zoé Le Goff</p>", foot="<p>ats/fgn</p>") == ("Zoé Le Goff", "ats", "fgn")


def test_whoever_made_the_pictures_wrote_nothing() -> None:
    signed = "<div>{}</div><ul><li><a href='/profil/{}'>{}</a></li></ul>"
    assert read(signed.format("Texte", 1, "Zoé Le Goff") + signed.format("Image(s)", 2, "Luc Hamel")) == ("Zoé Le Goff",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p class='byline'>Li Na, envoyée spéciale à Vire</p>", ("Li Na",)),
        ("<div class='author'>Li Na | Journaliste police-justice</div>", ("Li Na",)),
        ("<p>Texte : <b>Zoé Le Goff</b> – Photos : <b>Luc Hamel</b></p>", ("Zoé Le Goff",)),
        ("<p>Texte et photos <b>Zoé Le Goff</b></p>", ("Zoé Le Goff",)),
        ("<p>Par <a class='author'>Zoé Le Goff</a> | translated by <a class='author'>Luc Hamel</a></p>", ("Zoé Le Goff",)),
        ("<p>Écrit par <a href='/auteur/z'>Zoé Le Goff</a>, relu par <a href='/auteur/l'>Luc Hamel</a></p>", ("Zoé Le Goff",)),
        (
            "<div class='authors'><span>Zoé Le Goff</span><span>Journaliste</span><span>Luc Hamel</span><span>Illustrateur</span></div>",
            ("Zoé Le Goff",),
        ),
        ("<p>Photos : <a href='/auteur/l'>Luc Hamel</a></p>", ()),
        ("<div class='authors'><i>ZLG</i><a href='/auteur/z'>Zoé Le Goff</a></div>", ("Zoé Le Goff",)),
        ("<p class='byline'>Par <span>Zoé</span> <span>Hamel</span></p>", ("Zoé Hamel",)),
        (
            "<p>par <a>Zoé LE GOFF<i>(nouvelle fenêtre)</i></a> <i>avec le service politique du Bocage</i></p>",
            ("Zoé LE GOFF", "service politique du Bocage"),
        ),
        ("<address class='authorsign'>© 2011 AFP</address>", ("AFP",)),
        ("<div>AFP (édité par Luc Hamel)</div>", ("AFP", "Luc Hamel")),
        ("<p>© Luc Hamel / AFP</p>", ()),
        ("<p>Luc Hamel / AFP</p>", ()),
        ("<p>Publié le 12 mars 2024 à 10:00 par Zoé Le Goff dans Région</p>", ("Zoé Le Goff",)),
        ("<p>Posté le 12 mars 2024 à 10h54, par <a href='/m/1'>Zoé Le Goff</a></p>", ("Zoé Le Goff",)),
        ("<p>Vérifié le 12 mars 2024 par Luc Hamel</p>", ()),
        ("<p>Mis à jour le 12 mars 2024 par <a href='/m/1'>Luc Hamel</a></p>", ()),
        ("<p>Le Bocage – créé le 12.03.2024 à 13h08</p>", ("Le Bocage",)),
        ("<p>Avec Luc Hamel</p><p>Publié le 12 mars 2024</p>", ()),
        ("<p>Portrait : Luc Hamel</p>", ()),
    ],
)
def test_a_byline_credits_who_wrote_the_text(byline: str, names: tuple[str, ...]) -> None:
    assert read(byline, metas={"og:site_name": "Le Bocage"}) == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<div class='bloc_auteur'><span>L’AUTEUR</span> <a href='/auteur/z' rel=author>Zoé Le Goff</a></div>", ("Zoé Le Goff",)),
        ("<div class='card-auteur'><div class='card-auteur__tag'>L'auteur</div><div>Zoé Le Goff</div></div>", ("Zoé Le Goff",)),
        ("<ul><li><a href='/auteur/z'>L’auteur</a></li><li><a href='/auteur/z'>Biographie</a></li></ul>", ()),
        ("<p class='author'><a href='/auteur/z'>Voir tous les articles</a></p>", ()),
        ("<p class='author'>Éditorial</p>", ()),
        ("<p class='byline'>in <span class='category'><a href='/category/ponts/' rel='tag'>Ponts / Rivières</a></span></p>", ()),
    ],
)
def test_labels_sections_and_links_beside_an_author_are_no_authors(byline: str, names: tuple[str, ...]) -> None:
    assert read(byline) == names


@pytest.mark.parametrize(
    ("byline", "stated", "names"),
    [
        ("<p>par <a href='/author/ponts/' rel=author>pontsdebois</a></p>", None, ("pontsdebois",)),
        ("<p>Posté par pontsdebois à 11:42</p>", None, ("pontsdebois",)),
        ("<p><span class='author vcard'>pontsdebois</span></p>", "pontsdebois", ("pontsdebois",)),
        ("<p><span class='author vcard'>laredac</span></p>", "laredac", ()),
        ("<p>par <a href='/author/admin/' rel=author>admin</a></p>", "admin", ()),
        ("", "pontsdebois", ()),
    ],
)
def test_a_pseudonym_counts_where_it_is_displayed_as_an_author(byline: str, stated: str | None, names: tuple[str, ...]) -> None:
    assert read(byline, author={"name": stated} if stated else None) == names


def test_a_navy_border_is_no_navigation() -> None:
    assert read("<div class='border-navy-blue-800'><div>AFP (édité par Luc Hamel)</div></div>") == ("AFP", "Luc Hamel")


def test_a_newspaper_of_two_places_is_one_name() -> None:
    assert names_of("Le Journal de Vire et Sée") == ["Le Journal de Vire et Sée"]
    assert names_of("Le Courrier de Vire et AFP") == ["Le Courrier de Vire", "AFP"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<span class='entry-author author vcard'><a class=fn href='/author/12/'>Zoé Le Goff</a></span>", ("Zoé Le Goff",)),
        ("<span class='author vcard'><a href='/author/admin/'>admin</a></span>", ()),
        ("<p class=chapo>Les robots du célèbre film, de <i>Blade Runner,</i> sont de retour sur la côte.</p>", ()),
    ],
)
def test_what_publishing_systems_print_is_a_name_or_none(byline: str, names: tuple[str, ...]) -> None:
    assert read(byline) == names


def test_the_site_s_own_team_in_the_metadata_is_nobody() -> None:
    assert read(author={"name": "Le Bocage Team"}, metas={"og:site_name": "Le Bocage"}) == ()


def test_the_interviewer_signs_where_the_byline_shows_the_interviewee() -> None:
    byline = "<div class='auteur'><a href='/auteur/x'>Entretien avec Jacques Lebrun</a></div>"
    assert read(
        byline, author={"name": "Entretien avec Jacques Lebrun"}, foot="<ul><li><i>Propos recueillis par Anne Marchand</i></li></ul>"
    ) == ("Anne Marchand",)


def test_authors_of_other_articles_and_of_comments_are_left_out() -> None:
    foot = '<div class="teaser"><b class="author">Par Luc Hamel</b></div><div class="comments"><b class="author">Jean Dupont</b></div>'
    assert read("<p>Par Zoé Le Goff</p>", foot=foot) == ("Zoé Le Goff",)
    assert read(foot=foot) == ()


def test_the_outlet_s_rule_goes_first() -> None:
    outlet = Outlet("bocage", "Le Bocage", ("lebocage.fr",), authors=".qui b")
    assert read("<p>Par Luc Hamel</p><p class='qui'>Une enquête de <b>Zoé Le Goff</b> et <b>Anne Marchand</b></p>", outlet=outlet) == (
        "Zoé Le Goff",
        "Anne Marchand",
    )


def test_a_person_signs_beside_the_newsroom_that_the_outlet_s_rule_finds() -> None:
    outlet = Outlet("bocage", "Le Bocage", ("lebocage.fr",), authors=".qui")
    byline = "<p class='qui'>La Rédaction</p>"
    assert read(byline, foot="<p><b>Zoé Le Goff</b></p>", outlet=outlet) == ("La Rédaction", "Zoé Le Goff")
    assert read("<p class='qui'>Luc Hamel</p>", foot="<p><b>Zoé Le Goff</b></p>", outlet=outlet) == ("Luc Hamel",)


def test_every_credit_is_evidence() -> None:
    page = page_of("<p>Par Zoé Le Goff</p>", author={"name": "Le Bocage"}, metas={"og:site_name": "Le Bocage"})
    read_authors(page)
    assert [(one.source, one.value, one.chosen) for one in page.evidence["authors"]] == [
        ("byline", "Zoé Le Goff", True),
        ("jsonld:author", None, False),
    ]


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    assert all(isinstance(name, str) and name for name in names_of(text))
    assert is_name(text) in {True, False}


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared corpus is not here")
def test_hostile_pages_are_read() -> None:
    for path in sorted(HOSTILE.glob("*.html")):
        authors, _ = read_authors(TextPage(tree_of(to_utf8(path.read_bytes())), "https://exemple.fr/a"))
        assert isinstance(authors, tuple), path.name


FUNCTION = "Professeure de droit des ponts à l'université du Bocage, maîtresse des digues du canton depuis vingt ans"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (f"<p>par <b>Zoé Hamel, {FUNCTION}</b></p>", ("Zoé Hamel",)),
        ("<p class=date>Posté le 6 octobre 2016 à 10h54, par <a href=/m/benmorin>benmorin</a></p>", ("benmorin",)),
        ("<p>INFO.RE – créé le 7.06.2019 à 13h08 – mis à jour le 7.06.2019 à 15h28 - Luc Lepaon</p>", ("Luc Lepaon",)),
        ("<p>Publié le 7 juin 2019 • Manuel Lepaon</p>", ("Manuel Lepaon",)),
        ("<div class=article_footer>Posté par josleroy à 11:42 -</div>", ("josleroy",)),
    ],
)
def test_who_stands_beside_the_day_wrote(byline: str, names: tuple[str, ...]) -> None:
    assert read_authors(page_of(byline))[0] == names


@pytest.mark.parametrize("word", ["fondé le 5 mai 1944", "dirigé depuis 1990", "édité à Vire"])
def test_who_founded_the_newspaper_wrote_nothing(word: str) -> None:
    assert "Lavoine" not in " ".join(read_authors(page_of(f"<p>Un journal {word}<br>par le Dr Raymond Lavoine</p>"))[0])


@pytest.mark.parametrize("word", ["Production", "Présentation", "Producteur délégué", "Journaliste"])
def test_a_name_over_what_its_bearer_did_for_the_broadcast_is_credited(word: str) -> None:
    team = f"<h2>L'équipe</h2><ul><li><div><a href=/personnes/zoe-hamel>Zoé Hamel</a></div><div>{word}</div></li></ul>"
    assert read_authors(page_of(foot=team))[0] == ("Zoé Hamel",)


@pytest.mark.parametrize("first", ["Par Zoé Hamel - ", "Texte : Zoé Hamel // ", "Par Zoé Hamel | "])
def test_a_byline_in_front_of_the_first_sentence_is_a_credit(first: str) -> None:
    page = page_of(foot="")
    page.body.blocks[0].text = first + page.body.blocks[0].text
    assert read_authors(page)[0] == ("Zoé Hamel",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p>Zoé Hamel, correspondante à Vire</p>", ("Zoé Hamel",)),
        ("<p>Zoé Hamel (envoyée spéciale)</p>", ("Zoé Hamel",)),
        ("<p>Récit : Zoé Hamel</p>", ("Zoé Hamel",)),
        ("<p>Zoé Hamel, maire de Vire</p>", ()),
        ("<p>Récit : Le pont qui chantait</p>", ()),
        ("<p>Par <a href=/auteur/z>Zoé Hamel</a> <a href=/auteur/z>Suivre</a> <a href=/auteur/z>Contacter</a></p>", ("Zoé Hamel",)),
    ],
)
def test_a_function_or_a_genre_beside_a_name_credits_it(byline: str, names: tuple[str, ...]) -> None:
    assert read_authors(page_of(byline))[0] == names


def test_an_author_named_at_the_foot_goes_before_the_newsroom_that_metadata_state() -> None:
    foot = "<ul class=petit><li><b>Date</b> 10.06.2013</li><li><b>Auteur</b> Zoé Hamel</li><li><b>Mots-clés</b> pont, vallée</li></ul>"
    assert read_authors(page_of(foot=foot, metas={"author": "La Voix du Trévois"}))[0] == ("Zoé Hamel",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p>12 mars 2024, par Zoé Hamel</p>", ("Zoé Hamel",)),
        ("<p>Zoé HAMEL, à Larmeau</p><p>Publié le 12 mars 2024</p>", ("Zoé HAMEL",)),
        ("<p class=byline>Zoé Hamel · Journaliste · 4 min</p>", ("Zoé Hamel",)),
        ("<p>12 piles repeintes par Zoé Hamel</p>", ()),
    ],
)
def test_days_places_and_minutes_beside_a_name_hide_nobody(byline: str, names: tuple[str, ...]) -> None:
    assert read_authors(page_of(byline))[0] == names
