"""What a user can mend."""

from __future__ import annotations


class HemeroError(Exception):
    """A mistake or a trouble that the user can do something about.

    Its text is one sentence that says what happened and the way out; the command line prints it alone,
    without a stack trace, and ends with exit code 1.
    """
