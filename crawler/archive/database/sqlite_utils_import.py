"""Import of sqlite-utils without numpy and pandas.

sqlite-utils imports them where they are installed, for column types that an archive does not have. They cost 80 MB in every process and
most of a command's start-up time.
"""

from __future__ import annotations

import sys
from typing import Any

UNUSED = ("numpy", "pandas")

_hidden: dict[str, Any] = {name: None for name in UNUSED if name not in sys.modules}
sys.modules.update(_hidden)  # None in sys.modules makes the import fail as if the package were not installed
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _hidden:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
