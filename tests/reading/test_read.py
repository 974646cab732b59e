"""What each rule reads, repairs and refuses."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from studio.form import FormField
from studio.reading import code_block, json_reply
from studio.reading.instruction import correction, instruction, schema_for
from studio.reading.json_reply import AROUND, MENDED
from studio.reading.read import read
from studio.reading.rule import Misread, Read, ReplyRule

PERSON = (
    FormField(name="name", help="The full name."),
    FormField(name="age", kind="whole"),
    FormField(name="mood", kind="choice", choices=("happy", "Not so happy"), required=False),
)
FORM = ReplyRule(shape="form", fields=PERSON)
WHOLE = '{"name": "Ann", "age": 42, "mood": "happy"}'
NAMES = "“name”, “age”, “mood”"
ANN: JsonValue = {"name": "Ann", "age": 42, "mood": "happy"}


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        (WHOLE, None),
        (f"\ufeff{WHOLE}", None),
        (f"```json\n{WHOLE}\n```", AROUND),
        (f"```json\n{WHOLE}", AROUND),
        (f"``````\n{WHOLE}\n``````", AROUND),
        (f"Sure! Here's Ann:\n{WHOLE}\nAnything else?", AROUND),
        (f"<think>A {{form}}?</think>{WHOLE}", "left out the thoughts before it"),
        (f"Hm, a form.</think>\n{WHOLE}", "left out the thoughts before it"),
        ('{"name": "Ann", "age": 42, "mood": "happy",}', MENDED),
        ("{'name': 'Ann', 'age': 42, 'mood': 'happy'}", MENDED),
        ("{name: Ann, age: 42, mood: happy}", MENDED),
        ("{“name”: “Ann”, “age”: 42, “mood”: “happy”}", MENDED),
        ('{"name": "Ann", /* years */ "age": 42, // so?\n "mood": "happy"}', MENDED),
        ('{"name": "Ann", "age": 42, "mood": "happy"', "put the missing bracket at the end of the JSON"),
        (f"[{WHOLE}]", "took the only entry out of a list"),
        ('{"name": "Ann", "age": "42", "mood": "happy"}', "read “age” as a whole number"),
        ('{"name": "Ann", "age": 42.0, "mood": "happy"}', "read “age” as a whole number"),
        ('{"name": "Ann", "age": 42, "mood": "HAPPY"}', "read “mood” as “happy”"),
        ('{"Name": "Ann", "age": 42, "mood": "happy"}', "took “Name” for “name”"),
        ('{"name": "Ann", "age": 42, "mood": "happy", "note": ""}', "left out “note”, which nobody asked for"),
    ],
)  # fmt: skip
def test_what_is_clear_is_repaired_and_told(text: str, repair: str | None) -> None:
    assert read(FORM, text) == Read(ANN, (repair,) if repair else ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "It is empty."),
        ("<think>A form? Let me", "It is empty."),
        ("I am sorry, but I cannot do that.", "There is no JSON in it."),
        ('{"name": "Ann", "age": 4', "It breaks off in the middle of the JSON."),
        ('{"name": "An', "It breaks off in the middle of the JSON."),
        ('{"name": "Ann", "age": 42', "It breaks off in the middle of the JSON."),
        ('{"name": "Ann" "age": 42}', "The JSON in it is broken."),
        ('{"name": "Ann", "age": 42}}', "The JSON in it is broken."),
        ('{"name": "An "old" friend", "age": 42}', "The JSON in it is broken."),
        ('{"name": "Ann", "name": "Bob", "age": 42}', "The JSON in it is broken."),
        ('{"name": "Ann", "age": 41} or {"name": "Ann", "age": 42}', json_reply.SEVERAL.sentence),
        ('[{"name": "Ann"}, {"name": "Bob"}]', "It is a list, but should be an object with names."),
        ('{"name": "Ann", "age": "forty-two"}', "“age” must be a whole number, but it is “forty-two”."),
        ('{"name": "Ann", "age": NaN}', "“age” must be a whole number, but it is “NaN”."),
        ('{"name": "Ann", "age": true}', "“age” must be a whole number, but it is “True”."),
        ('{"name": "Ann", "age": 42.5}', "“age” must be a whole number, but it is “42.5”."),
        ('{"name": 1.10, "age": 42}', "“name” must be a text in quotes, but it is “1.1”."),
        ('{"name": " ", "age": null}', "“name” is missing. “age” is missing."),
        ('{"name": "A", "age": 4, "mood": "sad"}', "“mood” must be one of “happy”, “Not so happy”, but it is “sad”."),
        ('{"name": "A", "age": 4, "mod": ""}', f"It has “mod”, which nobody asked for; the names are {NAMES}."),
        ('{"name": "Ann", "Name": "Bob", "age": 42}', "“name” is there twice, as “name” and as “Name”."),
    ],
)  # fmt: skip
def test_what_would_have_to_be_guessed_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    assert read(FORM, text) == Misread(sentence)


def test_a_reply_whose_length_was_used_up_is_refused_however_whole_it_looks() -> None:
    assert read(FORM, WHOLE, cut=True) == Misread("It was not finished when its length was used up.")


def test_what_may_be_left_out_may_be_missing_or_nothing() -> None:
    for mood in ("", ', "mood": null', ', "mood": ""', ', "mood": "N/A"'):
        assert read(FORM, f'{{"name": "Ann", "age": 42{mood}}}') == Read({"name": "Ann", "age": 42})


def test_tables_and_lists_are_read_and_complained_of_by_their_place() -> None:
    pets = FormField(name="pets", kind="table", fields=(FormField(name="legs", kind="whole"),))
    rule = ReplyRule(
        shape="form", fields=(pets, FormField(name="toys", kind="list"), FormField(name="raw", kind="data"))
    )
    assert read(rule, '{"pets": [{"legs": "4"}], "toys": ["ball", 2], "raw": [{}]}') == Read(
        {"pets": [{"legs": 4}], "toys": ["ball", "2"], "raw": [{}]},
        ("read “pets 1: legs” as a whole number", "read “toys” as a list of texts"),
    )
    assert read(rule, '{"pets": [{"legs": "four"}, 7], "toys": "ball", "raw": 1}') == Misread(
        "“pets 1: legs” must be a whole number, but it is “four”. "
        "“pets” must be a list of objects; entry 2 is not one, but it is “7”. "
        "“toys” must be a list of texts, but it is “ball”."
    )


def test_json_of_any_shape_is_read_as_it_stands() -> None:
    rule = ReplyRule(shape="json")
    assert read(rule, "[1, {'a': None,},]") == Read([1, {"a": None}], (MENDED,))
    assert read(rule, "7") == Read(7)
    assert read(rule, "seven") == Misread("There is no JSON in it.")
    assert read(rule, "See [1]: {}") == Misread(json_reply.SEVERAL.sentence)
    assert read(rule, "[" * 100_000) == Misread("It breaks off in the middle of the JSON.")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("```python\nx = 1\n```", "python", Read("x = 1")),
        ("Here:\n```py\nx = 1\n\ny = 2\n```\nDone.", "Python", Read("x = 1\n\ny = 2")),
        ("```\nx = 1\n```", "python", Read("x = 1")),
        ("```\n```python\nx = 1\n```\n```", "python", Read("x = 1", ("left out the doubled marks around the code",))),
        ("```sh\nls\n```\nthen\n```python\nx = 1\n```", "python", Read("x = 1")),
        ("```sh\nls\n```\nthen\n```python\nx = 1\n```", "", code_block.SEVERAL),
        ("```python\nx = 1", "python", Misread("A block of code in it is not closed by ```.")),
        ("```sql\nselect\n```", "python", Misread("The code in it is in sql, but should be in python.")),
        ("x = 1", "python", Misread("There is no block of code between ``` marks in it.")),
        ("```\n\n```", "", Misread("There is no block of code between ``` marks in it.")),
    ],
)  # fmt: skip
def test_one_block_of_code_is_found(text: str, language: str, found: Read | Misread) -> None:
    assert read(ReplyRule(shape="code", language=language), text) == found


TAGS = ReplyRule(
    shape="tags",
    fields=(FormField(name="thought", help="What you think"), FormField(name="votes", kind="list", required=False)),
)

VOTED: JsonValue = {"thought": "A", "votes": []}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<thought>Hm.</thought>", Read({"thought": "Hm."})),
        ("Well: <Thought >\nHm <b>so</b>.\n</thought>\n<votes>['Ann',]</votes>", Read(
            {"thought": "Hm <b>so</b>.", "votes": ["Ann"]},
            ("took the tag “Thought” for “thought”", f"{MENDED} in the tag “votes”"),
        )),
        ("<thought>A<votes>[]</votes>", Read(VOTED, ("closed the tag “thought” where the next one begins",))),
        ("<thought>A</thought>[]</votes>", Read(VOTED, ("opened the tag “votes” where the one before it ends",))),
        ("<thought>Hm.", Misread("The tag <thought> is not closed by </thought>.")),
        ("Hm.</thought>", Misread("The tag <thought> is closed but never opened.")),
        ("<thought>A</thought><thought>B</thought>", Misread("The tag <thought> is there twice, with other words.")),
        ("<votes>[]</votes>", Misread("“thought” is missing.")),
        ("<thought>A</thought><votes>Ann</votes>", Misread("In the tag <votes>: There is no JSON in it.")),
        ("I cannot vote.", Misread("“thought” is missing.")),
    ],
)  # fmt: skip
def test_tags_are_found_and_mended(text: str, found: Read | Misread) -> None:
    assert read(TAGS, text) == found


def test_whatever_tags_there_are_are_read_with_those_that_must_be_there() -> None:
    rule = ReplyRule(shape="any_tags", fields=(FormField(name="n", kind="whole"),))
    assert read(rule, "<n>3</n> and <poem>A <n>rose</n>.</poem>") == Read({"n": 3, "poem": "A <n>rose</n>."})
    assert read(rule, "<poem>A rose.</poem>") == Misread("“n” is missing.")
    assert read(rule, "<n>3</n><poem>A ro") == Misread("The tag <poem> is not closed by </poem>.")
    assert read(rule, "3") == Misread("There are no tags in it.")


def test_a_free_reply_is_anything_but_empty() -> None:
    rule = ReplyRule()
    assert read(rule, " Hello. ") == Read("Hello.")
    assert read(rule, "<think>Greet.</think>Hello.") == Read("Hello.", ("left out the thoughts before it",))
    assert read(rule, "Models write </think>\nwhen they are done.", cut=True) == Read(
        "Models write </think>\nwhen they are done."
    )
    assert read(rule, " \n") == Misread("It is empty.")


def test_a_model_is_told_how_its_reply_must_look_and_what_was_wrong() -> None:
    assert instruction(FORM) == (
        "Reply with one JSON object and nothing else. It has these names:\n"
        '- "name": text. The full name.\n'
        '- "age": whole number\n'
        '- "mood": text, one of "happy", "Not so happy", may be left out'
    )
    assert instruction(TAGS).endswith(
        "<thought>text. What you think</thought>\n<votes>list of texts, may be left out</votes>"
    )
    assert instruction(ReplyRule(shape="code", language="SQL")).endswith("```sql\n...\n```")
    assert instruction(ReplyRule()) == ""
    told = correction(FORM, "“age” is missing.")
    assert "“age” is missing." in told
    assert '"required": ["name", "age"]' in told


def test_only_forms_have_a_schema() -> None:
    assert schema_for(FORM) is not None
    assert [schema_for(ReplyRule(shape=shape)) for shape in ("form", "json", "tags", "anything")] == [None] * 4
