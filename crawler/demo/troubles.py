# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""Troubles: the errors and traps of real news sites, each at its own address below `/ennuis/`."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from crawler.demo.answer import Answer
from crawler.demo.writing.newsroom import TITLE

ROOT = "/ennuis/"
CHAIN = 5
LONG_CHAIN = 40


@dataclass(frozen=True, slots=True)
class TroubleRequest:
    """One request for a trouble: its path, the number of this request for the path (from 1), and the newest article's address."""

    path: str
    base: str
    times: int
    latest: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A trouble: its path, its title on the page that lists the troubles, and the function that makes its answer."""

    path: str
    title: str
    behave: Callable[[TroubleRequest], Answer]
    listed: bool = True
    """Whether the list of troubles links to it."""


def page(title: str, text: str, head: str = "") -> str:
    """A valid article page."""
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{escape(title)} | {TITLE}</title>{head}
<meta property="og:type" content="article"><meta property="og:title" content="{escape(title)}"><meta property="article:published_time" content="2016-11-23T18:00:00+01:00"></head>
<body><article><h1>{escape(title)}</h1><p class="article__date">Publié le 23 novembre 2016 à 18h00</p>{"".join(f"<p>{escape(part)}</p>" for part in text.split("|"))}</article></body></html>
"""


SOUND = page(
    "Retour au calme sur les quais",
    "Après une nuit agitée, le calme est revenu sur les quais de Confluans, où l’on répare, œuvre de patience, ce qui peut l’être.|"
    "Les éclusiers ont repris leur service à l’aube. « Nous avons vu pire », assure l’un d’eux, déjà à la manœuvre.|"
    "La préfecture dressera le bilan jeudi ; la circulation des bacs, elle, reprendra dès demain.",
)
FAULT = Answer(b"<html><head><title>Erreur</title></head><body><h1>Erreur interne du serveur</h1></body></html>", status=500)
WALL = Answer(
    """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Votre accord</title></head><body><div id="consentement"><h1>Le respect de votre vie privée est notre priorité</h1>
<p>Avec votre accord, nos 842 partenaires et nous utilisons des cookies ou technologies similaires pour stocker et lire des données personnelles.</p>
<button>Tout accepter</button> <button>Paramétrer</button> <a href="/services/abonnement">Continuer sans accepter en s’abonnant</a></div></body></html>""".encode()
)


def _redirect(to: str, status: int = 302) -> Answer:
    return Answer(b"", status=status, headers=(("Location", to),))


def _recovers(first: Answer, failures: int) -> Callable[[TroubleRequest], Answer]:
    """The answer `first` for the first `failures` requests, then a valid page."""
    return lambda request: first if request.times <= failures else Answer(SOUND.encode())


def _chain(length: int) -> Callable[[TroubleRequest], Answer]:
    """Redirects from …-1.html to …-2.html and so on; the last one redirects to the newest article."""

    def behave(request: TroubleRequest) -> Answer:
        stem, _, step = request.path.removesuffix(".html").rpartition("-")
        status = (301, 302, 303, 307, 308)[int(step) % 5]
        return _redirect(f"{stem}-{int(step) + 1}.html" if int(step) < length else request.latest, status)

    return behave


def _path(slug: str, number: int) -> str:
    return f"{ROOT}2016/11/23/{slug}-{number}.html"


def _steps(slug: str, length: int, title: str) -> tuple[Trouble, ...]:
    behave = _chain(length)
    return tuple(Trouble(_path(slug, step), title, behave, listed=step == 1) for step in range(1, length + 1))


def _always(answer: Answer) -> Callable[[TroubleRequest], Answer]:
    return lambda _ask: answer


LOOP, LOOP_BACK = _path("la-boucle-des-quais", 900_310), _path("la-boucle-des-ponts", 900_311)
BUSY = Answer(b"<html><body><h1>Service momentan\xc3\xa9ment indisponible</h1></body></html>", status=503, headers=(("Retry-After", "1"),))
TOO_MANY = Answer(b"<html><body><h1>Trop de requ\xc3\xaates</h1></body></html>", status=429, headers=(("Retry-After", "1"),))
GZIPPED = (("Content-Encoding", "gzip"),)
PARAGRAPH = "<p>La Luzelle monte encore, et avec elle l’inquiétude des riverains, qui comptent les marches restées au sec.</p>\n".encode()
RESERVED = b'[{"location": "/ennuis/2016/11/23/reservee-par-fichier-*", "tdm-reservation": 1}]'
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

TROUBLES: tuple[Trouble, ...] = (
    Trouble(_path("page-introuvable", 900_404), "Une page que personne ne retrouve (404)", _always(Answer(b"<html><body><h1>Page introuvable</h1></body></html>", status=404))),
    Trouble(_path("article-retire", 900_410), "Un article retiré par la rédaction (410)", _always(Answer(b"<html><body><h1>Cet article a \xc3\xa9t\xc3\xa9 retir\xc3\xa9</h1></body></html>", status=410))),
    Trouble(_path("acces-refuse", 900_403), "Un accès refusé sans explication (403)", _always(Answer(b"<html><body><h1>Acc\xc3\xa8s refus\xc3\xa9</h1></body></html>", status=403))),
    Trouble(_path("decision-de-justice", 900_451), "Une page retirée par décision de justice (451)", _always(Answer(b"<html><body><h1>Retir\xc3\xa9 par d\xc3\xa9cision de justice</h1></body></html>", status=451))),
    Trouble(_path("panne-generale", 900_500), "Une panne qui ne passe pas (500)", _always(FAULT)),
    Trouble(_path("panne-passagere", 900_501), "Une panne qui passe (500, puis 200)", _recovers(FAULT, 1)),
    Trouble(_path("service-deborde", 900_503), "Un service débordé qui demande d’attendre (503, Retry-After, puis 200)", _recovers(BUSY, 1)),
    Trouble(_path("trop-de-requetes", 900_429), "Trop de requêtes au goût du serveur (429, Retry-After, puis 200)", _recovers(TOO_MANY, 1)),
    Trouble(LOOP, "Une boucle de renvois entre deux pages", lambda request: _redirect(LOOP_BACK)),
    Trouble(LOOP_BACK, "L’autre bout de la boucle", lambda request: _redirect(LOOP), listed=False),
    Trouble(_path("renvoi-a-soi-meme", 900_312), "Une page qui renvoie à elle-même", lambda request: _redirect(request.path, 301)),
    Trouble(_path("renvoi-a-la-une", 900_313), "Un ancien article renvoyé à la une", lambda request: _redirect("/", 302)),
    Trouble(_path("renvoi-au-mur", 900_314), "Un article renvoyé à un mur de consentement", lambda request: _redirect("/ennuis/consentement?retour=" + request.path)),
    *_steps("de-renvoi-en-renvoi", CHAIN, "Une chaîne de cinq renvois qui aboutit"),
    *_steps("sans-fin-de-renvoi-en-renvoi", LONG_CHAIN, "Une chaîne de quarante renvois, trop longue"),
    Trouble(_path("corps-tronque", 900_601), "Un corps tronqué, plus court que son Content-Length", _always(Answer(SOUND.encode(), flaw="cut", as_is=True))),
    Trouble(_path("corps-tronque-une-fois", 900_602), "Un corps tronqué la première fois seulement", _recovers(Answer(SOUND.encode(), flaw="cut", as_is=True), 1)),
    Trouble(_path("faux-gzip", 900_603), "Un gzip qui n’en est pas un", _always(Answer(SOUND.encode(), headers=GZIPPED, as_is=True))),
    Trouble(_path("gzip-tronque", 900_604), "Un gzip tronqué avant sa fin", _always(Answer(gzip.compress(SOUND.encode(), mtime=0)[:-60], headers=GZIPPED, as_is=True))),
    Trouble(_path("mauvais-jeu-de-caracteres", 900_605), "Un jeu de caractères annoncé à tort", _always(Answer(SOUND.replace("utf-8", "iso-8859-1").encode("windows-1252"), content_type="text/html; charset=utf-8"))),
    Trouble(_path("jeu-de-caracteres-inconnu", 900_606), "Un jeu de caractères que nul ne connaît", _always(Answer(SOUND.encode(), content_type="text/html; charset=x-gazette"))),
    Trouble(_path("corps-vide", 900_607), "Une page dont le corps est vide", _always(Answer(b""))),
    Trouble(_path("octets-nuls", 900_608), "Des octets nuls au milieu du texte", _always(Answer(SOUND.replace("calme", "cal\x00me").encode()))),
    Trouble(_path("balises-sans-fond", 900_609), "Cinq mille balises ouvertes l’une dans l’autre", _always(Answer(SOUND.replace("<article>", "<div>" * 5_000 + "<article>").encode()))),
    Trouble(_path("donnees-cassees", 900_610), "Des données structurées coupées en deux", _always(Answer(SOUND.replace("</head>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Coup\u00e9</script></head>').encode()))),
    Trouble(_path("soixante-megaoctets", 900_701), "Une page de soixante mégaoctets qui le dit", _always(Answer(PARAGRAPH, flaw="huge"))),
    Trouble(_path("soixante-megaoctets-sans-le-dire", 900_702), "Une page de soixante mégaoctets qui ne le dit pas", _always(Answer(PARAGRAPH, flaw="huge_chunked"))),
    Trouble(_path("page-sans-fin", 900_703), "Une page qui ne finit jamais", _always(Answer(PARAGRAPH, flaw="endless"))),
    Trouble(_path("goutte-a-goutte", 900_704), "Une page servie au goutte-à-goutte", _always(Answer(PARAGRAPH, flaw="drip")), listed=False),
    Trouble(_path("silence", 900_705), "Une page qui ne répond jamais", _always(Answer(flaw="silent")), listed=False),
    Trouble(_path("connexion-coupee", 900_706), "Une connexion coupée avant la réponse", _always(Answer(flaw="reset"))),
    Trouble(_path("connexion-coupee-en-route", 900_707), "Une connexion coupée au milieu de la réponse", _always(Answer(SOUND.encode(), flaw="reset_midway", as_is=True))),
    Trouble(_path("mur-de-consentement", 900_801), "Un mur de consentement sans article", _always(WALL)),
    Trouble("/ennuis/consentement", "Le mur de consentement", _always(WALL), listed=False),
    Trouble(_path("fausse-introuvable", 900_802), "Une page introuvable qui prétend le contraire (200)", _always(Answer("<html><head><title>404</title></head><body><h1>Oups ! Page introuvable</h1><p>La page n’existe plus.</p></body></html>".encode()))),
    Trouble(_path("reservee-par-en-tete", 900_803), "Une page réservée par ses en-têtes (TDMRep, noai)", _always(Answer(SOUND.encode(), headers=(("X-Robots-Tag", "noai, noimageai"), ("tdm-reservation", "1"))))),
    Trouble(_path("reservee-par-balise", 900_804), "Une page réservée par une balise (TDMRep)", _always(Answer(SOUND.replace("</head>", '<meta name="tdm-reservation" content="1"></head>').encode()))),
    Trouble(_path("non-archivable", 900_805), "Une page à ne pas archiver (noarchive)", _always(Answer(SOUND.replace("</head>", '<meta name="robots" content="noarchive"></head>').encode()))),
    Trouble(_path("reservee-par-fichier", 900_806), "Une page réservée par un fichier (tdmrep.json)", _always(Answer(SOUND.encode()))),
    Trouble("/.well-known/tdmrep.json", "Le fichier des réservations", _always(Answer(RESERVED, content_type="application/json")), listed=False),
    Trouble("/ennuis/2016/11/23/rapport-900901.pdf", "Un rapport annexe en PDF", _always(Answer(PDF, content_type="application/pdf", as_is=True))),
    Trouble(_path("pdf-deguise", 900_902), "Un PDF à une adresse d’article", _always(Answer(PDF, content_type="application/pdf", as_is=True))),
    Trouble(_path("image-deguisee", 900_903), "Une image déguisée en page HTML", _always(Answer(b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, content_type="text/html", as_is=True))),
    Trouble("/interdit/", "Les coulisses du journal", _always(Answer(SOUND.encode())), listed=False),
    Trouble("/interdit/2016/11/23/en-coulisses-900999.html", "Une page interdite aux robots (robots.txt)", _always(Answer(SOUND.encode()))),
)  # fmt: skip
BY_PATH = {trouble.path: trouble for trouble in TROUBLES}


def _index_page() -> Answer:
    """The list of troubles, which looks like a section page."""
    cards = "".join(
        f'<article class="card"><h3 class="card__title"><a href="{trouble.path}">{trouble.title}</a></h3></article>\n'
        for trouble in TROUBLES
        if trouble.listed
    )
    return Answer(
        f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le carnet des ennuis - {TITLE}</title></head>
<body class="page page--section"><header class="header"><a class="header__logo" href="/">{TITLE}</a></header>
<main><h1 class="section__title">Le carnet des ennuis</h1><div class="river">{cards}</div></main></body></html>""".encode()
    )


def answer(path: str, base: str, times: int, latest: str) -> Answer | None:
    """The answer of the trouble at `path` to request number `times`; None where there is no trouble."""
    if path == ROOT:
        return _index_page()
    trouble = BY_PATH.get(path)
    return trouble.behave(TroubleRequest(path, base, times, latest)) if trouble else None
