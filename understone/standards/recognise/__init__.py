"""Recognise: signs are read, joined and answered."""
