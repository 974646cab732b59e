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
    "group_chat", "debate", "werewolf", "self_organising", "auction",
)  # fmt: skip
_SEVERAL = 2
Drawing = Literal["one", "loop", "fan", "tools", "team", "choice"]


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


def _drawing(flow: Flow) -> Drawing:
    """What the outermost box of a flow is like, or how its wires run when it has none."""
    nodes = flow.nodes.values()
    if any(is_tool(node, flow.nodes, catalog()) for node in nodes):
        return "tools"
    boxes = [spec for node in nodes if not node.inside and (spec := catalog().spec(node.component)) and spec.slots]
    if not boxes:
        return "fan" if _fans_out(flow) else "one"
    if any(spec.gathers for spec in boxes):
        return "team"
    slots = [slot for spec in boxes for slot in spec.slots]
    if any(slot.paired for slot in slots):
        return "choice"
    return "fan" if any(slot.variadic for slot in slots) else "loop"


def _fans_out(flow: Flow) -> bool:
    sources = [wire.source for wire in flow.wires]
    return any(sources.count(source) > _SEVERAL for source in sources)
