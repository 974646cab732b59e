from __future__ import annotations

from tests.web.happening import Happening, bedtime
from tests.web.picture import Picture, begun, shown


def test_a_pipeline_that_begins_anew_forgets_the_rounds_of_its_last_try() -> None:
    run = Happening()
    run.starts("polish")
    for turn in (1, 2):
        run.rounds("polish", turn)
        run.speaks(f"polish.body[{turn}]/critic", "No.")
    run.retries("polish")
    run.starts("polish~2")
    run.rounds("polish~2", 1)
    run.speaks("polish~2.body[1]/critic", "Yes.")

    drawn = shown(run).nodes
    assert (drawn["critic"].results, drawn["polish"].chip) == (1, "Round 1 of 5")


def loop(rounds: int) -> Happening:
    run = Happening()
    run.begins()
    run.starts("polish")
    for turn in range(1, rounds + 1):
        run.rounds("polish", turn)
        run.speaks(f"polish.body[{turn}]/critic", f"No, {turn}.")
    return run


def test_a_loop_counts_its_rounds_and_labels_results_once_it_has_gone_round() -> None:
    first, second = shown(loop(1)).nodes, shown(loop(2)).nodes

    assert (first["polish"].chip, second["polish"].chip) == ("Round 1 of 5", "Round 2 of 5")
    assert first["critic"].preview is not None
    assert second["critic"].preview is not None
    assert (first["critic"].preview.label, second["critic"].preview.label) == ("", "Round 2")


def test_a_node_in_a_new_round_waits_with_the_result_of_the_last_one() -> None:
    run = loop(1)
    run.rounds("polish", 2)

    critic = shown(run).nodes["critic"]
    assert (critic.state, critic.earlier) == ("waiting", False)
    assert critic.preview is not None
    assert (critic.preview.text, critic.preview.label) == ("No, 1.", "Round 1")


def test_one_may_turn_a_node_to_an_earlier_result_and_a_loop_to_an_earlier_round() -> None:
    view = begun()
    view.feed(loop(3))
    view.show("critic", 2)
    turned = Picture().put(view.take()).nodes["critic"]
    view.show("polish", 1)
    picture = Picture().put(view.take())

    assert turned.preview is not None
    assert (turned.preview.text, turned.result, turned.results) == ("No, 2.", 2, 3)
    assert (picture.nodes["polish"].result, picture.nodes["polish"].results) == (1, 3)
    assert picture.nodes["critic"].result == 1


def test_only_the_last_fifty_results_are_kept() -> None:
    assert shown(loop(60)).nodes["critic"].results == 50


def test_the_next_run_waits_with_the_results_of_the_last_one() -> None:
    view = begun()
    view.feed(loop(1))
    view.begin("r2", bedtime())
    again = Happening()
    again.begins()
    view.feed(again)

    critic = Picture().put(view.whole()).nodes["critic"]
    assert (critic.state, critic.earlier, critic.results) == ("waiting", True, 0)


def test_a_run_of_one_node_leaves_the_others_as_they_were() -> None:
    view = begun()
    view.feed(loop(1))
    before = Picture().put(view.whole()).nodes["critic"]
    view.begin("r2", bedtime(), scope=frozenset({"writer"}))
    again = Happening()
    again.begins()
    view.feed(again)

    nodes = Picture().put(view.whole()).nodes
    assert nodes["critic"] == before
    assert nodes["writer"].words == "Waits for its turn"


def test_a_step_done_before_a_kill_is_done_and_not_used_again() -> None:
    run = Happening()
    run.begins()
    run.starts("writer")
    run.begins(resumed=True)
    waiting = shown(run).nodes["writer"].state
    run.finishes("writer", "Once", reused=True)

    assert (waiting, shown(run).nodes["writer"].words) == ("waiting", "Done in 2.1 s")


def test_a_loop_that_knows_how_many_rounds_it_will_go_says_these_and_not_its_limit() -> None:
    run = Happening()
    run.begins()
    run.starts("polish")
    run.rounds("polish", 1, of=3)
    run.starts("polish.body[1]/critic")

    drawn = shown(run)
    assert drawn.nodes["polish"].chip == "Round 1 of 3"
    assert drawn.bar
    assert drawn.bar.title.endswith("round 1 of 3")
