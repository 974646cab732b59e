from __future__ import annotations

import pytest
from pydantic import ValidationError

from studio.models.connections import Connection, name_for
from studio.models.presets import PRESETS
from studio.models.protocols import ProtocolName
from studio.models.server import tidy


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" https://api.example.com/v1/ ", "https://api.example.com/v1"),
        ("localhost:11434/v1", "http://localhost:11434/v1"),
        ("192.168.1.2:8000/v1/chat/completions", "http://192.168.1.2:8000/v1"),
        ("api.example.com/v1", "https://api.example.com/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        ("", ""),
    ],
)
def test_an_address_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


def test_every_preset_makes_a_connection() -> None:
    for preset in PRESETS:
        made = Connection(name=preset.name, title=preset.title, preset=preset.name, base_url=preset.base_url)
        assert made.server().base_url == preset.base_url


@pytest.mark.parametrize(
    ("protocol", "typed", "meant"),
    [
        ("anthropic", "api.anthropic.com", "https://api.anthropic.com/v1"),
        ("anthropic", "https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1"),
        ("gemini", "https://g.example.com/v1beta/openai/", "https://g.example.com/v1beta"),
        ("gemini", "g.example.com", "https://g.example.com/v1beta"),
        ("ollama", "localhost:11434", "http://localhost:11434"),
        ("ollama", "http://localhost:11434/v1", "http://localhost:11434"),
        ("ollama", "http://localhost:11434/api/chat", "http://localhost:11434"),
        ("responses", "https://api.openai.com/v1/responses", "https://api.openai.com/v1"),
        ("post", "models.example.com/generate/?v=1", "https://models.example.com/generate/?v=1"),
        ("post", "http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_an_address_is_read_as_its_protocol_needs_it(protocol: ProtocolName, typed: str, meant: str) -> None:
    assert tidy(typed, protocol) == meant


def test_a_connection_speaks_what_its_provider_speaks_best_unless_told_otherwise() -> None:
    made = Connection(name="a", title="A", preset="anthropic", base_url="https://api.anthropic.com/v1")
    other = Connection(name="a", title="A", preset="openai", base_url="https://x.example.com", protocol="responses")

    assert (made.protocol, other.protocol) == ("anthropic", "responses")
    assert Connection.model_validate_json(other.model_dump_json()) == other


def test_an_address_of_its_own_protocol_needs_to_be_described() -> None:
    with pytest.raises(ValidationError, match="where the answer stands"):
        Connection(name="a", title="A", base_url="https://x.example.com", protocol="post")


@pytest.mark.parametrize("name", ["", "Work", "a/b", "ä", "-x"])
def test_a_connection_is_named_so_that_models_can_be(name: str) -> None:
    with pytest.raises(ValidationError):
        Connection(name=name, title="Work", base_url="http://localhost")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Work", "work-2"), ("Büro & Heim", "buro-heim"), ("工作", "models"), ("Packaged", "packaged-2")],
)
def test_a_new_connection_gets_a_name_from_its_title(title: str, name: str) -> None:
    assert name_for(title, ["work"]) == name
    assert Connection(name=name, title=title, base_url="http://localhost")
