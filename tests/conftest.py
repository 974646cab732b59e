"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A shared machine may pause at any moment; a slow example says nothing about the code.
settings.register_profile("playbill", deadline=None, print_blob=True)
settings.load_profile("playbill")
