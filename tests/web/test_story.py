from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.values import Image, Message
from tests.web.happening import Happening
from tests.web.picture import Picture, begun, shown

IMAGE = Image(hash="a" * 64, mime="image/png", size=3, width=768, height=432)
LONG = "A word and more of it, and again. " * 3
PERSON = "choose.then[1]/person"
SENTENCES: list[tuple[Callable[[Happening], None], str, str, str]] = [
    (lambda run: run.finishes("ask", Message.of("Hello")), "ask", "done", "You wrote “Hello”"),
    (lambda run: run.finishes("writer", Message.of("Not yet.")), "writer", "done", "Said “Not yet.”"),
    (lambda run: run.finishes("writer", Message.of(LONG)), "writer", "done", "Drafted 24 words"),
    (
        lambda run: run.finishes("writer", f"{LONG}\n\n{LONG}"),
        "writer",
        "done",
        "Drafted 2 paragraphs, 48 words",
    ),
    (lambda run: run.finishes("other", IMAGE), "other", "done", "Made a picture, 768 \N{MULTIPLICATION SIGN} 432"),
    (lambda run: run.finishes("other", 42), "other", "done", "Gave 42"),
    (lambda run: run.finishes("other", ["a", "b"]), "other", "done", "Made 2 things"),
    (lambda run: run.finishes("other"), "other", "done", "Ended"),
    (lambda run: run.finishes("show", Message.of(LONG)), "show", "done", "Gave the answer, 24 words"),
    (lambda run: run.finishes("writer", "x", reused=True), "writer", "done", "Was used again, as nothing had changed"),
    (
        lambda run: run.replaces("writer", "x", "OpenAI is busy."),
        "writer",
        "fix",
        "Failed, so the value set for that went on. OpenAI is busy.",
    ),
    (lambda run: run.retries("writer"), "writer", "clock", "Try 2 of 3 follows in 8 s: OpenAI is busy."),
    (lambda run: run.fails("writer"), "writer", "warn", "OpenAI is busy."),
    (lambda run: run.stops("writer"), "writer", "stop", "Was stopped"),
    (lambda run: run.skips("show", "writer"), "show", "slashed", "Was skipped because Writer failed"),
    (lambda run: run.rounds("polish", 2), "polish", "loop", "Round 2 of 5 began"),
    (lambda run: run.rounds("choose", 1, "then"), "choose", "fork", "Took the way “then”"),
    (lambda run: run.asks(PERSON), "person", "user", "Asked you: “Which one?”"),
    (lambda run: run.given(PERSON, "This"), "person", "user", "You answered “This”"),
    (lambda run: run.given(PERSON, None), "person", "user", "Nobody answered in time"),
    (lambda run: run.logs("writer", "left a bracket open"), "writer", "fix", "Left a bracket open"),
]


@pytest.mark.parametrize(("happens", "node", "icon", "sentence"), SENTENCES)
def test_the_log_tells_it_in_the_past_tense(
    happens: Callable[[Happening], None], node: str, icon: str, sentence: str
) -> None:
    run = Happening()
    happens(run)

    (line,) = shown(run).lines.values()
    assert (line.node, line.icon, line.sentence) == (node, icon, sentence)


def test_a_run_begins_and_ends_in_the_log() -> None:
    run = Happening()
    run.begins()
    run.ends_failed("writer", "OpenAI is busy.")

    began, ended = shown(run).lines.values()
    assert (began.title, began.sentence, began.at) == ("Run", "Began", 0)
    assert (ended.sentence, ended.level, ended.at) == ("Ended at Writer: OpenAI is busy.", "problem", 1)


def test_what_streams_is_one_line_that_keeps_its_number() -> None:
    run = Happening()
    run.starts("writer")
    run.streams("writer", "Once upon", " a time")
    (writing,) = shown(run).lines.values()
    run.finishes("writer", "Once upon a time")

    (done,) = shown(run).lines.values()
    assert (writing.icon, writing.sentence, writing.seconds) == ("pen", "Is writing, 4 words so far", None)
    assert (done.sentence, done.seconds, done.seq) == ("Said “Once upon a time”", 2.1, writing.seq)


def test_waiting_for_the_model_is_one_line_with_how_long_it_took() -> None:
    run = Happening()
    run.warms("writer", 0.3)
    run.warms("writer", 0.64)
    (waiting,) = shown(run).lines.values()
    run.streams("writer", "Once")

    waited, _ = shown(run).lines.values()
    assert waiting.sentence == "Waits for the model to warm up, 64%"
    assert (waited.sentence, waited.seconds) == ("Waited for the model to warm up", 2)


@pytest.mark.parametrize(
    ("end", "sentences"),
    [
        ("retries", ["Broke off after 1 word", "Try 2 of 3 follows in 8 s: OpenAI is busy."]),
        ("stops", ["Was stopped, 1 word kept"]),
        ("fails", ["Broke off after 1 word", "OpenAI is busy."]),
    ],
)
def test_a_stream_that_breaks_off_says_how_much_there_was(end: str, sentences: list[str]) -> None:
    run = Happening()
    run.streams("writer", "Once")
    {"retries": run.retries, "stops": run.stops, "fails": run.fails}[end]("writer")

    assert [line.sentence for line in shown(run).lines.values()] == sentences


def test_details_hold_what_a_tool_was_given_but_no_secret() -> None:
    run = Happening()
    run.uses("writer", "search", {"query": "lighthouse", "api_key": "sk-123"}, "3 results")

    used, got = shown(run).lines.values()
    assert used.details == '{"arguments":{"query":"lighthouse","api_key":"•••"}}'
    assert (got.sentence, got.details) == ("Got an answer from search", '{"gave":"3 results"}')


def test_only_lines_that_are_new_or_changed_are_told() -> None:
    view, run = begun(), Happening()
    run.begins()
    run.streams("writer", "Once")
    view.feed(run)
    view.take()
    run.streams("writer", " upon")
    view.feed(run)

    (line,) = Picture().put(view.take()).lines.values()
    assert line.sentence == "Is writing, 2 words so far"


def test_a_run_that_goes_on_does_not_tell_again_what_was_told() -> None:
    run = Happening()
    run.begins()
    run.rounds("polish", 1)
    run.finishes("writer", "Once")
    run.begins(resumed=True)
    run.finishes("writer", "Once", reused=True)
    run.rounds("polish", 1)

    sentences = [line.sentence for line in shown(run).lines.values()]
    assert sentences == ["Began", "Round 1 of 5 began", "Said “Once”", "Went on where it had been"]
