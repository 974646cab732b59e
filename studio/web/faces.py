"""What windows draw of a flow besides its document: sentences of nodes, hues of agents, findings of the checker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.catalog import Catalog
from studio.chat_model import ModelCard, ModelName
from studio.flow.check import Problem, check
from studio.flow.document import Flow, NodeId
from studio.flow.edit import Change
from studio.flow.sentence import sentence_of
from studio.flow.sub_flows import Library
from studio.web.views import Fix, ProblemView

HUES = 6


@dataclass(frozen=True, slots=True)
class Faces:
    """What nodes look like beside the components and models that are there."""

    catalog: Catalog
    models: tuple[ModelCard, ...]

    def sentences(self, flow: Flow, ids: Iterable[NodeId], library: Library) -> dict[NodeId, str]:
        """The sentences of nodes; `library` holds the saved flows they may name."""
        titles = {str(card.name): _in_a_sentence(card) for card in self.models}
        titles |= {id: saved.name for id, saved in library.items()}
        return {id: sentence_of(flow, id, self.catalog, titles) for id in ids}

    def hues(self, flow: Flow) -> dict[NodeId, int]:
        """The hue of each agent, in order of creation."""
        speakers = (id for id, node in flow.nodes.items() if self._speaks(node.component))
        return {id: number % HUES for number, id in enumerate(speakers)}

    def problems(self, flow: Flow, library: Library) -> tuple[ProblemView, ...]:
        """What the checker finds."""
        connections = {card.name.connection for card in self.models}
        used = {str(name) for name in _models_of(flow) if name.connection in connections}
        found = check(flow, self.catalog, {str(card.name) for card in self.models} | used, library)
        return tuple(_view(problem) for problem in found)

    def _speaks(self, component: str) -> bool:
        spec = self.catalog.spec(component)
        return spec is not None and spec.speaks


def touched(change: Change, flow: Flow) -> tuple[NodeId, ...]:
    """The nodes of the flow whose sentence a change may have changed."""
    ids = {id for id in change.nodes if id in flow.nodes}
    return tuple(id for id, node in flow.nodes.items() if id in ids or node.same_as in ids)


def changed_hues(before: Mapping[NodeId, int], after: Mapping[NodeId, int]) -> dict[NodeId, int]:
    """The hues that are new or different."""
    return {id: hue for id, hue in after.items() if before.get(id) != hue}


def _models_of(flow: Flow) -> Iterable[ModelName]:
    for node in flow.nodes.values():
        name = node.settings.get("model")
        if isinstance(name, str):
            yield ModelName(name)


def _in_a_sentence(card: ModelCard) -> str:
    return "the built-in model" if card.name == ModelName.default else card.title


def _view(problem: Problem) -> ProblemView:
    fix = Fix(label=problem.fix.label, edits=problem.fix.edits) if problem.fix else None
    return ProblemView(
        code=problem.code,
        node=problem.node,
        field=problem.field,
        sentence=problem.sentence,
        severity=problem.severity,
        fix=fix,
    )
