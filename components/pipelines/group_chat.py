"""A talk in which members speak one after another and hear one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from components.pipelines.leave_room import most_named
from studio import runtime
from studio.agent import Asking
from studio.chat_model import ModelName
from studio.component import Advanced, Body, LongText, Widget
from studio.errors import UnreadableAnswer
from studio.form import FormField
from studio.talk import Talk
from studio.values import Message, Text

LONGEST_DECISION = 60
"""Tokens; enough for a name within an object."""
MOST_CHOICES = 50
"""How many members a model chooses from at once: those whose turn would come first."""
LOOKS_BACK = 12
"""How many speeches a model is shown that decides who speaks next or whether the talk is over."""


class GroupChat(Asking):
    """Lets its members talk: one speaks at a time, the others hear it, until enough is said."""

    title: ClassVar[str] = "Group chat"
    sentence: ClassVar[str] = "At most {at_most} speeches, {speaks_next}"
    search_words: ClassVar[str] = "group discussion debate moderator round robin mention conversation team meeting"
    icon: ClassVar[str] = "team"
    gathers: ClassVar[bool] = True

    speaks_next: Annotated[
        Literal["in turn", "who is mentioned", "a moderator decides"], Field(title="Who speaks next")
    ] = "in turn"
    """In the order of the members, whoever was mentioned as @Name, or whom a model chooses."""
    at_most: Annotated[int, Field(title="Speeches", ge=1, le=1000)] = 6
    """The most speeches to hear."""
    stops_when: Annotated[LongText, Field(title="Stops when")] = ""
    """When enough is said, such as “they agree”; a model looks after each round. Empty: after the last speech."""
    goes_on: Annotated[
        Literal["the last message", "a summary", "all that was said", "who is named most often"],
        Field(title="What goes on"),
    ] = "the last message"
    """What the talk comes to; in a vote each speech counts for the member it names last."""
    kept_from: Annotated[
        tuple[tuple[str, str], ...], Widget("hearing"), Field(title="Who hears whom", max_length=2000)
    ] = ()
    """Everyone hears what everyone says, but for whom you take out here: who speaks, and who does not hear it."""
    if_nobody: Annotated[
        Literal["goes on in turn", "ends the talk"], Advanced(), Field(title="When nobody is mentioned")
    ] = "goes on in turn"
    """What follows when a speech mentions nobody."""
    instructions: Annotated[LongText, Advanced()] = ""
    """What the model should know that chooses who speaks, judges whether enough is said, and sums up."""
    model: Annotated[ModelName, Advanced()] = ModelName.default
    """Which model does so."""

    async def __call__(self, message: Message, *members: Body[Message, Message]) -> Message:
        """Let the members talk about the message; what the talk comes to goes on."""
        if room := runtime.room():
            await room.open()
            await room.announce(message)
        talk = Talk(message, members, self.kept_from)
        while len(talk.speeches) < self.at_most:
            speaker = await self._next(talk)
            if speaker is None:
                break
            await talk.speak(speaker)
            if self.stops_when and talk.round_ended() and await self._is_enough(talk):
                break
        else:
            if self.stops_when:
                runtime.log(f"ended after {self.at_most} speeches, before this was so: {self.stops_when}", "notice")
        return await self._outcome(talk)

    async def _next(self, talk: Talk) -> int | None:
        """The member who speaks next; nobody when all have left, or when that ends the talk."""
        able = talk.able()
        if not able:
            runtime.log("ended, since nobody is left to speak", "notice")
            return None
        match self.speaks_next:
            case "in turn":
                return talk.following(able)
            case "who is mentioned":
                found = mentioned([talk.names[place] for place in talk.hearing(able)], talk.last.text)
                if found is None and talk.speeches and self.if_nobody == "ends the talk":
                    return None
                return talk.following(able) if found is None else talk.names.index(found)
            case "a moderator decides":
                return await self._chosen(talk, able)

    async def _chosen(self, talk: Talk, able: Sequence[int]) -> int:
        """Whom the model lets speak: not who spoke last, where there is another."""
        first = talk.following(able)
        ring = (*(place for place in able if place >= first), *(place for place in able if place < first))
        names = tuple(dict.fromkeys(talk.names[place] for place in ring if place != talk.speaker))[:MOST_CHOICES]
        if not names[1:]:
            return first
        what = f"You lead a talk among {', '.join(talk.names)}. Say who should speak next: {' or '.join(names)}."
        chosen = await self._decision(what, talk, "speaks_next", names)
        if chosen is not None:
            runtime.log(f"let {chosen} speak next")
            return talk.names.index(chosen)
        runtime.log("could not tell who should speak next, so it went on in turn", "notice")
        return first

    async def _is_enough(self, talk: Talk) -> bool:
        what = f"You judge a talk. Say yes if this is so by now, else no: {self.stops_when}"
        decided = await self._decision(what, talk, "answer", ("yes", "no"))
        if decided is None:
            runtime.log("could not tell whether enough was said, so it went on", "notice")
        if decided == "yes":
            runtime.log(f"ended after {len(talk.speeches)} speeches, since this was so: {self.stops_when}")
        return decided == "yes"

    async def _decision(self, what: str, talk: Talk, name: str, choices: tuple[str, ...]) -> str | None:
        """The choice that the model makes; None when none can be read of what it says."""
        request = self.request(self._told(what), Message.of(talk.told(LOOKS_BACK)))
        request = replace(request, temperature=0.0, max_tokens=LONGEST_DECISION, aside=True)
        try:
            decided = await self.decide(request, (FormField(name=name, kind="choice", choices=choices),))
        except UnreadableAnswer:
            return None
        return str(decided[name])

    async def _outcome(self, talk: Talk) -> Message:
        match self.goes_on:
            case "the last message":
                return talk.last
            case "a summary":
                what = "Sum up what was said and what came of it, in a few sentences."
                reply = await runtime.chat(self.request(self._told(what), Message.of(talk.told())))
                return reply.message
            case "all that was said":
                media = (part for _, message in talk.speeches for part in message.media)
                return Message(parts=(Text(text=talk.told()), *media), sender=runtime.title(), role="assistant")
            case "who is named most often":
                able = [talk.names[place] for place in talk.able()]
                chosen = most_named(able, [message for _, message in talk.speeches])
                return Message.of(", ".join(chosen) or "Nobody is named.", sender=runtime.title(), role="assistant")

    def _told(self, what: str) -> str:
        return f"{self.instructions}\n\n{what}".strip()


def mentioned(names: Sequence[str], text: str) -> str | None:
    """The first of the names that stands behind an @ in a text; capitals do not matter."""
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    found = re.search(rf"@({longest_first})(?!\w)", text, re.IGNORECASE) if longest_first else None
    return next((name for name in names if found and name.casefold() == found[1].casefold()), None)
