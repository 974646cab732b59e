from __future__ import annotations

import pytest
from pydantic import JsonValue

from studio.flow.sentence import LONGEST, sentence_of
from tests.flow.building import CATALOG, flow, node, twin

MODELS = {"packaged/qwen": "the built-in model"}


@pytest.mark.parametrize(
    ("component", "settings", "sentence"),
    [
        ("DialogAgent", {"instructions": "Rhyme."}, "Writes with the built-in model: “Rhyme.”"),
        ("DialogAgent", {"instructions": "{model}", "model": "work/gpt"}, "Writes with gpt: “{model}”"),
        ("JoinTexts", {}, "Joins the texts with “a blank line”"),
        ("Text", {}, "“…”"),
        ("Repeat", {"times": 4}, "4 times"),
        ("While", {"until": {"rules": [{"value": "good"}]}}, "Until it contains “good”, at most 5 rounds"),
        ("While", {"until": {"rules": 7}}, "Until …, at most 5 rounds"),
        ("If", {"condition": {"rules": [{"operator": "is empty"}]}}, "When it is empty"),
        (
            "If",
            {"condition": {"rules": [{"operator": "is longer than", "value": "200"}]}},
            "When it is longer than 200 characters",
        ),
        ("If", {"condition": {"expression": "words > 9"}}, "When words > 9"),
        ("Switch", {"cases": ["a", "b"], "compare": "is"}, "When it is a, b"),
        ("Wait", {"seconds": 5.0}, "Waits 5 s"),
        ("Wait", {"seconds": 0.25}, "Waits 0.25 s"),
        ("ChartMaker", {"instructions": "x"}, ""),
    ],
)
def test_a_node_says_what_it_is_set_to(component: str, settings: dict[str, JsonValue], sentence: str) -> None:
    assert sentence_of(flow(node("it", component, settings=settings)), "it", CATALOG, MODELS) == sentence


def test_a_long_setting_is_cut() -> None:
    said = sentence_of(flow(node("it", "Text", settings={"text": "word " * 10_000})), "it", CATALOG, MODELS)

    assert len(said) == LONGEST + 2
    assert said.endswith("…”")


def test_a_twin_says_what_it_shares() -> None:
    both = flow(
        node("writer", "DialogAgent", settings={"instructions": "Rhyme."}), twin("again", "DialogAgent", "writer")
    )

    assert sentence_of(both, "again", CATALOG, MODELS).endswith("“Rhyme.”")
