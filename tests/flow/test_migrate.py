from __future__ import annotations

import json

from studio.flow.document import VERSION, Flow
from studio.flow.load import read_flow
from studio.flow.migrate import STEPS, migrate
from tests.flow.building import wires


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(STEPS) == list(range(VERSION))


def test_a_file_of_the_first_form_is_read() -> None:
    old = {
        "name": "Old",
        "nodes": {
            "ask": {"component": "ChatInput", "title": "Ask"},
            "writer": {"component": "DialogAgent", "title": "Writer"},
        },
        "wires": ["ask.out>writer.messages"],
    }

    found = read_flow(json.dumps(old).encode())

    assert isinstance(found, Flow)
    assert (found.version, wires(found)) == (VERSION, ["ask.out > writer.messages"])


def test_a_step_leaves_alone_what_it_does_not_understand() -> None:
    assert migrate({"wires": "many"}, 0) == {"wires": "many", "version": VERSION}
