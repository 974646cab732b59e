from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.chat_model import ChatRequest, ModelName
from studio.models.completion import encode
from studio.models.prompt import BEGIN, GO_ON, Turn, turns
from studio.values import Image, Message, Role, Text, Thinking, ToolResult


def request(*messages: Message, instructions: str = "Be brief.") -> ChatRequest:
    return ChatRequest(ModelName("work/m"), instructions, messages, speaker="Writer")


def said(sender: str, text: str, role: Role = "assistant") -> Message:
    return Message.of(text, sender=sender, role=role)


def talk(*turns: tuple[str, str]) -> list[tuple[str, str]]:
    return list(turns)


def spoken(found: list[Turn]) -> list[tuple[str, str]]:
    return [(turn["role"], turn["content"]) for turn in found if turn["role"] != "system"]


def test_what_the_speaker_said_is_the_assistants_and_all_else_the_users() -> None:
    found = turns(request(said("You", "Hi", "user"), said("Writer", "Hello"), said("You", "More", "user")))

    assert spoken(found) == talk(("user", "Hi"), ("assistant", "Hello"), ("user", "More"))


def test_several_others_are_told_apart_by_name() -> None:
    found = turns(request(said("You", "Write", "user"), said("Writer", "Draft"), said("Critic", "Weak")))

    assert spoken(found) == talk(("user", "You: Write"), ("assistant", "Draft"), ("user", "Critic: Weak"))


def test_what_others_say_in_a_row_is_one_turn() -> None:
    found = turns(request(said("Ada", "One"), said("Bob", "Two")))

    assert spoken(found) == talk(("user", "Ada: One\n\nBob: Two"))


def test_a_talk_the_speaker_began_and_ended_gets_words_from_the_user() -> None:
    assert spoken(turns(request(said("Writer", "Hello")))) == talk(
        ("user", BEGIN), ("assistant", "Hello"), ("user", GO_ON)
    )
    assert spoken(turns(request())) == talk(("user", BEGIN))


def test_instructions_come_first_and_as_they_are() -> None:
    assert turns(request(instructions="  Two\n spaces "))[0] == {"role": "system", "content": "  Two\n spaces "}
    assert turns(request(instructions=" "))[0]["role"] == "user"


def test_media_and_tools_become_words_and_thoughts_stay_private() -> None:
    picture = Image(hash="0" * 64, mime="image/png", name="cat.png", size=1, caption="a cat")
    parts = (Text(text="Look"), picture, ToolResult(id="1", name="Search", content="3 found"), Thinking(text="hm"))
    found = turns(request(Message(parts=parts)))

    assert spoken(found) == talk(("user", "Look\n\n[picture: a cat]\n\n[Search gave back: 3 found]"))


MESSAGES = st.lists(
    st.builds(
        said,
        st.sampled_from(["", "You", "Writer", "Critic"]),
        st.text(max_size=5),
        st.sampled_from(["user", "assistant"]),
    )
)


@given(MESSAGES)
def test_turns_alternate_begin_and_end_with_the_user_and_say_something(messages: list[Message]) -> None:
    roles = [turn["role"] for turn in turns(request(*messages, instructions=""))]

    assert roles[0] == roles[-1] == "user"
    assert all(one != other for one, other in pairwise(roles))
    assert all(turn["content"].strip() for turn in turns(request(*messages)))


@given(MESSAGES, st.text(min_size=1, max_size=9))
def test_a_longer_talk_of_the_same_people_begins_byte_for_byte_like_the_shorter(
    messages: list[Message], more: str
) -> None:
    longer = (*messages, said("Writer", more), said("", "Next", "user"), said("You", "Next", "user"))
    before = turns(request(said("", "Hi", "user"), said("You", "Hi", "user"), *messages))
    after = turns(request(said("", "Hi", "user"), said("You", "Hi", "user"), *longer))

    settled = [turn for turn in before if turn["content"] != GO_ON][:-1]
    assert after[: len(settled)] == settled


def test_the_same_request_is_the_same_bytes() -> None:
    asked = request(said("You", "Hi", "user"))

    assert encode(asked, "max_tokens", frozenset()) == encode(asked, "max_tokens", frozenset())
