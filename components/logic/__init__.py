"""Decide."""

ORDER = ("if_", "switch", "cases", "router", "approval", "wait", "variable", "placeholder")
