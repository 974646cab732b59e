"""One assembled packaged model for all tests that talk to the real one: it is 1.1 GB, written once."""

from __future__ import annotations

import os
from pathlib import Path

from studio.models.weights import FOLDER_VARIABLE

_CACHE = Path(__file__).parents[2] / ".cache"


def packaged_models_folder() -> Path:
    """The folder to keep assembled models in; give it to an app under test as `PLAYBILL_MODELS`."""
    if given := os.environ.get(FOLDER_VARIABLE):
        return Path(given)
    folder = _CACHE / "models"
    folder.mkdir(parents=True, exist_ok=True)
    _CACHE.joinpath(".gitignore").write_text("*\n")
    return folder
