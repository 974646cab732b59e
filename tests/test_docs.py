"""What the pages for people say is true: their Python works, their links lead somewhere, their tables are current."""

from __future__ import annotations

import ast
import re
import runpy
from importlib import import_module
from pathlib import Path

import pytest

from studio import runtime
from studio.catalog import Catalog, catalog
from studio.engine.events import Logged
from studio.models import weights
from studio.models.presets import OTHER, PRESETS
from studio.ui import agentscope_docs, component_docs
from tests.engine.playing import flow, node, of_type, played, values
from tests.markdown import Block, blocks, links, pages
from tests.source import ROOT

BLOCKS = tuple(blocks())
RUN = [block for block in BLOCKS if block.note == "run"]
FILES = [block for block in BLOCKS if block.file]
WORD_COUNT = "own_components/tools/word_count.py"


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_python_on_a_page_is_python_and_imports_what_there_is(block: Block) -> None:
    for statement in ast.walk(ast.parse(block.code)):
        if isinstance(statement, ast.ImportFrom) and statement.module:
            module = import_module(statement.module)
            assert [name.name for name in statement.names if not hasattr(module, name.name)] == []


@pytest.mark.parametrize("block", RUN, ids=str)
def test_python_on_a_page_that_says_so_runs(block: Block, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(block.code, "utf-8")
    runpy.run_path(str(script))


def with_all_files(data: Path) -> Catalog:
    """The catalog once every file that the pages show is in the data folder."""
    for block in FILES:
        file = data / block.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.code, "utf-8")
    return catalog(data)


def test_the_components_on_the_pages_are_declared_rightly(tmp_path: Path) -> None:
    found = with_all_files(tmp_path)
    assert found.broken == ()
    assert {"WordCount", "Greeting"} <= found.classes.keys()


def test_a_component_takes_20_lines() -> None:
    (shown,) = (block for block in FILES if block.file == WORD_COUNT)
    assert shown.code.count("\n") <= 20


async def test_the_component_in_20_lines_works_in_a_flow(tmp_path: Path) -> None:
    components = with_all_files(tmp_path)
    made = flow("t > count.text", t=node("Text", text="one two three"), count=node("WordCount", at_most=2))
    events = await played(made, components=components)
    assert values(events)["count"] == 3
    assert [event.sentence for event in of_type(events, Logged)] == ["found 3 words, 1 too many"]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_to_other_pages_lead_to_a_file(page: Path) -> None:
    local = [link for link in links(page) if "://" not in link and link != "docs/screenshot.png"]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_page_about_components_says_what_they_say() -> None:
    assert component_docs.main(["--check"]) == 0, "run `python -m studio.ui.component_docs`"


def test_a_page_that_is_stale_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component_docs, "PAGE", tmp_path / "components.md")
    monkeypatch.setattr(agentscope_docs, "PAGE", tmp_path / "agentscope.md")
    assert component_docs.main(["--check"]) == 1
    assert component_docs.main([]) == 0
    assert component_docs.main(["--check"]) == 0


def test_the_page_about_models_gives_the_size_and_checksum_that_are_checked() -> None:
    page = (ROOT / "docs" / "models.md").read_text("utf-8")
    assert weights.SHA256 in page
    assert f"{weights.SIZE:,} bytes" in page
    assert weights.FOLDER_VARIABLE in page
    named = [preset for preset in PRESETS if preset is not OTHER]
    assert [preset.title for preset in named if preset.title not in page] == []


def test_the_page_about_writing_components_names_only_what_runtime_has() -> None:
    page = (ROOT / "docs" / "write-a-component.md").read_text("utf-8")
    named = set(re.findall(r"runtime\.([a-z]+)", page))
    assert {name for name in named if not hasattr(runtime, name)} == set()
    assert {"ask", "chat", "emit", "say", "log", "memory", "remember", "settled", "blocking"} <= named
