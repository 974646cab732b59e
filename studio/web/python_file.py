"""A flow as a Python file that runs by itself."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, HTTPException
from starlette.responses import JSONResponse, Response

from studio.catalog import Catalog
from studio.export.script import script_of
from studio.flow.check import check
from studio.flow.document import Flow
from studio.flow.naming import id_from
from studio.flow.sub_flows import expand
from studio.web.as_file import as_file
from studio.web.hub import Hub
from studio.web.saved_flows import library_of


def python_router(hub: Hub) -> APIRouter:
    """The route that writes a flow as Python, or says what has to be mended first."""
    router, services = APIRouter(prefix="/api"), hub.services

    async def python(flow_id: str) -> Response:
        record = await services.store.flows.load(flow_id)
        if record is None:
            raise HTTPException(404, "There is no such flow.")
        library = await library_of(record.flow, services.catalog, services.store.flows)
        found = check(record.flow, services.catalog, library=library)
        wrong = [problem.sentence for problem in found if problem.severity == "blocking"]
        wrong += _unwritable(record.flow, services.catalog)
        if wrong:
            return JSONResponse({"problems": wrong}, 409)
        whole = expand(record.flow, services.catalog, library)
        written = await asyncio.to_thread(script_of, whole, services.catalog)
        name = f"{id_from(record.flow.name, 'Flow')}.py"
        return Response(written, media_type="text/x-python", headers=as_file(name))

    router.add_api_route("/flows/{flow_id}/python", python)
    return router


def _unwritable(flow: Flow, catalog: Catalog) -> list[str]:
    """What Python files cannot say yet: who hears whom in a room is read from the bodies of a flow."""
    rooms = (node.title for node in flow.nodes.values() if (spec := catalog.spec(node.component)) and spec.gathers)
    return [
        f"{title} is a room in which everyone hears what is said; Python files cannot have one yet." for title in rooms
    ]
