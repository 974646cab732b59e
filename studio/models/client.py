"""A model server as a chat model, whatever protocol it speaks."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import orjson

from studio.chat_model import ChatDelta, ChatRequest, ModelName
from studio.errors import OutboundFault
from studio.models.answering import Answering
from studio.models.dialects import dialect_of
from studio.models.failures import Asked, failure
from studio.models.http import Answer, Call, Limits, Outbound
from studio.models.phrasing import Phrased, phrased
from studio.models.pictures import MediaFiles, pictures_in
from studio.models.prompt import talk
from studio.models.reach import Configured
from studio.models.reader import Reader
from studio.models.refusal import refusal
from studio.models.refused import check_key, refused
from studio.models.server import Server
from studio.models.turns import Talk
from studio.models.wire import parse, read_complaint

_OK = 200
_EXCERPT = 64_000
_AFTERWORD = 2.0
"""Seconds to wait for the token counts, which come behind an answer that is whole already."""
_SLOW_TO_LOAD = Limits(first=300)
_SCHEMAS = frozenset({"response_format", "grammar", "text", "output_config", "responseJsonSchema", "format"})
"""Refused because of the schema that was asked for, perhaps, which says nothing of the next one."""
_WITHOUT_TOOLS = re.compile(r"support|enable|require|available")
"""A refusal that means all tools; others mean the schema of one."""


@dataclass(frozen=True, slots=True)
class _Question:
    asked: Asked
    request: ChatRequest
    talk: Talk


class ModelClient:
    """Streams answers of one server; a call is tried once, whether to try again is the policy's.

    Some models refuse a setting that others need, such as a temperature. A refusal that names one says nothing of the
    question, so the call is made again without it, and that model is not sent it again. A schema or tools that are
    refused, or that the server is known not to take, are asked for in words instead. Pictures are shown to models
    that see when there are `media` to read them from.
    """

    def __init__(
        self, server: Server, outbound: Outbound, limits: Limits | None = None, media: MediaFiles | None = None
    ) -> None:
        self.server = server
        self._dialect = dialect_of(server)
        self._outbound = outbound
        self._limits = limits or (_SLOW_TO_LOAD if server.local else Limits())
        self._media = media
        self._unwanted: dict[str, frozenset[str]] = {}

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The answer, delta by delta; closing the iterator cancels it. Raises `ModelFailure`."""
        asked = Asked(self.server, request.model, request.speaker)
        answering = Answering(asked, self._dialect, request.stop)
        try:
            async with self._accepted(await self._question(asked, request)) as (answer, reader):
                answering.reader = reader
                async for piece in answer:
                    for delta in answering.read(piece):
                        yield delta
                    if answering.done:
                        break
                    if answering.whole:
                        answer.hurry(_AFTERWORD)
        except OutboundFault as fault:
            if not answering.whole:
                raise answering.failed(fault.kind, fault.details) from fault
        for delta in answering.end():
            yield delta

    async def models(self) -> tuple[str, ...]:
        """The names of the models that the server offers, as far as it tells; raises `ModelFailure`."""
        asked = Asked(self.server, ModelName(""))
        if not (listing := self._dialect.listing()):
            return ()
        call = Call("GET", listing, self._headers(asked))
        try:
            async with self._outbound.send(call, self._reach, Limits()) as answer:
                body = await answer.excerpt(self._limits.size)
                if answer.status != _OK:
                    raise refused(asked, answer, body)
        except OutboundFault as fault:
            raise failure(asked, fault.kind, fault.details) from fault
        return self._dialect.offered(parse(body))

    @property
    def _reach(self) -> Configured:
        return Configured(self.server.host, self.server.port)

    async def _question(self, asked: Asked, request: ChatRequest) -> _Question:
        shown = self._media and self.server.sees(request.model.model)
        pictures = await pictures_in(request.messages, self._media) if self._media and shown else {}
        return _Question(asked, request, talk(request, pictures))

    def _phrased(self, question: _Question, without: frozenset[str]) -> Phrased:
        can = self.server.can
        left = replace(
            can, tools=can.tools and "tools" not in without, schema="words" if _SCHEMAS & without else can.schema
        )
        return phrased(question.request, question.talk, left)

    def _call(self, asked: Asked, said: Phrased, without: frozenset[str]) -> Call:
        body = orjson.dumps(self._dialect.body(said.request, said.talk, without))
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
        return Call("POST", self._dialect.address(asked.model.model), {**headers, **self._headers(asked)}, body)

    def _headers(self, asked: Asked) -> dict[str, str]:
        check_key(asked)
        return self._dialect.headers()

    @asynccontextmanager
    async def _accepted(self, question: _Question) -> AsyncGenerator[tuple[Answer, Reader]]:
        without = self._unwanted.get(question.request.model.model, frozenset())
        while True:
            said = self._phrased(question, without)
            call = self._call(question.asked, said, without)
            async with self._outbound.send(call, self._reach, self._limits) as answer:
                if answer.status == _OK:
                    yield answer, said.reader
                    return
                without |= await self._named(question.asked, answer, without)

    async def _named(self, asked: Asked, answer: Answer, without: frozenset[str]) -> frozenset[str]:
        """What the model refuses; raises `ModelFailure` when the refusal is about anything else."""
        body = await answer.excerpt(_EXCERPT)
        complaint = read_complaint(parse(body))
        if complaint is None or refusal(answer.status, complaint) != "misunderstood":
            raise refused(asked, answer, body)
        said = " ".join((*complaint.codes, complaint.message)).lower()
        named = frozenset(name for name, word in self._dialect.refusable.items() if re.search(word, said)) - without
        if not named:
            raise refused(asked, answer, body)
        model = asked.model.model
        self._unwanted[model] = self._unwanted.get(model, frozenset()) | _lasting(named, said)
        return named


def _lasting(named: frozenset[str], said: str) -> frozenset[str]:
    """What is refused for good, whatever is asked."""
    return named - _SCHEMAS - (frozenset() if _WITHOUT_TOOLS.search(said) else {"tools"})
