"""What a server with a protocol of its own is sent, and where the words of its answer stand.

Placeholders such as `{{messages}}` are put in as JSON values in one pass over the parsed body; there is no template
language, and what was said in a conversation is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

import orjson
from pydantic import AfterValidator, Field, JsonValue, SecretStr, model_validator

from studio.values import Frozen

Placeholder = Literal["messages", "text", "last", "instructions", "model", "temperature", "max_tokens"]
PLACEHOLDERS: tuple[Placeholder, ...] = get_args(Placeholder)
KEY = "{{key}}"
_PLACEHOLDER = re.compile(r"\{\{\s*(" + "|".join(PLACEHOLDERS) + r")\s*\}\}")
_SPEAKS = ("messages", "text", "last")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "cookie"})
"""Headers that belong to the connection itself."""


def _fit_for_http(headers: dict[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not _TOKEN.fullmatch(name) or name.lower() in _OURS:
            raise ValueError(f"A header cannot be called “{name}”.")
        if not (value.isascii() and value.isprintable()):
            raise ValueError(f"The header “{name}” has signs in it that cannot be sent.")
    return headers


class PostTemplate(Frozen):
    """The headers and the JSON body of a question, and the path to the words in the answer.

    A header may hold `{{key}}`. The path names keys and places of lists, such as `choices.0.message.content`; an empty
    one takes the answer as a whole.
    """

    headers: Annotated[dict[str, str], AfterValidator(_fit_for_http)] = Field(default_factory=dict, max_length=50)
    body: JsonValue
    answer: str = Field(default="", max_length=500)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(found in _SPEAKS for found in _PLACEHOLDER.findall(orjson.dumps(self.body).decode())):
            raise ValueError("The body has no place for the conversation. Put {{messages}} or {{text}} into it.")
        return self

    def filled(self, values: Mapping[str, JsonValue]) -> JsonValue:
        """The body with the values in the places of its placeholders."""
        return _filled(self.body, values)

    def sent_headers(self, key: SecretStr) -> dict[str, str]:
        """The headers with the key in them, as a bearer token when none says where it goes."""
        token = key.get_secret_value().strip()
        if token and not any(KEY in value for value in self.headers.values()):
            return {"Authorization": f"Bearer {token}", **self.headers}
        return {name: value.replace(KEY, token) for name, value in self.headers.items()}

    def found(self, content: JsonValue) -> str | None:
        """The words in an answer, None when nothing stands at the path; anything but words is told as JSON."""
        for step in filter(None, self.answer.split(".")):
            match content:
                case dict() if step in content:
                    content = content[step]
                case list() if step.isdecimal() and int(step) < len(content):
                    content = content[int(step)]
                case _:
                    return None
        return content if isinstance(content, str) else None if content is None else orjson.dumps(content).decode()


def _filled(part: JsonValue, values: Mapping[str, JsonValue]) -> JsonValue:
    match part:
        case dict():
            return {name: _filled(value, values) for name, value in part.items()}
        case list():
            return [_filled(value, values) for value in part]
        case str() if whole := _PLACEHOLDER.fullmatch(part):
            return values[whole[1]]
        case str():
            return _PLACEHOLDER.sub(lambda found: _as_text(values[found[1]]), part)
        case _:
            return part


def _as_text(value: JsonValue) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
