"""Small flows that tests begin with; their agents use the model server of the tests."""

from __future__ import annotations

from pydantic import JsonValue

from studio.flow.document import End, Flow, Inside, Node, Place, Wire
from tests.browser.model import NAME

AGENT_WIDTH = 260


def agent(title: str, inside: Inside | None = None) -> Node:
    """An agent that the model server answers for."""
    return Node(component="DialogAgent", title=title, settings={"model": NAME}, inside=inside)


def row(*nodes: tuple[str, Node], name: str = "Row") -> Flow:
    """Nodes side by side, each wired to the next by its first input."""
    ids = [node_id for node_id, _ in nodes]
    return Flow(
        name=name,
        nodes=dict(nodes),
        wires=tuple(
            wire(f"{source}.out", f"{target}.{INPUT[node.component]}")
            for source, (target, node) in zip(ids, nodes[1:], strict=False)
        ),
        layout={node_id: Place(x=AGENT_WIDTH * at, y=0) for at, node_id in enumerate(ids)},
    )


INPUT = {
    "GroupChat": "message",
    "DialogAgent": "messages",
    "ReActAgent": "messages",
    "Show": "message",
    "UserAgent": "message",
    "Repeat": "value",
    "While": "value",
    "Text": "given",
    "JoinTexts": "texts",
    "SubFlow": "inputs",
    "TextToImage": "message",
}


def wire(source: str, target: str) -> Wire:
    """A wire between two ends, each said as `node.port`."""
    return Wire(source=end(source), target=end(target))


def end(words: str) -> End:
    """An end said as `node.port`."""
    node, _, port = words.partition(".")
    return End(node=node, port=port)


def assistant(name: str = "Assistant") -> Flow:
    """A chat input, an agent called Writer, and what it says."""
    return row(
        ("chat_input", Node(component="ChatInput", title="Chat input")),
        ("writer", agent("Writer")),
        ("show", Node(component="Show", title="Show")),
        name=name,
    )


def question(*choices: str) -> Flow:
    """A chat input, a person who is asked, and what they said."""
    asks: dict[str, JsonValue] = {"question": "Shall we go on?", "choices": list(choices)}
    return row(
        ("chat_input", Node(component="ChatInput", title="Chat input")),
        ("ask", Node(component="UserAgent", title="Ask a person", settings=asks)),
        ("show", Node(component="Show", title="Show")),
        name="Question",
    )


def rounds(times: int) -> Flow:
    """A chat input, an empty Repeat, what came of it, and an agent called Writer that stands beside."""
    flow = row(
        ("chat_input", Node(component="ChatInput", title="Chat input")),
        ("repeat", Node(component="Repeat", title="Repeat", settings={"times": times})),
        ("show", Node(component="Show", title="Show")),
        name="Rounds",
    )
    places = {"repeat": Place(x=240, y=0), "show": Place(x=640, y=60), "writer": Place(x=300, y=300)}
    return flow.model_copy(
        update={"nodes": {**flow.nodes, "writer": agent("Writer")}, "layout": {**flow.layout, **places}}
    )


def group_chat(*names: str, **settings: JsonValue) -> Flow:
    """A chat input, a group chat of agents of these names, and what came of it."""
    flow = row(
        ("chat_input", Node(component="ChatInput", title="Chat input")),
        ("talk", Node(component="GroupChat", title="Talk", settings=settings)),
        ("show", Node(component="Show", title="Show")),
        name="Talk",
    )
    slots = {name.lower(): f"members.{place}" for place, name in enumerate(names)}
    members = {id: agent(name, Inside(pipeline="talk", slot=slots[id])) for id, name in zip(slots, names, strict=True)}
    wires = (
        ends
        for id, slot in slots.items()
        for ends in (wire(f"talk.{slot}.start.value", f"{id}.messages"), wire(f"{id}.out", f"talk.{slot}.end.out"))
    )
    places = {"talk": Place(x=240, y=0), "show": Place(x=640, y=0)}
    return flow.model_copy(
        update={
            "nodes": {**flow.nodes, **members},
            "wires": (*flow.wires, *wires),
            "layout": {**flow.layout, **places, **{id: Place(x=0, y=0) for id in members}},
        }
    )
