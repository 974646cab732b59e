"""Decide."""

ORDER = ("if_", "switch", "cases", "approval", "wait", "variable", "placeholder")
