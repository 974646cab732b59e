"""The contract's schema: tags are there, names are whole, and both directions are told apart."""

from __future__ import annotations

from typing import cast

from pydantic import JsonValue

from studio.ui.contract import schema

Definition = dict[str, JsonValue]


def definitions() -> dict[str, Definition]:
    return cast("dict[str, Definition]", schema()["$defs"])


def required(name: str) -> list[str]:
    return cast("list[str]", definitions()[name]["required"])


def test_every_word_and_request_has_to_say_its_kind() -> None:
    tagged = [name for name, one in definitions().items() if "kind" in cast("Definition", one.get("properties", {}))]

    assert {"Changed", "Done", "AddNodeInput", "StartRun"} <= set(tagged)
    assert [name for name in tagged if "kind" not in required(name)] == []


def test_what_the_server_writes_is_whole_and_what_the_page_sends_may_leave_defaults_out() -> None:
    assert "inside" in required("Node")
    assert "inside" not in required("NodeInput")


def test_no_property_loses_its_name_to_the_tidying() -> None:
    properties = cast("Definition", definitions()["SettingSpec"]["properties"])

    assert {"title", "default"} <= set(properties)
