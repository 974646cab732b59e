"""A saved flow as a node."""

from __future__ import annotations

from typing import ClassVar

from studio import runtime
from studio.component import Component, FlowId, SavedFlow
from studio.errors import StepFailure
from studio.values import Message


class SubFlow(Component):
    """Runs another of your flows as one step: what is connected goes into its inputs, in their order.

    What it shows comes out, as one message. A run keeps the flow as it was when the run began.
    """

    title: ClassVar[str] = "Another flow"
    sentence: ClassVar[str] = "Runs “{flow}”"
    search_words: ClassVar[str] = "subflow sub-flow nested workflow reuse call include group function saved"
    icon: ClassVar[str] = "copy"

    flow: FlowId = ""
    """The flow to run; a change in it counts from the next run."""

    async def __call__(self, *inputs: Message, body: SavedFlow) -> Message:
        """Run the flow once; several answers become one message of all their parts."""
        answers = await body({f"input_{number}": message for number, message in enumerate(inputs)})
        if not answers:
            who = runtime.title() or self.title
            raise StepFailure(f"{who} got no answer from another flow. Choose a flow that has Show in it.")
        if len(answers) == 1:
            return answers[0]
        return Message(
            parts=tuple(part for answer in answers for part in answer.parts),
            sender=runtime.title(),
            role="assistant",
        )
