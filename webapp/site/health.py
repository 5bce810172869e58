"""`/healthz`: whether this process answers, with which build and version."""

from __future__ import annotations

from flask import Flask, Response

from .assets import own_build, version


def init_app(app: Flask) -> None:
    """Answer for probes; never cached."""

    def health() -> Response:
        return Response(f"ok {own_build()} {version()}\n", content_type="text/plain; charset=utf-8")

    app.add_url_rule("/healthz", "health.health", health)
