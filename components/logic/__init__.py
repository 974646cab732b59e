"""Decide."""

ORDER = ("if_",)
