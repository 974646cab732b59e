"""The saved flows that a flow runs, read from the store."""

from __future__ import annotations

from studio.catalog import Catalog
from studio.errors import StoreError
from studio.flow.document import Flow
from studio.flow.sub_flows import named_by
from studio.store.flows import FlowStore


async def library_of(flow: Flow, catalog: Catalog, flows: FlowStore) -> dict[str, Flow]:
    """The saved flows that a flow runs, at any depth; those in the bin and those that cannot be read are left out."""
    library: dict[str, Flow] = {}
    names = [*named_by(flow, catalog).values()]
    there = {entry.id for entry in await flows.all()} if names else set[str]()
    for name in names:
        if name in library or name not in there:
            continue
        try:
            record = await flows.load(name)
        except StoreError:
            continue
        if record:
            library[name] = record.flow
            names += named_by(record.flow, catalog).values()
    return library
