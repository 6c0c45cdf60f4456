"""How well Kilde reads and how fast, measured by scorers and texts that are kept outside the project."""
