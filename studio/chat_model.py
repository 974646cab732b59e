"""The seam between an agent and the model that answers it: one request, one stream of deltas."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pydantic import GetCoreSchemaHandler, JsonValue
from pydantic_core import CoreSchema, core_schema

from studio.embedding_model import EmbeddingModel
from studio.picture_model import PictureModel
from studio.values import Message, ToolCall

FinishReason = Literal["stop", "length", "tool_calls", "content_filter"]


class ModelName(str):
    """The name of a model: connection, slash, model, such as `packaged/qwen` or `work/gpt-5-mini`."""

    __slots__ = ()
    default: ModelName
    embedder: ModelName

    @property
    def connection(self) -> str:
        """The connection's name, the part before the first slash."""
        return self.partition("/")[0]

    @property
    def model(self) -> str:
        """The provider's own name of the model, the part behind the first slash."""
        return self.partition("/")[2]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[object], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate as a short string and keep the class."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(max_length=300))


ModelName.default = ModelName("packaged/qwen")
ModelName.embedder = ModelName("packaged/e5")


@dataclass(frozen=True, slots=True)
class ToolOffer:
    """A tool as a model is told of it: its name, an identifier, what it is for, and a JSON schema of its arguments.

    `example` is a call that shows small models how: the words of a person, and the arguments that fit them.
    """

    name: str
    purpose: str
    parameters: dict[str, JsonValue]
    example: tuple[str, dict[str, JsonValue]] | None = None


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What a model is asked: the instructions, the talk so far, and who is to speak next.

    `speaker` is the answering agent's name: messages it sent are the assistant's, all others come from named speakers.
    `temperature` runs from 0 to 2; `max_tokens` bounds the answer; `schema` is a JSON schema the answer must fit;
    the model may use `tools` in place of an answer. `others` are models to ask when the first one cannot answer.
    What is answered `aside` is no part of what the node says, so nobody hears it while it is written.
    """

    model: ModelName
    instructions: str
    messages: tuple[Message, ...]
    speaker: str = ""
    temperature: float = 0.7
    max_tokens: int = 512
    schema: dict[str, JsonValue] | None = None
    stop: tuple[str, ...] = ()
    tools: tuple[ToolOffer, ...] = ()
    others: tuple[ModelName, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next words of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ThinkingDelta:
    """The next words of the model's thoughts; `sealed` ends a thought, and is what its provider wants back with it."""

    text: str
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class CallDelta:
    """The model wants to use a tool: one call, whole."""

    call: ToolCall


@dataclass(frozen=True, slots=True)
class WarmingUp:
    """The model is not ready yet; `share` of its warming up is done, from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is complete: why it ended and how many tokens were read and written."""

    reason: FinishReason = "stop"
    tokens_in: int = 0
    tokens_out: int = 0


ChatDelta = TextDelta | ThinkingDelta | CallDelta | WarmingUp | Finished


class ChatModel(Protocol):
    """A model that answers in a stream; it never retries by itself, that is the policy's.

    Raises `ModelFailure` with a sentence; the last delta of a whole answer is `Finished`.
    """

    def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """The answer, delta by delta; closing the iterator cancels the answer at the server."""
        ...


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model a person may choose: its name, words for it, and what it cannot do.

    `draws` sets picture models apart from those to talk with.
    """

    name: ModelName
    title: str
    where: str
    price: str
    cannot: tuple[str, ...] = field(default=())
    draws: bool = False


class Models(Protocol):
    """All configured models."""

    def find(self, name: ModelName) -> ChatModel:
        """The model of that name; raises `ModelFailure` with a remedy when there is none."""
        ...

    def embedder(self, name: ModelName) -> EmbeddingModel:
        """The embedding model of that name; raises `ModelFailure` with a remedy when there is none."""
        ...

    def painter(self, name: ModelName) -> PictureModel:
        """The picture model of that name; raises `ModelFailure` with a remedy when there is none."""
        ...

    def cards(self) -> tuple[ModelCard, ...]:
        """The models to choose from, the default first."""
        ...
