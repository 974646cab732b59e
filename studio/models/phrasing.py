"""A question as one server can take it: what it cannot do by itself is asked for in words and read from its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import orjson
from pydantic import JsonValue

from studio.chat_model import ChatRequest
from studio.models.abilities import Abilities, SchemaWay
from studio.models.closed_schema import can_be_closed
from studio.models.reader import Reader, Verbatim
from studio.models.told_answer import ToldAnswer
from studio.models.tool_protocol import form, taught
from studio.models.turns import Talk, in_words

_FITTING = "Answer with one JSON value that fits this JSON schema, without any other words: "


@dataclass(frozen=True, slots=True)
class Phrased:
    """What is sent, and what reads the answer; the request holds only what the server itself is to keep to."""

    request: ChatRequest
    talk: Talk
    reader: Reader


def phrased(request: ChatRequest, talk: Talk, can: Abilities) -> Phrased:
    """The question for a server that can do this."""
    if request.tools and not can.tools:
        return _taught(request, talk, can)
    told = talk if request.tools else in_words(talk)
    if request.schema is None:
        return Phrased(request, told, Verbatim())
    held = (can.both or not request.tools) and _holds(can.schema, request.schema)
    if not held or can.schema == "json":
        told = _with_schema(told, request.schema)
    return Phrased(request if held else replace(request, schema=None), told, Verbatim())


def _taught(request: ChatRequest, talk: Talk, can: Abilities) -> Phrased:
    """Stop words are for the answer, not for the JSON it comes in, so the server does not hear of them."""
    shape = form(request)
    asked = replace(request, tools=(), stop=(), schema=shape if _holds(can.schema, shape) else None)
    return Phrased(asked, taught(talk, request), ToldAnswer())


def _holds(way: SchemaWay, schema: dict[str, JsonValue]) -> bool:
    return way != "words" and (way != "closed" or can_be_closed(schema))


def _with_schema(talk: Talk, schema: dict[str, JsonValue]) -> Talk:
    words = _FITTING + orjson.dumps(schema).decode()
    return replace(talk, instructions=f"{talk.instructions}\n\n{words}" if talk.instructions else words)
