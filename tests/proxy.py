"""A cache on the way between a phone and two releases."""

import http.client
import http.server

from tests.browsing import Server


class Cache(http.server.BaseHTTPRequestHandler):
    """A cache on the way that keeps every page of the first server for ever, and passes the rest to the second."""

    first: Server
    second: Server
    fresh = False

    def do_GET(self) -> None:
        old = not self.fresh and not self.path.startswith("/sw.js")
        status, headers, body = self._ask(self.first if old else self.second)
        if status == http.client.NOT_FOUND and self.path.startswith("/a/"):
            status, headers, body = self._ask(self.second if old else self.first)
        self.send_response(status)
        for name, value in headers:
            if name.lower() in {"content-type", "cache-control", "content-security-policy"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _ask(self, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", self.path)
        answer = connection.getresponse()
        found = answer.status, answer.getheaders(), answer.read()
        connection.close()
        return found

    def log_message(self, *_args: object) -> None:
        pass
