"""Several agents whose answers become one."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from components.pipelines.parallel import all_done
from studio import runtime
from studio.agent import Agent
from studio.component import Advanced, Body, Expected, LongText, title_of
from studio.values import Message

ANSWERS = "The answers so far:"


class MixtureOfAgents(Agent):
    """Asks its members side by side, shows each what the others answered, and makes one answer of it."""

    title: ClassVar[str] = "Many heads, one answer"
    sentence: ClassVar[str] = "{rounds} rounds, then {model} sums up"
    search_words: ClassVar[str] = "mixture of agents moa ensemble vote panel experts combine aggregate consensus"
    icon: ClassVar[str] = "team"

    rounds: Annotated[int, Field(ge=1, le=10)] = 2
    """How often all members are asked; from the second time on each reads what all of them answered before."""
    instructions: Annotated[LongText, Expected()] = (
        "Several people answered the message. Make one answer of theirs: take what is best in each, leave out what is "
        "wrong or said twice, and do not speak of them."
    )
    """How to make one answer of many."""
    remembers: Annotated[bool, Advanced()] = False
    """Whether it remembers the conversation."""

    async def __call__(self, message: Message, *members: Body[Message, Message]) -> Message:
        """Ask the members, round by round, and sum up."""
        told = message
        for turn in range(self.rounds if members else 0):
            answers = await all_done(member(told) for member in members)
            lines = (f"{title_of(member, at)}: {answer.text}" for at, (member, answer) in _numbered(members, answers))
            told = message.and_words("\n\n".join((ANSWERS, *lines)))
            runtime.log(f"heard {len(answers)} answers in round {turn + 1} of {self.rounds}")
        return await self.ask(told)


def _numbered(
    members: tuple[Body[Message, Message], ...], answers: list[Message]
) -> enumerate[tuple[Body[Message, Message], Message]]:
    return enumerate(zip(members, answers, strict=True), 1)
