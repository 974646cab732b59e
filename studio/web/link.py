"""The page's one WebSocket: requests come in with a number and get their answer, words of the server go out.

Requests of a window are carried out in the order in which they came, but for those that must not wait behind others.
They belong to the server once they have arrived: a broken connection ends none, and one that is sent again after it
gets the answer of the first time.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

import orjson
from fastapi import APIRouter
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from studio.web.clerk import Clerk
from studio.web.hub import Hub
from studio.web.protocol import Done, Refused
from studio.web.requests import (
    AnswerQuestion,
    Envelope,
    FullResult,
    Interrupt,
    ListFlows,
    OlderLines,
    ReadMemory,
    StopRun,
)
from studio.web.window import Window

URL = "/playbill/ws"
WAITING_MOST = 200
WINDOWS_REMEMBERED = 200
ANSWERS_REMEMBERED = 200
AT_ONCE = StopRun | AnswerQuestion | Interrupt | FullResult | ListFlows | OlderLines | ReadMemory
"""Requests that do not wait for those before them."""
NOT_UNDERSTOOD = "Playbill did not understand this. Load the page again, it may be an older one."
OUR_MISTAKE = "Playbill itself made a mistake here, so this was not done."

Answer = asyncio.Task[Done | Refused]


class Answers:
    """The answers to the last requests of the last windows, by the window's id and the request's number."""

    def __init__(self) -> None:
        self._windows: OrderedDict[str, OrderedDict[int, Answer]] = OrderedDict()

    def of(self, window: Window) -> OrderedDict[int, Answer]:
        """The answers to a window; the oldest are forgotten."""
        answers = self._windows.setdefault(window.id, OrderedDict())
        self._windows.move_to_end(window.id)
        while len(self._windows) > WINDOWS_REMEMBERED:
            self._windows.popitem(last=False)
        while len(answers) > ANSWERS_REMEMBERED:
            answers.popitem(last=False)
        return answers


class Link:
    """One connection of one window."""

    def __init__(self, hub: Hub, window: Window, answers: OrderedDict[int, Answer]) -> None:
        self._hub = hub
        self._window = window
        self._answers = answers
        self._clerk = Clerk(hub, window)
        self._lane: asyncio.Queue[Envelope] = asyncio.Queue(WAITING_MOST)

    async def serve(self, socket: WebSocket) -> None:
        """Listen and tell until either side has enough."""
        await self._hub.welcome(self._window)
        try:
            async with asyncio.TaskGroup() as tasks:
                work = [tasks.create_task(self._work_off()), tasks.create_task(self._deliver(socket))]
                reading = tasks.create_task(self._read(socket, tasks))
                await asyncio.wait([reading, work[1]], return_when=asyncio.FIRST_COMPLETED)
                for task in (*work, reading):
                    task.cancel()
        finally:
            await self._hub.farewell(self._window)

    async def _deliver(self, socket: WebSocket) -> None:
        try:
            await self._window.deliver(socket.send_text)
        except WebSocketDisconnect:
            return

    async def _read(self, socket: WebSocket, tasks: asyncio.TaskGroup) -> None:
        while (message := await socket.receive())["type"] == "websocket.receive":
            envelope = understood(message.get("text") or "")
            if isinstance(envelope, Refused):
                self._window.tell(envelope)
            elif isinstance(envelope.request, AT_ONCE):
                tasks.create_task(self._answer(envelope))
            else:
                await self._lane.put(envelope)

    async def _work_off(self) -> None:
        while True:
            await self._answer(await self._lane.get())

    async def _answer(self, envelope: Envelope) -> None:
        number = envelope.number
        if number not in self._answers:
            self._answers[number] = self._hub.chores.start(self._clerk.carry_out(envelope))
        task = self._answers[number]
        await asyncio.wait([task])
        broke = task.cancelled() or task.exception() is not None
        self._window.tell(Refused(number=number, sentence=OUR_MISTAKE) if broke else task.result())


def understood(text: str) -> Envelope | Refused:
    """The request in a text, or the refusal of what is none."""
    try:
        return Envelope.model_validate_json(text)
    except ValidationError:
        return Refused(number=_number_in(text), sentence=NOT_UNDERSTOOD)


def _number_in(text: str) -> int:
    try:
        content: object = orjson.loads(text)
    except orjson.JSONDecodeError:
        return 0
    match content:
        case {"number": int(number)} if number >= 0:
            return number
        case _:
            return 0


def link_router(hub: Hub) -> APIRouter:
    """The route of the WebSocket."""
    router = APIRouter()
    answers = Answers()

    async def attend(socket: WebSocket) -> None:
        await socket.accept()
        window = Window(socket.query_params.get("window", "")[:64])
        await Link(hub, window, answers.of(window)).serve(socket)

    router.add_api_websocket_route(URL, attend)
    return router
