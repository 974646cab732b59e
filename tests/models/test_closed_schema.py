"""Schemas as servers of the strict kind take them."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from studio.models.closed_schema import can_be_closed, described

Schema = dict[str, JsonValue]
NAME: Schema = {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}}, "required": ["name"]}
OPEN: Schema = {"type": "object", "properties": {"more": {"type": "object"}}, "required": ["more"]}


def test_a_schema_that_requires_everything_is_strict_closed_and_without_limits() -> None:
    assert described(NAME) == {
        "name": "answer",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"name": {"type": "string"}},
            "required": ["name"],
            "additionalProperties": False,
        },
    }


@pytest.mark.parametrize(
    "schema",
    [
        {**NAME, "required": []},
        {"anyOf": [NAME]},
        {**NAME, "allOf": [NAME]},
        {"type": "object", "properties": {"inner": {**NAME, "required": []}}, "required": ["inner"]},
        OPEN,
    ],
)
def test_any_other_schema_is_told_as_it_is(schema: Schema) -> None:
    assert described(schema) == {"name": "answer", "strict": False, "schema": schema}


def test_a_field_called_like_a_word_of_schemas_is_a_field() -> None:
    schema: Schema = {"type": "object", "properties": {"default": {"type": "string"}}, "required": ["default"]}

    assert described(schema)["strict"] is True


def test_an_object_with_fields_of_any_name_cannot_be_closed() -> None:
    assert can_be_closed(NAME)
    assert not can_be_closed(OPEN)
