"""What a person answered, read as the question wants it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.answering import Misfit, read_answer
from studio.question import AnswerKind, AskedField, Question
from studio.values import Audio, File, Image, MediaPart, Message, Text

PHOTO = Image(hash="a" * 64, mime="image/png", name="cat.png", size=2_000_000)
SONG = Audio(hash="b" * 64, mime="audio/wav", name="song.wav", size=100)
NOTES = File(hash="c" * 64, mime="text/plain", name="notes.txt", size=100)
COLOURS = ("Red", "Blue", "Green")
FORM = Question(
    text="Who are you?",
    fields=(
        AskedField(name="age", kind="number", minimum=0, maximum=120),
        AskedField(name="colour", kind="choice", choices=COLOURS),
        AskedField(name="photo", kind="picture", maximum=5, required=False),
        AskedField(name="news", kind="switch", required=False),
    ),
)


def read(question: Question, text: str = "", *files: MediaPart, **values: JsonValue) -> Message | Misfit:
    return read_answer(question, Message(parts=(Text(text=text), *files), metadata=values))


def words(answer: Message | Misfit) -> str:
    assert isinstance(answer, Message)
    return answer.text


def refused(answer: Message | Misfit) -> str:
    assert isinstance(answer, Misfit)
    return answer.sentence


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("text", "anything at all", "anything at all"),
        ("number", " 3,5 ", "3.5"),
        ("number", "12.0", "12"),
        ("number", "-1e2", "-100"),
        ("switch", "YES", "Yes"),
        ("switch", "n", "No"),
        ("choice", " red", "Red"),
        ("choices", "green, red", "Red, Green"),
        ("choices", "Blue\nRed", "Red, Blue"),
    ],
)
def test_an_answer_is_said_in_the_words_of_the_question(kind: AnswerKind, text: str, told: str) -> None:
    assert words(read(Question(text="Well?", kind=kind, choices=COLOURS), text)) == told


@pytest.mark.parametrize(
    ("question", "text", "sentence"),
    [
        (Question(text="?"), " ", "Write an answer."),
        (Question(text="?", kind="number"), "ten", "“ten” is not a number. Write one such as 12 or 3.5."),
        (Question(text="?", kind="number"), "1,000", "“1,000” is not a number. Write one such as 12 or 3.5."),
        (Question(text="?", kind="number"), "nan", "“nan” is not a number. Write one such as 12 or 3.5."),
        (Question(text="?", kind="number"), "1e999", "“1e999” is not a number. Write one such as 12 or 3.5."),
        (Question(text="?", kind="number", minimum=1, maximum=10), "11", "The number must be between 1 and 10."),
        (Question(text="?", kind="number", minimum=1), "0", "The number must be at least 1."),
        (Question(text="?", kind="text", maximum=3), "four", "Write at most 3 characters; these are 4."),
        (Question(text="?", kind="switch"), "perhaps", "Answer “Yes” or “No”."),
        (Question(text="?", kind="choice", choices=COLOURS), "Pink", "Choose one of these: Red, Blue, Green."),
        (Question(text="?", kind="choice", choices=COLOURS), "", "Choose one."),
        (Question(text="?", kind="choices", choices=COLOURS), "Red, Pink", "Choose among these: Red, Blue, Green."),
        (Question(text="?", kind="choices", choices=COLOURS, maximum=1), "Red, Blue", "Choose at most 1."),
        (Question(text="?", kind="picture"), "here it is", "Add a picture."),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(question: Question, text: str, sentence: str) -> None:
    assert refused(read(question, text)) == sentence


def test_a_text_with_choices_takes_other_words_as_well() -> None:
    assert words(read(Question(text="?", choices=COLOURS), "Pink")) == "Pink"


@pytest.mark.parametrize(
    ("kind", "file", "sentence"),
    [
        ("picture", NOTES, "notes.txt is not a picture. JPEG, PNG, GIF and WebP work."),
        ("sound", PHOTO, "cat.png is not a sound. MP3, WAV, OGG and M4A work."),
        ("file", PHOTO, "cat.png is larger than 1 MB. Add a smaller one."),
    ],
)
def test_a_file_of_the_wrong_kind_or_size_is_refused(kind: AnswerKind, file: MediaPart, sentence: str) -> None:
    assert refused(read(Question(text="?", kind=kind, maximum=1), "", file)) == sentence


def test_a_file_that_fits_is_part_of_the_answer() -> None:
    answer = read(Question(text="?", kind="sound"), "listen", SONG)
    assert isinstance(answer, Message)
    assert answer.media == (SONG,)


def test_a_form_becomes_data_words_and_files() -> None:
    answer = read(FORM, "", PHOTO, age="7", colour="blue", photo=PHOTO.hash, news=False, other="dropped")
    assert isinstance(answer, Message)
    photo = PHOTO.model_dump(mode="json")
    assert answer.metadata == {"age": 7, "colour": "Blue", "photo": photo, "news": False}
    assert answer.text == "age: 7\ncolour: Blue\nphoto: cat.png\nnews: No"
    assert answer.media == (PHOTO,)
    assert read_answer(FORM, answer) == answer


def test_what_need_not_be_filled_in_may_be_left_out() -> None:
    answer = read(FORM, "", age=0, colour="Red")
    assert isinstance(answer, Message)
    assert answer.metadata == {"age": 0, "colour": "Red", "photo": None, "news": None}
    assert answer.text == "age: 0\ncolour: Red"


@pytest.mark.parametrize(
    ("values", "misfit"),
    [
        ({"colour": "Red"}, Misfit("This must be filled in.", "age")),
        ({"age": "old", "colour": "Red"}, Misfit("“old” is not a number. Write one such as 12 or 3.5.", "age")),
        ({"age": True, "colour": "Red"}, Misfit("“True” is not a number. Write one such as 12 or 3.5.", "age")),
        ({"age": 7, "colour": ""}, Misfit("Choose one.", "colour")),
        ({"age": 7, "colour": ["Red"]}, Misfit("Choose one of these: Red, Blue, Green.", "colour")),
    ],
)
def test_a_form_is_refused_at_the_first_field_that_does_not_fit(values: dict[str, JsonValue], misfit: Misfit) -> None:
    assert read(FORM, "", **values) == misfit


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_whatever_is_given_is_read_or_refused(value: JsonValue) -> None:
    for kind in ("number", "switch", "choice", "choices", "text", "picture"):
        question = Question(text="?", fields=(AskedField(name="it", kind=kind, choices=COLOURS, required=False),))
        answer = read(question, it=value)
        assert isinstance(answer, Misfit) or answer.metadata.keys() == {"it"}
