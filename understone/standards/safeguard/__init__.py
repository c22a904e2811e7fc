"""Safeguard: safe now, not sent back, and looked at again at every turning point."""
