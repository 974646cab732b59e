"""What only a person can decide about a run that was interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.errors import Remedy, StepFailure
from studio.question import Question

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk

AGAIN = "Do it again"
KEEP = "Use the earlier result"
LEAVE = "Stop here"


async def begin_once(desk: RunDesk) -> None:
    """Write down, safely, that a step with side effects begins; one that was under way at a kill asks first."""
    if desk.base in desk.run.past.begun:
        text = f"{desk.title} was at work when Playbill was interrupted, and may have done its work. Do it again?"
        answer = await desk.ask(Question(text=text, kind="choice", choices=(AGAIN, LEAVE)), kind="again")
        if answer.text != AGAIN:
            sentence = f"{desk.title} was interrupted, and you chose not to do it again."
            raise StepFailure(sentence, remedy=Remedy("Try again from here", "again"))
    desk.run.journal.begin(desk.base)
    await desk.run.commit()


async def repeats_changed(desk: RunDesk) -> bool:
    """Whether to do a step again that now gets something else than before the interruption."""
    text = f"{desk.title} gets something else than before the interruption. Use its earlier result?"
    answer = await desk.ask(Question(text=text, kind="choice", choices=(KEEP, AGAIN)), kind="changed")
    return answer.text == AGAIN
