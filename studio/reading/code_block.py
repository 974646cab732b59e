"""The block of code in a reply."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.reading.rule import Misread, Read

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n]*$", re.MULTILINE)
_DOUBLED = re.compile(r"^[ \t]*```[ \t]*\n(?=[ \t]*```[^\s`])|(?<=\n```)[ \t]*\n[ \t]*```[ \t]*\Z", re.MULTILINE)
NONE = Misread("There is no block of code between ``` marks in it.")
CUT = Misread("A block of code in it is not closed by ```.")
SEVERAL = Misread("There are several blocks of code in it, so it is not clear which one counts.")


@dataclass(frozen=True, slots=True)
class _Block:
    language: str
    code: str


def find_code(text: str, language: str) -> Read | Misread:
    """The one block of code in a text, or the one in that language."""
    single = _DOUBLED.sub("", text.strip())
    fences = list(_FENCE.finditer(single))
    if not fences:
        return NONE
    if len(fences) % 2 or any(closing[2] for closing in fences[1::2]):
        return CUT
    blocks = [
        _Block(opening[2], single[opening.end() + 1 : closing.start()].removesuffix("\n"))
        for opening, closing in zip(fences[::2], fences[1::2], strict=True)
    ]
    repairs = () if single == text.strip() else ("left out the doubled marks around the code",)
    return _chosen(blocks, language.strip(), repairs)


def _chosen(blocks: list[_Block], language: str, repairs: tuple[str, ...]) -> Read | Misread:
    """Of several blocks the one in the language, as long as each says its own."""
    if len(blocks) > 1:
        if not language or not all(block.language for block in blocks):
            return SEVERAL
        blocks = [block for block in blocks if _is_in(block, language)]
    match blocks:
        case []:
            return Misread(f"There is no block of code in {language} in it.")
        case [block] if not language or not block.language or _is_in(block, language):
            return Read(block.code, repairs) if block.code.strip() else NONE
        case [block]:
            return Misread(f"The code in it is in {block.language}, but should be in {language}.")
        case _:
            return SEVERAL


def _is_in(block: _Block, language: str) -> bool:
    """Whether the word at the block's opening means the language: `py` and `Python3` are Python."""
    said, wanted = block.language.lower(), language.lower()
    return said.startswith(wanted) or wanted.startswith(said)
