"""Starts the process in which the packaged model works, and ends it."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from studio.chat_model import ModelName
from studio.errors import ModelFailure, Remedy
from studio.models.abilities import PACKAGED
from studio.models.failures import TRY_AGAIN
from studio.models.packaged_server import SPIN, SPINS, Serving
from studio.models.server import Server

_TOP = Path(__file__).parents[2]
_TAIL = 600


@dataclass(frozen=True, slots=True)
class PackagedProcess:
    """A process that answers at `server`."""

    server: Server
    process: asyncio.subprocess.Process

    async def ended(self) -> int:
        """Wait until it ended by itself; the signal or status it ended with."""
        return await self.process.wait()


@asynccontextmanager
async def serving(weights: Path, log: Path) -> AsyncGenerator[PackagedProcess]:
    """The process, answering; raises `ModelFailure` when it does not come so far. It ends with the block."""
    key = secrets.token_urlsafe()
    wish = Serving(path=str(weights), alias=ModelName.default.model, key=key, threads=_threads())
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "studio.models.packaged_server"),
            env={SPIN: SPINS, **os.environ, "PYTHONPATH": str(_TOP)},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    try:
        address = await _told(process, wish)
        if not address:
            raise _not_loaded(await process.wait(), log)
        server = Server(
            "Built-in model", "the built-in model", f"{address}/v1", SecretStr(key), local=True, abilities=PACKAGED
        )
        yield PackagedProcess(server, process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _told(process: asyncio.subprocess.Process, wish: Serving) -> str:
    if process.stdin is None or process.stdout is None:
        return ""
    process.stdin.write(wish.model_dump_json().encode() + b"\n")
    return (await process.stdout.readline()).decode().strip()


def _not_loaded(status: int, log: Path) -> ModelFailure:
    details = f"ended with {status}\n{log.read_text('utf-8', 'replace')[-_TAIL:]}"
    if status == -signal.SIGILL:
        return ModelFailure(
            "This computer's processor is too old for the built-in model.",
            remedy=Remedy("Choose another model", "open_models"),
            details=details,
        )
    return ModelFailure("The built-in model could not be loaded.", remedy=TRY_AGAIN, details=details)


def _threads() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, 8))
