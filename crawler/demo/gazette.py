"""La Gazette des Deux-Rives: every page of the demo newspaper, from a seed, a number of articles and a moment."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from types import ModuleType
from urllib.parse import unquote, urlsplit

from crawler.demo import listings, stamps, troubles
from crawler.demo.answer import Answer
from crawler.demo.articles import Story, section_of, windows_1252
from crawler.demo.blocks import Entry, Link, Side
from crawler.demo.calendar import DEFAULT_AT, ZONE, Calendar, fold, local
from crawler.demo.listings import Notice
from crawler.demo.newsroom import BY_SLUG, SECTIONS, Section
from crawler.demo.proof import Proof, Truth, truth
from crawler.demo.templates import decade, lists, modern, old
from crawler.demo.templates.chrome import filled

TEMPLATES: dict[str, ModuleType] = {"modern": modern, "decade": decade, "old": old}
SECTION_PAGE = 20
FEED = 30
_ARTICLE = re.compile(r"^/(?:[a-z]+/(?:article/)?\d{4}/\d\d/\d\d/|gazette/\d{4}/\d{4}/c).*?[-_](\d+)\.html$")
_SECTION = re.compile(r"^/([a-z]+)/(?:(\d+)\.html)?$")
_MONTH = re.compile(r"^/sitemaps/(\d{4})-(\d\d)\.xml(\.gz)?$")
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
_STILL = {"/logo.png": "image/png", "/css/2012.css": "text/css", "/favicon.ico": "image/png"}


class Gazette:
    """The newspaper. It keeps no list of its articles: each is made from its number when it is asked for.

    `at` is the moment at which it stands (naive: in Europe/Paris), None lets it follow the real clock. `articles` is how many of the
    newest it lists; older ones still answer at their addresses. `page_size` brings article pages to at least so many characters.
    """

    def __init__(self, seed: int = 1871, articles: int = 300, at: datetime | None = DEFAULT_AT, page_size: int = 0, troubles: bool = True) -> None:
        self.seed, self.articles, self.page_size, self.troubles = seed, articles, page_size, troubles
        self.at = local(at) if at else None
        self.calendar = Calendar.of(seed, articles)
        self.story: Callable[[int], Story] = lru_cache(4_000)(lambda number: Story(self.calendar, number))

    def wishes(self) -> dict[str, int | str | bool | None]:
        """What it was made with, as JSON can carry it."""
        at = self.at.isoformat() if self.at else None
        return {"seed": self.seed, "articles": self.articles, "at": at, "page_size": self.page_size, "troubles": self.troubles}

    def travel(self, at: datetime) -> None:
        """Set the clock (naive: in Europe/Paris)."""
        self.at = local(at)

    def now(self) -> datetime:
        """The moment at which the newspaper stands, in Europe/Paris, to the minute."""
        return self.at or local(datetime.now(UTC))

    def numbers(self, at: datetime | None = None) -> range:
        """The numbers of the articles listed at `at`, oldest first."""
        latest = self.calendar.latest(at or self.now())
        return range(max(latest - self.articles + 1, 0), latest + 1)

    def article_paths(self, at: datetime | None = None) -> Iterator[str]:
        """The addresses of the listed articles (their first pages), newest first."""
        return (self.story(number).path for number in reversed(self.numbers(at)))

    # ── what is asked for ────────────────────────────────────────────────────────────────────────────────────────

    def answer(self, path: str, base: str, at: datetime | None = None, times: int = 1) -> Answer:
        """The answer to a GET of `path` (query left out or ignored) at `at`; `times` is the how-manieth request for it this is."""
        at = local(at) if at else self.now()
        path = unquote(urlsplit(path).path) or "/"
        for find in (self._troubles, self._article, self._list, self._machine, self._still):
            answer = find(path, base, at, times)
            if answer:
                return answer
        return Answer(lists.plain("Page introuvable", "<p>Cette page n’existe pas, ou pas encore.</p>", base + path).encode(), status=404)

    def truth(self, url: str, at: datetime | None = None) -> Truth | None:
        """What the page at `url` (absolute) states at `at`; None where it is no article, front page or section, or not there yet."""
        parts = urlsplit(url)
        base, path = f"{parts.scheme}://{parts.netloc}", unquote(parts.path) or "/"
        at = local(at) if at else self.now()
        found = self._find(path, at)
        if found:
            return truth(self._proof(*found, base, at))
        if path == "/":
            return Truth(base + path, "front", "list", headlines=self._links(self._front_parts(base, at)))
        shown = self._section_shown(path, at)
        if not shown:
            return None
        parts_of_page = self._section_parts(*shown, base, at)
        return Truth(base + path, "section", "list", title=shown[0].title, section=shown[0].title, headlines=self._links(parts_of_page))

    def _troubles(self, path: str, base: str, at: datetime, times: int) -> Answer | None:
        if not self.troubles:
            return None
        latest = base + self.story(max(self.calendar.latest(at), 0)).path
        return troubles.answer(path, base, times, latest)

    # ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _find(self, path: str, at: datetime) -> tuple[Story, int] | None:
        """The article and the page of it that stand at `path` at `at`."""
        match = _ARTICLE.match(path)
        if not match:
            return None
        story = self._published(int(match[1]), at)
        if story and story.path == path:
            return story, 1
        number, _, page = path.removesuffix(".html").rpartition("-")
        tail = re.search(r"[-_](\d+)$", number)
        story = self._published(int(tail[1]), at) if tail else None
        if story and page.isdigit() and 2 <= int(page) <= len(story.pages(at)) and story.page_path(int(page)) == path:
            return story, int(page)
        return None

    def _published(self, number: int, at: datetime) -> Story | None:
        return self.story(number) if number <= self.calendar.latest(at) else None

    def _proof(self, story: Story, page: int, base: str, at: datetime) -> Proof:
        edition = story.edition(at)
        stamp = stamps.stamp(story.template, story.published, edition.stated, at, story.dress)
        return Proof(story, edition, at, base, page, story.pages(at), stamp, self._sides(story, base, at))

    def _article(self, path: str, base: str, at: datetime, _times: int) -> Answer | None:
        found = self._find(path, at)
        if not found:
            return None
        proof = self._proof(*found, base, at)
        template = TEMPLATES[proof.story.template]
        html = filled(template.page(proof), self.page_size, proof.story.number)
        return Answer(html.encode(template.ENCODING), content_type=template.CONTENT_TYPE, changed=self._changed(at, proof.edition.at))

    def _changed(self, at: datetime, *others: datetime) -> datetime:
        """When the side columns last changed, or the page itself if that is later."""
        newest = self.calendar.published(max(self.calendar.latest(at), 0))
        return max(newest, at.replace(minute=0), *others)

    # ── blocks of headlines ──────────────────────────────────────────────────────────────────────────────────────

    def _entry(self, number: int, block: str, rank: int, base: str, at: datetime, kicker: str | None = None) -> Entry:
        story = self.story(number)
        return Entry(Link(block, rank, story.edition(at).title, base + story.path, kicker), story.published, story.section.slug)

    def _side(self, title: str, numbers: Sequence[int], base: str, at: datetime, kickers: bool = False) -> Side:
        return Side(
            title,
            tuple(self._entry(number, title, rank, base, at, self.story(number).section.title if kickers else None) for rank, number in enumerate(numbers, 1)),
        )

    def _most_read(self, at: datetime) -> list[int]:
        """Drawn from the newest forty, anew every hour."""
        pool = self.numbers(at)[-40:]
        return Random(f"{self.seed}/read/{at:%Y%m%d%H}").sample(pool, min(5, len(pool)))  # noqa: S311

    def _related(self, story: Story, at: datetime, count: int) -> list[int]:
        """Older articles of the same section, drawn once for ever (as long as they are listed)."""
        listed = self.numbers(at)
        near = range(max(story.number - 90, listed.start), min(story.number, listed.stop))
        pool = [number for number in near if section_of(self.seed, number) == story.section]
        return Random(f"{self.seed}/related/{story.number}").sample(pool, min(count, len(pool)))  # noqa: S311

    def _sides(self, story: Story, base: str, at: datetime) -> tuple[Side, ...]:
        others = [number for number in self.numbers(at)[-9:] if number != story.number][-8:]
        related = self._related(story, at, 5)
        inserted = related[4:] if story.dress % 2 == 0 else []
        numbers = {"Lire aussi": inserted, "En continu": others[::-1], "Les plus lus": [n for n in self._most_read(at) if n != story.number], "À lire aussi": related[:4]}
        sides = (self._side(title, numbers[title], base, at, title == "À lire aussi" and story.template != "old") for title in TEMPLATES[story.template].SIDES)
        if story.template == "old":
            sides = (_plain(side) for side in sides)
        return tuple(side for side in sides if side.entries)

    # ── front page and sections ──────────────────────────────────────────────────────────────────────────────────

    def _cards(self, numbers: Sequence[int], base: str, at: datetime) -> list[tuple[Entry, str | None]]:
        return [(self._entry(number, "", rank, base, at, self.story(number).kicker), self.story(number).edition(at).lead) for rank, number in enumerate(numbers, 1)]

    def _front_parts(self, base: str, at: datetime) -> tuple[list[tuple[Entry, str | None]], list[Side]]:
        newest = self.numbers(at)[::-1]
        blocks = [self._side(section.title, self._of_section(section, at, 0, 6)[1:5], base, at) for section in SECTIONS]
        sides = [*blocks, self._side("Les plus lus", self._most_read(at), base, at), self._side("En continu", newest[:8], base, at)]
        return self._cards(newest[:12], base, at), [side for side in sides if side.entries]

    def _of_section(self, section: Section, at: datetime, start: int, stop: int) -> list[int]:
        """The numbers of a section's articles from place `start` to `stop`, newest first: any row of six holds exactly one."""
        listed = self.numbers(at)
        if not listed:
            return []
        newest_row = listed[-1] // len(SECTIONS)
        newest_row -= self._in_row(section, newest_row) > listed[-1]
        found = (self._in_row(section, row) for row in range(newest_row - start, max(newest_row - stop, -1), -1))
        return [number for number in found if number in listed]

    def _in_row(self, section: Section, row: int) -> int:
        """The article that the section has in the row-th six."""
        return next(number for number in range(row * len(SECTIONS), (row + 1) * len(SECTIONS)) if section_of(self.seed, number) == section)

    def _last_page(self, section: Section, at: datetime) -> int:
        listed = self.numbers(at)
        if not listed:
            return 1
        newest, oldest = listed[-1] // len(SECTIONS), listed.start // len(SECTIONS)
        count = newest - oldest + 1 - (self._in_row(section, newest) > listed[-1]) - (self._in_row(section, oldest) < listed.start)
        return max(-(-count // SECTION_PAGE), 1)

    def _section_shown(self, path: str, at: datetime) -> tuple[Section, int] | None:
        """The section and the page of it that stand at `path`."""
        match = _SECTION.match(path)
        if not match or match[1] not in BY_SLUG:
            return None
        section, page = BY_SLUG[match[1]], int(match[2] or 1)
        return (section, page) if (page > 1 or not match[2]) and page <= self._last_page(section, at) else None

    def _section_parts(self, section: Section, page: int, base: str, at: datetime) -> tuple[list[tuple[Entry, str | None]], list[Side]]:
        numbers = self._of_section(section, at, (page - 1) * SECTION_PAGE, page * SECTION_PAGE)
        return self._cards(numbers, base, at), [self._side("Les plus lus", self._most_read(at), base, at)]

    @staticmethod
    def _links(parts: tuple[list[tuple[Entry, str | None]], list[Side]]) -> tuple[Link, ...]:
        cards, sides = parts
        return (*(entry.link for entry, _ in cards), *(link for side in sides for link in side.links))

    def _list(self, path: str, base: str, at: datetime, _times: int) -> Answer | None:
        if path == "/":
            return Answer(lists.front(base + "/", at, *self._front_parts(base, at)).encode(), changed=self._changed(at))
        shown = self._section_shown(path, at)
        if not shown:
            return None
        section, page = shown
        html = lists.section(base + path, at, section, *self._section_parts(section, page, base, at), (page, self._last_page(section, at)))
        return Answer(html.encode(), changed=self._changed(at))

    # ── feeds, sitemaps, the rest ────────────────────────────────────────────────────────────────────────────────

    def _notices(self, numbers: Sequence[int], base: str, at: datetime) -> Iterator[Notice]:
        for number in numbers:
            story = self.story(number)
            edition = story.edition(at)
            yield Notice(base + story.path, edition.title, edition.lead or "", story.published, edition.stated or story.published, story.authors, story.section.title)

    def _machine(self, path: str, base: str, at: datetime, _times: int) -> Answer | None:
        """robots.txt, feeds and sitemaps."""
        newest = self.numbers(at)[::-1]
        if path == "/robots.txt":
            return Answer(listings.robots(base).encode(), content_type="text/plain; charset=utf-8")
        if path == "/rss.xml":
            return self._xml(listings.rss(base, path, list(self._notices(newest[:FEED], base, at))), at, "application/rss+xml")
        if path == "/atom.xml":
            return self._xml(listings.atom(base, list(self._notices(newest[:FEED], base, at)), at), at, "application/atom+xml")
        if path == "/sitemap-news.xml":
            recent = self._between(at - timedelta(days=2), at)[::-1]
            return self._xml(listings.news_sitemap(self._notices(recent, base, at)), at)
        section = BY_SLUG.get(path.removesuffix("/rss.xml").strip("/")) if path.endswith("/rss.xml") else None
        if section:
            return self._xml(listings.rss(base, path, list(self._notices(self._of_section(section, at, 0, FEED), base, at))), at, "application/rss+xml")
        return self._sitemaps(path, base, at)

    def _xml(self, text: str, at: datetime, kind: str = "application/xml") -> Answer:
        return Answer(text.encode(), content_type=f"{kind}; charset=utf-8", changed=self._changed(at))

    def _between(self, start: datetime, end: datetime) -> range:
        """The numbers of the listed articles that appeared after `start`, at `end` at the latest."""
        listed = self.numbers(end)
        return range(max(self.calendar.latest(start) + 1, listed.start), listed.stop)

    def _months(self, at: datetime) -> list[datetime]:
        """The first moments of the months that have listed articles, newest first."""
        listed = self.numbers(at)
        oldest = self.calendar.published(listed.start) if listed else at
        month, months = at.replace(day=1, hour=0, minute=0), []
        while month >= oldest.replace(day=1, hour=0, minute=0):
            months.append(month)
            month = (month - timedelta(days=1)).replace(day=1, hour=0, minute=0)
        return months

    def _sitemaps(self, path: str, base: str, at: datetime) -> Answer | None:
        """The index and the months of the archive; even months are stored gzipped."""
        if path == "/sitemap.xml":
            entries = [(f"{base}/sitemaps/{month:%Y-%m}.xml{'' if month.month % 2 else '.gz'}", min(_month_end(month), at)) for month in self._months(at)]
            return self._xml(listings.sitemap_index(entries), at)
        match = _MONTH.match(path)
        month = datetime(int(match[1]), int(match[2]), 1, tzinfo=ZONE) if match and 1 <= int(match[2]) <= 12 else None
        if not match or not month or month not in self._months(at) or bool(match[3]) == bool(month.month % 2):
            return None
        listed = self.numbers(at)
        through = min(self.calendar.latest(_month_end(month) - timedelta(minutes=1)) + 1, listed.stop)
        numbers = range(max(self.calendar.latest(month - timedelta(minutes=1)) + 1, listed.start), through)
        body = listings.sitemap(self._notices(numbers, base, at)).encode()
        if match[3]:
            return Answer(gzip.compress(body, mtime=0), content_type="application/gzip", changed=self._changed(at), as_is=True)
        return Answer(body, content_type="application/xml; charset=utf-8", changed=self._changed(at))

    def _still(self, path: str, base: str, _at: datetime, _times: int) -> Answer | None:
        """Pictures, styles, and pages of services that never change."""
        if path.startswith(("/photos/", "/pub/")) or path in _STILL:
            kind = _STILL.get(path, "image/png")
            return Answer(_PIXEL if kind == "image/png" else b"body{font-family:Georgia}", content_type=kind, as_is=True)
        if path.startswith(("/services/", "/auteurs/", "/sujets/")):
            name = path.rsplit("/", 1)[-1].replace("-", " ").capitalize()
            return Answer(lists.plain(name or "Services", "<p>La Gazette est à votre service.</p>", base + path).encode())
        return None


def _month_end(month: datetime) -> datetime:
    return (month + timedelta(days=32)).replace(day=1)


def _plain(side: Side) -> Side:
    """The block as the old system prints it, in windows-1252."""
    links = (Link(entry.link.block, entry.link.rank, windows_1252(entry.link.text), entry.link.url) for entry in side.entries)
    return Side(side.title, tuple(Entry(link, entry.published, entry.section) for link, entry in zip(links, side.entries, strict=True)))
