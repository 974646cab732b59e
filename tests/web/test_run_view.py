from __future__ import annotations

import time
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from studio.values import Message
from studio.web.places import Place, place_of
from tests.web.happening import Happening, bedtime
from tests.web.picture import Picture, begun

PATHS = (
    "ask",
    "writer",
    "polish",
    "polish.body[1]/critic",
    "polish.body[2]/critic",
    "polish.body[2]/editor",
    "choose.then[1]/person",
    "writer~2",
    "show",
)
TEXTS = st.text(alphabet="ab \n", max_size=8)


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    """Any events in any order, sensible or not: a view must stand them all."""
    run = Happening()
    run.begins("Hello")
    for _ in range(draw(st.integers(0, 40))):
        happens(run, draw)
    if draw(st.booleans()):
        run.ends()
    return run


def happens(run: Happening, draw: st.DrawFn) -> None:
    """One event."""
    path, text = draw(st.sampled_from(PATHS)), draw(TEXTS)
    words = (
        lambda: run.starts(path),
        lambda: run.warms(path, draw(st.sampled_from((0.2, 0.64, 1.0)))),
        lambda: run.streams(path, text, thinking=draw(st.booleans())),
        lambda: run.says(path, text, answer=draw(st.booleans())),
        lambda: run.finishes(path, text, reused=draw(st.booleans())),
        lambda: run.speaks(path, text, "more"),
        lambda: run.retries(path),
        lambda: run.fails(path),
        lambda: run.stops(path),
        lambda: run.skips(path, "writer"),
        lambda: run.rounds("polish", draw(st.integers(1, 3))),
        lambda: run.asks(path),
        lambda: run.given(path, draw(st.none() | TEXTS)),
        lambda: run.uses(path, "search", {}, text),
        lambda: run.logs(path, "left a bracket open"),
        lambda: run.begins(resumed=True),
    )
    draw(st.sampled_from(words))()


def taken(run: Happening, cuts: Iterable[int]) -> Picture:
    """The screen of a window that was told bit by bit."""
    view, picture, start = begun(), Picture(), 0
    for cut in (*sorted(cuts), len(run)):
        view.feed(run[start:cut])
        picture.put(view.take())
        start = cut
    return picture


@given(happenings(), st.lists(st.integers(0, 60), max_size=20))
def test_a_window_told_bit_by_bit_shows_what_one_that_opens_later_shows(run: Happening, cuts: list[int]) -> None:
    view = begun()
    view.feed(run)

    assert taken(run, cuts) == Picture().put(view.whole())


@given(happenings(), st.integers(0, 60))
def test_events_told_twice_change_nothing(run: Happening, overlap: int) -> None:
    view = begun()
    view.feed(run)
    once = Picture().put(view.whole())
    view.feed(run[max(0, len(run) - overlap) :])

    assert Picture().put(view.whole()) == once


def story(*, broken_off: int | None = None) -> Happening:
    """A run in which Writer, Critic and Editor work; killed while Editor writes, and gone on with, when so wished."""
    run = Happening()
    run.begins("Hello")
    run.finishes("ask", Message.of("Hello"))
    run.speaks("writer", "Once upon a time")
    run.starts("polish")
    run.rounds("polish", 1)
    run.speaks("polish.body[1]/critic", "Not yet.")
    run.speaks("polish.body[1]/editor", "Twice upon a time")
    run.rounds("polish", 2)
    if broken_off is not None:
        goes_on(run, broken_off)
    run.speaks("polish.body[2]/critic", "Good.")
    run.finishes("polish", Message.of("Twice upon a time"))
    run.says("show", "Twice upon a time", answer=True)
    run.finishes("show", Message.of("Twice upon a time"))
    run.ends()
    return run


def goes_on(run: Happening, broken_off: int) -> None:
    """Critic was writing when the run was killed; the run goes on over what was finished."""
    run.starts("polish.body[2]/critic")
    run.streams("polish.body[2]/critic", *["Goo"] * broken_off)
    run.begins(resumed=True)
    run.starts("polish")
    for turn in (1, 2):
        run.rounds("polish", turn)
        if turn == 1:
            run.finishes("polish.body[1]/critic", Message.of("Not yet."), reused=True)
            run.finishes("polish.body[1]/editor", Message.of("Twice upon a time"), reused=True)


def test_a_run_that_was_killed_and_went_on_looks_like_one_that_was_not() -> None:
    whole, resumed = (taken(story(broken_off=count), ()) for count in (None, 3))

    assert {id: node.model_dump() for id, node in resumed.nodes.items()} == {
        id: node.model_dump() for id, node in whole.nodes.items()
    }
    assert resumed.chat == whole.chat
    assert resumed.bar == whole.bar


def test_a_rest_after_a_run_says_what_the_flow_needs_again() -> None:
    view = begun()
    view.feed(story())
    done = view.bar
    view.rest(bedtime(), ())

    assert (done.moment, view.bar.moment) == ("done", "needs_message")


def test_a_run_keeps_its_bar_while_the_flow_is_edited() -> None:
    view, run = begun(), Happening()
    run.begins()
    view.feed(run)
    view.rest(bedtime(), ())

    assert view.bar.moment == "running"


def test_a_hundred_thousand_fragments_are_folded_in_two_seconds() -> None:
    run = Happening()
    run.begins("Hello")
    run.starts("writer")
    run.streams("writer", *["word "] * 100_000)
    view = begun()
    start = time.process_time()
    view.feed(run)
    view.take()

    assert time.process_time() - start < 2


def test_a_place_is_a_path_without_attempts_and_sub_steps() -> None:
    place = place_of("chain~2.members.0[3]/polish.body[2]/critic~3#chat1")

    assert place == Place("chain.members.0[3]/polish.body[2]/critic")
    assert [(body.pipeline, body.slot, body.turn) for body in place.bodies] == [
        ("chain", "members.0", 3),
        ("polish", "body", 2),
    ]
