"""Ctrl-C reaches every process of a terminal. Only the first process handles it, and tells the others."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from multiprocessing import resource_tracker


@contextlib.contextmanager
def only_here() -> Iterator[None]:
    """Processes that are started in this block do not see Ctrl-C: they inherit that it is blocked."""
    resource_tracker.ensure_running()  # where it starts with the first process, it lifts the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
