"""Decide."""

ORDER = ("if_", "switch", "approval", "wait", "variable", "placeholder")
