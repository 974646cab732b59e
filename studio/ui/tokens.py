"""The design tokens, read from the one place that declares them: `static/src/shell/tokens.css`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "static" / "src" / "shell" / "tokens.css"
_BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARED = re.compile(r"--([\w-]+):\s*([^;]+);")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Their names and values; `dark` holds those that are another under the class `dark`."""

    light: dict[str, str]
    dark: dict[str, str]


def read_tokens(file: Path = FILE) -> Tokens:
    """The tokens of the style sheet."""
    blocks = {selector.strip(): body for selector, body in _BLOCK.findall(file.read_text("utf-8"))}
    return Tokens(_declared(blocks[":root"]), _declared(blocks[".dark"]))


def _declared(body: str) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in _DECLARED.findall(body)}
