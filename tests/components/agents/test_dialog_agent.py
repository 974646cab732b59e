"""An agent to talk with."""

from __future__ import annotations

from components.agents.dialog_agent import DialogAgent
from studio.values import Message
from tests.components.hearing import hearing

HELLO = Message.of("hello")


async def test_it_asks_its_model_under_its_title_and_says_the_answer() -> None:
    with hearing() as desk:
        answer = await DialogAgent(instructions="Be brief.", temperature=0.1, max_tokens=9)(HELLO)
    assert answer == desk.answer
    assert desk.said == [("yes", False)]
    (request,) = desk.requests
    assert (request.instructions, request.speaker, request.messages) == ("Be brief.", "Writer", (HELLO,))
    assert (request.model, request.temperature, request.max_tokens) == ("packaged/qwen", 0.1, 9)


async def test_it_remembers_what_it_heard_and_said() -> None:
    agent, again = DialogAgent(), Message.of("again")
    with hearing() as desk:
        await agent(HELLO)
        await agent(again)
    assert desk.requests[1].messages == (HELLO, desk.answer, again)


async def test_it_may_be_told_not_to_remember() -> None:
    agent = DialogAgent(remembers=False)
    with hearing() as desk:
        await agent(HELLO)
        await agent(HELLO)
    assert desk.requests[1].messages == (HELLO,)
    assert desk.remembered == []


async def test_it_takes_several_messages_in_order() -> None:
    other = Message.of("and you?")
    with hearing() as desk:
        await DialogAgent()(HELLO, other)
    assert desk.requests[0].messages == (HELLO, other)


def test_an_agent_is_tried_three_times() -> None:
    assert DialogAgent().policy.tries == 3
