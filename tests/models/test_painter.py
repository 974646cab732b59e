from __future__ import annotations

import orjson
import pytest
from pydantic import JsonValue, SecretStr

from studio.chat_model import ModelName
from studio.errors import DiskFull, ModelFailure
from studio.media_shelf import Origin
from studio.models import painter
from studio.models.breaker import Breaker
from studio.models.endpoint import Endpoint
from studio.models.http import Limits, Outbound
from studio.models.painter import ConnectedPainter
from studio.models.server import Server
from studio.picture_model import PictureRequest
from studio.values import MediaPart
from tests.fakes.model_server import FakeModel, Reply
from tests.fakes.pictures import Shelved, picture, sent, told
from tests.models.asking import KEY

NAME = ModelName("work/fake-brush")
CAT = PictureRequest("A cat on a wall")
PLACE = Origin(run_id="run", node="draw")
NOT_FETCHED = "The picture was drawn, but could not be fetched."


def painting(fake: FakeModel, shelf: Shelved | None = None) -> ConnectedPainter:
    server = Server("Work", "OpenAI", fake.base_url, SecretStr(KEY))
    return ConnectedPainter(Endpoint(server, Outbound(), Breaker()), NAME, shelf or Shelved())


async def failure_of(model: ConnectedPainter, request: PictureRequest = CAT) -> ModelFailure:
    with pytest.raises(ModelFailure) as found:
        await model.draw(request, PLACE)
    return found.value


async def test_a_picture_in_the_answer_is_kept_under_its_origin() -> None:
    shelf = Shelved()
    async with FakeModel(key=KEY) as fake:
        fake.send(sent(picture()))
        (drawn,) = await painting(fake, shelf).draw(CAT, PLACE)

    assert fake.requests[0].path == "/v1/images/generations"
    assert fake.requests[0].body == {"model": "fake-brush", "prompt": "A cat on a wall", "n": 1}
    assert shelf.kept == [(picture(), Origin("A cat on a wall", "", "run", "draw"))]
    assert (drawn.name, drawn.size) == ("A cat on a wall", len(picture()))


async def test_size_quality_style_and_number_are_sent_when_they_are_said() -> None:
    async with FakeModel() as fake:
        fake.send(sent(picture(), picture("blue")))
        drawn = await painting(fake).draw(PictureRequest("A cat", "1024x1536", "high", "vivid", 2), PLACE)

    body = fake.requests[0].body
    assert [body[name] for name in ("n", "size", "quality", "style")] == [2, "1024x1536", "high", "vivid"]
    assert len({one.hash for one in drawn}) == 2


async def test_a_picture_at_an_address_is_fetched_without_the_key() -> None:
    shelf = Shelved()
    async with FakeModel(key=KEY) as fake:
        fake.files["/v1/files/cat.png"] = picture()
        fake.send(told(f"{fake.base_url}/files/cat.png"))
        await painting(fake, shelf).draw(CAT, PLACE)

    assert [content for content, _ in shelf.kept] == [picture()]
    assert KEY not in str(fake.requests[1].headers)


async def test_no_address_leads_into_the_network_around() -> None:
    async with FakeModel() as fake, FakeModel() as other:
        other.files["/v1/secret"] = picture()
        fake.send(told(f"{other.base_url}/secret"))
        failure = await failure_of(painting(fake))

    assert failure.sentence == NOT_FETCHED
    assert other.requests == []


async def test_a_picture_beyond_all_measure_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painter, "_FETCHING", Limits(size=1000))
    async with FakeModel() as fake:
        fake.files["/v1/files/cat.png"] = picture() * 100
        fake.send(told(f"{fake.base_url}/files/cat.png"))
        failure = await failure_of(painting(fake))

    assert failure.sentence == NOT_FETCHED
    assert failure.details.startswith("too_big")


async def test_what_is_not_a_picture_is_said() -> None:
    async with FakeModel() as fake:
        fake.send(sent(b"<svg onload=steal()>"))
        failure = await failure_of(painting(fake))

    assert failure.sentence == "OpenAI sent something that is not a picture."


async def test_a_full_disk_is_said() -> None:
    class Full(Shelved):
        async def put(self, source: object, origin: Origin) -> MediaPart:
            raise DiskFull(f"The disk is full, so {origin.node} was not stored." if source else "")

    async with FakeModel() as fake:
        fake.send(sent(picture()))
        failure = await failure_of(painting(fake, Full()))

    assert failure.sentence == "The disk is full, so draw was not stored."


REFUSALS: list[tuple[int, JsonValue, str]] = [
    (
        400,
        {"error": {"code": "moderation_blocked", "message": "Your request was rejected by the safety system."}},
        "OpenAI refused to answer: its filter objected to the description.",
    ),
    (404, {"error": {"message": "The model `x` does not exist"}}, "OpenAI has no model called “fake-brush”."),
    (402, {"error": {"message": "Insufficient credits"}}, "The credit of “Work” at OpenAI is used up."),
    (400, {"error": {"message": "Unknown parameter: 'style'"}}, "OpenAI did not understand the request."),
]


@pytest.mark.parametrize(("status", "body", "sentence"), REFUSALS)
async def test_a_refusal_is_a_sentence(status: int, body: JsonValue, sentence: str) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, body)
        failure = await failure_of(painting(fake))

    assert failure.sentence == sentence
    assert failure.remedy
    assert failure.remedy.action in ("open_models", "details")


NONE: list[JsonValue] = [{"data": []}, {"data": [{}]}, {"data": [{"b64_json": "%%%"}]}, {"data": "cat"}, {}, [1]]


@pytest.mark.parametrize("content", NONE)
async def test_an_answer_without_a_picture_is_a_sentence(content: JsonValue) -> None:
    async with FakeModel() as fake:
        fake.send(Reply((orjson.dumps(content),)))
        failure = await failure_of(painting(fake))

    assert failure.sentence == "OpenAI had a fault of its own."
