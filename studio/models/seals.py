"""What a provider wants back unread: signatures and encrypted thoughts, which only its own model can read."""

from __future__ import annotations

from studio.chat_model import ModelName


def sealed(model: ModelName, seal: str) -> str:
    """The seal under the name of its model, empty when there is none."""
    return f"{model}\n{seal}" if seal else ""


def opened(model: ModelName, sealed: str) -> str:
    """The seal as that model gave it, empty when it is another's."""
    owner, _, seal = sealed.partition("\n")
    return seal if owner == model else ""
