"""What a slow window is told: less, but never anything older."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.web.backlog import MOST_LINES, MOST_WORDS, Backlog, WindowTooSlowError
from studio.web.protocol import ChatChanged, Done, LinesAdded, RunChanged, Told
from studio.web.views import ChatMessage, LogLine, NodeView, RunBar


def run(words: str, *nodes: str) -> RunChanged:
    bar = RunBar(moment="running", title=words)
    return RunChanged(bar=bar, nodes=tuple(NodeView(id=node, state="running", words=words) for node in nodes))


def line(seq: int) -> LogLine:
    return LogLine(run="r", seq=seq, at=0, icon="", level="info", node=None, title="", sentence="")


def kept(backlog: Backlog, *words: Told) -> list[Told]:
    for told in words:
        backlog.add(told)
    return backlog.take()


def test_the_latest_view_of_each_node_is_kept() -> None:
    (told,) = kept(Backlog(), run("early", "a", "b"), run("late", "b"))

    assert isinstance(told, RunChanged)
    assert {view.id: view.words for view in told.nodes} == {"a": "early", "b": "late"}
    assert told.bar.title == "late"


def test_answers_are_never_merged_and_keep_their_order() -> None:
    told = kept(Backlog(), Done(number=1), run("x"), Done(number=2), run("y"))

    assert [word.kind for word in told] == ["done", "done", "run_changed"]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_a_merged_conversation_reads_as_if_every_word_had_been_heard(changes: list[tuple[int, int]]) -> None:
    heard: list[ChatMessage] = []
    backlog = Backlog()
    for number, (first, count) in enumerate(changes):
        start = min(first, len(heard))
        messages = tuple(ChatMessage(id=f"{number}.{index}", role="user") for index in range(count))
        backlog.add(ChatChanged(first=start, messages=messages))
        heard[start:] = messages

    shown: list[ChatMessage] = []
    for told in backlog.take():
        assert isinstance(told, ChatChanged)
        shown[told.first :] = told.messages
    assert shown == heard


def test_too_many_lines_become_the_last_ones_as_a_whole() -> None:
    (told,) = kept(Backlog(), *(LinesAdded(lines=(line(seq),)) for seq in range(MOST_LINES + 5)))

    assert isinstance(told, LinesAdded)
    assert told.whole
    assert [told.lines[0].seq, told.lines[-1].seq] == [5, MOST_LINES + 4]


def test_a_window_that_never_listens_is_given_up() -> None:
    backlog = Backlog()
    for number in range(MOST_WORDS):
        backlog.add(Done(number=number))

    with pytest.raises(WindowTooSlowError):
        backlog.add(Done(number=MOST_WORDS))
