"""A process that is killed while it works loses nothing it was told is safe."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from studio.store.store import Store

WORKER = dedent("""
    import asyncio, sys
    from pathlib import Path
    from studio.engine.events import Logged
    from studio.engine.journal import Addition, Outcome
    from studio.store.runs import RunRecord
    from studio.store.store import Store
    from studio.values import Message

    async def main() -> None:
        async with Store.open(Path(sys.argv[1])) as store:
            run = await store.runs.accept(RunRecord("flow", 1, "{}", b"{}", "talk"))
            print("accepted", run, flush=True)
            journal = store.runs.journal(run)
            journal.status("running")
            for number in range(1_000_000):
                path = f"loop.body[{number}]/agent"
                message = Addition("agent", Message.of(path))
                journal.record(Outcome(path, "agent", "d" * 32, b'"%d"' % number, 0.0, (message,)))
                journal.events([Logged(number + 1, 0.0, path, "agent", "info", "done")])
                if number % 3 == 0:
                    await journal.commit()
                    print("safe", number, flush=True)

    asyncio.run(main())
""")


def work_until_killed(folder: Path, after_lines: int) -> tuple[str, int]:
    """Let a process work, kill it after it has said so much; gives the run and the last step it was told is safe."""
    process = subprocess.Popen([sys.executable, "-c", WORKER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline().split() for _ in range(after_lines)]
    process.send_signal(signal.SIGKILL)
    said += [line.split() for line in process.stdout.read().splitlines() if line.count(" ") == 1]
    process.stdout.close()
    process.wait()
    return said[0][1], max((int(number) for word, number in said if word == "safe"), default=-1)


@pytest.mark.parametrize("after_lines", [1, 2, 17, 60, 150])
async def test_nothing_that_was_safe_is_lost_and_the_files_are_sound(tmp_path: Path, after_lines: int) -> None:
    run, safe = work_until_killed(tmp_path, after_lines)
    assert integrity(tmp_path) == ["ok", "ok"]
    async with Store.open(tmp_path) as store:
        past = await store.runs.past(run, "talk")
        assert [each.id for each in await store.runs.unfinished()] == [run]
    paths = list(past.outcomes)
    assert paths == [f"loop.body[{number}]/agent" for number in range(len(paths))]
    assert len(paths) > safe
    assert all(step.additions[0].message.text == path for path, step in past.outcomes.items())
    assert past.last_seq > safe


async def test_killed_again_while_going_on_it_still_loses_nothing(tmp_path: Path) -> None:
    first, safe_first = work_until_killed(tmp_path, 5)
    second, safe_second = work_until_killed(tmp_path, 5)
    async with Store.open(tmp_path) as store:
        assert [run.id for run in await store.runs.unfinished()] == [first, second]
        for run, safe in ((first, safe_first), (second, safe_second)):
            assert len((await store.runs.past(run, "talk")).outcomes) > safe


def integrity(folder: Path) -> list[str]:
    findings: list[str] = []
    for name in ("playbill.db", "events.db"):
        connection = sqlite3.connect(folder / name)
        findings += [finding for (finding,) in connection.execute("PRAGMA integrity_check")]
        connection.close()
    return findings
