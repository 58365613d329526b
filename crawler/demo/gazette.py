"""La Gazette des Deux-Rives: every page of the demo newspaper, from a seed, a number of articles and a moment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from types import ModuleType
from urllib.parse import unquote, urlsplit

from crawler.demo import troubles
from crawler.demo.answer import Answer
from crawler.demo.machine_files import MachineFiles
from crawler.demo.page_content import ArticlePage, Truth, truth
from crawler.demo.templates import decade, lists, modern, old
from crawler.demo.templates.chrome import padded
from crawler.demo.writing import printed_times
from crawler.demo.writing.calendar import DEFAULT_AT, local
from crawler.demo.writing.catalogue import Catalogue
from crawler.demo.writing.columns import Columns, Link, Side
from crawler.demo.writing.newsroom import BY_SLUG, Section
from crawler.demo.writing.versions import Story

TEMPLATES: dict[str, ModuleType] = {"modern": modern, "decade": decade, "old": old}
SECTION_PAGE = 20
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
STYLE = b"body { font-family: Georgia, serif }"

_ARTICLE = re.compile(r"^/(?:[a-z]+/(?:article/)?\d{4}/\d\d/\d\d/\S*?[-_]|gazette/\d{4}/\d{4}/c\d-)(\d+)(?:-(\d+))?\.html$")
_SECTION = re.compile(r"^/([a-z]+)/(?:(\d+)\.html)?$")
_PICTURE = re.compile(r"^/(?:photos|pub)/|^/(?:logo\.png|favicon\.ico)$")
_SERVICE = re.compile(r"^/(?:services|auteurs|sujets)/([\w-]+)$")


class Gazette:
    """The newspaper. It stores no articles: each article is generated from its number when it is requested.

    `at` is the newspaper's current time (naive: in Europe/Paris); None follows the real clock. `articles` is the number of newest articles
    that it lists; older ones are still served at their addresses. `page_size` is the smallest size of article pages in characters.
    `troubles=False` leaves out the pages of `crawler.demo.troubles`.
    """

    def __init__(
        self, seed: int = 1871, articles: int = 300, at: datetime | None = DEFAULT_AT, page_size: int = 0, troubles: bool = True
    ) -> None:
        self.seed, self.articles, self.page_size, self.troubles = seed, articles, page_size, troubles
        self.at = local(at) if at else None
        self.catalogue = Catalogue(seed, articles)

    def settings(self) -> dict[str, int | str | bool | None]:
        """The constructor's arguments, as JSON values."""
        at = self.at.isoformat() if self.at else None
        return {"seed": self.seed, "articles": self.articles, "at": at, "page_size": self.page_size, "troubles": self.troubles}

    def travel(self, at: datetime) -> None:
        """Set the clock (naive: in Europe/Paris)."""
        self.at = local(at)

    def now(self) -> datetime:
        """The newspaper's current time in Europe/Paris, to the minute."""
        return self.at or local(datetime.now(UTC))

    def _moment(self, at: datetime | None) -> datetime:
        return local(at) if at else self.now()

    def article_paths(self, at: datetime | None = None) -> Iterator[str]:
        """The addresses of the articles listed at `at` (their first pages), newest first."""
        return (self.catalogue.story(number).path for number in reversed(self.catalogue.numbers(self._moment(at))))

    def answer(self, path: str, base: str, at: datetime | None = None, times: int = 1) -> Answer:
        """The answer to a GET of `path` at `at`; the query string is ignored. `times` is the number of this request for the path, from 1.

        >>> Gazette().answer("/politique/", "http://127.0.0.1:8008").status
        200
        """
        moment = self._moment(at)
        path = unquote(urlsplit(path).path) or "/"
        return (
            self._trouble(path, base, moment, times)
            or self._article(path, base, moment)
            or self._list(path, base, moment)
            or MachineFiles(self.catalogue, base, moment).answer(path)
            or _fixed_page(path, base)
            or Answer(lists.plain("Page introuvable", "<p>Cette page n’existe pas, ou pas encore.</p>", base + path).encode(), status=404)
        )

    def truth(self, url: str, at: datetime | None = None) -> Truth | None:
        """What the page at `url` (absolute) states at `at`; None where there is no article, front page or section."""
        parts = urlsplit(url)
        base, path, moment = f"{parts.scheme}://{parts.netloc}", unquote(parts.path) or "/", self._moment(at)
        found = self._find(path, moment)
        if found:
            return truth(self._article_page(*found, base, moment))
        columns = Columns(self.catalogue, base, moment)
        if path == "/":
            return Truth(base + path, "front", "list", headlines=_links(columns.front()))
        shown = self._section(path, moment)
        if not shown:
            return None
        title, headlines = shown[0].title, _links(columns.section(shown[0], *_places(shown[1])))
        return Truth(base + path, "section", "list", title=title, section=title, headlines=headlines)

    def _trouble(self, path: str, base: str, at: datetime, times: int) -> Answer | None:
        if not self.troubles:
            return None
        newest = self.catalogue.newest(at, 1)
        return troubles.answer(path, base, times, base + (self.catalogue.story(newest[0]).path if newest else "/"))

    def _find(self, path: str, at: datetime) -> tuple[Story, int] | None:
        """The article at `path` and the number of its page; None where there is none at `at`."""
        match = _ARTICLE.match(path)
        for number, page in ((match[1], match[2] or 1), (match[2], 1)) if match else ():
            story = self.catalogue.published(int(number), at) if number else None
            if story and int(page) <= len(story.pages(at)) and path == story.page_path(int(page)):
                return story, int(page)
        return None

    def _article_page(self, story: Story, page: int, base: str, at: datetime) -> ArticlePage:
        edition = story.edition(at)
        stamp = printed_times.stamp(story.template, story.published, edition.stated, at, story.variant)
        sides = Columns(self.catalogue, base, at).of_article(story, TEMPLATES[story.template].SIDES)
        return ArticlePage(story, edition, at, base, page, story.pages(at), stamp, sides)

    def _article(self, path: str, base: str, at: datetime) -> Answer | None:
        found = self._find(path, at)
        if not found:
            return None
        article_page = self._article_page(*found, base, at)
        template = TEMPLATES[article_page.story.template]
        html: str = padded(template.page(article_page), self.page_size, article_page.story.number)
        changed = self.catalogue.changed(at, article_page.edition.at)
        return Answer(html.encode(template.ENCODING), content_type=template.CONTENT_TYPE, changed=changed)

    def _pages(self, section: Section, at: datetime) -> int:
        return max(-(-self.catalogue.count(section, at) // SECTION_PAGE), 1)

    def _section(self, path: str, at: datetime) -> tuple[Section, int] | None:
        """The section at `path` and the number of its page; None where there is none. The first page has only one address."""
        match = _SECTION.match(path)
        if not match or match[1] not in BY_SLUG:
            return None
        section, page = BY_SLUG[match[1]], int(match[2] or 1)
        return (section, page) if (page > 1 or not match[2]) and page <= self._pages(section, at) else None

    def _list(self, path: str, base: str, at: datetime) -> Answer | None:
        columns = Columns(self.catalogue, base, at)
        if path == "/":
            return Answer(lists.front(base + "/", at, columns.front(), self.troubles).encode(), changed=self.catalogue.changed(at))
        shown = self._section(path, at)
        if not shown:
            return None
        section, page = shown
        html = lists.section(base + path, at, section, columns.section(section, *_places(page)), (page, self._pages(section, at)))
        return Answer(html.encode(), changed=self.catalogue.changed(at))


def _links(sides: Iterable[Side]) -> tuple[Link, ...]:
    return tuple(link for side in sides for link in side.links)


def _places(page: int) -> tuple[int, int]:
    """The first and last position of the articles on a section's page."""
    return (page - 1) * SECTION_PAGE, page * SECTION_PAGE


def _fixed_page(path: str, base: str) -> Answer | None:
    """Pictures, styles, and pages of services, topics and authors. They never change."""
    if _PICTURE.match(path):
        return Answer(PICTURE, content_type="image/png", as_is=True)
    if path == "/css/2012.css":
        return Answer(STYLE, content_type="text/css")
    match = _SERVICE.match(path)
    if not match:
        return None
    name = match[1].replace("-", " ").capitalize()
    return Answer(lists.plain(name, "<p>La Gazette est à votre service.</p>", base + path).encode())
