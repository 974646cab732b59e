"""The saved document of a flow: its shape, its edits and its checks."""
