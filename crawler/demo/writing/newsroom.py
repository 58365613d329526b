# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The sections, towns, people and topics of the demo newspaper. All are made up."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "La Gazette des Deux-Rives"
SLOGAN = "Le quotidien d’entre Orvanne et Luzelle"


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name as displayed, and its slug in addresses."""

    title: str
    slug: str


SECTIONS = (
    Section("Politique", "politique"),
    Section("Économie", "economie"),
    Section("Société", "societe"),
    Section("Culture", "culture"),
    Section("Sport", "sport"),
    Section("Monde", "monde"),
)
BY_SLUG = {section.slug: section for section in SECTIONS}

TOWNS = (
    "Aigrefontaine", "Argenvaux", "Aubeterre-sur-Luzelle", "Bazincourt", "Belleroche", "Bois-l’Évêque", "Bressolles", "Brévilliers", "Castelorgue", "Chantecroix",
    "Charmoy-le-Vieux", "Clairvigne", "Combelongue", "Confluans", "Courtenoue", "Écluzelles", "Épinoy-les-Mines", "Estrevelle", "Fontorbe", "Grandlieu-d’Orvanne",
    "Hautecombe", "Isles-sur-Luzelle", "Jonchery-le-Port", "Lanvaux", "Luzarche", "Malroy", "Montfaucigny", "Neuvecelle", "Noirétable-le-Bas", "Orvannes",
    "Pierrefitte-du-Gué", "Pontarmé", "Port-Sainte-Odile", "Quincey", "Rive-Haute", "Roquevaire-les-Bains", "Saint-Aubin-des-Eaux", "Saint-Prix-le-Château", "Sainte-Œuille",
    "Sauvigny", "Tréfort", "Ussel-la-Forêt", "Vaugelles", "Vernoy", "Villebœuf", "Ychoux-le-Grand",
)  # fmt: skip

WOMEN = (
    "Adèle", "Anaïs", "Béatrice", "Cécile", "Claire", "Élodie", "Fatou", "Françoise", "Hélène", "Inès", "Joëlle", "Leïla", "Louise", "Maëlle", "Mireille", "Naïma",
    "Océane", "Solène", "Sylvie", "Yasmine",
)  # fmt: skip
MEN = (
    "Aurélien", "Benoît", "Cédric", "Émile", "Étienne", "François", "Gaël", "Hervé", "Idriss", "Jérôme", "Karim", "Loïc", "Mathieu", "Noël", "Olivier", "Rémi", "Samir",
    "Théo", "Victor", "Yves",
)  # fmt: skip
SURNAMES = (
    "Abadie", "Aubertin", "Barrière", "Bénéteau", "Carpentier", "Castagnier", "Chauvelot", "Dargence", "Delestre", "Diarra", "Estève", "Fauconnet", "Garrigou", "Guérinel",
    "Hadjadj", "Huguenot", "Jaubertie", "Kermadec", "Lacassagne", "Lebœuf", "Maisonneuve", "Mérieux", "Nédélec", "Oriol", "Péricard", "Quénard", "Rambervilliers", "Roussillon",
    "Sabatier", "Tessandier", "Toulemonde", "Ursin", "Vauquelin", "Wattrelos", "Zerrouki",
)  # fmt: skip
REPORTERS = (
    "Alix Montgrain", "Basile Courtade", "Camille Ferrandier", "Dominique Œuvrard", "Élise Vaucouleurs", "Gaspard Thiérache", "Jeanne-Marie Lhôpital", "Marius d’Arbois", "Nour Benhaddou", "Sacha Piquemal",
)  # fmt: skip
AGENCY = "AFP"
NEWSROOM = "La rédaction"


@dataclass(frozen=True, slots=True)
class Topic:
    """The topic of an article. The noun is singular, with its French article in lower case; `tag` is the topic as displayed."""

    noun: str
    tag: str
    feminine: bool = False


def _topics(*rows: str) -> tuple[Topic, ...]:
    """Topics from rows of `noun | tag | f` (`f` where the noun is feminine)."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return tuple(Topic(cell[0], cell[1], cell[2:] == ["f"]) for cell in cells)


TOPICS: dict[str, tuple[Topic, ...]] = {
    "politique": _topics(
        "le budget de l’agglomération | Budget", "la charte des riverains | Démocratie locale | f", "le référendum sur le tramway | Référendum",
        "la réforme des conseils de quartier | Démocratie locale | f", "le plan de circulation | Mobilités", "l’accord entre les deux rives | Intercommunalité",
        "la motion de défiance | Conseil municipal | f", "le projet de fusion des communes | Intercommunalité", "la commission d’enquête sur les marchés publics | Marchés publics | f",
        "le calendrier des élections partielles | Élections", "le pacte fiscal | Impôts locaux", "la gratuité des bacs fluviaux | Mobilités | f",
    ),
    "economie": _topics(
        "la fermeture de la papeterie | Industrie | f", "le chantier de l’écluse neuve | Travaux", "la reprise de la tuilerie | Industrie | f", "le port fluvial | Transport fluvial",
        "la coopérative laitière | Agriculture | f", "le salon du bois | Filière bois", "l’usine de pompes à chaleur | Énergie | f", "le marché couvert | Commerce",
        "la hausse du prix de l’eau | Consommation | f", "le plan de relance des ateliers | Emploi", "la pénurie de bateliers | Emploi | f", "le rachat de la verrerie | Industrie",
    ),
    "societe": _topics(
        "la maternité de garde | Santé | f", "le collège des Tanneurs | Éducation", "la passerelle des Lavandières | Urbanisme | f", "le centre d’hébergement | Solidarité",
        "la cantine à un euro | Éducation | f", "le procès des faux experts | Justice", "la ligne de bus de nuit | Mobilités | f", "le relogement des mal-lotis | Logement",
        "la pollution de la nappe | Environnement | f", "le conseil des jeunes | Jeunesse", "la crue de l’Orvanne | Intempéries | f", "l’internat du lycée agricole | Éducation",
    ),
    "culture": _topics(
        "le festival des Péniches | Musique", "la rétrospective Jeanne Lavaur | Cinéma | f", "le musée de la Batellerie | Patrimoine", "la troupe du Grand Bief | Théâtre | f",
        "le prix du Roman fluvial | Livres", "la restauration de l’orgue | Patrimoine | f", "le bal des Deux-Rives | Danse", "l’exposition « Eaux fortes » | Exposition | f",
        "la médiathèque flottante | Livres | f", "le chœur des mariniers | Musique", "la saison du théâtre des Écluses | Théâtre | f", "le carnaval d’hiver | Fêtes",
    ),
    "sport": _topics(
        "le derby des deux rives | Football", "la traversée de la Luzelle | Natation | f", "le tournoi de joutes | Joutes", "l’équipe féminine de l’Aviron orvannais | Aviron | f",
        "le club de handball | Handball", "la réfection du stade nautique | Équipements | f", "le marathon des berges | Course à pied", "la montée en deuxième division | Football | f",
        "le recrutement du Racing | Football", "la coupe de l’Agglomération | Basket | f", "le tour cycliste des vallées | Cyclisme", "la section handisport | Handisport | f",
    ),
    "monde": _topics(
        "le sommet sur les grands fleuves | Climat", "la mission d’observation électorale | Élections | f", "le jumelage avec les ports du delta | Coopération",
        "la crise du fret céréalier | Matières premières | f", "le traité sur les eaux partagées | Diplomatie", "la conférence des villes riveraines | Diplomatie | f",
        "le retour des exilés | Migrations", "l’embargo sur le bois tropical | Commerce mondial", "la reconstruction des digues | Climat | f", "le corridor ferroviaire | Transports",
        "la sécheresse dans le haut bassin | Climat | f", "le procès des armateurs | Justice internationale",
    ),
}  # fmt: skip

OFFICES = {
    "politique": ("maire de {lieu}", "première adjointe de {lieu}|premier adjoint de {lieu}", "conseillère d’agglomération|conseiller d’agglomération", "députée de la circonscription|député de la circonscription"),
    "economie": ("directrice de l’entreprise|directeur de l’entreprise", "déléguée syndicale|délégué syndical", "présidente de la chambre de commerce|président de la chambre de commerce", "économiste"),
    "societe": ("présidente de l’association des riverains|président de l’association des riverains", "cheffe de service|chef de service", "sociologue", "porte-parole du collectif"),
    "culture": ("directrice artistique|directeur artistique", "conservatrice|conservateur", "comédienne|comédien", "commissaire de l’exposition"),
    "sport": ("entraîneuse|entraîneur", "présidente du club|président du club", "capitaine de l’équipe", "préparatrice physique|préparateur physique"),
    "monde": ("chercheuse à l’Institut des bassins|chercheur à l’Institut des bassins", "cheffe de la mission|chef de la mission", "porte-parole de la délégation", "diplomate"),
}  # fmt: skip
TRADES = ("batelière|batelier", "boulangère|boulanger", "étudiante|étudiant", "éclusière|éclusier", "infirmière|infirmier", "libraire", "maraîchère|maraîcher", "retraitée|retraité", "institutrice|instituteur", "fleuriste")  # fmt: skip
