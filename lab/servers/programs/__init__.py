"""Servers that the lab brings itself."""
