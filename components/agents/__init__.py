"""Agents."""

ORDER = ("dialog_agent", "user_agent")
