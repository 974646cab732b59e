"""Draws one node from its record: state, footer, preview and the marks of a pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.flow.document import NodeId
from studio.web.flow_facts import FlowFacts
from studio.web.node_record import NodeRecord, Work
from studio.web.views import NodeView, Preview
from studio.web.words import listing, plural


@dataclass(frozen=True, slots=True)
class Scene:
    """What a node is drawn from: the flow, the nodes of the run, all records, and the round each pipeline is in."""

    facts: FlowFacts
    scope: frozenset[NodeId]
    records: Mapping[NodeId, NodeRecord]
    turns: Mapping[NodeId, int]

    def view(self, node: NodeId) -> NodeView:
        """How a node stands."""
        record = self.records[node]
        work = record.current
        preview = self._preview(record, work)
        result, results = self._numbers(node, record)
        return NodeView(
            id=node,
            state=work.state if work else record.ended.state,
            words=self._words(node, record, work),
            right=_right(work),
            since=work.since if work and work.state in ("running", "streaming") else None,
            until=work.until if work else None,
            preview=preview,
            earlier=preview is not None and preview is record.earlier,
            remedy=None if work else record.ended.remedy,
            details="" if work else record.ended.details,
            chip=record.chip,
            slot_taken=self._lane(node, record),
            away=record.away,
            result=0 if work and work.state == "streaming" else result,
            results=results,
        )

    def _words(self, node: NodeId, record: NodeRecord, work: Work | None) -> str:
        if work:
            return work.footer(speaks=node in self.facts.speakers)
        if record.ended.state != "waiting":
            return record.ended.words
        before = self.facts.before.get(node, ())
        missing = [self.facts.title(other) for other in before if self._is_missing(other, node)]
        return f"Waits for {listing(missing)}" if missing else "Waits for its turn"

    def _is_missing(self, before: NodeId, node: NodeId) -> bool:
        record = self.records.get(before)
        if record is None or before not in self.scope:
            return False
        if node in self.facts.inside.get(before, ()):
            return not record.working
        return bool(record.working) or record.ended.state == "waiting"

    def _preview(self, record: NodeRecord, work: Work | None) -> Preview | None:
        if work and work.state == "streaming":
            return work.stream.preview()
        if not work and record.partial and not record.results.chosen:
            return record.partial
        if (shown := record.results.shown) is None:
            return record.earlier
        around = shown.place.round(self.facts.limits)
        if around and self.turns.get(around.pipeline, 0) > 1:
            return shown.preview.model_copy(update={"label": f"Round {around.turn}"})
        return shown.preview

    def _numbers(self, node: NodeId, record: NodeRecord) -> tuple[int, int]:
        if node in self.facts.limits:
            rounds = self.turns.get(node, 0)
            return record.round or rounds, rounds
        return record.results.number, len(record.results.kept)

    def _lane(self, node: NodeId, record: NodeRecord) -> str:
        """The one body taken of several; one of any number only once the pipeline has ended."""
        if len(record.slots) != 1 or self.facts.lanes.get(node, 0) <= 1:
            return ""
        slot = record.slots[0]
        return "" if record.working and "." in slot else slot


def _right(work: Work | None) -> str:
    return plural(work.stream.words.total, "word") if work and work.state == "streaming" else ""
