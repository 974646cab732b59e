"""The defects of AgentScope's workstation in the Python it wrote and in its containers: none of them is here."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.catalog import catalog
from studio.engine.events import RunFailed, RunFinished
from studio.export.script import script_of
from studio.flow.check import check
from studio.flow.document import Flow
from tests.components.staged import EVERYTHING, given, performed
from tests.engine.playing import flow, node, of_type, played, values
from tests.export.test_script import by_engine, by_script


async def both_alike(made: Flow, folder: Path) -> str:
    """The Python file of a flow, which does what the flow does."""
    file = folder / "flow.py"
    file.write_text(script_of(made, EVERYTHING), "utf-8")
    assert await by_script(file) == await by_engine(made, {})
    return file.read_text("utf-8")


async def test_1_an_if_in_python_has_its_condition(tmp_path: Path) -> None:
    made = flow(
        "text > choice.value",
        "choice.then.start.value > a.texts", "a > choice.then.end.out",
        "choice.otherwise.start.value > b.texts", "b > choice.otherwise.end.out",
        text=node("Text", text="no"),
        choice=node("If", condition={"rules": [{"operator": "begins with", "value": "yes"}]}),
        a=node("JoinTexts", inside="choice.then"), b=node("JoinTexts", inside="choice.otherwise"),
    )  # fmt: skip
    assert 'Rule(operator="begins with", value="yes")' in await both_alike(made, tmp_path)


async def test_3_branches_in_python_get_what_their_common_parent_made(tmp_path: Path) -> None:
    made = flow(
        "parent > left.value", "parent > right.value", "left > join.texts", "right > join.texts",
        parent=node("Text", text="P"), left=node("Echo"), right=node("Echo"), join=node("JoinTexts"),
    )  # fmt: skip
    await both_alike(made, tmp_path)


async def test_8_an_agent_without_tools_just_answers(tmp_path: Path) -> None:
    made = flow(helper=given(node("ReActAgent", instructions="R"), messages="hello"))
    assert of_type(await performed(made), RunFinished)
    await both_alike(made, tmp_path)


@pytest.mark.parametrize("words", ['He said: "don\'t!"', "one\ntwo\r\nthree", '"""', "\\", "{braces} %s", "🎭 مرحبا"])
async def test_9_any_text_survives_in_python_and_in_a_room(words: str, tmp_path: Path) -> None:
    await both_alike(flow(text=node("Text", text=words)), tmp_path)
    made = flow(
        "room.body.start.value > ann.messages", "ann > room.body.end.out",
        room=given(node("Hub", announcement=words), value="Begin."),
        ann=node("DialogAgent", instructions="A", inside="room.body"),
    )  # fmt: skip
    assert of_type(await performed(made), RunFinished)


async def test_10_a_placeholder_may_stand_in_a_room() -> None:
    made = flow(
        "room.body.start.value > nothing.value", "nothing > ann.messages", "ann > room.body.end.out",
        room=given(node("Hub"), value="Begin."),
        nothing=node("Placeholder", inside="room.body"),
        ann=node("DialogAgent", instructions="A", inside="room.body"),
    )  # fmt: skip
    assert of_type(await performed(made), RunFinished)


async def test_12_a_room_may_stand_in_a_loop_without_a_wrapper() -> None:
    made = flow(
        "loop.body.start.value > room.value", "room > loop.body.end.out",
        "room.body.start.value > ann.messages", "ann > room.body.end.out",
        loop=given(node("Repeat", times=3), value="Begin."),
        room=node("Hub", inside="loop.body"),
        ann=node("DialogAgent", instructions="A", inside="room.body"),
    )  # fmt: skip
    events = await performed(made)
    assert of_type(events, RunFinished)
    assert len([path for path in values(events) if path.endswith("/ann")]) == 3


async def test_15_a_reply_may_have_a_shape_and_something_that_follows_when_it_has_not() -> None:
    reply = {"shape": "form", "fields": [{"name": "score", "kind": "whole"}]}
    strict = given(node("DialogAgent", instructions="S", reply=reply, asks_again=0), messages="hello")
    settings = {**strict.settings, "if_unreadable": "take it as it is"}
    lenient = strict.model_copy(update={"settings": settings})
    assert of_type(await performed(flow(a=strict)), RunFailed)
    assert of_type(await performed(flow(a=lenient)), RunFinished)
    assert catalog().classes["FormAgent"]


async def test_16_an_agent_with_tools_but_none_inside_is_said_to_need_setting_up() -> None:
    made = flow(helper=given(node("ReActAgent", instructions="R"), messages="hello"))
    (problem,) = check(made, catalog())
    assert problem.severity == "set-up"
    assert await played(made, components=EVERYTHING)
