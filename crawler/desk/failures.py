"""The answers where something goes wrong outside the desk's own pages: unknown addresses, invalid or too large SQL, errors of ours.

Datasette's own handler writes a traceback with all local variables to the terminal for each of them, an unknown address included: a second
of CPU, in which nobody else is answered.
"""

from __future__ import annotations

import sqlite3
import sys
import traceback
from collections.abc import Iterator
from typing import Any

from datasette import handle_exception
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils.asgi import Base400, Forbidden, NotFound, Response
from datasette.views.base import DatasetteError

from crawler.desk.language import Language
from crawler.desk.security import HEADERS, without_paths
from crawler.desk.site import Desk, archive_of
from crawler.desk.sql.limits import MEGABYTE, SqlError, TooLargeAnswerError


def replace_handler() -> None:
    """Take Datasette's own handler away: it would run besides ours."""
    if pm.is_registered(handle_exception):
        pm.unregister(handle_exception)


async def answer(datasette: Any, request: Any, exception: Exception) -> Response:
    """A page in the reader's language; JSON, in English, for an address that ends in `.json`."""
    try:
        archive = await archive_of(datasette)
    except (sqlite3.Error, OSError):  # the file is gone: the error page must still be made
        archive = None
    desk = Desk(request, datasette, archive)
    program = request.path.partition("?")[0].endswith(".json")
    status, title, detail = described(exception, Language("en") if program else desk.words)
    if status == 500:
        traceback.print_exception(exception, file=sys.stderr)
    if program:
        error = detail or title
        title = str(getattr(exception, "title", None) or title)
        return Response.json({"ok": False, "error": error, "status": status, "title": title}, status=status, headers=HEADERS)
    return desk.html("trouble", status=status, title=title, detail=detail)


def described(exception: Exception, words: Language) -> tuple[int, str, str]:
    """Status, title and detail. The text of an unexpected error is not shown: it may have paths of this computer."""
    causes = tuple(causes_of(exception))
    if large := next((one for one in causes if isinstance(one, TooLargeAnswerError)), None):
        return 400, words("trouble.large", n=large.most // MEGABYTE), ""
    if any(isinstance(one, QueryInterrupted) or str(one) == "interrupted" for one in causes):
        return 400, words("trouble.sql_slow"), ""
    if isinstance(exception, SqlError):
        return 400, words("trouble.sql"), without_paths(str(exception))
    if isinstance(exception, DatasetteError) and exception.status != 500:
        detail = "" if exception.message_is_html else without_paths(str(exception.message))
        return exception.status, words("trouble.sql" if exception.status == 400 else "trouble.missing"), detail
    kinds: tuple[tuple[type[Exception], int, str], ...] = ((NotFound, 404, "trouble.unknown"), (Forbidden, 403, "trouble.refused"))
    for kind, status, key in kinds:
        if isinstance(exception, kind):
            return status, words(key), ""
    if isinstance(exception, Base400):
        return exception.status, words("trouble.wrong"), without_paths(str(exception))
    return 500, words("trouble.ours"), ""


def causes_of(exception: BaseException | None) -> Iterator[BaseException]:
    """The exception and those that caused it, the last one first."""
    while exception is not None:
        yield exception
        exception = exception.__cause__ or exception.__context__
