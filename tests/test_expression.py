"""Expressions hold or do not, and whatever a stranger writes into one ends as a sentence within limits."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.condition import Condition
from studio.errors import StepFailure
from studio.expression import LONGEST, meets, mistake_in
from studio.values import Image, Message, Value
from tests.anything import WILD

LONGEST_WAIT = 0.6
"""Seconds; twice the limit of an expression, and room for a machine that does something else besides."""
PICTURE = Image(hash="0" * 64, mime="image/png", size=1, name="cat.png")


def holds(expression: str, value: Value = "hello") -> bool:
    """Whether a condition written as an expression holds."""
    return Condition(expression=expression).holds(value)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'ell' in text", "hello"),
        ("text.upper() == 'ÜBER😀'", "über😀"),
        ("words == 3 and text.startswith('one')", "one two three"),
        ("words > 2 or\n  words < 2", "one"),
        ("number * 2 == 3", "1,5"),
        ("number is None", "no number"),
        ("value[0] + value[1] == 3", [1, 2]),
        ("value is None and text == ''", None),
        ("data['score'] > 7", {"score": 8}),
        ("data['score'] > 7", '{"score": 8}'),
        ("data['score'] > 7", Message.of("Well done.").model_copy(update={"metadata": {"score": 8}})),
        ("sender == 'Critic' and value == 'Good.'", Message.of("Good.", sender="Critic")),
        ("value == ['cat.png']", [PICTURE]),
        ("data is None", "[" * 300 + "]" * 300),
        ("re.search('h.l+o', text)", "hello"),
        ("all(line.endswith('.') for line in text.splitlines())", "One.\nTwo."),
        ("(found := text.find('l')) == 2 and found", "hello"),
    ],
)
def test_an_expression_looks_at_what_came_in(expression: str, value: Value) -> None:
    assert mistake_in(expression) == ""
    assert holds(expression, value)
    assert not holds(f"not ({expression})", value)


def test_an_expression_takes_the_place_of_the_rules() -> None:
    never = {"rules": [{"operator": "is", "value": "something else"}]}

    assert not Condition.model_validate(never).holds("hello")
    assert Condition.model_validate({**never, "expression": "True"}).holds("hello")
    assert not Condition.model_validate({**never, "expression": " \n"}).holds("hello")


@given(value=WILD)
def test_every_value_can_be_looked_at(value: Value) -> None:
    assert holds("words >= 0 and (number is None or True) and [sender, value, data] is not None", value)


@given(expression=st.text(max_size=30))
def test_whatever_is_written_says_yes_or_no_or_fails_with_a_sentence(expression: str) -> None:
    with suppress(StepFailure):
        assert meets(expression, "[null,0,null,null,null,null]") in (True, False)


HOSTILE = {
    "an endless loop": "sum(1 for _ in iter(int, 1))",
    "an endless loop that listens to nobody": "[0 for _ in iter(int, 1) if not 0]",
    "work without end": "[[[1 for a in range(10**4)] for b in range(10**4)] for c in range(10**4)]",
    "a long list": "[x for x in range(10**9)]",
    "a long text": "'x' * 10**10",
    "a wide text": "'%0999999999d' % 1",
    "a large number": "2**10**9",
    "a circle of functions": "(lambda f: f(f))(lambda f: f(f))",
    "100,000 brackets": "(" * 100_000 + ")" * 100_000,
    "100,000 signs": "-" * 100_000 + "1",
    "a long sum": "1+" * 20_000 + "1",
    "a flood of words": "[print('x' * 1000) for _ in range(1000)]",
    "a walk over attributes": "().__class__.__base__.__subclasses__()",
    "a walk through a text": "'{0.__class__}'.format(value)",
    "the way to its globals": "(lambda: 0).__globals__",
    "an import": "__import__('os').system('true')",
    "a file": "open('/etc/passwd').read()",
    "its own code": "eval('open(0).read()')",
    "a way out of the brackets": "1)); import os; os.system('true'",
    "a nap": "__import__('time').sleep(5)",
    "nothing at all": "\0",
    "half a character": "'\ud800'",
}


@pytest.mark.parametrize("expression", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_expression_ends_as_a_sentence_within_its_limits(expression: str) -> None:
    begun = time.monotonic()

    with pytest.raises(StepFailure) as failed:
        meets(expression, "[null,0,null,null,null,null]")

    assert time.monotonic() - begun < LONGEST_WAIT
    assert "could not be worked out" in failed.value.sentence
    assert len(failed.value.sentence) < 300
    assert holds("words == 1")


@pytest.mark.parametrize("expression", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_expression_is_read_without_being_run(expression: str) -> None:
    begun = time.monotonic()

    mistake_in(expression)

    assert time.monotonic() - begun < LONGEST_WAIT


@pytest.mark.parametrize("expression", ["import random; random.random()", "__import__('datetime')"])
def test_nothing_but_the_value_decides(expression: str) -> None:
    with pytest.raises(StepFailure):
        holds(expression)


@pytest.mark.parametrize(
    ("expression", "mistake"),
    [
        ("text ==", "is not an expression in Python"),
        ("x = 3", "is not an expression in Python"),
        ("import os", "is not an expression in Python"),
        ("(yield 1)", "is not an expression that can be worked out here"),
        ("txt == 'a'", "uses “txt”, which is not there"),
        ("[line for line in text.split() if lin]", "uses “lin”, which is not there"),
        ("[line for line in text.split() if len(line) > 3]", ""),
        ("sorted(value, key=lambda item: item['a'])", ""),
    ],
)
def test_a_mistake_is_found_before_the_run(expression: str, mistake: str) -> None:
    assert mistake_in(expression) == mistake


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("txt", "it uses a name that is not there; there are text, words, number, sender, value, data"),
        ("number > 3", "what came in is not of the kind it needs"),
        ("data['score']", "what came in is not of the kind it needs"),
        ("value['score']", "what came in is not of the kind it needs"),
        ("{}['score']", "it asks for something that is not there"),
        ("words / 0", "it divides by zero"),
        ("[0 for _ in iter(int, 1) if not 0]", "it takes too long"),
        ("'x' * 10**10", "it needs too much memory"),
        ("open('/etc/passwd')", "it asks for something that expressions may not use"),
    ],
)
def test_what_went_wrong_is_said(expression: str, why: str) -> None:
    with pytest.raises(StepFailure, match=why) as failed:
        holds(expression)

    assert failed.value.sentence == f"The expression “{expression}” could not be worked out: {why}."


def test_what_is_too_long_for_an_expression_is_said() -> None:
    with pytest.raises(StepFailure, match="too long for it"):
        holds("True", "x" * LONGEST)
