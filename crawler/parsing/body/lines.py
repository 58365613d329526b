"""Lines that are no paragraphs, told by their words: time lines, signatures, days from and to."""

from __future__ import annotations

import re

_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}(?:er)? *(?:janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]|sept|oct|nov|d[ée]c)\w*\.? *\d{2,4})"
)
_AFTER_DAY = (
    r"(?:\W*(?:(?:à|a|h|mn|min|heures?|et|le|de|utc|gmt|cet|cest|paris)\b|\d+(?:h\d*)?|"
    r"(?:mise?s? |modifi|actualis|publi|par |lecture|temps|dernière|partag|afp|reuters).{0,60}))*\W*"
)
_STATED = r"publi[ée]e?s?|post[ée]|mis(?:e)? (?:à|a) jour|modifi[ée]|actualis[ée]|cr[ée]{2}|paru|le|du|publication|dernière"
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche),? "
_STAMP = re.compile(
    rf"^\W*(?:article |page )?(?:publi|post|mis|modifi|actualis)\w*\b.{{0,20}}?{_DAY}[^.!?]{{0,30}} [-–—|•·] [^.!?]{{0,90}}$|"
    rf"^\W*(?:(?:par|by|d.après|avec|source)\b ?:? [^.!?]{{3,60}}? {_DAY}|\d\d?/\d\d?/\d{{4}}).{{0,60}}$|"
    rf"^\W*(?:(?:article )?(?!du \d\d?(?: \w+)? au )(?:{_STATED})\b.{{0,40}}?|{_WEEKDAY})?{_DAY}{_AFTER_DAY}$|"
    r"^\W*(?:derni[èe]re )?(?:publi[ée]e?|mise? (?:à jour|en ligne)|modifi(?:[ée]e?|cation)|actualis(?:[ée]e?|ation)|post[ée]e?|cr[ée]e)"
    r"(?: le| à| :| hier| avant-hier| aujourd| ce (?:matin|soir)| il y a).{0,60}$",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"\d{1,3}(?: ?\+ ?\d{1,2})? ?['’′]|(?:à )?[012]?\d ?[hH:] ?[0-5]\d(?::[0-5]\d)?")
"""The minute of a match or the hour of a live's entry, alone."""
_BYLINE = re.compile(
    r"^(?:par|by|de notre (?:correspondant|envoyé)e?|author|auteur|role|propos recueillis par|recueilli par|texte|reportage|article)[ ,:]"
    r"|^sign[ée] ?:? "
    r"|^(?:le )?service (?:des sports|politique|[ée]conomi\w+|culture\w*|soci[ée]t[ée]|monde|web|num[ée]rique)\b"
    r"|^(?:article|dossier|enqu[êe]te|entretien|reportage|sujet|texte)s? (?:[ée]crit|men[ée]|r[ée]alis[ée]|r[ée]dig[ée]|sign[ée])e?s? par ",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"[Uu]ne? (?:texte|article|reportage|récit|dossier|entretien|tribune|chronique|enquête) (?:de |d['’]|signée? (?:par )?)[A-ZÀ-Ý][^.!?]*$"
)
"""`Un texte de Jeanne Martin`."""
_INITIALS = re.compile(r"\(?(?:[A-ZÉ]\.[ -]?){1,4}(?:[A-ZÉ]\.?)?\)?")
_FUNCTION = re.compile(
    r"\s*[,(–—-]\s*(?:(?:de )?notre )?(?:journaliste|correspondant|envoy[ée]|r[ée]dact(?:eur|rice)|reporter|stagiaire|st\.)[^.!?]*\)?$",
    re.IGNORECASE,
)
"""What follows a name that signs."""
_MAIL = re.compile(r"\s*[(<]?[\w.+-]*@[\w.-]+[)>]?")
_ENDS_IN_INITIAL = re.compile(r"\s[A-ZÉ]\.$")
_IN_BRACKETS = re.compile(r" \((?:st\.?|stagiaire|intérim|avec .{2,20}|[A-Z][\w.]{1,12})\)$")
"""What stands in brackets behind a name."""
_SENTENCE_ENDS = '.!?…:»”"'
_DIGIT = re.compile(r"\d")
NAME_AND_DAY = re.compile(rf"([^.!?:]{{2,50}}?) [-–—|•·] ?(?:{_WEEKDAY})?(?:le )?{_DAY}{_AFTER_DAY}$", re.IGNORECASE)
FROM_TO = re.compile(rf"du \d\d?(?: \w+)?(?: \d{{4}})? au {_DAY}", re.IGNORECASE)
_BETWEEN_NAMES = frozenset({"agences", "à", "au", "avec", "d", "de", "des", "du", "en", "et", "la", "le", "les", "pour"})


def is_stamp(text: str) -> bool:
    """Whether a block is a time line.

    >>> is_stamp("Publié le 3 mai 2023 à 14:21"), is_stamp("Le 3 mai 2023, il a neigé sur la ville, et les écoles ont fermé.")
    (True, False)
    >>> is_stamp("Dernière mise à jour à 08h39 le 24/11"), is_stamp("Mis en ligne hier à 04:16")
    (True, True)
    """
    return len(text) < 130 and _DIGIT.search(text) is not None and (_STAMP.match(text) is not None or _MINUTE.fullmatch(text) is not None)


def is_signature(text: str) -> bool:
    """Whether a short block at an end of the text is only names, agencies, functions.

    >>> is_signature("Jeanne Martin avec AFP"), is_signature("Il pleut.")
    (True, False)
    """
    if len(text) >= 80:
        return False
    if _BYLINE.match(text) or _OF_SOMEBODY.match(text) or _INITIALS.fullmatch(text):
        return True
    text = _FUNCTION.sub("", _MAIL.sub("", text) if "@" in text else text)
    words = _IN_BRACKETS.sub("", text).strip(" -–—_()[]").split()
    if not words or len(words) > 9 or (text[-1:] in _SENTENCE_ENDS and not _ENDS_IN_INITIAL.search(text)) or text[:1] in '«"“':
        return False
    return (words[0][0].isupper() or words[0].lower() in {"avec", "pour", "et"}) and all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    word = word.strip("(),|&/-–—:")
    return not word or word[0].isupper() or word.lower() in _BETWEEN_NAMES or word[:2] in {"d'", "d’", "l'", "l’"}
