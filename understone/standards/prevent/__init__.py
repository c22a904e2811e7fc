"""Prevent: orders are kept alive while they are needed."""
