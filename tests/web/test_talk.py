from __future__ import annotations

from studio.values import Message
from tests.web.happening import Happening, bedtime
from tests.web.picture import Picture, begun, shown, spoken, words


def begins(said: str = "Tell me a story") -> Happening:
    run = Happening()
    run.begins(said)
    return run


def test_a_try_that_broke_off_leaves_no_message() -> None:
    run = begins()
    run.starts("writer")
    run.streams("writer", "Onc")
    run.retries("writer")
    run.starts("writer~2")
    run.streams("writer~2", "Twice")

    assert spoken(shown(run).chat)[1:] == [("Writer", "", "Twice")]


def test_a_pipeline_that_begins_anew_takes_back_its_talk() -> None:
    run = begins()
    run.starts("polish")
    run.rounds("polish", 1)
    run.speaks("polish.body[1]/critic", "No.")
    run.retries("polish")

    assert len(shown(run).chat) == 1


def rounds(count: int) -> Happening:
    run = begins()
    run.starts("polish")
    for turn in range(1, count + 1):
        run.rounds("polish", turn)
        run.speaks(f"polish.body[{turn}]/critic", f"No, {turn}.")
        run.speaks(f"polish.body[{turn}]/editor", f"A better draft, {turn}.")
    return run


def test_a_round_folds_when_the_next_one_begins() -> None:
    run = rounds(2)
    run.rounds("polish", 3)

    folded = [(message.round, message.folded) for message in shown(run).chat[1:]]
    assert folded == [
        ("round 1", "Round 1, 2 words"),
        ("round 1", "Draft 1, 4 words"),
        ("round 2", "Round 2, 2 words"),
        ("round 2", "Draft 2, 4 words"),
    ]


def test_the_talk_of_a_run_folds_to_its_answers_when_the_next_run_begins() -> None:
    run = rounds(2)
    run.says("show", "A better draft, 2.", answer=True)
    run.ends()
    view = begun()
    view.feed(run)
    view.begin("r2", bedtime())
    view.feed(begins("Another one"))

    chat = Picture().put(view.whole()).chat
    assert [message.folded for message in chat] == ["", "Critic and Editor spoke 3 times", "", ""]
    assert [part.title for part in chat[1].parts] == ["Critic, round 1", "Editor, round 1", "Critic, round 2"]
    assert (chat[2].answer, words(chat[2]), words(chat[3])) == (True, "A better draft, 2.", "Another one")


def test_a_flow_without_an_answer_keeps_what_was_said_last() -> None:
    run = rounds(1)
    run.ends()
    view = begun()
    view.feed(run)
    view.begin("r2", bedtime())
    view.feed(begins())

    chat = Picture().put(view.whole()).chat
    assert [message.folded for message in chat] == ["", "Critic spoke once", "", ""]
    assert chat[2].speaker == "Editor"


def test_what_was_said_just_before_a_kill_is_said_when_the_run_goes_on() -> None:
    run = begins()
    run.starts("writer")
    run.streams("writer", "Once upon")
    run.begins(resumed=True)
    run.finishes("writer", Message.of("Once upon a time"), reused=True)
    run.finishes("show", Message.of("Once upon a time"), reused=True)

    chat = shown(run).chat
    assert spoken(chat)[1:] == [("Writer", "", "Once upon a time")]
    assert chat[1].answer


def uses(run: Happening, gave: str = "12") -> None:
    run.starts("writer")
    run.streams("writer", "I will look.")
    run.uses("writer", "critic", {"sum": "3 * 4", "api_key": "s3cret"}, gave)


def test_a_tool_has_its_title_and_shows_what_it_was_asked_and_what_was_said_before_is_a_thought() -> None:
    run = begins()
    uses(run)
    run.streams("writer", "It is 12.")
    run.says("writer", "It is 12.")

    parts = [(part.kind, part.title, part.text) for part in shown(run).chat[-1].parts]
    assert parts == [
        ("thought", "Thought", "I will look."),
        ("thought", "Used Critic", "sum: 3 * 4\napi_key: •••\n\n12"),
        ("text", "", "It is 12."),
    ]


def test_a_question_that_goes_to_the_model_again_takes_back_only_what_was_being_written() -> None:
    run = begins()
    uses(run)
    run.streams("writer", "It is 1")
    run.retries("writer")
    run.starts("writer")
    run.streams("writer", "It is 12.")

    assert [part.text for part in shown(run).chat[-1].parts][-1] == "It is 12."
    assert [part.title for part in shown(run).chat[-1].parts] == ["Thought", "Used Critic", ""]


def test_a_new_try_of_the_whole_step_takes_back_what_its_tools_gave_too() -> None:
    run = begins()
    uses(run)
    run.retries("writer")
    run.starts("writer~2")
    run.streams("writer~2", "No tools now.")

    assert spoken(shown(run).chat)[1:] == [("Writer", "", "No tools now.")]
    assert len(shown(run).chat[-1].parts) == 1
