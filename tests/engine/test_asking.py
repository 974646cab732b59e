"""How a step asks models: each question is tried by itself, then the other models are asked in turn."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping

from studio.chat_model import CallDelta, ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeFailed, NodeFinished, NodeRetried
from studio.engine.journal import MemoryJournal
from studio.engine.run import Order, Run
from studio.errors import ModelFailure
from studio.values import ToolCall
from tests.components.staged import EVERYTHING, given
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BesideChat


class Scripted:
    """Answers with one thing after the other, the last again and again; counts the calls."""

    def __init__(self, *script: ModelFailure | str | CallDelta) -> None:
        self._script = list(script)
        self.calls = 0

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The next thing of the script."""
        assert request.model
        said = self._script[min(self.calls, len(self._script) - 1)]
        self.calls += 1
        match said:
            case ModelFailure():
                raise said
            case CallDelta():
                yield said
            case str():
                yield TextDelta(said)
        yield Finished()


class Several(BesideChat):
    """Models by name."""

    def __init__(self, models: Mapping[str, Scripted]) -> None:
        self._models = models

    def find(self, name: ModelName) -> ChatModel:
        """The model of that name."""
        return self._models[name]


async def heard(models: Mapping[str, Scripted], tries: int = 1) -> list[Event]:
    """The events of one agent that asks `a`, then the others."""
    others = [name for name in models if name != "a"]
    policy = {"tries": tries, "wait": 0}
    agent = given(node("DialogAgent", model="a", other_models=others, policy=policy), messages="Hello")
    plan = make_plan(flow(agent=agent), EVERYTHING)
    run = Run(Order("run", plan, MemoryJournal()), Several(models))
    await run.play()
    return [event async for batch in run.log.follow() for event in batch]


def busy() -> ModelFailure:
    """A failure that may pass."""
    return ModelFailure("It is busy.", retryable=True)


async def test_a_question_is_asked_again_as_often_as_the_policy_says_and_no_more() -> None:
    model = Scripted(busy())

    events = await heard({"a": model}, tries=3)

    assert model.calls == 3
    assert [event.attempt for event in of_type(events, NodeRetried)] == [2, 3]
    assert [event.sentence for event in of_type(events, NodeFailed)] == ["It is busy."]


async def test_the_next_model_answers_when_one_fails() -> None:
    models = {"a": Scripted(ModelFailure("No key.")), "b": Scripted(busy()), "c": Scripted("Here I am.")}

    events = await heard(models, tries=2)

    assert [model.calls for model in models.values()] == [1, 2, 1]
    assert "Here I am." in str(of_type(events, NodeFinished)[-1].value)


async def test_the_last_failure_is_told_when_all_fail() -> None:
    events = await heard({"a": Scripted(busy()), "b": Scripted(ModelFailure("No key."))})

    assert [event.sentence for event in of_type(events, NodeFailed)] == ["No key."]


async def test_a_tool_call_is_part_of_the_answer() -> None:
    call = ToolCall(id="1", name="clock", arguments={})

    events = await heard({"a": Scripted(CallDelta(call))})

    assert "tool_call" in str(of_type(events, NodeFinished)[-1].value)
