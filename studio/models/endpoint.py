"""Endpoints of OpenAI's shape that answer with one JSON document: all that is asked of a model but conversation."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.errors import ModelFailure, OutboundFault
from studio.models.breaker import Breaker
from studio.models.dialect import Fields
from studio.models.failures import OTHER_MODEL, Asked, failure
from studio.models.http import Answer, Call, Limits, Outbound
from studio.models.pace import Pace
from studio.models.protocols import ProtocolName
from studio.models.reach import Configured
from studio.models.refused import check_key, refused
from studio.models.server import Server
from studio.models.wire import parse, read_complaint

_OK = 200
_EXCERPT = 64_000
_BASES: dict[ProtocolName, str] = {"openai": "", "responses": "", "gemini": "/openai", "ollama": "/v1"}
"""Where these endpoints begin, behind the base address, on servers that speak otherwise in conversation.

Sources: https://ai.google.dev/gemini-api/docs/openai, https://docs.ollama.com/api/openai-compatibility.
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The way to one server, with the pace and the breaker that all which is asked of it shares."""

    server: Server
    outbound: Outbound
    breaker: Breaker
    pace: Pace | None = None

    async def post(self, asked: Asked, path: str, fields: Fields, limits: Limits) -> JsonValue:
        """What it answers; raises `ModelFailure`."""
        call = self._call(asked, path, fields)
        if self.pace:
            await asyncio.sleep(self.pace.wait())
        async with self.breaker.admits(asked):
            try:
                async with self.outbound.send(call, Configured(self.server.host, self.server.port), limits) as answer:
                    return await _content(asked, answer)
            except OutboundFault as fault:
                raise failure(asked, fault.kind, fault.details) from fault

    def _call(self, asked: Asked, path: str, fields: Fields) -> Call:
        base = _BASES.get(self.server.protocol)
        if base is None:
            sentence = f"“{self.server.title}” is for conversation only, so it could not be asked for this."
            raise ModelFailure(sentence, remedy=OTHER_MODEL)
        check_key(asked)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if token := self.server.token:
            headers["Authorization"] = f"Bearer {token}"
        return Call("POST", f"{self.server.base_url}{base}{path}", headers, orjson.dumps(fields))


async def _content(asked: Asked, answer: Answer) -> JsonValue:
    if answer.status != _OK:
        raise refused(asked, answer, await answer.excerpt(_EXCERPT))
    body = b"".join([piece async for piece in answer])
    content = parse(body)
    if content is None or read_complaint(content):
        raise refused(asked, answer, body)
    return content
