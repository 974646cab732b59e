"""An agent that uses tools until it can answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from studio import runtime
from studio.agent import Agent
from studio.component import Advanced
from studio.reading.routing import Routed
from studio.tool import AnyTool
from studio.toolbox import Toolbox
from studio.values import MediaPart, Message, Text, ToolCall

SUM_UP = """\
You used tools to answer, and may use no more of them. Answer now from what they gave; say what is still not known."""
GAVE_UP = "I could not find an answer with my tools."


class ReActAgent(Agent):
    """Thinks, uses the tools inside of it as often as it needs to, and answers.

    What a tool gave, or why it failed, goes back to the model. When the steps run out, it sums up what was found.
    """

    title: ClassVar[str] = "Agent with tools"
    sentence: ClassVar[str] = "Uses its tools with {model}: “{instructions}”"
    search_words: ClassVar[str] = "react tool use function calling assistant act reason search calculator ai llm mcp"
    icon: ClassVar[str] = "bot"

    steps: Annotated[int, Field(ge=1, le=100)] = 10
    """How often it may think and use tools before it must answer."""
    calls_per_tool: Annotated[int, Advanced(), Field(ge=1, le=100)] = 5
    """How often it may call each tool for one answer."""
    longest_result: Annotated[int, Advanced(), Field(ge=100, le=100_000)] = 2_000
    """How much of what a tool gave the model reads, in characters."""

    async def __call__(self, *messages: Message, tools: tuple[AnyTool, ...] = ()) -> Message:
        """Answer the messages, read in the order of their wires, with the help of the tools."""
        toolbox = Toolbox(tools, self.calls_per_tool, self.longest_result)
        talk = (*await self.recalled(*messages), *messages)
        spoken = await self._answer(talk, toolbox)
        said, kept = _with(spoken.said, toolbox.media), _with(spoken.kept, toolbox.media)
        if self.remembers:
            runtime.remember(*messages, *spoken.before, *_record(toolbox), kept)
        runtime.say(said)
        return said

    async def _answer(self, before: Sequence[Message], toolbox: Toolbox) -> Routed:
        """Ask, and use the tools the model calls, until it answers or may not go on; what people said comes first."""
        talk, heard = list(before), list[Message]()
        for _ in range(self.steps):
            request = replace(self.request(self.instructions, *talk), tools=toolbox.offers())
            spoken = await self.spoken(request)
            heard += spoken.before
            said = toolbox.taken_in(spoken.said)
            calls = [part for part in said.parts if isinstance(part, ToolCall)]
            if not calls:
                return replace(spoken, before=tuple(heard))
            talk += [*spoken.before, said, await toolbox.use(calls)]
            if not toolbox.offers():
                runtime.log("called its tools as often as it may, so it answered from what it had found", "notice")
                break
        else:
            runtime.log(f"ended after {self.steps} steps without an answer; it summed up what it had found", "notice")
        summary = await self._summary((*before, *heard), toolbox)
        return replace(summary, before=(*heard, *summary.before))

    async def _summary(self, before: Sequence[Message], toolbox: Toolbox) -> Routed:
        """What the model makes of all that was found, without tools and in a talk that knows of none."""
        instructions = f"{self.instructions}\n\n{SUM_UP}"
        spoken = await self.spoken(self.request(instructions, *before, *_record(toolbox)))
        if not any(isinstance(part, ToolCall) for part in spoken.said.parts):
            return spoken
        parts = tuple(part for part in spoken.said.parts if not isinstance(part, ToolCall))
        answer = spoken.said.model_copy(update={"parts": parts or (Text(text=GAVE_UP),)})
        return replace(spoken, said=answer, kept=answer)


def _with(message: Message, media: Sequence[MediaPart]) -> Message:
    return message.model_copy(update={"parts": (*message.parts, *media)}) if media else message


def _record(toolbox: Toolbox) -> tuple[Message, ...]:
    """What the tools gave in words, which every model can read, also one that has no tools any more."""
    lines = toolbox.record()
    return (Message.of("\n".join(("What the tools gave for this:", *lines))),) if lines else ()
