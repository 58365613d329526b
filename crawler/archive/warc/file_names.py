"""The names of WARC files: `<archive>-<id>-<time>-<number>-<random>.warc.gz`."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

FILE_NAME = re.compile(r"(?P<name>.+?)(?:-(?P<id>[0-9a-f]{16}))?-(?P<order>\d{14}-\d{5}-[0-9a-f]{8})\.warc\.gz")
"""Name of the archive (as it was when the file was begun), its id (none in files of earlier versions), time, number, random digits."""
MAX_NAME = 80
"""The longest part of the archive's name, in characters."""


def readable_name(name: str) -> str:
    """The name of an archive as in the names of its files.

    >>> readable_name("le monde, été")
    'le_monde_t_'
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "_", name)[:MAX_NAME]


def new_file_name(readable: str, archive_id: str, now: datetime, number: int) -> str:
    """The name of a new file. Random digits make it unlike every other."""
    return f"{readable}-{archive_id}-{now:%Y%m%d%H%M%S}-{number:05}-{secrets.token_hex(4)}.warc.gz"


def id_in_name(name: str) -> str:
    """The id of the archive that began the WARC file with this name; empty for files of earlier versions.

    >>> id_in_name("le_monde-00112233aabbccdd-20241124110000-00001-0a1b2c3d.warc.gz"), id_in_name("a-20241124110000-00001-0a1b2c3d.warc.gz")
    ('00112233aabbccdd', '')
    """
    match = FILE_NAME.fullmatch(name)
    return (match["id"] or "") if match else ""
