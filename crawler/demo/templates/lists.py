# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The front page and the sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.demo.templates.chrome import esc, footer, menu
from crawler.demo.writing.columns import Entry, Side
from crawler.demo.writing.newsroom import SLOGAN, TITLE, Section


def _head(title: str, url: str, section: Section | None, links: Sequence[str]) -> str:
    feed = f"/{section.slug}/rss.xml" if section else "/rss.xml"
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{esc(title)}</title>
<meta name="description" content="{esc(SLOGAN)}"><meta property="og:type" content="website"><meta property="og:title" content="{esc(title)}">
<link rel="canonical" href="{url}">{"".join(links)}
<link rel="alternate" type="application/rss+xml" title="{TITLE}" href="{feed}"><link rel="alternate" type="application/atom+xml" href="/atom.xml">
</head>"""


def _card(entry: Entry, level: int) -> str:
    link = entry.link
    kicker = f'<span class="card__kicker">{esc(link.kicker)}</span>' if link.kicker else ""
    text = f'<p class="card__teaser">{esc(entry.lead)}</p>' if entry.lead else ""
    hour = f'<time class="card__date" datetime="{entry.published.isoformat()}">{entry.published:%d/%m/%Y à %Hh%M}</time>'
    return f'<article class="card">{kicker}<h{level} class="card__title"><a href="{link.url}">{esc(link.text)}</a></h{level}>{text}{hour}</article>'


def _block(side: Side) -> str:
    items = "".join(f'<li><a href="{entry.link.url}">{esc(entry.link.text)}</a></li>' for entry in side.entries)
    return f'<section class="zone"><h2 class="zone__title">{side.title}</h2><ul>{items}</ul></section>' if items else ""


def _sides(sides: Sequence[Side], level: int) -> tuple[str, str]:
    """The HTML of the main list (cards) and of the other blocks."""
    cards = "".join(_card(entry, level) for side in sides if not side.title for entry in side.entries)
    return cards, "".join(_block(side) for side in sides if side.title)


def front(url: str, at: datetime, sides: Sequence[Side], troubles: bool) -> str:
    """The front page: the main list, then the blocks."""
    cards, blocks = _sides(sides, 2)
    wing = '<a href="/ennuis/">Le carnet des ennuis</a> <a href="/interdit/">Coulisses</a> ' if troubles else ""
    return f"""{_head(f"{TITLE} - {SLOGAN}", url, None, ())}
<body class="page page--front"><header class="header"><h1 class="header__logo"><a href="/">{TITLE}</a></h1><p>{SLOGAN}</p><time>{at:%d/%m/%Y}</time><nav class="nav"><ul>{menu()}</ul></nav></header>
<main><section class="hero">{cards}</section>
{blocks}
</main>
<p class="services">{wing}<a href="/sitemap.xml">Plan du site</a></p>
{footer(at.year)}</body></html>
"""


def section(url: str, at: datetime, shown: Section, sides: Sequence[Side], pages: tuple[int, int]) -> str:
    """One page of a section. `pages` are the numbers of this page and of the last page."""
    page, last = pages
    cards, blocks = _sides(sides, 3)
    root = f"/{shown.slug}/"
    before = root if page == 2 else f"{root}{page - 1}.html"
    links = [f'<link rel="prev" href="{before}">'] if page > 1 else []
    links += [f'<link rel="next" href="{root}{page + 1}.html">'] if page < last else []
    older = f'<a rel="next" class="pager__next" href="{root}{page + 1}.html">Articles plus anciens</a>' if page < last else ""
    newer = f'<a rel="prev" class="pager__prev" href="{before}">Articles plus récents</a>' if page > 1 else ""
    return f"""{_head(f"{shown.title} : toute l’actualité - {TITLE}", url, shown, links)}
<body class="page page--section"><header class="header"><a class="header__logo" href="/">{TITLE}</a><nav class="nav"><ul>{menu(shown.slug)}</ul></nav></header>
<main><h1 class="section__title">{shown.title}</h1>
<div class="river">{cards}</div>
<nav class="pager">{newer} <span>Page {page} sur {last}</span> {older}</nav>
</main><aside class="side">{blocks}</aside>
{footer(at.year)}</body></html>
"""


def plain(title: str, body: str, url: str) -> str:
    """A service or error page: a title and HTML."""
    return f"""{_head(f"{title} - {TITLE}", url, None, ())}
<body class="page page--plain"><header class="header"><a href="/">{TITLE}</a><nav class="nav"><ul>{menu()}</ul></nav></header><main><h1>{esc(title)}</h1>{body}</main></body></html>
"""
