"""The exported folder under the two servers that the README names, as drop-in places for `Server`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from tests.browsing import ROOT, Server

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CADDY = shutil.which("caddy") or "/usr/bin/caddy"
_exports: dict[tuple[str, ...], Path] = {}


def exported(folder: Path = ROOT, **env: str) -> Path:
    """The site as a folder, made once per version and settings."""
    key = (str(folder), *sorted(f"{name}={value}" for name, value in env.items()))
    if key not in _exports:
        out = Path(tempfile.mkdtemp(prefix="steady-export-"))
        command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(out)]
        environ = {**os.environ, "PYTHONPATH": str(folder), **env}
        subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
        out.chmod(0o755)
        _exports[key] = out
    return _exports[key]


class FolderServer(Server):
    """A server of files; it is ready when Today answers."""

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/zh-Hans/", timeout=2) as response:
                return bool(response.status == 200)
        except OSError:
            return False


class Nginx(FolderServer):
    """nginx with the snippet that stands in the folder."""

    def command(self) -> list[str]:
        """Write a configuration of its own and start in the foreground."""
        site = exported(self.folder, **self.env)
        place = Path(tempfile.mkdtemp(prefix="steady-nginx-"))
        user = "user root;" if os.getuid() == 0 else ""
        (place / "nginx.conf").write_text(
            f"daemon off; {user} worker_processes 1; pid {place}/pid; error_log stderr;\n"
            "events { worker_connections 256; }\n"
            f"http {{ access_log off; client_body_temp_path {place}/b; proxy_temp_path {place}/p;\n"
            f"fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s;\n"
            f"server {{ listen 127.0.0.1:{self.port}; root {site};\ninclude {site}/nginx.conf;\n}} }}\n",
            encoding="utf-8",
        )
        return [NGINX, "-c", str(place / "nginx.conf"), "-p", str(place)]


class Caddy(FolderServer):
    """Caddy with the snippet that stands in the folder, plain HTTP on one port."""

    def command(self) -> list[str]:
        """Write a configuration of its own and start in the foreground."""
        site = exported(self.folder, **self.env)
        place = Path(tempfile.mkdtemp(prefix="steady-caddy-"))
        (place / "Caddyfile").write_text(
            "{\n  admin off\n  auto_https off\n}\n"
            f"http://:{self.port} {{\n  bind 127.0.0.1\n  root * {site}\n  import {site}/Caddyfile\n}}\n",
            encoding="utf-8",
        )
        return [CADDY, "run", "--config", str(place / "Caddyfile"), "--adapter", "caddyfile"]


HOSTS: dict[str, type[Server]] = {"app": Server, "nginx": Nginx, "caddy": Caddy}
