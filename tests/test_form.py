"""Forms: fields, and the JSON schema of what is written into them."""

from __future__ import annotations

import pytest
from pydantic import JsonValue, ValidationError

from studio.form import DEEPEST, FieldKind, FormField, named, schema_of


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("text", {"type": "string", "maxLength": 500}),
        ("long_text", {"type": "string"}),
        ("number", {"type": "number"}),
        ("whole", {"type": "integer"}),
        ("switch", {"type": "boolean"}),
        ("choice", {"type": "string", "enum": ["a", "b"]}),
        ("list", {"type": "array", "items": {"type": "string"}, "maxItems": 50}),
        ("data", {}),
    ],
)
def test_each_kind_of_field_has_its_schema(kind: FieldKind, schema: JsonValue) -> None:
    field = FormField(name="x", kind=kind, choices=("a", "b"))
    assert schema_of([field])["properties"] == {"x": schema}


def test_a_table_is_a_list_of_forms_and_help_describes() -> None:
    pets = FormField(name="pets", kind="table", help="All of them.", fields=(FormField(name="age", kind="whole"),))
    assert schema_of([pets])["properties"] == {
        "pets": {"type": "array", "items": schema_of(pets.fields), "maxItems": 50, "description": "All of them."}
    }


def test_only_what_must_be_filled_in_is_required_and_nothing_else_may_stand_there() -> None:
    schema = schema_of([FormField(name="a"), FormField(name="b", required=False)])
    assert schema["required"] == ["a"]
    assert schema["additionalProperties"] is False


def test_a_field_without_a_name_is_not_there_and_of_two_of_one_name_the_first_is() -> None:
    first, second = FormField(name="a", kind="whole"), FormField(name=" a ")
    assert named([FormField(), first, second]) == {"a": first}


def test_tables_are_not_nested_without_end() -> None:
    field = FormField(name="x")
    for _ in range(DEEPEST - 1):
        field = FormField(name="x", kind="table", fields=(field,))
    with pytest.raises(ValidationError, match="at most 5 deep"):
        FormField(name="x", kind="table", fields=(field,))
