"""Readers' comments are told by what stands at them, whatever their classes say."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

TEXT = (
    "Le bac de Rivebelle a repris son service mardi matin, après onze mois de travaux sur la rampe de la rive gauche.",
    "Il passera toutes les vingt minutes jusqu'à la fin du mois d'octobre, et toutes les heures pendant l'hiver.",
    "Les habitants des deux rives avaient dû faire un détour de trente kilomètres par le pont de Hautecombe.",
)
SAID = (
    "Enfin une bonne nouvelle pour ceux qui travaillent de l'autre côté, on n'y croyait plus du tout depuis le printemps.",
    "Et qui va payer la rampe ? Toujours les mêmes, comme pour le pont et comme pour la salle des fêtes, évidemment.",
    "Bravo aux mariniers, que je salue, et merci au maire d'avoir tenu bon devant le département pendant tous ces mois.",
)
FORM = "<form><label>Nom</label><input type=text><textarea></textarea><button>Envoyer</button></form>"


def article(text: tuple[str, ...] = TEXT) -> str:
    return "<h1>Le bac de Rivebelle reprend du service</h1><div class=k1>" + "".join(f"<p>{each}</p>" for each in text) + "</div>"


def answered(word: str, tag: str = "a") -> str:
    return "".join(f"<li><div><b>Riverain {n}</b><p>{said}</p></div><{tag} href=#r{n}>{word}</{tag}></li>" for n, said in enumerate(SAID))


def signed() -> str:
    return "".join(f"<li><div><p>riverain{n}</p></div><div><p>{said}</p></div></li>" for n, said in enumerate(SAID))


def flat(word: str) -> str:
    return "".join(f"<div><b>Riverain {n}</b><p>{said}</p><a href=#r{n}>{word}</a></div>" for n, said in enumerate(SAID))


def read(body: str) -> Article:
    return parse(f"<html><body><main>{body}</main></body></html>".encode(), "https://exemple.fr/vie/le-bac-de-rivebelle-reprend-du-service")


@pytest.mark.parametrize(
    "comments",
    [
        f"<div><ol>{answered('Répondre')}</ol></div>",
        f"<ul>{answered('Signaler un abus')}</ul>",
        f"<ul>{answered('Répondre', 'button')}</ul>",
        f"<section><h3>3 commentaires</h3><ol>{signed()}</ol></section>",
        f"<div><div><p>Commentaires</p></div><ul>{signed()}</ul>{FORM}</div>",
        f"<div><h2>Vos réactions</h2><div><p>{SAID[0]}</p></div>{FORM}</div>",
        f"<div><h3>Laisser un commentaire</h3>{FORM}<div><p>{SAID[1]}</p></div></div>",
        f"<h3>Commentaires (3)</h3><ol>{signed()}</ol>",
        flat("Répondre"),
    ],
)
@pytest.mark.parametrize("length", [1, 3])
def test_readers_comments_are_no_text(comments: str, length: int) -> None:
    assert read(article(TEXT[:length]) + comments).paragraphs == TEXT[:length]
    assert read(f"<div>{article(TEXT[:length])}{comments}</div>").paragraphs == TEXT[:length]


def test_a_reader_s_name_and_hour_are_not_the_article_s() -> None:
    time = "<time datetime=2021-01-02T10:00>le 2 janvier 2021 à 10h00</time>"
    item = f"<li><span>Par Zoé Quidam</span> {time}<p>{{}}</p><a href=#r>Répondre</a></li>"
    found = read(article() + "<ol>" + "".join(map(item.format, SAID)) + "</ol>")
    assert (found.authors, found.published) == ((), None)


@pytest.mark.parametrize("title", ["Réactions", "Les réactions", "Commentaires"])
def test_an_intertitre_about_reactions_keeps_its_text(title: str) -> None:
    texts = "".join(f"<p>{text}</p>" for text in TEXT)
    said = "".join(f"<p>{text}</p>" for text in SAID)
    body = f"<h1>Le bac de Rivebelle reprend du service</h1><div class=k1>{texts}<h2>{title}</h2>{said}</div>"
    assert read(body).paragraphs == (*TEXT, title, *SAID)
    assert read(body.replace(texts, "")).paragraphs[-3:] == SAID


def test_questions_that_are_answered_in_the_text_stay() -> None:
    body = article().replace("</p>", " <a href=/b>répondre</a></p>")
    assert [text[:30] for text in read(body).paragraphs] == [text[:30] for text in TEXT]
