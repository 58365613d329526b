"""Checks an outlet file: a verdict for each listing, for the article pattern, for each field and for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.outlets import validate
from crawler.parsing.document import addresses
from crawler.parsing.outlet import NO_LONGER, Outlet, broken_rules

if TYPE_CHECKING:
    from crawler.archive import Visit
    from crawler.article import Article

GOOD, BAD, UNKNOWN = "good", "bad", "unknown"
LISTINGS = ("feeds", "news_sitemaps", "sitemaps", "fronts")
REQUIRED_FIELDS = ("title", "text", "published")
"""Fields that every article has."""
OPTIONAL_FIELDS = ("lead", "authors", "section", "tags", "headlines")
EVIDENCE_FIELDS = {
    "headline": "title",
    "lead": "lead",
    "body": "paragraphs",
    "stamp": "stamp",
    "authors": "authors",
    "section": "section",
    "tags": "tags",
    "blocks": "headlines",
}
"""Rules that appear in an article's evidence, and the field of the evidence."""

CHANGED = ": the layout may have changed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One result of the check."""

    what: str
    """`file`, `listing`, `pattern`, `field` or `rule`."""
    name: str
    """The address or the name of the field."""
    verdict: str
    """`good`, `bad`, or `unknown` if nothing was visible."""
    told: str
    """The reason, in a few words."""


def verdicts(outlet: Outlet, visits: Sequence[Visit]) -> Iterator[Verdict]:
    """The verdicts from a crawl of the outlet. Without visits, only the file itself is checked."""
    errors = validate(outlet)
    yield Verdict("file", outlet.name, BAD if errors else GOOD, "; ".join(errors) or "sound")
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
        return Verdict("listing", address, UNKNOWN, f"{kind}: not requested")
    if visit.outcome not in ("listing", "unchanged"):
        return Verdict("listing", address, BAD, f"{kind}: {visit.outcome}{', ' if visit.detail else ''}{visit.detail}")
    listed = [found.url for found in visit.found if found.how != "robots"]
    article_like = sum(outlet.is_article_at(url) is True for url in listed)
    reason = f"{kind}: names {len(listed)} addresses" + (f", {article_like} like an article's" if outlet.article else "")
    return Verdict("listing", address, GOOD if article_like or (listed and (not outlet.article or kind == "sitemaps")) else BAD, reason)


def _pattern(outlet: Outlet, articles: Sequence[str]) -> Verdict:
    if not outlet.article:
        return Verdict("pattern", "article", UNKNOWN, "the file states none")
    if not articles:
        return Verdict("pattern", "article", UNKNOWN, "no article was read")
    article_like = sum(outlet.is_article_at(url) is not False for url in articles)
    return Verdict(
        "pattern", "article", GOOD if 2 * article_like >= len(articles) else BAD, f"fits {article_like} of {len(articles)} articles read"
    )


def _fields(articles: Sequence[Article]) -> Iterator[Verdict]:
    for name in (*REQUIRED_FIELDS, *OPTIONAL_FIELDS):
        filled = sum(bool(getattr(article, name)) for article in articles)
        state = GOOD if filled else BAD if name in REQUIRED_FIELDS else UNKNOWN
        yield Verdict("field", name, state if articles else UNKNOWN, f"filled in {filled} of {len(articles)} articles")


def _rules(outlet: Outlet, articles: Sequence[Article]) -> Iterator[Verdict]:
    failing = Counter(rule for article in articles for rule in broken_rules(article))
    for name in outlet.ruled:
        if name in EVIDENCE_FIELDS:
            used, failed = sum(_used(article, name) for article in articles), failing[name]
            reason = f"matched in {used} of {len(articles)} articles" + (f", no longer holds in {failed}" if failed else "")
            bad = not used or failed > used
            yield Verdict("rule", name, UNKNOWN if not articles else BAD if bad else GOOD, reason + CHANGED * bool(articles and bad))
        elif failing[name]:
            yield Verdict("rule", name, BAD, f"no longer holds in {failing[name]} of {len(articles)} articles{CHANGED}")


def _used(article: Article, name: str) -> bool:
    evidence = article.evidence.get(EVIDENCE_FIELDS[name], ())
    return any(candidate.source == f"rule:{name}" and not candidate.why.startswith(NO_LONGER) for candidate in evidence)


def is_sound(found: Iterable[Verdict]) -> bool:
    """Whether no verdict is bad."""
    return all(one.verdict != BAD for one in found)
