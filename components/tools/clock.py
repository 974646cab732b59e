"""What time it is."""

from __future__ import annotations

from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, JsonValue

from studio import runtime
from studio.component import Component
from studio.errors import StepFailure
from studio.values import Value


class Clock(Component):
    """Tells the date, the weekday and the time, here or in another time zone."""

    sentence: ClassVar[str] = "Tells date and time"
    search_words: ClassVar[str] = "time date today now weekday day hour timezone calendar tool"
    icon: ClassVar[str] = "clock"
    example: ClassVar[tuple[str, dict[str, JsonValue]] | None] = ("What time is it in Tokyo?", {"zone": "Asia/Tokyo"})

    async def __call__(
        self,
        zone: Annotated[str, Field(description="A time zone such as Europe/Berlin; empty is here.")] = "",
    ) -> str:
        """Say when it is; it stays that time when a run goes on after a kill."""
        where = _zone(zone.strip())
        moment = datetime.fromtimestamp(float(str(await runtime.settled("now", _now))), UTC).astimezone(where)
        day = f"{moment:%A}, {moment.day} {moment:%B %Y, %H:%M}"
        return f"{day} ({_place(where, moment)})"


async def _now() -> Value:
    return datetime.now(UTC).timestamp()


def _zone(name: str) -> ZoneInfo | None:
    """The zone by its name or its city, None for the machine's own; raises `StepFailure` when there is none."""
    if not name:
        return None
    found = _zones().get(_plain(name))
    if found is None:
        near = get_close_matches(_plain(name), _zones(), n=3, cutoff=0.6)
        hint = f" Did you mean {' or '.join(dict.fromkeys(_zones()[key] for key in near))}?" if near else ""
        raise StepFailure(f"There is no time zone called “{name[:60]}”.{hint or ' Try one such as Europe/Berlin.'}")
    return ZoneInfo(found)


@cache
def _zones() -> dict[str, str]:
    """Zones by their names and by the cities in these, in plain letters."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("posix", "right")))
    by_city = {_plain(name.rpartition("/")[2]): name for name in names if not name.startswith(("Etc", "SystemV"))}
    single = {_plain(name): name for name in available_timezones()}
    return by_city | single


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _place(where: ZoneInfo | None, moment: datetime) -> str:
    offset = moment.strftime("%z")
    utc = f"UTC{offset[:3]}:{offset[3:]}"
    return f"{where.key}, {utc}" if where else utc
