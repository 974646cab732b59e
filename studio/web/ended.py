"""How a node stands while no step of it is under way, in its words."""

from __future__ import annotations

from dataclasses import dataclass

from studio.engine.events import NodeFailed, NodeFinished
from studio.errors import Remedy
from studio.web.views import NodeState
from studio.web.words import done_in, plural

_VERBS: dict[NodeState, str] = {"stopped": "was stopped", "skipped": "was skipped"}


@dataclass(frozen=True, slots=True)
class Ended:
    """The state, the footer, and what a failure brings."""

    state: NodeState = "not_run"
    words: str = ""
    remedy: Remedy | None = None
    details: str = ""


NOT_RUN = Ended()
WAITING = Ended("waiting")
SWITCHED_OFF = Ended("skipped", "Switched off")


def finished(event: NodeFinished, *, reused: bool) -> Ended:
    """The end of a step with a result, which may be reused from an earlier run."""
    if reused:
        return Ended("reused", "Nothing changed, used again")
    if event.replaced:
        return Ended("done", "Failed, so the value set for that went on", details=event.replaced)
    return Ended("done", done_in(event.seconds))


def failed(event: NodeFailed) -> Ended:
    """The end of a step that failed."""
    return Ended("failed", event.sentence, event.remedy, event.details)


def stopped(words: int) -> Ended:
    """The end of a step that was stopped after it had written so many words."""
    return Ended("stopped", f"Stopped. {plural(words, 'word')} kept" if words else "Stopped")


def skipped(because: str, ended: Ended | None) -> Ended:
    """The end of a step that will not happen because of a node, by its title, that has ended so, or of a sentence.

    Without a reason the node is switched off.
    """
    if ended is None:
        return Ended("skipped", f"Skipped: {because}") if because else SWITCHED_OFF
    return Ended("skipped", f"Skipped: {because} {_VERBS.get(ended.state, 'failed')}")
