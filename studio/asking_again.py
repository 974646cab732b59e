"""A model asked until its reply can be read: with more room when it was cut, else told what was wrong with it.

When it never can, the other models of the request are asked in turn, once each.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from studio import runtime
from studio.chat_model import ChatRequest
from studio.errors import ModelFailure, Remedy, UnreadableAnswer
from studio.reading.instruction import correction, instruction, schema_for
from studio.reading.read import read
from studio.reading.rule import Misread, Read, ReplyRule
from studio.runtime import Reply
from studio.values import Message, ToolCall, ToolResult

MOST_ROOM = 32_000
"""Tokens; the most room an answer is ever given."""
_SHOWN = 4_000
"""Signs of a broken reply that are sent back with what is wrong with it, and shown to a person."""
_TIMES = ("", "", "twice", "three times", "four times", "five times", "six times")
Ask = Callable[[ChatRequest], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Broken:
    """A reply that could not be read, and why."""

    text: str
    why: Misread


@dataclass(frozen=True, slots=True)
class Heard:
    """The last reply to a question: its value, why there is none, or None where there is nothing to be read.

    `broken` are all replies that could not be read, `silent` why another model could not be asked in the end.
    """

    reply: Reply
    found: Read | Misread | None
    broken: tuple[Broken, ...] = ()
    silent: ModelFailure | None = None

    def failure(self) -> UnreadableAnswer:
        """Why the node fails that must have a reply it can read."""
        answer = f"{runtime.title()}'s answer" if runtime.title() else "The model's answer"
        whys = [one.why for one in self.broken]
        names = _list(whys[-1].missing) if whys else ""
        if names and len({why.missing for why in whys}) == 1:
            sentence = f"{answer} had no {names}{_in_a_row(len(whys))}."
        else:
            last = whys[-1].sentence if whys else "It has no words."
            sentence = f"{answer} could not be read{_in_a_row(len(whys))}. {last}"
        shown = (
            f"Answer {number}: {one.why.sentence}\n{one.text[:_SHOWN]}".strip()
            for number, one in enumerate(self.broken, 1)
        )
        return UnreadableAnswer(sentence, remedy=Remedy("See the answers", "details"), details="\n\n".join(shown))


async def ask_again(ask: Ask, request: ChatRequest, rule: ReplyRule, times: int) -> Heard:
    """Ask by a rule, and at most so many times again until the reply can be read; then any other models, once each.

    A cut reply is asked for once more with twice the room, outside that count; any other is sent back with what is
    wrong with it and how it must look, in place of what was said before the question, at temperature 0. A reply that
    uses tools need not look like anything.
    """
    told = "\n\n".join(filter(None, (request.instructions, _told(request, rule))))
    aside = request.aside or rule.shape != "anything"
    request = replace(request, instructions=told, schema=schema_for(rule), aside=aside)
    talk = _Talk(ask, rule)
    heard = await talk.hear(request)
    if heard.reply.cut and isinstance(heard.found, Misread) and request.max_tokens < MOST_ROOM:
        runtime.log("got an answer that was cut by its length, and asked once more with twice the room", "notice")
        request = replace(request, max_tokens=min(2 * request.max_tokens, MOST_ROOM))
        before = heard.reply.before
        heard = await talk.hear(replace(request, messages=(*request.messages, *before)), before)
    for _ in range(times):
        if not isinstance(heard.found, Misread):
            break
        runtime.log(f"got an answer that could not be read, and asked again: {heard.found.sentence}", "notice")
        heard = await talk.hear(_corrected(request, rule, heard.reply, heard.found), heard.reply.before)
    heard = await _others_asked(talk, request, heard)
    if isinstance(heard.found, Read):
        for repair in heard.found.repairs:
            runtime.log(f"{repair} when reading the answer")
        if heard.reply.cut:
            runtime.log("used up the longest answer it may give, so its end is missing", "notice")
    return heard


@dataclass(slots=True)
class _Talk:
    """Whoever is asked, the rule by which replies are read, and those that could not be."""

    ask: Ask
    rule: ReplyRule
    broken: list[Broken] = field(default_factory=list[Broken])

    async def hear(self, request: ChatRequest, before: tuple[Message, ...] = ()) -> Heard:
        """The reply, read, with what people said `before`; raises `ModelFailure`."""
        given = await self.ask(request)
        reply, message = replace(given, before=(*before, *given.before)), given.message
        if any(isinstance(part, ToolCall) for part in message.parts) or (message.media and not message.text):
            return Heard(reply, None, tuple(self.broken))
        found = read(self.rule, message.text, cut=reply.cut)
        if isinstance(found, Misread):
            self.broken.append(Broken(message.text, found))
        return Heard(reply, found, tuple(self.broken))


async def _others_asked(talk: _Talk, request: ChatRequest, heard: Heard) -> Heard:
    """What the other models reply, asked in turn while nothing can be read.

    Those behind the one that is asked stand in for it when it does not answer, so that which of them replied is
    settled as one.
    """
    for place, name in enumerate(request.others, 1):
        if not isinstance(heard.found, Misread):
            break
        runtime.log(f"got an answer that could not be read, and asked another model: {heard.found.sentence}", "notice")
        before = heard.reply.before
        asking = replace(request, model=name, others=request.others[place:], messages=(*request.messages, *before))
        try:
            heard = await talk.hear(asking, before)
        except ModelFailure as failure:
            runtime.log(f"got no answer of another model: {failure.sentence}", "notice")
            return replace(heard, silent=failure)
    return heard


def _told(request: ChatRequest, rule: ReplyRule) -> str:
    """What the model is told of how its reply must look; tools are used as they always are."""
    told = instruction(rule)
    return f"When you use no tool: {told}" if told and request.tools else told


def _corrected(request: ChatRequest, rule: ReplyRule, reply: Reply, misread: Misread) -> ChatRequest:
    text = reply.message.text
    shown = Message.of(text[:_SHOWN], sender=request.speaker, role="assistant")
    broken = (shown,) if text.strip() else ()
    wrong = Message.of(correction(rule, misread.sentence))
    messages = (*_since_question(request.messages), *reply.before, *broken, wrong)
    return replace(request, messages=messages, temperature=0)


def _since_question(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The last message that is no use of a tool, and what tools gave since."""
    uses = (ToolCall, ToolResult)
    asked = (place for place, message in enumerate(messages) if not any(isinstance(p, uses) for p in message.parts))
    return messages[max(asked, default=0) :]


def _in_a_row(times: int) -> str:
    if times < 2:  # noqa: PLR2004 - once is no row
        return ""
    return f", {_TIMES[times] if times < len(_TIMES) else f'{times} times'} in a row"


def _list(names: tuple[str, ...]) -> str:
    *most, last = (f"“{name}”" for name in names) if names else ("",)
    return f"{', '.join(most)} and {last}" if most else last
