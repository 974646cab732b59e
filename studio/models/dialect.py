"""What a wire protocol is to the client that speaks it: pure translation, no connection of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Protocol

from pydantic import JsonValue

from studio.chat_model import ChatRequest
from studio.models.turns import Talk
from studio.models.wire import Chunk, Complaint

Fields = dict[str, object]
"""The body of a request before it becomes JSON."""
TOOLS_REFUSED = r"tool|function.?call"


class Framing(Protocol):
    """Cuts a body, which arrives in pieces cut anywhere, into events."""

    def feed(self, piece: bytes) -> Iterator[str]:
        """The events that these bytes complete; raises `OutboundFault` for an event beyond all measure."""
        ...

    def fits(self, beginning: bytes) -> bool:
        """Whether a body that begins so may be of this form."""
        ...


class Dialect(Protocol):
    """One wire protocol, spoken to one server."""

    refusable: ClassVar[Mapping[str, str]]
    """Fields that some models refuse, and a pattern of the words by which a refusal names each."""

    def headers(self) -> dict[str, str]:
        """The headers of every request, with the key."""
        ...

    def address(self, model: str) -> str:
        """Where questions to this model go."""
        ...

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> JsonValue | Fields:
        """What is sent; fields in `without` are left out."""
        ...

    def framing(self) -> Framing:
        """What cuts an answer into events."""
        ...

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """What an event, or an answer that is not streamed, says; None when it says nothing to us."""
        ...

    def listing(self) -> str:
        """Where the server tells which models it has; empty when it does not."""
        ...

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """The names of the models in what stands there, in its order."""
        ...


def kept(fields: Fields, without: frozenset[str]) -> Fields:
    """The fields that are sent: those that have a value and are not in `without`."""
    return {name: value for name, value in fields.items() if value not in (None, ()) and name not in without}
