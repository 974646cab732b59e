"""Agents."""

ORDER = ("dialog_agent", "user_agent", "text_to_image")
