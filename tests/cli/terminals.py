"""A terminal of a given width, for the commands that draw for one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

CODE = "from crawler.cli import main; main()"


def shown(*words: str, width: int = 80, code: str = CODE) -> str:
    """What a person sees of a command that succeeds on a terminal so wide, escape sequences included."""
    ours, theirs = pty.openpty()
    plain = {"TERM": "xterm-256color", "COLUMNS": str(width), "LINES": "50", "PATH": os.environ["PATH"]}
    process = subprocess.Popen([sys.executable, "-c", code, *words], stdout=theirs, stderr=theirs, env=plain)
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 1 << 16)
        except OSError:  # nobody holds the other end any more
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    assert process.wait(60) == 0
    return seen.decode().replace("\r\n", "\n")
