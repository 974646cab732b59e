"""Which type may go into which, and what becomes of a value on the way."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given

from studio.errors import StepFailure
from studio.values import Audio, File, Image, Media, Message, Value, Video
from studio.wire_types import CONVERSIONS, WIRE_TYPES, PortType, convert, fits, plain_text, type_of
from tests.anything import WILD

SHA = "0" * 64
SAMPLES: dict[str, Value] = {
    "message": Message.of("hello"),
    "text": "hello",
    "image": Image(hash=SHA, mime="image/png", size=1, caption="a cat"),
    "video": Video(hash=SHA, mime="video/mp4", size=1),
    "audio": Audio(hash=SHA, mime="audio/wav", size=1),
    "file": File(hash=SHA, mime="text/plain", size=1),
    "data": {"a": 1},
    "number": 3,
    "bool": True,
}
"""A value of each type that values can be told by."""
TAKE_ALL = ("text", "message", "data")
"""What a value of a type that is known only while running may always become."""

PAIRS = [pytest.param(*pair, id=" to ".join(pair)) for pair in product(WIRE_TYPES, repeat=2)]
TOLD = [pytest.param(*pair, id=" to ".join(pair)) for pair in product(SAMPLES, repeat=2)]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_pair_fits_when_it_is_equal_or_any_or_in_the_table(source: str, target: str) -> None:
    known = source == target or "any" in (source, target) or (source, target) in CONVERSIONS
    assert fits(PortType(name=source), PortType(name=target)) is known
    many = PortType(name=target, many=True)
    assert fits(PortType(name=source), many) is known
    assert fits(PortType(name=source, many=True), many) is known
    assert not known or fits(PortType(name=source), PortType(name="T"))


@pytest.mark.parametrize(("source", "target"), TOLD)
def test_a_value_that_fits_arrives_as_what_is_wanted_and_another_is_refused(source: str, target: str) -> None:
    wanted = PortType(name=target)
    if fits(PortType(name=source), wanted):
        assert type_of(convert(SAMPLES[source], wanted)) == wanted
    elif target not in TAKE_ALL:
        with pytest.raises(StepFailure) as refused:
            convert(SAMPLES[source], wanted)
        title = WIRE_TYPES[source].title
        assert title in refused.value.sentence
        assert refused.value.sentence.endswith(f"needs {WIRE_TYPES[target].article}.")


@pytest.mark.parametrize("source", SAMPLES)
def test_one_becomes_a_list_of_one(source: str) -> None:
    found = convert(SAMPLES[source], PortType(name=source, many=True))
    assert found == [SAMPLES[source]]
    assert convert(found, PortType(name=source, many=True)) == found


def test_a_list_goes_into_text_message_anything_and_lists_alone() -> None:
    taking = {name for name in WIRE_TYPES if fits(PortType(name="text", many=True), PortType(name=name))}
    assert taking == {"text", "message", "any"}
    assert convert(["a", "b"], PortType(name="text")) == "a\nb"


@pytest.mark.parametrize("target", ["any", "T"])
@given(value=WILD)
def test_where_anything_goes_the_value_stays_as_it_is(target: str, value: Value) -> None:
    assert convert(value, PortType(name=target)) is value


@given(value=WILD)
def test_every_value_has_words(value: Value) -> None:
    assert isinstance(plain_text(value), str)
    assert isinstance(convert(value, PortType(name="message")), Message)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "yes"),
        (3, "3"),
        (2.5, "2.5"),
        (float("nan"), "nan"),
        (2**70, str(2**70)),
        (Message.of("hello"), "hello"),
        (SAMPLES["image"], "a cat"),
        (["a", ["b", 1]], "a\nb\n1"),
        ({"a": [1]}, '{"a":[1]}'),
        ({"$data": 1}, '{"$data":1}'),
        ({"said": Message.of("hello")}, '{"said":"hello"}'),
    ],
)
def test_the_words_of_a_value_are_what_people_would_say(value: Value, words: str) -> None:
    assert plain_text(value) == words


def test_a_picture_stays_the_same_file_in_a_message_and_as_a_file() -> None:
    picture = SAMPLES["image"]
    assert isinstance(picture, Media)
    message, file = convert(picture, PortType(name="message")), convert(picture, PortType(name="file"))
    assert isinstance(message, Message)
    assert message.parts == (picture,)
    assert isinstance(file, File)
    assert file.hash == picture.hash


def test_a_type_has_a_word_an_article_and_a_shape_of_its_own() -> None:
    assert len({wire_type.title for wire_type in WIRE_TYPES.values()}) == len(WIRE_TYPES)
    assert len({wire_type.shape for wire_type in WIRE_TYPES.values()}) == len(WIRE_TYPES)
    articles = {"audio": "a sound", "image": "a picture", "data": "data", "any": "anything", "bool": "a yes or no"}
    assert {name: WIRE_TYPES[name].article for name in articles} == articles
