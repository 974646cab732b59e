from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.errors import Remedy
from studio.values import Image, Message
from studio.web.views import NodeState, NodeView
from tests.web.happening import START, Happening
from tests.web.picture import shown

REMEDY = Remedy("Try again", "again")
IMAGE = Image(hash="a" * 64, mime="image/png", size=3)


def waits(_: Happening) -> None:
    """Nothing but the beginning."""


def warms(run: Happening) -> None:
    run.starts("writer")
    run.warms("writer", 0.64)


def thinks(run: Happening) -> None:
    run.starts("writer")
    run.streams("writer", "Let me see.", thinking=True)


def works(run: Happening) -> None:
    run.starts("show")


def writes(run: Happening) -> None:
    run.starts("writer")
    run.streams("writer", "Once upon", " a ti", "me")


def asks(run: Happening) -> None:
    run.starts("choose.then[1]/person")
    run.asks("choose.then[1]/person")


def tries_again(run: Happening) -> None:
    writes(run)
    run.retries("writer")


def is_done(run: Happening) -> None:
    run.speaks("writer", "Once upon a time")


def is_used_again(run: Happening) -> None:
    run.finishes("writer", "Once", reused=True)


def fails(run: Happening) -> None:
    run.starts("writer")
    run.fails("writer", remedy=REMEDY)


def is_stopped(run: Happening) -> None:
    writes(run)
    run.ends_stopped()


def is_skipped(run: Happening) -> None:
    fails(run)
    run.skips("polish", "writer")


def is_off(run: Happening) -> None:
    run.skips("writer", "")


def loses_its_feed(run: Happening) -> None:
    run.skips("writer", "The sound broke off.")


def thinks_again(run: Happening) -> None:
    tries_again(run)
    run.streams("writer~2", "Let me see.", thinking=True)


def is_answered(run: Happening) -> None:
    asks(run)
    run.given("choose.then[1]/person", "Yes")
    run.finishes("choose.then[1]/person", "Yes")


STATES: list[tuple[Callable[[Happening], None], str, NodeState, str]] = [
    (waits, "writer", "waiting", "Waits for Chat input"),
    (waits, "editor", "waiting", "Waits for Critic"),
    (waits, "critic", "waiting", "Waits for Polish"),
    (waits, "ask", "waiting", "Waits for its turn"),
    (waits, "remark", "not_run", ""),
    (warms, "writer", "warming", "Built-in model warms up, 64%"),
    (thinks, "writer", "running", "Thinking"),
    (works, "show", "running", "Working"),
    (writes, "writer", "streaming", "Writing"),
    (asks, "person", "needs_you", "Waiting for your answer"),
    (tries_again, "writer", "retrying", "Try 2 of 3"),
    (is_done, "writer", "done", "Done in 2.1 s"),
    (is_used_again, "writer", "reused", "Nothing changed, used again"),
    (fails, "writer", "failed", "OpenAI is busy."),
    (is_stopped, "writer", "stopped", "Stopped. 4 words kept"),
    (thinks_again, "writer", "running", "Thinking"),
    (is_answered, "person", "done", "Done in 2.1 s"),
    (is_off, "writer", "skipped", "Switched off"),
    (loses_its_feed, "writer", "skipped", "Skipped: The sound broke off."),
    (is_skipped, "polish", "skipped", "Skipped: Writer failed"),
]


def view(happening: Callable[[Happening], None], node: str) -> NodeView:
    run = Happening()
    run.begins("Hello")
    happening(run)
    return shown(run).nodes[node]


@pytest.mark.parametrize(("happening", "node", "state", "words"), STATES)
def test_every_state_has_its_words(
    happening: Callable[[Happening], None], node: str, state: NodeState, words: str
) -> None:
    drawn = view(happening, node)

    assert (drawn.state, drawn.words) == (state, words)


def test_a_node_that_writes_counts_its_words() -> None:
    assert view(writes, "writer").right == "4 words"


def test_a_running_node_says_since_when_and_a_waiting_try_until_when() -> None:
    assert view(thinks, "writer").since == START + 1
    assert view(tries_again, "writer").until == START + 5 + 8
    assert view(is_done, "writer").since is None


def test_a_failed_node_offers_its_remedy_and_details() -> None:
    drawn = view(fails, "writer")

    assert (drawn.remedy, drawn.details) == (REMEDY, "Traceback")


def test_a_node_that_nobody_reaches_is_not_run_after_the_run() -> None:
    run = Happening()
    run.begins()
    run.starts("choose")
    run.rounds("choose", 1, "then")
    run.finishes("choose")

    drawn = shown(run).nodes
    assert (drawn["other"].state, drawn["choose"].slot_taken) == ("not_run", "then")


def test_a_stream_shows_its_end_and_a_result_its_beginning() -> None:
    words = [f"word{number} " for number in range(200)]
    run = Happening()
    run.starts("writer")
    run.streams("writer", *words)
    streaming = shown(run).nodes["writer"].preview
    run.finishes("writer", "".join(words))
    done = shown(run).nodes["writer"].preview

    assert streaming is not None
    assert done is not None
    assert streaming.text.startswith("…word")
    assert streaming.text.endswith("word199")
    assert done.text.startswith("word0 word1 ")
    assert done.text.endswith("…")
    assert all(len(preview.text) <= 241 and preview.cut for preview in (streaming, done))


def test_a_result_with_pictures_shows_them() -> None:
    run = Happening()
    run.finishes("writer", Message(parts=(IMAGE,)))

    preview = shown(run).nodes["writer"].preview
    assert preview is not None
    assert preview.media == (IMAGE,)


def test_a_try_that_broke_off_leaves_nothing_of_its_text() -> None:
    run = Happening()
    tries_again(run)
    run.starts("writer~2")
    run.streams("writer~2", "Anew")

    drawn = shown(run).nodes["writer"]
    assert drawn.preview is not None
    assert (drawn.preview.text, drawn.right) == ("Anew", "1 word")


def test_an_agent_says_which_tool_it_uses_and_what_it_wrote_before_is_no_result() -> None:
    run = Happening()
    run.begins("Hello")
    run.starts("writer")
    run.streams("writer", "I will look.")
    run.uses("writer", "critic", {}, "12")
    run.pop()

    writer = shown(run).nodes["writer"]
    assert (writer.state, writer.words) == ("running", "Uses Critic")
    assert writer.preview is None


def test_who_leaves_a_room_is_away_until_it_is_back_or_a_run_begins() -> None:
    run = Happening()
    run.says("critic", Message(parts=(), metadata={"room.left": ["writer", "editor", "nobody here"]}))
    assert {id for id, node in shown(run).nodes.items() if node.away} == {"writer", "editor"}

    run.says("critic", Message(parts=(), metadata={"room.joined": ["editor"]}))
    assert {id for id, node in shown(run).nodes.items() if node.away} == {"writer"}

    run.begins()
    assert not any(node.away for node in shown(run).nodes.values())
