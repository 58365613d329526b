"""The error that a user can correct."""

from __future__ import annotations


class HemeroError(Exception):
    """An error that the user can correct.

    Its text is one sentence: what happened, and what to do. The command line prints this sentence without a stack trace and exits with
    code 1.
    """
