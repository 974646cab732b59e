"""Runs a checked flow and tells what happens as events."""
