"""Tools."""

ORDER = ("calculator", "clock", "look_up")
