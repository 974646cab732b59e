"""Any server that speaks the OpenAI protocol, hosted or on a desk, as a chat model."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from studio.chat_model import ChatDelta, ChatRequest, ModelName
from studio.errors import ModelFailure, OutboundFault
from studio.models.answering import Answering
from studio.models.completion import encode, list_of_models, parse, read_complaint
from studio.models.failures import Asked, failure
from studio.models.http import Answer, Call, Limits, Outbound
from studio.models.reach import Configured
from studio.models.refusal import refusal, wait
from studio.models.server import Server

_OK = 200
_EXCERPT = 64_000
_AFTERWORD = 2.0
"""Seconds to wait for the token counts, which come behind an answer that is whole already."""
_OPTIONAL = ("stream_options", "temperature", "stop")
_SLOW_TO_LOAD = Limits(first=300)


class OpenAICompatible:
    """Streams answers of one server; a call is tried once, whether to try again is the policy's.

    Some models refuse a setting that others need, such as a temperature. A refusal that names one says nothing of the
    question, so the call is made again without it, and that model is not sent it again.
    """

    def __init__(self, server: Server, outbound: Outbound, limits: Limits | None = None) -> None:
        self.server = server
        self._outbound = outbound
        self._limits = limits or (_SLOW_TO_LOAD if server.local else Limits())
        self._unwanted: dict[str, frozenset[str]] = {}

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The answer, delta by delta; closing the iterator cancels it. Raises `ModelFailure`."""
        asked = Asked(self.server, request.model, request.speaker)
        answering = Answering(asked)
        try:
            async with self._accepted(asked, request) as answer:
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
        call = Call("GET", f"{self.server.base_url}/models", self._headers(asked))
        try:
            async with self._outbound.send(call, self._reach, Limits()) as answer:
                body = await answer.excerpt(self._limits.size)
                if answer.status != _OK:
                    raise _refused(asked, answer, body)
        except OutboundFault as fault:
            raise failure(asked, fault.kind, fault.details) from fault
        return list_of_models(parse(body))

    @property
    def _reach(self) -> Configured:
        return Configured(self.server.host, self.server.port)

    def _question(self, asked: Asked, request: ChatRequest) -> Call:
        without = self._unwanted.get(request.model.model, frozenset())
        headers = {**self._headers(asked), "Content-Type": "application/json", "Accept": "text/event-stream"}
        body = encode(request, self.server.length_field, without)
        return Call("POST", f"{self.server.base_url}/chat/completions", headers, body)

    def _headers(self, asked: Asked) -> dict[str, str]:
        key = self.server.key.get_secret_value().strip()
        if not (key.isascii() and key.isprintable()):
            raise failure(asked, "key")
        return {"Authorization": f"Bearer {key}"} if key else {}

    @asynccontextmanager
    async def _accepted(self, asked: Asked, request: ChatRequest) -> AsyncGenerator[Answer]:
        while True:
            async with self._outbound.send(self._question(asked, request), self._reach, self._limits) as answer:
                if answer.status == _OK:
                    yield answer
                    return
                await self._learn(asked, answer)

    async def _learn(self, asked: Asked, answer: Answer) -> None:
        """Note which setting the model refuses; raises `ModelFailure` when the refusal is about anything else."""
        body = await answer.excerpt(_EXCERPT)
        complaint = read_complaint(parse(body))
        if complaint is None or refusal(answer.status, complaint) != "misunderstood":
            raise _refused(asked, answer, body)
        model, said = asked.model.model, " ".join((*complaint.codes, complaint.message))
        known = self._unwanted.get(model, frozenset())
        named = frozenset(name for name in _OPTIONAL if name in said) - known
        if not named:
            raise _refused(asked, answer, body)
        self._unwanted[model] = known | named


def _refused(asked: Asked, answer: Answer, body: bytes) -> ModelFailure:
    about = refusal(answer.status, read_complaint(parse(body)))
    return failure(asked, about, f"{answer.status} {body.decode(errors='replace')}", wait(answer.retry_after))
