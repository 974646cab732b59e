"""Several agents whose answers become one."""

from __future__ import annotations

from components.agents.mixture_of_agents import MixtureOfAgents
from studio.values import Message
from tests.components.scripted import scripted


async def test_each_member_reads_what_all_answered_before_and_the_model_sums_up() -> None:
    heard: list[str] = []

    async def member(message: Message) -> Message:
        heard.append(message.text)
        return Message.of(f"idea {len(heard)}")

    with scripted("One answer.") as desk:
        assert (await MixtureOfAgents(rounds=2)(Message.of("Why?"), member, member)).text == "One answer."
    assert heard[:2] == ["Why?", "Why?"]
    answers = "Why?\n\nThe answers so far:\n\nnumber 1: idea 1\n\nnumber 2: idea 2"
    assert heard[2:] == [answers, answers]
    assert desk.requests[0].messages[0].text.endswith("number 1: idea 3\n\nnumber 2: idea 4")


async def test_without_members_the_model_answers_alone() -> None:
    with scripted("Alone."):
        assert (await MixtureOfAgents()(Message.of("Why?"))).text == "Alone."
