"""Figures measured side by side in one run; nothing here asserts anything about time."""
