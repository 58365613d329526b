# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The sentences of the demo newspaper, as tables: `[a|b]` is a choice, `{name}` a slot, `~` a space or an elision.

Slots: `sujet` `du_sujet` `au_sujet` (with article), `e` (agreement with it), `il_sujet`; `acteur` (with office), `nom`, `il` and `e_nom`
(the actor); `temoin` (with trade), `nom2`, `e_nom2`; `lieu` `lieu2`; `nombre` `petit` `pourcent` `somme`; `jour` `mois` `annee` `avenir`.
"""

from __future__ import annotations

TITLES = (
    "À {lieu}, {sujet} [divise|inquiète|mobilise|passionne|rassemble] [les habitants|les élus|toute la vallée|les deux rives]",
    "{Sujet} : [ce qui change|ce que l’on sait|les questions qui restent|le point en {petit} questions|{nom} s’explique]",
    "{Sujet} [coûtera|a déjà coûté|pourrait rapporter] {somme} à {lieu}",
    "« [Il faut tenir|Rien n’est joué|Nous irons au bout|On nous demande l’impossible|C’est une question de dignité] » : {nom} défend {sujet}",
    "{lieu} [attend toujours {sujet}|veut sauver {sujet}|dit oui {au_sujet}|redécouvre {sujet}|se prépare {au_sujet}]",
    "{Sujet} [repoussé{e}|relancé{e}|contesté{e}|adopté{e}|suspendu{e}] à {lieu}",
    "Comment {lieu} [a sauvé|a perdu|prépare|regarde de loin] {sujet}",
    "{nombre} personnes [réunies|attendues|mobilisées] à {lieu} pour {sujet}",
    "De~{lieu} à {lieu2}, {sujet} [vu de près|en {petit} étapes|heure par heure|pas à pas]",
    "{lieu} : {nom} [claque la porte|reprend la main|temporise|hausse le ton] sur {sujet}",
    "Pourquoi {sujet} [n’avance pas|patine|fait débat|séduit] à {lieu}",
    "{Sujet} : [l’espoir|la colère|l’inquiétude|le pari|la patience] de~{lieu}",
)  # fmt: skip

LEADS = (
    "[Reporté{e} deux fois|Annoncé{e} en {mois}|Très attendu{e} dans la vallée], {sujet} [entre dans le vif|revient au premier plan|franchit une étape] à {lieu}. {acteur}, [promet des réponses|veut rassurer|ne cache pas ses doutes].",
    "À {lieu}, {nombre} habitants se disent [concernés|inquiets|prêts à s’engager]. [Reportage|Récit|Explications], entre {lieu} et {lieu2}.",
    "Près de {pourcent} des habitants interrogés se disent favorables {au_sujet}. Mais [le financement|le calendrier|la méthode] reste à trancher d’ici à {avenir}.",
    "{acteur}, [détaille|défend|raconte] {sujet}, qui [doit|devrait] aboutir en {avenir}. Les opposants, eux, [ne désarment pas|demandent un délai|réclament {somme}].",
    "Depuis {jour}, {sujet} occupe toutes les conversations à {lieu}. {temoin}, [résume|soupire|s’amuse] : « [On y croit encore|Ici, tout le monde a un avis|Il était temps]. »",
    "Entre {lieu} et {lieu2}, {petit} ans de débats n’ont pas suffi. {Sujet} [sera tranché{e}|reviendra sur la table|fera l’objet d’un vote] {jour}.",
)  # fmt: skip

SECTION_SENTENCES: dict[str, tuple[str, ...]] = {
    "politique": (
        "Le texte a été adopté par {petit} voix [d’avance|de majorité], après {petit} heures de débats.",
        "Dans l’opposition, on dénonce une [décision prise à la hâte|méthode d’un autre âge|occasion manquée].",
        "Une nouvelle séance est prévue {jour}, à huis clos cette fois.",
        "Le groupe des élus de la rive gauche [s’est abstenu|a quitté la salle|a demandé une suspension].",
        "La chambre régionale des comptes avait, dès {annee}, relevé {petit} irrégularités.",
        "Le préfet a {petit} semaines pour se prononcer sur la légalité de la délibération.",
        "Les amendements déposés {jour}, une quarantaine, portent sur [le financement|le périmètre|la gouvernance].",
    ),
    "economie": (
        "Le carnet de commandes affiche {nombre} unités, contre {nombre} un an plus tôt.",
        "L’investissement, de l’ordre de {somme}, sera étalé sur {petit} exercices.",
        "Les syndicats redoutent la suppression de {petit} postes d’ici à {avenir}.",
        "Les banques ont accordé un prêt relais de {somme}, remboursable sur {petit} ans.",
        "Sur un marché en [recul|hausse] de {pourcent}, l’entreprise [fait mieux que résister|cherche encore son modèle].",
        "La clientèle, professionnelle pour l’essentiel, s’étend désormais jusqu’à {lieu2}.",
        "Un comité d’entreprise extraordinaire a été convoqué {jour} matin.",
    ),
    "societe": (
        "Au tribunal de~{lieu2}, l’audience a été renvoyée au mois de~{mois}.",
        "Les équipes soignantes, à bout de souffle, réclament {petit} postes supplémentaires.",
        "Une pétition a réuni {nombre} signatures en {petit} jours.",
        "Les familles concernées, {petit} au total, seront reçues {jour} à la sous-préfecture.",
        "Les enseignants ont voté la reprise des cours, [à l’unanimité|à main levée|sans enthousiasme].",
        "La concentration relevée dépasse de {pourcent} le seuil autorisé.",
        "Des bénévoles se relaient, nuit après nuit, pour [distribuer des repas|surveiller le niveau de l’eau|tenir la permanence].",
    ),
    "culture": (
        "La billetterie annonce {nombre} entrées, un record depuis {annee}.",
        "Sur scène, {petit} interprètes se partagent [une vingtaine de rôles|un décor d’eau et de bois|deux heures de jeu].",
        "L’œuvre, longtemps oubliée dans une réserve de~{lieu2}, retrouve le public.",
        "Le catalogue, {nombre} pages tout de même, vaut à lui seul le détour.",
        "On y entend [le fleuve|la pluie|le travail des hommes], et c’est ce qui bouleverse.",
        "Le mécénat couvre {pourcent} du budget ; le reste vient de la billetterie.",
        "Cœur de la programmation, une nuit entière sera donnée {jour} sur les quais.",
    ),
    "sport": (
        "À la mi-temps, tout bascule : un contre, un centre, et le filet tremble.",
        "Devant {nombre} spectateurs, les locaux ont longtemps cru tenir leur exploit.",
        "L’équipe reste sur {petit} victoires de rang, une série inédite depuis {annee}.",
        "L’infirmerie ne désemplit pas : {petit} titulaires manqueront le déplacement à {lieu2}.",
        "Le classement, lui, ne ment pas : {petit} points séparent désormais les deux formations.",
        "Le budget de la saison, {somme}, place le club dans la première moitié du tableau.",
        "Rendez-vous {jour} à {lieu2}, sur une pelouse réputée difficile.",
    ),
    "monde": (
        "Les négociateurs, réunis depuis {jour}, ont travaillé une partie de la nuit.",
        "Selon un rapport remis en {mois}, {nombre} familles ont dû quitter la plaine.",
        "L’aide promise, {somme}, tarde à parvenir aux districts les plus touchés.",
        "La délégation venue de~{lieu} a été reçue avec les honneurs.",
        "Les cours ont [perdu|gagné] {pourcent} en une semaine, du jamais-vu depuis {annee}.",
        "Sur place, les observateurs décrivent une situation « calme, mais fragile ».",
        "Un texte de compromis circule ; il compte {petit} articles et autant de réserves.",
    ),
}  # fmt: skip

SENTENCES = (
    "{Sujet} est au cœur des discussions depuis {mois}, et [personne ne s’attend à un dénouement rapide|chacun guette un signe|les esprits s’échauffent].",
    "{acteur}, [assure|rappelle|répète|estime] que « [rien ne se fera sans les habitants|le calendrier sera tenu|la porte reste ouverte|chaque euro est compté] ».",
    "« [Nous avons trop attendu|On ne peut plus reculer|Je comprends la colère|Les chiffres parlent d’eux-mêmes|C’est maintenant que tout commence] », [affirme|lâche|insiste|glisse] {nom}.",
    "À {lieu2}, l’exemple [fait des envieux|sert de repoussoir|a marqué les mémoires] : en {annee}, {nombre} habitants s’étaient prononcés.",
    "D’après les chiffres [communiqués|publiés|transmis] {jour}, la facture atteindrait {somme}, soit {pourcent} de plus que prévu.",
    "{temoin}, n’a [rien oublié|pas changé d’avis|pas hésité longtemps].",
    "« Est-ce que cela suffira ? [Franchement, je n’en sais rien|J’aimerais le croire|On verra bien] », [souffle|répond|sourit] {nom2}.",
    "Le dossier, [épais|ouvert en {annee}|rouvert en {mois}], compte {nombre} pages ; [peu d’élus l’ont lu en entier|les experts s’y perdent|chacun y trouve ce qu’il cherche].",
    "Reste une question : qui paiera ?",
    "Il y a {petit} ans, déjà, {sujet} [avait fait la une de ces colonnes|avait divisé les deux rives|semblait acquis{e}].",
    "Sur les quais de~{lieu}, on en parle [à voix basse|sans détour|avec prudence].",
    "Une réunion publique se tiendra {jour} à {lieu2} ; {petit} intervenants y sont annoncés.",
    "Les riverains, [longtemps silencieux|mieux informés qu’on ne le croit|lassés des promesses], demandent [des garanties|un calendrier|un geste].",
    "En {annee}, une première tentative avait échoué, faute de [moyens|temps|volonté].",
    "Rien n’est [encore signé|tout à fait perdu|vraiment réglé], mais [les lignes bougent|le ton a changé|l’espoir demeure].",
    "Au printemps, {pourcent} des personnes sondées y étaient opposées ; elles ne sont plus qu’une minorité.",
    "Le chiffre de {nombre}, souvent cité, [est contesté|date de {annee}|mérite d’être nuancé].",
    "L’hiver dernier, {lieu2} avait choisi une autre voie, [plus lente|moins coûteuse|plus risquée].",
    "{nom} le reconnaît volontiers : {il} [n’avait pas prévu|a sous-estimé|découvre encore] l’ampleur de la tâche.",
    "Aujourd’hui, {petit} [solutions|pistes|scénarios] restent sur la table.",
    "Aucune date n’a été [arrêtée|communiquée|retenue], même si {avenir} revient avec insistance.",
    "Dans les cafés de~{lieu}, le sujet éclipse jusqu’à la météo.",
    "« On a vu passer {petit} ministres et autant de promesses », [ironise|rappelle|soupire] {nom2}, [qui habite le quartier depuis {annee}|sans amertume].",
    "La suite dépendra, pour une large part, de l’enveloppe de {somme} attendue en {avenir}.",
    "Ce {jour}, ils étaient encore {nombre} à [patienter|défiler|espérer] sous la pluie.",
    "De source proche du dossier, un compromis [se dessinerait|reste possible|aurait été trouvé].",
    "L’œil rivé sur la pendule, {nom} abrège : {il} est attendu{e_nom} à {lieu2}.",
    "Contacté{e_nom} {jour}, {nom} n’a pas souhaité [en dire davantage|commenter|répondre].",
)  # fmt: skip

INTERTITRES = (
    "[Un vote serré|Une addition salée|Un air de déjà-vu|Une semaine décisive|Des voix discordantes]", "« [On joue notre avenir|Ce n’est qu’un début|Il faudra choisir] »", "{petit} [mois|ans] pour convaincre",
    "Et après ?", "L’exemple de~{lieu2}", "Qui paiera ?", "[Les leçons|L’ombre|Le précédent] de {annee}",
)  # fmt: skip
QUESTIONS = (
    "Pourquoi {sujet} suscite-t-{il_sujet} autant de réactions ?", "Qu’attendez-vous de~{lieu2} ?", "Le calendrier est-il tenable ?", "Que répondez-vous à vos détracteurs ?", "Et s’il fallait tout reprendre de zéro ?",
    "Le coût, {somme}, n’est-il pas excessif ?",
)  # fmt: skip
ANSWERS = (
    "[Parce que|Je crois que] chacun, à {lieu}, y projette quelque chose de sa propre histoire. Et c’est [heureux|normal|une chance].", "Beaucoup. [Un geste|De la clarté|Du temps], d’abord. Ensuite, nous verrons.",
    "Oui, à condition de [ne pas perdre {petit} mois|commencer dès {avenir}|travailler ensemble]. J’y veille chaque jour.", "Qu’ils viennent voir ! {nombre} personnes l’ont fait depuis {mois}, et beaucoup ont changé d’avis.",
    "On ne repart jamais de zéro. En {annee}, nous étions {petit} autour d’une table ; nous sommes {nombre} aujourd’hui.", "Rapporté à chaque habitant, c’est le prix d’un café par mois. L’inaction coûterait bien plus cher.",
)  # fmt: skip
BULLETS = (
    "{nombre} habitants concernés, dont {pourcent} à {lieu2} ;",
    "{somme} d’investissement sur {petit} ans ;",
    "une réunion publique {jour}, à {lieu2} ;",
    "une décision attendue en {avenir}.",
)
ADDITIONS = (
    "Selon un dernier décompte, {nombre} personnes étaient présentes {jour} à {lieu}, soit {pourcent} de plus qu’annoncé.", "En fin de journée, {nom} a fait savoir qu’{il} [prendrait la parole {jour}|maintenait sa position|demandait un délai].",
    "Joint{e_nom2} dans la soirée, {nom2} s’est dit{e_nom2} « [soulagé{e_nom2}|surpris{e_nom2}|prêt{e_nom2} à continuer] ».", "La préfecture a [confirmé|nuancé|démenti] l’information dans un communiqué de {petit} lignes.",
    "Le montant définitif, {somme}, a été rendu public peu après.",
)  # fmt: skip
LIVE_HEADS = (
    "[La séance reprend|Les discussions se poursuivent|La foule grossit] à {lieu}",
    "{nom} prend la parole",
    "Le point sur la situation",
    "[Première|Nouvelle] réaction à {lieu2}",
    "Un chiffre : {nombre}",
    "Que faut-il attendre de {jour} ?",
)
CAPTIONS = (
    "{nom}, à {lieu}, en {mois} {annee}.", "Vue de~{lieu} depuis la rive droite.", "Sur les quais de~{lieu2}, {jour}.", "Les habitants de~{lieu} réunis {jour}.", "Archives : {lieu2}, en {annee}.",
)  # fmt: skip
CREDITS = ("Photo {reporter} / La Gazette", "© {reporter}", "DR", "Archives La Gazette")
COMMENTS = (
    "[Enfin un article clair|On tourne en rond|Merci pour ces précisions], mais vous oubliez {lieu2} !", "{petit} ans que ça dure… [Vivement demain|Quelle misère|Bravo aux bénévoles].", "J’y étais {jour} : ils n’étaient pas {nombre}, loin de là.", "Et {sujet}, qui le paie ? Toujours les mêmes.",
)  # fmt: skip
