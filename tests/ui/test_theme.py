"""Gradio's variables and the design tokens."""

from __future__ import annotations

from gradio.themes.base import Base

from studio.ui.theme import FROM_TOKENS, playbill_theme
from studio.ui.tokens import read_tokens

COLOURED = ("#", "rgb")


def test_every_variable_takes_a_token_that_is_there() -> None:
    assert set(FROM_TOKENS.values()) <= set(read_tokens().light)


def test_every_coloured_token_has_a_dark_value() -> None:
    tokens = read_tokens()

    coloured = {name for name, value in tokens.light.items() if value.startswith(COLOURED)}

    assert coloured <= set(tokens.dark)


def test_every_variable_is_one_of_gradios() -> None:
    known = vars(Base())

    assert [name for name in FROM_TOKENS if name not in known] == []


def test_a_variable_takes_its_token_in_light_and_dark() -> None:
    theme = vars(playbill_theme())

    assert (theme["body_background_fill"], theme["body_background_fill_dark"]) == ("var(--canvas)", "var(--canvas)")


def test_no_token_has_the_name_of_a_variable_of_gradios() -> None:
    names = {name.replace("_", "-") for name in vars(Base())}

    assert names & set(read_tokens().light) == {"font"}


def test_no_font_is_loaded_from_elsewhere() -> None:
    assert vars(playbill_theme())["_stylesheets"] == []
