# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The parts around the text: menus, footers, boxes, advertising, and padding for benchmarks."""

from __future__ import annotations

from html import escape

from crawler.demo.writing.chance import fold
from crawler.demo.writing.newsroom import SECTIONS, TITLE

PADDING = (
    "window.gazette=window.gazette||[];gazette.push({{cle:'{key:08x}',bloc:'habillage-{place}',seuils:[320,768,1024,1280],actif:false}});"
)


def esc(text: str) -> str:
    """The text escaped for HTML elements and attributes."""
    return escape(text, quote=True)


def menu(current: str = "") -> str:
    """The sections as a list of links. `current` is the slug of the page's section."""
    return "".join(
        f'<li class="nav__item{" nav__item--on" if section.slug == current else ""}"><a href="/{section.slug}/">{section.title}</a></li>'
        for section in SECTIONS
    )


def footer(year: int) -> str:
    """The footer of modern pages: services, legal links, social links."""
    return f"""<footer class="footer" role="contentinfo">
<div class="footer__cols">
<ul><li><a href="/">Accueil</a></li>{menu()}</ul>
<ul><li><a href="/services/abonnement">S’abonner</a></li><li><a href="/services/newsletters">Nos newsletters</a></li><li><a href="/services/carnet">Carnet du jour</a></li></ul>
<ul><li><a href="/services/mentions-legales">Mentions légales</a></li><li><a href="/services/confidentialite">Politique de confidentialité</a></li><li><a href="/services/contact">Contacter la rédaction</a></li></ul>
</div>
<p class="footer__legal">© {year} {TITLE}. Tous droits réservés. Toute ressemblance avec une rivière existante serait fortuite.</p>
</footer>"""


def newsletter() -> str:
    """The newsletter box in the middle of the text."""
    return """<aside class="newsletter-box"><p class="newsletter-box__title">Le Courrier des berges</p>
<p>Chaque matin à 7 heures, l’essentiel de l’actualité des deux rives dans votre boîte.</p>
<form action="/services/newsletters"><input type="email" placeholder="Votre adresse e-mail"><button>Je m’inscris</button></form></aside>"""


def padding(length: int, key: int) -> str:
    """A script of about `length` characters, as on real pages; empty for 0 and less."""
    if length <= 0:
        return ""
    lines, size, place = [], 0, 0
    while size < length:
        line = PADDING.format(key=fold("filling", key, place), place=place)
        lines.append(line)
        size += len(line) + 1
        place += 1
    return "<script>\n" + "\n".join(lines) + "\n</script>\n"


def padded(html: str, page_size: int, key: int) -> str:
    """The page, padded to at least `page_size` characters by a script in its head."""
    head = html.lower().find("</head>")
    missing = page_size - len(html)
    return html if missing <= 0 else html[:head] + padding(missing, key) + html[head:]
