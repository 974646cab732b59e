"""Flows as Python files, and back."""
