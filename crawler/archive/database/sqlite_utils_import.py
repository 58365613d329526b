"""sqlite-utils as it is where numpy and pandas are not installed.

It loads them where they are, for column types that no archive has: 80 MB in every process, and most of a command's start.
"""

from __future__ import annotations

import sys
from typing import Any

UNUSED = ("numpy", "pandas")

_hidden: dict[str, Any] = {name: None for name in UNUSED if name not in sys.modules}
sys.modules.update(_hidden)  # None: an import of it fails, as of what is not there
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _hidden:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
