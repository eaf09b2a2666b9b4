"""Where callbacks may go: to public addresses, and to networks that the settings name.

A client says where to, and the request comes from inside the operator's network. So the address is
looked at twice: as it is written, when the job is submitted, and as its name resolves, when it is
called. Only the second look protects; the first tells the client at once. Standard library only.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Lookup = Callable[[str, int], list[str]]
"""A name and a port -> the name's addresses. Raises OSError."""

LONGEST = 2_000
"""Characters that an address may have."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Of public addresses: a web server's, so that nobody talks to a mail server through us."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?", re.ASCII)
_INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
_NAT64 = ip_network("64:ff9b::/96")


class Forbidden(ValueError):
    """The address may not be called; the message is for whoever gave it."""


class Target(NamedTuple):
    """A callback's address in its parts. ``path`` has the query too."""

    scheme: str
    host: str
    port: int
    path: str


def target(url: str, networks: Sequence[Network] = ()) -> Target:
    """The parts of ``url``, so far as can be seen without asking anybody. Raises Forbidden."""
    if len(url) > LONGEST:
        raise Forbidden(f"Has more than {LONGEST} characters.")
    if not re.fullmatch(r"[!-~]+", url):
        raise Forbidden("Has a character that no URL has: send it percent-encoded.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Forbidden("Is no URL.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Forbidden("Must be a whole URL that begins with https:// or http://.")
    if "@" in parts.netloc or parts.fragment or "\\" in url:
        raise Forbidden("Must have no user, no password, no # and no backslash.")
    port = port if port is not None else 443 if parts.scheme == "https" else 80
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    _refuse_host(parts.hostname, port, networks)
    return Target(parts.scheme, parts.hostname, port, path)


def checked(to: Target, networks: Sequence[Network], lookup: Lookup) -> list[str]:
    """The addresses to connect to, and no others. Raises Forbidden, OSError.

    One that is not allowed among them spoils all: whoever answers so means no good.
    """
    found = lookup(to.host, to.port)
    for address in found:
        if not allowed(ip_address(address), to.port, networks):
            raise Forbidden("Leads to an address that is not public.")
    return found


def resolve(host: str, port: int) -> list[str]:
    """The system's own answer. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:  # a label that is too long
        raise OSError("no name") from None
    return [str(address[4][0]) for address in found]


def allowed(address: Address, port: int, networks: Sequence[Network]) -> bool:
    """Whether to connect: to any port in ``networks``, and to a web server's elsewhere."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return allowed(inner, port, networks)
    if any(address in network for network in networks):
        return True
    return port in PORTS and _public(address)


def _public(address: Address) -> bool:
    # Not is_global alone: it lets groups through, and IPv6 that carries any IPv4 inside.
    if isinstance(address, IPv6Address) and (
        address.sixtofour or address.teredo or address.is_site_local
    ):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _refuse_host(host: str, port: int, networks: Sequence[Network]) -> None:
    address = _literal(host)
    if address is not None:
        if not allowed(address, port, networks):
            raise Forbidden("Must lead to a public address, on port 80, 443, 8080 or 8443.")
        return
    if not _HOST.fullmatch(host):
        raise Forbidden("Has no host name: write a name with other letters as xn--….")
    if networks:
        return  # what the name leads to decides
    if port not in PORTS:
        raise Forbidden("Must have port 80, 443, 8080 or 8443.")
    name = host.removesuffix(".")
    if "." not in name or name.endswith(_INSIDE):
        raise Forbidden("Must lead to a public address: this name is known inside a network only.")


def _literal(host: str) -> Address | None:
    """The address that ``host`` is, also as C programs read it: 127.1 and 0x7f.1 are 127.0.0.1."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None
