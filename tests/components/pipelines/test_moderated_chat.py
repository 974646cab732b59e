"""Group chats in which a model decides who speaks next and whether enough is said."""

from __future__ import annotations

from studio.engine.journal import Past
from tests.components.moderated import Decides, moderated, next_is
from tests.components.staged import notices
from tests.engine.talking import chat_of, parrot, speeches

ABC = (parrot("Ann"), parrot("Bob"), parrot("Cy"))


async def test_a_moderator_chooses_among_those_who_did_not_speak_last() -> None:
    model = Decides(next_is("Cy"), f"```json\n{next_is('Bob')}\n```")

    events, _ = await moderated(chat_of(*ABC, speaks_next="a moderator decides", at_most=2), model)

    assert [line.partition(":")[0] for line in speeches(events)] == ["Cy", "Bob"]
    assert "one of" in model.requests[1].instructions
    assert '"Ann", "Bob"' in model.requests[1].instructions
    assert "Cy: Cy 1" in model.requests[1].messages[0].text


async def test_a_moderator_who_cannot_be_understood_is_asked_again_and_then_it_goes_on_in_turn() -> None:
    model = Decides("I would let Bob speak.", next_is("Bob"), *["nobody at all"] * 3)

    events, _ = await moderated(chat_of(*ABC, speaks_next="a moderator decides", at_most=2), model)

    assert [line.partition(":")[0] for line in speeches(events)] == ["Bob", "Cy"]
    assert notices(events)[-1] == "could not tell who should speak next, so it went on in turn"
    assert all("asked again" in notice for notice in notices(events)[:-1])


async def test_a_talk_of_more_members_than_a_choice_may_have_is_moderated_too() -> None:
    members = [parrot(f"P{number}") for number in range(60)]
    made = chat_of(*members, speaks_next="a moderator decides", at_most=2)

    events, _ = await moderated(made, Decides(next_is("P9"), next_is("P58")))

    assert [line.partition(":")[0] for line in speeches(events)] == ["P9", "P58"]


async def test_a_talk_stops_when_the_model_finds_that_enough_is_said() -> None:
    model = Decides('{"answer": "no"}', '{"answer": "Yes"}')

    events, _ = await moderated(chat_of(*ABC, at_most=20, stops_when="they agree"), model)

    assert len(speeches(events)) == 6
    assert "they agree" in model.requests[0].instructions


async def test_a_talk_that_never_comes_to_its_end_says_so() -> None:
    made = chat_of(*ABC, at_most=3, stops_when="they agree", asks_again=0)

    decided, _ = await moderated(made, Decides('{"answer": "no"}'))
    unclear, _ = await moderated(made, Decides("who knows"))

    end = "ended after 3 speeches, before this was so: they agree"
    assert notices(decided) == [end]
    assert notices(unclear) == ["could not tell whether enough was said, so it went on", end]


async def test_a_decision_is_not_made_again_after_a_kill() -> None:
    made = chat_of(*ABC, speaks_next="a moderator decides", at_most=3)
    _, journal = await moderated(made, Decides(*map(next_is, ("Cy", "Ann", "Bob"))))
    half = list(journal.outcomes.items())[:6]
    decided = sum("#chat" in path for path, _ in half)

    events, _ = await moderated(made, Decides(*[next_is("Bob")] * (3 - decided)), Past(dict(half), last_seq=1))

    assert [line.partition(":")[0] for line in speeches(events)][-1] == "Bob"
