from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.errors import Remedy
from studio.flow.document import Flow, Node
from studio.web.resting_bar import Usual, resting_bar
from studio.web.run_view import RunView
from studio.web.views import Moment, ProblemView, RunBar
from tests.web.happening import START, Happening, bedtime
from tests.web.picture import SPECS

CRITIC = "polish.body[2]/critic"


def begins(_: Happening) -> None:
    """Nothing yet."""


def writes(run: Happening) -> None:
    run.starts("writer")
    run.streams("writer", "Once")


def goes_round(run: Happening) -> None:
    run.starts("polish")
    run.rounds("polish", 2)
    run.starts(CRITIC)


def warms(run: Happening) -> None:
    run.starts("writer")
    run.warms("writer", 0.64)


def tries_again(run: Happening) -> None:
    writes(run)
    run.retries("writer")


def two_write(run: Happening) -> None:
    writes(run)
    goes_round(run)
    run.streams(CRITIC, "No")


def two_work(run: Happening) -> None:
    writes(run)
    run.starts("show")


def asks(run: Happening) -> None:
    run.asks("choose.then[1]/person")


def asks_meanwhile(run: Happening) -> None:
    asks(run)
    writes(run)


def is_done(run: Happening) -> None:
    run.speaks("writer", "Once")
    run.logs("writer", "left a bracket open")
    run.starts("show")
    run.finishes("show")
    run.ends()


def fails(run: Happening) -> None:
    run.fails("writer", remedy=Remedy("Try again", "again"))
    run.ends_failed("writer")


def is_stopped(run: Happening) -> None:
    run.speaks("writer", "Once")
    run.ends_stopped()


MOMENTS: list[tuple[Callable[[Happening], None], Moment, str, str]] = [
    (begins, "running", "Starting", ""),
    (writes, "running", "Writer is writing", "Step 1"),
    (goes_round, "running", "Critic is thinking, round 2 of 5", "Step 1"),
    (warms, "running", "Built-in model warms up, 64%", "Step 1"),
    (tries_again, "running", "Writer tries again, 2 of 3", "Step 1"),
    (two_write, "running", "Writer and Critic are writing", "Step 2"),
    (two_work, "running", "Writer and Show are working", "Step 2"),
    (asks, "needs_you", "Waiting for your answer", ""),
    (asks_meanwhile, "needs_you", "Waiting for your answer", "Writer goes on meanwhile"),
    (is_done, "done", "Done in 42 s", "2 steps, 1 notice"),
    (fails, "failed", "Stopped at Writer", "OpenAI is busy."),
    (is_stopped, "stopped", "Stopped after 12 s", "1 step"),
]


def bar(happening: Callable[[Happening], None], usual: Usual | None = None, *, stopping: bool = False) -> RunBar:
    run = Happening()
    run.begins("Hello")
    happening(run)
    view = RunView(bedtime(), SPECS)
    view.begin("r1", bedtime(), usual)
    view.feed(run)
    if stopping:
        view.stop()
    return view.bar


@pytest.mark.parametrize(("happening", "moment", "title", "line"), MOMENTS)
def test_every_moment_has_its_words(
    happening: Callable[[Happening], None], moment: Moment, title: str, line: str
) -> None:
    drawn = bar(happening)

    assert (drawn.moment, drawn.title, drawn.line) == (moment, title, line)


def test_about_and_the_share_appear_only_when_past_runs_are_known() -> None:
    drawn = bar(two_work, Usual(40.0, 9))

    assert (drawn.line, drawn.share, drawn.since) == ("Step 2 of about 9", 0.0, START)
    assert bar(two_work).share is None


def test_the_share_counts_finished_steps_and_is_never_full_before_the_end() -> None:
    def one_is_done(run: Happening) -> None:
        run.speaks("writer", "Once")

    assert bar(one_is_done, Usual(40.0, 4)).share == 0.25
    assert bar(one_is_done, Usual(40.0, 1)).share == 0.97


def test_stopping_says_what_holds_the_run_up() -> None:
    drawn = bar(writes, stopping=True)

    assert (drawn.moment, drawn.title, drawn.line) == ("stopping", "Stopping…", "Waiting for Writer to let go")


def test_a_question_comes_with_where_to_answer_it() -> None:
    drawn = bar(asks)

    assert drawn.question is not None
    assert (drawn.question.text, drawn.question_path) == ("Which one?", "choose.then[1]/person#ask1")


def test_a_failure_brings_its_remedy_also_when_a_pipeline_fails_of_it() -> None:
    def fails_inside(run: Happening) -> None:
        run.fails(CRITIC, remedy=Remedy("Try again", "again"))
        run.fails("polish")
        run.ends_failed("polish")

    assert bar(fails).remedy == Remedy("Try again", "again")
    assert bar(fails_inside).remedy == Remedy("Try again", "again")


def test_a_run_that_goes_on_is_not_counted_twice() -> None:
    def is_resumed(run: Happening) -> None:
        run.speaks("writer", "Once")
        run.begins(resumed=True)
        run.starts("writer")
        run.finishes("writer", "Once", reused=True)

    assert bar(is_resumed).line == "Step 1"


def alone(component: str, title: str = "One") -> Flow:
    return Flow(nodes={"one": Node(component=component, title=title)})


def test_a_flow_at_rest_says_what_it_needs_or_takes() -> None:
    problem = ProblemView(
        code="x", node="one", field="", sentence="Critic needs a draft.", severity="blocking", fix=None
    )
    agent = alone("DialogAgent")

    waiting = resting_bar(alone("ChatInput", "Chat input"), SPECS, ())
    assert (waiting.moment, waiting.line) == ("needs_message", "Chat input starts from the chat")
    held_up = resting_bar(agent, SPECS, (problem,))
    assert (held_up.title, held_up.line, held_up.node) == ("1 thing to fix first", "Critic needs a draft.", "one")
    assert resting_bar(agent, SPECS, ()).line == "1 step"
    assert resting_bar(agent, SPECS, (), Usual(40.0, 9)).line == "about 40 s, free"
    assert resting_bar(Flow(), SPECS, ()).line == "Add a node first"


def test_a_model_of_somebody_else_is_not_called_free() -> None:
    node = Node(component="DialogAgent", title="One", settings={"model": "work/gpt-5-mini"})

    assert resting_bar(Flow(nodes={"one": node}), SPECS, (), Usual(40.0, 9)).line == "about 40 s"
