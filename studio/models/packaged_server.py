"""The process in which the packaged model works: `python -m studio.models.packaged_server`.

It is told what to serve in one line of JSON on its standard input, answers there with one line, the address it serves
at, and ends when that input ends, which is when its parent does. The port is chosen by the system, and only who knows
the key is answered.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from threading import Thread
from typing import TYPE_CHECKING, TextIO

from studio.values import Frozen

# The library is compiled and tells no types.
# pyright: reportAttributeAccessIssue=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownParameterType=false

if TYPE_CHECKING:
    import xllamacpp

SPIN = "GOMP_SPINCOUNT"
SPINS = "1000"
"""How often OpenMP's threads look for work before they sleep. Its default lets them take the cores from each other:
on a busy machine a tenth of the speed is left."""
_PARENT_DEATH = 1


class Serving(Frozen):
    """What to serve: the weights, under which name, with which key, and on how many threads.

    `slots` answers are written at once and share a memory of `context` tokens; `cache` megabytes keep read prompts.
    """

    path: str
    alias: str
    key: str
    threads: int
    slots: int = 4
    context: int = 16_384
    cache: int = 256


def main() -> None:
    """Serve until the parent is gone."""
    _die_with_parent()
    answers = _own_output()
    serving = Serving.model_validate_json(sys.stdin.readline())
    watch = Thread(target=_end_with_input, daemon=True)
    watch.start()
    os.environ.setdefault(SPIN, SPINS)
    server = _start(serving)
    answers.write(f"{server.listening_address}\n")
    answers.flush()
    watch.join()


def _start(serving: Serving) -> xllamacpp.Server:
    import xllamacpp  # noqa: PLC0415 - OpenMP reads the environment when it is loaded

    params = xllamacpp.CommonParams()
    params.model.path = serving.path
    params.model_alias = {serving.alias}
    params.api_keys = [serving.key]
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_parallel, params.n_ctx, params.cache_ram_mib = serving.slots, serving.context, serving.cache
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = serving.threads
    params.cors_origins, params.cors_origins_explicit = "", True
    params.ui, params.verbosity = False, -1
    return xllamacpp.Server(params)


def _own_output() -> TextIO:
    """The standard output for ourselves alone: what the model's library prints goes to the errors."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def _end_with_input() -> None:
    os.read(0, 1)
    os._exit(0)


def _die_with_parent() -> None:
    """Linux ends us with our parent even while the library holds the interpreter's lock."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)


if __name__ == "__main__":
    main()
