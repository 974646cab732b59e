"""A flow as a Python file that runs by itself."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, HTTPException
from starlette.responses import JSONResponse, Response

from studio.export.script import script_of
from studio.flow.check import check
from studio.flow.naming import id_from
from studio.web.as_file import as_file
from studio.web.hub import Hub


def python_router(hub: Hub) -> APIRouter:
    """The route that writes a flow as Python, or says what has to be mended first."""
    router, services = APIRouter(prefix="/api"), hub.services

    async def python(flow_id: str) -> Response:
        record = await services.store.flows.load(flow_id)
        if record is None:
            raise HTTPException(404, "There is no such flow.")
        found = check(record.flow, services.catalog)
        if wrong := [problem.sentence for problem in found if problem.severity == "blocking"]:
            return JSONResponse({"problems": wrong}, 409)
        written = await asyncio.to_thread(script_of, record.flow, services.catalog)
        name = f"{id_from(record.flow.name, 'Flow')}.py"
        return Response(written, media_type="text/x-python", headers=as_file(name))

    router.add_api_route("/flows/{flow_id}/python", python)
    return router
