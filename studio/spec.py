"""One reading of a component class into a frozen `Spec`, from which everything else is derived.

This module is the only one that looks at annotations; palette, inspector, checker, plan, docs, journal and the
TypeScript types read its `Spec`.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Annotated, NamedTuple, cast, get_args, get_origin, get_type_hints

from pydantic import JsonValue
from pydantic.fields import FieldInfo

from studio.agent import Agent
from studio.component import Body, Component, Effect, FlowRole, SavedFlow
from studio.errors import DeclarationError
from studio.port_type import port_type
from studio.setting_spec import SettingSpec, bare, in_words, setting_spec
from studio.tool import AnyTool
from studio.values import Frozen, Message, Policy
from studio.wire_types import PortType

RESULT = "out"
"""The name of the output of a component that has only one."""


class PortSpec(Frozen):
    """One port: its name, type, whether it takes any number of wires, and whether something must be there."""

    name: str
    title: str
    type: PortType
    variadic: bool = False
    required: bool = True
    default: JsonValue = None
    help: str = ""
    """What to give it, for people and for models that use the node as a tool."""


class SlotSpec(Frozen):
    """A place for a nested flow: the ports at its start and its end as seen from inside."""

    name: str
    title: str
    variadic: bool
    paired: bool
    """One body for each item of the setting of the same name, and that item is its title."""
    starts: tuple[PortSpec, ...]
    ends: tuple[PortSpec, ...]
    tool: bool = False
    """What stands in it is a tool: the model fills its inputs that have no wire and no value."""
    saved: bool = False
    """A run puts a saved flow there; on the canvas it is not seen."""


class Spec(Frozen):
    """Everything Playbill knows of a component class."""

    name: str
    title: str
    tooltip: str
    category: str
    sentence: str
    words: str
    icon: str
    effect: Effect
    gathers: bool
    """A room: what an agent says inside of it is heard by all who stand in it."""
    speaks: bool
    """An agent: its words appear in the chat under its title."""
    has_memory: bool
    """It remembers from run to run; a person sees and edits what."""
    role: FlowRole
    policy: Policy
    """What happens when it fails or takes long, until its node says otherwise."""
    settings: tuple[SettingSpec, ...]
    inputs: tuple[PortSpec, ...]
    outputs: tuple[PortSpec, ...]
    slots: tuple[SlotSpec, ...]


@cache
def spec_of(component: type[Component]) -> Spec:
    """The reading of a component class; raises `DeclarationError` when it breaks the rules of declaring one."""
    document = inspect.getdoc(component)
    if not document or component.__doc__ is None:
        raise DeclarationError(component.__name__, "it has no docstring")
    call = inspect.unwrap(component.__call__)
    if not inspect.iscoroutinefunction(call):
        raise DeclarationError(component.__name__, "`__call__` is not an async function")
    hints = get_type_hints(call, include_extras=True)
    parameters = list(inspect.signature(call).parameters.values())[1:]
    if untyped := [name for name in (*(p.name for p in parameters), "return") if name not in hints]:
        what = "does not say what it returns" if untyped == ["return"] else f"gives no type for {untyped[0]!r}"
        raise DeclarationError(component.__name__, f"`__call__` {what}")
    slots = tuple(_slot(component, p, hints[p.name]) for p in parameters if _is_body(hints[p.name]))
    inputs = tuple(_input(component, p, hints[p.name]) for p in parameters if not _is_body(hints[p.name]))
    if any(slot.saved for slot in slots):
        inputs = tuple(port.model_copy(update={"required": False}) for port in inputs)
    return Spec(
        name=component.__name__,
        title=component.title or in_words(component.__name__),
        tooltip=document.splitlines()[0],
        category=component.__module__.split(".")[-2] if "." in component.__module__ else "",
        sentence=component.sentence,
        words=component.search_words,
        icon=component.icon,
        effect=component.effect,
        gathers=component.gathers,
        speaks=issubclass(component, Agent),
        has_memory=component.has_memory,
        role=component.role,
        policy=component.model_fields["policy"].get_default(),
        settings=tuple(
            setting_spec(component, name, field) for name, field in component.model_fields.items() if name != "policy"
        ),
        inputs=inputs,
        outputs=_results(component, hints.get("return")),
        slots=slots,
    )


def _is_body(hint: object) -> bool:
    hint = _one(hint)
    return hint in (Body, AnyTool, SavedFlow) or get_origin(hint) is Body


def _is_several(hint: object) -> bool:
    """Whether it is a tuple of any length, such as `tuple[AnyTool, ...]`."""
    return get_origin(bare(hint)) is tuple and get_args(bare(hint))[1:] == (...,)


def _one(hint: object) -> object:
    """The hint of a body, also of one of several."""
    return bare(get_args(bare(hint))[0]) if _is_several(hint) else bare(hint)


def _input(component: type[Component], parameter: inspect.Parameter, hint: object) -> PortSpec:
    has_default = parameter.default is not inspect.Parameter.empty
    variadic = parameter.kind is inspect.Parameter.VAR_POSITIONAL
    return PortSpec(
        name=parameter.name,
        title=in_words(parameter.name),
        type=port_type(component, hint),
        variadic=variadic,
        required=not has_default,
        default=cast("JsonValue", parameter.default) if has_default else None,
        help=next((mark.description for mark in _marks(hint) if mark.description), ""),
    )


def _slot(component: type[Component], parameter: inspect.Parameter, hint: object) -> SlotSpec:
    one = _one(hint)
    tool, saved = one == AnyTool, one is SavedFlow
    typed = get_args(one) if get_origin(one) is Body else ()
    taken, given = typed or (object, list[Message] if saved else object)
    titles = (mark.title for mark in _marks(hint) if mark.title)
    variadic = parameter.kind is inspect.Parameter.VAR_POSITIONAL or _is_several(hint)
    if _is_several(hint) and parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
        raise DeclarationError(component.__name__, f"the bodies {parameter.name!r} are not behind the `*`")
    return SlotSpec(
        name=parameter.name,
        title=next(titles, in_words(parameter.name)),
        variadic=variadic,
        paired=variadic and parameter.name in component.model_fields,
        starts=() if tool or saved else (PortSpec(name="value", title="Value", type=port_type(component, taken)),),
        ends=_results(component, given),
        tool=tool,
        saved=saved,
    )


def _marks(hint: object) -> Iterator[FieldInfo]:
    """What `Field` says of a parameter in its annotation."""
    said = get_args(hint) if get_origin(hint) is Annotated else ()
    return (mark for mark in said if isinstance(mark, FieldInfo))


def _results(component: type[Component], hint: object) -> tuple[PortSpec, ...]:
    if hint is None or hint is NoneType:
        return ()
    origin: object = get_origin(hint) or hint
    if hasattr(origin, "_field_defaults"):
        named = cast("type[NamedTuple]", origin)
        return tuple(
            PortSpec(
                name=name,
                title=in_words(name),
                type=port_type(component, field),
                required=name not in named._field_defaults,
            )
            for name, field in get_type_hints(named, include_extras=True).items()
        )
    return (PortSpec(name=RESULT, title="Result", type=port_type(component, hint)),)


def folder_title(category: str, package: str = "components") -> str:
    """The title of a palette group: the first line of its folder's docstring without the full stop, else its name."""
    document = sys.modules[f"{package}.{category}"].__doc__ or in_words(category)
    return document.strip().splitlines()[0].rstrip(".")
