"""An agent that lives elsewhere: what goes over the wire, what is remembered here, and what failures are called."""

from __future__ import annotations

from studio.engine.events import NodeFailed, RunFinished
from studio.flow.document import Flow
from tests.components.staged import given
from tests.engine.playing import flow, node, of_type
from tests.fakes.model_server import NO_KEY, FakeModel
from tests.faults.asking import Fate, fate
from tests.models.asking import client


def elsewhere(instructions: str = "") -> Flow:
    """A remote agent that is asked twice, the second time with what it answered first."""
    agent = node("RemoteAgent", model="work/fake-1", instructions=instructions, inside="loop.body")
    return flow(
        "loop.body.start.value > writer.messages",
        "writer > loop.body.end.out",
        loop=given(node("For"), items=["Hello?", "And then?"]),
        writer=agent,
    )


def sent(fake: FakeModel) -> list[list[tuple[str, str]]]:
    """Role and words of the messages of each request."""
    bodies = [request.body["messages"] for request in fake.requests]
    return [
        [(str(m["role"]), str(m["content"])) for m in body if isinstance(m, dict)]
        for body in bodies
        if isinstance(body, list)
    ]


async def asked(fake: FakeModel, made: Flow) -> Fate:
    """What becomes of the run."""
    return await fate(client(fake), made)


async def test_its_talk_is_remembered_here_and_sent_each_time_and_no_instructions_are() -> None:
    async with FakeModel() as fake:
        found = await asked(fake, elsewhere())

    assert isinstance(found.events[-1], RunFinished)
    first, second = sent(fake)
    assert first == [("user", "Hello?")]
    assert second == [("user", "Hello?"), ("assistant", "You said: Hello?"), ("user", "And then?")]


async def test_instructions_are_sent_when_there_are_some() -> None:
    async with FakeModel() as fake:
        await asked(fake, elsewhere(instructions="Be brief."))

    assert [talk[0] for talk in sent(fake)] == [("system", "Be brief.")] * 2


async def test_a_failure_elsewhere_is_a_sentence() -> None:
    async with FakeModel() as fake:
        fake.refuse(401, NO_KEY)
        found = await asked(fake, elsewhere())

    assert "OpenAI did not accept the key of “Work”." in [
        event.sentence for event in of_type(list(found.events), NodeFailed)
    ]
