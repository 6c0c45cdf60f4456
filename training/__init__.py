"""How Kilde's language pipelines are made: annotated sentences in, spaCy pipelines out. Nothing here is needed to read."""
