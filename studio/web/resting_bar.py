"""The run bar of a flow that does not run: ready, waiting for a message, or held up by a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from studio.chat_model import ModelName
from studio.flow.document import Flow, Node, NodeId
from studio.setting_spec import MODEL_KINDS
from studio.spec import Spec
from studio.web.views import ProblemView, RunBar
from studio.web.words import plural, roughly


@dataclass(frozen=True, slots=True)
class Usual:
    """What past runs of a flow took, as medians: seconds, and steps."""

    seconds: float
    steps: int


def resting_bar(
    flow: Flow, specs: Mapping[str, Spec], problems: Sequence[ProblemView], usual: Usual | None = None
) -> RunBar:
    """The bar while nothing runs; `usual` is None for a flow that has never run."""
    blocking = [problem for problem in problems if problem.severity == "blocking"]
    if blocking:
        title = f"{plural(len(blocking), 'thing')} to fix first"
        return RunBar(moment="problem", title=title, line=blocking[0].sentence, node=blocking[0].node)
    listener = next(_listeners(flow, specs), None)
    if listener:
        line = f"{flow.nodes[listener].title} starts from the chat"
        return RunBar(moment="needs_message", title="Say something to begin", line=line, node=listener)
    return RunBar(moment="ready", title="Ready", line=_effort(flow, specs, usual))


def _listeners(flow: Flow, specs: Mapping[str, Spec]) -> Iterator[NodeId]:
    """The input nodes that must be given a message."""
    for id, node in flow.nodes.items():
        spec = specs.get(node.component)
        if spec and spec.role == "input" and id not in flow.off and _needs_message(node, spec):
            yield id


def _needs_message(node: Node, spec: Spec) -> bool:
    return any(port.required and port.type.name == "message" and port.name not in node.literals for port in spec.inputs)


def _effort(flow: Flow, specs: Mapping[str, Spec], usual: Usual | None) -> str:
    """What a run will take: `about 40 s, free` or `9 steps`."""
    running = [node for id, node in flow.nodes.items() if id not in flow.off and _runs(node, specs)]
    if not running:
        return "Add a node first"
    if usual is None:
        return plural(len(running), "step")
    free = all(model.connection == ModelName.default.connection for node in running for model in _models(node, specs))
    return f"about {roughly(usual.seconds)}{', free' if free else ''}"


def _runs(node: Node, specs: Mapping[str, Spec]) -> bool:
    spec = specs.get(node.component)
    return spec is not None and spec.role != "note" and not spec.slots


def _models(node: Node, specs: Mapping[str, Spec]) -> Iterator[ModelName]:
    """The models a node asks."""
    for setting in specs[node.component].settings:
        if setting.kind in MODEL_KINDS:
            yield ModelName(node.settings.get(setting.name, setting.default))
