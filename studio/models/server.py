"""A model server as its calls and its failures name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import SecretStr

_SCHEMES = {"http": 80, "https": 443}
_SUFFIXES = ("/chat/completions", "/models")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model answers and what to call it.

    `title` names the connection, `provider` the company or program behind it; `local` ones are programs to be started.
    `length_field` is what the server calls the longest answer.
    """

    title: str
    provider: str
    base_url: str
    key: SecretStr = field(default_factory=lambda: SecretStr(""))
    local: bool = False
    length_field: str = "max_tokens"

    @property
    def host(self) -> str:
        """The host in the address, empty when there is none."""
        try:
            return urlsplit(self.base_url).hostname or ""
        except ValueError:
            return ""

    @property
    def port(self) -> int:
        """The port in the address, or the one its scheme stands for; 0 when there is none."""
        try:
            parts = urlsplit(self.base_url)
            return parts.port or _SCHEMES.get(parts.scheme, 0)
        except ValueError:
            return 0

    @property
    def place(self) -> str:
        """The host, with its port where that is not the usual one."""
        return self.host if self.port in _SCHEMES.values() else f"{self.host}:{self.port}"


def tidy(address: str) -> str:
    """The base address a person meant: with a scheme and a path, without a slash or an endpoint at its end."""
    bare = address.strip().rstrip("/")
    for suffix in _SUFFIXES:
        bare = bare.removesuffix(suffix)
    if not bare:
        return ""
    address = bare if "://" in bare else f"{'http' if _is_near(bare) else 'https'}://{bare}"
    return address if "/" in address.partition("://")[2] else f"{address}/v1"


def _is_near(address: str) -> bool:
    host = urlsplit(f"//{address}").hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".home", ".internal"))
