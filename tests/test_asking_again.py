"""A model asked until its answer can be read, and where the parts of the answer go."""

from __future__ import annotations

import pytest

from components.agents.dialog_agent import DialogAgent
from studio.chat_model import ModelName
from studio.errors import ModelFailure, Remedy, UnreadableAnswer
from studio.form import FormField
from studio.reading.instruction import schema_for
from studio.reading.rule import ReplyRule
from studio.values import Message
from tests.components.scripted import CUT, scripted

HELLO, BEFORE = Message.of("hello"), Message.of("before")
FIELDS = (
    FormField(name="thought", uses=("memory",)),
    FormField(name="speak", uses=("answer", "memory")),
    FormField(name="vote", kind="whole", uses=("data",)),
)
FORM = ReplyRule(shape="form", fields=FIELDS)
SQL, TAGS = "```sql\nselect 1\n```", "<thought>Hm.</thought><speak>Hi!</speak><vote>3</vote>"
NO_VOTE = '{"thought": "Hm.", "speak": "Hi!"}'
GOOD = '{"thought": "Hm.", "speak": "Hi!", "vote": 3}'


async def test_the_parts_of_an_answer_go_where_their_fields_say() -> None:
    with scripted(GOOD) as desk:
        said = await DialogAgent(reply=FORM)(HELLO)
    assert (said.text, said.metadata) == ("Hi!", {"vote": 3})
    assert desk.said == [("Hi!", False)]
    assert [message.text for message in desk.remembered] == ["hello", '{"thought": "Hm.", "speak": "Hi!"}']


async def test_the_model_is_told_how_its_answer_must_look_and_writes_it_aside() -> None:
    with scripted(GOOD) as desk:
        await DialogAgent(instructions="Be brief.", reply=FORM)(HELLO)
    (request,) = desk.requests
    assert request.instructions.startswith("Be brief.\n\nReply with one JSON object")
    assert (request.schema, request.aside) == (schema_for(FORM), True)


async def test_what_was_wrong_goes_back_with_the_broken_answer_alone() -> None:
    broken = '{"thought": "Hm.", "speak": "Hi!", "vote": "three"}'
    with scripted(broken, GOOD) as desk:
        desk.remember(BEFORE)
        said = await DialogAgent(reply=FORM)(HELLO)
    assert said.text == "Hi!"
    first, second = desk.requests
    assert first.messages == (BEFORE, HELLO)
    assert [message.text for message in second.messages[:-1]] == ["hello", broken]
    assert "“vote” must be a whole number, but it is “three”." in second.messages[-1].text
    assert '"type": "integer"' in second.messages[-1].text
    assert second.temperature == 0
    assert desk.sentences == [
        "got an answer that could not be read, and asked again: “vote” must be a whole number, but it is “three”."
    ]


async def test_only_the_last_broken_answer_is_shown() -> None:
    with scripted("one", "two", GOOD) as desk:
        await DialogAgent(reply=FORM)(HELLO)
    assert [message.text for message in desk.requests[2].messages[:-1]] == ["hello", "two"]


NOT_READ = "Writer's answer could not be read"


@pytest.mark.parametrize(
    ("again", "answers", "sentence"),
    [
        (0, ["No."], f"{NOT_READ}. There is no JSON in it."),
        (1, ["No."], f"{NOT_READ}, twice in a row. There is no JSON in it."),
        (2, ["{}"], "Writer's answer had no “thought”, “speak” and “vote”, three times in a row."),
        (5, [NO_VOTE], "Writer's answer had no “vote”, six times in a row."),
        (1, ["No.", NO_VOTE], f"{NOT_READ}, twice in a row. “vote” is missing."),
    ],
)
async def test_it_is_asked_again_as_often_as_it_says_and_then_fails_in_a_sentence(
    again: int, answers: list[str], sentence: str
) -> None:
    with scripted(*answers) as desk, pytest.raises(UnreadableAnswer) as failure:
        await DialogAgent(reply=FORM, asks_again=again)(HELLO)
    assert len(desk.requests) == again + 1
    assert failure.value.sentence == sentence
    assert not failure.value.retryable
    assert desk.remembered == []


async def test_the_answers_that_could_not_be_read_are_shown_on_demand() -> None:
    with scripted("No.", NO_VOTE) as desk, pytest.raises(UnreadableAnswer) as failure:
        await DialogAgent(reply=FORM, asks_again=1)(HELLO)
    assert desk.requests
    assert failure.value.remedy == Remedy("See the answers", "details")
    assert failure.value.details == (
        f"Answer 1: There is no JSON in it.\nNo.\n\nAnswer 2: “vote” is missing.\n{NO_VOTE}"
    )


OTHERS = (ModelName("work/a"), ModelName("work/b"))


async def test_other_models_are_asked_once_each_when_the_first_cannot_be_read_and_the_log_says_so() -> None:
    with scripted("No.", "Nope.", NO_VOTE, GOOD) as desk:
        said = await DialogAgent(reply=FORM, asks_again=1, other_models=OTHERS)(HELLO)
    assert said.text == "Hi!"
    assert [(request.model, request.others) for request in desk.requests] == [
        *[("packaged/qwen", OTHERS)] * 2, ("work/a", OTHERS[1:]), ("work/b", ()),
    ]  # fmt: skip
    assert [request.messages for request in desk.requests[2:]] == [(HELLO,)] * 2
    assert desk.sentences == [
        "got an answer that could not be read, and asked again: There is no JSON in it.",
        "got an answer that could not be read, and asked another model: There is no JSON in it.",
        "got an answer that could not be read, and asked another model: “vote” is missing.",
    ]


async def test_when_no_model_can_be_read_the_answer_of_the_last_is_what_is_taken_as_it_is() -> None:
    agent = DialogAgent(reply=FORM, asks_again=0, other_models=OTHERS, if_unreadable="take it as it is")
    with scripted("one", "two", "three") as desk:
        assert (await agent(HELLO)).text == "three"
    assert len(desk.requests) == 3


async def test_another_model_that_does_not_answer_leaves_what_was_said_but_decides_nothing() -> None:
    agent = DialogAgent(reply=FORM, asks_again=0, other_models=OTHERS, if_unreadable="take it as it is")
    with scripted("one", ModelFailure("Nobody there.")) as desk:
        assert (await agent(HELLO)).text == "one"
    assert "got no answer of another model: Nobody there." in desk.sentences
    assert len(desk.requests) == 2, "those behind it were asked in its place"
    with scripted("one", ModelFailure("Nobody there.")), pytest.raises(ModelFailure, match="Nobody there"):
        await agent.decide(agent.request("Who?", HELLO), (FormField(name="speak"),))


async def test_it_may_take_the_answer_as_it_is() -> None:
    with scripted("No.") as desk:
        said = await DialogAgent(reply=FORM, if_unreadable="take it as it is")(HELLO)
    assert said.text == "No."
    assert [message.text for message in desk.remembered] == ["hello", "No."]
    assert desk.sentences[-1] == "took an answer as it is that could not be read: There is no JSON in it."


async def test_a_cut_answer_is_asked_for_once_with_more_room_and_then_told_what_is_wrong() -> None:
    with scripted(f"{GOOD[:20]}{CUT}", f"{GOOD[:30]}{CUT}", GOOD) as desk:
        await DialogAgent(reply=FORM, max_tokens=100)(HELLO)
    assert [request.max_tokens for request in desk.requests] == [100, 200, 200]
    assert [len(request.messages) for request in desk.requests] == [1, 1, 3]


async def test_a_repair_is_told_and_nothing_is_asked_again() -> None:
    with scripted(f"```json\n{GOOD}\n```") as desk:
        await DialogAgent(reply=FORM)(HELLO)
    assert desk.logged == [("left out what stood around the JSON when reading the answer", "info")]
    assert len(desk.requests) == 1


async def test_an_empty_answer_is_asked_for_again_whatever_it_may_look_like() -> None:
    with scripted("", "Hi!") as desk:
        assert (await DialogAgent()(HELLO)).text == "Hi!"
    assert [message.text for message in desk.requests[1].messages] == [
        "hello",
        "Your reply could not be used. It is empty.\nReply again, with the mistake corrected.",
    ]


async def test_a_free_answer_that_was_cut_stays_and_the_log_says_so() -> None:
    with scripted(f"Once upon{CUT}") as desk:
        assert (await DialogAgent()(HELLO)).text == "Once upon"
    assert desk.logged == [("used up the longest answer it may give, so its end is missing", "notice")]


@pytest.mark.parametrize(
    ("rule", "answer", "text", "data"),
    [
        (ReplyRule(shape="json"), "[1, 2]", "[1, 2]", {"value": [1, 2]}),
        (ReplyRule(shape="json"), '{"a": 1}', '{"a": 1}', {"a": 1}),
        (ReplyRule(shape="code", language="sql"), SQL, SQL, {"code": "select 1"}),
        (ReplyRule(shape="any_tags"), "<a>x</a><b>y</b>", "- a: x\n- b: y", {"a": "x", "b": "y"}),
        (ReplyRule(shape="tags", fields=FIELDS), TAGS, "Hi!", {"vote": 3}),
    ],
)  # fmt: skip
async def test_other_shapes_are_said_and_carried_too(rule: ReplyRule, answer: str, text: str, data: object) -> None:
    with scripted(answer):
        said = await DialogAgent(reply=rule)(HELLO)
    assert (said.text, said.metadata) == (text, data)


async def test_a_decision_is_a_form_asked_for_in_the_same_way() -> None:
    agent = DialogAgent()
    with scripted("Me!", '{"speak": "Ann"}') as desk:
        decided = await agent.decide(agent.request("Who?", HELLO), (FormField(name="speak"),))
    assert decided == {"speak": "Ann"}
    assert len(desk.requests) == 2
