"""What a newspaper says to its reader under or inside a text: subscribe, give, write to us, share; this was corrected, this was printed."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 400
"""Characters from which a paragraph is no appeal, whatever it says."""
_LINE = 220
"""Characters up to which words anywhere in a paragraph tell."""

_OPENINGS = (
    # the wall
    r"(?:la suite de )?(?:cet article|ce contenu|cette page|la suite|l.article complet|"
    r"ce dossier)(?: de cet article)? (?:est|sont) (?:exclusivement )?(?:réservée?s?|accessibles?|disponibles?) (?:à|aux|"
    r"pour) (?:nos |les |tous les )?(?:abonné|lecteurs|membres|adhérent|utilisateurs)",
    r"(?:la suite|article|contenu|lecture|accès)(?: est)? (?:exclusivement )?réservée?s? (?:à|aux) (?:nos |l.)?(?:abonn|"
    r"lecteurs|membres|adhérent)",
    r"(?:vous êtes )?(?:déjà|pas encore) (?:abonn|inscrit|membre|client|adhérent|un compte)",
    r"envie (?:de (?:lire|découvrir|connaître|voir) (?:la suite|cet article|l.intégralité)|d.en (?:lire|savoir) (?:plus|davantage))",
    r"(?:vous (?:souhaitez|voulez|désirez|venez de|avez envie de) )(?:lire|consulter|poursuivre|"
    r"continuer)(?: à lire)?(?: gratuitement)? (?:cet article|la suite|votre lecture|ce contenu|l.article|l.intégralité)",
    r"(?:pour )?(?:lire|lisez|poursuiv(?:re|ez)|continu(?:er|ez)|accéder à|débloque[rz]|"
    r"déverrouille[rz])(?: à lire)? (?:la suite|la lecture|votre lecture|l.intégralité|cet article|ce contenu|"
    r"l.article (?:complet|en entier)|l.accès|tous (?:les|nos) (?:articles|contenus))",
    r"il (?:vous )?reste (?:encore |à lire |à découvrir )?\d+(?:[.,]\d+)? ?%",
    r"vous avez (?:déjà )?lu \d+ ?% de (?:cet|l.) ?article|offre[zs](?:-| )vous (?:un |l.)acc[eè]s|"
    r"sans engagement(?: de durée)?(?:\W*$|[,.]? (?:résili|annul|à partir|dès|puis|offre))|"
    r"l.accès à (?:la totalité|l.intégralité|tout|cet article)\b.{0,80}(?:protégé|réservé|payant|abonn)",
    r"(?:abonnez|réabonnez|connectez|identifiez|inscrivez)-vous",
    r"(?:je m.abonne|s.abonner|se connecter|s.identifier|créer (?:un|mon) compte|créez (?:un|votre) compte)",
    r"(?:profitez|bénéficiez) (?:de|d.)(?: (?:notre|nos|l.|cette)| un mois)",
    r"(?:testez|essayez|découvrez) (?:gratuitement|nos offres|notre offre|l.offre)",
    r"(?:en vous abonnant|grâce à (?:votre|cet) abonnement|avec votre abonnement)",
    # letters, applications, networks
    r"(?:recevez|recevoir|retrouvez) (?:gratuitement |chaque |tous les |toutes les |tout |toute |nos |notre |"
    r"par (?:e-?)?mail|le meilleur|l.essentiel|l.actu|dans votre boîte|les (?:informations|actualités|dernières|alertes|"
    r"infos|nouvelles|articles) (?:du|de|d|par|sur|en)\b).{0,200}(?:mail|lettre|newsletter|boîte|courriels?|inscri|abonn|"
    r"alerte)",
    r"(?:ne (?:manquez|ratez|loupez) (?:rien|plus|aucun)|restez (?:informé|connecté|à l.affût)|soyez (?:alerté|informé)|"
    r"pour ne rien (?:manquer|rater|louper))",
    r"(?:suivez|rejoignez|retrouvez|ajoutez|likez)(?:-nous| (?:toute |tous )?(?:notre|nos|l.actu|l.info|la (?:page|communauté|chaîne)))\b",
    r"téléchargez (?:gratuitement )?(?:notre|nos|l.)(?: ?appli)",
    r"en (?:remplissant ce formulaire|vous (?:inscrivant|abonnant)|cliquant sur|renseignant votre|soumettant ce formulaire|validant)",
    r"(?:merci (?:pour|de) votre (?:inscription|abonnement|confiance|lecture)|votre inscription (?:a|est))",
    r"(?:saisissez|entrez|indiquez|renseignez|laissez) votre (?:adresse|e-?mail|nom|prénom)",
    r"vous pou(?:vez|rrez) (?:à tout moment )?vous (?:désinscrire|désabonner)",
    # gifts
    r"(?:faites|faire|je fais) un don\b",
    r"(?:soutenez|soutenir|aidez|aider|je soutiens|adhérez à|financez)(?:-nous|-le|-la)?(?:,| !|$| (?:notre|nos|"
    r"le (?:journal|média|site)|la (?:presse|rédaction)|une (?:presse|information|rédaction)|un (?:média|journal)|l.(?:info|"
    r"indépendance|équipe|association)|le journalisme|ce (?:média|journal|travail)))",
    r"(?:chaque|votre|vos|un) (?:don|soutien|contribution|adhésion)s? (?:\w+ ){0,3}(?:compte|nous|permet|est (?:essentiel|"
    r"indispensable|précieux|déductible|nécessaire|vital)|fait|garanti|ouvre)",
    r"(?:votre|notre|cet?te?) (?:journal|média|site|information|presse|rédaction|"
    r"indépendance)\b.{0,120}(?:besoin de (?:vous|votre|vos)|grâce à vous|a un co[uû]t|dépend de (?:vous|votre)|ne vit que)",
    r"avant de (?:partir|refermer|quitter|fermer) (?:cette page|,? ?une dernière|cet article|notre site)|avant de partir\b.{0,30}$",
    r"(?:cet article|ce contenu|cette enquête|notre (?:travail|journal))\b.{0,60}(?:vous (?:a plu|plaît)|gratuit|"
    r"en accès libre|existe grâce)",
    r"vous (?:appréciez|aimez) (?:notre travail|ce que nous faisons|la gazette|nos (?:articles|enquêtes))\b",
    r"(?:pour (?:visionner|voir|afficher|lire|écouter) (?:ce|cette|la|le) (?:vidéo|contenu|lecteur|podcast|carte|infographie)|"
    r"ce contenu (?:n.est pas disponible|est bloqué|ne peut|provient))\b.{0,120}(?:cookie|accept|autoris|param|navigateur|consent)",
    r"(?:une|des) (?:questions?|remarques?|réactions?|témoignages?)\b.{0,40}\? ?(?:écri(?:vez|re)|contactez)",
    # readers' words
    r"\d+ commentaires?$|commentaires? ?\(\d+\)$|ce site utilise akismet",
    r"(?:laisse[rz]|postez|poster|écri(?:re|vez)|ajoute[rz]|publie[rz]|déposez?) (?:un |votre |vos |une |"
    r"mon )(?:commentaire|réaction|avis|réponse)",
    r"votre (?:avis|opinion) (?:compte|nous intéresse|est important)",
    r"(?:réagi(?:r|ssez)|commente[rz])(?: à cet article| cet article|$| !|,| \()",
    r"(?:soyez le premier|soyez la première|aucun commentaire|les commentaires (?:sont|ne sont|de cet)|vos (?:commentaires|"
    r"réactions|avis)$|(?:merci de|veuillez) (?:respecter|rester courtois|noter que les commentaires)|(?:votre|"
    r"tout) commentaire (?:sera|est|ne sera))",
    r"(?:charte|règles) (?:de|des|du) (?:modération|commentaires|participation|la communauté|bonne conduite)",
    r"(?:(?:vous (?:avez|auriez)|avez-vous) (?:repéré|remarqué|vu|constaté|trouvé|noté|détecté|relevé)|"
    r"signale[rz](?:-nous)?|rapporte[rz]) une (?:erreur|faute|coquille|inexactitude)",
    r"vous (?:avez|souhaitez apporter) une (?:information|info|question|idée|remarque|réaction|suggestion|précision|"
    r"correction)\b.{0,80}(?:\?|$)",
    r"une (?:erreur|faute|coquille|info|information|question|remarque|réaction|précision|suggestion)(?: dans (?:cet |"
    r"l.)article| à (?:nous )?(?:signaler|transmettre|partager|corriger))? ?\?",
    r"(?:propose[rz]|suggère[rz]) (?:une|votre|vos) (?:correction|modification)",
    r"(?:(?:écrivez|contactez|joignez)-nous|contactez (?:la rédaction|notre rédaction|l.auteur)|"
    r"pour (?:nous )?contacter (?:la rédaction|nous))",
    r"(?:cet article vous a (?:plu|intéressé|été utile)|qu.avez-vous pensé de|que pensez-vous de cet article|"
    r"notez cet article|avez-vous aimé)",
    # sharing, printing, quoting
    r"j.aime (?:ça ?: ?)?j.aime|j.aime ?:? ?chargement|noter cet article|"
    r"(?:toute )?reproduction (?:même partielle )?(?:est )?(?:strictement )?interdite",
    r"(?:partage[rz]|imprime[rz]|envoye[rz]|copie[rz]|enregistre[rz]|sauvegarde[rz]|offri[rz]|épingle[rz])(?:$| :|"
    r" (?:cet article|l.article|cette page|le lien|à un ami|par (?:e-?)?mail|sur (?:facebook|twitter|x|linkedin|whatsapp|"
    r"les réseaux|vos réseaux)|l.info))",
    r"(?:article |page |document )?(?:imprimée?|extraite?) (?:depuis|du site|à partir d)",
    r"(?:url|adresse|lien|permalien|source)(?: originale?)?(?: (?:de|vers) (?:cet article|l.article|cette page))? ?: ?https?://",
    r"(?:pour citer (?:cet article|ce texte|ce document)|citer cet article|référence (?:électronique|de l.article)|comment citer)",
    # the shop
    r"\d+[.,]\d\d ?(?:€|euros?)\b[^.!?]{0,20}$|(?:prix|price|tarif)s? ?: ?[\d.,]+ ?(?:€|euros?|\$|£|chf)\W*$",
    r"\d+ (?:used|new|neufs?|occasions?)\b.{0,60}\d ?€",
    r"(?:acheter|commander) (?:ce |le |sur |dans |en |chez )[^.!?]{0,40}$",
    r"(?:voir (?:le prix|l.offre|les offres)|je (?:commande|l.achète)|ajouter au panier|(?:achetez|commandez) (?:ce|le|"
    r"notre|votre) (?:livre|numéro|magazine|hors-série))\b.{0,60}$",
)  # fmt: skip
"""How appeals and notices begin, whatever stands in front of the first letter but a quotation mark."""
_CORRECTED = (
    r"(?:ndlr|ndr|note de la rédaction|note de l.éditeur) ?:? ?.{0,20}\b(?:article|texte|titre|papier)\b.{0,60}\b(?:mis à jour|modifié|"
    r"corrigé|actualisé|publié|complété)",
    r"précisions? ?: ?contrairement à ce",
    r"[\[(]?(?:errat(?:um|a)|rectificatif|correctif|correction|rectification|mea culpa)(?: du\b.{0,40}?| le\b.{0,40}?|,.{0,40}?)? ?[:.–—-]",
    r"(?:cet|l.|notre|ce) ?(?:article|texte|papier|billet|contenu|titre|chapô|"
    r"version) (?:de cet article )?a(?:vait)? (?:bien |depuis |également )?été (?:mise? à jour|modifi|corrig|actualis|"
    r"complét|rectifi|amend|initialement publi|enrichi|publi)",
    r"(?:cet|l.|notre|ce) ?(?:article|texte|papier|billet|entretien) (?:a|est) (?:initialement |d.abord |originellement |"
    r"aussi |également )?(?:paru|apparu|publié)e? (?:initialement |d.abord |en premier |pour la première fois )?(?:dans|en|sur) ",
    r"(?:cet |l.)?article\b.{0,160} est (?:apparu|paru) en premier sur\b",
    r"(?:dans )?(?:une|la) (?:première|précédente|ancienne) version d(?:e (?:cet article|ce texte|cette)|u texte)",
    r"contrairement à ce (?:que nous (?:avons|avions)|qui (?:a|avait) été) (?:\w+ )?(?:écrit|indiqué|publié|affirmé|annoncé)",
    r"(?:article|texte|dépêche|papier) (?:mis à jour|actualisée?|modifiée?|corrigée?|complétée?|publiée? (?:initialement|"
    r"une première fois))\b",
)  # fmt: skip
"""How notices begin that say what was corrected in the article, or when."""
_IN_FRONT = r"^[^\w«“\"]*(?:"
_APPEALS = re.compile(_IN_FRONT + "|".join(_OPENINGS) + ")", re.IGNORECASE)
_NOTICES = re.compile(_IN_FRONT + "|".join(_CORRECTED) + ")", re.IGNORECASE)

_UPDATED = re.compile(
    r"^\W*(?:mise? à jour|m[aà]j|update|[ée]dit|actualis(?:é|ation))\b(?: (?:du|le|à|de|avec|ce|hier)\b| ?:| ?\(|,? \d).{0,140}$"
    r"|^\W*(?:article |texte )?(?:publi|mis en ligne|modifi|actualis)(?:é|ée|ées|és)? "
    r"(?:le|à|initialement)\b.{0,100}\bmise? à jour\b.{0,100}$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"besoin de votre (?:aide|soutien)|nous avons besoin de vous\b|faites un don|faire un don à|nous soutenir (?:par|en|avec)|"
    r"(?:réservée?s?|réservé) (?:à nos|aux) abonnés?\b|déjà abonnée? ?\?|connectez-vous|abonnez-vous (?:à|dès|pour|et|ici|maintenant)|"
    r"désinscrire|désabonner|notre liste de diffusion|(?:à|de) notre (?:newsletter|infolettre|lettre d.info)|"
    r"sur (?:nos|notre|les) (?:réseaux sociaux|page facebook|compte (?:twitter|x|instagram)|chaîne)\b.{0,30}(?:suivez|retrouvez|abonnez)|"
    r"\b(?:aide[sz]?|soutene?z|soutiens)-nous\b|"
    r"(?:percevoir|toucher|recevoir|touchons|percevons) une commission|liens? (?:d.affiliation|affiliés?)\b.{0,80}commission|"
    r"donner (?:à partir de|dès) \d|déductibles? (?:de vos|des) impôts|don (?:est )?défiscalis|réduction d.impôts? de",
)
"""What short paragraphs to the reader, in small letters, say somewhere."""
_SAID_WORDS = (
    "-nous", "abonn", "besoin", "commission", "diffusion", "don", "désabon", "désinscr", "etrouvez", "ettre", "impôt",
    "onnectez", "outen", "outien", "uivez",
)  # fmt: skip
"""One of these stands in whatever `_SAID` finds."""


def is_appeal(text: str) -> bool:
    """Whether a paragraph speaks to the newspaper's reader.

    >>> is_appeal("Déjà abonné ? Connectez-vous"), is_appeal("Vous avez repéré une erreur ?"), is_appeal("Soutenez vos propos, dit-elle.")
    (True, True, False)
    """
    return len(text) < _LONGEST and _says_so(text)


@lru_cache(maxsize=1024)
def _says_so(text: str) -> bool:
    """`is_appeal`; each paragraph is asked about twice."""
    if _APPEALS.match(text):
        return True
    if len(text) < _LINE:
        for word in _SAID_WORDS:
            if word in text:
                return _SAID.search(text.lower()) is not None
    return False


def is_correction(text: str) -> bool:
    """Whether a paragraph says what was corrected or added in the article.

    >>> is_correction("Erratum : le pont a dix arches."), is_correction("La mise à jour du plan a coûté un million.")
    (True, False)
    """
    return len(text) < _LONGEST and (_NOTICES.match(text) is not None or (len(text) < _LINE and _UPDATED.match(text) is not None))
