"""Arguments of tools, compared with what the tool takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.chat_model import ToolOffer
from studio.tool_arguments import Misfit, fitted
from tests.anything import JSON

PROPERTIES: dict[str, JsonValue] = {
    "name": {"type": "string"},
    "count": {"type": "number"},
    "loud": {"type": "boolean"},
    "items": {"type": "array", "items": {"type": "string"}},
    "more": {"type": "object"},
}
OFFER = ToolOffer("tool", "", {"type": "object", "properties": PROPERTIES, "required": ["name"]})


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"name": "x", "count": "3"}, {"name": "x", "count": 3.0}),
        ({"name": 7}, {"name": "7"}),
        ({"name": "x", "loud": "Yes"}, {"name": "x", "loud": True}),
        ({"name": "x", "items": "one"}, {"name": "x", "items": ["one"]}),
        ({"name": "x", "count": None}, {"name": "x", "count": None}),
    ],
)
def test_what_nearly_fits_is_made_to_fit(given: dict[str, JsonValue], taken: dict[str, JsonValue]) -> None:
    assert fitted(given, OFFER) == taken


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "tool needs “name”."),
        ({"name": None}, "tool needs “name”."),
        ({"name": "x", "size": 1, "hue": 2}, "tool does not take “size”, “hue”."),
        ({"name": "x", "count": "many"}, "tool needs a number as “count”."),
        ({"name": "x", "count": float("nan")}, "tool needs a number as “count”."),
        ({"name": ["x"]}, "tool needs a text as “name”."),
        ({"name": "x", "more": [1]}, "tool needs an object as “more”."),
    ],
)
def test_what_does_not_fit_is_said_with_what_does(given: dict[str, JsonValue], why: str) -> None:
    misfit = fitted(given, OFFER)

    assert isinstance(misfit, Misfit)
    assert misfit.sentence.startswith(f"{why} It takes “name” (a text), “count” (a number), ")


@given(st.dictionaries(st.sampled_from([*PROPERTIES, "other"]), JSON))
def test_whatever_a_model_writes_fits_or_is_refused(arguments: dict[str, JsonValue]) -> None:
    found = fitted(arguments, OFFER)

    assert isinstance(found, Misfit) or (isinstance(found["name"], str) and found.keys() == arguments.keys())
