"""Flows as files, runs as streams, and media, asked for by programs and pages."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from studio.flow.document import Flow, Node
from studio.web.bundle import Bundle
from studio.web.protocol import ChatChanged, Flows, Opened, RunChanged
from studio.web.requests import NewFlow, SendMessage, StartRun
from tests.web.serving import serving
from tests.web.stage import Browser, Parrot, Stage, staged

JSON = {"Content-Type": "application/json"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a341e6b0000000049454e44ae426082"
)


async def test_a_flow_goes_out_as_a_file_and_comes_in_again(stage: Stage, browser: Browser) -> None:
    await browser.ask(NewFlow(template="writer_and_critic"))
    flow, given = browser.last(Opened).id, stage.house.pass_header()

    file = await stage.house.ask("GET", f"/api/flows/{flow}/file", given)
    added = await stage.house.ask("POST", "/api/flows", {**given, **JSON}, file.text.encode())
    told = await browser.hear(Flows, lambda told: len(told.flows) == 2)

    assert "writer_and_critic.json" in file.headers["content-disposition"]
    record = await stage.store.flows.load(orjson.loads(added.text)["id"])
    assert record is not None
    assert record.flow == browser.last(Opened).flow
    assert [card.name for card in told.flows] == ["Writer and critic"] * 2


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (JSON, b'{"nodes": {"a": {"component": "Text"}}}', 422),
        (JSON, b"[" * 5_000, 422),
        (JSON, b"\xff", 422),
        ({"Content-Type": "text/plain"}, b"{}", 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"{}", 415),
    ],
)
async def test_what_is_no_flow_is_not_kept(stage: Stage, headers: dict[str, str], body: bytes, status: int) -> None:
    answer = await stage.house.ask("POST", "/api/flows", {**stage.house.pass_header(), **headers}, body)

    assert answer.status == status
    assert await stage.store.flows.all() == []


async def test_the_events_of_a_run_come_as_a_stream_from_any_number_on(stage: Stage, browser: Browser) -> None:
    run = await finished_run(browser)

    whole = await stage.house.ask("GET", f"/api/runs/{run}/events", stage.house.pass_header())
    after = await stage.house.ask("GET", f"/api/runs/{run}/events?after=2", stage.house.pass_header())
    resumed = await stage.house.ask(
        "GET", f"/api/runs/{run}/events", {**stage.house.pass_header(), "Last-Event-ID": "2"}
    )

    assert whole.headers["content-type"].startswith("text/event-stream")
    blocks = whole.text.strip().split("\n\n")[1:]
    assert [block.splitlines()[0] for block in blocks] == [f"id: {seq}" for seq in range(1, len(blocks) + 1)]
    assert blocks[0].splitlines()[1] == "event: run_started"
    assert blocks[-1].splitlines()[1] == "event: run_finished"
    assert orjson.loads(blocks[0].splitlines()[2].removeprefix("data: "))["type"] == "run_started"
    assert after.text == resumed.text
    assert after.text.count("id: ") == len(blocks) - 2


async def test_a_stream_of_a_run_under_way_ends_with_it(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        await browser.ask(NewFlow(template="assistant"))
        await browser.ask(SendMessage(text="hello there"))
        told = await browser.hear(
            ChatChanged, lambda told: any("HELLO" in p.text for m in told.messages for p in m.parts)
        )
        run = told.messages[-1].run
        address = f"{stage.house.url}/api/runs/{run}/events"

        async with stage.house.client.get(address, headers=stage.house.pass_header()) as answer:
            heard = b""
            while b"HELLO" not in heard:
                heard += await answer.content.readany()
            model.may_go_on.set()
            heard += await answer.read()

        assert heard.rstrip().splitlines()[-2] == b"event: run_finished"


async def test_all_events_of_a_run_come_as_json_lines(stage: Stage, browser: Browser) -> None:
    run = await finished_run(browser)

    answer = await stage.house.ask("GET", f"/api/runs/{run}/events.jsonl", stage.house.pass_header())

    assert [orjson.loads(line)["seq"] for line in answer.text.splitlines()][:3] == [1, 2, 3]


@pytest.mark.parametrize("path", ["/api/runs/x/events", "/api/runs/x/events.jsonl", "/api/flows/x/file", "/media/x"])
async def test_what_is_not_there_is_not_found(stage: Stage, path: str) -> None:
    assert (await stage.house.ask("GET", path, stage.house.pass_header())).status == 404


async def finished_run(browser: Browser) -> str:
    text = Node(component="Text", title="Text", settings={"text": "hello"})
    await browser.ask(NewFlow(document=Flow(nodes={"text": text}).model_dump_json()))
    await browser.ask(StartRun())
    told = await browser.hear(RunChanged, lambda told: told.bar.moment == "done")
    assert told.bar.run is not None
    return told.bar.run


async def stored(stage: Stage, name: str, mime: str, content: bytes) -> str:
    headers = {**stage.house.pass_header(), "Content-Type": mime, "X-File-Name": name}
    answer = await stage.house.ask("POST", "/media", headers, content)
    assert answer.status == 201
    return orjson.loads(answer.text)["hash"]


async def test_a_picture_comes_in_and_goes_out_whole_and_in_parts(stage: Stage) -> None:
    hash, given = await stored(stage, "dot%20one.png", "image/png", PNG), stage.house.pass_header()

    whole = await stage.house.ask("GET", f"/media/{hash}", given)
    part = await stage.house.ask("GET", f"/media/{hash}", {**given, "Range": "bytes=1-3"})
    known = await stage.house.ask("GET", f"/media/{hash}", {**given, "If-None-Match": whole.headers["etag"]})

    assert (whole.status, whole.headers["content-type"]) == (200, "image/png")
    assert whole.headers["content-disposition"].startswith("inline")
    assert "immutable" in whole.headers["cache-control"]
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert (part.status, part.text) == (206, "PNG")
    assert known.status == 304


@pytest.mark.parametrize(
    ("name", "mime", "content"),
    [
        ("x.svg", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("x.html", "text/html", b"<!doctype html><script>alert(1)</script>"),
        ("x.png", "image/png", b"<html><script>alert(1)</script></html>"),
        ("x.xml", "application/xml", b'<?xml version="1.0"?><x/>'),
        ("x.pdf", "application/pdf", b"%PDF-1.4"),
    ],
)
async def test_what_could_run_a_script_is_only_ever_saved(stage: Stage, name: str, mime: str, content: bytes) -> None:
    hash = await stored(stage, name, mime, content)

    answer = await stage.house.ask("GET", f"/media/{hash}", stage.house.pass_header())

    assert answer.headers["content-disposition"].startswith("attachment")


async def test_a_form_may_hold_the_file(stage: Stage) -> None:
    form = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="../../dot.png"\r\n\r\n' + PNG + b"\r\n--b--\r\n"
    )
    headers = {**stage.house.pass_header(), "Content-Type": "multipart/form-data; boundary=b"}

    answer = await stage.house.ask("POST", "/media", headers, form)
    empty = await stage.house.ask("POST", "/media", headers, b"--b--\r\n")

    assert (answer.status, orjson.loads(answer.text)["name"]) == (201, "dot.png")
    assert empty.status == 422


@pytest.mark.parametrize("path", ["/media/../passes.json", "/media/%2e%2e%2fpasses.json", "/media/" + "0" * 64])
async def test_media_lead_nowhere_else(stage: Stage, path: str) -> None:
    assert (await stage.house.ask("GET", path, stage.house.pass_header())).status == 404


async def test_the_bundle_is_asked_about_each_time_and_loaded_once(tmp_path: Path, stage: Stage) -> None:
    (tmp_path / "page.js").write_text("export const a = 1;")

    async with serving(Starlette(routes=[Mount("/", Bundle(tmp_path))])) as address:
        async with stage.house.client.get(f"http://{address}/page.js") as first:
            etag = first.headers["etag"]
        async with stage.house.client.get(f"http://{address}/page.js", headers={"If-None-Match": etag}) as second:
            assert (first.status, first.headers["content-type"], first.headers["cache-control"]) == (
                200,
                "text/javascript",
                "no-cache",
            )
            assert second.status == 304


async def test_a_flow_goes_out_as_python(stage: Stage, browser: Browser) -> None:
    await browser.ask(NewFlow(template="writer_and_critic"))
    flow, given = browser.last(Opened).id, stage.house.pass_header()

    file = await stage.house.ask("GET", f"/api/flows/{flow}/python", given)

    assert "writer_and_critic.py" in file.headers["content-disposition"]
    assert "async def main(message: Message) -> Message:" in file.text


async def test_a_flow_that_cannot_run_says_why_in_place_of_python(stage: Stage) -> None:
    broken = Flow(nodes={"chart": Node(component="ChartMaker", title="Chart")})
    flow = await stage.store.flows.create(broken)

    answer = await stage.house.ask("GET", f"/api/flows/{flow}/python", stage.house.pass_header())

    assert answer.status == 409
    assert "“Chart maker” is not installed here." in orjson.loads(answer.text)["problems"][0]
