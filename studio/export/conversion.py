"""The implicit conversions between ports, as expressions of Python."""

from __future__ import annotations

from studio.export.imports import Imports
from studio.wire_types import PortType

_MEDIA = frozenset({"image", "audio", "video", "file"})


def converted(expression: str, source: PortType, target: PortType, imports: Imports) -> str:
    """The expression as `target` needs it."""
    if source.many and target.many:
        one, other = source.model_copy(update={"many": False}), target.model_copy(update={"many": False})
        inner = converted("item", one, other, imports)
        return expression if inner == "item" else f"[{inner} for item in {expression}]"
    if target.many:
        return f"[{converted(expression, source, target.model_copy(update={'many': False}), imports)}]"
    if target.variable or (target.name in ("any", source.name) and not source.many):
        return expression
    return _single(expression, source, target, imports)


def _single(expression: str, source: PortType, target: PortType, imports: Imports) -> str:
    match source.name, target.name:
        case "message", "text" if not source.many:
            return f"{expression}.text"
        case _, "text":
            return f"{imports.name('studio.wire_types', 'plain_text')}({expression})"
        case "text", "message" if not source.many:
            return f"{imports.name('studio.values', 'Message')}.of({expression})"
        case media, "message" if media in _MEDIA and not source.many:
            return f"{imports.name('studio.values', 'Message')}(parts=({expression},))"
        case _, "message":
            return f"{imports.name('studio.wire_types', 'as_message')}({expression})"
        case media, "file" if media in _MEDIA:
            return f"{imports.name('studio.wire_types', 'as_file')}({expression})"
        case _:
            return expression
