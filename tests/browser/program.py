"""The program under test: `app.py` as a process of its own, with a data folder and a port of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

from tests.fakes.packaged_models import packaged_models_folder

ROOT = Path(__file__).parents[2]
PATIENCE = 90
"""Seconds that anything may take on a machine that has much to do."""


@dataclass
class Program:
    """Playbill, running; it keeps its port when it is started again."""

    folder: Path
    port: int = 0
    link: str = ""
    _process: subprocess.Popen[str] | None = None
    _listener: Thread | None = None
    _said: Queue[str] = field(default_factory=Queue[str])

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start it and wait until it has printed its link."""
        watched = [sys.executable, str(ROOT / "tests/browser/watched.py"), str(self.folder / "calls")]
        options = ["--no-browser", "--port", str(self.port), "--data", str(self.data)]
        environment = {"PLAYBILL_MODELS": str(packaged_models_folder()), "PYTHONPATH": str(ROOT)}
        with (self.folder / "errors").open("a") as errors:
            process = subprocess.Popen(
                [*watched, *options],
                cwd=ROOT,
                env=os.environ | environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._process = process
        assert process.stdout
        self._listener = Thread(target=self._listen, args=(process.stdout,))
        self._listener.start()
        self.link = self._said.get(timeout=PATIENCE)
        self.port = int(re.findall(r":(\d+)/", self.link)[0])

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as a user does."""
        self._end(signal.SIGINT)

    def calls_outside(self) -> str:
        """Whom it called outside of this computer, one a line."""
        return (self.folder / "calls").read_text()

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        self._process.wait(PATIENCE)
        if self._listener:
            self._listener.join()
        self._process = self._listener = None

    def _listen(self, said: IO[str]) -> None:
        with said:
            for line in said:
                if "?token=" in line:
                    self._said.put(line.split()[-1])


@contextmanager
def running(folder: Path) -> Generator[Program]:
    """Playbill while a test uses it."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Program(folder)
    program.start()
    try:
        yield program
    finally:
        program.stop()
