"""Addresses on the web: fetched within limits of time and size, and never from a private network unasked."""

import ipaddress
import socket
import time
from typing import TYPE_CHECKING

from recoupe.errors import FetchError, ReadError, TooLarge
from recoupe.model import Options, Record
from recoupe.version import VERSION

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5
_AGENT = f"recoupe/{VERSION} (reads single news reports)"


class Page(Record, frozen=True):
    """What an address gave: the bytes, the address after redirects, the media type and its encoding."""

    data: bytes
    url: str
    media_type: str
    encoding: str


def is_url(source: str) -> bool:
    """Whether a source is an address on the web.

    >>> is_url("https://example.org/a"), is_url("reports/a.txt")
    (True, False)
    """
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, options: Options) -> Page:
    """What stands at an address, within `options.timeout` seconds and `options.max_bytes` bytes.

    Each address that a connection is made to, after each redirect too, must be a public one unless
    `options.allow_private`: names are resolved here, checked, and the checked address itself is connected
    to, so that a name cannot change its address in between. Proxies are not used, since they would resolve
    names themselves. Raises FetchError or TooLarge.
    """
    import httpx

    deadline = time.monotonic() + options.timeout
    headers = {"User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"}
    try:
        with (
            httpx.Client(
                transport=_guarded(url, options.allow_private),
                follow_redirects=True,
                max_redirects=_REDIRECTS,
                timeout=options.timeout,
                trust_env=False,
                headers=headers,
            ) as client,
            client.stream("GET", url) as response,
        ):
            return _page(url, response, deadline, options)
    except httpx.TooManyRedirects as error:
        raise FetchError(
            url, f"more than {_REDIRECTS} redirects", "give the article's own address"
        ) from error
    except httpx.TimeoutException as error:
        raise _too_slow(url, options.timeout) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        problem = f"it could not be fetched ({error or type(error).__name__})"
        raise FetchError(url, problem, "check the address, or save the page and give the file") from error


def _page(url: str, response: "httpx.Response", deadline: float, options: Options) -> Page:
    if response.status_code >= 400:
        problem = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
        raise FetchError(url, problem, "check the address, or save the page and give the file")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > options.max_bytes:
            raise TooLarge(url, f"more than {options.max_bytes:,} bytes", "raise max_bytes or save the text")
        if time.monotonic() > deadline:
            raise _too_slow(url, options.timeout)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(
        data=bytes(data),
        url=str(response.url),
        media_type=media_type,
        encoding=response.charset_encoding or "",
    )


def _too_slow(url: str, seconds: float) -> ReadError:
    return FetchError(url, f"no full answer within {seconds:g} seconds", "try again, or raise timeout")


def _guarded(source: str, allow_private: bool) -> "httpx.BaseTransport":
    """A transport that resolves each host itself and connects to the address that it checked."""
    import httpx

    class Guarded(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            host = request.url.host
            if request.url.scheme not in ("http", "https"):
                problem = f"it leads to {request.url}, which is not on the web"
                raise FetchError(source, problem, "give the article's own address")
            address = public_address(source, host, allow_private)
            request.extensions = {**request.extensions, "sni_hostname": host}
            request.headers["Host"] = request.url.netloc.decode("ascii")
            asked = request.url
            request.url = request.url.copy_with(host=address)
            try:
                return super().handle_request(request)
            finally:
                request.url = asked

    return Guarded(retries=0)


def public_address(url: str, host: str, allow_private: bool) -> str:
    """An address of the host to connect to. Raises FetchError where any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"the host {host!r} is not known", "check the address") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not _is_public(address):
            raise FetchError(
                url, f"{host} is at {address}, which is not a public address", "allow it with --allow-private"
            )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip
    return ip.is_global and not ip.is_multicast
