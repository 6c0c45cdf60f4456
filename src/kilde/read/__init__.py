"""Read: a document in, its claims out. No database, network or clock."""

from kilde.read.reader import pipeline, read, read_documents
from kilde.read.register import RegisterError, load_register

__all__ = ["RegisterError", "load_register", "pipeline", "read", "read_documents"]
