"""A talk in the shape that each wire protocol wants it in.

Words alone are sent as a string wherever a protocol allows it, since small servers read nothing else. Sources:
https://platform.openai.com/docs/api-reference/chat/create, https://platform.openai.com/docs/api-reference/responses,
https://platform.claude.com/docs/en/api/messages, https://ai.google.dev/api/caching#Content,
https://docs.ollama.com/api/chat.
"""

from __future__ import annotations

from pydantic import JsonValue

from studio.models.prompt import Picture, Piece, Talk, Turn

_LABELS = {"user": "User", "assistant": "You"}


def chat_messages(talk: Talk) -> list[JsonValue]:
    """For chat completions of OpenAI: the instructions as the first message, pictures as data URLs."""
    return [*_system(talk), *(_message(turn, [_chat_part(piece) for piece in turn.content]) for turn in talk.turns)]


def _chat_part(piece: Piece) -> JsonValue:
    match piece:
        case str():
            return {"type": "text", "text": piece}
        case Picture():
            return {"type": "image_url", "image_url": {"url": piece.url}}


def responses_input(talk: Talk) -> list[JsonValue]:
    """For responses of OpenAI; the instructions stand outside."""
    return [_message(turn, [_input_part(piece) for piece in turn.content]) for turn in talk.turns]


def _input_part(piece: Piece) -> JsonValue:
    match piece:
        case str():
            return {"type": "input_text", "text": piece}
        case Picture():
            return {"type": "input_image", "image_url": piece.url, "detail": "auto"}


def anthropic_messages(talk: Talk) -> list[JsonValue]:
    """For messages of Anthropic; the instructions stand outside."""
    return [_message(turn, [_block(piece) for piece in turn.content]) for turn in talk.turns]


def _block(piece: Piece) -> JsonValue:
    match piece:
        case str():
            return {"type": "text", "text": piece}
        case Picture():
            return {"type": "image", "source": {"type": "base64", "media_type": piece.mime, "data": piece.base64}}


def gemini_contents(talk: Talk) -> list[JsonValue]:
    """For Gemini, which calls the assistant the model; the instructions stand outside."""
    return [
        {"role": "model" if turn.role == "assistant" else "user", "parts": [_part(piece) for piece in turn.content]}
        for turn in talk.turns
    ]


def _part(piece: Piece) -> JsonValue:
    match piece:
        case str():
            return {"text": piece}
        case Picture():
            return {"inlineData": {"mimeType": piece.mime, "data": piece.base64}}


def ollama_messages(talk: Talk) -> list[JsonValue]:
    """For Ollama: the instructions as the first message, pictures apart from the words."""
    return [*_system(talk), *(_with_images(turn) for turn in talk.turns)]


def _with_images(turn: Turn) -> JsonValue:
    message: dict[str, JsonValue] = {"role": turn.role, "content": turn.text}
    if images := [piece.base64 for piece in turn.content if isinstance(piece, Picture)]:
        message["images"] = [*images]
    return message


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
    seen = any(isinstance(piece, Picture) for piece in turn.content)
    return {"role": turn.role, "content": parts if seen else turn.text}
