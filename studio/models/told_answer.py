"""Reads the answer of a model that was told in words how to use tools: JSON that is a call or the final answer.

Models that nobody constrains put words around it, or fences, or tags, or leave it away and just answer; all of that
is understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import JsonValue

from studio.models.calling import call_of, mended
from studio.models.growing_value import GrowingValue
from studio.models.reader import Rest
from studio.models.wire import as_text, parse
from studio.values import ToolCall

FINAL = "final_answer"
_MARK = re.compile(r"\[?\{|```|<tool_call>")
_MARK_BEGUN = re.compile(r"(\[|`{1,2}|<(t(o(o(l(_(c(a(l{1,2})?)?)?)?)?)?)?)?)$")
_WRAPPING = r"(?:```(?:json)?|</?tool_call>|\s)*"
_NAME = r'\{\s*"(?:tool|name)"\s*:\s*"'
_HEAD = re.compile(rf'{_WRAPPING}{_NAME}{FINAL}"\s*,\s*"(?:arguments|parameters)"\s*:\s*\{{\s*"answer"\s*:\s*(?=\S)')
_NAMED = re.compile(rf'{_WRAPPING}{_NAME}([^"]+)"')
_WRAPPED = re.compile(rf"^{_WRAPPING}(.*?){_WRAPPING}$", re.DOTALL)
_HEAD_ROOM = 400
"""Signs in which the head of a final answer must have come, if it comes at all."""


class ToldAnswer:
    """Hands on the final answer word by word while it is being written, and keeps calls until they are whole."""

    def __init__(self) -> None:
        self._held = ""
        self._marked = False
        self._answer: GrowingValue | None = None

    def take(self, text: str) -> str:
        """The words of the answer that are sure after this."""
        if self._answer:
            return "" if self._answer.done else self._answer.take(text)
        self._held += text
        said = "" if self._marked else self._before_mark()
        if self._marked and (head := _HEAD.match(self._held[:_HEAD_ROOM])):
            self._answer = GrowingValue()
            return said + self._answer.take(self._held[head.end() :])
        return said

    def end(self, *, cut: bool) -> Rest:
        """What is left: words, or calls; JSON that was cut off inside a call makes it unreadable."""
        held, self._held = self._held, ""
        if self._answer or not held.strip():
            return "", ()
        inner = _WRAPPED.sub(r"\1", held)
        if cut:
            named = _NAMED.match(held)
            return ("", (call_of(named[1], "", cut=True),)) if named and named[1] != FINAL else (held, ())
        found = parse(inner)
        wishes = tuple(_wishes(mended(inner) if found is None and self._marked else found))
        if not wishes:
            return held, ()
        answers = (as_text(_answer(arguments)) for name, arguments in wishes if name == FINAL)
        calls = tuple(_call(name, arguments) for name, arguments in wishes if name != FINAL)
        return "\n\n".join(filter(None, answers)), calls

    def _before_mark(self) -> str:
        """The words before the JSON begins; what may be the beginning of its wrapping is held back."""
        if mark := _MARK.search(self._held):
            self._marked = True
            at = mark.start()
        else:
            begun = _MARK_BEGUN.search(self._held)
            at = begun.start() if begun else len(self._held)
        said, self._held = self._held[:at], self._held[at:]
        return said


def _wishes(content: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    """The names and arguments in it, in the spellings that models know."""
    match content:
        case list():
            for one in content:
                yield from _wishes(one)
        case {"tool": str(name)} | {"name": str(name)} if name:
            yield name, content.get("arguments", content.get("parameters"))
        case _:
            pass


def _answer(arguments: JsonValue) -> JsonValue:
    return arguments["answer"] if isinstance(arguments, dict) and "answer" in arguments else arguments


def _call(name: str, arguments: JsonValue) -> ToolCall:
    return call_of(name, as_text(arguments))
