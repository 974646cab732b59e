"""What the checker says of components as they come out of the palette is said in plain words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalog import catalog
from studio.flow.check import check
from studio.flow.document import Flow, Inside, Node
from studio.flow.edit import AddNode
from studio.flow.ports import ports_of
from studio.flow.problem import Problem
from studio.spec import spec_of
from tests.flow.building import done, place

CATALOG = catalog()
PIPELINES = sorted(name for name in CATALOG.classes if (ports := ports_of(name, CATALOG)) and ports.slots)
NOT_PLAIN = re.compile(
    r"[a-z][A-Z]|\w_\w|[{}\[\]<>=`\\#]|\b(None|null|nan|invalid|error|exception|pydantic|node_id|True|False)\b|\d{3,}"
)
"""Names of classes and ids, brackets and signs of code, and words that only programs say."""
COMPOUND = {name for name in CATALOG.classes if len(re.findall("[A-Z]", name)) > 1}
"""Names of classes that are no words of the language."""


def dropped(component: str, onto: Flow, inside: Inside | None = None) -> Flow:
    """The flow after a component was dragged out of the palette onto it."""
    node = Node(component=component, title=spec_of(CATALOG.classes[component]).title, inside=inside)
    return done(AddNode(id=f"id_of_{component}", node=node, place=place()), onto, CATALOG).flow


def not_plain(problem: Problem, flow: Flow) -> list[str]:
    """What in a problem's words a person who does not program would not say."""
    said = [problem.sentence, *([problem.fix.label] if problem.fix else [])]
    found = [match.group() for words in said for match in NOT_PLAIN.finditer(words)]
    found += [id for id in (*flow.nodes, *COMPOUND) for words in said if id in words]
    return found + [words for words in said[:1] if not re.fullmatch(r"[A-Z“].*[.?]", words)]


@pytest.mark.parametrize("component", sorted(CATALOG.classes))
def test_a_component_dropped_on_an_empty_canvas_is_spoken_of_in_plain_words(component: str) -> None:
    flow = dropped(component, Flow())

    for problem in check(flow, CATALOG, frozenset(), {}):
        assert not not_plain(problem, flow), problem.sentence


@given(st.sampled_from(sorted(CATALOG.classes)), st.sampled_from(PIPELINES), st.data())
def test_a_component_dropped_into_another_is_spoken_of_in_plain_words(
    component: str, pipeline: str, data: st.DataObject
) -> None:
    outer = dropped(pipeline, Flow())
    ports = ports_of(pipeline, CATALOG)
    slot = data.draw(st.sampled_from(sorted(ports.slots if ports else ()))).replace("#", "0")

    flow = dropped(component, outer, Inside(pipeline=next(iter(outer.nodes)), slot=slot))

    for problem in check(flow, CATALOG, frozenset(), {}):
        assert not not_plain(problem, flow), problem.sentence


def test_words_of_programs_would_be_found() -> None:
    flow = dropped("DialogAgent", Flow())
    code = "no_model"

    for sentence in ("DialogAgent has none.", "Agent is None.", "A step id_of_DialogAgent waits.", "not a sentence"):
        assert not_plain(Problem(code=code, node=None, field="", sentence=sentence), flow)
