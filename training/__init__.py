"""How Kilde's language pipelines are made: annotated sentences in, spaCy pipelines out. Reading needs none of it."""
