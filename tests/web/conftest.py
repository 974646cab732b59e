"""The servers that the tests of this folder share."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import gradio as gr
import pytest
from fastapi import APIRouter, FastAPI, WebSocket

from studio.web.page_seam import Page
from studio.web.password import Password
from studio.web.protocol import Opened
from studio.web.requests import OpenFlow
from studio.web.site import build_site, mount_page
from tests.web.house import House, guarded
from tests.web.stage import Browser, Parrot, Stage, staged


def read_file(path: str) -> str:
    """What a page might do with a file that it was given."""
    return Path(path).read_text("utf-8")


@pytest.fixture(scope="module")
def site() -> FastAPI:
    """Gradio's routes and two of ours: one that would change something, and a WebSocket."""
    router = APIRouter()
    router.add_api_route("/change", lambda: "changed", methods=["POST"])

    async def greet(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("hello")
        await socket.close()

    router.add_api_websocket_route("/greet", greet)
    with gr.Blocks() as page:
        file, text = gr.File(), gr.Textbox()
        gr.Button().click(read_file, file, text, api_name="read")
    app = build_site((router,))
    mount_page(app, Page(page))
    return app


@pytest.fixture
async def house(site: FastAPI, tmp_path: Path) -> AsyncGenerator[House]:
    async with guarded(site, tmp_path) as house:
        yield house


@pytest.fixture
async def shared_house(site: FastAPI, tmp_path: Path) -> AsyncGenerator[House]:
    async with guarded(site, tmp_path, Password("open sesame")) as house:
        yield house


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    """A server whose model says everything at once."""
    model = Parrot()
    model.may_go_on.set()
    async with staged(tmp_path, model) as opened:
        yield opened


@pytest.fixture
async def browser(stage: Stage) -> Browser:
    """A window of it."""
    return await stage.browser()


@pytest.fixture
async def two(stage: Stage) -> tuple[Browser, Browser]:
    """Two windows on one new flow."""
    first, second = await stage.browser("one"), await stage.browser("two")
    await first.ask(OpenFlow())
    await second.ask(OpenFlow(flow=first.last(Opened).id))
    return first, second
