"""The instance that a node stands for, and the key of its memory."""

from __future__ import annotations

from pydantic import ValidationError

from studio.catalog import Catalog
from studio.component import Component
from studio.engine.memory_key import memory_key
from studio.errors import NotRunnableError
from studio.flow.document import Flow, NodeId


def owner_of(flow: Flow, node: NodeId) -> NodeId:
    """The node whose settings and memory a node has: itself, unless it is the same agent again."""
    same_as = flow.nodes[node].same_as
    return same_as if same_as is not None and same_as in flow.nodes else node


def instance_of(flow: Flow, id: NodeId, catalog: Catalog) -> Component:
    """The component with the node's settings; raises `NotRunnableError` with a sentence for the user."""
    node = flow.nodes[id]
    component = catalog.classes.get(node.component)
    if component is None:
        raise NotRunnableError((f"“{node.component}” is not installed here.",))
    try:
        return component.model_validate(flow.nodes[owner_of(flow, id)].settings)
    except ValidationError as error:
        field = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise NotRunnableError((f"{node.title} cannot work with its setting “{field}” as it is.",)) from error


def memory_of(flow: Flow, id: NodeId, catalog: Catalog) -> str:
    """The key of a node's memory; one that cannot run has that of its conversation."""
    try:
        scope = instance_of(flow, id, catalog).memory_scope
    except NotRunnableError:
        scope = "conversation"
    return memory_key(owner_of(flow, id), scope)
