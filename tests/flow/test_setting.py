from __future__ import annotations

import pytest

from studio.flow.edit import (
    ChangeLiteral,
    ChangeSetting,
)
from tests.flow.building import TALK, done, flow, node, refused, twin


def test_a_setting_equal_to_its_default_is_not_kept() -> None:
    changed = done(ChangeSetting(ids=("writer",), field="temperature", value=0.2), TALK).flow
    back = done(ChangeSetting(ids=("writer",), field="temperature", value=0.7), changed).flow

    assert changed.nodes["writer"].settings == {"temperature": 0.2}
    assert back.nodes["writer"].settings == {}


def test_one_field_of_the_policy_can_be_changed_and_put_back() -> None:
    changed = done(ChangeSetting(ids=("writer",), field="policy.timeout", value=60), TALK).flow
    back = done(ChangeSetting(ids=("writer",), field="policy.timeout", reset=True), changed).flow

    assert changed.nodes["writer"].settings == {"policy": {"tries": 3, "timeout": 60.0}}
    assert back.nodes["writer"].settings == {}


def test_a_change_to_a_twin_goes_to_the_one_it_shares_from() -> None:
    before = flow(node("writer", "DialogAgent"), twin("again", "DialogAgent", "writer"))

    nodes = done(ChangeSetting(ids=("again",), field="instructions", value="Rhyme."), before).flow.nodes

    assert nodes["writer"].settings == {"instructions": "Rhyme."}
    assert nodes["again"].settings == {}


def test_a_literal_must_fit_its_port() -> None:
    text = done(ChangeLiteral(id="show", port="message", value="Hello"), TALK).flow

    assert text.nodes["show"].literals == {"message": "Hello"}
    assert done(ChangeLiteral(id="show", port="message", reset=True), text).flow.nodes["show"].literals == {}
    assert refused(ChangeLiteral(id="show", port="colour", value=1), TALK) == "Show has no input called “colour”."


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("max_tokens", 0, "Writer's max tokens must be at least 1."),
        ("temperature", 3, "Writer's temperature must be at most 2."),
        ("temperature", "hot", "Writer's temperature must be a number."),
        ("remembers", "perhaps", "Writer's remembers must be yes or no."),
        ("colour", "red", "Writer has no setting called “colour”."),
        ("policy.tries", 0, "Writer's number of tries must be at least 1."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_field(field: str, value: object, sentence: str) -> None:
    edit = ChangeSetting.model_validate({"ids": ["writer"], "field": field, "value": value})

    assert refused(edit, TALK) == sentence
