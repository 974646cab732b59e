"""Loops and teams."""

ORDER = ("repeat", "while_", "for_", "map", "parallel", "sequence", "try_", "race", "reduce", "sub_flow")
