"""What an agent's model may use: a slot of type `tuple[AnyTool, ...]` holds tools."""

from __future__ import annotations

from typing import Protocol

from pydantic import JsonValue

from studio.chat_model import ToolOffer
from studio.component import Component
from studio.values import Value


class Tool(Protocol):
    """A nested flow as a tool that a model may use: what the model is told of it, and the call with its arguments."""

    @property
    def offer(self) -> ToolOffer:
        """The tool as the model is told of it."""
        ...

    async def __call__(self, arguments: dict[str, JsonValue], /) -> Value:
        """Use the tool once."""
        ...


AnyTool = Tool | Component
"""A tool as an agent's `__call__` declares it: a script gives the component itself, of which the run makes a tool."""
