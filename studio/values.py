"""What may travel on a wire: messages, their parts, media references; and the policy a node may have."""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import Annotated, ClassVar, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Role = Literal["user", "assistant", "system"]
OnFailure = Literal["fail", "use"]


def new_id() -> str:
    """A fresh id: 32 hexadecimal digits."""
    return uuid4().hex


class Frozen(BaseModel):
    """The base of every value: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Media(Frozen):
    """A reference to a file in the media store; the bytes themselves never travel.

    `hash` is the SHA-256 of the bytes in hexadecimal digits, `size` counts bytes, `seconds` is the playing time.
    """

    hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    mime: str
    name: str = Field(default="", max_length=255)
    size: int = Field(ge=0)
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    caption: str = ""


class Text(Frozen):
    """Words in a message."""

    kind: Literal["text"] = "text"
    text: str


class Image(Media):
    """A picture in the media store."""

    kind: Literal["image"] = "image"


class Audio(Media):
    """A sound in the media store."""

    kind: Literal["audio"] = "audio"


class Video(Media):
    """A film in the media store."""

    kind: Literal["video"] = "video"


class File(Media):
    """Any other file in the media store."""

    kind: Literal["file"] = "file"


class ToolCall(Frozen):
    """A model's wish to use a tool."""

    kind: Literal["tool_call"] = "tool_call"
    id: str
    name: str
    arguments: dict[str, JsonValue]
    unreadable: str = ""
    """What the model wrote in place of arguments, when nobody can read it."""
    sealed: str = ""
    """What the model's provider wants back with the call, for its own eyes."""


class ToolResult(Frozen):
    """What a tool gave back for the call of the same id."""

    kind: Literal["tool_result"] = "tool_result"
    id: str
    name: str
    content: str
    failed: bool = False


class Thinking(Frozen):
    """What a model thought before it answered."""

    kind: Literal["thinking"] = "thinking"
    text: str
    sealed: str = ""
    """What the model's provider wants back with the thought, for its own eyes."""


MediaPart = Image | Audio | Video | File
Part = Annotated[Text | Image | Audio | Video | File | ToolCall | ToolResult | Thinking, Field(discriminator="kind")]


class Message(Frozen):
    """What one speaker says: parts in order, who said it, in which role and when (seconds since 1970)."""

    parts: tuple[Part, ...]
    sender: str = ""
    role: Role = "user"
    id: str = Field(default_factory=new_id)
    time: float = Field(default_factory=time.time)
    metadata: dict[str, JsonValue] = Field(default_factory=dict)

    @classmethod
    def of(cls, text: str, *, sender: str = "", role: Role = "user") -> Message:
        """A message of one text part."""
        return cls(parts=(Text(text=text),), sender=sender, role=role)

    def and_words(self, words: str) -> Message:
        """The message with more words behind it, as another message; the same words make the same one."""
        id = blake2b(f"{self.id} {words}".encode(), digest_size=16).hexdigest()
        return self.model_copy(update={"parts": (*self.parts, Text(text=words)), "id": id})

    @property
    def text(self) -> str:
        """The words of all text parts, one paragraph a part."""
        return "\n\n".join(part.text for part in self.parts if isinstance(part, Text))

    @property
    def media(self) -> tuple[MediaPart, ...]:
        """The media parts in order."""
        return tuple(part for part in self.parts if isinstance(part, Media))


class Policy(Frozen):
    """What every node can have: how often it is tried, how long it may take, and what follows when it fails."""

    default: ClassVar[Policy]

    tries: int = Field(default=1, ge=1, le=10)
    """How often to try before giving up."""
    wait: float = Field(default=1.0, ge=0, le=300)
    """Seconds before the second try; doubled for each further one, and stretched at random."""
    timeout: float | None = Field(default=None, gt=0, le=86_400)
    """The longest a try may take in seconds; waiting for a person does not count."""
    ask_first: bool = False
    """Ask a person before it runs."""
    on_failure: OnFailure = "fail"
    """Stop here, or go on with another value."""
    instead: JsonValue = None
    """The value used instead when the node fails."""


Policy.default = Policy()

Value = JsonValue | Message | Image | Audio | Video | File | list["Value"] | tuple["Value", ...] | dict[str, "Value"]
"""Anything that may travel on a wire."""
