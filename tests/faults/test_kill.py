"""A killed process costs nothing that was done."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

import pytest

from studio.encoding import decode
from studio.store.store import Store
from studio.values import Message
from tests.faults.performer import RUN
from tests.faults.story import ROUNDS

MOST_KILLS = 6
ANSWERS = 1_000
"""More than the story takes."""


async def perform(folder: Path, answers: int) -> bool:
    """Let the performer work, killed after so many answers of the model; True when it came to the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.performer", str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        for _ in range(answers):
            if await process.stdout.readline() != b"said\n":
                return True
        return False
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.mark.parametrize("seed", range(2))
async def test_a_run_killed_again_and_again_loses_nothing_and_swaps_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - when to kill is no secret
    kills = 0
    stored: dict[str, bytes] = {}
    while not await perform(tmp_path, chance.randint(1, 5) if kills < MOST_KILLS else ANSWERS):
        kills += 1
        async with Store.open(tmp_path) as store:
            past = await store.runs.past(RUN, "")
        for path, value in stored.items():
            assert past.outcomes[path].value == value, f"{path} changed after it was done"
        stored = {path: outcome.value for path, outcome in past.outcomes.items()}
    assert kills >= 2
    async with Store.open(tmp_path) as store:
        run = await store.runs.run(RUN)
        assert run
        assert run.status == "finished"
        memories = await store.memories.of_session(run.flow_id, run.session, 0)
        outcomes = (await store.runs.past(RUN, run.session)).outcomes
    assert said(memories["writer"], "writer") == [f"W {turn * 2 + 1}" for turn in range(ROUNDS)]
    assert said(memories["critic"], "critic") == [f"C {turn * 2 + 1}" for turn in range(ROUNDS)]
    assert said(memories["left"], "left", "right") == ["E 1", "E 2"]
    joined = decode(outcomes["join"].value)
    assert isinstance(joined, str)
    assert sorted(joined.split("\n\n")) == ["E 1", "E 2"]


def said(memory: tuple[Message, ...], *speakers: str) -> list[str]:
    """What the speakers themselves said, in the order in which it is remembered."""
    return [message.text for message in memory if message.sender in speakers]
