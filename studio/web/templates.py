"""The flows a person may begin with: documents in `studio/templates`, one file each, and their cards."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from studio.catalog import catalog
from studio.flow.document import Flow
from studio.flow.tools import is_tool
from studio.web.views import TemplateCard

FOLDER = Path(__file__).parent.parent / "templates"
ORDER = (
    "assistant", "writer_and_critic", "three_experts", "react", "router", "many_heads", "planner", "form", "approval",
    "group_chat", "debate", "werewolf", "self_organising",
)  # fmt: skip
_SEVERAL = 2


@cache
def template(name: str) -> Flow | None:
    """The flow of a template; None when there is none of that name."""
    if name not in ORDER:
        return None
    return Flow.model_validate_json((FOLDER / f"{name}.json").read_bytes())


@cache
def cards() -> tuple[TemplateCard, ...]:
    """The cards of all templates in order."""
    return tuple(_card(name, flow) for name in ORDER if (flow := template(name)))


def _card(name: str, flow: Flow) -> TemplateCard:
    return TemplateCard(name=name, title=flow.name, line=flow.description, drawing=_drawing(flow))


def _drawing(flow: Flow) -> Literal["one", "loop", "fan", "tools"]:
    nodes = flow.nodes.values()
    if any(is_tool(node, flow.nodes, catalog()) for node in nodes):
        return "tools"
    if any(node.inside for node in nodes):
        return "loop"
    return "fan" if _fans_out(flow) else "one"


def _fans_out(flow: Flow) -> bool:
    sources = [wire.source for wire in flow.wires]
    return any(sources.count(source) > _SEVERAL for source in sources)
