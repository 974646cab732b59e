"""An agent with tools, played against a model that follows a script and keeps what it was asked."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence

from pydantic import JsonValue

from studio.chat_model import CallDelta, ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.encoding import from_json
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeFinished
from studio.engine.journal import MemoryJournal, Past, RunJournal
from studio.engine.run import Order, Run
from studio.errors import ModelFailure
from studio.flow.document import Flow, Node
from studio.values import ToolCall, ToolResult
from studio.wire_types import plain_text
from tests.components.staged import EVERYTHING, given
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BesideChat

Said = str | ToolCall | ModelFailure


class Script(BesideChat):
    """Answers with one reply after the other, the last again and again; also the only model there is."""

    def __init__(self, *replies: Said | Sequence[Said]) -> None:
        self._replies = [[reply] if isinstance(reply, Said) else list(reply) for reply in replies]
        self.asked: list[ChatRequest] = []

    def find(self, name: ModelName) -> ChatModel:
        """Itself."""
        assert name
        return self

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """The next reply of the script."""
        reply = self._replies[min(len(self.asked), len(self._replies) - 1)]
        self.asked.append(request)
        for said in reply:
            match said:
                case str():
                    yield TextDelta(said)
                case ToolCall():
                    yield CallDelta(said)
                case ModelFailure():
                    raise said
        yield Finished()

    def told(self, question: int = -1) -> list[ToolResult]:
        """The results that one question told of."""
        messages = self.asked[question].messages
        return [part for message in messages for part in message.parts if isinstance(part, ToolResult)]


def wish(tool: str, id: str = "1", **arguments: JsonValue) -> ToolCall:
    """A call of a tool."""
    return ToolCall(id=id, name=tool, arguments=arguments)


def with_tools(*wires: str, settings: Mapping[str, JsonValue] | None = None, **tools: Node) -> Flow:
    """A flow of an agent that is asked something; each tool stands in a slot of its own."""
    placed = {
        id: tool.model_copy(update={"inside": node("Echo", inside=f"agent.tools.{number}").inside})
        for number, (id, tool) in enumerate(tools.items())
    }
    ends = [f"{id} > agent.tools.{number}.end.out" for number, id in enumerate(tools)]
    agent = given(node("ReActAgent").model_copy(update={"settings": settings or {}}), messages="How much?")
    return flow(*ends, *wires, agent=agent, **placed)


async def worked(made: Flow, model: Script, journal: RunJournal | None = None, past: Past | None = None) -> list[Event]:
    """The events of a run of the flow with the model."""
    run = Run(Order("run", make_plan(made, EVERYTHING), journal or MemoryJournal(), {}, past or Past()), model)
    await run.play()
    return [event async for batch in run.log.follow() for event in batch]


def answer(events: list[Event]) -> str:
    """What the agent answered."""
    return plain_text(from_json(next(event.value for event in of_type(events, NodeFinished) if event.path == "agent")))
