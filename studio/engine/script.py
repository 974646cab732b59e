"""A program of Python in place of a plan: its cast are the components among a module's globals."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from studio.component import Component
from studio.engine.offers import offer_of_one
from studio.engine.plan import Cast
from studio.engine.rooms import Room
from studio.flow.document import NodeId
from studio.setting_spec import in_words
from studio.spec import spec_of
from studio.values import Value


@dataclass(slots=True)
class Script:
    """A main function that calls components, and its cast; `result` is what it returned."""

    main: Callable[[], Awaitable[Value]]
    cast: tuple[Cast, ...]
    rooms: Mapping[NodeId, Room] = field(default_factory=dict[NodeId, Room])
    """None: rooms are read from the bodies of a flow, and a program has functions in their place."""
    result: list[Value] = field(default_factory=list[Value])

    @property
    def count(self) -> int:
        """How many nodes take part."""
        return len(self.cast)

    async def perform(self) -> None:
        """Call the main function; raises `StepFailure` where a node fails for good."""
        self.result.append(await self.main())


class ScriptTool:
    """A component that a script hands to an agent as a tool."""

    def __init__(self, cast: Cast) -> None:
        self.title = cast.title
        self.offer = offer_of_one(cast)
        self._call = cast.component.__call__

    def __call__(self, arguments: Mapping[str, Value]) -> Awaitable[Value]:
        """Use the tool once."""
        return self._call(**arguments)


def cast_among(names: Mapping[str, object]) -> tuple[Cast, ...]:
    """The components among a module's globals, each under the name of its variable."""
    components = {name: value for name, value in names.items() if isinstance(value, Component)}
    ids = {id(component): name for name, component in components.items()}
    return tuple(_cast(name, component, ids) for name, component in components.items())


def _cast(name: str, component: Component, ids: Mapping[int, str]) -> Cast:
    spec = spec_of(type(component))
    return Cast(
        id=name,
        title=component.own_title or in_words(name),
        component=component,
        spec=spec,
        memory=ids.get(id(component.original), name),
        parameters=(),
        live=any(port.type.live for port in spec.inputs),
    )
