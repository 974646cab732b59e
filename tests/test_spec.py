"""One reading of a component class: settings, ports and slots."""

from __future__ import annotations

from collections.abc import AsyncIterable
from typing import Annotated, ClassVar, Literal, NamedTuple, TypeVar

import pytest
from pydantic import Field, JsonValue

from studio.chat_model import ModelName
from studio.component import Advanced, Body, Component, LongText
from studio.condition import Condition
from studio.errors import DeclarationError
from studio.form import FormField, Named
from studio.setting_spec import in_words
from studio.spec import PortSpec, spec_of
from studio.values import Audio, File, Image, Message, Value, Video

T = TypeVar("T")


class Verdict(NamedTuple):
    """Two results."""

    approved: bool
    reason: str = ""


class Everything(Component):
    """Has one of each. And says more than one sentence."""

    search_words: ClassVar[str] = "all"

    name: str = "x"
    """A text."""
    letter: LongText = "y"
    """A long text."""
    share: Annotated[float, Field(ge=0, lt=1)] = 0.5
    """A number."""
    times: Annotated[int, Advanced(), Field(gt=0)] = 1
    """A whole number."""
    loud: bool = False
    """A switch."""
    tone: Literal["calm", "loud"] = "calm"
    """A choice."""
    model: ModelName = ModelName.default
    """A model."""
    names: tuple[str, ...] = ("a",)
    """A list."""
    when: Condition = Condition()
    """A condition."""
    most: float | None = None
    """A number that may be missing."""
    ways: tuple[Named, ...] = (Named(name="left"),)
    """Names with descriptions."""
    form: tuple[FormField, ...] = ()
    """Fields of a form."""

    async def __call__(self, message: Message, *parts: str, last: int = 3) -> Verdict:
        """Judge."""
        return Verdict(approved=not parts, reason=message.text * last)


SPEC = spec_of(Everything)


def test_every_kind_of_field_has_its_form_field() -> None:
    assert {setting.name: setting.kind for setting in SPEC.settings} == {
        "name": "text",
        "letter": "long_text",
        "share": "number",
        "times": "whole",
        "loud": "switch",
        "tone": "choice",
        "model": "model",
        "names": "list",
        "when": "condition",
        "most": "number",
        "ways": "named",
        "form": "fields",
    }


def test_a_setting_has_its_help_limits_choices_and_default() -> None:
    found = {setting.name: setting for setting in SPEC.settings}
    assert (found["share"].minimum, found["share"].maximum) == (0, 1)
    assert found["tone"].choices == ("calm", "loud")
    assert [name for name, setting in found.items() if setting.advanced] == ["times"]
    assert found["name"].help == "A text."
    assert (found["names"].default, found["most"].default, found["model"].default) == (["a"], None, "packaged/qwen")


def test_parameters_are_inputs() -> None:
    assert [(port.name, port.type.name, port.variadic, port.required) for port in SPEC.inputs] == [
        ("message", "message", False, True),
        ("parts", "text", True, True),
        ("last", "number", False, False),
    ]
    assert SPEC.inputs[2].default == 3


def test_a_named_tuple_is_several_outputs() -> None:
    assert [(port.name, port.type.name, port.required) for port in SPEC.outputs] == [
        ("approved", "bool", True),
        ("reason", "text", False),
    ]


def test_the_tooltip_is_the_first_line_and_the_title_the_name_in_words() -> None:
    assert SPEC.tooltip == "Has one of each. And says more than one sentence."
    assert SPEC.title == "Everything"
    assert [in_words(name) for name in ("JoinTexts", "max_tokens", "If")] == ["Join texts", "Max tokens", "If"]


class Loop(Component):
    """Has room inside."""

    async def __call__(self, value: T, *members: Body[T, list[T]]) -> list[T]:
        """Go round."""
        return [item for member in members for item in await member(value)]


def test_a_body_is_a_slot_with_the_types_of_its_ends() -> None:
    (slot,) = spec_of(Loop).slots
    assert slot.variadic
    assert [(port.name, port.type.name) for port in slot.starts] == [("value", "T")]
    assert [(port.name, port.type.name, port.type.many) for port in slot.ends] == [("out", "T", True)]


def port_for(hint: object) -> PortSpec:
    """The input that a parameter of that type makes."""

    async def call(self: Component, given: object) -> None:
        """Take."""

    call.__annotations__["given"] = hint
    made = type("Taker", (Component,), {"__doc__": "Takes.", "__module__": __name__, "__call__": call})
    return spec_of(made).inputs[0]


@pytest.mark.parametrize(
    ("hint", "name", "many", "live"),
    [
        (Message, "message", False, False),
        (str, "text", False, False),
        (int, "number", False, False),
        (float | None, "number", False, False),
        (bool, "bool", False, False),
        (Image, "image", False, False),
        (Video, "video", False, False),
        (Audio, "audio", False, False),
        (File, "file", False, False),
        (dict[str, int], "data", False, False),
        (JsonValue, "data", False, False),
        (Value, "any", False, False),
        (object, "any", False, False),
        (list[str], "text", True, False),
        (tuple[Image, ...], "image", True, False),
        (Annotated[str, "remark"], "text", False, False),
        (AsyncIterable[str], "text", False, True),
    ],
)
def test_a_type_of_python_is_a_type_of_wire(hint: object, name: str, many: bool, live: bool) -> None:  # noqa: FBT001 - a table
    found = port_for(hint).type
    assert (found.name, found.many, found.live) == (name, many, live)


def test_what_no_wire_carries_is_refused_by_name() -> None:
    with pytest.raises(DeclarationError, match=r"^Taker is not declared rightly: no wire carries .*bytes"):
        port_for(bytes)


class Undocumented(Component):
    async def __call__(self) -> None: ...


class NoCall(Component):
    """Does nothing."""


class Needy(Component):
    """Has a setting without a default."""

    name: str
    """What it cannot do without."""

    async def __call__(self) -> None: ...


class Strange(Component):
    """Has a setting that no form can edit."""

    when: complex = 1j
    """What it is."""

    async def __call__(self) -> None: ...


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        (Undocumented, "no docstring"),
        (NoCall, "not an async function"),
        (Needy, "'name' has no default"),
        (Strange, "no form field edits the setting 'when'"),
    ],
)
def test_a_class_that_breaks_the_rules_is_refused_with_the_reason(component: type[Component], reason: str) -> None:
    with pytest.raises(DeclarationError, match=reason):
        spec_of(component)
