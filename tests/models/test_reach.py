from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from studio.errors import OutboundFault
from studio.models.http import Call, Limits, Outbound
from studio.models.reach import Configured, Internet, embedded, guard, is_ours
from tests.fakes.model_server import FakeModel

INSIDE = [
    "127.0.0.1",
    "10.0.0.7",
    "192.168.1.2",
    "169.254.169.254",
    "0.0.0.0",  # noqa: S104 - refused, not listened on
    "224.0.0.1",
    "::1",
    "fe80::1",
    "fd00::7",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_a_flow_names_reaches_no_address_inside(address: str) -> None:
    assert not Internet().allows(embedded(ip_address(address)), 443)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111"])
def test_what_a_flow_names_reaches_the_internet(address: str) -> None:
    assert Internet().allows(embedded(ip_address(address)), 443)


def test_a_configured_server_may_be_inside_but_nowhere_else() -> None:
    ollama = Configured("192.168.1.2", 11434)

    assert ollama.allows(ip_address("192.168.1.2"), 11434)
    assert not ollama.allows(ip_address("192.168.1.2"), 22)
    assert not ollama.allows(ip_address("192.168.1.3"), 11434)
    assert not Configured("metadata", 80).allows(ip_address("169.254.169.254"), 80)


def test_our_own_port_is_out_of_reach_on_every_address_of_this_machine() -> None:
    make = guard(Configured("localhost", 7860), own_port=7860)
    for family, place in ((socket.AF_INET, ("127.0.0.1", 7860)), (socket.AF_INET6, ("::1", 7860, 0, 0))):
        with pytest.raises(PermissionError):
            make((family, socket.SOCK_STREAM, 0, "", place))


def test_another_machine_is_not_ours() -> None:
    assert not is_ours(ip_address("192.0.2.1"))
    assert is_ours(ip_address("127.9.9.9"))


SPELLINGS = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "user@127.0.0.1"]


@pytest.mark.parametrize("host", SPELLINGS)
async def test_no_spelling_of_this_machine_gets_past_the_guard(host: str) -> None:
    async with FakeModel() as inside:
        call = Call("POST", f"http://{host}:{inside.port}/v1/chat/completions", {}, b"{}")
        with pytest.raises(OutboundFault) as refused:
            async with Outbound().send(call, Internet(), Limits(connect=2, first=2)):
                pass

    assert refused.value.kind in ("forbidden", "unknown_host", "address", "nobody")
    assert inside.requests == []


async def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeModel() as proxy, FakeModel() as fake:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        call = Call("GET", f"{fake.base_url}/models", {})
        async with Outbound().send(call, Configured("127.0.0.1", fake.port), Limits()) as answer:
            assert answer.status == 200
