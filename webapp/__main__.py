"""`python -m webapp`: serve with granian, as `make run`, the image and the tests do. HOST and PORT say where.

One worker: with two, granian often does not end when asked to under load. It is started again by itself when it dies.
"""

from __future__ import annotations

import os
import sys

OPTIONS = ["--interface", "wsgi", "--factory", "--workers", "1", "--blocking-threads", "1", "--no-ws"]
OPTIONS += ["--respawn-failed-workers", "--backlog", "16384", "--http1-header-read-timeout", "10000"]
LOG = "%(time)s %(method)s %(path)s %(status)d %(dt_ms).1f ms"
"""A line of the log of requests, which is off unless GRANIAN_LOG_ACCESS_ENABLED says true: no address, no query."""


def command(host: str, port: str, app: str = "webapp:serve") -> list[str]:
    """What starts the server."""
    return [sys.executable, "-m", "granian", "--host", host, "--port", port, *OPTIONS, app]


if __name__ == "__main__":
    os.environ.setdefault("GRANIAN_LOG_ACCESS_FMT", LOG)
    # In place of this process, so that signals reach granian.
    os.execv(sys.executable, command(os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")))  # noqa: S606
