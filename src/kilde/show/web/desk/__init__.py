"""Desk: what the pages keep of those who use them. Nothing of it is evidence, so none of it is in the ledger."""

from kilde.show.web.desk.people import Account, ApiKey, SignIn
from kilde.show.web.desk.questions import SavedQuestion, Share
from kilde.show.web.desk.search import Found, Hit, Search
from kilde.show.web.desk.store import Desk

__all__ = ["Account", "ApiKey", "Desk", "Found", "Hit", "SavedQuestion", "Search", "Share", "SignIn"]
