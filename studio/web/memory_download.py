"""What a node remembers, as a file to keep."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from studio.engine.instance import memory_of, owner_of
from studio.store.memories import MemoryPlace
from studio.web.as_file import as_file
from studio.web.hub import Hub
from studio.web.memory_file import write_messages


def memory_router(hub: Hub) -> APIRouter:
    """The route of the download."""
    router = APIRouter(prefix="/api")
    store = hub.services.store

    async def memory(flow_id: str, session: str, node: str) -> Response:
        """All that a node remembers in a conversation."""
        record = await store.flows.load(flow_id)
        if record is None or node not in record.flow.nodes:
            raise HTTPException(404, "There is no such node.")
        owner = owner_of(record.flow, node)
        key = memory_of(record.flow, owner, hub.services.catalog)
        messages = await store.memories.all(MemoryPlace(flow_id, record.revision, session, key))
        headers = as_file(f"{owner}_remembers.json")
        return Response(write_messages(messages), media_type="application/json", headers=headers)

    router.add_api_route("/flows/{flow_id}/conversations/{session}/memories/{node}", memory)
    return router
