from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from studio.flow.document import NodeId
from studio.flow.naming import RESERVED, id_from, ids_beside, titles_beside

IS_ID: TypeAdapter[str] = TypeAdapter(NodeId)


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Writer", "writer"),
        ("Joke writer!", "joke_writer"),
        ("Größe", "grosse"),
        ("Écrivain", "ecrivain"),
        ("list", "list_"),
        ("match", "match_"),
        ("3 experts", "dialog_agent_3_experts"),
        ("作家", "dialog_agent"),
        ("作家 2", "dialog_agent_2"),
    ],
)
def test_an_id_is_a_python_name_made_from_the_title(title: str, id: str) -> None:
    assert id_from(title, "DialogAgent") == id


@given(st.text(max_size=200), st.lists(st.text(max_size=5), max_size=3))
def test_every_title_gives_a_free_name_that_python_takes(title: str, taken: list[str]) -> None:
    ids = ids_beside(taken)

    found = [ids.free(id_from(title, "作")) for _ in range(3)]

    assert len({*found, *taken, *RESERVED}) == len({*taken, *RESERVED}) + 3
    assert all(IS_ID.validate_python(id).isidentifier() for id in found)


def test_a_taken_name_gets_the_next_number() -> None:
    ids, titles = ids_beside(["writer", "writer_2"]), titles_beside(["Writer"])

    assert [ids.free("writer"), ids.free("writer_2"), ids.free("critic")] == ["writer_3", "writer_4", "critic"]
    assert [titles.free("Writer"), titles.free("Writer")] == ["Writer 2", "Writer 3"]
