"""The two ways in: the link printed in the terminal, and the password."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI

from studio.web.password import MAX_GUESSES
from tests.web.house import COOKIE, House, guarded

PAGE = {"Accept": "text/html"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def test_the_ticket_in_a_wrong_place_opens_nothing(house: House) -> None:
    token = house.access.ticket.token

    for path, headers in (
        ("/config?token=" + token, {}),
        ("/config", {"Authorization": f"Bearer {token}"}),
        ("/config", {"Cookie": f"{COOKIE}={token}"}),
        ("/?token=", {}),
        ("/?token=null", {}),
        ("/?token[]=" + token, {}),
    ):
        assert (await house.ask("GET", path, headers)).status == 401


async def test_the_printed_link_lets_one_browser_in(house: House) -> None:
    link = f"/?token={house.access.ticket.token}&__theme=dark"

    first, second = await house.ask("GET", link), await house.ask("GET", link, PAGE)

    assert (first.status, first.headers["location"]) == (303, "/?__theme=dark")
    cookie = first.headers["set-cookie"]
    assert all(word in cookie for word in (COOKIE, "HttpOnly", "SameSite=strict", "Path=/"))
    assert (await house.ask("GET", "/config", {"Cookie": cookie.partition(";")[0]})).status == 200
    assert second.status == 401
    assert "link printed in the terminal" in second.text
    assert house.printed == [house.access.ticket.token]


async def test_a_used_link_still_works_in_the_browser_that_used_it(house: House) -> None:
    answer = await house.ask("GET", "/?token=used-up", house.pass_header())

    assert (answer.status, answer.headers["location"]) == (303, "/")


async def test_asking_for_the_head_of_the_link_does_not_use_it_up(house: House) -> None:
    token = house.access.ticket.token

    assert (await house.ask("HEAD", f"/?token={token}")).status == 401
    assert house.access.ticket.token == token


async def test_a_pass_outlives_a_restart_and_ends_with_logging_out(site: FastAPI, tmp_path: Path) -> None:
    async with guarded(site, tmp_path) as house:
        given = house.pass_header()
    async with guarded(site, tmp_path) as house:
        assert (await house.ask("GET", "/config", given)).status == 200
        assert (await house.ask("POST", "/logout", given)).status == 303
        assert (await house.ask("GET", "/config", given)).status == 401


async def test_the_file_of_passes_is_the_owners_alone_and_holds_no_pass(house: House, tmp_path: Path) -> None:
    given = house.access.passes.issue()

    file = tmp_path / "passes.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert given not in file.read_text()


async def test_the_password_opens_and_nothing_else_does(shared_house: House) -> None:
    asked = await shared_house.ask("GET", "/", PAGE)
    wrong = await shared_house.ask("POST", "/login", FORM, b"password=open")
    empty = await shared_house.ask(
        "POST", "/login", {**FORM, "Content-Type": "application/json"}, b'{"password": null}'
    )
    right = await shared_house.ask("POST", "/login", FORM, b"password=open+sesame")

    assert (asked.status, wrong.status, empty.status, right.status) == (401, 401, 401, 303)
    assert 'name="password"' in asked.text
    assert "That is not the password." in wrong.text
    cookie = right.headers["set-cookie"].partition(";")[0]
    assert (await shared_house.ask("GET", "/config", {"Cookie": cookie})).status == 200


async def test_guessing_is_slowed_down_even_when_the_last_guess_is_right(shared_house: House) -> None:
    for _ in range(MAX_GUESSES):
        await shared_house.ask("POST", "/login", FORM, b"password=wrong")

    answer = await shared_house.ask("POST", "/login", FORM, b"password=open+sesame")

    assert answer.status == 429
    assert "Wait a minute" in answer.text


async def test_another_page_cannot_log_in_for_the_user(shared_house: House) -> None:
    answer = await shared_house.ask("POST", "/login", {**FORM, "Origin": "http://evil.com"}, b"password=open+sesame")

    assert answer.status == 403
    assert "set-cookie" not in answer.headers
