"""Show: the doors, thin."""
