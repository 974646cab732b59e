"""What is typed to make a connection, and the connection it makes."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from studio.models.connections import Connection
from studio.models.presets import PRESETS, preset
from studio.models.protocols import TITLES, ProtocolName
from studio.ui.settings.post_form import TypedPost

SHOWN_SIGNS = 4
_SHORTEST_SHOWN = 12
_LONGEST_NAME = 40
PROVIDERS = [(known.title, known.name) for known in PRESETS]
PROTOCOLS: list[tuple[str, ProtocolName]] = [(title, name) for name, title in TITLES.items()]
Sight = Literal["names", "yes", "no"]
SIGHTS: list[tuple[str, Sight]] = [("As their names tell", "names"), ("Yes", "yes"), ("No", "no")]
MOST_A_MINUTE = 100_000
_SIGHT: dict[Sight, bool | None] = {"names": None, "yes": True, "no": False}
_BY_SIGHT: dict[str, Sight] = {sight: sight for sight in _SIGHT}
_BY_NAME: dict[str, ProtocolName] = {name: name for _, name in PROTOCOLS}


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form."""

    provider: str
    title: str
    address: str
    model: str
    protocol: ProtocolName = "openai"
    post: TypedPost = field(default_factory=TypedPost)
    per_minute: float | None = None
    sight: Sight = "names"

    @classmethod
    def of(cls, connection: Connection) -> Typed:
        """What would have been typed for a connection."""
        return cls(
            connection.preset,
            connection.title,
            connection.base_url,
            connection.model,
            connection.protocol,
            TypedPost.of(connection.post),
            connection.per_minute,
            next(sight for sight, sees in _SIGHT.items() if sees == connection.sight),
        )

    def complaint(self) -> str:
        """What is missing, as a sentence; empty when it will do."""
        if not self.title.strip():
            return "Give the connection a name, such as “Work”."
        parts = urlsplit(self.address.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return "The address begins with https:// or http:// and names a server."
        if self.per_minute is not None and not (1 <= self.per_minute <= MOST_A_MINUTE and self.per_minute % 1 == 0):
            return f"Questions a minute are a whole number up to {MOST_A_MINUTE:,}, or nothing for any number."
        return self.post.complaint() if self.protocol == "post" else ""

    def connection(self, name: str) -> Connection:
        """The connection of that name, when there is no complaint."""
        return Connection(
            name=name,
            title=self.title.strip()[:100],
            preset=self.provider,
            base_url=self.address.strip(),
            model=self.model.strip(),
            protocol=self.protocol,
            post=self.post.template() if self.protocol == "post" else None,
            per_minute=int(self.per_minute) if self.per_minute else None,
            sight=_SIGHT[self.sight],
        )


def spoken(name: str, provider: str) -> ProtocolName:
    """The protocol of that name, the provider's own when there is none."""
    return _BY_NAME.get(name, preset(provider).protocol)


def seen(name: str) -> Sight:
    """The answer of that name to whether the models see, what their names tell when there is none."""
    return _BY_SIGHT.get(name, "names")


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
