"""The model connections a person has set up, and where they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from typing import Protocol, Self
from unicodedata import normalize

from pydantic import Field, SecretStr, model_validator

from studio.chat_model import ModelName
from studio.models.abilities import abilities
from studio.models.post_template import PostTemplate
from studio.models.presets import preset
from studio.models.protocols import ProtocolName
from studio.models.server import Server, is_near, tidy
from studio.values import Frozen

ANY_MODEL = "default"
_NO_KEY = SecretStr("")


class Connection(Frozen):
    """A configured model provider; its key is kept apart from it.

    `name` is the part before the slash in a `ModelName`, `model` the one offered when nothing else is said.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")
    title: str = Field(min_length=1, max_length=100)
    preset: str = "other"
    base_url: str = Field(max_length=2000)
    model: str = Field(default="", max_length=200)
    has_key: bool = False
    protocol: ProtocolName = Field(default_factory=lambda known: preset(known.get("preset", "other")).protocol)
    """What the server speaks; the preset's when nothing else is said."""
    post: PostTemplate | None = None
    """What is sent to a server with a protocol of its own, and where its answer stands."""
    per_minute: int | None = Field(default=None, ge=1, le=100_000)
    """How many questions a minute the provider allows, None for any number."""
    sight: bool | None = None
    """Whether the models see pictures, None when their names tell."""

    @model_validator(mode="after")
    def _is_described(self) -> Self:
        if self.protocol == "post" and self.post is None:
            raise ValueError("Say what is sent to this address, and where the answer stands.")
        return self

    @property
    def chosen(self) -> str:
        """The model offered when nothing else is said; a server with a protocol of its own needs none."""
        return self.model or (ANY_MODEL if self.protocol == "post" else "")

    def server(self, key: SecretStr = _NO_KEY) -> Server:
        """The server it leads to."""
        known = preset(self.preset)
        server = Server(
            self.title,
            known.title,
            tidy(self.base_url, self.protocol),
            key,
            known.local,
            known.length_field,
            self.protocol,
            self.post,
            self.sight,
            abilities(self.preset, self.protocol),
        )
        if known.base_url:
            return server
        return replace(server, provider=server.place, local=bool(server.host) and is_near(server.host))


def name_for(title: str, taken: Iterable[str]) -> str:
    """A name for a new connection, made from its title and different from those taken and from the packaged model's."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "models"
    refused = {ModelName.default.connection, *taken}
    return next(name for name in chain([stem], (f"{stem}-{number}" for number in count(2))) if name not in refused)


class StoredConnection(Frozen):
    """A connection with its sealed key, empty when it has none."""

    connection: Connection
    sealed_key: bytes = Field(default=b"", repr=False)


class ConnectionStore(Protocol):
    """Where connections are kept."""

    async def load_all(self) -> tuple[StoredConnection, ...]:
        """All of them, in the order they were first saved."""
        ...

    async def save(self, stored: StoredConnection) -> None:
        """Keep it, in place of the one of the same name if there is one."""
        ...

    async def delete(self, name: str) -> None:
        """Forget it; nothing happens when there is none of that name."""
        ...


class KeySafe(Protocol):
    """What seals keys before they are stored."""

    def seal(self, secret: SecretStr) -> bytes:
        """The secret as it may be stored."""
        ...

    def open(self, sealed: bytes) -> SecretStr:
        """The secret again; raises `StoreError` when it cannot be read."""
        ...
