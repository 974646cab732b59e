"""A flow as a Python file does what the flow does: the same results of every node, in whatever order."""

from __future__ import annotations

import asyncio
import re
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import cast

import orjson
import pytest

from studio.catalog import catalog
from studio.engine.casting import make_plan
from studio.engine.events import Event, InputRequested, NodeFinished
from studio.engine.journal import MemoryJournal
from studio.engine.run import Order, Run
from studio.export.script import script_of
from studio.flow.document import Flow
from studio.script import script_of as cast_of
from studio.values import Message, Value
from studio.web.templates import ORDER, template
from tests.components.staged import EVERYTHING
from tests.components.test_going_on import LOOPS, WAYS, story
from tests.engine.pieces import FewModels
from tests.engine.playing import of_type

ALWAYS_NEW = re.compile(rb'"id":"[0-9a-f]{32}"|"time":[0-9.]+')
WORDS = Message.of("A haiku about rain", sender="You")


def made(events: list[Event]) -> Counter[tuple[str, bytes]]:
    """What each node made, however often; a message counts by its words."""
    return Counter((event.node, words_of(event.value)) for event in events if isinstance(event, NodeFinished))


def words_of(value: object) -> bytes:
    """A value without what differs from run to run: ids and times."""
    return ALWAYS_NEW.sub(b"", orjson.dumps(value))


async def by_engine(flow: Flow, inputs: dict[str, Value]) -> Counter[tuple[str, bytes]]:
    """What the nodes make when the engine runs the flow."""
    return await made_by(Run(Order("run", make_plan(flow, EVERYTHING), MemoryJournal(), inputs), FewModels()))


async def by_script(file: Path, *inputs: Value) -> Counter[tuple[str, bytes]]:
    """What the nodes make when the file runs."""
    main = cast("Callable[..., Awaitable[Value]]", runpy.run_path(str(file))["main"])
    return await made_by(Run(Order("script", cast_of(partial(main, *inputs)), MemoryJournal()), FewModels()))


async def made_by(run: Run) -> Counter[tuple[str, bytes]]:
    """What the nodes of a run make; a person takes the first choice."""
    playing = asyncio.create_task(run.play())
    events: list[Event] = []
    async for batch in run.log.follow():
        events += batch
        for asked in of_type(batch, InputRequested):
            run.answer(asked.path, Message.of((*asked.question.choices, "Yes")[0], sender="You"))
    await playing
    return made(events)


@pytest.mark.parametrize("outer", LOOPS)
@pytest.mark.parametrize("inner", WAYS)
async def test_nested_pipelines_do_the_same_in_python(outer: str, inner: str, tmp_path: Path) -> None:
    flow, file = story(outer, inner), tmp_path / "flow.py"
    file.write_text(script_of(flow, EVERYTHING), "utf-8")
    assert await by_script(file) == await by_engine(flow, {})


IN_ROOMS = ("group_chat", "debate", "werewolf")
"""Templates whose agents hear one another in rooms, which a program does not have yet."""


def template_marks(name: str) -> object:
    """A template as a parameter, with what is known not to hold of it."""
    unheard = pytest.mark.xfail(reason="a program's agents do not hear rooms", strict=True)
    return pytest.param(name, marks=unheard if name in IN_ROOMS else ())


@pytest.mark.parametrize("name", [*map(template_marks, ORDER)])
async def test_a_template_does_the_same_in_python(name: str, tmp_path: Path) -> None:
    flow, file = template(name), tmp_path / "flow.py"
    assert flow
    file.write_text(script_of(flow, catalog()), "utf-8")
    assert await by_script(file, WORDS) == await by_engine(flow, {"chat_input": WORDS})


@pytest.mark.parametrize("name", ORDER)
def test_the_file_of_a_template_is_laid_out_and_without_complaints(name: str, tmp_path: Path) -> None:
    flow, file = template(name), tmp_path / "flow.py"
    assert flow
    written = script_of(flow, catalog())
    file.write_text(written, "utf-8")
    for command in (["format", "--line-length", "120"], ["check"]):
        subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", str(file)], check=True, capture_output=True
        )
    assert file.read_text("utf-8") == written
