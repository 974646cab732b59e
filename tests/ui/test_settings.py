"""What the page of settings shows and keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import sets, text

from studio.models.connections import Connection
from studio.models.post_template import PostTemplate
from studio.models.trial import Trial
from studio.ui.amounts import amount_of
from studio.ui.settings.connection_form import Typed, free_name, last_signs, suggested
from studio.ui.settings.models import card_html, trial_html
from studio.ui.settings.post_form import TypedPost
from studio.ui.settings.storage import storage_table


def test_a_key_shows_only_its_last_signs_and_a_short_one_none() -> None:
    assert last_signs("sk-0123456789abcdef") == "cdef"
    assert last_signs("password") == ""


@given(text(), sets(text()))
def test_a_new_connection_gets_a_name_of_its_own(title: str, taken: set[str]) -> None:
    name = free_name(title, taken)

    assert name not in taken
    assert Connection(name=name, title="Work", base_url="http://localhost").name == name


def test_the_built_in_model_keeps_its_name() -> None:
    assert free_name("Packaged", ()) == "packaged-2"


@pytest.mark.parametrize(
    ("title", "address", "complaint"),
    [
        ("Work", "https://api.example.com/v1", ""),
        (" ", "https://api.example.com/v1", "Give the connection a name, such as “Work”."),
        ("Work", "api.example.com", "The address begins with https:// or http:// and names a server."),
        ("Work", "file:///etc/passwd", "The address begins with https:// or http:// and names a server."),
    ],
)
def test_what_is_missing_in_the_form_is_said(title: str, address: str, complaint: str) -> None:
    assert Typed("other", title, address, "").complaint() == complaint


POST = PostTemplate(headers={"X-Key": "{{key}}"}, body={"talk": "{{messages}}"}, answer="results.0.text")
FULL = Connection(
    name="own",
    title="Own",
    base_url="https://models.example.com/generate",
    model="m",
    protocol="post",
    post=POST,
    per_minute=30,
    sight=True,
)


@pytest.mark.parametrize("changed", [{}, {"sight": False}, {"sight": None, "per_minute": None}])
def test_what_a_connection_says_comes_out_of_the_form_as_it_went_in(changed: dict[str, object]) -> None:
    connection = FULL.model_copy(update=changed)
    typed = Typed.of(connection)

    assert typed.complaint() == ""
    assert typed.connection("own") == connection


@pytest.mark.parametrize(
    ("post", "complaint"),
    [
        (TypedPost(), ""),
        (TypedPost(headers="X-Team writers"), "Write each header on a line of its own, such as “X-Team: writers”."),
        (TypedPost(headers="Host: other"), "A header cannot be called “Host”."),
        (TypedPost(body='{\n "a": }'), "The body is not JSON: line 2 cannot be read."),
        (
            TypedPost(body='{"a": 1}'),
            "The body has no place for the conversation. Put {{messages}} or {{text}} into it.",
        ),
        (TypedPost(answer="a." * 300), "The answer is too long or cannot be read."),
    ],
)
def test_what_cannot_be_sent_to_an_address_of_its_own_is_said(post: TypedPost, complaint: str) -> None:
    assert Typed("other", "Own", "https://x.example.com", "", "post", post).complaint() == complaint


def test_a_form_for_another_protocol_does_not_look_at_the_body() -> None:
    assert Typed("other", "Own", "https://x.example.com", "", "openai", TypedPost(body="{")).complaint() == ""


@pytest.mark.parametrize("number", [0.0, -1.0, 1.5, 1e9])
def test_a_pace_is_a_whole_number(number: float) -> None:
    complaint = Typed("other", "Own", "https://x.example.com", "", per_minute=number).complaint()

    assert complaint == "Questions a minute are a whole number up to 100,000, or nothing for any number."


def test_a_provider_fills_in_its_address_and_model() -> None:
    typed = suggested("ollama")

    assert (typed.provider, typed.title) == ("ollama", "Ollama")
    assert typed.address.startswith("http://localhost:11434")


def test_names_and_sentences_are_shown_as_words() -> None:
    bad = "<img src=x onerror=steal()>"

    shown = card_html(Connection(name="work", title=bad, base_url=bad, model=bad), bad)
    shown += trial_html(Trial(works=False, sentence=bad))

    assert "<img" not in shown


def test_storage_tells_how_much_each_kind_takes(tmp_path: Path) -> None:
    (tmp_path / "playbill.db").write_bytes(b"x" * 1_500_000)
    (tmp_path / "playbill.db-wal").write_bytes(b"x" * 500_000)

    shown = storage_table(tmp_path)

    assert "<td>Flows, conversations and results</td><td>2.0 MB</td>" in shown
    assert "<td>Daily copies</td><td>0 bytes</td>" in shown


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_200, "1.2 KB"), (45_600_000, "46 MB"), (1_117_320_768, "1.1 GB")],
)
def test_amounts_are_said_as_people_do(size: int, words: str) -> None:
    assert amount_of(size) == words
