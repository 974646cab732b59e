"""A server with a protocol of its own: one address, a body from a template, and a path to the words of the answer.

The answer is read when it is all there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import JsonValue

from studio.chat_model import ChatRequest
from studio.models.dialect import Framing
from studio.models.post_template import PostTemplate
from studio.models.prompt_shapes import chat_messages, plain_text
from studio.models.server import Server
from studio.models.turns import Talk
from studio.models.whole import WholeBody
from studio.models.wire import NOTHING_THERE, Chunk, Complaint, read_complaint

_ANY = PostTemplate(body={"messages": "{{messages}}"})


@dataclass(frozen=True, slots=True)
class Post:
    """The dialect that a template describes."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {}

    @property
    def _template(self) -> PostTemplate:
        return self.server.post or _ANY

    def headers(self) -> dict[str, str]:
        """The template's, with the key in its place."""
        return self._template.sent_headers(self.server.key)

    def address(self, model: str) -> str:  # noqa: ARG002 - the same for all models
        """The address as it was given."""
        return self.server.base_url

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> JsonValue:  # noqa: ARG002 - nothing may be refused
        """The template's body with the conversation in it."""
        return self._template.filled(
            {
                "messages": chat_messages(talk),
                "text": plain_text(talk),
                "last": talk.turns[-1].text,
                "instructions": talk.instructions,
                "model": request.model.model,
                "temperature": request.temperature,
                "max_tokens": request.max_tokens,
            }
        )

    def framing(self) -> Framing:
        """The body as a whole."""
        return WholeBody()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """The words at the path; a complaint when there are none."""
        found = self._template.found(content)
        if found is not None:
            return Chunk(found, reason="stop", last=True)
        return read_complaint(content) or (None if content is None else Complaint(frozenset({NOTHING_THERE}), ""))

    def listing(self) -> str:
        """Nothing is known of its models."""
        return ""

    def offered(self, content: JsonValue) -> tuple[str, ...]:  # noqa: ARG002 - nothing is known of its models
        """No names."""
        return ()
