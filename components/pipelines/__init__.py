"""Loops and teams."""

ORDER = (
    "repeat", "while_", "for_", "map", "parallel", "sequence", "group_chat", "hub", "try_", "race", "reduce",
    "tell_everyone", "leave_room", "join_room", "sub_flow",
)  # fmt: skip
