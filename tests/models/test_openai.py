from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest
from pydantic import JsonValue

from studio.chat_model import ChatRequest, Finished, ModelName, TextDelta, ThinkingDelta
from studio.models.wire import DONE
from studio.values import Message
from tests.fakes.model_server import FakeModel, Reply, delta, event, spoken
from tests.models.asking import KEY, QUICK, client, failure_of, hear, question


async def test_an_answer_arrives_word_by_word_and_ends_with_its_tokens() -> None:
    async with FakeModel() as fake:
        fake.say("Hello big world", thinking="They greet.")
        heard = await hear(client(fake))

    assert heard.deltas == (
        *(ThinkingDelta(word) for word in ("They", " greet.")),
        *(TextDelta(word) for word in ("Hello", " big", " world")),
        Finished("stop", 7, 3),
    )


async def test_words_are_handed_on_before_the_answer_ends() -> None:
    go = asyncio.Event()
    async with FakeModel() as fake:
        fake.send(Reply((event(delta(content="Hello")), event(delta(content=" world"))), go=go))
        async with aclosing(client(fake).stream(question())) as answer:
            first = await anext(answer)
            go.set()

            assert (first, await anext(answer)) == (TextDelta("Hello"), TextDelta(" world"))


async def test_closing_the_answer_ends_the_work_at_the_server() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((event(delta(content="Hello")),), then="hang"))
        async with aclosing(client(fake).stream(question())) as answer:
            await anext(answer)

        async with asyncio.timeout(5):
            await fake.left.wait()


async def test_the_request_carries_everything_the_model_needs() -> None:
    schema: dict[str, JsonValue] = {"type": "object"}
    asked = ChatRequest(ModelName("work/vendor/big"), "Be brief.", (Message.of("Hi"),), schema=schema, stop=("END",))
    async with FakeModel(key=KEY) as fake:
        await hear(client(fake), asked)

    assert fake.requests[0].body == {
        "model": "vendor/big",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 512,
        "temperature": 0.7,
        "stop": ["END"],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": False, "schema": schema},
        },
    }


async def test_a_server_without_a_key_is_sent_none() -> None:
    async with FakeModel() as fake:
        await hear(client(fake, key=""))

    assert "Authorization" not in fake.requests[0].headers


async def test_an_answer_that_ran_out_of_length_says_so() -> None:
    async with FakeModel() as fake:
        fake.say("Once upon", finish="length")
        heard = await hear(client(fake))

    assert heard.finished == Finished("length", 7, 2)


@pytest.mark.parametrize("missing", ["usage and done", "done", "finish"])
async def test_an_answer_is_whole_whatever_else_the_server_leaves_out(missing: str) -> None:
    *words, finish, usage, done = spoken("All is well")
    kept = {"usage and done": [finish], "done": [finish, usage], "finish": [usage, done]}[missing]
    async with FakeModel() as fake:
        fake.send(Reply((*words, *kept)))
        heard = await hear(client(fake))

    assert heard.text == "All is well"
    assert heard.finished


async def test_a_whole_answer_does_not_wait_long_for_a_server_that_says_no_more() -> None:
    *words, finish, _, _ = spoken("All is well")
    async with FakeModel() as fake:
        fake.send(Reply((*words, finish), then="hang"))
        async with asyncio.timeout(15):
            heard = await hear(client(fake, replace(QUICK, between=30)))

    assert (heard.text, heard.failure) == ("All is well", None)


async def test_a_server_that_does_not_stream_is_understood() -> None:
    whole = b'{"choices": [{"message": {"role": "assistant", "content": "All at once"}, "finish_reason": "stop"}]}'
    async with FakeModel() as fake:
        fake.send(Reply((whole,), headers={"Content-Type": "application/json"}))
        heard = await hear(client(fake))

    assert (heard.text, heard.finished) == ("All at once", Finished())


async def test_a_setting_the_model_refuses_is_left_out_from_then_on() -> None:
    complaint = {"error": {"message": "Unsupported value: 'temperature'.", "param": "temperature"}}
    async with FakeModel() as fake:
        model = client(fake)
        fake.refuse(400, complaint)
        first, second = await hear(model), await hear(model)

    assert (first.text, second.text) == ("You said: Hello?", "You said: Hello?")
    assert ["temperature" in asked.body for asked in fake.requests] == [True, False, False]


async def test_a_setting_refused_again_is_a_failure() -> None:
    complaint = {"error": {"message": "Unsupported value: 'temperature'."}}
    async with FakeModel() as fake:
        fake.refuse(400, complaint)
        fake.refuse(400, complaint)
        failure = await failure_of(client(fake))

    assert failure.sentence == "OpenAI did not understand the request."
    assert len(fake.requests) == 2


async def test_a_hundred_answers_come_in_at_once_and_none_is_mixed_up() -> None:
    async with FakeModel() as fake:
        model = client(fake)
        heard = await asyncio.gather(*(hear(model, question(f"number {n}")) for n in range(100)))

    assert [one.text for one in heard] == [f"You said: number {n}" for n in range(100)]


async def test_the_models_of_a_server_are_listed() -> None:
    async with FakeModel(key=KEY) as fake:
        fake.models = ["small", "big"]

        assert await client(fake).models() == ("small", "big")


def test_the_mark_of_the_end_is_the_protocols() -> None:
    assert spoken("")[-1] == f"data: {DONE}\n\n".encode()
