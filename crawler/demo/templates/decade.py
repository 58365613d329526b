# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The template of the 2010s: metas only, divs, entities, a side column before the article in the source."""

from __future__ import annotations

from crawler.demo.page_content import ArticlePage
from crawler.demo.templates.chrome import esc
from crawler.demo.writing.columns import Entry, Side
from crawler.demo.writing.grammar import slug
from crawler.demo.writing.newsroom import SECTIONS, TITLE
from crawler.demo.writing.texts import Block

SIDES = ("En continu", "Les plus lus", "À lire aussi")
CONTENT_TYPE = "text/html; charset=UTF-8"
ENCODING = "utf-8"
ENTITIES = str.maketrans(
    {"\u00a0": "&nbsp;", "\u202f": "&#8239;", "’": "&rsquo;", "«": "&laquo;", "»": "&raquo;", "é": "&eacute;", "œ": "&oelig;"}
)


def _ent(text: str) -> str:
    """The text with HTML entities, as content management systems of the 2010s wrote it."""
    return esc(text).translate(ENTITIES)


def _path(article_page: ArticlePage, url: str) -> str:
    return url.removeprefix(article_page.base)


def _head(article_page: ArticlePage) -> str:
    story, edition = article_page.story, article_page.edition
    modified = f'\n<meta property="article:modified_time" content="{edition.stated:%Y-%m-%dT%H:%M:%S%z}" />' if edition.stated else ""
    following = f'\n<link rel="next" href="{_path(article_page, article_page.next_url)}" />' if article_page.next_url else ""
    locked = '\n<meta property="article:content_tier" content="locked" />' if story.subscriber else ""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr" lang="fr">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{esc(edition.title)} - {story.section.title} - {TITLE}</title>
<meta name="description" content="{esc(edition.lead or edition.title)}" />
<meta name="keywords" content="{esc(", ".join(story.tags))}" />
<meta name="author" content="{esc(", ".join(story.authors))}" />
<meta property="og:type" content="article" />
<meta property="og:title" content="{esc(edition.title)}" />
<meta property="og:url" content="{article_page.url}" />
<meta property="og:locale" content="fr_FR" />
<meta property="article:published_time" content="{story.published:%Y-%m-%dT%H:%M:%S%z}" />{modified}{locked}
<meta property="article:section" content="{story.section.title}" />
<link rel="canonical" href="{article_page.url}" />{following}
<link rel="stylesheet" type="text/css" href="/css/2012.css" media="screen" />
<script type="text/javascript">var _mesure = _mesure || []; _mesure.push(['rubrique', '{story.section.slug}']);</script>
</head>"""


def _item(article_page: ArticlePage, side: Side, entry: Entry) -> str:
    link = entry.link
    address = _path(article_page, link.url)
    before = {
        "En continu": f'<span class="heure">{entry.published:%Hh%M}</span> ',
        "Les plus lus": f'<em class="num">{link.rank}</em>',
    }.get(side.title, "")
    kicker = f'<span class="surtitre">{_ent(link.kicker)}</span> ' if link.kicker else ""
    return f'<li>{before}{kicker}<a href="{address}" title="{esc(link.text)}">{_ent(link.text)}</a></li>'


def _side(article_page: ArticlePage, title: str) -> str:
    side = article_page.side(title)
    items = "\n".join(_item(article_page, side, entry) for entry in side.entries)
    return f'<div class="bloc"><div class="bloc_titre">{_ent(side.title)}</div><ul class="liste">{items}</ul></div>' if items else ""


def _block(block: Block) -> str:
    text = _ent(block.text)
    shapes = {
        "h2": f"<h3 class='intertitre'>{text}</h3>",
        "quote": f"<blockquote>{text}</blockquote>",
        "question": f"<p><b>{text}</b></p>",
        "li": f"<ul><li>{text}</li></ul>",
        "hour": f'<div class="heure_direct">{text}</div>',
    }
    return shapes.get(block.kind, f"<p>{text}</p>")


def _text(article_page: ArticlePage) -> str:
    elements = [_block(block) for block in article_page.blocks]
    elements.insert(
        min(2, len(elements)),
        '<div class="pub_inread"><small>Publicit&eacute;</small><script type="text/javascript">pub("pave");</script></div>',
    )
    if article_page.story.subscriber:
        elements.append(
            '<div class="abo"><b>Article r&eacute;serv&eacute; aux abonn&eacute;s</b><br />D&eacute;j&agrave; abonn&eacute; ? <a href="/services/connexion">Connectez-vous</a></div>'
        )
    return "\n".join(elements)


def _photos(article_page: ArticlePage) -> str:
    return "".join(
        f'<div class="illustration"><img src="/photos/{article_page.story.number}-{place}.png" width="540" alt="{esc(caption)}" /><div class="legende">{_ent(caption)} <i>{_ent(credit)}</i></div></div>'
        for place, (caption, credit) in enumerate(article_page.story.captions(), 1)
    )


def _pager(article_page: ArticlePage) -> str:
    if len(article_page.pages) == 1:
        return ""
    pages = " ".join(
        str(page) if page == article_page.page else f'<a href="{article_page.story.page_path(page)}">{page}</a>'
        for page in range(1, len(article_page.pages) + 1)
    )
    following = (
        f' <a class="suivante" rel="next" href="{_path(article_page, article_page.next_url)}">Page suivante &rsaquo;</a>'
        if article_page.next_url
        else ""
    )
    return f'<div class="pagination">{pages}{following}</div>'


def page(article_page: ArticlePage) -> str:
    """The whole page as HTML."""
    story, edition = article_page.story, article_page.edition
    tabs = "".join(f'<td class="onglet"><a href="/{section.slug}/">{_ent(section.title)}</a></td>' for section in SECTIONS)
    kicker = f'<div class="surtitre">{_ent(story.kicker)}</div>' if story.kicker else ""
    lead = f'<h2 class="chapo">{_ent(edition.lead)}</h2>' if edition.lead and article_page.page == 1 else ""
    tags = ", ".join(f'<a href="/sujets/{slug(tag)}">{_ent(tag)}</a>' for tag in story.tags)
    comments = "".join(
        f'<div class="reaction"><b>riverain{place}</b> le {story.published:%d/%m/%Y} : {_ent(text)}</div>'
        for place, text in enumerate(story.comments(), 12)
    )
    return f"""{_head(article_page)}
<body id="article" class="rub_{story.section.slug}">
<div id="haut"><a href="/"><img src="/logo.png" alt="{TITLE}" /></a><div class="date_du_jour">{article_page.at:%d/%m/%Y}, {article_page.at:%H:%M}</div></div>
<table id="menu" cellspacing="0"><tr>{tabs}<td><a href="/services/petites-annonces">Annonces</a></td><td><a href="/services/abonnement">Abonnez-vous</a></td></tr></table>
<div id="colonne_droite">
{_side(article_page, "En continu")}
<div class="pub_pave"></div>
{_side(article_page, "Les plus lus")}
</div>
<div id="contenu">
<div class="ariane"><a href="/">Accueil</a> &gt; <a href="/{story.section.slug}/">{_ent(story.section.title)}</a></div>
{kicker}<h1>{_ent(edition.title)}</h1>
<div class="infos"><span class="date">{_ent(article_page.stamp)}</span> <span class="auteur">Par {_ent(", ".join(story.authors))}</span> <a class="nb" href="#reactions">R&eacute;actions ({len(story.comments())})</a></div>
{lead}
{_photos(article_page)}<div class="texte">
{_text(article_page)}
</div>
{_pager(article_page)}
<div class="mots_cles">Mots cl&eacute;s : {tags}</div>
{_side(article_page, "À lire aussi")}
<div class="lettre">Recevez chaque matin la lettre de la Gazette : <input type="text" value="Votre adresse" /></div>
<div id="reactions"><h4>R&eacute;agir</h4>{comments}</div>
</div>
<div id="pied"><a href="/services/mentions-legales">Mentions l&eacute;gales</a> | <a href="/services/contact">Contact</a> | <a href="/services/publicite">Publicit&eacute;</a> | &copy; {TITLE} {article_page.at.year}</div>
</body>
</html>
"""
