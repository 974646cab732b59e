"""Loops and teams."""

ORDER = ("repeat", "while_", "sequence")
