"""SQL functions in place of SQLite's own, for the SQL that readers type.

SQLite's `instr`, `replace`, `trim` and `json_patch` compare each part of one text with the whole other text: two long texts take hours, and
nothing can interrupt a function. These take time in proportion to the texts.
"""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from typing import Any

Value = str | bytes | int | float | None


def add_functions(connection: sqlite3.Connection) -> None:
    """Replace the functions of a connection."""
    add = partial(connection.create_function, deterministic=True)
    add("instr", 2, instr)
    add("replace", 3, replace)
    for name, ends in (("trim", "lr"), ("ltrim", "l"), ("rtrim", "r")):
        add(name, 1, partial(trimmed, ends))
        add(name, 2, partial(trimmed, ends))
    add("json_patch", 2, json_patch)


def instr(text: Value, wanted: Value) -> int | None:
    """The position of the first `wanted` in `text`, from 1; 0 where there is none.

    >>> instr("l'Élysée", "Élysée"), instr("abc", "d"), instr(None, "a"), instr(1234, 3), instr(b"abc", b"c")
    (3, 0, None, 3, 3)
    """
    if text is None or wanted is None:
        return None
    if isinstance(text, bytes) and isinstance(wanted, bytes):
        return text.find(wanted) + 1
    return as_text(text).find(as_text(wanted)) + 1


def replace(text: Value, wanted: Value, other: Value) -> str | None:
    """`text` with `other` in place of each `wanted`.

    >>> replace("grève", "è", "e"), replace("abc", "", "x"), replace("abc", "b", None), replace(1.0, ".", ",")
    ('greve', 'abc', None, '1,0')
    """
    if text is None or wanted is None or other is None:
        return None
    one, two, three = as_text(text), as_text(wanted), as_text(other)
    return one.replace(two, three) if two else one


def trimmed(ends: str, text: Value, signs: Value = " ") -> str | None:
    """`text` without the characters `signs` at its left end (`l`), its right end (`r`), or both (`lr`).

    >>> trimmed("lr", "  a "), trimmed("l", "xxax", "x"), trimmed("lr", None), trimmed("lr", "a", "")
    ('a', 'ax', None, 'a')
    """
    if text is None or signs is None:
        return None
    whole, removed = as_text(text), frozenset(as_text(signs))
    first, last = 0, len(whole)
    while "l" in ends and first < last and whole[first] in removed:
        first += 1
    while "r" in ends and first < last and whole[last - 1] in removed:
        last -= 1
    return whole[first:last]


def json_patch(target: Value, patch: Value) -> str | None:
    """A JSON text with the changes of another one (RFC 7396); None where one of them is no JSON.

    >>> json_patch('{"a":1,"b":2}', '{"b":null,"c":3}'), json_patch("{", "{}")
    ('{"a":1,"c":3}', None)
    """
    if target is None or patch is None:
        return None
    try:
        patched = _patched(json.loads(as_text(target)), json.loads(as_text(patch)))
    except (ValueError, RecursionError):
        return None
    return json.dumps(patched, ensure_ascii=False, separators=(",", ":"))


def _patched(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    old = target if isinstance(target, dict) else {}
    changed = {name: _patched(old.get(name), value) for name, value in patch.items() if value is not None}
    return {name: value for name, value in old.items() if name not in patch or name in changed} | changed


def as_text(value: str | bytes | int | float) -> str:
    """A value as SQLite writes it in a text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float):
        text = f"{value:.15g}"
        return text if any(sign in text for sign in ".en") else f"{text}.0"
    return str(value)
