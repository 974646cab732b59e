"""Which models see pictures, told from their names.

Providers publish this in words, not in their lists of models. A name that is not known is taken for blind, since a
picture that a model cannot read ends the call, while one that is told about in words does not. Sources: the model pages
of OpenAI, Anthropic, Google, Mistral and Alibaba Cloud, and https://ollama.com/search?c=vision.
"""

from __future__ import annotations

import re

_SEEING = (
    r"gpt-4o|gpt-4\.1|gpt-4-turbo|gpt-[5-9]|\bo[13]\b(?!-mini)|\bo4-mini",
    r"claude|gemini|gemma-?3n|gemma-?[34](?!.?(270m|1b))",
    r"pixtral|mistral-(small|medium|large)|magistral|llama-?4|grok-4",
    r"vl\b|vl-|-omni|qvq|qwen-?3\.[5-9]|kimi-k2\.[5-9]",
    r"vision|llava|moondream|minicpm-v|internvl",
)
_BLIND = r"embed|tts|whisper|transcribe|audio"
_SEES = re.compile("|".join(_SEEING), re.IGNORECASE)
_IS_BLIND = re.compile(_BLIND, re.IGNORECASE)


def sees(model: str) -> bool:
    """Whether the model of that name can be shown pictures."""
    return bool(_SEES.search(model)) and not _IS_BLIND.search(model)
