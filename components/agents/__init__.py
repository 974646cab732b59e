"""Agents."""

ORDER = ("dialog_agent", "react_agent", "user_agent", "text_to_image")
