"""A page reads whatever its address, and without one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import pytest

import crawler

TEXT = "".join(
    f"<p>Le maire a promis que le pont de la rive gauche rouvrirait avant l'hiver, dit-on au marché numéro {n}.</p>" for n in range(4)
)
KEPT = f"""<html lang=fr><meta property=og:type content=article>{{}}<title>Le pont rouvre</title>
<article><h1>Le pont rouvre</h1><p>Publié le 2 mars 2021 à 8h05</p>{TEXT}</article><aside><h2>À lire aussi</h2><ul>
<li><a href="/ville/la-gare-ferme-avant-les-fetes-124">La gare ferme avant les fêtes de fin d'année</a>
<li><a href="https://www.bocage.example/ville/le-marche-change-de-place-125">Le marché change de place au printemps prochain</a>
</ul></aside></html>"""
NO_WEB_ADDRESSES = (
    None, "", "#", "page.html", "/ville/pont.html", "../pont.html?page=2", "www.bocage.example/ville/pont-123", "file:///home/a/pont.html",
    "file:///C:/pont.html", "urn:isbn:2070368033", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "about:blank", "javascript:void(0)",
    "mailto:a@bocage.example", "data:text/html,x", "http:", "http:/pont", "//", "://", "\x00", "\ud83d",
)  # fmt: skip
WEB_ADDRESSES = (
    "https://www.journal-élysée.example/été/pont-123", "https://www.xn--journal-lyse-ihbb.example/pont-123", "http://[::1]:8008/ville/pont-123",
    "http://[2001:db8::1]/ville/pont-123", "http://[", "http://[::1", "http://[pont]/a", "https://", "http://:80/", "https://user:mot@bocage.example/a",
    "https://www.bocage.example:99999/pont", "HTTPS://WWW.BOCAGE.EXAMPLE/ville/pont-123", "https://www.bocage.example//ville//pont-123",
    "https://bocage.example/%", "https://bocage.example/\ud83d", "https://" + "a" * 300 + ".example/pont",
)  # fmt: skip


@pytest.mark.parametrize("rules", ["auto", None])
@pytest.mark.parametrize("url", [*NO_WEB_ADDRESSES, *WEB_ADDRESSES])
def test_a_page_reads_whatever_its_address(url: str | None, rules: Literal["auto"] | None) -> None:
    article = crawler.parse(KEPT.format("").encode(), url, outlet=rules)
    assert (article.kind, article.title, len(article.paragraphs)) == ("article", "Le pont rouvre", 4)
    assert article.published == datetime.fromisoformat("2021-03-02T08:05+01:00")
    assert isinstance(article.url, str)


@pytest.mark.parametrize("url", NO_WEB_ADDRESSES)
@pytest.mark.parametrize("told", ['<link rel=canonical href="{}">', '<meta property=og:url content="{}">'])
def test_a_page_without_an_address_has_the_one_that_it_states(url: str | None, told: str) -> None:
    own = "https://www.bocage.example/ville/le-pont-rouvre-123"
    article = crawler.parse(KEPT.format(told.format(own)).encode(), url)
    assert article.url == own
    assert [one.url for one in article.headlines] == [
        "https://www.bocage.example/ville/la-gare-ferme-avant-les-fetes-124",
        "https://www.bocage.example/ville/le-marche-change-de-place-125",
    ]


def test_a_page_at_hand_without_an_address_is_no_other_page_for_what_it_states() -> None:
    article = crawler.parse(KEPT.format('<link rel=canonical href="pont.html">').encode(), "file:///pont.html")
    assert article.url == "file:///pont.html"  # no web address is stated: the one given stands
