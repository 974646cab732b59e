"""The headers on every answer: what our pages may load, who may frame them, and that nobody elsewhere may read them."""

from __future__ import annotations

from starlette.types import Message, Send

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio builds its templates from text and starts inline
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    b"content-security-policy": "; ".join(f"{name} {sources}" for name, sources in _POLICY.items()).encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
_DROPPED = b"access-control-"
"""Gradio answers other origins on this machine; we answer none."""


def with_headers(send: Send) -> Send:
    """Send answers with our headers in place of what was set under the same names."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name, value) for name, value in message["headers"] if _stays(name.lower())]
            message = {**message, "headers": [*own, *HEADERS.items()]}
        await send(message)

    return sending


def _stays(name: bytes) -> bool:
    return name not in HEADERS and not name.startswith(_DROPPED)
