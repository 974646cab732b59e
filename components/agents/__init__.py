"""Agents."""

ORDER = (
    "dialog_agent", "react_agent", "form_agent", "user_agent", "planner", "mixture_of_agents", "remote_agent",
    "text_to_image",
)  # fmt: skip
