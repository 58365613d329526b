"""What Datasette answers to SQL: no list that is cut in silence, no path of this computer."""

from __future__ import annotations

import json
import re
from typing import Any

from datasette import utils
from datasette.renderer import json_renderer

LISTS = {"array", "arrayfirst", "object"}
"""Shapes of JSON that have no place for `"truncated": true`."""
_PATHS = (re.compile("pragma_database_list"), "The paths of databases are not shown")


def whole_json(args: Any, data: dict[str, Any], view_name: str) -> Any:
    """The JSON of an answer. Where rows are missing and its shape cannot say so, an error."""
    if data.get("truncated") and args.get("_shape") in LISTS:
        most = len(data["rows"])
        error = f"The query has more than {most} rows: ask for .csv, which has all of them, or for _shape=objects, which says what is cut."
        body = json.dumps({"ok": False, "error": error, "status": 400})
        return {"body": body, "status_code": 400, "content_type": "application/json; charset=utf-8"}
    return json_renderer(args, data, view_name)


def forbid_paths() -> None:
    """Refuse `pragma_database_list` in typed SQL."""
    if _PATHS not in utils.disallawed_sql_res:
        utils.disallawed_sql_res.append(_PATHS)
