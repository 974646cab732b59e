"""What is wrong with a value, in words: the findings of pydantic as ends of sentences."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_WORDS = {
    "string_type": "must be a text",
    "string_unicode": "holds signs that cannot be written",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "is too large a number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be yes or no",
    "bool_parsing": "must be yes or no",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "frozen_set_type": "must be a list",
    "dict_type": "must be a group of named values",
    "model_type": "must be a group of named values",
    "model_attributes_type": "must be a group of named values",
    "missing": "is missing",
    "extra_forbidden": "is nothing that Playbill knows",
    "string_pattern_mismatch": "is not written as a name should be",
    "recursion_loop": "is nested too deeply",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "string_too_short": "must have at least {min_length} signs",
    "string_too_long": "must have at most {max_length} signs",
    "too_long": "must have at most {max_length} entries",
    "too_short": "must have at least {min_length} entries",
}


def complaint(error: ErrorDetails) -> str:
    """What a value must be instead, as the end of a sentence whose subject is the field."""
    words = _WORDS.get(error["type"])
    if words is None:
        return "does not take this"
    facts = {key: f"{value:g}" if isinstance(value, float) else value for key, value in error.get("ctx", {}).items()}
    return words.format_map(facts)
