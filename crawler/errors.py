"""The error that a user can correct."""

from __future__ import annotations


class HemeroError(Exception):
    """An error that the user can correct.

    Its text is one sentence: what happened, and what to do. The command line prints this sentence without a stack trace and exits with
    code 1.
    """


class WrongArchiveError(HemeroError, AttributeError):
    """An attribute that one of the two classes named `Archive` does not have: the one that answers questions, or the one of the crawl."""

    def __init__(self, name: str, *, questions: bool) -> None:
        use = "questions are asked of crawler.Archive(path)" if questions else "it answers questions only, help(crawler.Archive) lists them"
        super().__init__(f"This archive has no {name!r}: {use}.")
