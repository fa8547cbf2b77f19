import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from recoupe.errors import FetchError, TooLarge
from recoupe.model import Options
from recoupe.read import read
from recoupe.read.url import public_address
from tests.read.test_html import JSON_LD, PARAGRAPHS, page

OPEN = Options(allow_private=True, timeout=3.0, max_bytes=100_000)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/away":
            self.answer(302, b"", Location="/page")
        elif self.path == "/ftp":
            self.answer(302, b"", Location="ftp://example.org/a")
        elif self.path == "/page":
            self.answer(200, page(JSON_LD), **{"Content-Type": "text/html; charset=utf-8"})
        elif self.path == "/text":
            self.answer(200, "Tempête à Brest".encode("cp1252"), **{"Content-Type": "text/plain"})
        elif self.path == "/big":
            self.answer(200, b"Rain fell. " * 50_000, **{"Content-Type": "text/plain"})
        elif self.path == "/host":
            self.answer(200, self.headers["Host"].encode(), **{"Content-Type": "text/plain"})
        elif self.path == "/slow":
            self.drip()
        else:
            self.answer(404, b"gone")

    def answer(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(data)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"Rain ")
                self.wfile.flush()
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.handle_error = lambda *_: None
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_page_over_http(server):
    (report,) = read([f"{server}/away"], OPEN).reports
    assert report.outlet == "Le Phare"
    assert report.url == "https://phare.example/naufrage"
    assert PARAGRAPHS[0] in report.text


def test_text_over_http(server):
    (report,) = read([f"{server}/text"], OPEN).reports
    assert report.text == "Tempête à Brest"
    assert report.url == f"{server}/text"


def test_the_host_that_was_asked_for_stays_in_the_request(server):
    port = server.rpartition(":")[2]
    (report,) = read([f"http://localhost:{port}/host"], OPEN).reports
    assert report.text == f"localhost:{port}"


@pytest.mark.parametrize("path", ["/none", "/loop", "/ftp"])
def test_what_cannot_be_fetched(server, path):
    (failure,) = read([server + path], OPEN).failures
    assert isinstance(failure, FetchError)
    assert failure.source.startswith("http")


def test_size_limit(server):
    (failure,) = read([f"{server}/big"], OPEN).failures
    assert isinstance(failure, TooLarge)


def test_time_limit_of_the_whole_answer(server):
    (failure,) = read([f"{server}/slow"], Options(allow_private=True, timeout=0.3)).failures
    assert isinstance(failure, FetchError)
    assert "seconds" in str(failure)


def test_private_addresses_are_refused(server):
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433"):
        (failure,) = read([f"http://{host}:{port}/page"]).failures
        assert isinstance(failure, FetchError), host


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "127.0.0.1",
        "224.0.0.1",
        "240.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address, monkeypatch):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(family, 1, 6, "", (address, 0))])
    with pytest.raises(FetchError, match="not a public address"):
        public_address("http://a.example/", "a.example", allow_private=False)


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 0)), (2, 1, 6, "", ("10.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError):
        public_address("http://a.example/", "a.example", allow_private=False)


def test_the_checked_address_is_the_one_connected_to(server, monkeypatch):
    """A name that gives another address when it is asked again is asked only once."""
    real = socket.getaddrinfo
    asked: list[str] = []

    def lookup(host, port, *rest, **kw):
        if host == "rebind.example":
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
        return real(host, port, *rest, **kw)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    port = server.rpartition(":")[2]
    (report,) = read([f"http://rebind.example:{port}/host"], OPEN).reports
    assert report.text == f"rebind.example:{port}"
    assert asked == ["rebind.example"]
