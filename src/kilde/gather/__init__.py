"""Gather: ways in, each yielding Documents with text normalised once.

What normalising means. A text or a page is read as UTF-8 (or what its byte order mark, and for a page its declaration,
says); the mark goes, every line ends in one `\\n`, characters are composed (NFC), and blank space at both ends goes.
The `text` of a JSON line stays as it is, character for character, as offsets made elsewhere may count into it: only
half a character, which no file could hold, becomes U+FFFD, one for one.
"""

from kilde.gather.dates import published_date
from kilde.gather.formats import InputFormat
from kilde.gather.gathering import Originals, count, gather

__all__ = ["InputFormat", "Originals", "count", "gather", "published_date"]
