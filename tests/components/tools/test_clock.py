"""The clock."""

from __future__ import annotations

import re

import pytest

from components.tools.clock import Clock
from studio.engine.journal import MemoryJournal
from studio.errors import StepFailure
from tests.components.staged import cut, given, performed
from tests.engine.playing import flow, node, values


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "tokyo", " Tokyo "])
async def test_a_zone_is_known_by_its_name_and_by_its_city(zone: str) -> None:
    told = await Clock()(zone)

    assert re.fullmatch(r"[A-Z][a-z]+day, \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d \(Asia/Tokyo, UTC\+09:00\)", told)


async def test_a_zone_that_is_not_there_names_near_ones() -> None:
    with pytest.raises(StepFailure, match=r"no time zone called “Europe/Berln”\. Did you mean Europe/Berlin"):
        await Clock()("Europe/Berln")


async def test_here_has_an_offset() -> None:
    assert "UTC" in await Clock()()


async def test_it_stays_the_time_it_was_when_a_run_goes_on() -> None:
    made = flow(clock=given(node("Clock"), zone="UTC"))
    before, after = MemoryJournal(), MemoryJournal()
    events = await performed(made, before)

    again = await performed(made, after, cut(before, 1))

    assert values(again)["clock"] == values(events)["clock"]
    assert after.outcomes.keys() == {"clock"}
