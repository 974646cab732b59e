"""The packaged model when something is wrong with it: no weights, bad weights, a full disk, a parent that dies."""

from __future__ import annotations

import asyncio
import hashlib
import os
import select
import shutil
import subprocess
import sys
from contextlib import aclosing
from pathlib import Path
from typing import NamedTuple

import pytest

from studio.chat_model import ModelName
from studio.errors import ModelFailure
from studio.models import weights
from studio.models.http import Outbound
from studio.models.packaged import PackagedModel
from studio.models.warmth import Failed, Thermometer, Warming, Warmth
from tests.fakes.packaged_models import packaged_models_folder
from tests.models.asking import failure_of, question


class Usage(NamedTuple):
    """What a disk says of itself."""

    free: int


HELLO = question(model=ModelName.default)


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Three small parts, and the sum of what they make."""
    pieces = [b"one " * 1000, b"two " * 1000, b"three"]
    paths = tuple(tmp_path / f"part{number}.bin" for number in range(3))
    for path, piece in zip(paths, pieces, strict=True):
        path.write_bytes(piece)
    monkeypatch.setattr(weights, "SHA256", hashlib.sha256(b"".join(pieces)).hexdigest())
    monkeypatch.setattr(weights, "SIZE", sum(map(len, pieces)))
    return paths


def nothing(share: float) -> None:
    assert 0 <= share <= 1


def test_weights_are_put_together_once_and_checked_each_time(parts: tuple[Path, ...], tmp_path: Path) -> None:
    folder, shares = tmp_path / "models", list[float]()
    path = weights.assemble(parts, folder, shares.append)
    written = path.stat().st_mtime_ns

    assert weights.assemble(parts, folder, nothing).stat().st_mtime_ns == written
    assert (shares[-1], path.read_bytes()[-9:]) == (1.0, b"two three")


def test_damaged_weights_are_put_together_again(parts: tuple[Path, ...], tmp_path: Path) -> None:
    path = weights.assemble(parts, tmp_path, nothing)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])

    assert weights.assemble(parts, tmp_path, nothing).read_bytes() == whole


def test_damaged_parts_are_refused_and_leave_nothing_behind(parts: tuple[Path, ...], tmp_path: Path) -> None:
    parts[1].write_bytes(b"evil")
    with pytest.raises(ModelFailure, match="arrived damaged"):
        weights.assemble(parts, tmp_path / "models", nothing)

    assert [path.suffix for path in (tmp_path / "models").iterdir()] == [".lock"]


def test_a_disk_too_full_is_said_before_anything_is_written(
    parts: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nearly_full(_: Path) -> Usage:
        return Usage(free=10**8)

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    with pytest.raises(ModelFailure, match=r"needs 0.2 GB, but the disk has 0.1 GB left"):
        weights.assemble(parts, tmp_path / "models", nothing)


async def test_without_weights_the_failure_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PARTS", 23)
    packaged = PackagedModel(tmp_path, Outbound())
    async with packaged.at_work():
        failure = await failure_of(packaged, HELLO)

    assert failure.sentence.startswith("The built-in model is not installed.")
    assert not failure.retryable


async def test_weights_that_cannot_be_loaded_are_said_and_tried_again_on_the_next_question(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"no model")
    packaged = PackagedModel(tmp_path, Outbound(), bad)
    async with packaged.at_work():
        first, heard = await failure_of(packaged, HELLO), list[Warmth]()
        packaged.thermometer.listen(heard.append)
        second = await failure_of(packaged, HELLO)

    assert first.sentence == second.sentence == "The built-in model could not be loaded."
    assert isinstance(heard[0], Warming)


async def test_it_may_be_asked_from_the_loop_of_another_thread(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"no model")
    packaged = PackagedModel(tmp_path, Outbound(), bad)
    async with packaged.at_work(), asyncio.timeout(30):
        failure = await asyncio.to_thread(lambda: asyncio.run(failure_of(packaged, HELLO)))

    assert failure.sentence == "The built-in model could not be loaded."


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    packaged = PackagedModel(tmp_path / "models", Outbound())
    async with packaged.at_work():
        failure = await failure_of(packaged, HELLO)

    assert failure.sentence == "The built-in model could not be prepared."


async def test_a_model_that_is_not_at_work_says_so(tmp_path: Path) -> None:
    assert (await failure_of(PackagedModel(tmp_path, Outbound()), HELLO)).sentence == (
        "The built-in model is switched off."
    )


async def test_an_app_that_ends_while_weights_are_read_ends_at_once() -> None:
    packaged = PackagedModel(packaged_models_folder(), Outbound())
    reading = asyncio.Event()
    loop = asyncio.get_running_loop()
    packaged.thermometer.listen(lambda _: loop.call_soon_threadsafe(reading.set) and None)
    async with asyncio.timeout(5):
        async with packaged.at_work():
            await reading.wait()

    assert isinstance(packaged.thermometer.warmth, Failed)


async def test_warmth_is_followed_across_threads() -> None:
    thermometer, seen = Thermometer(Warming(0)), list[Warmth]()
    async with asyncio.timeout(5), aclosing(thermometer.follow()) as following:
        async for warmth in following:
            seen.append(warmth)
            if warmth == Warming(1):
                break
            await asyncio.to_thread(thermometer.turn, Warming(1))

    assert seen == [Warming(0), Warming(1)]


PARENT = """
import asyncio, sys
from pathlib import Path
from studio.models.packaged_process import serving

async def main():
    async with serving(Path(sys.argv[1]), Path(sys.argv[2])) as running:
        print(running.process.pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


def test_the_process_dies_with_its_parent(tmp_path: Path) -> None:
    folder = packaged_models_folder()
    path = weights.assemble(weights.find_parts(), folder, nothing)
    command = [sys.executable, "-c", PARENT, path, tmp_path / "log"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()

    ended, _, _ = select.select([child], [], [], 10)
    os.close(child)
    assert ended
