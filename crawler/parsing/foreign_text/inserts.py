"""Paragraphs that are not the article's, told by their words: inserts, calls to subscribe, credits, notices of the site."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.parsing.foreign_text.appeals import is_appeal, is_correction

_LONGEST = 400
"""Characters from which a paragraph is no insert, whatever it begins with."""
_LINE = 130
_INSERTS = re.compile(
    r"^(?:[^\w«“\"]|ℹ)*(?:(?:à|a|á) (?:lire|voir|écouter|ecouter|regarder|découvrir)(?: aussi| également| encore)?\b|"
    r"(?:à|a) ne pas (?:manquer|rater)|"
    r"(?:lire|voir|revoir|relire|écouter|regarder|découvrir|découvrez)(?: aussi| également| encore| notre| nos| plus)\b|"
    r"(?:lire|voir|revoir|relire|écouter|regarder) *:|"
    r"(?:sur|dans) le même (?:sujet|thème|dossier)|(?:articles?|contenus?|sujets?) (?:liés?|similaires?|connexes?|associés?|recommandés?)$|"
    r"la suite après (?:la|cette) publicité|publicité$|lire la suite|(?:pour )?aller plus loin *(?:[>:»►].*)?[.…]*$|"
    r"(?:vous pourriez|vous allez) (?:aussi|également) (?:aimer|apprécier|lire)\b|"
    r"(?:nos lecteurs|ils|elles) ont (?:aussi |ensuite )?lu(?: aussi| ensuite)?$|"
    r"(?:la rédaction|nous|on) vous (?:re)?conseille(?:nt)?\b[^.!?]{0,20}$|"
    r"dans la même (?:rubrique|catégorie|série)$|à propos (?:de l.|des |de nos )auteure?s?$|"
    r"retour (?:à la liste|en haut|au sommaire|à l.accueil)\b.{0,20}$|vous êtes ici ?:|lecture ?: ?\d+ ?min|"
    r"dans cet article ?:?$|articles? recommandés? ?:|"
    r"(?:retrouvez |lisez |tous )?(?:nos|nos autres|nos derniers|autres|derniers) articles\b[^.!?]{0,40}$|"
    r".{2,90} (?:from|by|par|de) .{2,50} (?:on|sur) "
    r"(?:calam[ée]o|dailymotion|flickr|issuu|mixcloud|scribd|slideshare|soundcloud|vimeo)\.?$|"
    r"(?:suivez|retrouvez)(?:-nous| toute l.actualité| tous nos| nos| l.actu)|inscrivez-vous|abonnez-vous|"
    r"cet article est réservé|il vous reste|"
    r"pour (?:lire|consulter|voir) (?:la suite|l.intégralité|cet article)\b|(?:et )?accédez à (?:l.intégralité|tous (?:les|nos))|"
    r"(?:au )?sommaire ?:?$|table des matières ?:?$|cela vous intéressera|ailleurs sur le web|lire page suivante|première publication|"
    r"lecture \d+ min|"
    r"visuel ?:|réagissez|vous n.êtes pas encore abonné|pour afficher ce contenu|"
    r"ces cookies permettent|"
    r"(?:>>|►|▶|→|➡|👉|➤)+ *(?:(?:re)?voir|(?:re)?lire|(?:ré)?écouter|regarder|découvrir|retrouve[rz]) |"
    r"cet article vous a été utile|vous avez aimé cet article|suivez-nous sur|"
    r"retrouvez (?:cet article|ce dossier|l.intégralité)|vous êtes (?:déjà )?abonné|(?:vous aimerez|ça peut) aussi\b|"
    r"(?:image|photo|illustration|visuel)s? ?(?:illustrative|prétexte|(?:d.)?(?:illustrations?|archives?))\b|vid[ée]o\. .{0,90}$|"
    r"cc[\])] |cc[ -]by\b|(?:article|billet|chronique|contenu|guide|test|texte) (?:écrit|proposé|rédigé|traduit)e? par [^.!?]{3,60}\. |"
    r"cliquez ici|partagez? |plus d.infos? |en savoir plus$|vous pouvez lire|"
    r"crédits? ?(?:photo|:)|photos? ?:|photo (?:dr|afp|©|ap|reuters)\b|©|copyright|tous droits réservés|"
    r"(?:avec )?(?:afp|reuters|belga|ats|ap|la rédaction)\W*$|(?:avec|source ?:?) (?:l.)?(?:afp|reuters|belga|ats|ap)\b.{0,30}$)",
    re.IGNORECASE,
)


_CALL_WORDS = ("google", "newsletter", "lettre", "application", "alerte", "version originale", "republié", "article publié", "suivez-nous")
"""One of these stands in whatever `_CALLS` finds: looking for them first is ten times cheaper."""
_CALLS = re.compile(
    r"(?:newsletter|lettre d.info\w*|application|alertes?)\b.{0,160}\b(?:abonnez-vous|inscrivez-vous|s.inscrire|téléchargez)|"
    r"(?:abonnez-vous|inscrivez-vous|téléchargez)\b.{0,80}\b(?:newsletters?|lettres?|application)|"
    r"(?:abonnez-vous|suivez\b.{0,40}) (?:à|sur) google (?:actu\w*|news|discover)|"
    r"version originale de cet article a été publiée|article (?:est )?(?:republié|publié) (?:à partir|initialement)|"
    r"\bsuivez-nous sur\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"(?:par .{2,60} \| ?)?(?:classé|rangé|catégories?|rubriques?|étiquettes?|mots[- ]clés|tags?)(?: (?:dans|sous))? ?: ?[^.!?]{0,100}$|"
    r"(?:(?:mensuel|bimestriel|trimestriel|hebdo|hors-série|magazine|numéro) )?n° ?\d+\b[^.!?]{0,40}$|"
    r"cet (?:article|entretien|épisode|reportage|texte) (?:fait partie|est (?:extrait|issu|tiré|paru))\b|"
    r"[—–-] ?.{2,60}\(@\w+(?:\.\w+)*\).{0,40}$|"
    r"\(.{3,80}pour le service français\b|\(?(?:édité|traduit|reportage) (?:par|de) .{3,80}\)?$|"
    r"(?:article|dossier|enquête|entretien|reportage|sujet|texte)s? (?:écrit|mené|réalisé|rédigé|signé)e?s? par [^.!?]{3,60}\.?$|"
    r"(?:temps|durée) de lecture\b|propos recueillis par .{3,60}$|[a-z]{2,5}(?:/[a-z]{2,5})+$|"
    r"(?:à partir de|dès) \d[\d,.]* ?€[^.!?]{0,30}\bmois\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
"""Short lines that are no text."""
_OFFERS = re.compile(
    r"[^.!?]{0,60}\b(?:mois|offre)\b[^.!?]{0,20}\bsans engagement\b[^.!?]{0,40}$|"
    r"[^.!?]{0,40}\d+ ?% (?:les|pendant|sur les?) (?:\d+ )?premiers? mois\W*$",
    re.IGNORECASE,
)
"""Lines that sell a subscription by the month."""
_ANNOUNCING = re.compile(
    r"(?:le reportage|regardez|écoutez|ecoutez|revoir|voyez|voir) .{0,70}:$|.{0,90}\ben (?:vidéo|images|photos|direct)s? ?:$", re.IGNORECASE
)
"""Lines that announce what follows them."""
_CREDIT = re.compile(r"(?:©|\|\s*(?:source|photo|cr[ée]dits?)\s*:)[^.!?]{2,60}\.?$", re.IGNORECASE)
"""What closes a caption that stands as a paragraph."""
_PICTURE = re.compile(
    r"\W*(?:cr[ée]dits?|photos?|images?|illustrations?)(?: ?[:/|–—-]| (?:d.)?(?:illustrations?|archives?)\b| (?:dr|afp|ap|"
    r"reuters)\b| ©).{0,60}$",
    re.IGNORECASE,
)
"""A line that is a credit whole."""
_SMALL_PRINT = re.compile(
    r"\W*(?:votre adresse (?:e-?mail|mail|électronique|de messagerie) (?:est|sera|ne sera)\b"
    r"|en vous (?:inscrivant|abonnant)\b.{0,30}vous acceptez"
    r"|les (?:informations|données)(?: personnelles)? (?:recueillies|collectées) (?:sur|par|via|dans|à partir)\b)",
    re.IGNORECASE,
)
"""How what a form says of the reader's data begins, however long it is."""


def is_credit(text: str) -> bool:
    """Whether a line says whose a picture is.

    >>> is_credit("Photo d'illustration J. M."), is_credit("Les photos de la crue ont fait le tour du monde.")
    (True, False)
    """
    return len(text) < _LINE and (_CREDIT.search(text) is not None or _PICTURE.match(text) is not None)


def is_insert(text: str) -> bool:
    """Whether a paragraph's words are those of an insert, a service or a signature.

    >>> is_insert(">> Lire aussi : le pont rouvre"), is_insert("Lire et écrire, dit-elle, ne suffisent pas.")
    (True, False)
    """
    if _SMALL_PRINT.match(text):
        return True
    return len(text) < _LONGEST and _says_so(text)


@lru_cache(maxsize=1024)
def _says_so(text: str) -> bool:
    """`is_insert`; most paragraphs are asked about twice."""
    if ("©" in text or "|" in text) and _CREDIT.search(text):
        return True
    lower = text.lower()
    if _INSERTS.match(text) or (len(text) < _LINE and _is_no_line(text, lower)) or is_appeal(text) or is_correction(text):
        return True
    for word in _CALL_WORDS:
        if word in lower:
            return _CALLS.search(text) is not None
    return False


def _is_no_line(text: str, lower: str) -> bool:
    """Whether a short line is no text; `lower` is the same in small letters."""
    if _LINES.match(text) or (text[-1:] == ":" and _ANNOUNCING.match(text)):
        return True
    return ("sans engagement" in lower or "premier" in lower) and _OFFERS.match(text) is not None


_NOTICE_WORDS = ("ookie", "avaScript", "avascript", "onnées", "ewsletter", "désinscri", "onfidentialité", "navigateur", "CGU", "droits")
_NOTICES = re.compile(
    r"\b(?:cookies?|javascript|données personnelles|newsletters?|désinscri|politique de confidentialité|votre navigateur|cgu|"
    r"tous droits réservés)\b",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a paragraph speaks of the site rather than of the world: cookies, scripts, newsletters, rights."""
    if len(text) >= 900:
        return False
    for word in _NOTICE_WORDS:
        if word in text:
            return _NOTICES.search(text) is not None
    return False
