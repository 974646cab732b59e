"""Which names this server answers to, and whether a request comes from one of our own pages.

A page elsewhere can point its own name at this machine (DNS rebinding), but it cannot point a number anywhere: so
addresses in numbers are allowed as far as we listen on them, and names only when they are known.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.datastructures import Headers

_HOST = re.compile(r"^(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?$")
_ELSEWHERE = frozenset({"cross-site", "same-site"})


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names we answer to; `shared` says that other machines may come, by any address in numbers."""

    names: frozenset[str]
    shared: bool

    @classmethod
    def for_address(cls, address: str, known: Iterable[str] = ()) -> Hosts:
        """The names for a server listening on that address, with further ones that its owner knows."""
        if is_loopback(address):
            return cls(frozenset({"localhost"}), shared=False)
        own = socket.gethostname().lower()
        names = {"localhost", own, f"{own.partition('.')[0]}.local", *(name.lower() for name in known)}
        return cls(frozenset(names), shared=True)

    def allows(self, host: str) -> bool:
        """Whether a Host header names us."""
        found = _HOST.match(host.lower())
        if found is None:
            return False
        name = found["six"] or found["name"]
        if name in self.names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return self.shared or address.is_loopback


def is_loopback(address: str) -> bool:
    """Whether an address to listen on can be reached from this machine alone."""
    try:
        return address == "localhost" or ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def names_us_once(headers: Headers, hosts: Hosts) -> bool:
    """Whether a request has one Host header, and it names us."""
    found = headers.getlist("host")
    return len(found) == 1 and hosts.allows(found[0])


def comes_from_elsewhere(headers: Headers, method: str) -> bool:
    """Whether a page that is not ours makes the request; following a link to us is no such thing.

    Source of the headers: https://www.w3.org/TR/fetch-metadata/. Programs that are no browsers send none of them.
    """
    origin = headers.get("origin")
    if origin is not None and origin.lower().partition("://")[2] != headers.get("host", "").lower():
        return True
    if headers.get("sec-fetch-site") not in _ELSEWHERE:
        return False
    follows_link = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return method != "GET" or not follows_link
