"""Replies broken in the ways in which models break them: repaired, or refused so that the model is asked again."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from studio.form import FormField
from studio.reading.read import read
from studio.reading.rule import Misread, Read, ReplyRule
from tests.reading.broken import broken
from tests.reading.filled import a_reply

SEEDS = st.integers(0, 2**63)
AT_ONCE = 10


def chances(seed: int) -> list[Random]:
    """Several sources of chance from one, since a reply is read in less time than hypothesis takes to think of one."""
    return [Random(seed + number) for number in range(AT_ONCE)]  # noqa: S311 - nothing secret


@settings(max_examples=10_000 // AT_ONCE)
@whatever(seed=SEEDS)
def test_of_ten_thousand_broken_forms_each_is_read_as_it_was_meant_or_refused(seed: int) -> None:
    for reply in map(broken, chances(seed)):
        match read(ReplyRule(shape="form", fields=reply.fields), reply.text):
            case Read(value=value):
                assert json.dumps(value, sort_keys=True) == json.dumps(reply.meant, sort_keys=True), reply.text
            case Misread(sentence=sentence):
                assert sentence.endswith(".")


@whatever(seed=SEEDS)
def test_a_whole_form_is_read_without_repairs(seed: int) -> None:
    for reply in map(a_reply, chances(seed)):
        assert read(ReplyRule(shape="form", fields=reply.fields), reply.text) == Read(reply.meant)


NAMES = ("thought", "speak", "vote")
CONTENTS = st.text(st.sampled_from("abc <>/\n&\"'`{}🙂"), min_size=1, max_size=12).map(lambda text: f"x{text}x")


@settings(max_examples=1_000)
@whatever(
    contents=st.tuples(CONTENTS, CONTENTS, CONTENTS), chance=st.randoms(use_true_random=False), lost=st.booleans()
)
def test_broken_tags_are_read_as_they_were_meant_or_refused(
    contents: tuple[str, ...],
    chance: Random,
    lost: bool,  # noqa: FBT001 - one of hypothesis' arguments
) -> None:
    meant = dict(zip(NAMES, contents, strict=True))
    pieces = [piece for name, text in meant.items() for piece in (f"<{name}>", text, f"</{name}>", "\n")]
    if lost:
        del pieces[chance.choice([place for place, piece in enumerate(pieces) if piece.startswith(("<t", "<s", "</"))])]
    text = "".join(pieces)
    text = text[: chance.randint(0, len(text))] if chance.random() < 0.5 else text.upper() if not lost else text
    found = read(ReplyRule(shape="tags", fields=tuple(FormField(name=name) for name in NAMES)), text)
    if isinstance(found, Read):
        assert {name: str(value).lower() for name, value in dict(_items(found)).items()} == meant


def _items(found: Read) -> dict[str, object]:
    assert isinstance(found.value, dict)
    return dict(found.value)
