"""One activation of a body: the values its nodes have made, and how a node's arguments are found among them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, cast

from studio.engine.plan import Binding, BodyPlan, Cast, Given, Source
from studio.errors import StepFailure
from studio.flow.document import slot_base
from studio.streams import Feed
from studio.values import Value
from studio.wire_types import PortType, convert

if TYPE_CHECKING:
    from studio.engine.run import Run


class Activation:
    """The values of one body while it runs; `outer` is the activation of the body around it."""

    __slots__ = ("feeds", "outer", "plan", "run", "start", "values")

    def __init__(self, run: Run, plan: BodyPlan, outer: Activation | None = None, start: Value = None) -> None:
        self.run = run
        self.plan = plan
        self.outer = outer
        self.start = start
        self.values: list[Value] = [None] * len(plan.nodes)
        self.feeds = {index: Feed() for index, readers in enumerate(plan.shape.streams) if readers}

    def arguments(self, node: Cast) -> tuple[list[object], dict[str, object]]:
        """What a node is called with: values, live inputs and bodies, in the order of its parameters."""
        positional: list[object] = []
        named: dict[str, object] = {}
        for parameter in node.parameters:
            if isinstance(parameter, tuple):
                positional.extend(FlowBody(self, plan) for plan in parameter if not plan.keyword)
                named.update(self._named(parameter))
            elif parameter.keyword:
                named[parameter.name] = self._single(node, parameter)
            elif parameter.variadic:
                positional.extend(self._several(parameter))
            else:
                positional.append(self._live(parameter) if parameter.type.live else self._single(node, parameter))
        return positional, named

    def _named(self, plans: tuple[BodyPlan, ...]) -> dict[str, object]:
        """The bodies that are given by name: one by the name of its slot, several together by the name they share."""
        named: dict[str, object] = {plan.slot: FlowBody(self, plan) for plan in plans if plan.keyword}
        several = tuple(body for slot, body in named.items() if "." in slot)
        return {slot_base(plans[0].slot): several} if several else named

    def passed_through(self, node: Cast) -> Value:
        """What goes on in place of the result of a node that is switched off: its first wired input."""
        for parameter in node.parameters:
            if isinstance(parameter, Binding) and parameter.sources:
                return self._find(parameter.sources[0])
        return None

    def results(self) -> Value:
        """What the body returns."""
        ends = self.plan.ends
        if not ends:
            return self.start
        if len(ends) == 1:
            return self._single(None, ends[0])
        return tuple(self._single(None, end) for end in ends)

    def _find(self, source: Source) -> Value:
        at = self
        for _ in range(source.outward):
            if at.outer is not None:
                at = at.outer
        if source.index is Given.START:
            return at.start if not source.argument else _argument(at.start, source.argument)
        if source.index is Given.NOTHING:
            return None
        value = at.values[source.index]
        return value if source.output is None else cast("tuple[Value, ...]", value)[source.output]

    def _several(self, binding: Binding) -> list[Value]:
        if not binding.sources:
            return [] if binding.literal is None else [binding.literal]
        if binding.sources[0].argument:
            given = self._find(binding.sources[0])
            return [convert(item, binding.type) for item in (given if isinstance(given, list) else [given])]
        pairs = zip(binding.sources, binding.converted, strict=True)
        return [convert(self._find(source), binding.type) if needed else self._find(source) for source, needed in pairs]

    def _live(self, binding: Binding) -> LiveInput:
        if not binding.sources:
            return _ready(binding.literal, binding.type)
        source = binding.sources[0]
        feed = self.feeds.get(source.index) if isinstance(source.index, int) and source.outward == 0 else None
        return LiveInput(feed, binding.type) if feed else _ready(self._find(source), binding.type)

    def _single(self, node: Cast | None, binding: Binding) -> Value:
        if binding.from_run and node:
            return self._from_run(node, binding)
        if not binding.sources:
            return binding.literal
        if len(binding.sources) > 1 and binding.type.many:
            return [
                item for value in self._several(binding) for item in (value if isinstance(value, list) else [value])
            ]
        source, may_need_converting = next(zip(binding.sources, binding.converted, strict=True))
        value = self._find(source)
        if value is None and source.argument:
            return binding.literal
        return convert(value, binding.type) if may_need_converting else value

    def _from_run(self, node: Cast, binding: Binding) -> Value:
        given = self.run.inputs.get(node.id, binding.literal)
        if given is None:
            raise StepFailure(f"{node.title} was given nothing to begin with.")
        return convert(given, binding.type)


class FlowBody:
    """A body of the flow as a function: calling it activates the body once."""

    __slots__ = ("_outer", "_plan", "everyone", "offer", "slot", "title")

    def __init__(self, outer: Activation, plan: BodyPlan) -> None:
        self.slot = plan.slot
        self.title = plan.title
        self.offer = plan.offer
        self.everyone = plan.everyone
        self._outer = outer
        self._plan = plan

    @property
    def ids(self) -> frozenset[str]:
        """The nodes that stand directly in it."""
        return frozenset(node.id for node in self._plan.nodes)

    async def __call__(self, value: Value) -> Value:
        """Run the body on a value and give what reaches its end."""
        activation = Activation(self._outer.run, self._plan, self._outer, value)
        await self._outer.run.play_body(activation)
        return activation.results()


class LiveInput:
    """A parameter fed live: iterates the producer's fragments as the parameter's type."""

    def __init__(self, feed: Feed, port: PortType) -> None:
        self._feed = feed
        self._type = port.model_copy(update={"live": False})

    async def __aiter__(self) -> AsyncIterator[Value]:
        """Every fragment from the first on."""
        async for fragment in self._feed.read():
            yield convert(fragment, self._type)

    async def settled(self) -> None:
        """Wait until the producer has finished; raises what it broke off with."""
        await self._feed.settled()


def _argument(arguments: Value, name: str) -> Value:
    return arguments.get(name) if isinstance(arguments, dict) else None


def _ready(value: Value, port: PortType) -> LiveInput:
    """A value that is there already, as a stream of one fragment."""
    feed = Feed()
    feed.finish(value)
    return LiveInput(feed, port)
