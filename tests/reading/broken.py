"""The ways in which models break a reply."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.reading.filled import Reply, a_reply, pieces

STRUCTURE = '{}[],:"'


def cut(reply: Reply, chance: Random) -> None:
    """It breaks off."""
    text = reply.text
    reply.pieces = [text[: chance.randint(0, len(text))]]


def drop(reply: Reply, chance: Random) -> None:
    """A bracket, a comma, a colon or a quote is missing."""
    if places := _structure(reply):
        del reply.pieces[chance.choice(places)]


def double(reply: Reply, chance: Random) -> None:
    """A bracket, a comma, a colon or a quote is there twice."""
    if places := _structure(reply):
        place = chance.choice(places)
        reply.pieces.insert(place, reply.pieces[place])


def _structure(reply: Reply) -> list[int]:
    return [place for place, piece in enumerate(reply.pieces) if piece.strip() in STRUCTURE and piece.strip()]


def swap_quotes(reply: Reply, chance: Random) -> None:
    """Python's quotes in place of JSON's; some models know that those inside need a backslash."""
    escaped = chance.random() < 0.7
    for place, piece in enumerate(reply.pieces):
        if piece == '"':
            reply.pieces[place] = "'"
        elif escaped:
            reply.pieces[place] = piece.replace("'", "\\'")


def python_words(reply: Reply, _chance: Random) -> None:
    """Python's names of true, false and nothing."""
    words = {"true": "True", "false": "False", "null": "None"}
    before = ["", *reply.pieces]
    reply.pieces = [
        piece if last in ('"', "'") else words.get(piece, piece)
        for last, piece in zip(before, reply.pieces, strict=False)
    ]


def bare_names(reply: Reply, _chance: Random) -> None:
    """Names without quotes."""
    for place, piece in enumerate(reply.pieces[:-1]):
        if piece == '"' and reply.pieces[place + 1] == ":":
            reply.pieces[place] = reply.pieces[place - 2] = ""


def comments(reply: Reply, chance: Random) -> None:
    """A remark after a comma or a bracket."""
    if places := [place for place in _structure(reply) if reply.pieces[place] in (", ", "{", "[")]:
        reply.pieces[chance.choice(places)] += chance.choice(("// so far\n", "/* more */ ", " // it's {\n"))


def trailing_comma(reply: Reply, chance: Random) -> None:
    """A comma behind the last entry."""
    if places := [place for place, piece in enumerate(reply.pieces) if piece in ("}", "]") and place]:
        place = chance.choice(places)
        if reply.pieces[place - 1] not in ("{", "["):
            reply.pieces.insert(place, ",")


def fences(reply: Reply, chance: Random) -> None:
    """Marks of code around it, or half of them, or twice."""
    before = chance.choice(("```json\n", "```\n", "", "```\n```json\n"))
    reply.pieces = [before, *reply.pieces, chance.choice(("\n```", "", "\n```\n```"))]


def prose(reply: Reply, chance: Random) -> None:
    """Words around it."""
    before = chance.choice(("Sure! Here's the JSON:\n", "", "\ufeff", "<think>Is it {1}?</think>\n", "As [1] says: "))
    reply.pieces = [before, *reply.pieces, chance.choice(("", '\nI hope that\'s "right".', "\n\nNote: {} is empty."))]


def wrong_types(reply: Reply, chance: Random) -> None:
    """A value of another type that says the same, or a word for a number."""
    changed = dict(reply.meant)
    kinds = {field.name: field.kind for field in reply.fields if field.required and field.kind != "data"}
    name = chance.choice([*kinds] or [""])
    match changed.get(name):
        case bool() as yes:
            changed[name] = chance.choice((str(yes), "yes" if yes else "No", int(yes)))
        case int() | float() as number:
            changed[name] = chance.choice((str(number), "forty-two", f"{number} apples", True))
        case str() as text:
            changed[name] = chance.choice((int(text) if text == "42" else text.upper(), [text], {"is": text}))
        case [str() as first, *_]:
            changed[name] = first
        case _:
            pass
    if kinds.get(name) == "choice" or not isinstance(changed.get(name), str):
        reply.pieces = pieces(changed)


def other_names(reply: Reply, chance: Random) -> None:
    """Names in other capitals, or one that nobody asked for."""
    renamed = {
        chance.choice((name, name.upper(), name.replace("_", " "))): value for name, value in reply.meant.items()
    }
    reply.pieces = pieces({**renamed, **({"extra": 1} if chance.random() < 0.3 else {})})


def twice(reply: Reply, chance: Random) -> None:
    """A first draft before it."""
    needed = {field.name for field in reply.fields if field.required}
    draft = {name: None if name in needed and chance.random() < 0.5 else value for name, value in reply.meant.items()}
    reply.pieces = [*pieces(draft), "\n\nFinal:\n", *reply.pieces]


Break = Callable[[Reply, Random], None]
REWRITTEN: tuple[Break, ...] = (wrong_types, other_names)
"""Ways to break a reply before it is written."""
DAMAGED: tuple[Break, ...] = (
    drop, double, swap_quotes, python_words, bare_names, comments, trailing_comma, twice,
)  # fmt: skip
AROUND: tuple[Break, ...] = (fences, prose)


def broken(chance: Random) -> Reply:
    """A reply broken in up to five ways."""
    reply = a_reply(chance)
    ways = [chance.choice(REWRITTEN)] if chance.random() < 0.3 else []
    ways += chance.sample(DAMAGED, chance.randint(0, 2))
    ways += [way for way in AROUND if chance.random() < 0.4]
    for way in ways:
        way(reply, chance)
    if not ways or chance.random() < 0.25:
        cut(reply, chance)
    return reply
