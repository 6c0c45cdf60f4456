"""Read: a document in, its claims out. No database, network or clock."""

from kilde.read.reader import pipeline, read, read_documents

__all__ = ["pipeline", "read", "read_documents"]
