"""Where a step stands in a run: its path without attempts and sub-steps, and the turns of bodies it is inside of."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

_NOT_PLACE = re.compile(r"~[0-9]+|#[a-z]+[0-9]+$")
"""Attempts, and the sub-step at the end: `polish~2.body[1]/person#ask1` is at `polish.body[1]/person`."""
_BODY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\.([a-z_][a-z0-9_]*(?:\.[0-9]+)?)\[([0-9]+)\]/")


class BodyTurn(NamedTuple):
    """One turn of a body around a step; `prefix` is the part of the place up to it."""

    pipeline: str
    slot: str
    turn: int
    prefix: str


@dataclass(frozen=True)
class Place:
    """What all attempts and sub-steps of a step have in common of their paths."""

    key: str

    @cached_property
    def bodies(self) -> tuple[BodyTurn, ...]:
        """The turns of bodies around the step, outermost first."""
        found = _BODY.finditer(self.key)
        return tuple(BodyTurn(match[1], match[2], int(match[3]), self.key[: match.end()]) for match in found)

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """The numbers of these turns; they put the steps of one node in order."""
        return tuple(body.turn for body in self.bodies)

    def step_of(self, pipeline: str | None) -> str:
        """The place of the step of a pipeline around this one; empty when it is not around."""
        around = next((body for body in self.bodies if body.pipeline == pipeline), None)
        return around.prefix.rpartition(f".{around.slot}[")[0] if around else ""

    def round(self, loops: Container[str]) -> BodyTurn | None:
        """The innermost turn around the step that is a round: of a known loop, or not the first of its body."""
        return next((body for body in reversed(self.bodies) if body.turn > 1 or body.pipeline in loops), None)


@lru_cache(maxsize=16_384)
def place_of(path: str) -> Place:
    """The place of a path."""
    return Place(_NOT_PLACE.sub("", path))


def is_within(key: str, pipeline: str) -> bool:
    """Whether a place lies in a body of the pipeline step at another place."""
    return key.startswith(f"{pipeline}.")


def body_prefix(pipeline: str, slot: str, turn: int) -> str:
    """What the places of the steps in one turn of a body begin with."""
    return f"{pipeline}.{slot}[{turn}]/"
