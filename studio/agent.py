"""Nodes that ask a model: `Asking`, which names the models and their limits, and `Agent`, which also remembers."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from studio import runtime
from studio.chat_model import ChatRequest, ModelName
from studio.component import Advanced, Component, Expected, LongText
from studio.runtime import Reply
from studio.values import Message, Policy


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


class Agent(Asking):
    """The base of agents that talk through a model."""

    sentence: ClassVar[str] = "Writes with {model}: “{instructions}”"
    has_memory: ClassVar[bool] = True

    instructions: Annotated[LongText, Expected()] = "You are a helpful assistant."
    """Who the agent is and how it should behave."""
    remembers: bool = True
    """Whether it remembers the conversation."""

    async def ask(self, *messages: Message) -> Message:
        """The model's answer to what the agent remembers and these messages; both are remembered."""
        reply = await self.answer(self.request(self.instructions, *self.recalled(), *messages))
        if self.remembers:
            runtime.remember(*messages, reply.message)
        runtime.say(reply.message)
        return reply.message

    def recalled(self) -> tuple[Message, ...]:
        """What the agent goes by of the conversation so far."""
        return runtime.memory() if self.remembers else ()

    async def answer(self, request: ChatRequest) -> Reply:
        """The model's reply to the request."""
        return await runtime.chat(request)
