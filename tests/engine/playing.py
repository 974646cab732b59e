"""Flows written in a line each, and what comes of playing them."""

from __future__ import annotations

from typing import TypeVar

from studio.catalog import Catalog
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeFinished
from studio.engine.journal import MemoryJournal, Past, RunJournal
from studio.engine.run import Order, Run
from studio.flow.document import End, Flow, Inside, Node, Wire
from studio.values import Value
from tests.engine.pieces import CATALOG, FewModels

T = TypeVar("T")


def node(component: str, *, inside: str = "", same_as: str | None = None, **settings: object) -> Node:
    """A node; `inside` is written `pipeline.slot`."""
    pipeline, _, slot = inside.partition(".")
    return Node.model_validate(
        {
            "component": component,
            "title": component,
            "settings": settings,
            "inside": Inside(pipeline=pipeline, slot=slot) if inside else None,
            "same_as": same_as,
        }
    )


def flow(*wires: str, **nodes: Node) -> Flow:
    """A flow; a wire is written `source.port > target.port`, the port of a source may be left out."""
    return Flow(
        nodes={id: made.model_copy(update={"title": id}) for id, made in nodes.items()},
        wires=tuple(_wire(text) for text in wires),
    )


def _wire(text: str) -> Wire:
    source, _, target = text.partition(" > ")
    giver, _, out = source.partition(".")
    taker, _, port = target.partition(".")
    return Wire(source=End(node=giver, port=out or "out"), target=End(node=taker, port=port))


def run_of(
    made: Flow,
    journal: RunJournal | None = None,
    past: Past | None = None,
    components: Catalog = CATALOG,
    **inputs: Value,
) -> Run:
    """A run ready to play."""
    order = Order("run", make_plan(made, components), journal or MemoryJournal(), inputs, past or Past())
    return Run(order, FewModels())


async def played(
    made: Flow,
    journal: RunJournal | None = None,
    past: Past | None = None,
    components: Catalog = CATALOG,
    **inputs: Value,
) -> list[Event]:
    """The events of a run from beginning to end."""
    run = run_of(made, journal, past, components, **inputs)
    await run.play()
    return [event async for batch in run.log.follow() for event in batch]


def of_type(events: list[Event], kind: type[T]) -> list[T]:
    """The events of one class."""
    return [event for event in events if isinstance(event, kind)]


def values(events: list[Event]) -> dict[str, object]:
    """The value of each finished step by its path."""
    return {event.path: event.value for event in events if isinstance(event, NodeFinished)}
