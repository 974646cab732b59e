from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.chat_model import ChatRequest, ModelName
from studio.models.prompt import BEGIN, GO_ON, talk
from studio.models.turns import Picture, Talk, Turn
from studio.values import Image, Message, Role, Text, Thinking, ToolResult


def request(*messages: Message, instructions: str = "Be brief.") -> ChatRequest:
    return ChatRequest(ModelName("work/m"), instructions, messages, speaker="Writer")


def said(sender: str, text: str, role: Role = "assistant") -> Message:
    return Message.of(text, sender=sender, role=role)


def turns(*spoken: tuple[str, str]) -> list[tuple[str, str]]:
    return list(spoken)


def spoken(found: Talk) -> list[tuple[str, str]]:
    return [(turn.role, turn.text) for turn in found.turns]


def test_what_the_speaker_said_is_the_assistants_and_all_else_the_users() -> None:
    found = talk(request(said("You", "Hi", "user"), said("Writer", "Hello"), said("You", "More", "user")))

    assert spoken(found) == turns(("user", "Hi"), ("assistant", "Hello"), ("user", "More"))


def test_several_others_are_told_apart_by_name() -> None:
    found = talk(request(said("You", "Write", "user"), said("Writer", "Draft"), said("Critic", "Weak")))

    assert spoken(found) == turns(("user", "You: Write"), ("assistant", "Draft"), ("user", "Critic: Weak"))


def test_what_others_say_in_a_row_is_one_turn() -> None:
    found = talk(request(said("Ada", "One"), said("Bob", "Two")))

    assert spoken(found) == turns(("user", "Ada: One\n\nBob: Two"))


def test_a_talk_the_speaker_began_and_ended_gets_words_from_the_user() -> None:
    assert spoken(talk(request(said("Writer", "Hello")))) == turns(
        ("user", BEGIN), ("assistant", "Hello"), ("user", GO_ON)
    )
    assert spoken(talk(request())) == turns(("user", BEGIN))


def test_instructions_come_first_and_as_they_are() -> None:
    assert talk(request(instructions="  Two\n spaces ")).instructions == "  Two\n spaces "
    assert talk(request(instructions=" ")).instructions == ""


def test_media_and_tools_become_words_and_thoughts_stay_private() -> None:
    picture = Image(hash="0" * 64, mime="image/png", name="cat.png", size=1, caption="a cat")
    parts = (Text(text="Look"), picture, ToolResult(id="1", name="Search", content="3 found"), Thinking(text="hm"))
    found = talk(request(Message(parts=parts)))

    assert spoken(found) == turns(("user", "Look\n\n[picture: a cat]\n\n[Search gave back: 3 found]"))


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
    found = talk(request(*messages, instructions="")).turns
    roles = [turn.role for turn in found]

    assert roles[0] == roles[-1] == "user"
    assert all(one != other for one, other in pairwise(roles))
    assert all(turn.text.strip() for turn in found)


@given(MESSAGES, st.text(min_size=1, max_size=9))
def test_a_longer_talk_of_the_same_people_begins_byte_for_byte_like_the_shorter(
    messages: list[Message], more: str
) -> None:
    longer = (*messages, said("Writer", more), said("", "Next", "user"), said("You", "Next", "user"))
    before = talk(request(said("", "Hi", "user"), said("You", "Hi", "user"), *messages)).turns
    after = talk(request(said("", "Hi", "user"), said("You", "Hi", "user"), *longer)).turns

    settled = tuple(turn for turn in before if turn.text != GO_ON)[:-1]
    assert after[: len(settled)] == settled


PICTURE = Image(hash="0" * 64, mime="image/png", name="cat.png", size=1, caption="a cat")
SEEN = {PICTURE.hash: Picture("image/png", "QUJD")}


def test_a_picture_that_is_to_be_seen_stands_where_it_was_shown() -> None:
    shown = Message(parts=(Text(text="Look"), PICTURE, Text(text="here"), Text(text="and there")))

    assert talk(request(shown), SEEN).turns == (
        Turn("user", ("Look", Picture("image/png", "QUJD"), "here\n\nand there")),
    )


def test_a_picture_alone_is_shown_under_the_name_of_who_shows_it() -> None:
    found = talk(request(said("Ada", "One"), Message(parts=(PICTURE,), sender="Bob")), SEEN)

    assert found.turns == (Turn("user", ("Ada: One\n\nBob:", Picture("image/png", "QUJD"))),)


def test_a_picture_of_the_speakers_own_is_told_about() -> None:
    found = talk(request(Message(parts=(PICTURE,), sender="Writer", role="assistant")), SEEN)

    assert spoken(found) == turns(("user", BEGIN), ("assistant", "[picture: a cat]"), ("user", GO_ON))
