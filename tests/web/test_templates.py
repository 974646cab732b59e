"""The flows a person may begin with."""

from __future__ import annotations

import pytest

from studio.catalog import catalog
from studio.chat_model import ModelName
from studio.engine.casting import make_plan
from studio.flow.check import check
from studio.web.flow_inputs import chat_inputs
from studio.web.templates import ORDER, cards, template


@pytest.mark.parametrize("name", ORDER)
def test_a_template_has_no_problems_and_can_be_planned(name: str) -> None:
    flow = template(name)

    assert flow is not None
    assert check(flow, catalog(), {ModelName.default}) == ()
    assert make_plan(flow, catalog()).count == len(flow.nodes)
    assert flow.layout.keys() == flow.nodes.keys()


@pytest.mark.parametrize("name", ORDER)
def test_a_template_is_talked_with_and_offers_three_examples(name: str) -> None:
    flow = template(name)

    assert flow is not None
    (listener,) = chat_inputs(flow, catalog())
    examples = flow.nodes[listener].settings["examples"]
    assert isinstance(examples, list)
    assert len(examples) == 3


def test_cards_are_drawn_as_the_flows_are() -> None:
    assert [(card.name, card.drawing) for card in cards()] == [
        ("assistant", "one"),
        ("writer_and_critic", "loop"),
        ("three_experts", "fan"),
        ("react", "tools"),
        ("router", "choice"),
        ("many_heads", "fan"),
        ("planner", "fan"),
        ("form", "one"),
        ("approval", "loop"),
        ("group_chat", "team"),
        ("debate", "team"),
        ("werewolf", "team"),
        ("self_organising", "team"),
        ("auction", "loop"),
    ]


def test_there_is_no_template_of_another_name() -> None:
    assert template("../templates/assistant") is None
