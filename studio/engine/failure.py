"""The one place that turns whatever a node raised into a failure with a sentence."""

from __future__ import annotations

import traceback

from studio.errors import Remedy, StepFailure
from studio.values import Policy

MINUTES_FROM = 120
"""Seconds from which a span is told in minutes."""
LONGEST = 4_000
"""The most characters of details that are kept."""


def failure_of(title: str, policy: Policy, error: BaseException) -> StepFailure:
    """The failure to tell the user when the node of that title raised the error."""
    match error:
        case StepFailure():
            return error
        case TimeoutError():
            return _too_slow(title, policy)
        case MemoryError():
            return StepFailure(f"{title} needed more memory than there is.")
        case RecursionError():
            return StepFailure(f"{title} went in circles too deep to follow.", details=_details(error))
        case BaseExceptionGroup():
            return failure_of(title, policy, error.exceptions[0])
        case _:
            return StepFailure(f"{title} ran into a mistake in its own code.", details=_details(error), retryable=True)


def _too_slow(title: str, policy: Policy) -> StepFailure:
    limit = policy.timeout or 0
    longer = min(limit * 3, 86_400)
    remedy = Remedy(f"Allow {_span(longer)}", "set", "policy.timeout", longer)
    return StepFailure(f"{title} took longer than {_span(limit)}, so it was stopped.", remedy=remedy, retryable=True)


def _span(seconds: float) -> str:
    if seconds < MINUTES_FROM:
        return f"{seconds:g} s"
    return f"{seconds / 60:g} minutes"


def _details(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception(error))[-LONGEST:]
    except Exception:  # noqa: BLE001 - an error whose own words fail must not hide that it happened
        return type(error).__name__
