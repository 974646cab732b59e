"""A model server as its calls and its failures name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import SecretStr

from studio.models.abilities import Abilities, abilities
from studio.models.post_template import PostTemplate
from studio.models.protocols import ProtocolName
from studio.models.sight import sees

_SCHEMES = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model answers, what it speaks and what to call it.

    `title` names the connection, `provider` the company or program behind it; `local` ones are programs to be started.
    `length_field` is what the server calls the longest answer, where the protocol leaves a choice; `post` is what a
    server with a protocol of its own is sent; `sight` is whether its models see, None when their names tell;
    `abilities` are what it can do, None when its protocol tells.
    """

    title: str
    provider: str
    base_url: str
    key: SecretStr = field(default_factory=lambda: SecretStr(""))
    local: bool = False
    length_field: str = "max_tokens"
    protocol: ProtocolName = "openai"
    post: PostTemplate | None = None
    sight: bool | None = None
    abilities: Abilities | None = None

    @property
    def can(self) -> Abilities:
        """What it can do beyond plain talk."""
        return self.abilities or abilities("", self.protocol)

    def sees(self, model: str) -> bool:
        """Whether this model can be shown pictures."""
        if self.protocol == "post":
            return bool(self.sight)
        return sees(model) if self.sight is None else self.sight

    @property
    def token(self) -> str:
        """The key as it is sent, empty when there is none."""
        return self.key.get_secret_value().strip()

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


@dataclass(frozen=True, slots=True)
class _Base:
    """How a base address ends: the path it has when none is given, and endings that belong to single endpoints."""

    path: str = "/v1"
    endpoints: tuple[str, ...] = ("/chat/completions", "/models")


_BASES: dict[ProtocolName, _Base] = {
    "responses": _Base(endpoints=("/responses", "/chat/completions", "/models")),
    "anthropic": _Base(endpoints=("/messages", "/chat/completions", "/models")),
    "gemini": _Base("/v1beta", ("/chat/completions", "/models", "/openai")),
    "ollama": _Base("", ("/chat/completions", "/models", "/chat", "/tags", "/api", "/v1")),
}


def tidy(address: str, protocol: ProtocolName = "openai") -> str:
    """The base address a person meant: with a scheme and a path, without a slash or an endpoint at its end.

    An address of a protocol of its own is one endpoint, so its path is left alone.
    """
    bare = address.strip()
    base = _BASES.get(protocol, _Base()) if protocol != "post" else _Base("", ())
    if protocol != "post":
        bare = bare.rstrip("/")
    for endpoint in base.endpoints:
        bare = bare.removesuffix(endpoint)
    if not bare:
        return ""
    address = (
        bare if "://" in bare else f"{'http' if is_near(urlsplit(f'//{bare}').hostname or '') else 'https'}://{bare}"
    )
    return address if "/" in address.partition("://")[2] else f"{address}{base.path}"


def is_near(host: str) -> bool:
    """Whether a host stands on this computer or in the network around it."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".home", ".internal"))
