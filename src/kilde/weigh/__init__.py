"""Weigh: copies, independence and ranges as named table steps."""
