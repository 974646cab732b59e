"""Nodes that ask a model: `Asking`, which names the models and their limits, and `Agent`, which also remembers."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from studio import runtime
from studio.asking_again import ask_again
from studio.chat_model import ChatRequest, ModelName
from studio.component import Advanced, Component, Expected, LongText
from studio.form import Fields
from studio.reading.routing import Routed, routed
from studio.reading.rule import Misread, Read, ReplyRule
from studio.recall import last, tokens_in, tokens_of, without_summaries
from studio.recollection import Recollection
from studio.values import Message, Policy

ROOM_FOR_INSTRUCTIONS = 800
"""Tokens; instructions that are longer leave less room for the conversation."""
Recall = Literal[
    "everything",
    "the last messages",
    "up to a length",
    "the last ones and a summary",
    "the last ones and what fits",
]


class Asking(Component):
    """The base of every node that asks a model."""

    instructions: LongText = ""
    """What the model is told before everything else."""
    model: ModelName = ModelName.default
    """Which model answers."""
    other_models: Annotated[tuple[ModelName, ...], Advanced(), Field(max_length=10)] = ()
    """Models asked in turn when the first one cannot answer."""
    max_tokens: Annotated[int, Advanced(), Field(ge=1, le=32_000)] = 512
    """The longest answer, in tokens; a token is about three quarters of a word."""
    temperature: Annotated[float, Advanced(), Field(ge=0, le=2)] = 0.7
    """How freely it chooses words: 0 always the likeliest, 2 very free."""
    asks_again: Annotated[int, Advanced(), Field(ge=0, le=5, title="How often it is asked again")] = 2
    """How often the model is told what was wrong with an answer that cannot be read, before giving up."""
    policy: Annotated[Policy, Advanced()] = Policy(tries=3)
    """What happens when it fails or takes long."""

    def request(self, instructions: str, *messages: Message) -> ChatRequest:
        """What the model is asked, with this node's settings, the node speaking."""
        return ChatRequest(
            model=self.model,
            others=self.other_models,
            instructions=instructions,
            messages=messages,
            speaker=runtime.title(),
            temperature=self.temperature,
            max_tokens=self.max_tokens,
        )

    async def decide(self, request: ChatRequest, fields: Fields) -> dict[str, JsonValue]:
        """What the model decides, as the values of these fields; raises `UnreadableAnswer` when no answer can be read.

        Raises `ModelFailure` when another model had to be asked and did not answer: it might when a run goes on after
        a kill, and what was decided must not change.
        """
        heard = await ask_again(runtime.chat, request, ReplyRule(shape="form", fields=fields), self.asks_again)
        match heard.found:
            case Read(value=dict() as decided):
                return decided
            case _:
                raise heard.silent or heard.failure()


class Agent(Asking):
    """The base of agents that talk through a model."""

    sentence: ClassVar[str] = "Writes with {model}: “{instructions}”"
    has_memory: ClassVar[bool] = True

    instructions: Annotated[LongText, Expected()] = "You are a helpful assistant."
    """Who the agent is and how it should behave."""
    remembers: bool = True
    """Whether it remembers the conversation."""
    recalls: Annotated[Recall, Advanced(), Field(title="How much it recalls")] = "up to a length"
    """What of a long conversation goes into its answers; it remembers all the same."""
    recall_messages: Annotated[int, Advanced(), Field(ge=1, le=100_000, title="Messages it recalls")] = 20
    """How many of the last messages, when that is what it recalls."""
    recall_length: Annotated[int, Advanced(), Field(ge=100, le=1_000_000, title="Length it recalls")] = 2_500
    """The longest that it reads of the conversation, in tokens; the built-in model has room for 3,000."""

    reply: Annotated[ReplyRule, Advanced(), Field(title="How the answer must look")] = ReplyRule()
    """What an answer is made of; one that looks otherwise is repaired where that is clear, else asked for again."""
    if_unreadable: Annotated[
        Literal["stop", "take it as it is"], Advanced(), Field(title="If it still cannot be read")
    ] = "stop"
    """What follows when no answer could be read."""

    async def ask(self, *messages: Message) -> Message:
        """The model's answer to what the agent remembers and these messages; all that was said is remembered."""
        given = {message.id for message in messages}
        recalled = [message for message in await self.recalled(*messages) if message.id not in given]
        spoken = await self.spoken(self.request(self.instructions, *recalled, *messages))
        runtime.say(spoken.said)
        if self.remembers:
            runtime.remember(*messages, *spoken.before, spoken.kept)
        return spoken.said

    async def recalled(self, *messages: Message) -> tuple[Message, ...]:
        """What the agent goes by of the conversation before these messages.

        A summary that has to be made is remembered when the step is finished.
        """
        if not self.remembers or not (memory := runtime.memory()):
            return ()
        taken = sum(map(tokens_of, messages)) + max(0, tokens_in(self.instructions) - ROOM_FOR_INSTRUCTIONS)
        recollection = Recollection(memory, max(0, self.recall_length - taken))
        match self.recalls:
            case "everything":
                return without_summaries(memory)
            case "the last messages":
                return last(without_summaries(memory), self.recall_messages)
            case "up to a length":
                return recollection.within_length()
            case "the last ones and a summary":
                return await recollection.with_summary(self._write)
            case "the last ones and what fits":
                return await recollection.with_fitting("\n\n".join(message.text for message in messages))

    async def _write(self, instructions: str, words: str) -> str:
        """A text of the agent's own model, which nobody else hears."""
        request = replace(self.request(instructions, Message.of(words)), aside=True, speaker="", temperature=0.2)
        return (await runtime.chat(request)).message.text

    async def spoken(self, request: ChatRequest) -> Routed:
        """What the model says, and what is remembered of it, read by the agent's rule; raises `ModelFailure`.

        What uses tools, or is media alone, stays as it is.
        """
        heard = await ask_again(runtime.chat, request, self.reply, self.asks_again)
        message = heard.reply.message
        match heard.found:
            case Read(value=value):
                return replace(routed(self.reply, value, message), before=heard.reply.before)
            case Misread() if self.if_unreadable == "stop":
                raise heard.failure()
            case Misread(sentence=sentence):
                runtime.log(f"took an answer as it is that could not be read: {sentence}", "notice")
            case None:
                pass
        return Routed(message, message, heard.reply.before)
