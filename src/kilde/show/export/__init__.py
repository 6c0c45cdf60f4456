"""Exports, a file per format."""
