from __future__ import annotations

from studio.values import Image, Message, Text
from tests.web.happening import Happening
from tests.web.picture import begun, shown, spoken, words

PERSON = "choose.then[1]/person"
IMAGE = Image(hash="a" * 64, mime="image/png", size=3)


def begins(said: str = "Tell me a story") -> Happening:
    run = Happening()
    run.begins(said)
    return run


def test_what_a_person_says_comes_first_and_the_agents_follow_under_their_titles() -> None:
    run = begins()
    run.speaks("writer", "Once upon", " a time")

    chat = shown(run).chat
    assert [message.role for message in chat] == ["user", "assistant"]
    assert spoken(chat) == [("", "", "Tell me a story"), ("Writer", "", "Once upon a time")]


def test_an_agent_is_seen_writing_until_it_has_said_it() -> None:
    run = begins()
    run.starts("writer")
    run.streams("writer", "Once")
    writing = shown(run).chat[-1]
    run.says("writer", "Once upon a time")

    said = shown(run).chat[-1]
    assert (writing.writing, words(writing)) == (True, "Once")
    assert (said.writing, words(said), said.id) == (False, "Once upon a time", writing.id)


def test_only_agents_stream_into_the_chat() -> None:
    run = begins()
    run.streams("other", "joined")

    assert len(shown(run).chat) == 1


def test_a_thought_is_open_while_it_streams_and_one_closed_line_after() -> None:
    run = begins()
    run.starts("writer")
    run.streams("writer", "Let", " me", " see", thinking=True)
    thinking = shown(run).chat[-1].parts[0]
    run.streams("writer", "Once")
    run.says("writer", "Once")

    thought, text = shown(run).chat[-1].parts
    assert (thinking.title, thinking.open, thinking.text) == ("Thinking", True, "Let me see")
    assert (thought.title, thought.open, thought.text) == ("Thought for 3 s", False, "Let me see")
    assert text.text == "Once"


def test_a_tool_is_one_line_with_what_it_gave() -> None:
    run = begins()
    run.starts("writer")
    run.uses("writer", "search", {}, "3 results")

    part = shown(run).chat[-1].parts[0]
    assert (part.kind, part.title, part.text, part.open) == ("thought", "Used search", "3 results", False)


def test_an_answer_that_repeats_an_agent_marks_what_the_agent_said() -> None:
    run = begins()
    run.speaks("writer", "Once upon a time")
    run.says("show", "Once upon a time", answer=True)

    chat = shown(run).chat
    assert len(chat) == 2
    assert (chat[1].speaker, chat[1].answer) == ("Writer", True)


def test_an_answer_of_its_own_is_said_with_its_media() -> None:
    run = begins()
    run.speaks("writer", "Once")
    run.says("show", Message(parts=(Text(text="Here"), IMAGE)), answer=True)

    answer = shown(run).chat[-1]
    assert (answer.speaker, answer.answer) == ("Show", True)
    assert [part.media for part in answer.parts] == [None, IMAGE]


def test_a_question_stays_as_a_line_with_what_was_given() -> None:
    run = begins()
    run.starts(PERSON)
    run.asks(PERSON)
    asking = shown(run).chat[-1]
    run.given(PERSON, "The red one")

    answered = shown(run).chat[-1]
    assert (asking.question_path, asking.given, asking.run) == (f"{PERSON}#ask1", "", "r1")
    assert (answered.given, answered.id) == ("The red one", asking.id)


def test_a_question_nobody_answers_says_so() -> None:
    late, stopped, passed = begins(), begins(), begins()
    late.asks(PERSON)
    late.given(PERSON, None)
    stopped.asks(PERSON)
    stopped.ends_stopped()
    passed.asks(PERSON)
    passed.stops(PERSON)

    assert shown(passed).chat[-1].given == "Not answered"
    assert shown(late).chat[-1].given == "Nobody answered in time"
    assert shown(stopped).chat[-1].given == "Not answered"


def test_a_question_that_was_open_at_the_end_of_playbill_is_asked_once_more_and_shown_once() -> None:
    run = begins()
    run.asks(PERSON)
    run.stops(PERSON)
    run.begins(resumed=True)
    run.asks(PERSON)

    assert [message.given for message in shown(run).chat if message.question] == [""]


def test_a_failed_run_says_so_in_one_plain_line() -> None:
    run = begins()
    run.fails("writer")
    run.ends_failed("writer", "OpenAI is busy.")

    assert spoken(shown(run).chat)[1:] == [("Writer", "", "OpenAI is busy.")]


def test_a_notice_is_a_closed_line_at_what_the_node_is_saying_or_by_itself() -> None:
    run = begins()
    run.starts("writer")
    run.streams("writer", "Once")
    run.logs("writer", "left a bracket open")
    run.logs("polish", "ended after 5 rounds")
    run.logs("polish", "round 5", level="info")

    _, writer, polish = shown(run).chat
    assert [part.title for part in writer.parts] == ["", "Left a bracket open"]
    assert (polish.speaker, [part.title for part in polish.parts]) == ("Polish", ["Ended after 5 rounds"])


def test_a_window_is_told_only_from_the_first_message_that_changed() -> None:
    view = begun()
    run = begins()
    run.speaks("writer", "Once")
    view.feed(run)
    view.take()
    run.streams("polish.body[1]/critic", "No")
    view.feed(run)

    assert [piece.first for piece in view.take() if piece.kind == "chat_changed"] == [2]
    assert not [piece for piece in view.take() if piece.kind == "chat_changed"]
