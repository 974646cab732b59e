"""What is typed to make a connection, and the connection it makes."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import urlsplit

from studio.models.connections import Connection
from studio.models.presets import PRESETS, preset
from studio.models.protocols import TITLES, ProtocolName

SHOWN_SIGNS = 4
_SHORTEST_SHOWN = 12
_LONGEST_NAME = 40
PROVIDERS = [(known.title, known.name) for known in PRESETS]
PROTOCOLS: list[tuple[str, ProtocolName]] = [(title, name) for name, title in TITLES.items() if name != "post"]
"""What the form offers; a protocol of its own takes more fields than it has."""
_BY_NAME: dict[str, ProtocolName] = {name: name for _, name in PROTOCOLS}


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form."""

    provider: str
    title: str
    address: str
    model: str
    protocol: ProtocolName = "openai"

    def complaint(self) -> str:
        """What is missing, as a sentence; empty when it will do."""
        if not self.title.strip():
            return "Give the connection a name, such as “Work”."
        parts = urlsplit(self.address.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return "The address begins with https:// or http:// and names a server."
        return ""

    def connection(self, name: str) -> Connection:
        """The connection of that name."""
        return Connection(
            name=name,
            title=self.title.strip()[:100],
            preset=self.provider,
            base_url=self.address.strip(),
            model=self.model.strip(),
            protocol=self.protocol,
        )


def spoken(name: str, provider: str) -> ProtocolName:
    """The protocol of that name, the provider's own when there is none."""
    return _BY_NAME.get(name, preset(provider).protocol)


def free_name(title: str, taken: Container[str]) -> str:
    """A name for a connection that no other has, made from its title."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_LONGEST_NAME] or "connection"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in taken and name != "packaged")


def last_signs(key: str) -> str:
    """The end of a key by which its owner knows it; nothing of a short one."""
    return key[-SHOWN_SIGNS:] if len(key) >= _SHORTEST_SHOWN else ""


def suggested(provider: str) -> Typed:
    """What a provider's preset fills in."""
    known = preset(provider)
    return Typed(known.name, known.title if known.base_url else "", known.base_url, known.model, known.protocol)
