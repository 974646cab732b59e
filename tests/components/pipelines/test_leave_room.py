"""Who leaves a room."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from components.pipelines.leave_room import LeaveRoom
from studio.values import Message

PRESENT = ("Ann", "Bob", "Cy")


@pytest.mark.parametrize(
    ("settings", "leaving"),
    [
        (LeaveRoom(), ["Ann", "Bob", "Cy"]),
        (LeaveRoom(those=("Bob", "Dora")), ["Bob"]),
        (LeaveRoom(which="who is named most often"), ["Cy"]),
        (LeaveRoom(which="who is named most often", those=("Ann", "Bob")), ["Bob"]),
        (LeaveRoom(which="who is named most often", those=("Dora",)), []),
        (LeaveRoom(which="those below", those=("Ann",)), ["Ann"]),
    ],
)
def test_only_who_may_leave_is_chosen(settings: LeaveRoom, leaving: Sequence[str]) -> None:
    votes = [Message.of(text) for text in ("Ann or Bob, so Cy", "Bob, no: Cy", "Ann. Bob.")]

    assert sorted(settings.chosen(PRESENT, votes)) == leaving
