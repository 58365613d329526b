"""The server process of the demo newspaper. Settings are JSON on the command line; it prints its address on standard output and ends at
the end of standard input."""

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
    """Standard input. The system closes it when the parent process ends, even if it was killed."""

    def connectionLost(self, reason: object = None) -> None:  # noqa: N802  (Twisted's name)
        if reactor.running:
            reactor.stop()


def main() -> int:
    """Serve until standard input ends; the exit code, 1 where the port cannot be used."""
    settings = json.loads(sys.argv[1])
    gazette_settings = settings["gazette"]
    gazette = Gazette(**{**gazette_settings, "at": datetime.fromisoformat(gazette_settings["at"]) if gazette_settings["at"] else None})
    try:
        port = listen(gazette, settings["host"], settings["port"], settings["warm"])
    except HemeroError as error:
        print(json.dumps({"trouble": str(error)}), flush=True)  # noqa: T201
        return 1
    print(json.dumps({"url": f"http://{settings['host']}:{port}", "port": port}), flush=True)  # noqa: T201
    reactor.callWhenRunning(stdio.StandardIO, Lifeline())
    reactor.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
