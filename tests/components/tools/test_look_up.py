"""Notes searched by words."""

from __future__ import annotations

from components.tools.look_up import LookUp

NOTES = """The library opens at nine.

Parking is behind the library.

The cafe has cakes."""


async def test_the_part_with_most_of_the_words_comes_first() -> None:
    assert await LookUp(notes=NOTES)("where is library parking?") == (
        "Parking is behind the library.\n\nThe library opens at nine."
    )


async def test_one_and_many_are_the_same_word() -> None:
    assert await LookUp(notes=NOTES)("CAKE") == "The cafe has cakes."


async def test_it_gives_no_more_than_it_may() -> None:
    assert await LookUp(notes=NOTES, at_most=1)("library") == "The library opens at nine."


async def test_nothing_found_is_said() -> None:
    assert await LookUp(notes=NOTES)("dragons") == "The notes say nothing of “dragons”."
