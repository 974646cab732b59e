"""What is typed of a server with a protocol of its own, and the template it makes."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from pydantic import JsonValue, ValidationError

from studio.models.post_template import PLACEHOLDERS, PostTemplate

FIRST_BODY = """{
  "model": "{{model}}",
  "messages": "{{messages}}"
}"""
FIRST_ANSWER = "choices.0.message.content"
PLACES = ", ".join(f"{{{{{name}}}}}" for name in PLACEHOLDERS)
"""What a body may hold, as it is written."""


@dataclass(frozen=True, slots=True)
class TypedPost:
    """Headers, one a line; the body as JSON; the path to the words of the answer."""

    headers: str = ""
    body: str = FIRST_BODY
    answer: str = FIRST_ANSWER

    @classmethod
    def of(cls, template: PostTemplate | None) -> TypedPost:
        """What would have been typed for a template, what is suggested when there is none."""
        if template is None:
            return cls()
        headers = "\n".join(f"{name}: {value}" for name, value in template.headers.items())
        body = orjson.dumps(template.body, option=orjson.OPT_INDENT_2).decode()
        return cls(headers, body, template.answer)

    def complaint(self) -> str:
        """What cannot be read, as a sentence; empty when it will do."""
        try:
            self.template()
        except orjson.JSONDecodeError as fault:
            return f"The body is not JSON: line {fault.lineno} cannot be read."
        except ValidationError as fault:
            return _sentence(fault)
        except ValueError as fault:
            return str(fault)
        return ""

    def template(self) -> PostTemplate:
        """The template; raises `ValueError`, whose words may be shown unless a class of its own says otherwise."""
        body: JsonValue = orjson.loads(self.body)
        return PostTemplate(headers=self._headers(), body=body, answer=self.answer.strip())

    def _headers(self) -> dict[str, str]:
        headers: dict[str, str] = {}
        for line in filter(None, map(str.strip, self.headers.splitlines())):
            name, colon, value = line.partition(":")
            if not colon:
                raise ValueError("Write each header on a line of its own, such as “X-Team: writers”.")
            headers[name.strip()] = value.strip()
        return headers


def _sentence(fault: ValidationError) -> str:
    """Our own words where a rule of ours was broken, else where the trouble is."""
    first = fault.errors()[0]
    told = first.get("ctx", {}).get("error")
    if isinstance(told, ValueError):
        return str(told)
    field = str(first["loc"][0]) if first["loc"] else "template"
    return f"The {field} is too long or cannot be read."
