"""What a window asks about runs: start, stop, and show what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pydantic import JsonValue

from studio.encoding import decode
from studio.flow.document import Flow, NodeId
from studio.flow.edit import Refusal
from studio.flow.sub_flows import expand
from studio.flow.topology import topology_of
from studio.store.runs import RunRecord
from studio.web.commission import Commission
from studio.web.hub import Hub
from studio.web.older_lines import older_lines
from studio.web.protocol import Result
from studio.web.requests import (
    FullResult,
    OlderLines,
    ShowResult,
    StartRun,
    StopRun,
)
from studio.web.room import Room
from studio.web.scope import Part, Scope, scope_of, still_valid
from studio.web.show import Show
from studio.web.window import Window
from studio.wire_types import media_of, plain_text

RunRequest = StartRun | StopRun | ShowResult | FullResult | OlderLines


class RunRequests:
    """Carries them out for one window."""

    def __init__(self, hub: Hub, window: Window) -> None:
        self._hub = hub
        self._window = window
        self._store = hub.services.store
        self._runs = hub.services.runs

    async def carry_out(self, request: RunRequest, room: Room, key: str) -> str | Refusal:
        """What to say of it, or why it was refused; two requests with one key start one run."""
        show = room.windows[self._window]
        match request:
            case StartRun():
                part = Part(request.until, request.origin, request.only)
                return await self.start(room, show, (request.inputs, part, key))
            case StopRun(run=run):
                stopped = await self._runs.stop(run)
                show.stopping()
                return "" if stopped else Refusal(sentence="That run has already ended.")
            case ShowResult(node=node, index=index):
                show.turn(node, index)
                return ""
            case FullResult(node=node):
                return await self._full_result(node, show)
            case OlderLines(before=before):
                self._window.tell(await older_lines(self._store, show, before))
                return ""

    async def start(
        self, room: Room, show: Show, wanted: tuple[Mapping[NodeId, JsonValue], Part, str]
    ) -> str | Refusal:
        """Start a run with inputs, of a part of the flow, under the key of the request; or say why not."""
        inputs, part, key = wanted
        await room.look_again()
        flow = expand(room.flow, self._hub.services.catalog, room.library)
        scope = scope_of(part, flow, await self._usable(show, flow) if part.node else {})
        if refusal := _blocked(room, scope):
            return refusal
        commission = Commission(
            inputs={id: value for id, value in inputs.items() if scope is None or id in scope.nodes},
            only=scope.nodes if scope else None,
            reuse=dict(scope.reuse) if scope else {},
        )
        record = RunRecord(
            flow_id=room.id,
            revision=room.revision,
            document=flow.model_dump_json(),
            inputs=commission.model_dump_json().encode(),
            session=show.session,
            key=key,
        )
        await self._runs.start(record, flow, commission)
        return ""

    async def _usable(self, show: Show, flow: Flow) -> dict[NodeId, str]:
        """The run of each result of a node of the top level that still holds."""
        by_run: defaultdict[str, list[NodeId]] = defaultdict(list)
        for node, made in show.made.items():
            if made.key == node:
                by_run[made.run].append(node)
        usable: dict[NodeId, str] = {}
        for run, nodes in by_run.items():
            if record := await self._store.runs.record(run):
                usable |= dict.fromkeys(still_valid(nodes, Flow.model_validate_json(record.document), flow), run)
        return usable

    async def _full_result(self, node: NodeId, show: Show) -> str | Refusal:
        made = show.result_of(node)
        if made is None:
            return Refusal(sentence="There is no result to show yet.")
        await self._store.runs.journal(made.run).commit()
        content = await self._store.runs.value(made.run, made.key)
        if content is None:
            return Refusal(sentence="That result was not kept.")
        value = decode(content)
        self._window.tell(Result(node=node, text=plain_text(value), media=tuple(media_of(value))))
        return ""


def _blocked(room: Room, scope: Scope | None) -> Refusal | None:
    """The first problem that stops the run, among the nodes that take part."""
    nodes = None if scope is None else {*scope.nodes, *topology_of(room.flow).contents(scope.nodes)}
    for problem in room.problems:
        if problem.severity == "blocking" and (nodes is None or problem.node is None or problem.node in nodes):
            return Refusal(sentence=problem.sentence)
    return None
