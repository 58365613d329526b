"""Why a request got no response: it was not sent, or the network failed."""

from __future__ import annotations

from OpenSSL import SSL
from scrapy import exceptions
from service_identity.exceptions import CertificateError, VerificationError
from twisted.internet.error import NoRouteError

REASONS = (
    (exceptions.CannotResolveHostError, "the host's name could not be resolved"),
    (exceptions.DownloadConnectionRefusedError, "the connection was refused"),
    (exceptions.DownloadTimeoutError, "the server took too long"),
    (exceptions.UnsupportedURLSchemeError, "the address is not http or https"),
    (exceptions.ResponseDataLossError, "the connection broke off"),
    (exceptions.DownloadFailedError, "the connection broke off"),
    (NoRouteError, "no route leads to the host"),
)


class Declined(exceptions.IgnoreRequest):
    """The request is not sent. The exception holds the outcome of its address."""

    def __init__(self, outcome: str, reason: str, retry_at: float | None = None) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.retry_at = retry_at
        """UTC seconds at which the address is tried again. None: it is not tried again."""


def reason(failure: BaseException) -> str:
    """Why a request got no response, as stored in `pages.detail`.

    >>> reason(exceptions.DownloadTimeoutError())
    'the server took too long'
    """
    if why := _certificate_fault(failure):
        return f"the certificate of its server is not valid: {why}"
    return next((text for kind, text in REASONS if isinstance(failure, kind)), f"{type(failure).__name__}: {failure}"[:200])


def _certificate_fault(failure: BaseException) -> str:
    """What is wrong with the TLS certificate, if that is why there was no response; otherwise empty."""
    causes: list[BaseException] = [failure]
    for cause in causes:  # grows while it is read
        reasons = [getattr(reason, "value", reason) for reason in getattr(cause, "reasons", None) or ()]
        causes += [one for one in (cause.__cause__, cause.__context__, *reasons) if isinstance(one, BaseException) and one not in causes]
        if isinstance(cause, VerificationError | CertificateError):
            return "it is for another host"
        if isinstance(cause, SSL.Error) and "certificate verify failed" in str(cause):
            return "its issuer is unknown, or its time is over"
    return ""


def outcome(failure: BaseException, max_size: int) -> tuple[str, str]:
    """The outcome of the address, and the reason. `waiting` if another try can help. `max_size`: the largest allowed body, in bytes."""
    if isinstance(failure, exceptions.DownloadCancelledError):
        return "too_large", f"more than {max_size // 1024 // 1024} MB"
    return "error" if isinstance(failure, exceptions.UnsupportedURLSchemeError) else "waiting", reason(failure)
