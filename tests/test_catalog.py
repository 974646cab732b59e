"""Every component that comes with Playbill is declared as people and programs need it."""

from __future__ import annotations

import pickle  # noqa: TID251 - what other processes are sent
import string
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import ValidationError

from studio.agent import Agent
from studio.catalog import CATEGORY_ORDER, catalog, packaged
from studio.component import Component
from studio.errors import DeclarationError
from studio.spec import spec_of
from studio.wire_types import WIRE_TYPES

SHIPPED = catalog()
every_component = pytest.mark.parametrize("component", SHIPPED.classes.values(), ids=SHIPPED.classes.keys())


@every_component
def test_its_words_are_there_and_whole(component: type[Component]) -> None:
    spec = spec_of(component)
    assert spec.tooltip.endswith(".")
    assert spec.tooltip[0].isupper()
    assert 0 < len(spec.title) <= 24
    assert spec.sentence
    assert spec.words
    assert spec.icon


@every_component
def test_its_settings_have_help_and_a_default_that_is_allowed(component: type[Component]) -> None:
    spec = spec_of(component)
    assert [setting.name for setting in spec.settings if not setting.help.rstrip().endswith(".")] == []
    assert [setting.name for setting in spec.settings if setting.kind == "choice" and not setting.choices] == []
    defaults = {setting.name: setting.default for setting in spec.settings}
    assert component.model_validate(defaults) == component()


@every_component
def test_at_most_five_settings_are_not_advanced(component: type[Component]) -> None:
    assert sum(not setting.advanced for setting in spec_of(component).settings) <= 5


@every_component
def test_its_sentence_names_settings_that_there_are(component: type[Component]) -> None:
    spec = spec_of(component)
    named = {name for _, name, _, _ in string.Formatter().parse(spec.sentence) if name is not None}
    assert named <= {setting.name for setting in spec.settings}


@every_component
def test_its_ports_have_types_and_names_of_their_own(component: type[Component]) -> None:
    spec = spec_of(component)
    inner = [port for slot in spec.slots for port in (*slot.starts, *slot.ends)]
    names = [port.name for port in (*spec.inputs, *spec.slots)]
    assert len(names) == len(set(names))
    for port in (*spec.inputs, *spec.outputs, *inner):
        assert port.type.variable or port.type.name in WIRE_TYPES


@every_component
def test_its_file_is_named_after_it_and_its_folder_is_its_group(component: type[Component]) -> None:
    _, folder, file = component.__module__.split(".")
    assert file.replace("_", "") == component.__name__.lower()
    assert spec_of(component).category == folder


@every_component
def test_an_instance_is_frozen_and_can_go_to_another_process(component: type[Component]) -> None:
    made = component()
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes
    with pytest.raises(ValidationError):
        setattr(made, "policy", None)  # noqa: B010 - a plain assignment is a type error
    with pytest.raises(ValidationError):
        component.model_validate({"no_such_setting": 1})


@every_component
def test_only_agents_and_people_speak_for_themselves(component: type[Component]) -> None:
    assert spec_of(component).speaks is issubclass(component, Agent)
    assert component.__doc__ is not None
    assert component.__call__.__doc__


def test_titles_are_different() -> None:
    titles = [spec.title for spec in SHIPPED.specs()]
    assert len(titles) == len(set(titles))


def test_groups_stand_in_the_order_of_the_palette_with_titles() -> None:
    names = [category.name for category in SHIPPED.categories]
    assert names == [name for name in CATEGORY_ORDER if name in names]
    assert [category.title for category in SHIPPED.categories if not category.title[0].isupper()] == []


def test_components_stand_group_by_group() -> None:
    names = [category.name for category in SHIPPED.categories]
    places = [names.index(spec.category) for spec in SHIPPED.specs()]
    assert all(before <= after for before, after in pairwise(places))


def test_what_is_not_installed_has_no_reading() -> None:
    assert SHIPPED.spec("ChartMaker") is None


def test_a_package_with_two_components_of_one_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in ("one", "two"):
        folder = tmp_path / "twice" / "tools"
        folder.mkdir(parents=True, exist_ok=True)
        for package in (folder.parent, folder):
            (package / "__init__.py").touch()
        code = 'from studio.component import Component\n\n\nclass Twin(Component):\n    """One of two."""\n'
        call = "\n    async def __call__(self) -> str:\n        return ''\n"
        (folder / f"{file}.py").write_text(code + call, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(DeclarationError, match="two components"):
        packaged("twice")
