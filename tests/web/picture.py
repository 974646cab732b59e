"""What a window has on its screen: the pieces it was told, put over one another by the rule of the protocol."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from studio.catalog import catalog
from studio.engine.events import Event
from studio.flow.document import Flow
from studio.spec import Spec
from studio.web.protocol import ChatChanged, LinesAdded, RunChanged
from studio.web.run_view import Piece, RunView
from studio.web.views import ChatMessage, LogLine, NodeView, RunBar
from tests.web.happening import bedtime

SPECS: dict[str, Spec] = {spec.name: spec for spec in catalog().specs()}


@dataclass
class Picture:
    """The screen of one window."""

    bar: RunBar | None = None
    nodes: dict[str, NodeView] = field(default_factory=dict[str, NodeView])
    chat: list[ChatMessage] = field(default_factory=list[ChatMessage])
    lines: dict[tuple[str, int], LogLine] = field(default_factory=dict[tuple[str, int], LogLine])

    def put(self, pieces: Iterable[Piece]) -> Picture:
        """Put pieces over what is there."""
        for piece in pieces:
            match piece:
                case RunChanged():
                    self.bar = piece.bar
                    self.nodes.update({node.id: node for node in piece.nodes})
                case ChatChanged():
                    self.chat[piece.first :] = piece.messages
                case LinesAdded():
                    self.lines.update({(line.run, line.seq): line for line in piece.lines})
        return self


def begun(flow: Flow | None = None) -> RunView:
    """A view in which a run may happen."""
    flow = flow or bedtime()
    view = RunView(flow, SPECS)
    view.begin("r1", flow)
    return view


def shown(happening: Iterable[Event], flow: Flow | None = None) -> Picture:
    """The screen of a window that opens after all that has happened."""
    view = begun(flow)
    view.feed(happening)
    return Picture().put(view.whole())


def words(message: ChatMessage) -> str:
    """The words of a message without its thoughts."""
    return "".join(part.text for part in message.parts if part.kind == "text")


def spoken(chat: list[ChatMessage]) -> list[tuple[str, str, str]]:
    """Who said what in which round."""
    return [(message.speaker, message.round, words(message)) for message in chat]
