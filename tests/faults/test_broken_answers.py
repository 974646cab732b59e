"""Answers that come through whole but cannot be read as they are: repaired by rule, or asked for again."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from pydantic import JsonValue

from studio.encoding import from_json
from studio.engine.events import Logged, NodeFinished
from studio.flow.document import Flow
from studio.values import Value
from tests.components.staged import given
from tests.engine.playing import flow, node, of_type
from tests.fakes.model_server import FakeModel
from tests.faults.asking import Fate, fate
from tests.models.asking import client

FIELDS: JsonValue = [
    {"name": "title"},
    {"name": "score", "kind": "whole"},
    {"name": "good", "kind": "switch"},
    {"name": "mood", "kind": "choice", "choices": ["happy", "sad"]},
    {"name": "tags", "kind": "list", "required": False},
]
WHOLE: dict[str, JsonValue] = {"title": "It's a bell", "score": 42, "good": True, "mood": "happy", "tags": ["a", "b"]}
TEXT = json.dumps(WHOLE)
BARE: dict[str, JsonValue] = {name: value for name, value in WHOLE.items() if name != "tags"}
LEFT_OUT = json.dumps(BARE)


def form(again: int = 2) -> Flow:
    """A form filled in, and its data handed on."""
    agent = node("FormAgent", model="work/fake-1", asks_again=again, reply={"shape": "form", "fields": FIELDS})
    return flow("writer.data > next.value", writer=given(agent, messages="Hello?"), next=node("Echo"))


def data(found: Fate) -> Value:
    """The data that was filled in."""
    made = [from_json(event.value) for event in of_type(list(found.events), NodeFinished) if event.node == "writer"]
    assert made
    assert isinstance(made[0], list)
    return made[0][1]


@dataclass(frozen=True)
class Case:
    """A broken answer, and how many calls it takes to have a whole one."""

    text: str
    calls: int = 1
    meant: str = TEXT


def with_value(name: str, written: str, calls: int = 1) -> Case:
    """The form with a value written otherwise."""
    return Case(TEXT.replace(f'"{name}": {json.dumps(WHOLE[name])}', f'"{name}": {written}'), calls)


REPAIRED = (
    Case(f"```json\n{TEXT}\n```"), Case(f"```\n{TEXT}\n```"), Case(f"```json\n{TEXT}"), Case(f"{TEXT}\n```"),
    Case(f"~~~json\n{TEXT}\n~~~"), Case(f"```json\n```json\n{TEXT}\n```\n```"), Case(f"\ufeff{TEXT}"),
    Case(f"<think>Is it {{1}}?</think>\n{TEXT}"), Case(f"Well.\n</think>\n{TEXT}"), Case(f"Sure! Here it is:\n{TEXT}"),
    Case(f"{TEXT}\nI hope that helps."), Case(f"Here: {TEXT} Anything else?"), Case(f"[{TEXT}]"),
    Case(f"{TEXT}\n{TEXT}"), Case(TEXT.replace("}", ",}")), Case(TEXT.replace("]", ",]")),
    Case(TEXT.replace(":", " :")), Case(TEXT.replace(", ", ",\n\t")), Case(str(WHOLE)),
    Case(TEXT.replace('"', "'").replace("It's", "It\\'s")),
    Case(TEXT.replace('"score"', "score")), Case(TEXT.replace('"score"', "'score'")),
    Case(TEXT.replace("true", "True")), with_value("score", '"42"'), with_value("score", "42.0"),
    with_value("score", '" 42 "'), with_value("good", '"true"'), with_value("good", '"Yes"'),
    with_value("mood", '"Happy"'), with_value("mood", '"HAPPY"'), with_value("mood", '" happy "'),
    Case(TEXT.replace('"score"', '"Score"')), Case(TEXT.replace('"score"', '"SCORE"')),
    Case(TEXT.replace("}", ', "extra": 1}')), Case(TEXT.replace("{", "{ // the form\n")),
    Case(TEXT.replace("{", "{ /* the form */ ")), Case(TEXT[:-1]),
    Case(LEFT_OUT, meant=LEFT_OUT), Case(LEFT_OUT.replace("}", ', "tags": null}'), meant=LEFT_OUT),
)  # fmt: skip
ASKED_AGAIN = (
    Case(f"```json\n{TEXT[:-1]}\n```", 2),
    Case("", 2),
    Case("I cannot do that.", 2),
    Case("42", 2),
    Case("null", 2),
    Case('"happy"', 2),
    Case("[]", 2),
    Case("{}", 2),
    Case(TEXT[:30], 2),
    Case(TEXT[:60], 2),
    Case(f"{TEXT[:40]}…", 2),
    Case(TEXT[1:], 2),
    Case(f"{TEXT} {LEFT_OUT.replace('42', '7')}", 2),
    with_value("score", '"forty-two"', 2),
    with_value("score", "42.5", 2),
    with_value("score", "true", 2),
    with_value("score", "null", 2),
    with_value("score", "NaN", 2),
    with_value("score", "[42]", 2),
    with_value("good", "1", 2),
    with_value("good", '"maybe"', 2),
    with_value("mood", '"angry"', 2),
    with_value("title", "null", 2),
    with_value("title", '["It is"]', 2),
    with_value("tags", '"a, b"', 2),
)


@pytest.mark.parametrize("case", [*REPAIRED, *ASKED_AGAIN], ids=range(len(REPAIRED) + len(ASKED_AGAIN)))
async def test_fault_9_a_broken_form_is_repaired_or_asked_for_again_and_never_wrong(case: Case) -> None:
    async with FakeModel() as fake:
        fake.say(case.text)
        fake.say(TEXT)
        found = await fate(client(fake), form())

    assert found.failed is None
    assert len(fake.requests) == case.calls
    assert json.dumps(data(found), sort_keys=True) == json.dumps(json.loads(case.meant), sort_keys=True)
    told = [event.sentence for event in of_type(list(found.events), Logged)]
    assert any("asked again" in sentence for sentence in told) == (case.calls > 1)


def test_fault_9_has_sixty_answers() -> None:
    assert len({case.text for case in (*REPAIRED, *ASKED_AGAIN)}) >= 60


NO_SCORE = json.dumps({name: value for name, value in WHOLE.items() if name != "score"})


async def test_fault_10_a_wrong_form_twice_and_then_the_right_one_takes_three_calls() -> None:
    async with FakeModel() as fake:
        fake.say(NO_SCORE)
        fake.say(TEXT.replace("42", '"many"'))
        fake.say(TEXT)
        found = await fate(client(fake), form())

    assert (data(found), len(fake.requests)) == (WHOLE, 3)


@pytest.mark.parametrize(("again", "row"), [(0, ""), (1, ", twice in a row"), (2, ", three times in a row")])
async def test_fault_10_an_answer_that_is_always_wrong_is_given_up_in_a_sentence(again: int, row: str) -> None:
    async with FakeModel(reply=NO_SCORE) as fake:
        found = await fate(client(fake), form(again))

    assert len(fake.requests) == again + 1
    assert found.sentence == f"writer's answer had no “score”{row}."
    assert found.failed
    assert found.failed.remedy
    assert (found.failed.remedy.label, found.failed.remedy.action) == ("See the answers", "details")
    assert found.failed.details.count("“score” is missing.") == again + 1


async def test_fault_10_asking_again_shows_the_question_and_the_last_answer_and_nothing_twice() -> None:
    before = {f"before{number}": given(node("Echo"), value=f"message {number} " * 20) for number in range(20)}
    last = given(node("Echo"), value="Hello, last of all.")
    wires = [f"{id} > writer.messages" for id in (*before, "last")]
    made = flow(*wires, writer=form(again=5).nodes["writer"], last=last, **before)
    async with FakeModel(reply=NO_SCORE) as fake:
        await fate(client(fake), made)

    sizes = [len(json.dumps(request.body)) for request in fake.requests]
    first, *again = sizes
    assert len(sizes) == 6
    assert max(again) < first
    assert max(again) == min(again), "the history does not grow from turn to turn"
    assert all(json.dumps(request.body).count("Hello, last of all.") == 1 for request in fake.requests)
    assert [json.dumps(request.body).count("message 7 ") for request in fake.requests] == [20, 0, 0, 0, 0, 0]


async def test_fault_10_another_model_is_asked_with_the_same_rule_before_giving_up() -> None:
    made = form(again=1)
    settings = {**made.nodes["writer"].settings, "other_models": ["home/fake-1"]}
    writer = made.nodes["writer"].model_copy(update={"settings": settings})
    made = made.model_copy(update={"nodes": {**made.nodes, "writer": writer}})
    async with FakeModel(reply=NO_SCORE) as fake, FakeModel(reply=TEXT) as other:
        found = await fate(client(fake), made, **{"home/fake-1": client(other)})

    assert data(found) == WHOLE
    assert (len(fake.requests), len(other.requests)) == (2, 1)
