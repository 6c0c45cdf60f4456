"""Gather: ways in, each yielding Documents with text normalised once."""
