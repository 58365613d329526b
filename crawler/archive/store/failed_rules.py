"""The rules of a newspaper's file that no longer hold on a page, as the reader states them in an article's evidence."""

from __future__ import annotations

import json

from crawler.article import Article

RULE = "rule:"
"""Beginning of the source of a candidate that a rule of the newspaper's file found."""
NO_LONGER_HOLDS = "the rule no longer holds"
"""Beginning of the reason of a candidate whose rule fits nothing on the page, although the page has the field."""


def failed_rules(article: Article) -> list[str]:
    """The rules of the newspaper's file that no longer hold on the page, as the reader says in the evidence; sorted.

    >>> from crawler.article import Candidate
    >>> why = "the rule no longer holds: another paragraph is the lead"
    >>> failed_rules(Article("https://a.fr/", evidence={"lead": (Candidate("lead", "rule:p.chapo", "", None, why=why),)}))
    ['p.chapo']
    """
    return sorted(
        {
            one.source.removeprefix(RULE)
            for candidates in article.evidence.values()
            for one in candidates
            if one.why.startswith(NO_LONGER_HOLDS) and one.source.startswith(RULE) and not one.chosen
        }
    )


def failed_rules_json(article: Article | None) -> str | None:
    """`failed_rules` as a JSON list for the column; None where all rules hold."""
    return json.dumps(rules, ensure_ascii=False) if article and (rules := failed_rules(article)) else None
