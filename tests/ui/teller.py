"""A server of the page whose words the test says itself."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager, suppress
from queue import Queue
from threading import Thread
from typing import cast

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel

from studio.flow.document import Flow
from studio.ui.page import build_page
from studio.web.listening import listening
from studio.web.page_seam import PageSeam
from studio.web.protocol import ChatChanged, Done, Hello, Opened, Refused
from studio.web.requests import Envelope, Request
from studio.web.serving import server
from studio.web.site import build_site, mount_page
from studio.web.views import ChatMessage, ModelStatus, SessionCard

WARM = ModelStatus(state="ready", share=1, sentence="")
TALK = SessionCard(id="talk", title="Talk", updated=0)


class Teller:
    """Tells the page of one flow and conversation; `refusal` is how it answers when something is asked."""

    def __init__(self) -> None:
        self.address = ""
        self.flow = Flow()
        self.messages: tuple[ChatMessage, ...] = ()
        self.refusal = ""
        self.asked: Queue[Request] = Queue()
        self._told: asyncio.Queue[BaseModel] = asyncio.Queue()
        self._loop: asyncio.AbstractEventLoop | None = None

    def shows(self, *messages: ChatMessage, flow: Flow | None = None) -> None:
        """What a window that opens from now on shows."""
        self.messages, self.flow, self.refusal = messages, flow or Flow(), ""
        with suppress(Exception):
            while True:
                self.asked.get_nowait()

    def tells(self, *messages: ChatMessage) -> None:
        """Tell the open window of another conversation."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._told.put_nowait, ChatChanged(first=0, messages=messages))

    def said(self) -> Request:
        """What the window asked next, but for opening the flow."""
        while (request := self.asked.get(timeout=20)).kind == "open_flow":
            pass
        return request

    async def attend(self, socket: WebSocket) -> None:
        """Serve one window."""
        await socket.accept()
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Queue()
        self._told.put_nowait(_hello())
        telling = asyncio.create_task(self._tell(socket))
        try:
            while True:
                self._answer(Envelope.model_validate_json(await socket.receive_text()))
        except WebSocketDisconnect:
            telling.cancel()

    async def _tell(self, socket: WebSocket) -> None:
        while True:
            await socket.send_text((await self._told.get()).model_dump_json())

    def _answer(self, envelope: Envelope) -> None:
        self.asked.put(envelope.request)
        if envelope.request.kind == "open_flow":
            self._told.put_nowait(_opened(self.flow))
            self._told.put_nowait(ChatChanged(first=0, messages=self.messages))
        elif self.refusal:
            self._told.put_nowait(Refused(number=envelope.number, sentence=self.refusal))
            return
        self._told.put_nowait(Done(number=envelope.number))


def _hello() -> Hello:
    return Hello(
        version="1",
        specs=(),
        categories=(),
        wire_types=(),
        fits={},
        templates=(),
        models=(),
        model_status=WARM,
        welcome=False,
    )


def _opened(flow: Flow) -> Opened:
    return Opened(
        id="flow",
        revision=0,
        flow=flow,
        sentences={},
        hues={},
        problems=(),
        undo=None,
        redo=None,
        session=TALK,
        sessions=(TALK,),
    )


@contextmanager
def telling() -> Generator[Teller]:
    """Serve the real page with a teller behind it."""
    teller, router = Teller(), APIRouter()
    router.add_api_websocket_route("/playbill/ws", teller.attend)
    site = build_site([router])
    mount_page(site, build_page(PageSeam("1")))
    opened = listening("127.0.0.1", 0)
    teller.address = "http://{}:{}".format(*cast("tuple[str, int]", opened.getsockname()))
    running = server(site)
    thread = Thread(target=running.run, kwargs={"sockets": [opened]})
    thread.start()
    try:
        yield teller
    finally:
        running.should_exit = True
        thread.join()
