# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The template of today: JSON-LD, Open Graph, semantic elements, a side column after the article."""

from __future__ import annotations

import json
from itertools import groupby

from crawler.demo.page_content import ArticlePage
from crawler.demo.templates.chrome import esc, footer, menu, newsletter
from crawler.demo.writing.columns import Entry, Side
from crawler.demo.writing.grammar import slug
from crawler.demo.writing.newsroom import AGENCY, NEWSROOM, TITLE
from crawler.demo.writing.texts import Block

SIDES = ("Lire aussi", "Les plus lus", "En continu", "À lire aussi")
"""The blocks of headlines, in the order in which they are printed."""
CONTENT_TYPE = "text/html; charset=utf-8"
ENCODING = "utf-8"
ORGANISATIONS = {AGENCY, NEWSROOM}


def _graph(article_page: ArticlePage) -> str:
    story, edition = article_page.story, article_page.edition
    article = {
        "@type": "LiveBlogPosting" if story.kind == "live" else "OpinionNewsArticle" if story.kind == "opinion" else "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": article_page.base + story.path},
        "headline": edition.title,
        "description": edition.lead or edition.title,
        "datePublished": story.published.isoformat(),
        "dateModified": (edition.stated or story.published).isoformat(),
        "author": [{"@type": "Organization" if name in ORGANISATIONS else "Person", "name": name} for name in story.authors],
        "articleSection": story.section.title,
        "keywords": list(story.tags),
        "inLanguage": "fr",
        "isAccessibleForFree": not story.subscriber,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": TITLE,
            "logo": {"@type": "ImageObject", "url": f"{article_page.base}/logo.png"},
        },
        "image": [f"{article_page.base}/photos/{story.number}-1.png"],
    }
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": story.section.title, "item": f"{article_page.base}/{story.section.slug}/"}
        ],
    }
    return json.dumps({"@context": "https://schema.org", "@graph": [article, crumbs]}, ensure_ascii=False)


def _head(article_page: ArticlePage) -> str:
    story, edition = article_page.story, article_page.edition
    lead = esc(edition.lead or edition.title)
    links = [f'<link rel="canonical" href="{article_page.url}">']
    links += [f'<link rel="next" href="{article_page.next_url}">'] if article_page.next_url else []
    links += [f'<link rel="prev" href="{article_page.previous_url}">'] if article_page.previous_url else []
    tags = "".join(f'<meta property="article:tag" content="{esc(tag)}">' for tag in story.tags)
    modified = f'<meta property="article:modified_time" content="{edition.stated.isoformat()}">' if edition.stated else ""
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{esc(edition.title)} | {TITLE}</title>
<meta name="description" content="{lead}">
<meta property="og:type" content="article"><meta property="og:site_name" content="{TITLE}"><meta property="og:title" content="{esc(edition.title)}">
<meta property="og:description" content="{lead}"><meta property="og:url" content="{article_page.url}"><meta property="og:image" content="{article_page.base}/photos/{story.number}-1.png">
<meta property="article:published_time" content="{story.published.isoformat()}">{modified}
<meta property="article:section" content="{story.section.title}">{tags}
{chr(10).join(links)}
<link rel="alternate" type="application/rss+xml" title="{TITLE}" href="/rss.xml">
<script type="application/ld+json">{_graph(article_page)}</script>
<style>.page{{max-width:72rem;margin:auto}}.article__kicker{{color:#a33}}.side{{float:right;width:20rem}}</style>
</head>"""


def body_html(blocks: tuple[Block, ...]) -> list[str]:
    """The text as HTML elements. List items are grouped into lists."""
    shapes = {
        "p": '<p class="article__paragraph">{}</p>',
        "h2": '<h2 class="article__sub-title">{}</h2>',
        "quote": '<blockquote class="article__quote"><p>{}</p></blockquote>',
        "question": '<p class="article__question"><strong>{}</strong></p>',
        "hour": '<span class="live__hour">{}</span>',
    }
    elements = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        texts = [esc(block.text) for block in run]
        if kind == "li":
            elements.append('<ul class="article__list">' + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        else:
            elements += [shapes[kind].format(text) for text in texts]
    return elements


def _figures(article_page: ArticlePage) -> str:
    return "".join(
        f'<figure class="article__media"><img src="/photos/{article_page.story.number}-{place}.png" alt="" loading="lazy">'
        f'<figcaption>{esc(caption)} <span class="credit">{esc(credit)}</span></figcaption></figure>\n'
        for place, (caption, credit) in enumerate(article_page.story.captions(), 1)
    )


def _insert(side: Side, as_paragraph: bool) -> str:
    """The headline of another article in the middle of the text: in a box, or as a paragraph."""
    if as_paragraph and side.entries:
        link = side.entries[0].link
        return f'<p class="article__paragraph"><strong>{side.title} : </strong><a href="{link.url}">{esc(link.text)}</a></p>'
    items = "".join(f'<a class="read-also__link" href="{entry.link.url}">{esc(entry.link.text)}</a>' for entry in side.entries)
    return f'<section class="read-also"><p class="read-also__title">{side.title}</p>{items}</section>' if items else ""


def _text(article_page: ArticlePage) -> str:
    elements = body_html(article_page.blocks)
    extras = [
        _insert(article_page.side("Lire aussi"), article_page.story.variant % 4 == 2),
        '<div class="ad"><span>La suite après la publicité</span></div>',
        newsletter() if article_page.story.variant % 2 else "",
    ]
    for place, extra in zip((2, 3, 5), extras, strict=True):
        if place <= len(elements) or extra is extras[0]:
            elements.insert(place, extra)
    if article_page.story.subscriber:
        elements.append(
            '<div class="paywall"><p class="paywall__title">Il vous reste 72 % de cet article à lire.</p><p>La suite est réservée aux abonnés.</p><a href="/services/abonnement">S’abonner dès 1 €</a></div>'
        )
    return "\n".join(elements)


def _pager(article_page: ArticlePage) -> str:
    if len(article_page.pages) == 1:
        return ""
    pages = "".join(
        f"<strong>{page}</strong>" if page == article_page.page else f'<a href="{article_page.story.page_path(page)}">{page}</a>'
        for page in range(1, len(article_page.pages) + 1)
    )
    following = f'<a rel="next" href="{article_page.next_url}">Page suivante</a>' if article_page.next_url else ""
    return f'<nav class="pagination" aria-label="Pages de l’article">{pages}{following}</nav>'


def _item(side: Side, entry: Entry) -> str:
    link = entry.link
    hour = (
        f'<time class="side__hour" datetime="{entry.published.isoformat()}">{entry.published:%H:%M}</time>'
        if side.title == "En continu"
        else ""
    )
    rank = f'<span class="side__rank">{link.rank}</span>' if side.title == "Les plus lus" else ""
    kicker = f'<span class="side__kicker">{esc(link.kicker)}</span>' if link.kicker else ""
    return f'<li class="side__item">{rank}{hour}<a href="{link.url}">{kicker}<span class="side__title">{esc(link.text)}</span></a></li>'


def _side(side: Side) -> str:
    items = "".join(_item(side, entry) for entry in side.entries)
    return (
        f'<section class="side__block"><h3 class="side__heading">{side.title}</h3><ol class="side__list">{items}</ol></section>'
        if items
        else ""
    )


def _byline(article_page: ArticlePage) -> str:
    names = [f'<a class="author" href="/auteurs/{slug(name)}">{esc(name)}</a>' for name in article_page.story.authors]
    return f'<p class="article__byline">Par <span class="authors">{" et ".join(names)}</span></p><p class="article__date"><time>{article_page.stamp}</time></p>'


def _foot(article_page: ArticlePage) -> str:
    story = article_page.story
    tags = "".join(f'<li><a href="/sujets/{slug(tag)}">{esc(tag)}</a></li>' for tag in story.tags)
    about = f"est {story.author_role}" if story.kind == "opinion" else "suit l’actualité des deux rives pour la Gazette depuis 2009"
    bio = f'<div class="author-bio"><p>{esc(story.authors[0])} {esc(about)}.</p></div>' if story.authors[0] not in ORGANISATIONS else ""
    comments = "".join(
        f'<li class="comment"><b>Lecteur {place}</b> <time>il y a {place} jours</time><p>{esc(text)}</p></li>'
        for place, text in enumerate(story.comments(), 2)
    )
    return f'<ul class="article__tags">{tags}</ul>{bio}<section class="comments" id="commentaires"><h3>Vos réactions</h3><ul>{comments}</ul></section>'


def page(article_page: ArticlePage) -> str:
    """The whole page as HTML."""
    story, edition = article_page.story, article_page.edition
    kicker = f'<span class="article__kicker">{esc(story.kicker)}</span>' if story.kicker else ""
    inside, above = (kicker, "") if story.variant % 4 == 0 else ("", kicker)
    lead = f'<p class="article__lead">{esc(edition.lead)}</p>' if edition.lead and article_page.page == 1 else ""
    sides = "".join(_side(side) for side in article_page.sides if side.title != "Lire aussi")
    return f"""{_head(article_page)}
<body class="page page--article">
<header class="header"><a class="header__logo" href="/">{TITLE}</a><nav class="nav"><ul>{menu(story.section.slug)}<li><a href="/services/abonnement">S’abonner</a></li></ul></nav></header>
<nav class="breadcrumb"><a href="/">Accueil</a> &gt; <a href="/{story.section.slug}/">{story.section.title}</a></nav>
<main class="main"><article class="article">
<header class="article__header">{above}<h1 class="article__title">{inside}{esc(edition.title)}</h1>
{lead}
{_byline(article_page)}
<ul class="share"><li><a href="https://social.example/partage?u={article_page.url}">Partager</a></li><li><button>Offrir</button></li></ul></header>
{_figures(article_page)}<div class="article__content">
{_text(article_page)}
</div>
{_pager(article_page)}
{_foot(article_page)}
</article>
<aside class="side">{sides}</aside>
</main>
{footer(article_page.at.year)}
</body></html>
"""
