"""What a step asks of models besides conversation."""

from __future__ import annotations

from studio import runtime
from studio.catalog import Catalog
from studio.chat_model import ModelName
from studio.component import Component
from studio.embedding_model import EmbeddingRequest, Vector, closeness
from studio.engine.casting import make_plan
from studio.engine.events import NodeFailed, NodeRetried
from studio.engine.journal import MemoryJournal
from studio.engine.run import Order, Run
from studio.errors import ModelFailure
from studio.values import Policy
from tests.components.staged import given
from tests.engine.pieces import FewModels
from tests.engine.playing import flow, node, of_type, played, values


class Compare(Component):
    """Tells how close a text is to another."""

    policy: Policy = Policy(tries=3, wait=0)
    """What happens when it fails."""

    async def __call__(self, one: str, other: str) -> str:
        """The closeness in hundredths."""
        first, second = await runtime.embed(EmbeddingRequest((one, other)))
        return f"{closeness(first, second):.2f}"


CATALOG = Catalog({"Compare": Compare}, ())


class Busy:
    """An embedding model that is always busy."""

    def __init__(self) -> None:
        self.calls = 0

    async def embed(self, request: EmbeddingRequest) -> tuple[Vector, ...]:
        """Never."""
        self.calls += len(request.texts) // 2
        raise ModelFailure("OpenAI is busy.", retryable=True)


class Queue(FewModels):
    """Models of which none has time."""

    def __init__(self) -> None:
        self.busy = Busy()

    def embedder(self, name: ModelName) -> Busy:
        """The busy one."""
        assert name == "packaged/e5"
        return self.busy


async def test_a_step_has_texts_compared_by_their_meaning() -> None:
    events = await played(flow(compare=given(node("Compare"), one="listen", other="silent")), components=CATALOG)

    assert values(events) == {"compare": "1.00"}


async def test_a_model_that_fails_is_asked_as_often_as_the_policy_says_and_no_more() -> None:
    models, journal = Queue(), MemoryJournal()
    plan = make_plan(flow(compare=given(node("Compare"), one="a", other="b")), CATALOG)
    run = Run(Order("run", plan, journal), models)
    await run.play()
    events = [event async for batch in run.log.follow() for event in batch]

    assert models.busy.calls == 3
    assert len(of_type(events, NodeRetried)) == 2
    assert [event.sentence for event in of_type(events, NodeFailed)] == ["OpenAI is busy."]
