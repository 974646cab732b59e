"""Tools for models that know none: what they are told, the form of what they answer, and examples of it.

Small models call a tool whenever they can. What helps is to show them: one example a tool and three plain answers
made 10 of 12 decisions right for the packaged model, where rules in words made 7, and a question of its own whether a
tool is needed made 6. The examples are the same bytes every time, so servers keep what they read of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from pydantic import JsonValue

from studio.chat_model import ChatRequest, ToolOffer
from studio.models.sample import sample
from studio.models.told_answer import FINAL
from studio.models.turns import Talk, Turn, in_words
from studio.values import ToolCall, ToolResult

Schema = dict[str, JsonValue]
_GO_ON = "Use another tool if one is still needed, else answer in full:"
_LONGEST = 4000
"""Signs of a word in the arguments of a tool, so that a model that has lost itself comes to an end."""
_PER_TOKEN = 6
"""Signs a token of an answer may have; its length is bounded in tokens."""
_PLAIN = (
    ("Hello!", "Hello! How can I help?"),
    ("What is the capital of Italy?", "The capital of Italy is Rome."),
    ("Thank you, that was helpful.", "You are welcome."),
)
_GIVEN = "4711"
"""What every tool gives in the examples; it shows that its answer is taken from there."""
_RULES = (
    "You can use tools. Reply with one JSON object and nothing else: the use of a tool,"
    ' {"tool":NAME,"arguments":{...}}, or your answer, {"tool":"final_answer","arguments":{"answer":...}}.'
    " Use a tool only for what you cannot know without it, one at a time, and answer from its result.\n\nTools:"
)


def form(request: ChatRequest) -> Schema:
    """The JSON schema of a reply: a call of one of the tools, or the final answer, which fits the request's schema."""
    answer = request.schema or {"type": "string", "maxLength": request.max_tokens * _PER_TOKEN}
    final: Schema = {"type": "object", "properties": {"answer": answer}, "required": ["answer"]}
    uses = [_use(tool.name, _bounded(tool.parameters)) for tool in request.tools]
    return {"anyOf": [*uses, _use(FINAL, {**final, "additionalProperties": False})]}


def taught(talk: Talk, request: ChatRequest) -> Talk:
    """The talk with the tools in its instructions and examples at its beginning, calls and results as words."""
    lines = [talk.instructions, "\n".join([_RULES, *map(_described, request.tools), _final(request)])]
    examples = (turn for said, reply in _examples(request) for turn in (_heard(said), _said(reply)))
    return Talk("\n\n".join(filter(None, lines)), (*examples, *_spoken(talk)))


def _use(name: str, arguments: Schema) -> Schema:
    properties: Schema = {"tool": {"const": name}, "arguments": arguments}
    return {
        "type": "object",
        "properties": properties,
        "required": ["tool", "arguments"],
        "additionalProperties": False,
    }


def _bounded(schema: Schema) -> Schema:
    """The schema of a tool's arguments with an end to its words."""
    fields = schema.get("properties")
    if not isinstance(fields, dict):
        return schema
    return {**schema, "properties": {name: _ending(field) for name, field in fields.items()}}


def _ending(field: JsonValue) -> JsonValue:
    match field:
        case {"type": "string"} if not {"enum", "const", "maxLength", "pattern", "format"} & field.keys():
            return {**field, "maxLength": _LONGEST}
        case _:
            return field


def _described(tool: ToolOffer) -> str:
    return f"- {tool.name}: {tool.purpose} Arguments: {_json(tool.parameters)}"


def _final(request: ChatRequest) -> str:
    what = f"JSON that fits this schema: {_json(request.schema)}" if request.schema else "words"
    return f"- {FINAL}: your answer to the user, as {what}"


def _examples(request: ChatRequest) -> Iterator[tuple[str, str]]:
    for tool in request.tools:
        question, use = _example(tool)
        yield question, use
        yield _result(tool.name, _GIVEN, question), _final_reply(request, f"It is {_GIVEN}.")
    for said, answer in _PLAIN:
        yield said, _final_reply(request, answer)


def _final_reply(request: ChatRequest, words: str) -> str:
    return _reply(FINAL, {"answer": sample(request.schema, words) if request.schema else words})


def _result(name: str, content: str, question: str) -> str:
    return f"[{name} gave back: {content}]\n\n{_GO_ON} {question}"


def _example(tool: ToolOffer) -> tuple[str, str]:
    if tool.example:
        said, arguments = tool.example
        return said, _reply(tool.name, arguments)
    arguments = sample(tool.parameters, "something")
    return f"Please use {tool.name} with {_json(arguments)}.", _reply(tool.name, arguments)


def _heard(words: str) -> Turn:
    return Turn("user", (words,))


def _said(reply: str) -> Turn:
    return Turn("assistant", (reply,))


def _spoken(talk: Talk) -> Iterator[Turn]:
    """The turns as they would have had to be said; behind each result the question is put again.

    Small models forget it over the examples, and answer those.
    """
    question = ""
    for turn, worded in zip(talk.turns, in_words(talk, _told).turns, strict=True):
        if turn.role == "assistant":
            yield worded if turn.calls else _said(_reply(FINAL, {"answer": worded.text}))
        elif turn.results and not turn.said:
            yield _heard(f"{worded.text}\n\n{_GO_ON} {question}")
        else:
            question = turn.text
            yield worded


def _told(part: ToolCall | ToolResult) -> str:
    match part:
        case ToolCall():
            return _reply(part.name, part.arguments)
        case ToolResult():
            return f"[{part.name} {'failed' if part.failed else 'gave back'}: {part.content}]"


def _reply(name: str, arguments: JsonValue) -> str:
    return _json({"tool": name, "arguments": arguments})


def _json(content: JsonValue) -> str:
    return orjson.dumps(content).decode()
