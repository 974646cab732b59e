"""The guard on a real server, with Gradio's routes behind it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import gradio as gr
import orjson
import pytest
from aiohttp import WSServerHandshakeError
from fastapi import APIRouter, FastAPI, WebSocket

from studio.web.access import PUBLIC
from studio.web.page_seam import Page
from studio.web.password import MAX_GUESSES, Password
from studio.web.site import build_site, mount_page
from tests.web.house import COOKIE, House, guarded
from tests.web.routes import paths_of

PAGE = {"Accept": "text/html"}
JSON = {"Content-Type": "application/json"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


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
async def house(site: FastAPI, tmp_path: Path) -> AsyncIterator[House]:
    async with guarded(site, tmp_path) as house:
        yield house


@pytest.fixture
async def shared_house(site: FastAPI, tmp_path: Path) -> AsyncIterator[House]:
    async with guarded(site, tmp_path, Password("open sesame")) as house:
        yield house


def read_file(path: str) -> str:
    """What a page might do with a file that it was given."""
    return Path(path).read_text("utf-8")


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


async def test_the_ticket_in_a_wrong_place_opens_nothing(house: House) -> None:
    token = house.access.ticket.token

    for path, headers in (
        ("/config?token=" + token, {}),
        ("/config", {"Authorization": f"Bearer {token}"}),
        ("/config", {"Cookie": f"{COOKIE}={token}"}),
        ("/?token=", {}),
        ("/?token=null", {}),
        ("/?token[]=" + token, {}),
    ):
        assert (await house.ask("GET", path, headers)).status == 401


async def test_the_printed_link_lets_one_browser_in(house: House) -> None:
    link = f"/?token={house.access.ticket.token}&__theme=dark"

    first, second = await house.ask("GET", link), await house.ask("GET", link, PAGE)

    assert (first.status, first.headers["location"]) == (303, "/?__theme=dark")
    cookie = first.headers["set-cookie"]
    assert all(word in cookie for word in (COOKIE, "HttpOnly", "SameSite=strict", "Path=/"))
    assert (await house.ask("GET", "/config", {"Cookie": cookie.partition(";")[0]})).status == 200
    assert second.status == 401
    assert "link printed in the terminal" in second.text
    assert house.printed == [house.access.ticket.token]


async def test_a_used_link_still_works_in_the_browser_that_used_it(house: House) -> None:
    answer = await house.ask("GET", "/?token=used-up", house.pass_header())

    assert (answer.status, answer.headers["location"]) == (303, "/")


async def test_asking_for_the_head_of_the_link_does_not_use_it_up(house: House) -> None:
    token = house.access.ticket.token

    assert (await house.ask("HEAD", f"/?token={token}")).status == 401
    assert house.access.ticket.token == token


async def test_a_pass_outlives_a_restart_and_ends_with_logging_out(site: FastAPI, tmp_path: Path) -> None:
    async with guarded(site, tmp_path) as house:
        given = house.pass_header()
    async with guarded(site, tmp_path) as house:
        assert (await house.ask("GET", "/config", given)).status == 200
        assert (await house.ask("POST", "/logout", given)).status == 303
        assert (await house.ask("GET", "/config", given)).status == 401


async def test_the_file_of_passes_is_the_owners_alone_and_holds_no_pass(house: House, tmp_path: Path) -> None:
    given = house.access.passes.issue()

    file = tmp_path / "passes.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert given not in file.read_text()


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


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def test_the_password_opens_and_nothing_else_does(shared_house: House) -> None:
    asked = await shared_house.ask("GET", "/", PAGE)
    wrong = await shared_house.ask("POST", "/login", FORM, b"password=open")
    empty = await shared_house.ask(
        "POST", "/login", {**FORM, "Content-Type": "application/json"}, b'{"password": null}'
    )
    right = await shared_house.ask("POST", "/login", FORM, b"password=open+sesame")

    assert (asked.status, wrong.status, empty.status, right.status) == (401, 401, 401, 303)
    assert 'name="password"' in asked.text
    assert "That is not the password." in wrong.text
    cookie = right.headers["set-cookie"].partition(";")[0]
    assert (await shared_house.ask("GET", "/config", {"Cookie": cookie})).status == 200


async def test_guessing_is_slowed_down_even_when_the_last_guess_is_right(shared_house: House) -> None:
    for _ in range(MAX_GUESSES):
        await shared_house.ask("POST", "/login", FORM, b"password=wrong")

    answer = await shared_house.ask("POST", "/login", FORM, b"password=open+sesame")

    assert answer.status == 429
    assert "Wait a minute" in answer.text


async def test_another_page_cannot_log_in_for_the_user(shared_house: House) -> None:
    answer = await shared_house.ask("POST", "/login", {**FORM, "Origin": "http://evil.com"}, b"password=open+sesame")

    assert answer.status == 403
    assert "set-cookie" not in answer.headers
