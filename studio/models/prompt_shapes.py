"""A talk in the shape that each wire protocol wants it in.

Words alone are sent as a string wherever a protocol allows it, since small servers read nothing else. Thoughts are
sent back where a provider asks for them behind a tool call, and nowhere else. Sources:
https://platform.openai.com/docs/api-reference/chat/create, https://platform.openai.com/docs/api-reference/responses,
https://platform.openai.com/docs/guides/reasoning#encrypted-reasoning-items (`encrypted_content`),
https://api-docs.deepseek.com/guides/thinking_mode (`reasoning_content`), https://platform.claude.com/docs/en/api/messages,
https://platform.claude.com/docs/en/build-with-claude/extended-thinking (signatures),
https://ai.google.dev/api/caching#Content, https://ai.google.dev/gemini-api/docs/thought-signatures,
https://docs.ollama.com/capabilities/tool-calling.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from pydantic import JsonValue

from studio.models.turns import Picture, Piece, Said, Talk, Turn
from studio.values import Thinking, ToolCall, ToolResult

REDACTED = "redacted "
"""How the seal of a thought begins that nobody but its provider may read."""
UNSIGNED = "skip_thought_signature_validator"
"""What Gemini takes in place of a signature for a call that another model made."""
_LABELS = {"user": "User", "assistant": "You"}


def chat_messages(talk: Talk, *, thoughts: bool = True) -> list[JsonValue]:
    """For chat completions of OpenAI: the instructions as the first message, pictures as data URLs."""
    return [*_system(talk), *(message for turn in talk.turns for message in _chat_turn(turn, thoughts=thoughts))]


def _chat_turn(turn: Turn, *, thoughts: bool) -> Iterator[JsonValue]:
    for result in turn.results:
        yield {"role": "tool", "tool_call_id": result.id, "content": _told(result)}
    if turn.calls:
        message: dict[str, JsonValue] = {"role": "assistant", "content": turn.text or None}
        if thoughts and (thought := _thought(turn)):
            message["reasoning_content"] = thought
        message["tool_calls"] = [_function(call) for call in turn.calls]
        yield message
    elif turn.said:
        yield _message(turn, [_chat_part(piece) for piece in turn.said])


def _function(call: ToolCall) -> dict[str, JsonValue]:
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": _json(call)}}


def _chat_part(piece: Said) -> JsonValue:
    match piece:
        case str():
            return {"type": "text", "text": piece}
        case Picture():
            return {"type": "image_url", "image_url": {"url": piece.url}}


def responses_input(talk: Talk) -> list[JsonValue]:
    """For responses of OpenAI, where calls and results are items of their own; the instructions stand outside."""
    return [item for turn in talk.turns for item in _items(turn)]


def _items(turn: Turn) -> Iterator[JsonValue]:
    for result in turn.results:
        yield {"type": "function_call_output", "call_id": result.id, "output": _told(result)}
    for thought in turn.thoughts:
        id, _, encrypted = thought.sealed.partition(" ")
        if encrypted:
            summary: list[JsonValue] = [{"type": "summary_text", "text": thought.text}] if thought.text else []
            yield {"type": "reasoning", "id": id, "summary": summary, "encrypted_content": encrypted}
    if turn.said:
        yield _message(turn, [_input_part(piece) for piece in turn.said])
    for call in turn.calls:
        yield {"type": "function_call", "call_id": call.id, "name": call.name, "arguments": _json(call)}


def _input_part(piece: Said) -> JsonValue:
    match piece:
        case str():
            return {"type": "input_text", "text": piece}
        case Picture():
            return {"type": "input_image", "image_url": piece.url, "detail": "auto"}


def anthropic_messages(talk: Talk) -> list[JsonValue]:
    """For messages of Anthropic, thoughts as they were signed; the instructions stand outside."""
    return [
        _message(turn, [block for piece in turn.content if (block := _block(piece)) is not None]) for turn in talk.turns
    ]


def _block(piece: Piece) -> JsonValue:
    match piece:
        case str():
            return {"type": "text", "text": piece}
        case Picture():
            return {"type": "image", "source": {"type": "base64", "media_type": piece.mime, "data": piece.base64}}
        case ToolCall():
            return {"type": "tool_use", "id": piece.id, "name": piece.name, "input": piece.arguments}
        case ToolResult():
            told: dict[str, JsonValue] = {"type": "tool_result", "tool_use_id": piece.id, "content": piece.content}
            return told | {"is_error": True} if piece.failed else told
        case Thinking() if piece.sealed.startswith(REDACTED):
            return {"type": "redacted_thinking", "data": piece.sealed.removeprefix(REDACTED)}
        case Thinking():
            thought: JsonValue = {"type": "thinking", "thinking": piece.text, "signature": piece.sealed}
            return thought if piece.sealed else None


def gemini_contents(talk: Talk, *, signed: bool = True) -> list[JsonValue]:
    """For Gemini, which calls the assistant the model; the instructions stand outside.

    `signed` models want the first call of each turn signed.
    """
    return [_content(turn, signed=signed) for turn in talk.turns]


def _content(turn: Turn, *, signed: bool) -> JsonValue:
    parts = [part for piece in turn.content if (part := _part(piece)) is not None]
    unsigned = signed and turn.calls and not any(call.sealed for call in turn.calls)
    if unsigned:
        first = next(part for part in parts if "functionCall" in part)
        first["thoughtSignature"] = UNSIGNED
    return {"role": "model" if turn.role == "assistant" else "user", "parts": [*parts]}


def _part(piece: Piece) -> dict[str, JsonValue] | None:
    match piece:
        case str():
            return {"text": piece}
        case Picture():
            return {"inlineData": {"mimeType": piece.mime, "data": piece.base64}}
        case ToolCall():
            called: dict[str, JsonValue] = {
                "functionCall": {"id": piece.id, "name": piece.name, "args": piece.arguments}
            }
            return called | {"thoughtSignature": piece.sealed} if piece.sealed else called
        case ToolResult():
            given: JsonValue = {"error" if piece.failed else "result": piece.content}
            return {"functionResponse": {"id": piece.id, "name": piece.name, "response": given}}
        case Thinking():
            return None


def ollama_messages(talk: Talk) -> list[JsonValue]:
    """For Ollama: the instructions as the first message, pictures apart from the words, calls without ids."""
    return [*_system(talk), *(message for turn in talk.turns for message in _ollama_turn(turn))]


def _ollama_turn(turn: Turn) -> Iterator[JsonValue]:
    for result in turn.results:
        yield {"role": "tool", "tool_name": result.name, "content": _told(result)}
    message: dict[str, JsonValue] = {"role": turn.role, "content": turn.text}
    if images := [piece.base64 for piece in turn.said if isinstance(piece, Picture)]:
        message["images"] = [*images]
    if thought := _thought(turn):
        message["thinking"] = thought
    if turn.calls:
        message["tool_calls"] = [{"function": {"name": call.name, "arguments": call.arguments}} for call in turn.calls]
    if turn.said or turn.calls:
        yield message


def plain_text(talk: Talk) -> str:
    """For servers that take one text: the instructions, then each turn under who said it when there are several."""
    if len(talk.turns) == 1:
        said = talk.turns[0].text
    else:
        said = "\n\n".join([*(f"{_LABELS[turn.role]}: {turn.text}" for turn in talk.turns), "You:"])
    return f"{talk.instructions}\n\n{said}" if talk.instructions else said


def _system(talk: Talk) -> list[JsonValue]:
    return [{"role": "system", "content": talk.instructions}] if talk.instructions else []


def _message(turn: Turn, parts: list[JsonValue]) -> JsonValue:
    words = all(isinstance(piece, str) for piece in turn.content)
    return {"role": turn.role, "content": turn.text if words else parts}


def _json(call: ToolCall) -> str:
    return orjson.dumps(call.arguments).decode()


def _told(result: ToolResult) -> str:
    return f"Error: {result.content}" if result.failed else result.content


def _thought(turn: Turn) -> str:
    return "\n\n".join(thought.text for thought in turn.thoughts if thought.text)
