"""Paragraphs that are no `p`, boxes around forms, and other articles below the text."""

from __future__ import annotations

import crawler

ONE = "Le bac de Sainte-Fantaisie reprend ses traversées lundi matin, après deux ans de travaux sur les deux rives du fleuve."
TWO = "Les mariniers demandaient depuis longtemps que le quai soit relevé d'un mètre, et la commune a fini par y consentir."
THREE = "Une fête est prévue samedi sur la place, avec les fanfares de quatre villages voisins et un bal jusqu'à minuit."
OTHER = "À cent lieues de là, le moulin de Petit-Songe vend sa farine aux enchères pour payer la réfection de sa grande roue."


def read(text: str) -> tuple[str, ...]:
    page = f"<html><body><article><h1>Le bac repart</h1>{text}</article></body></html>"
    return crawler.parse(page.encode(), "https://www.exemple.fr/region/le-bac-repart-apres-deux-ans-123456.html", outlet=None).paragraphs


def test_bare_divs_side_by_side_are_paragraphs_short_ones_too() -> None:
    assert read(f"<div><div>{ONE}</div><div>{TWO}</div><div>Qui paie ?</div><div>{THREE}</div></div>") == (ONE, TWO, "Qui paie ?", THREE)


def test_spans_in_bare_divs_are_paragraphs() -> None:
    assert read("<div>" + "".join(f"<div><span>{text}</span></div>" for text in (ONE, TWO, THREE)) + "</div>") == (ONE, TWO, THREE)


def test_what_stands_around_a_form_is_no_text() -> None:
    box = "<div class='b'><h3>Le pli du soir</h3><p>Chaque soir à six heures, il vous dit tout.</p><form><input type='email'></form></div>"
    assert read(f"<div><p>{ONE}</p><p>{TWO}</p>{box}<p>{THREE}</p></div>") == (ONE, TWO, THREE)


def test_another_article_below_is_not_read() -> None:
    below = f"<article><h1><a href='/b'>La roue du moulin</a></h1><div><p>{OTHER}</p><p>{OTHER} Encore.</p></div></article>"
    assert read(f"<div><p>{ONE}</p><p>{TWO}</p></div>{below}") == (ONE, TWO)
