"""Models that use tools, in a test."""

from __future__ import annotations

from pydantic import JsonValue

from studio.chat_model import CallDelta, ChatDelta, ChatRequest, ModelName, ToolOffer
from studio.engine.answer import Answer
from studio.models.answering import Answering
from studio.models.dialects import dialect_of
from studio.models.failures import Asked
from studio.models.protocols import ProtocolName
from studio.models.server import Server
from studio.values import Message, ToolCall
from tests.fakes.calling import CALLING, Wish

SUM: dict[str, JsonValue] = {
    "type": "object",
    "properties": {"a": {"type": "number"}, "b": {"type": "number"}},
    "required": ["a", "b"],
    "additionalProperties": False,
}
TOOLS = (ToolOffer("add", "Adds numbers.", SUM), ToolOffer("now", "Tells the time.", {"type": "object"}))
ADD, NOW = Wish("call_a1", "add", {"a": 1, "b": [2, "ü"]}), Wish("call_b2", "now", {})
PROTOCOLS: list[ProtocolName] = [*CALLING]


def asked(*messages: Message) -> ChatRequest:
    begun = Message.of("Add, please.")
    return ChatRequest(ModelName("work/fake-1"), "", (begun, *messages), speaker="Writer", tools=TOOLS)


def calls_of(deltas: tuple[ChatDelta, ...]) -> list[ToolCall]:
    return [delta.call for delta in deltas if isinstance(delta, CallDelta)]


def read(protocol: ProtocolName, *pieces: bytes) -> tuple[ChatDelta, ...]:
    """What an answer in these pieces says."""
    server = Server("Work", "Acme", "http://localhost", protocol=protocol)
    answering = Answering(Asked(server, ModelName("work/fake-1"), "Writer"), dialect_of(server))
    deltas = [delta for piece in pieces for delta in answering.read(piece)]
    return (*deltas, *answering.end())


def said(deltas: tuple[ChatDelta, ...]) -> Message:
    """The message that the deltas become."""
    answer = Answer()
    for delta in deltas:
        answer.add(delta)
    return answer.reply("Writer").message
