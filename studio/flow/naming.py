"""Free ids and titles: an id is a Python identifier made from its title, the variable in the exported file."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable

from studio.flow.document import NodeId

LONGEST = 60
RESERVED = frozenset(
    {*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "asyncio", "components", "main", "self", "studio"}
)
"""Names that would hide something of Python or of the exported file."""
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


def id_from(title: str, component: str) -> NodeId:
    """The id that a title suggests: `joke_writer` for `Joke writer`; of the component where it has no Latin letters."""
    spelt = unicodedata.normalize("NFKD", title.casefold().translate(_SPELT))
    plain = spelt.encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if not name or not re.search("[a-z]", name):
        name = f"{_snake(component)}_{name}".strip("_")
    elif name[0].isdigit():
        name = f"{_snake(component)}_{name}"
    name = name[:LONGEST].rstrip("_")
    return f"{name}_" if name in RESERVED else name


class Names:
    """The names that are taken, and free ones beside them; a name once given is taken too."""

    def __init__(self, taken: Iterable[str], joint: str) -> None:
        self._taken = set(taken)
        self._joint = joint
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """The name itself when it is free, else with a number behind it."""
        name = wanted if wanted not in self._taken else self._numbered(wanted)
        self._taken.add(name)
        return name

    def _numbered(self, wanted: str) -> str:
        stem = re.sub(rf"{self._joint}\d+$", "", wanted)[:LONGEST].rstrip(self._joint) or "node"
        number = self._next.get(stem, 2)
        while f"{stem}{self._joint}{number}" in self._taken:
            number += 1
        self._next[stem] = number + 1
        return f"{stem}{self._joint}{number}"


def ids_beside(taken: Iterable[NodeId]) -> Names:
    """Free ids beside those taken: `writer_2`; names that Python needs are never free."""
    return Names({*taken, *RESERVED}, "_")


def titles_beside(taken: Iterable[str]) -> Names:
    """Free titles beside those taken: `Writer 2`."""
    return Names(taken, " ")


def _snake(component: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", component).lower()
    return re.sub(r"[^a-z0-9_]+", "_", words).strip("_0123456789") or "node"
