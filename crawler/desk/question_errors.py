"""The French sentences for the errors in `crawler.archive.query.errors`."""

from __future__ import annotations

from crawler.archive.query.errors import Note, QuestionError
from crawler.desk.language import typeset

HELP = "essayez des mots, « une phrase », -exclu, mot OU autre, titre:mot, chapo:mot, auteur:nom, =mot, mot* ou NEAR(mot autre, 5)"
FRENCH = {
    "long": "La recherche compte plus de {most} signes : raccourcissez-la.",
    "many": "La recherche compte plus de {most} mots : raccourcissez-la.",
    "closed": f"Dans « {{words}} », une parenthèse se ferme sans s’être ouverte : {HELP}.",
    "opened": f"Dans « {{words}} », une parenthèse ne se ferme pas : {HELP}.",
    "deep": f"Dans « {{words}} », trop de parenthèses sont imbriquées : {HELP}.",
    "empty": f"Dans « {{words}} », il n’y a pas de mot à chercher : {HELP}.",
    "one_side": f"Dans « {{words}} », il manque un mot avant ou après {{name}} : {HELP}.",
    "excludes_nothing": f"Dans « {{words}} », ce qui est exclu n’est pas un mot : {HELP}.",
    "only_excludes": f"« {{words}} » ne dit que ce qu’il ne faut pas trouver : ajoutez un mot à chercher, ou {HELP}.",
    "begins": f"« {{words}} » commence par {{name}} : {HELP}.",
    "after": f"Dans « {{words}} », il manque un mot après {{name}} : {HELP}.",
    "quote": f"Dans « {{words}} », des guillemets ne se ferment pas : {HELP}.",
    "puzzle": f"« {{words}} » n’a pas pu être compris : {HELP}.",
    "field": f"Dans « {{words}} », « {{name}} » n’est pas un champ ({{known}}) : {HELP}.",
    "in_field": f"Dans « {{words}} », il manque un mot après {{name}} : {HELP}.",
    "near_open": f"Dans « {{words}} », la parenthèse de NEAR ne se ferme pas : {HELP}.",
    "near_distance": f"Dans « {{words}} », « {{name}} » tient la place d’un nombre de mots : {HELP}.",
    "near_few": f"Dans « {{words}} », NEAR a moins de deux mots : {HELP}.",
    "wild": "« {text} » a trop peu de lettres avant le signe * ou ? : commencez par deux lettres au moins.",
    "forms": "« {text} » vaut pour plus de {most} mots de cette archive : donnez plus de lettres.",
    "wild_field": "« {text} » : * et ? se comprennent dans les titres, les chapôs et les textes, pas dans ce champ ({name}).",
    "beside": "Dans « {words} », il manque un mot ou une phrase avant ou après {name} : écrivez NEAR(mot autre, 5).",
    "range": "« {words} » contient un intervalle : les jours sont des filtres, choisissez-les à côté de la recherche.",
    "filter": "« {name} » est un filtre et non un champ : choisissez-le à côté de la recherche (--{option}).",
    "unknown": "L’archive n’a pas {filter} « {text} ».",
    "unknown_near": "L’archive n’a pas {filter} « {text} » : vouliez-vous dire {near} ?",
    "unknown_listed": "L’archive n’a pas {filter} « {text} » : {there}.",
    "address": "L’archive n’a pas d’article à l’adresse {text} : il est peut-être connu et pas encore collecté, ou sous une autre.",
    "day": "« {text} » n’est pas un jour : écrivez 2016-11-24 (ou 24/11/2016, 2016-11, 2016).",
    "days": "Du {since} au {until}, il n’y a aucun jour : commencez par le plus ancien.",
    "kind": "Il n’y a pas d’article du genre « {text} » : {known}.",
    "no_lines": "Aucun mot n’est donné : donnez des mots ou des expressions, une virgule entre deux.",
    "lines": "Plus de {most} mots ou phrases ne tiennent pas sur un graphique : demandez-en moins à la fois.",
    "points": "Cela fait plus de {most} points : prenez des périodes plus longues ou moins de jours.",
    "no_words": "Aucun mot n’est donné : donnez des mots ou une expression.",
    "size": "Une suite de mots en compte de 1 à {most}.",
    "sequences": "Les articles choisis ont plus de {most} millions de mots, trop pour compter des suites : choisissez-en moins.",
    "window": "Une fenêtre va de 1 à {most} mots de chaque côté.",
    "measure": "Ce n’est pas une mesure d’association : {known}.",
    "part": "On ne peut pas diviser les articles ainsi : {known}.",
    "change_kind": "Il n’y a pas de modification du genre « {text} » : {known}.",
    "counted_by": "Les modifications se comptent par {known}.",
    "concordance_sort": "Une concordance se trie par {known}.",
    "concordance_field": "Une concordance lit {known}.",
    "headline_sort": "Les titres se trient par {known}.",
    "headline_order": "Ce qui est resté à la une se trie par {known}.",
    "headline_step": "Les titres se comptent par {known}.",
    "no_article": "L’archive n’a pas d’article {article_id} : cherchez-le par ses mots.",
    "forgotten": "L’article {article_id} a été oublié le {day} : il n’en reste rien.",
    "no_version": "L’article {article_id} n’a pas de version {version} : il en a {most}.",
    "no_headlines": "L’archive n’a pas de titres de « {name} » : la page « Couverture » dit quels journaux elle a.",
    "no_headlines_page": "L’archive n’a pas de titres de {name} : la page « Couverture » dit ce qu’elle a.",
    "moment": "« {text} » n’est pas un moment : écrivez 2016-11-24 08:00, 24/11/2016 8h ou 2016-11-24T08:00+01:00.",
    "page": "Cette page n’est pas l’une de celles que la recherche a données : reprenez au début.",
}
"""Error code → French sentence, with the same `{fields}` as the English one."""
FILTERS = {
    "outlet": "de journal", "country": "de pays", "language": "de langue", "section": "de rubrique", "author": "d’auteur",
    "agency": "d’agence",
}  # fmt: skip
"""Filter → its name in a sentence."""
NOTES = {
    "left_out": "Laissés de côté, car presque tous les articles les ont : {words}. Entre guillemets, ils comptent.",
    "signs": "Laissés de côté, car ces signes n’ont pas de sens ici : {signs}.",
    "read_as": "« {typed} » est lu comme {read}.",
    "phrase": "« {typed} » est cherché comme une expression.",
    "operator": "« {typed} » est lu comme {read}. Pour chercher le mot lui-même, mettez-le entre guillemets.",
    "accents": "« {typed} » trouve aussi le mot avec d’autres accents, après les autres ; ={typed} ne trouve que celui-ci.",
    "absent": "Aucun article n’a le mot « {typed} ».",
}
"""Note code → French sentence."""



def sentence_in_french(error: QuestionError) -> str:
    """The French sentence of an error.

    >>> sentence_in_french(QuestionError("day", text="hier")).replace("\\u202f", " ")
    '« hier » n’est pas un jour : écrivez 2016-11-24 (ou 24/11/2016, 2016-11, 2016).'
    """
    values = error.values | ({"filter": FILTERS[str(error.values["filter"])]} if "filter" in error.values else {})
    return typeset(FRENCH[error.code]).format(**{name: str(value).replace(" or ", " ou ") for name, value in values.items()})


def note_in_french(note: Note) -> str:
    """The French sentence of a note.

    >>> note_in_french(Note.of("absent", typed="grèvve")).replace("\\u202f", " ")
    'Aucun article n’a le mot « grèvve ».'
    """
    return typeset(NOTES[note.code]).format(**dict(note.values))
