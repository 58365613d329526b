"""The process of a served newspaper: wishes on the command line, its address on standard output, ends at the end of its input."""

from __future__ import annotations

import json
import sys
from datetime import datetime

from twisted.internet import stdio
from twisted.internet.protocol import Protocol

from crawler.demo.gazette import Gazette
from crawler.demo.server import listen, reactor
from crawler.errors import HemeroError


class Lifeline(Protocol):
    """Our standard input: it closes when the parent is gone, whatever killed it."""

    def connectionLost(self, reason: object = None) -> None:  # noqa: N802  (Twisted's name)
        if reactor.running:
            reactor.stop()


def main() -> int:
    """Serve until the input ends; 1 where the port cannot be used."""
    wishes = json.loads(sys.argv[1])
    kept = wishes["gazette"]
    gazette = Gazette(**{**kept, "at": datetime.fromisoformat(kept["at"]) if kept["at"] else None})
    try:
        port = listen(gazette, wishes["host"], wishes["port"], wishes["warm"])
    except HemeroError as trouble:
        print(json.dumps({"trouble": str(trouble)}), flush=True)  # noqa: T201
        return 1
    print(json.dumps({"url": f"http://{wishes['host']}:{port}", "port": port}), flush=True)  # noqa: T201
    reactor.callWhenRunning(stdio.StandardIO, Lifeline())
    reactor.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
