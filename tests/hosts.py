"""The exported folder under the two servers that the README names, as drop-in places for `Server`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

from tests.browsing import MADE, ROOT, RUN, Server, alone, free_port, throwaway

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CADDY = shutil.which("caddy") or "/usr/bin/caddy"


def exported(folder: Path = ROOT, **env: str) -> Path:
    """The site as a folder, made once per version and settings for all processes of a run."""
    with alone(f"export {folder} {sorted(env.items())}") as out:
        if out.is_dir():
            return out
        half = out.with_suffix(".half")  # an export that broke off is not taken for a whole one
        command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(half)]
        environ = {**os.environ, "PYTHONPATH": str(folder), "PAGES": str(MADE), **env}
        subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
        RUN.chmod(0o755)
        half.rename(out)
        return out


def nginx(server: Server, around: str, inside: str) -> list[str]:
    """The command that starts nginx for one server block; like Debian's, it logs requests unless told otherwise."""
    place = throwaway("nginx")
    user = "user root;" if os.getuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"daemon off; {user} worker_processes 1; pid {place}/pid; error_log stderr;\n"
        "events { worker_connections 256; }\n"
        f"http {{ access_log {server.said}; client_body_temp_path {place}/b; proxy_temp_path {place}/p;\n"
        f"fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s; {around}\n"
        f"server {{ listen 127.0.0.1:{server.port};\n{inside}\n}} }}\n",
        encoding="utf-8",
    )
    return [NGINX, "-c", str(place / "nginx.conf"), "-p", str(place)]


class FolderServer(Server):
    """A server of files; it is ready when Today answers."""

    only_files = True

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/zh-Hans/", timeout=2) as response:
                return bool(response.status == 200)
        except OSError:
            return False


class Nginx(FolderServer):
    """nginx with the snippet that stands in the folder."""

    def command(self) -> list[str]:
        """Write a configuration of its own and start in the foreground."""
        site = exported(self.folder, **self.env)
        return nginx(self, "", f"root {site};\ninclude {site}/nginx.conf;")


class Balancer(Server):
    """nginx in front of several copies of the app, with deploy/balancer.conf."""

    def __init__(self, *copies: Server) -> None:
        """``copies`` run already."""
        super().__init__()
        self.copies = copies

    def command(self) -> list[str]:
        """Write a configuration of its own and start in the foreground."""
        servers = " ".join(f"server 127.0.0.1:{copy.port};" for copy in self.copies)
        around = f"proxy_cache_path {throwaway('cache')} keys_zone=steady:10m; upstream steady {{ {servers} }}"
        return nginx(self, around, f"include {ROOT}/deploy/balancer.conf;")


class Balanced(Balancer):
    """The same with one copy of its own."""

    def __init__(self, folder: Path = ROOT, **env: str) -> None:
        """Like `Server`."""
        super().__init__(Server(folder, **env))

    def start(self) -> None:
        """First the copy."""
        self.copies[0].start()
        super().start()

    def kill(self) -> None:
        """Both."""
        super().kill()
        self.copies[0].kill()


class Caddy(FolderServer):
    """Caddy with the snippet that stands in the folder, plain HTTP on one port."""

    def sites(self, folder: Path) -> str:
        """The blocks of the Caddyfile."""
        return self.site(f"http://:{self.port}", folder)

    def site(self, address: str, folder: Path, more: str = "") -> str:
        """One block."""
        return f"{address} {{\n  bind 127.0.0.1\n  {more}\n  root * {folder}\n  import {folder}/Caddyfile\n}}\n"

    def command(self) -> list[str]:
        """Write a configuration of its own and start in the foreground."""
        file = throwaway("caddy") / "Caddyfile"
        sites = self.sites(exported(self.folder, **self.env))
        file.write_text(f"{{\n  admin off\n  auto_https off\n}}\n{sites}", encoding="utf-8")
        return [CADDY, "run", "--config", str(file), "--adapter", "caddyfile"]


class SecureCaddy(Caddy):
    """The same, and over HTTPS on a second port, which is the one that browsers use."""

    def __init__(self, folder: Path = ROOT, **env: str) -> None:
        """Like `Server`."""
        super().__init__(folder, **{"HTTPS": "1", **env})
        self.secure = free_port()
        self.url = f"https://localhost:{self.secure}"

    def sites(self, folder: Path) -> str:
        """Plain for what tests put in front of it, and secure."""
        files = " ".join(str(file) for file in certificate())
        return super().sites(folder) + self.site(f"https://localhost:{self.secure}", folder, f"tls {files}")


@cache
def certificate() -> tuple[Path, Path]:
    """A certificate for localhost, good for a day, and its key."""
    place = throwaway("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (place / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (place / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return place / "cert.pem", place / "key.pem"


def trusting(pem: bytes) -> str:
    """The flag by which a throw-away browser trusts the key of one certificate."""
    key = x509.load_pem_x509_certificate(pem).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"--ignore-certificate-errors-spki-list={b64encode(sha256(key).digest()).decode()}"


HOSTS: dict[str, type[Server]] = {
    "app": Server,
    "balancer": Balanced,
    "nginx": Nginx,
    "caddy": Caddy,
    "https": SecureCaddy,
}
