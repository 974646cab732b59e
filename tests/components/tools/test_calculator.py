"""The calculator."""

from __future__ import annotations

import pytest

from components.tools.calculator import Calculator
from studio.errors import StepFailure


async def test_it_works_out_a_sum() -> None:
    assert await Calculator()("12 * 7") == 84


async def test_what_is_no_sum_fails_with_the_reason() -> None:
    with pytest.raises(StepFailure, match="“12 apples” cannot be worked out: “apples” stands where"):
        await Calculator()("12 apples")
