"""Whether what an outlet's file says still holds: a verdict for each listing, for the article's shape, for each field and each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.outlets import validate
from crawler.parsing.document import addresses
from crawler.parsing.outlet import Outlet

if TYPE_CHECKING:
    from crawler.archive import Visit
    from crawler.article import Article

GOOD, BAD, UNKNOWN = "good", "bad", "unknown"
LISTINGS = ("feeds", "news_sitemaps", "sitemaps", "fronts")
NEEDED = ("title", "text", "published")
"""Fields that no article is without."""
OTHERS = ("lead", "authors", "section", "tags", "headlines")
TRACED = {
    "headline": "title",
    "lead": "lead",
    "body": "paragraphs",
    "authors": "authors",
    "section": "section",
    "tags": "tags",
    "blocks": "headlines",
}
"""The rules that leave a trace in an article's evidence, and in which field."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of what was found."""

    what: str
    """`file`, `listing`, `pattern`, `field` or `rule`."""
    name: str
    """The address, the field."""
    verdict: str
    """`good`, `bad`, or `unknown` where nothing could be seen."""
    told: str
    """Why, in a few words."""


def verdicts(outlet: Outlet, visits: Sequence[Visit]) -> Iterator[Verdict]:
    """What a crawl of the outlet showed; without visits what can be said of the file alone."""
    troubles = validate(outlet)
    yield Verdict("file", outlet.name, BAD if troubles else GOOD, "; ".join(troubles) or "sound")
    by_address = {visit.url: visit for visit in visits}
    for kind in LISTINGS:
        for address in getattr(outlet, kind):
            yield _listing(outlet, kind, address, by_address.get(addresses.normalise(address) or address))
    read = [(visit.url, visit.article) for visit in visits if visit.outcome == "article" and visit.article]
    yield _pattern(outlet, [url for url, _ in read])
    articles = [article for _, article in read]
    yield from _fields(articles)
    yield from _rules(outlet, articles)


def _listing(outlet: Outlet, kind: str, address: str, visit: Visit | None) -> Verdict:
    if visit is None:
        return Verdict("listing", address, UNKNOWN, f"{kind}: not asked for")
    if visit.outcome not in ("listing", "unchanged"):
        return Verdict("listing", address, BAD, f"{kind}: {visit.outcome}{', ' if visit.detail else ''}{visit.detail}")
    named = [found.url for found in visit.found if found.how != "robots"]
    shaped = sum(outlet.is_article_at(url) is True for url in named)
    told = f"{kind}: names {len(named)} addresses" + (f", {shaped} like an article's" if outlet.article else "")
    return Verdict("listing", address, GOOD if shaped or (named and (not outlet.article or kind == "sitemaps")) else BAD, told)


def _pattern(outlet: Outlet, articles: Sequence[str]) -> Verdict:
    if not outlet.article:
        return Verdict("pattern", "article", UNKNOWN, "the file states none")
    if not articles:
        return Verdict("pattern", "article", UNKNOWN, "no article was read")
    shaped = sum(outlet.is_article_at(url) is not False for url in articles)
    return Verdict("pattern", "article", GOOD if 2 * shaped >= len(articles) else BAD, f"fits {shaped} of {len(articles)} articles read")


def _fields(articles: Sequence[Article]) -> Iterator[Verdict]:
    for name in (*NEEDED, *OTHERS):
        filled = sum(bool(getattr(article, name)) for article in articles)
        state = GOOD if filled else BAD if name in NEEDED else UNKNOWN
        yield Verdict("field", name, state if articles else UNKNOWN, f"filled in {filled} of {len(articles)} articles")


def _rules(outlet: Outlet, articles: Sequence[Article]) -> Iterator[Verdict]:
    for name in outlet.ruled:
        if name in TRACED:
            used = sum(_used(article, name) for article in articles)
            told = f"matched in {used} of {len(articles)} articles" + ("" if used or not articles else ": the layout may have changed")
            yield Verdict("rule", name, UNKNOWN if not articles else GOOD if used else BAD, told)


def _used(article: Article, name: str) -> bool:
    return any(candidate.source == f"rule:{name}" for candidate in article.evidence.get(TRACED[name], ()))


def holds(found: Iterable[Verdict]) -> bool:
    """Whether nothing is bad."""
    return all(one.verdict != BAD for one in found)
