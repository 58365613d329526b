"""Why a request brought no response: it was not sent, or the network failed."""

from __future__ import annotations

from scrapy import exceptions

WORDS = (
    (exceptions.CannotResolveHostError, "the host's name could not be resolved"),
    (exceptions.DownloadConnectionRefusedError, "the connection was refused"),
    (exceptions.DownloadTimeoutError, "the server took too long"),
    (exceptions.UnsupportedURLSchemeError, "the address is not http or https"),
    (exceptions.ResponseDataLossError, "the connection broke off"),
    (exceptions.DownloadFailedError, "the connection broke off"),
)


class Declined(exceptions.IgnoreRequest):
    """A request that is not sent, and the outcome of its address."""

    def __init__(self, outcome: str, why: str, until: float | None = None) -> None:
        super().__init__(why)
        self.outcome = outcome
        self.why = why
        self.until = until
        """UTC seconds at which to try again; None: never by itself."""


def words(failure: BaseException) -> str:
    """Why nothing came.

    >>> words(exceptions.DownloadTimeoutError())
    'the server took too long'
    """
    return next((said for kind, said in WORDS if isinstance(failure, kind)), f"{type(failure).__name__}: {failure}"[:200])


def outcome(failure: BaseException, max_size: int) -> tuple[str, str]:
    """The outcome of the address and why; `waiting` where another try may help. `max_size`: bytes that a body may have."""
    if isinstance(failure, exceptions.DownloadCancelledError):
        return "too_large", f"more than {max_size // 1024 // 1024} MB"
    return "error" if isinstance(failure, exceptions.UnsupportedURLSchemeError) else "waiting", words(failure)
