# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The old template: tables, no metadata but a printed stamp, windows-1252 declared as ISO-8859-1."""

from __future__ import annotations

from crawler.demo.page_content import ArticlePage
from crawler.demo.templates.chrome import esc
from crawler.demo.writing.newsroom import SECTIONS, TITLE
from crawler.demo.writing.texts import Block
from crawler.demo.writing.versions import windows_1252

SIDES = ("Les plus lus", "En continu", "À lire aussi")
CONTENT_TYPE = "text/html"
ENCODING = "windows-1252"


def _side(article_page: ArticlePage, title: str) -> str:
    side = article_page.side(title)
    items = "".join(
        f'&#8226; {f"{entry.published:%H:%M} - " if title == "En continu" else ""}<a href="{entry.link.url.removeprefix(article_page.base)}" class="lien">{esc(entry.link.text)}</a><br>\n'
        for entry in side.entries
    )
    return (
        f'<table width="200" border="0" cellpadding="4"><tr><td bgcolor="#003366"><font color="#ffffff"><b>{side.title}</b></font></td></tr>\n<tr><td class="petit">{items}</td></tr></table>\n'
        if items
        else ""
    )


def _paragraphs(blocks: tuple[Block, ...]) -> str:
    shapes = {"h2": "<p><b>{}</b></p>", "question": "<p><b>{}</b></p>", "li": "<ul><li>{}</li></ul>", "hour": "<p><i>{}</i></p>"}
    return "\n".join(shapes.get(block.kind, "<p>{}</p>").format(esc(block.text)) for block in blocks)


def _breaks(blocks: tuple[Block, ...]) -> str:
    """All the text in one table cell, separated by line breaks."""
    shapes = {"h2": "<b>{}</b>", "question": "<b>{}</b>", "hour": "<i>{}</i>"}
    return "<br><br>\n".join(shapes.get(block.kind, "{}").format(esc(block.text)) for block in blocks)


def _photos(article_page: ArticlePage) -> str:
    return "".join(
        f'<table align="right" width="210"><tr><td><img src="/photos/{article_page.story.number}-{place}.png"></td></tr><tr><td><font size="1">{esc(caption)} ({esc(credit)})</font></td></tr></table>\n'
        for place, (caption, credit) in enumerate(article_page.story.captions(), 1)
    )


def _pager(article_page: ArticlePage) -> str:
    if len(article_page.pages) == 1:
        return ""
    pages = " ".join(
        f"[{page}]" if page == article_page.page else f'<a href="{article_page.story.page_path(page)}">[{page}]</a>'
        for page in range(1, len(article_page.pages) + 1)
    )
    following = f' <a href="{article_page.story.page_path(article_page.page + 1)}">Suite &gt;&gt;</a>' if article_page.next_url else ""
    return f"<center>{pages}{following}</center>"


def page(article_page: ArticlePage) -> str:
    """The whole page as HTML. It must be encoded in windows-1252."""
    story, edition = article_page.story, article_page.edition
    links = " | ".join(f'<a href="/{section.slug}/"><font color="#ffffff">{section.title}</font></a>' for section in SECTIONS)
    lead = f'<p class="chapeau"><b>{esc(edition.lead)}</b></p>' if edition.lead and article_page.page == 1 else ""
    text = _breaks(article_page.blocks) if story.variant % 2 else _paragraphs(article_page.blocks)
    kicker = f'<font color="#990000"><b>{esc(story.kicker)}</b></font><br>' if story.kicker else ""
    return windows_1252(f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">
<TITLE>{TITLE} : {esc(edition.title)}</TITLE>
</HEAD>
<BODY bgcolor="#ffffff" topmargin="0">
<table width="760" border="0" align="center"><tr><td><a href="/"><img src="/logo.png" border="0" alt="La Gazette"></a></td><td align="right"><script>document.write(new Date())</script></td></tr>
<tr><td colspan="2" bgcolor="#003366">{links}</td></tr></table>
<table width="760" border="0" align="center"><tr><td width="540" valign="top">
<font size="1"><a href="/">Accueil</a> &gt; <a href="/{story.section.slug}/">{story.section.title}</a></font><br>
{kicker}<h1>{esc(edition.title)}</h1>
<font size="1" class="date">{article_page.stamp}</font><br>
{lead}
{_photos(article_page)}<div class="article">
{text}
</div>
<p align="right"><i>{esc(", ".join(story.authors))}</i></p>
{_pager(article_page)}
<font size="1"><a href="javascript:print()">Imprimer</a> - <a href="mailto:redaction@gazette.example">Envoyer</a></font>
</td><td width="210" valign="top">
{_side(article_page, "Les plus lus")}{_side(article_page, "En continu")}{_side(article_page, "À lire aussi")}
<a href="/services/publicite"><img src="/pub/200x400.png" border="0"></a>
</td></tr></table>
<center><font size="1">&copy; {TITLE} - <a href="/services/contact">Contact</a> - <a href="/services/mentions-legales">Mentions l&eacute;gales</a></font></center>
</BODY>
</HTML>
""")
