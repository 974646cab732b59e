"""Components that users write: found, merged, and left out with a sentence when they are broken."""

from __future__ import annotations

import pickle  # noqa: TID251 - what other processes are sent
from pathlib import Path

import pytest

from studio import own_components
from studio.catalog import Catalog, catalog
from tests.engine.playing import flow, node, played, values

SHOUT = '''"""Loud words."""

from studio import runtime
from studio.component import Component


def louder(text: str) -> str:
    return text.upper()


class Shout(Component):
    """Says a text loudly."""

    marks: int = 1
    """How many exclamation marks follow."""

    async def __call__(self, text: str) -> str:
        return louder(text) + "!" * self.marks
'''


def written(data: Path, place: str, text: str) -> Catalog:
    """The catalog once a file of the user's is there."""
    file = data / own_components.FOLDER / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return catalog(data)


def test_a_file_of_the_users_joins_the_packaged_components(tmp_path: Path) -> None:
    found = written(tmp_path, "tools/shout.py", SHOUT)
    spec = found.spec("Shout")
    assert spec is not None
    assert (spec.category, spec.tooltip) == ("tools", "Says a text loudly.")
    assert set(found.classes) == {*catalog().classes, "Shout"}
    assert found.broken == ()


async def test_a_component_of_the_users_runs(tmp_path: Path) -> None:
    shout = written(tmp_path, "tools/shout.py", SHOUT).classes["Shout"]
    assert await shout.model_validate({"marks": 2})("hey") == "HEY!!"


def test_a_new_group_has_the_title_its_folder_gives_it(tmp_path: Path) -> None:
    found = written(tmp_path, "my_own/shout.py", SHOUT)
    assert found.categories[-1].title == "My own"
    found = written(tmp_path, "my_own/__init__.py", '"""Made at home."""')
    assert found.categories[-1].title == "Made at home"


def test_a_known_group_keeps_its_title(tmp_path: Path) -> None:
    assert written(tmp_path, "messages/shout.py", SHOUT).categories == catalog().categories


BROKEN = {
    "def": (SHOUT.replace("class Shout(Component):", "class Shout(Component)"), 11, "not Python"),
    "missing library": ("import nowhere_to_be_found\n", 1, "ModuleNotFoundError"),
    "raises": ("\n\nx = 1 / 0\n", 3, "ZeroDivisionError"),
    "exits": ("import sys\n\nsys.exit('bye')\n", 3, "SystemExit (bye)"),
    "no help": (SHOUT.replace('"""How many exclamation marks follow."""', ""), 11, "'marks' has no help"),
    "no docstring": (SHOUT.replace('"""Says a text loudly."""', ""), 11, "no docstring"),
    "not async": (SHOUT.replace("async def", "def"), 11, "not an async function"),
    "untyped": (SHOUT.replace("text: str) -> str:\n        return l", "text) -> str:\n        return l"), 11, "'text'"),
    "returns what?": (SHOUT.replace("(self, text: str) -> str", "(self, text: str)"), 11, "what it returns"),
    "unknown type": (SHOUT.replace("(self, text: str) -> str", "(self, text: bytes) -> str"), 11, "no wire carries"),
    "unknown name": (SHOUT.replace("marks: int", "marks: Integer"), 14, "Integer"),
    "nothing in it": ("x = 1\n", 1, "declares no component"),
    "taken": (SHOUT.replace("class Shout", "class DialogAgent"), 11, "DialogAgent already"),
    "not text": ("\x00", 1, ""),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_with_its_line_and_the_others_stay(case: str, tmp_path: Path) -> None:
    text, line, words = BROKEN[case]
    written(tmp_path, "tools/fine.py", SHOUT.replace("Shout", "Fine"))
    found = written(tmp_path, "tools/shout.py", text)
    assert "Fine" in found.classes
    (broken,) = found.broken
    assert broken.line == line
    assert broken.sentence.startswith(f"own_components/tools/shout.py was left out. Line {line}: ")
    assert words in broken.sentence
    assert broken.sentence.endswith(".")


@pytest.mark.parametrize("place", ["shout.py", "tools/deep/shout.py", "my tools/shout.py", "tools/shout-it.py"])
def test_a_file_at_a_wrong_place_is_told(place: str, tmp_path: Path) -> None:
    (broken,) = written(tmp_path, place, SHOUT).broken
    assert "own_components/tools/word_count.py" in broken.sentence


def test_of_two_components_of_one_name_the_first_file_counts(tmp_path: Path) -> None:
    written(tmp_path, "tools/a.py", SHOUT)
    found = written(tmp_path, "tools/b.py", SHOUT)
    assert [broken.path for broken in found.broken] == ["tools/b.py"]
    assert found.classes["Shout"].__module__ == "own_components.tools.a"


def test_a_file_that_begins_with_an_underscore_is_for_others_to_import(tmp_path: Path) -> None:
    written(tmp_path, "tools/_loud.py", "def louder(text: str) -> str:\n    return text.upper()\n")
    importing = "from own_components.tools._loud import louder\n"
    found = written(tmp_path, "tools/shout.py", SHOUT.replace("from studio import runtime\n", importing))
    assert found.broken == ()


def test_reading_again_sees_what_has_changed(tmp_path: Path) -> None:
    written(tmp_path, "tools/shout.py", SHOUT)
    spec = written(tmp_path, "tools/shout.py", SHOUT.replace("loudly", "very loudly")).spec("Shout")
    assert spec is not None
    assert spec.tooltip == "Says a text very loudly."


def test_two_data_folders_do_not_mix(tmp_path: Path) -> None:
    written(tmp_path / "one", "tools/shout.py", SHOUT)
    found = written(tmp_path / "two", "tools/whisper.py", SHOUT.replace("Shout", "Whisper"))
    assert "Shout" not in found.classes


def test_without_the_folder_there_is_what_was_packaged(tmp_path: Path) -> None:
    assert catalog(tmp_path) is catalog()


def test_an_instance_can_go_to_another_process(tmp_path: Path) -> None:
    shout = written(tmp_path, "tools/shout.py", SHOUT).classes["Shout"].model_validate({"marks": 3})
    assert pickle.loads(pickle.dumps(shout)) == shout  # noqa: S301 - our own bytes


async def test_a_blocking_function_of_a_users_file_is_found_in_another_process(tmp_path: Path) -> None:
    blocking = SHOUT.replace("return louder(text)", "return await runtime.blocking(louder, text)")
    components = written(tmp_path, "tools/shout.py", blocking)
    made = flow("hey > shout.text", hey=node("Text", text="hey"), shout=node("Shout"))
    assert values(await played(made, components=components))["shout"] == "HEY!"
