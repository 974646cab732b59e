"""The models to choose from and how the built-in one stands, as a window draws them."""

from __future__ import annotations

from collections.abc import Iterable

from studio.chat_model import ModelCard
from studio.models.warmth import Failed, Ready, Warming, Warmth
from studio.web.views import ModelChoice, ModelStatus

_MISSING = "not installed"


def choices(cards: Iterable[ModelCard]) -> tuple[ModelChoice, ...]:
    """The models a setting may name."""
    return tuple(
        ModelChoice(
            name=card.name,
            title=card.title,
            line=f"{card.where}, {_small(card.price)}",
            cannot=card.cannot,
            draws=card.draws,
        )
        for card in cards
    )


def status(warmth: Warmth) -> ModelStatus:
    """How the built-in model stands."""
    match warmth:
        case Warming(share):
            return ModelStatus(state="warming", share=share, sentence=f"Built-in model is warming up, {share:.0%}")
        case Ready():
            return ModelStatus(state="ready", share=1, sentence="The built-in model is ready.")
        case Failed(failure):
            state = "missing" if _MISSING in failure.sentence else "failed"
            return ModelStatus(state=state, share=0, sentence=failure.sentence)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
