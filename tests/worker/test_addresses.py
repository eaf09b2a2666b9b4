"""Where callbacks may go: each address as a client writes it, and as its name resolves."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from worker.addresses import LONGEST, Forbidden, Target, checked, resolve, target

PUBLIC = "93.184.215.14"
INSIDE = (ip_network("10.1.2.0/24"), ip_network("fd00:1::/64"))

GOOD = [
    ("https://desk.example/hook", Target("https", "desk.example", 443, "/hook")),
    ("http://desk.example", Target("http", "desk.example", 80, "/")),
    ("HTTPS://Desk.Example:8443/a?b=c", Target("https", "desk.example", 8443, "/a?b=c")),
    ("https://desk.example./x", Target("https", "desk.example.", 443, "/x")),
    ("https://xn--bcher-kva.example/", Target("https", "xn--bcher-kva.example", 443, "/")),
    (f"http://{PUBLIC}:8080/", Target("http", PUBLIC, 8080, "/")),
    ("https://[2606:2800:21f:cb07::1]/", Target("https", "2606:2800:21f:cb07::1", 443, "/")),
]


@pytest.mark.parametrize(("url", "parts"), GOOD)
def test_an_address_that_may_be_given(url: str, parts: Target) -> None:
    assert target(url) == parts


NO_URL = [
    *("", "desk.example", "//desk.example/", "https://", "https:///x", "https://:443/", "https:x"),
    *("ftp://desk.example/", "file:///etc/passwd", "gopher://desk.example/", "javascript:alert(1)"),
    *("https://desk.example:port/", "https://desk.example:99999/", "https://[::1/", "https://[x]/"),
    *("https://user@desk.example/", "https://user:word@desk.example/", "https://@desk.example/"),
    *(
        "https://desk.example/#part",
        "https://desk.example\\@127.0.0.1/",
        "https://desk.example/a b",
    ),
    *("https://desk.example/a b", "https://desk.example/\n"),
    *("https://desk.example\r\nX: y", "\thttps://desk.example/"),
    *("https://büro.example/", "https://desk.example/\0", "https://a%2eb.example/"),
    *("https://-a.example/", "https://a,b.example/", f"https://desk.example/{'x' * LONGEST}"),
]

NOT_PUBLIC = [
    # loopback, in every way that a C library reads it
    *("127.0.0.1", "127.9.9.9", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "0"),
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "0.0.0.0"),
    # the cloud's own, and link-local
    *("169.254.169.254", "0xa9fea9fe", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]"),
    # private, shared, documentation, reserved, groups
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "192.0.2.1", "240.0.0.1"),
    *("255.255.255.255", "224.0.0.1", "239.1.1.1", "[fc00::1]", "[fec0::1]", "[ff02::1]"),
    # IPv4 inside IPv6
    *("[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[2001:0:4136:e378::1]"),
    # names that mean something inside only
    *("localhost", "LOCALHOST", "localhost.", "a.localhost", "printer", "db.internal", "nas.local"),
]

WRONG_PORTS = ["desk.example:22", "desk.example:25", f"{PUBLIC}:6379", "desk.example:0"]


@pytest.mark.parametrize(
    "url", NO_URL + [f"http://{host}/" for host in (*NOT_PUBLIC, *WRONG_PORTS)]
)
def test_an_address_that_is_refused(url: str) -> None:
    with pytest.raises(Forbidden):
        target(url)


@pytest.mark.parametrize("host", [host.strip("[]") for host in NOT_PUBLIC])
def test_a_literal_is_refused_once_more_when_it_is_called(host: str) -> None:
    """Whatever passed the first look: the second asks the system, as whoever connects does."""
    try:
        found = resolve(host, 80)
    except OSError:  # a name that this machine does not know leads nowhere
        return
    with pytest.raises(Forbidden):
        checked(Target("http", host, 80, "/"), (), lambda *_: found)


RESOLVED = {
    "public": ([PUBLIC, "2606:2800:21f:cb07::1"], True),
    "private": (["10.0.0.1"], False),
    "mixed, private last": ([PUBLIC, "10.0.0.1"], False),
    "mixed, private first": (["::1", PUBLIC], False),
    "mapped": (["::ffff:10.0.0.1"], False),
    "with a zone": (["fe80::1%lo"], False),
}


@pytest.mark.parametrize(("found", "good"), RESOLVED.values(), ids=RESOLVED.keys())
def test_what_a_name_leads_to(found: list[str], good: bool) -> None:
    to = target("https://desk.example/")
    if good:
        assert checked(to, (), lambda *_: found) == found
    else:
        with pytest.raises(Forbidden):
            checked(to, (), lambda *_: found)


ALLOWED = [
    ("http://10.1.2.9:9000/", True),
    ("http://[::ffff:10.1.2.9]:9000/", True),
    ("http://[fd00:1::7]/", True),
    ("http://10.1.3.9/", False),
    ("http://127.0.0.1/", False),
    (f"https://{PUBLIC}/", True),
    (f"https://{PUBLIC}:9000/", False),
]


@pytest.mark.parametrize(("url", "good"), ALLOWED)
def test_networks_that_are_allowed_beside_the_public_ones(url: str, good: bool) -> None:
    if good:
        to = target(url, INSIDE)
        assert checked(to, INSIDE, lambda host, _: [host]) == [to.host]
    else:
        with pytest.raises(Forbidden):
            target(url, INSIDE)


@pytest.mark.parametrize(
    ("found", "port", "good"),
    [("10.1.2.9", 9000, True), (PUBLIC, 443, True), (PUBLIC, 9000, False), ("10.1.3.9", 80, False)],
)
def test_with_such_networks_what_a_name_leads_to_decides(found: str, port: int, good: bool) -> None:
    to = target(f"http://desk:{port}/", INSIDE)
    if good:
        assert checked(to, INSIDE, lambda *_: [found]) == [found]
    else:
        with pytest.raises(Forbidden):
            checked(to, INSIDE, lambda *_: [found])
