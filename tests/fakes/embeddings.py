"""Embeddings as OpenAI's endpoint answers them: https://platform.openai.com/docs/api-reference/embeddings."""

from __future__ import annotations

import orjson
from pydantic import JsonValue

from tests.fakes.beside_chat import letters_of
from tests.fakes.model_server import Reply


def embedded(*texts: str, scale: float = 1.0) -> Reply:
    """An answer with the vectors of these texts, in an order of its own."""
    entries: list[JsonValue] = [
        {"object": "embedding", "index": index, "embedding": [scale * number for number in letters_of(text)]}
        for index, text in enumerate(texts)
    ]
    usage: JsonValue = {"prompt_tokens": 8, "total_tokens": 8}
    content: JsonValue = {"object": "list", "data": entries[::-1], "model": "fake-embed", "usage": usage}
    return Reply((orjson.dumps(content),), headers={"Content-Type": "application/json"})
