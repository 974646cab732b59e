"""The guard on a real server, with Gradio's routes behind it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from io import BytesIO

import orjson
import pytest
from aiohttp import WSServerHandshakeError
from fastapi import FastAPI

from studio.web.access import PUBLIC
from tests.web.house import COOKIE, House
from tests.web.routes import paths_of

JSON = {"Content-Type": "application/json"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def concrete(path: str) -> str:
    """A path with something in the place of its parameters."""
    return re.sub(r"\{[^}]*\}", "x", path)


WRONG = [
    {},
    {"Cookie": f"{COOKIE}="},
    {"Cookie": f"{COOKIE}=0"},
    {"Cookie": f"{COOKIE}=null"},
    {"Cookie": f"{COOKIE}=[]; other={COOKIE}"},
    {"Authorization": "Bearer null"},
    {"X-Token": "0"},
]


@pytest.mark.parametrize("headers", WRONG, ids=str)
async def test_no_route_answers_without_a_pass(site: FastAPI, house: House, headers: dict[str, str]) -> None:
    given = await house.ask("GET", "/config", house.pass_header())
    assert given.status == 200

    for path, methods in paths_of(site.routes):
        for method in methods or METHODS:
            answer = await house.ask(method, concrete(path), headers)
            allowed = {200} if path in PUBLIC else {401, 404}
            assert answer.status in allowed, (method, path, answer.status)
            assert path in PUBLIC or "Playbill" in answer.text or "nothing here" in answer.text or method == "HEAD"


FOREIGN = [
    ({"Host": "evil.com"}, 400),
    ({"Host": "localhost.evil.com"}, 400),
    ({"Host": "127.0.0.1.evil.com"}, 400),
    ({"Host": "192.168.1.2"}, 400),
    ({"Host": "a@127.0.0.1"}, 400),
    ({"Host": ""}, 400),
    ({"Origin": "http://evil.com"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": "http://localhost.evil.com"}, 403),
    ({"Origin": "http://127.0.0.1:9999"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, 403),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), FOREIGN, ids=str)
async def test_no_route_answers_a_foreign_page(
    site: FastAPI, house: House, headers: dict[str, str], status: int
) -> None:
    given = house.pass_header()

    for path, methods in paths_of(site.routes):
        for method in methods or METHODS:
            answer = await house.ask(method, concrete(path), {**given, **headers})
            assert answer.status == status, (method, path)
            assert not any(name.startswith("access-control-") for name in answer.headers)


async def test_a_link_elsewhere_may_lead_here(house: House) -> None:
    follows = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}

    assert (await house.ask("GET", "/", {**house.pass_header(), **follows})).status == 200
    assert (await house.ask("POST", "/change", {**house.pass_header(), **follows})).status == 403


@pytest.mark.parametrize(
    "headers", [{}, {"Host": "evil.com"}, {"Origin": "http://evil.com"}, {"Origin": "null"}], ids=str
)
async def test_a_websocket_from_elsewhere_or_without_a_pass_is_refused(house: House, headers: dict[str, str]) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await house.connect("/greet", {**house.pass_header(), **headers} if headers else {})

    assert refused.value.status == 403


async def test_a_websocket_of_our_own_page_gets_through(house: House) -> None:
    socket = await house.connect("/greet", {**house.pass_header(), "Origin": house.url})

    assert await socket.receive_str() == "hello"


async def test_a_route_takes_its_own_method_only(house: House) -> None:
    given = house.pass_header()

    statuses = [(await house.ask(method, "/change", given)).status for method in ("GET", "HEAD", "PUT", "DELETE")]
    overridden = await house.ask("GET", "/change", {**given, "X-HTTP-Method-Override": "POST"})

    assert {*statuses, overridden.status} <= {404, 405}
    assert (await house.ask("POST", "/change", given)).text == '"changed"'


async def test_what_gradio_offers_and_we_do_not_is_closed(house: House) -> None:
    given = house.pass_header()

    for method, path in (
        ("GET", "/gradio_api/proxy=http://127.0.0.1/"),
        ("POST", "/gradio_api/vibe-edit/"),
        ("GET", "/monitoring"),
        ("GET", "/gradio_api/runs"),
    ):
        assert (await house.ask(method, path, given)).status == 404


@pytest.mark.parametrize(
    "file", [{"path": "/etc/passwd"}, {"url": "file:///etc/passwd", "path": "/etc/passwd"}], ids=str
)
async def test_a_file_of_this_machine_cannot_be_named_in_a_body(house: House, file: dict[str, str]) -> None:
    body = orjson.dumps({"data": [{**file, "meta": {"_type": "gradio.FileData"}}], "files": {"x": file}})

    answer = await house.ask("POST", "/gradio_api/run/read", {**house.pass_header(), **JSON}, body)

    assert answer.status >= 400
    assert "root:" not in answer.text


async def test_a_body_that_is_too_big_is_refused(house: House) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield b"x" * 100_000

    given = house.pass_header()
    async with house.client.post(f"{house.url}/change", headers=given, data=BytesIO(b"x" * 4_000_001)) as announced:
        assert announced.status == 413
    async with house.client.post(f"{house.url}/gradio_api/run/read", headers=given, data=endless()) as unannounced:
        assert unannounced.status == 413


async def test_every_answer_carries_the_protecting_headers(house: House) -> None:
    for path, headers in (("/", {}), ("/", house.pass_header()), ("/healthz", {}), ("/nowhere", house.pass_header())):
        answer = await house.ask("GET", path, headers)
        assert "img-src 'self' data: blob:" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
