"""Which addresses a connection may go to.

The question is asked when the socket is made, with the address it will really connect to, so that names, redirects,
odd spellings of numbers and changing DNS answers cannot get round it.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Protocol

Target = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]
Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")


class Reach(Protocol):
    """Where a connection may go."""

    def allows(self, address: Address, port: int) -> bool:
        """Whether a connection to this address may be made."""
        ...


@dataclass(frozen=True, slots=True)
class Configured:
    """The one server a person configured by hand, also on this machine or in the local network."""

    host: str
    port: int

    def allows(self, address: Address, port: int) -> bool:
        """Whether it is the configured port, and the configured address where that is a number."""
        if port != self.port or address.is_link_local or address.is_multicast:
            return False
        pinned = _as_number(self.host)
        return pinned is None or pinned == address


@dataclass(frozen=True, slots=True)
class Internet:
    """Public addresses only: what an address written in a flow, a page or by a model may reach."""

    def allows(self, address: Address, port: int) -> bool:
        """Whether the address is a public one."""
        return port > 0 and address.is_global and not address.is_multicast


def guard(reach: Reach, own_port: int | None) -> Callable[[Target], socket.socket]:
    """A socket factory that raises `PermissionError` for addresses out of reach and for our own server."""

    def make(target: Target) -> socket.socket:
        family, kind, protocol, _, place = target
        address, port = embedded(ip_address(str(place[0]).partition("%")[0])), int(str(place[1]))
        if not reach.allows(address, port) or (port == own_port and is_ours(address)):
            raise PermissionError(errno.EACCES, f"{address} port {port} is out of reach")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)  # noqa: FBT003 - the standard library's signature
        return made

    return make


def embedded(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it does; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


def is_ours(address: Address) -> bool:
    """Whether this machine answers at the address; found out by binding to it."""
    if address.is_loopback or address.is_unspecified:
        return True
    with socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6, socket.SOCK_DGRAM) as probe:  # noqa: PLR2004 - the version of IP
        try:
            probe.bind((str(address), 0))
        except OSError:
            return False
        return True


def _as_number(host: str) -> Address | None:
    try:
        return embedded(ip_address(host.strip("[]")))
    except ValueError:
        return None
