"""What stands around the names of a byline: `Un texte de`, `Propos recueillis par`, `Photos :`, functions, places, dates. (Accents off.)"""

from __future__ import annotations

import re

from crawler.parsing.document.text import unaccented

_WRITTEN = (
    r"(?:textes?|articles?|propos|interviews?|entretiens?|reportages?|recits?|enquetes?|analyses?|chroniques?|dossiers?|billets?"
    r"|editos?|editoriaux|editorial|critiques?|portraits?|temoignages?|decryptages?|papiers?|sujets?|contributions?)"
)
"""What an author makes."""
_DONE = (
    r"(?:ecrit|redige|publie|poste|recueilli|signe|propose|realise|prepare|mene|conduit|compile|edite|written|posted|published|edited)"
    r"(?:\(?[.·]?e\)?)?[.·]?s?"
)
_OTHER = (
    r"(?:photos?|photographies?|photographes?|photographs?|images?(?:\(s\))?|illustrations?|illustrateurs?|illustratrices?|infographies?"
    r"|dessins?|videos?|montages?|cartographies?|graphiques?|visuels?|iconographies?|graphismes?|credits?(?: photos?)?|legendes?"
    r"|traductions?|traducteurs?|traductrices?|traduite?s?|translated|relectures?|relue?s?|verifiee?s?|validee?s?"
    r"|mise en (?:pages?|ligne|forme|ondes?|images?))"
)
"""What others do for an article: its pictures, its translation, its checking."""
_AUTHOR = r"(?:auteur|autrice|author)(?:\(?[.·]?(?:e|rice)\)?)?[.·]?(?:\(s\)|s)?"
_OTHER_WORKS = ("photo", "illus", "image", "video", "infog", "dessin", "cartog", "graph", "credit", "tradu", "montage", "visuel")
"""What one of the names of other works holds: a quick look."""
_A_TEXT = r"(?:une? |les? |la |l'|notre |cet? |cette |grand )*"

_LABEL = re.compile(
    rf"\W*(?:{_A_TEXT}{_WRITTEN}(?: {_DONE}| exclusi\w+)* ?(?:par\b|by\b|:)|{_A_TEXT}{_WRITTEN} signee?s?\b"
    rf"|(?:une? |l'|les? |la )?{_WRITTEN}(?: {_DONE})* (?:de\b|d')"
    rf"|une (?:tribune|carte blanche)(?: {_DONE})* (?:de\b|d'|par\b|:)"
    rf"|(?:{_DONE} )+(?:par\b|by\b|:)|par\b|by\b|de\b|(?:l'|les? )?{_AUTHOR}(?= ?:|\s)|sources?\b|d'apres\b)\s*[:.]?\s*(?=\S)"
)
_SAYS = re.compile(
    rf"\W*(?:{_A_TEXT}{_WRITTEN}(?: {_DONE}| exclusi\w+)* ?(?:par\b|by\b)|{_A_TEXT}{_WRITTEN} signee?s?\b"
    rf"|(?:textes?|articles?|propos)(?: {_DONE})* ?:"
    rf"|(?:une? |l'|les? |la )(?:{_WRITTEN}|tribune|carte blanche)(?: {_DONE})* (?:de\b|d')"
    rf"|(?:{_DONE} )+(?:par\b|by\b|:)|par\b|by\b|signe\b|(?:l'|les? )?{_AUTHOR}(?= ?:|\s))"
)
"""Of the labels, those that nothing else begins with: `Portrait : X` may be a headline."""
_BARE = re.compile(
    rf"\W*(?:{_A_TEXT}{_WRITTEN}(?: {_DONE})* ?(?:par|by|:)"
    rf"|(?:une? |l'|les? |la )(?:{_WRITTEN}|tribune|carte blanche)(?: {_DONE})* (?:de|d')"
    rf"|(?:{_DONE} )*(?:par|by)|de|textes?|(?:a propos (?:de |des )?)?(?:l'|les )?{_AUTHOR})\W*"
)
_MADE_AT_ONCE = re.compile(rf"\W*(?:{_WRITTEN}|signe)\s+")
"""`Texte Jeanne Martin`: no word between."""
_ELSE = re.compile(rf"\W*(?:\w+ et )?{_OTHER}(?: de l'\w+| du \w+)?\s*(?:(?:par\b|by\b|de\b|d'|:)\s*:?\s*|(?=$)|\s(?=\S))")
_BOTH = re.compile(
    rf"\b(?:{_WRITTEN}|{_OTHER})(?:\s*(?:et|&|/|\+|,)\s*(?:{_WRITTEN}|{_OTHER}))+(?=\s*(?:par\b|by\b|de\b|d'|:|\)|$|\s[^\W\d_]))"
)
_INSIDE = re.compile(rf"(?<=\w)\s+(?={_OTHER}\s*(?::|par\b|\s[^\W\d_]))")
"""Before `Photos Luc Hamel` in `Texte Jeanne Martin Photos Luc Hamel`."""
_WRITES = re.compile(rf"\b{_WRITTEN}\b")
COLLECTED = re.compile(r"\W*(?:propos|entretien|interview)\w*\s+(?:recueilli|realise|mene|conduit|prepare)\w*\s+par\b")
INTERVIEWEE = re.compile(r"(?:entretien|interview|rencontre|un entretien|grand entretien)\b.{0,12}\bavec\b")
_OUR_MAN = re.compile(
    r"\W*(?:(?:de|avec) )?(?:(?:notre|nos|votre|l[ae']|un) ?)?(?:correspondant|envoye)[.·()es]*"
    r"(?: (?:permanent|special|particulier|speciaux|local|regional)[.·()es]*)*"
)
_SOMEWHERE = re.compile(r"\s+(?:a|au|aux|en|dans|de|du|des)\s+(?:la |le |les |l')?[^\W\d_][\w'’-]*\s*")

TAIL = re.compile(
    r"\s+(?:le\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|\d{1,2}[ /.:h-]|publi|mis a jour|modifi|a \d|,? ?le \d|hier\b"
    r"|aujourd|il y a\b|on$).*$"
    r"|\s+(?:a|dans|depuis|au|en) [a-z].*$|\s+(?:pour|sur) (?:la |le |l')?[a-z].*$|\s*[«\"].*$"
    r"|\s+(?:journaliste|redact(?:eur|rice)|correspondante?|envoyee?|reporter|editorialiste|chroniqueu[rs])\b.*$"
)
"""What follows a name: a date, a place, an outlet, a function."""
ROLE = re.compile(
    r"^(?:(?:l[ea]s? |un |une |notre |nos |ex-|grande? )*(?:journaliste|redact(?:eur|rice)|correspondan|envoye|reporter"
    r"|editorialiste|chroniqueu|avocat|professeur|maitre de"
    r"|directeur|directrice|chef|secretaire|president|producteur|productrice|realisa|photographe|chercheu|historien|sociologue"
    r"|economiste|philosophe|ecrivain|docteur|enseignant"
    r"|economie|politique|societe|publie|abonne|lecture|partager|suivre|temps de|mis a jour|modifi|fondat|membre|responsable"
    r"|consultant|expert|ancien|depute|senat|agrege"
    r"|institut|universit|ecole|cnrs|inserm|college|faculte|centre|sorbonne|sciences po"
    r"|le$|la$|mise?\b|maj\b|publie|publish|poste|publication|date|janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|(?:janv?|fevr?|avr|juil|sept?|oct|nov|dec)\b"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche|contribut|stagiaire|co-?fond|specialiste|community|alerte|rubrique"
    r"|avec\b|chez\b|contacter\b|dans\b|joindre\b|pour\b|selon\b|sous\b|sur\b|voir|tous|toutes|plus|lire|envoyer|retrouvez"
    r"|facebook|twitter|linkedin|instagram|email)"
    r"|(?:(?:l'|les? |la )?(?:a propos|auteur|autrice|author|biographie|profil|bio)\b)"
    r"|service (?:client|abonn|commercial|publi)|services\b)"
)
"""What is no name: functions, services, buttons."""
NOBODY = frozenset({
    "abonnes", "accueil", "actu", "actualite", "actualites", "admin", "administrateur", "administrator", "analyse", "analyses", "anonyme",
    "article", "articles", "billet", "breves", "brief", "chronique", "chroniques", "commentaires", "communique", "communiques", "contact",
    "contenu partenaire", "coordonnees", "critique", "critiques", "culture", "d. r.", "d.r.", "debat", "debats", "decryptage", "direct",
    "divers", "documentaire", "dossier", "dossiers", "dr", "editeur", "edito", "editorial", "editoriaux", "editos", "elle", "en bref",
    "enquete", "enquetes", "entretien", "entretiens", "environnement", "equipe", "exclusif", "faits divers", "faits-divers", "humeur",
    "idees", "il", "ils", "info", "infos", "international", "interview", "interviews", "invite", "invites", "l'equipe", "la une",
    "le direct", "live", "local", "loisirs", "menu", "monde", "mot cle", "mots cles", "mots-cles", "national", "ndlr", "newsletter",
    "newsletters", "notre equipe", "opinion", "opinions", "partenaire", "pdf", "photo", "photos", "planete", "podcast", "podcasts",
    "point de vue", "portrait", "portraits", "premium", "presse", "publicite", "recit", "redacteur", "regions", "reportage", "reportages",
    "root", "rss", "sante", "sciences", "son", "sponsorise", "sport", "sports", "superadmin", "tech", "temoignage", "temoignages",
    "texte", "textes", "tribune", "tribunes", "video", "videos", "webmaster", "webmestre",
})  # fmt: skip
"""Sections, genres and labels, and the accounts under which systems publish."""


def after_label(text: str) -> str:
    """A line without the words before its names; whole where it begins with none.

    >>> after_label("Un texte de Jeanne Martin"), after_label("Propos recueillis par : J. M."), after_label("Texte Jeanne Martin")
    ('Jeanne Martin', 'J. M.', 'Jeanne Martin')
    """
    folded = unaccented(text)
    if match := _LABEL.match(folded):
        return text[match.end() :]
    match = _MADE_AT_ONCE.match(folded)
    return text[match.end() :] if match and text[match.end() :][:1].isupper() else text


def says_by(folded: str) -> bool:
    """Whether a folded line begins with words that say who wrote: `Par`, `Texte :`, not a bare `de` or `source`."""
    return _SAYS.match(folded) is not None


def is_bare_label(folded: str) -> bool:
    """Whether a folded piece is a label whose names stand in the pieces after it: `Un texte de`, `L'auteur`."""
    return _BARE.fullmatch(folded) is not None


def is_other_label(folded: str) -> bool:
    """Whether a folded piece stands over the names of those who made what is beside the text: `Photos`, `Traduction :`."""
    match = _ELSE.match(folded)
    return match is not None and not folded[match.end() :].strip(" :")


def others_names(text: str) -> bool:
    """Whether a part of a line names somebody who made something else than the text.

    >>> others_names("Photos : Luc Hamel"), others_names("traduit de l’anglais par Luc Hamel"), others_names("Luc Hamel")
    (True, True, False)
    """
    match = _ELSE.match(unaccented(text))
    if match is None:
        return False
    rest = text[match.end() :]
    return not rest or rest[0].isupper() or not match[0].endswith(" ") or match[0].rstrip()[-1:] in {":", "r", "y", "e", "'"}


def one_label(text: str) -> str:
    """`Texte et photos : X` as `Texte : X`: who wrote the text too is its author; `Photos et vidéo : X` as `Photo : X`.

    >>> one_label("Texte et photos : Luc Hamel"), one_label("Photos/vidéo Luc Hamel"), one_label("Luc Hamel et Zoé Martin")
    ('texte : Luc Hamel', 'photo Luc Hamel', 'Luc Hamel et Zoé Martin')
    """
    folded = unaccented(text)
    if not any(work in folded for work in _OTHER_WORKS):
        return text
    for match in reversed([*_BOTH.finditer(folded)]):
        text = text[: match.start()] + ("texte" if _WRITES.search(match[0]) else "photo") + text[match.end() :]
    for match in reversed([*_INSIDE.finditer(unaccented(text))]):
        if text[match.end() :][:1].isupper():
            text = f"{text[: match.start()]} / {text[match.end() :]}"
    return text


def after_place(part: str) -> str:
    """A part without `De notre correspondante à Vire` before the name; nothing is left where no name follows.

    >>> after_place("De notre envoyée spéciale à Vire Zoé Martin"), after_place("notre correspondant"), after_place("Zoé Martin")
    ('Zoé Martin', '', 'Zoé Martin')
    """
    folded = unaccented(part)
    match = _OUR_MAN.match(folded)
    if match is None or folded[match.end() : match.end() + 1].isalnum():
        return part
    where = _SOMEWHERE.match(folded, match.end())
    return part[(where or match).end() :].strip(" ,:")
