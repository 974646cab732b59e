"""What a server cannot do by itself is asked for in words, and its answer is read accordingly."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest
from pydantic import JsonValue, SecretStr

from studio.chat_model import ChatRequest
from studio.models.abilities import PACKAGED, Abilities
from studio.models.client import ModelClient
from studio.models.http import Outbound
from studio.models.prompt import talk
from studio.models.protocols import ProtocolName
from studio.models.server import Server
from studio.models.tool_protocol import form, taught
from studio.values import Message
from tests.fakes.model_server import FakeModel
from tests.fakes.tongues import TONGUES
from tests.models.asking import QUICK, hear, speaking
from tests.models.test_told_answer import ADD
from tests.models.using import asked, calls_of

AGE: dict[str, JsonValue] = {
    "type": "object",
    "properties": {"age": {"type": "integer"}},
    "required": ["age"],
    "additionalProperties": False,
}
REFUSALS: list[tuple[ProtocolName, int, str]] = [
    ("ollama", 400, "registry.ollama.ai/library/gemma:latest does not support tools"),
    ("openai", 400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
    ("openai", 404, "No endpoints found that support tool use."),
]


def able(fake: FakeModel, can: Abilities) -> ModelClient:
    """A client of a server that can do this."""
    return ModelClient(Server("Work", "Acme", fake.base_url, SecretStr(""), abilities=can), Outbound(), QUICK)


def plain(request: ChatRequest) -> ChatRequest:
    """The request without tools."""
    return replace(request, tools=())


@pytest.mark.parametrize(("protocol", "status", "message"), REFUSALS)
async def test_a_model_that_refuses_tools_is_told_of_them_from_then_on(
    protocol: ProtocolName, status: int, message: str
) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        model = speaking(fake, protocol)
        fake.refuse(status, {"error": message})
        for _ in range(2):
            fake.say(ADD)
            heard = await hear(model, asked())

            assert [(call.name, call.arguments) for call in calls_of(heard.deltas)] == [("add", {"a": 1, "b": 2})]
            assert heard.finished
            assert heard.finished.reason == "tool_calls"

    assert ["tools" in one.body for one in fake.requests] == [True, False, False]


async def test_a_refused_tool_says_nothing_of_the_next() -> None:
    complaint = {"error": {"message": "Wrong type", "param": "tools[0].function.parameters"}}
    async with FakeModel() as fake:
        model = speaking(fake, "openai")
        for _ in range(2):
            fake.refuse(400, complaint)
            fake.say("Three.")
            assert (await hear(model, asked())).text == "Three."

    assert ["tools" in one.body for one in fake.requests] == [True, False, True, False]


async def test_a_server_of_any_form_uses_tools_in_words() -> None:
    async with FakeModel(tongue=TONGUES["post"]) as fake:
        fake.say(f"Let me see. {ADD}")
        heard = await hear(speaking(fake, "post"), asked())

    assert (heard.text.strip(), [call.name for call in calls_of(heard.deltas)]) == ("Let me see.", ["add"])
    assert "- add: Adds numbers." in str(fake.requests[0].body["inputs"])


async def test_stop_words_end_the_answer_and_not_the_json_around_it() -> None:
    async with FakeModel(tongue=TONGUES["post"]) as fake:
        fake.say('{"tool":"final_answer","arguments":{"answer":"One two END three"}}')
        heard = await hear(speaking(fake, "post"), replace(asked(), stop=("END", '"tool"')))

    assert (heard.text, heard.finished and heard.finished.reason) == ("One two ", "stop")


async def test_the_packaged_model_is_held_to_calls_and_answers_by_a_grammar_without_white_space() -> None:
    async with FakeModel() as fake:
        fake.say(ADD)
        await hear(able(fake, PACKAGED), replace(asked(), stop=("END",)))

    body = fake.requests[0].body
    assert not {"tools", "response_format", "stop"} & body.keys()
    start = "%llguidance {}\nstart: %json "
    grammar = str(body["grammar"])
    assert grammar.startswith(start)
    schema = orjson.loads(grammar.removeprefix(start))
    assert [use["properties"]["tool"]["const"] for use in schema["anyOf"]] == ["add", "now", "final_answer"]
    assert schema["x-guidance"]["whitespace_flexible"] is False


def test_the_examples_are_the_same_bytes_at_the_beginning_of_every_question() -> None:
    used = Message.of("Sure.", sender="Writer", role="assistant")
    one, other = asked(), asked(used, Message.of("More?"))
    first, second = taught(talk(one), one), taught(talk(other), other)

    assert first.instructions == second.instructions
    assert second.turns[: len(first.turns)] == first.turns
    assert second.turns[-2].text == '{"tool":"final_answer","arguments":{"answer":"Sure."}}'


def test_the_final_answer_alone_is_held_to_the_schema() -> None:
    match form(replace(asked(), schema=AGE)):
        case {"anyOf": [*_, {"properties": {"tool": tool, "arguments": {"properties": arguments}}}]}:
            assert (tool, arguments) == ({"const": "final_answer"}, {"answer": AGE})
        case other:
            raise AssertionError(other)


HELD: list[tuple[Abilities, bool, bool]] = [
    (Abilities(), True, False),
    (Abilities(schema="json"), True, True),
    (Abilities(schema="words"), False, True),
]


@pytest.mark.parametrize(("can", "held", "told"), HELD)
async def test_a_schema_that_a_server_does_not_hold_to_is_told_in_words(
    can: Abilities, *, held: bool, told: bool
) -> None:
    async with FakeModel() as fake:
        fake.say('{"age":3}')
        heard = await hear(able(fake, can), plain(replace(asked(), schema=AGE)))

    assert heard.text == '{"age":3}'
    assert ("response_format" in fake.requests[0].body) == held
    assert ("fits this JSON schema" in str(fake.requests[0].body["messages"])) == told


async def test_beside_tools_a_schema_is_told_in_words_unless_the_server_can_do_both() -> None:
    async with FakeModel() as fake:
        for can in (Abilities(), Abilities(both=True)):
            fake.say('{"age":3}')
            await hear(able(fake, can), replace(asked(), schema=AGE))

    assert ["response_format" in one.body for one in fake.requests] == [False, True]
    assert ["fits this JSON schema" in str(one.body) for one in fake.requests] == [True, False]


async def test_a_schema_that_is_refused_is_told_in_words() -> None:
    async with FakeModel() as fake:
        fake.refuse(400, {"error": {"message": "response_format is not supported"}})
        fake.say('{"age":3}')
        await hear(speaking(fake, "openai"), plain(replace(asked(), schema=AGE)))

    assert ["fits this JSON schema" in str(one.body) for one in fake.requests] == [False, True]
