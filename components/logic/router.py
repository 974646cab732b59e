"""A model that chooses the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio import runtime
from studio.agent import Asking
from studio.component import Body, LongText
from studio.errors import UnreadableAnswer
from studio.form import FormField, Named
from studio.values import Message

R = TypeVar("R")
NONE = "none of these"
"""What the model says when no way fits."""


class Router(Asking):
    """Lets a model choose which way a message goes, by descriptions of the ways, and another one when none fits."""

    title: ClassVar[str] = "Choose by a model"
    sentence: ClassVar[str] = "{model} chooses: {routes}"
    search_words: ClassVar[str] = "router route classify switch intent branch decide dispatch triage if case sort"
    icon: ClassVar[str] = "fork"

    routes: Annotated[tuple[Named, ...], Field(title="Ways", max_length=50)] = (
        Named(name="question", help="Somebody wants to know something."),
        Named(name="complaint", help="Somebody is not content."),
    )
    """The ways, and when each fits."""
    instructions: LongText = ""
    """What the model should know before it chooses."""

    async def choose(self, message: Message) -> int | None:
        """The number of the way that fits, counted from 0; None when none does or the model does not say.

        Raises `ModelFailure` when it gives no answer.
        """
        names = [route.name.strip() or f"way {number}" for number, route in enumerate(self.routes, 1)]
        described = (f"- {name}: {route.help}" for name, route in zip(names, self.routes, strict=True))
        told = (self.instructions, "Which of these fits the message best?", *described, f"- {NONE}: if nothing fits")
        request = replace(self.request("\n".join(filter(None, told)), message), temperature=0)
        try:
            decided = await self.decide(request, (FormField(name="choice", kind="choice", choices=(*names, NONE)),))
        except UnreadableAnswer as failure:
            runtime.log(f"could not tell which way fits. {failure.sentence}", "notice")
            return None
        return names.index(str(decided["choice"])) if decided["choice"] in names else None

    async def __call__(self, message: Message, *routes: Body[Message, R], otherwise: Body[Message, R]) -> R:
        """Run the one body that the model chooses."""
        chosen = await self.choose(message)
        if chosen is None or chosen >= len(routes):
            runtime.log("chose none of the ways")
            return await otherwise(message)
        runtime.log(f"chose “{self.routes[chosen].name}”")
        return await routes[chosen](message)
