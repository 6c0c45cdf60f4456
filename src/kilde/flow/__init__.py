"""Flow: the rooms joined into the runs people ask for."""
