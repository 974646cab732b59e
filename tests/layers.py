"""The layers of studio/, and what of it components may see."""

from __future__ import annotations

LAYERS = (
    ("arithmetic", "data_folder", "errors", "values", "wire_types", "encoding", "streams", "form", "media_shelf"),
    ("chat_model", "room", "question", "embedding_model", "picture_model", "reading"),
    ("runtime", "expression", "condition", "recall", "answer_values", "answering"),
    ("component", "meanings", "person"),
    ("recollection",),
    ("agent", "asking_again", "plan_of_steps", "talk", "tool", "toolbox", "tool_arguments", "tool_words"),
    ("spec", "setting_spec", "port_type"),
    ("catalog", "own_components"),
    ("flow",),
    ("engine",),
    ("models", "store", "export"),
    ("on_this_computer", "script", "terminal", "terminal_answer"),
    ("web", "ui"),
)
"""The parts of studio/, lowest first. A part imports its own layer and the ones below."""

OPEN_TO_COMPONENTS = (
    "agent",
    "arithmetic",  # nothing but functions of a text
    "chat_model",
    "component",
    "condition",
    "embedding_model",
    "errors",
    "form",
    "person",
    "picture_model",
    "plan_of_steps",
    "question",
    "reading",
    "runtime",
    "talk",
    "tool",
    "toolbox",  # what every agent with tools needs
    "values",
)
"""What a component may import of studio/."""
