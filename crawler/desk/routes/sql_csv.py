"""The result of an SQL query as CSV: all its rows, or an error. Datasette's own CSV ends after `max_returned_rows` without saying so."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Generator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from datasette.utils import InvalidSql, derive_named_parameters, sqlite_timelimit, tilde_decode, validate_sql_select
from datasette.utils.asgi import Forbidden, NotFound

from crawler.desk.security import HEADERS
from crawler.desk.sql.limits import MEGABYTE, SqlError, TooLargeAnswerError
from crawler.desk.streaming import Streamed
from crawler.exports.csv_ import disarmed

MAX_FILE = 100 * MEGABYTE
IN_MEMORY, CHUNK = MEGABYTE, 1 << 18


async def view(request: Any, datasette: Any) -> Any:
    """The file. It is made whole before it is sent, so that an error is no half of a file."""
    try:
        database = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError as error:
        raise NotFound("There is no such database") from error
    sql = (request.args.get("sql") or "").strip()
    if not sql:
        raise NotFound("There is no query")
    if not await datasette.permission_allowed(request.actor, "execute-sql", resource=database.name, default=True):
        raise Forbidden("execute-sql")
    try:
        validate_sql_select(sql)
        names = await derive_named_parameters(database, sql)
        values = {name: request.args.get(name, "") for name in names}
        made = await database.execute_fn(lambda connection: _file(connection, sql, values, datasette.sql_time_limit_ms))
    except TooLargeAnswerError:
        raise
    except (InvalidSql, sqlite3.Error) as error:
        raise SqlError(str(error)) from error
    headers = HEADERS | {"Content-Type": "text/plain; charset=utf-8"}
    if request.args.get("_dl"):
        headers |= {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{database.name}.csv"'}
    return await Streamed(_chunks(made), request.receive, headers=headers, close=made.close).begin()


def _file(connection: sqlite3.Connection, sql: str, values: dict[str, str], patience_ms: int) -> IO[bytes]:
    """The rows in a temporary file, without a byte of them in memory beyond the first. Raises `TooLargeAnswerError`, `sqlite3.Error`."""
    made: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - sent and closed later
    text = io.TextIOWrapper(made, "utf-8", "replace", newline="", write_through=True)
    writer = csv.writer(text)
    cursor = connection.cursor()
    cursor.row_factory = None
    try:
        with sqlite_timelimit(connection, patience_ms):
            cursor.execute(sql, values)
            writer.writerow([column[0] for column in cursor.description or ()])
            for row in cursor:
                writer.writerow(disarmed(cell.hex() if isinstance(cell, bytes) else cell for cell in row))
                if made.tell() > MAX_FILE:
                    raise TooLargeAnswerError(MAX_FILE)
    except BaseException:
        made.close()
        raise
    finally:
        cursor.close()
        text.detach() if not made.closed else None
    made.seek(0)
    return made


def _chunks(file: IO[bytes]) -> Generator[bytes, None, None]:
    while chunk := file.read(CHUNK):
        yield chunk
