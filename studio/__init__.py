"""Playbill: a low-code workstation for flows of AI agents."""
