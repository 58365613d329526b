"""A newspaper is data: where it lists its articles, what their addresses look like, and rules for its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import html

from crawler.article import Article, Candidate
from crawler.parsing.selectors import Index, compiled, names_in

Selectors = str | tuple[str, ...]
"""CSS selectors; in a tuple each is one generation of the outlet's templates, newest first: the first that matches is used."""

NO_LONGER = "the rule no longer holds"
"""How the reason begins of a candidate that a rule stated and the page does not bear out."""
RULES = ("next_page", "headline", "lead", "body", "stamp", "authors", "section", "tags", "drop")
"""The fields of `Outlet` that hold CSS selectors; `blocks` holds pairs of them."""
_SLASHES = re.compile(r"//+")
_AMP = re.compile(r"^/amp(?=/)|/amp/?$")
_PAIRS = 8
"""Pairs of a query that are looked at one by one."""
_PRINTED = 200
"""Characters of what a broken rule selects that are kept as evidence."""


def path_of(url: str) -> str:
    """Path and query of an address, percent-decoded: what the outlets' address patterns are searched in.

    >>> path_of("https://exemple.fr/%C3%A9t%C3%A9/12?page=2")
    '/été/12?page=2'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""  # a broken address has the shape of no article
    return unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rules for one generation of templates: what selects each field on its pages. What has no rule is read by the generic reader."""

    seen: tuple[int, ...] = ()
    """Years of the real pages on which these rules were seen to hold, oldest first."""
    next_page: Selectors = ()
    """Links to the next page of an article of several pages, or of a listing: of several the one that says so, else the first."""

    headline: Selectors = ()
    """The article's own headline."""
    lead: Selectors = ()
    """The chapô."""
    body: Selectors = ()
    """The text's blocks (`.corps > p, .corps > h2`) or the containers of the text. In a container the generic reader tells the text from
    inserts; what is selected itself is read whatever it stands in."""
    stamp: Selectors = ()
    """The printed time line."""
    authors: Selectors = ()
    """Each author, or the byline."""
    section: Selectors = ()
    """The section the page files itself under."""
    tags: Selectors = ()
    """Each of its topics."""
    blocks: tuple[tuple[str, ...], ...] = ()
    """Headline blocks, each (container, title) or (container, title, words). `container` selects every such block; `title` selects
    its title in it (after `@` anywhere on the page), or is `=Title` for a fixed one, or empty; `words` selects what holds the words of each
    headline, in, at or around its link (without it: each link's own text). Elsewhere on the page the generic reader finds the headlines."""
    drop: tuple[str, ...] = ()
    """What is neither text nor headline: taken out before anything is read."""


@dataclass(frozen=True)
class System(Layout):
    """A publishing system that several newspapers share: stated once in `crawler/outlets/systems/`, named by each of them. What an outlet
    says itself wins over what its system says, field by field."""

    name: str
    """The file's name: `ebra`."""
    title: str
    """What it is called: `Ebra`."""
    article: str | tuple[str, ...] = ()
    """As in `Outlet`."""
    not_article: tuple[str, ...] = ()
    """As in `Outlet`."""
    older: tuple[Layout, ...] = ()
    """As in `Outlet`."""


@dataclass(frozen=True)
class Outlet(Layout):
    """One newspaper. Only `name`, `title` and `hosts` are required: what has no rule is read by the generic reader."""

    name: str
    """The file's name, lower case with underscores: `ouest_france`."""
    title: str
    """The name as printed: `Ouest-France`."""
    hosts: tuple[str, ...]
    """Its hosts without `www.`; the same article on two of them is one article (the first is the canonical one)."""
    country: str = "FR"
    """ISO 3166 code of the newsroom's seat."""
    kind: str = ""
    """`national-daily`, `regional-daily`, `magazine`, `broadcaster`, `agency`…"""
    timezone: str = "Europe/Paris"
    """IANA name of the zone in which it prints its times."""
    zones: tuple[tuple[str, str], ...] = ()
    """Other zones: (regular expression of the addresses that have it, IANA name)."""

    feeds: tuple[str, ...] = ()
    """Addresses of RSS, Atom or JSON feeds."""
    news_sitemaps: tuple[str, ...] = ()
    """Addresses of news sitemaps (the last two days)."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of sitemap indexes or archives, for backfill."""
    day_archive: str = ""
    """Address of the list of a day's articles, with `{date:%Y%m%d}` (as for `strftime`) where it names the day, for backfill."""
    fronts: tuple[str, ...] = ()
    """Addresses of the front page and of sections, front page first."""

    article: str | tuple[str, ...] = ()
    """Regular expressions, searched in path and query (percent-decoded): an address of such a shape is an article."""
    not_article: tuple[str, ...] = ()
    """Regular expressions of addresses that are no article though `article` matches."""
    older: tuple[Layout, ...] = ()
    """Earlier generations of its templates, newest first: each field's rules follow the present ones."""
    system: System | None = None
    """The publishing system it shares with others: what is not said here is said there."""

    def __post_init__(self) -> None:
        """Fill in what its older templates and its system say; from then on the fields hold all of it.

        >>> ebra = System("ebra", "Ebra", lead=".chapo", headline="h1", older=(Layout(lead=".intro"),))
        >>> outlet = Outlet("ex", "Ex", ("ex.fr",), headline="h1.big", system=ebra)
        >>> outlet.headline, outlet.lead
        ('h1.big', ('.chapo', '.intro'))
        """
        for name in (*RULES, "blocks"):
            object.__setattr__(self, name, _generations(self, name) or (_generations(self.system, name) if self.system else ()))
        object.__setattr__(self, "seen", _years(self) or (_years(self.system) if self.system else ()))
        if self.system:
            object.__setattr__(self, "article", self.article or self.system.article)
            object.__setattr__(self, "not_article", self.not_article or self.system.not_article)

    @cached_property
    def _article(self) -> re.Pattern[str] | None:
        return _any_of(self.article)

    @cached_property
    def _not_article(self) -> re.Pattern[str] | None:
        return _any_of(self.not_article)

    @cached_property
    def names(self) -> frozenset[str]:
        """The classes, and the ids after a `#`, that its rules speak of."""
        return frozenset(name for _, selector in self.selectors() for name in names_in(selector))

    @property
    def ruled(self) -> tuple[str, ...]:
        """The fields that its rules read.

        >>> Outlet("ex", "Ex", ("ex.fr",), lead="p.chapo", drop=(".pub",)).ruled
        ('lead', 'drop')
        """
        return tuple(name for name in (*RULES, "blocks") if getattr(self, name))

    def zone_at(self, path: str) -> str:
        """The zone of the page at `path` (as for `is_article`).

        >>> Outlet("ex", "Ex", ("ex.fr",), zones=(("^/reunion/", "Indian/Reunion"),)).zone_at("/reunion/pont")
        'Indian/Reunion'
        """
        return next((zone for shape, zone in self.zones if re.search(shape, path)), self.timezone)

    def find(self, name: str, root: html.HtmlElement | Index) -> list[html.HtmlElement]:
        """The elements of a tree, or of its index, that the rule `name` (`lead`, `body`…) selects, in page order; those of the newest
        generation that matches at all, none where there is no rule. `drop` has no generations: all that match.

        >>> page = html.fromstring("<article><p class=old>Un.</p><p class=old>Deux.</p></article>")
        >>> [p.text for p in Outlet("ex", "Ex", ("ex.fr",), body=("p.new", "p.old")).find("body", page)]
        ['Un.', 'Deux.']
        """
        stated: Selectors = getattr(self, name)
        selectors = (stated,) if isinstance(stated, str) else stated
        if name == "drop":
            selectors = (", ".join(selectors),) if selectors else ()
        search = root.find if isinstance(root, Index) else lambda selector: compiled(selector)(root)
        return next((found for selector in selectors if (found := search(selector))), [])

    def selectors(self) -> Iterator[tuple[str, str]]:
        """Every CSS selector of the rules with the field it stands in.

        >>> list(Outlet("ex", "Ex", ("ex.fr",), lead=("p.chapo", "h2")).selectors())
        [('lead', 'p.chapo'), ('lead', 'h2')]
        """
        for name in RULES:
            stated = getattr(self, name)
            yield from ((name, selector) for selector in ((stated,) if isinstance(stated, str) else stated))
        for block in self.blocks:
            yield from (("blocks", selector.lstrip("@")) for selector in block if selector and not selector.startswith("="))

    def is_article(self, path: str) -> bool | None:
        """Whether `path` (path and query, percent-decoded) has the shape of an article; None where the outlet states no shape.

        >>> Outlet("ex", "Ex", ("ex.fr",), article=r"^/a/\\d+$").is_article("/a/12")
        True

        What a shape does not know says nothing against an address: a tracker's query, a doubled slash, the `/amp` of the page for phones.

        >>> ex = Outlet("ex", "Ex", ("ex.fr",), article=(r"^/a/\\d+$", r"^/a\\?id=\\d+$"))
        >>> [ex.is_article(path) for path in ("/a/12?utm_source=x", "/a?utm_source=x&id=12", "//a//12", "/a/12/amp", "/amp/a/12", "/b/12")]
        [True, True, True, True, True, False]
        """
        if "//" in path:
            path = _SLASHES.sub("/", path)
        if self._not_article and self._not_article.search(path):
            return False
        if not self._article:
            return None
        return any(self._article.search(form) for form in _forms(path))

    def is_article_at(self, url: str) -> bool | None:
        """The same of a whole address; None also on a host that is not one of its own but below one (`blogs.`, `videos.`).

        >>> outlet = Outlet("ex", "Ex", ("ex.fr",), article=r"^/a/\\d+$")
        >>> outlet.is_article_at("https://www.ex.fr/b/12"), outlet.is_article_at("https://blogs.ex.fr/b/12")
        (False, None)
        """
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:  # brackets that are no IPv6 address
            return None
        return self.is_article(path_of(url)) if host.removeprefix("www.") in self.hosts else None


def no_longer(field: str, rule: str, printed: str, why: str) -> Candidate:
    """The evidence that a rule no longer holds on a page: it lost, and why."""
    return Candidate(field, f"rule:{rule}", printed[:_PRINTED], None, False, f"{NO_LONGER}: {why}")


def broken_rules(article: Article) -> tuple[str, ...]:
    """The rules of its outlet that no longer hold on an article's page, each once, sorted: (`body`, `lead`).

    >>> broken_rules(Article("https://exemple.fr/", evidence={"lead": (no_longer("lead", "lead", "", "it selects nothing"),)}))
    ('lead',)
    """
    found = (one for candidates in article.evidence.values() for one in candidates if one.why.startswith(NO_LONGER))
    return tuple(sorted({one.source.removeprefix("rule:") for one in found}))


def _forms(path: str) -> Iterator[str]:
    """A path and query as it is; then without what shapes need not know: its query or all of it but one pair, the mark of an AMP page."""
    yield path
    bare, asked, query = path.partition("?")
    if asked:
        yield bare
        if "&" in query:
            yield from (f"{bare}?{pair}" for pair in query.split("&", _PAIRS)[:_PAIRS])
    if "/amp" in bare and (plain := _AMP.sub("", bare)) != bare:
        yield plain
        yield f"{plain}/"


def _generations(stated: Outlet | System, name: str) -> Selectors:
    """What the field `name` says, with what the older templates say after it; as it stands where they say nothing."""
    own: Selectors = getattr(stated, name)
    older = [said for layout in stated.older if (said := getattr(layout, name))]
    if not older:
        return own
    return tuple(selector for said in (own, *older) if said for selector in ((said,) if isinstance(said, str) else said))


def _years(stated: Outlet | System) -> tuple[int, ...]:
    return tuple(sorted({*stated.seen, *(year for layout in stated.older for year in layout.seen)}))


def _any_of(shapes: str | tuple[str, ...]) -> re.Pattern[str] | None:
    shapes = (shapes,) if isinstance(shapes, str) else shapes
    return re.compile("|".join(f"(?:{shape})" for shape in shapes)) if any(shapes) else None
