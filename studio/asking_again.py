"""A model asked until its reply can be read: with more room when it was cut, else told what was wrong with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from studio import runtime
from studio.chat_model import ChatRequest
from studio.errors import Remedy, UnreadableAnswer
from studio.reading.instruction import correction, instruction, schema_for
from studio.reading.read import read
from studio.reading.rule import Misread, Read, ReplyRule
from studio.runtime import Reply
from studio.values import Message, ToolCall

MOST_ROOM = 32_000
"""Tokens; the most room an answer is ever given."""
_SHOWN = 4_000
"""Signs of a broken reply that are sent back with what is wrong with it."""
Ask = Callable[[ChatRequest], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Heard:
    """The last reply of a model, and what reading it came to."""

    reply: Reply
    found: Read | Misread


async def ask_again(ask: Ask, request: ChatRequest, rule: ReplyRule, times: int) -> Heard:
    """Ask by a rule, and at most so many times again until the reply can be read.

    A cut reply is asked for once more with twice the room, outside that count; any other is sent back with what is
    wrong with it and how it must look, in place of what was said before the last message, at temperature 0.
    """
    told = "\n\n".join(filter(None, (request.instructions, instruction(rule))))
    request = replace(
        request, instructions=told, schema=schema_for(rule), aside=request.aside or rule.shape != "anything"
    )
    heard = _read(rule, await ask(request))
    if heard.reply.cut and isinstance(heard.found, Misread) and request.max_tokens < MOST_ROOM:
        runtime.log("got an answer that was cut by its length, and asked once more with twice the room", "notice")
        request = replace(request, max_tokens=min(2 * request.max_tokens, MOST_ROOM))
        before = heard.reply.before
        heard = _read(rule, await ask(replace(request, messages=(*request.messages, *before))), before)
    for _ in range(times):
        if isinstance(heard.found, Read):
            break
        runtime.log(f"got an answer that could not be read, and asked again: {heard.found.sentence}", "notice")
        corrected = _corrected(request, rule, heard.reply, heard.found)
        heard = _read(rule, await ask(corrected), heard.reply.before)
    if isinstance(heard.found, Read):
        for repair in heard.found.repairs:
            runtime.log(f"{repair} when reading the answer")
        if heard.reply.cut:
            runtime.log("used up the longest answer it may give, so its end is missing", "notice")
    return heard


def unreadable(heard: Heard, misread: Misread) -> UnreadableAnswer:
    """The failure of a node whose model did not give a reply that can be read."""
    sentence = f"{runtime.title() or 'The model'} did not get an answer that could be read. {misread.sentence}"
    return UnreadableAnswer(sentence, remedy=Remedy("Ask again", "again"), details=heard.reply.message.text[:_SHOWN])


def _read(rule: ReplyRule, reply: Reply, before: tuple[Message, ...] = ()) -> Heard:
    """What a reply says, with what people said `before`; one that calls tools or brings media need not say anything."""
    reply, message = replace(reply, before=(*before, *reply.before)), reply.message
    if not message.text and (message.media or any(isinstance(part, ToolCall) for part in message.parts)):
        return Heard(reply, Read(""))
    return Heard(reply, read(rule, message.text, cut=reply.cut))


def _corrected(request: ChatRequest, rule: ReplyRule, reply: Reply, misread: Misread) -> ChatRequest:
    text = reply.message.text
    shown = Message.of(text[:_SHOWN], sender=request.speaker, role="assistant")
    broken = (shown,) if text.strip() else ()
    wrong = Message.of(correction(rule, misread.sentence))
    return replace(request, messages=(*request.messages[-1:], *reply.before, *broken, wrong), temperature=0)
