"""The flow that is killed: a loop of two agents, then two branches that call one agent."""

from __future__ import annotations

from tests.engine.playing import flow, node

ROUNDS = 6

STORY = flow(
    "chat > polish.value",
    "polish.body.start.value > writer.messages",
    "writer > critic.messages",
    "writer > polish.body.end.result",
    "critic > polish.body.end.again",
    "polish > left.messages",
    "polish > right.messages",
    "left > join.texts",
    "right > join.texts",
    "join > show.message",
    chat=node("ChatInput"),
    polish=node("While", at_most=ROUNDS, until={"rules": [{"value": "never"}]}),
    writer=node("DialogAgent", instructions="W", inside="polish.body"),
    critic=node("DialogAgent", instructions="C", inside="polish.body"),
    left=node("DialogAgent", instructions="E"),
    right=node("DialogAgent", same_as="left"),
    join=node("JoinTexts"),
    show=node("Show"),
)
