"""A server of a built site on this machine: below a sub-path, packed as nginx and IIS pack."""

import contextlib
import gzip
import http.server
import threading
from collections.abc import Iterator
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from urllib.parse import unquote, urlsplit

PREFIX = "/deep/report"
_PACKED = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""Text, which servers pack; typefaces and pictures are packed by their own formats."""
_TYPES = {**_PACKED, ".png": "image/png", ".woff2": "font/woff2"}


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Gives the files of a site; what is not there is answered without a word."""

    protocol_version = "HTTP/1.1"

    def __init__(self, request: socket, address: object, server: BaseServer, *, site: Path) -> None:
        self._site = site
        super().__init__(request, address, server)

    def do_GET(self) -> None:
        file = self._file()
        if file is None:
            self._head(HTTPStatus.NOT_FOUND, {"Content-Length": "0"})
            return
        headers = {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}
        if file.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _packed(file)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        else:
            content = file.read_bytes()
        # A browser that leaves a page does not wait for the rest of it.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._head(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
            self.wfile.write(content)

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        file = (self._site / path.removeprefix(PREFIX).lstrip("/")).resolve()
        if not path.startswith(PREFIX) or not file.is_relative_to(self._site):
            return None
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not for the output of the tests."""


@contextlib.contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a built site, as long as the block lasts.

    Args:
        site: Its folder.
    """
    handler = partial(_Handler, site=site.resolve())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()
