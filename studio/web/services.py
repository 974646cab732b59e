"""What the server works with, made once at the start."""

from __future__ import annotations

from dataclasses import dataclass

from studio.catalog import Catalog
from studio.chat_model import Models
from studio.models.warmth import Thermometer
from studio.store.store import Store
from studio.web.runs import Runs


@dataclass(frozen=True, slots=True)
class Services:
    """The store, the runs, the components and the models; `thermometer` is the built-in model's."""

    version: str
    store: Store
    runs: Runs
    catalog: Catalog
    models: Models
    thermometer: Thermometer
