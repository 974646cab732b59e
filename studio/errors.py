"""Everything Playbill raises, as one tree.

    PlaybillError
    ├── DeclarationError        a component class breaks the rules of declaring one
    ├── NoRunError              something that only a run can give was asked for outside of one
    ├── NotRunnableError        a flow with blocking problems was asked to run
    ├── StepFailure             a node could not do its work; carries what to tell the user
    │   ├── ModelFailure        the model behind a node did not answer as needed
    │   │   └── UnreadableAnswer  it answered, but what it said could not be read
    │   ├── Unanswered          nobody answered a question in time
    │   └── ProducerFailed      a live input broke off because the node feeding it failed
    ├── ProducerRestarted       a live input begins anew because the node feeding it is retried
    ├── OutboundFault           a request to another machine came to nothing
    └── StoreError              the data folder could not be read or written
        ├── DataFolderInUse     another Playbill holds the data folder
        ├── DamagedFile         a file in the data folder is damaged; carries the last backup
        ├── MadeByNewerVersion  the file was written by a newer Playbill
        ├── DiskFull            there is no room left to save
        └── TooLarge            a file is larger than may be stored

Mistakes of users in a flow are not here: those are values (`flow.check.Problem`, `flow.edit.Refusal`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RemedyAction = Literal["set", "again", "open_models", "open_storage", "details"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button that mends a failure: its words and what pressing it does.

    `set` writes `value` into the setting `field` of the failed node (a dotted field reaches into the policy:
    "policy.timeout"); `again` runs from the node; the others open a page.
    """

    label: str
    action: RemedyAction
    field: str = ""
    value: str | float | None = None


class PlaybillError(Exception):
    """The root of every error that Playbill itself raises."""


class DeclarationError(PlaybillError):
    """A component class breaks the rules of declaring one."""

    def __init__(self, component: str, reason: str) -> None:
        super().__init__(f"{component} is not declared rightly: {reason}")
        self.component = component


class NoRunError(PlaybillError):
    """Something that only a run can give was asked for outside of one."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is there only while a flow runs.")


class NotRunnableError(PlaybillError):
    """A flow with blocking problems was asked to run."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class StepFailure(PlaybillError):  # noqa: N818 - the word of the field for a step that failed
    """A node could not do its work: a sentence for the user, a remedy, details for engineers.

    `retryable` says whether trying again can help; `retry_after` is the least wait in seconds the other side asked for.
    """

    def __init__(  # noqa: PLR0913 - what a failure tells, named at every call
        self,
        sentence: str,
        *,
        remedy: Remedy | None = None,
        details: str = "",
        retryable: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self.details = details
        self.retryable = retryable
        self.retry_after = retry_after
        self.node = ""
        """The id of the node that failed first, set by the engine."""


class ModelFailure(StepFailure):
    """The model behind a node did not answer as needed."""


class UnreadableAnswer(ModelFailure):
    """The model answered, but what it said could not be read, however often it was asked."""


class Unanswered(StepFailure):
    """Nobody answered a question in time."""


class ProducerFailed(StepFailure):
    """A live input broke off because the node feeding it failed."""


class ProducerRestarted(PlaybillError):  # noqa: N818 - a signal between steps, not a mistake
    """A live input begins anew because the node feeding it is retried."""


FaultKind = Literal[
    "address",
    "unknown_host",
    "nobody",
    "forbidden",
    "unsafe",
    "silent",
    "stalled",
    "endless",
    "broken",
    "too_big",
    "garbled",
]


class OutboundFault(PlaybillError):  # noqa: N818 - a fault of the network, told as what it is
    """A request to another machine came to nothing.

    `kind` says how: the address cannot be read, its host has no address, nobody listens there, it is out of reach, its
    certificate does not fit, no answer began in time, the answer stalled, it took too long in all, it broke off, it
    grew too big, or it is not HTTP.
    """

    def __init__(self, kind: FaultKind, details: str = "") -> None:
        super().__init__(f"{kind}: {details}")
        self.kind: FaultKind = kind
        self.details = details


class StoreError(PlaybillError):
    """The data folder could not be read or written."""


class DataFolderInUse(StoreError):  # noqa: N818 - named after what the user is told
    """Another Playbill holds the data folder."""


class DamagedFile(StoreError):  # noqa: N818 - named after what the user is told
    """A file in the data folder is damaged; `backup` is the newest good copy of it, if there is one."""

    def __init__(self, path: Path, backup: Path | None) -> None:
        offer = f"The last good copy is {backup}." if backup else "There is no copy of it yet."
        super().__init__(f"The file {path} is damaged, so Playbill has not touched it. {offer}")
        self.path = path
        self.backup = backup


class MadeByNewerVersion(StoreError):  # noqa: N818 - named after what the user is told
    """The file was written by a newer Playbill."""


class DiskFull(StoreError):  # noqa: N818 - named after what the user is told
    """There is no room left to save."""


class TooLarge(StoreError):  # noqa: N818 - named after what the user is told
    """A file is larger than may be stored."""
