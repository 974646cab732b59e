"""Checks the nodes that stand for saved flows: that the flow is there, ends, and gets and gives what it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from studio.catalog import Catalog
from studio.errors import NotRunnableError
from studio.flow.document import Flow, NodeId
from studio.flow.problem import Problem
from studio.flow.sub_flows import Expansion, Library, ends_of, named_by

FirstBlocking = Callable[[Flow], str]
"""What stops a flow from running, empty when nothing does."""


def sub_flow_problems(
    flow: Flow, catalog: Catalog, library: Library, first_blocking: FirstBlocking
) -> Iterator[Problem]:
    """What is wrong with the saved flows that nodes stand for."""
    named = {id: name for id, name in named_by(flow, catalog).items() if id not in flow.off}
    expansion = Expansion(catalog, library)
    wired = Counter(wire.target.node for wire in flow.wires) if named else Counter[NodeId]()
    for id, name in named.items():
        title = flow.nodes[id].title
        if name not in library:
            why = f"The flow that {title} runs was deleted." if name else f"{title} has no flow yet."
            sentence = f"{why} Choose one."
            yield Problem(code="no_flow", node=id, field="flow", sentence=sentence, severity="set-up")
            continue
        try:
            expansion.saved(title, name)
        except NotRunnableError as error:
            yield Problem(code="sub_flow", node=id, field="flow", sentence=str(error))
            continue
        if why := _unfit(name, catalog, library, first_blocking):
            yield Problem(code="sub_flow", node=id, field="flow", sentence=f"{title} cannot run {why}")
        yield from _inputs(id, flow, library[name], (catalog, wired[id]))


def _unfit(name: str, catalog: Catalog, library: Library, first_blocking: FirstBlocking) -> str:
    """Why a saved flow cannot run as it is, or one that it runs, as the end of a sentence."""
    if not ends_of(library[name], catalog, "output"):
        return f"“{library[name].name}”, since nothing comes out of it. Put Show into it."
    for inner in _reached(name, catalog, library):
        if inner not in library:
            return f"“{library[name].name}” as it is: a flow that it runs is missing."
        if sentence := first_blocking(library[inner]):
            return f"“{library[inner].name}” as it is. {sentence}"
    return ""


def _reached(name: str, catalog: Catalog, library: Library) -> list[str]:
    """A saved flow and all that it runs."""
    found = [name]
    for each in found:
        inside = named_by(library[each], catalog).values() if each in library else ()
        found += [inner for inner in dict.fromkeys(inside) if inner not in found]
    return found


def _inputs(id: NodeId, flow: Flow, saved: Flow, known: tuple[Catalog, int]) -> Iterator[Problem]:
    catalog, given = known
    inputs, title = ends_of(saved, catalog, "input"), flow.nodes[id].title
    if given > len(inputs):
        sentence = f"“{saved.name}” has {len(inputs)} inputs, so {given - len(inputs)} of {title}'s are not used."
        yield Problem(code="sub_flow", node=id, field="inputs", sentence=sentence, severity="set-up")
    if flow.nodes[id].inside is not None and not given:
        return
    for missed in inputs[given:]:
        spec = catalog.spec(saved.nodes[missed].component)
        if spec and spec.inputs and spec.inputs[0].required:
            what = saved.nodes[missed].title
            sentence = f"{title} needs something for “{what}” of “{saved.name}”, and nothing is connected there."
            yield Problem(code="missing_input", node=id, field="inputs", sentence=sentence)
