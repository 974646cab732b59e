"""What a server's refusal is about, told from its status and its complaint."""

from __future__ import annotations

import re
import time
from email.utils import parsedate_to_datetime
from typing import Literal

from studio.models.wire import NOTHING_THERE, Complaint

Refusal = Literal[
    "key",
    "access",
    "credit",
    "busy",
    "own_fault",
    "no_model",
    "too_long",
    "filter",
    "misunderstood",
    "not_a_server",
    "nothing_there",
]
MAX_WAIT = 60.0

_TOLD: tuple[tuple[str, Refusal], ...] = (
    (r"support tool use|not support tools", "misunderstood"),
    (r"context[ _](length|window|size)|maximum context|prompt is too long|too many (input )?tokens", "too_long"),
    (r"exceeds? (the )?(context limit|maximum number of tokens)|request_too_large", "too_long"),
    (r"insufficient[ _](quota|balance|credits|funds)|credit balance|billing_hard_limit|billing_error", "credit"),
    (r"spend_limit_reached|(spend|api usage) limits?\b", "credit"),
    (r"(invalid|incorrect|wrong|expired)[ _](x-)?api[ _-]?key|api[ _-]?key (is )?(not valid|expired)", "key"),
    (r"content[ _](filter|policy|management)|safety (system|filter)|moderation|usage policy", "filter"),
    (r"data_?inspection_?failed|inappropriate content", "filter"),
    (r"model[ _]not[ _](found|exist)|model.{0,200} (does not exist|not found)|(unknown|invalid) model", "no_model"),
)
_TOLD_PATTERNS: tuple[tuple[re.Pattern[str], Refusal], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), refusal) for pattern, refusal in _TOLD
)
_INSIDE: dict[str, Refusal] = {
    "invalid_request_error": "misunderstood",
    "authentication_error": "key",
    "permission_error": "access",
    "not_found_error": "no_model",
    "invalid_prompt": "misunderstood",
}
"""Codes that stand for a status where that was given away before the server knew."""
_BUSY = re.compile(
    r"overloaded|rate[ _]limit|too many requests|resource_exhausted|^unavailable|(service|temporarily) unavailable",
    re.IGNORECASE,
)
_GIVEN_AWAY = 200
_OF_ITSELF = 500
_BY_STATUS: dict[int, Refusal] = {
    400: "misunderstood",
    401: "key",
    402: "credit",
    403: "access",
    404: "no_model",
    408: "own_fault",
    409: "own_fault",
    413: "too_long",
    422: "misunderstood",
    425: "own_fault",
    429: "busy",
    503: "busy",
    529: "busy",
}


def refusal(status: int, complaint: Complaint | None) -> Refusal:
    """What it is about; inside a stream, where the status says 200, the complaint's own codes count as one.

    Below 500 the words of a complaint say it more truly than the status; from there on the server speaks of itself.
    """
    if complaint is None:
        return "not_a_server" if status < 400 or status in (404, 405) else _by_status(status)  # noqa: PLR2004
    if NOTHING_THERE in complaint.codes:
        return "nothing_there"
    said = " ".join((*sorted(complaint.codes), complaint.message))
    status = max((int(code) for code in complaint.codes if re.fullmatch(r"[45]\d\d", code)), default=status)
    if status < _OF_ITSELF:
        for pattern, found in _TOLD_PATTERNS:
            if pattern.search(said):
                return found
    if status in (200, 400) and _BUSY.search(said):
        return "busy"
    if status == _GIVEN_AWAY:
        known = sorted(complaint.codes & _INSIDE.keys())
        return _INSIDE[known[0]] if known else "own_fault"
    return _by_status(status)


def _by_status(status: int) -> Refusal:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return "misunderstood" if 400 <= status < _OF_ITSELF else "own_fault"  # noqa: PLR2004


def wait(retry_after: str) -> float | None:
    """The seconds a `Retry-After` header asks for, at most `MAX_WAIT`; None when it asks for nothing readable."""
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(retry_after).timestamp() - time.time()
        except ValueError:
            return None
    return min(max(seconds, 0.0), MAX_WAIT) if seconds == seconds else None  # noqa: PLR0124 - not a number
