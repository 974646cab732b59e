"""Puts the parts together: store, models, engine, runs, windows, and the guard around all that is served."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.types import ASGIApp

from studio.catalog import Catalog, catalog
from studio.engine.engine import Engine
from studio.models.connected import ConnectedModels, Keeping
from studio.models.http import Outbound
from studio.models.packaged import PackagedModel
from studio.models.weights import models_folder
from studio.store.secrets import Vault
from studio.store.store import Store
from studio.web.access import Access, Guard
from studio.web.hosts import Hosts
from studio.web.hub import Hub
from studio.web.link import link_router
from studio.web.media import media_router
from studio.web.memory_download import memory_router
from studio.web.page_seam import Page, PageSeam, SettingsSeam
from studio.web.passes import Passes, Ticket
from studio.web.password import Password
from studio.web.python_file import python_router
from studio.web.rest import rest_router
from studio.web.runs import Runs
from studio.web.services import Services
from studio.web.site import build_site, mount_page

log = logging.getLogger(__name__)
PASSES = "passes.json"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the owner decided: the version that runs, the address and port, the data folder, and the ways in."""

    version: str
    host: str
    port: int
    data: Path
    ticket: Ticket
    password: str = ""


@asynccontextmanager
async def opened(opening: Opening, build_page: Callable[[PageSeam], Page]) -> AsyncGenerator[ASGIApp]:
    """The whole application; leaving it lets go of runs, which go on at the next start. Raises `StoreError`."""
    outbound = Outbound(own_port=opening.port)
    packaged = PackagedModel(models_folder(opening.data), outbound)
    async with Store.open(opening.data) as store:
        keeping = Keeping(store.connections, Vault.of_folder(opening.data))
        models = ConnectedModels(packaged, outbound, keeping, store.media)
        await models.load()
        with Engine(models) as engine:
            components = _components(opening.data)
            runs = Runs(store, engine, components)
            hub = Hub(Services(opening.version, store, runs, components, models, packaged.thermometer))
            routers = (
                link_router(hub),
                rest_router(hub),
                python_router(hub),
                memory_router(hub),
                media_router(store.media),
            )
            site = build_site(routers)
            settings = SettingsSeam(models, outbound, opening.data, hub.models_changed)
            mount_page(site, build_page(PageSeam(opening.version, settings=settings)))
            # The model warms up while the first page is already on its way.
            async with packaged.at_work(), runs.open(), hub.open():
                yield Guard(site, _access(opening))


def _components(data: Path) -> Catalog:
    """All components; whoever wrote one that is broken looks into the terminal."""
    found = catalog(data)
    for file in found.broken:
        log.warning(file.sentence)
    return found


def _access(opening: Opening) -> Access:
    return Access(
        hosts=Hosts.for_address(opening.host),
        cookie=f"playbill_{opening.port}",
        passes=Passes(opening.data / PASSES),
        ticket=opening.ticket,
        password=Password(opening.password) if opening.password else None,
    )
