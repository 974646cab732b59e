"""Flows as files, and what runs tell as a stream of server-sent events, for programs.

Source of the stream's format: https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Query
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from studio.engine.events import Event
from studio.flow.document import Flow
from studio.flow.load import read_flow, write_flow
from studio.flow.naming import id_from
from studio.store.store import Store
from studio.web.as_file import as_file
from studio.web.hub import Hub

_EVENT: TypeAdapter[Event] = TypeAdapter(Event)
_READ = 1_000
_RETRY = b"retry: 1000\n\n"
Number = Annotated[int, Query(ge=0)]


def rest_router(hub: Hub) -> APIRouter:
    """The routes of the API."""
    router = APIRouter(prefix="/api")
    store = hub.services.store

    async def download(flow_id: str) -> Response:
        """The flow as a file."""
        record = await store.flows.load(flow_id)
        if record is None:
            raise HTTPException(404, "There is no such flow.")
        name = f"{id_from(record.flow.name, 'Flow')}.json"
        return Response(write_flow(record.flow), media_type="application/json", headers=as_file(name))

    async def add(request: Request) -> Response:
        """Keep a flow; answers its id, or what is wrong with the file."""
        if not request.headers.get("content-type", "").startswith("application/json"):
            raise HTTPException(415, "Send the flow as application/json.")
        flow = await asyncio.to_thread(read_flow, await request.body())
        if not isinstance(flow, Flow):
            return JSONResponse({"problems": [problem.sentence for problem in flow]}, 422)
        flow_id = await store.flows.create(flow)
        await hub.tell_flows()
        return JSONResponse({"id": flow_id}, 201)

    async def events(
        run_id: str, after: Number = 0, last_event_id: Annotated[int, Header(ge=0)] = 0
    ) -> StreamingResponse:
        """What the run tells, from behind a number on, until its end."""
        await _must_be_there(store, run_id)
        told = _told(hub, run_id, max(after, last_event_id))
        return StreamingResponse(told, media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def lines(run_id: str) -> StreamingResponse:
        """All that the run has told, as JSON lines."""
        await _must_be_there(store, run_id)
        name = f"run-{run_id[:8]}.jsonl"
        return StreamingResponse(
            store.runs.events.raw(run_id), media_type="application/x-ndjson", headers=as_file(name)
        )

    router.add_api_route("/flows/{flow_id}/file", download)
    router.add_api_route("/flows", add, methods=["POST"])
    router.add_api_route("/runs/{run_id}/events", events)
    router.add_api_route("/runs/{run_id}/events.jsonl", lines)
    return router


async def _must_be_there(store: Store, run_id: str) -> None:
    if await store.runs.run(run_id) is None:
        raise HTTPException(404, "There is no such run.")


async def _told(hub: Hub, run_id: str, after: int) -> AsyncGenerator[bytes]:
    yield _RETRY
    going = hub.services.runs.find(run_id)
    batches = going.run.log.follow(after) if going else _stored(hub.services.store, run_id, after)
    async with aclosing(batches):
        async for batch in batches:
            yield b"".join(map(_piece, batch))


async def _stored(store: Store, run_id: str, after: int) -> AsyncGenerator[list[Event]]:
    while batch := await store.runs.events.after(run_id, after, _READ):
        after = batch[-1].seq
        yield batch


def _piece(event: Event) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.seq, event.type.encode(), _EVENT.dump_json(event))
