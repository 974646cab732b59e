"""Writes `recorded.json`: what the server's first words are for a template, so that the page can be seen without it."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson

from studio.catalog import catalog
from studio.flow.document import Flow
from studio.flow.sentence import sentence_of
from studio.web.protocol import Hello, Opened
from studio.web.templates import cards, template
from studio.web.views import ModelChoice, ModelStatus, SessionCard
from studio.wire_types import WIRE_TYPES, PortType, fits

QWEN = ModelChoice(name="packaged/qwen", title="Built-in model", line="On this computer, free", cannot=("see pictures",))


def _hello() -> Hello:
    names = list(WIRE_TYPES)
    return Hello(
        version="dev",
        specs=catalog().specs(),
        categories=catalog().categories,
        wire_types=tuple(WIRE_TYPES.values()),
        fits={
            name: tuple(other for other in names if fits(PortType(name=name), PortType(name=other))) for name in names
        },
        templates=cards(),
        models=(QWEN,),
        model_status=ModelStatus(state="warming", share=0.64, sentence="Built-in model is warming up"),
        welcome=False,
    )


def _opened(name: str, flow: Flow) -> Opened:
    titles = {QWEN.name: "the built-in model"}
    speakers = [id for id, node in flow.nodes.items() if node.component == "DialogAgent"]
    session = SessionCard(id="one", title="Evening stories", updated=0)
    return Opened(
        id=name,
        revision=1,
        flow=flow,
        sentences={id: sentence_of(flow, id, catalog(), titles) for id in flow.nodes},
        hues={id: index for index, id in enumerate(speakers)},
        problems=(),
        undo=None,
        redo=None,
        session=session,
        sessions=(session,),
    )


def main(names: list[str]) -> None:
    """Record the templates named."""
    flows = [_opened(name, flow) for name in names if (flow := template(name))]
    told = [_hello(), *flows]
    written = orjson.dumps([word.model_dump(mode="json") for word in told], option=orjson.OPT_INDENT_2)
    Path(__file__).with_name("recorded.json").write_bytes(written + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["writer_and_critic", "assistant", "three_experts"])
