"""Agents that need no model: what each heard when it spoke, and a group chat to put them in."""

from __future__ import annotations

from collections.abc import Sequence

from studio import runtime
from studio.agent import Agent
from studio.catalog import Catalog
from studio.engine.events import Event, NodeMessage
from studio.engine.journal import MemoryJournal, Past
from studio.flow.document import Flow, Inside, Node
from studio.values import Message
from tests.components.staged import EVERYTHING
from tests.engine.playing import flow, node, of_type, played, values


class Parrot(Agent):
    """Says its words and how many messages it heard before."""

    words: str = "hello"
    """What it says."""

    async def __call__(self, *messages: Message) -> Message:
        """Speak, and remember as agents do."""
        heard = runtime.memory()
        said = Message.of(f"{self.words} {len(heard)}", sender=runtime.title(), role="assistant")
        runtime.say(said)
        runtime.remember(*messages, said)
        return said


class Listener(Agent):
    """Says nothing of its own but gives all it has heard."""

    async def __call__(self, *messages: Message) -> str:
        """What it remembers, a line each."""
        assert messages is not None
        return "\n".join(message.text for message in runtime.memory())


TALKERS = Catalog({**EVERYTHING.classes, "Parrot": Parrot, "Listener": Listener}, ())


def stored(journal: MemoryJournal) -> list[tuple[str, str]]:
    """All that was put into memories, with whose it is."""
    return [(each.agent, each.message.text) for outcome in journal.outcomes.values() for each in outcome.additions]


def chat_of(*members: Node, **settings: object) -> Flow:
    """A group chat that a chat input opens, each member a node of its own; the last member is heard by `show`."""
    nodes = {
        "say": node("ChatInput"),
        "show": node("Show"),
        "chat": node("GroupChat").model_copy(update={"settings": settings}),
    }
    wires = ["say > chat.message", "chat > show.message"]
    for place, member in enumerate(members):
        name, slot = f"m{place}", f"members.{place}"
        nodes[name] = member.model_copy(update={"inside": Inside(pipeline="chat", slot=slot)})
        wires += [f"chat.{slot}.start.value > {name}.messages", f"{name} > chat.{slot}.end.out"]
    made = flow(*wires, **nodes)
    titles = {f"m{place}": member.title for place, member in enumerate(members)}
    named = {id: each.model_copy(update={"title": titles.get(id, id)}) for id, each in made.nodes.items()}
    return made.model_copy(update={"nodes": named})


def parrot(title: str, words: str = "") -> Node:
    """A member that says its words, else its title."""
    return node("Parrot", words=words or title).model_copy(update={"title": title})


def talker(inside: str, words: str = "hello", same_as: str | None = None) -> Node:
    """An agent that says its words."""
    chosen = {} if words == Parrot().words else {"words": words}
    return node("Parrot", inside=inside, same_as=same_as, **chosen)


def heard_by(events: list[Event], path: str) -> list[str]:
    """What a listener gave that it heard."""
    return str(values(events)[path]).split("\n")


async def talked(made: Flow, journal: MemoryJournal | None = None, past: Past | None = None) -> list[Event]:
    """The events of a run that begins with a topic."""
    return await played(made, journal, past, TALKERS, say=Message.of("topic"))


def speeches(events: Sequence[Event]) -> list[str]:
    """What was said in the chat, in order, with the name of who said it; answers left out."""
    told = [event for event in of_type([*events], NodeMessage) if not event.answer]
    return [f"{event.message.sender}: {event.message.text}" for event in told]
