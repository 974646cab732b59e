"""What a run was asked to do besides its flow: the values of its inputs, which nodes take part, what is used again."""

from __future__ import annotations

from pydantic import Field, JsonValue

from studio.flow.document import NodeId
from studio.values import Frozen


class Commission(Frozen):
    """The order of a run, kept with it so that it can go on after a restart."""

    inputs: dict[NodeId, JsonValue] = Field(default_factory=dict)
    """The values given to input nodes, as JSON of `studio.encoding`."""
    only: frozenset[NodeId] | None = None
    """The nodes of the top level that take part; None for all."""
    reuse: dict[NodeId, str] = Field(default_factory=dict)
    """Nodes of the top level whose result is taken from an earlier run, with the id of that run."""
