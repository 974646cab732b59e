"""Runs an exported flow from the command line: its inputs are arguments, its words stream to the terminal.

The exit code is 0 when the flow ran to its end, 1 when a node failed for good, with the same sentence as on the canvas.
"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import get_type_hints

from studio.chat_model import ModelName, Models
from studio.engine.journal import MemoryJournal, RunStatus
from studio.engine.run import Order, Run
from studio.engine.script import Script, cast_among
from studio.on_this_computer import on_this_computer
from studio.terminal import Terminal
from studio.values import Message, Value

Main = Callable[..., Awaitable[Value]]


def run(main: Main) -> None:
    """Run the flow with the arguments of the command line, and end the program with its exit code."""
    sys.exit(asyncio.run(_run(main, sys.argv[1:])))


async def _run(main: Main, arguments: Sequence[str]) -> int:
    call = partial(main, **_given(main, arguments))
    script = script_of(call)
    async with on_this_computer(_models(script)) as models:
        status = await perform(script, models, Terminal())
    return 0 if status == "finished" else 1


def script_of(call: partial[Awaitable[Value]]) -> Script:
    """A main function with its inputs, and the cast among its module's globals."""
    return Script(call, cast_among(getattr(call.func, "__globals__", {})))


def _models(script: Script) -> set[ModelName]:
    """The models that the cast asks."""
    settings = (value for node in script.cast for _, value in node.component)
    return {value for value in settings if isinstance(value, ModelName)}


async def perform(script: Script, models: Models, terminal: Terminal) -> RunStatus:
    """Play a script, told in a terminal, to its end."""
    play = Run(Order("script", script, MemoryJournal()), models)
    async with asyncio.TaskGroup() as group:
        group.create_task(terminal.follow(play))
        await play.play()
    return await play.ended()


def _given(main: Main, arguments: Sequence[str]) -> dict[str, Value]:
    """The inputs of the flow from the command line; what is missing there is asked for."""
    parser = argparse.ArgumentParser(description=inspect.getdoc(main))
    hints, parameters = get_type_hints(main), inspect.signature(main).parameters
    for name, parameter in parameters.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=_help(parameter))
    if len(parameters) == 1:
        parser.add_argument("words", nargs="*", help="the same, without its name")
    read = vars(parser.parse_args(arguments))
    given: dict[str, Value] = {}
    for name, parameter in parameters.items():
        words = read[name] or " ".join(read.get("words") or ())
        if not words and parameter.default is inspect.Parameter.empty:
            words = input(f"{name.replace('_', ' ').capitalize()}: ")
        if words:
            given[name] = Message.of(words) if hints[name] is Message else _value(words, hints[name])
    return given


def _value(words: str, kind: object) -> Value:
    return float(words) if kind is float else words in ("yes", "true", "1") if kind is bool else words


def _help(parameter: inspect.Parameter) -> str:
    kept = parameter.default is not inspect.Parameter.empty
    return f"{parameter.annotation}{f', else {parameter.default!r}' if kept else ''}"
