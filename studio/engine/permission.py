"""What a node may do only when a person lets it, asked before it does it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from studio.errors import Remedy, StepFailure
from studio.runtime import Question
from studio.values import Value
from studio.wire_types import plain_text

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk
    from studio.engine.stage import Call

GO_AHEAD = "Go ahead"
DO_NOT = "Do not"
LONGEST = 300
"""The most characters shown of one input."""


async def permitted(desk: RunDesk, call: Call) -> None:
    """Ask a person whether the node may run with its inputs; raises `StepFailure` when it may not.

    Words that are on no button are asked about again; each answer is a sub-step of its own.
    """
    text = "\n".join((f"May {desk.title} go ahead?", *_inputs(desk, call)))
    question = Question(text=text, kind="choice", choices=(GO_AHEAD, DO_NOT))
    buttons = {GO_AHEAD.casefold(): True, DO_NOT.casefold(): False}
    allowed: bool | None = None
    while allowed is None:
        answer = await desk.ask(question, kind="permit")
        allowed = buttons.get(answer.text.strip().casefold())
    if not allowed:
        sentence = f"A person was asked and did not let {desk.title} run."
        raise StepFailure(sentence, remedy=Remedy("Try again from here", "again"))


def _inputs(desk: RunDesk, call: Call) -> Iterator[str]:
    """What the node gets, a line for each input that is known before it runs."""
    bound = inspect.signature(call.function).bind(desk.cast.component, *call.arguments, **call.named)
    for port in desk.cast.spec.inputs:
        if port.name in bound.arguments and not port.type.live:
            words = plain_text(cast("Value", bound.arguments[port.name])).strip()
            shown = f"{words[:LONGEST].rstrip()}…" if len(words) > LONGEST else words
            if shown:
                yield f"{port.title}: {shown}"
