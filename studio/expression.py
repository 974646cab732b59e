"""Expressions in Python that say whether a condition holds, worked out in a sandbox with limits on everything.

The only room of `pydantic-monty`. An expression is worked out in a process apart, in a session of its own that is
thrown away; nothing goes in but one text of JSON, and nothing comes out but yes or no. It knows no clock, no chance, no
file and no network, so it says the same again when a run goes on after a kill.
"""

from __future__ import annotations

import ast
import atexit
import builtins
from functools import cache, lru_cache
from importlib.metadata import distribution
from pathlib import Path
from textwrap import shorten
from threading import Lock

from pydantic_monty import (
    CollectString,
    Monty,
    MontyCrashedError,
    MontyError,
    MontySyntaxError,
    OSPolicy,
    ResourceLimits,
)

from studio import runtime
from studio.errors import StepFailure

NAMES = ("text", "words", "number", "sender", "value", "data")
"""What an expression may use of the value it looks at, besides the modules `re` and `json`."""
LONGEST = 2_000_000
"""Characters of JSON; what came in may not be longer."""
_SECONDS = 0.05
"""The longest an expression may take, in seconds of the clock; the caller waits for it."""
_TRIES = 2
"""On a busy machine the clock may run out for an honest expression."""
_LIMITS = ResourceLimits(
    max_feed_duration_secs=_SECONDS,
    max_turn_duration_secs=_SECONDS,
    max_memory=32_000_000,
    max_recursion_depth=200,
    max_suspensions=1,
    max_total_sleep_secs=0.0,
)
_WORLD = OSPolicy(datetime="call_host", sleep="call_host", random_start="call_host")
"""The clock and chance are asked of the host, which does not answer."""
_PRINTED = 10_000
"""Bytes; more is too much memory."""
_SHOWN = 60
"""Characters of an expression in a sentence."""
_BEGINNING = f"import json, re\n{', '.join(NAMES)} = json.loads(given)\n"
_WHY: dict[str, str] = {
    "AttributeError": "it asks for something that is not there",
    "IndexError": "it asks for something that is not there",
    "KeyError": "it asks for something that is not there",
    "MemoryError": "it needs too much memory",
    "RecursionError": "it goes round in a circle",
    "TimeoutError": "it takes too long",
    "TypeError": "what came in is not of the kind it needs",
    "UnicodeEncodeError": "it holds signs that cannot be written",
    "ValueError": "what came in is not of the kind it needs",
    "ZeroDivisionError": "it divides by zero",
}
_starting = Lock()


def meets(expression: str, given: str) -> bool:
    """Whether the expression holds for values of `NAMES`, in this order as a list in JSON.

    Raises `StepFailure` when it cannot be worked out. Takes about half a millisecond, and never longer than a tenth of
    a second for one that keeps the sandbox busy.
    """
    if len(given) > LONGEST:
        raise _failure(expression, "what came in is too long for it")
    code = f"{_BEGINNING}bool((\n{expression}\n))"
    try:
        return _answer(code, {"given": given}) is True
    except MontyCrashedError as error:
        why = _WHY["TimeoutError"] if error.timed_out else "the sandbox it works in broke down"
        raise _failure(expression, why, str(error)) from error
    except (MontyError, TimeoutError) as error:
        raise _failure(expression, _why(error), str(error)) from error


@lru_cache(maxsize=1_000)
def mistake_in(expression: str) -> str:
    """What is wrong with an expression before it meets a value, as the end of a sentence; empty when nothing is."""
    try:
        _answer(f"lambda: (\n{expression}\n)", {})
    except MontySyntaxError:
        return "is not an expression in Python"
    except (MontyError, TimeoutError):
        return "is not an expression that can be worked out here"
    return next((f"uses “{name}”, which is not there" for name in _names_in(expression) if name not in _KNOWN), "")


_KNOWN = frozenset({*NAMES, "json", "re", *dir(builtins)})


def _answer(code: str, inputs: dict[str, str]) -> object:
    """What the code comes to, in a session of its own."""
    for left in reversed(range(_TRIES)):
        try:
            with _pool().checkout(limits=_LIMITS, os_policy=_WORLD) as session:
                return session.feed_run(code, inputs=inputs, print_callback=CollectString(max_bytes=_PRINTED))
        except MontyError as error:
            if not left or _kind(error) != "TimeoutError":
                raise
    return None


def _pool() -> Monty:
    with _starting:
        return _started()


@cache
def _started() -> Monty:
    """The workers of this process, started when they are first needed."""
    pool = Monty(binary_path=_worker(), max_processes=2, checkout_timeout=1.0, request_timeout=1.0)
    pool.__enter__()
    atexit.register(pool.__exit__, None, None, None)
    return pool


def _worker() -> Path:
    """The worker that was installed with Playbill, and no other that the environment may name."""
    files = distribution("pydantic-monty-runtime").files or []
    return Path(str(next(file for file in files if file.stem == "monty").locate()))


def _names_in(expression: str) -> list[str]:
    """The names that an expression uses without giving them a value itself."""
    try:
        tree = ast.parse(f"(\n{expression}\n)", mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    nodes = list(ast.walk(tree))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return [node.id for node in nodes if isinstance(node, ast.Name) and node.id not in own]


def _why(error: MontyError | TimeoutError) -> str:
    match _kind(error):
        case "SyntaxError" | "NotImplementedError":
            return "it is not an expression in Python"
        case "NameError":
            return f"it uses a name that is not there; there are {', '.join(NAMES)}"
        case kind:
            return _WHY.get(kind, "it asks for something that expressions may not use")


def _kind(error: MontyError | TimeoutError) -> str:
    """The name of the exception that the code ended with."""
    return type(error.exception()).__name__ if isinstance(error, MontyError) else type(error).__name__


def _failure(expression: str, why: str, details: str = "") -> StepFailure:
    title = runtime.title()
    whose = f"{title}'s expression" if title else "The expression"
    return StepFailure(
        f"{whose} “{shorten(expression, _SHOWN, placeholder='…')}” could not be worked out: {why}.", details=details
    )
