"""Texts as sets of five-word runs, each a number: what copies are found by.

Many texts are laid end to end as one array of bytes and worked on at once; a text by itself takes the same way.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
    Unsigned = np.ndarray[tuple[int], np.dtype[np.uint64]]
    Codes = np.ndarray[tuple[int], np.dtype[np.uint8]]
    Kinds = np.ndarray[tuple[int], np.dtype[np.int8]]

RUN = 5  # words; shorter runs are shared by chance, longer ones lost to light editing
_DROPPED = "'’`´\u00ad"  # and combining accents
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that multiplying by it loses nothing modulo 2^64
_AT_ONCE = 300  # texts; some megabytes of arrays, which stay near the processor


def words(text: str) -> list[str]:
    """The words of a text as two editions of it would share them: no case, apostrophes or accents."""
    return _WORD.findall(re.sub(rf"[{_DROPPED}\u0300-\u036f]", "", _plain(text)))


def runs(text: str) -> "Numbers":
    """The distinct runs of a text as numbers; a text shorter than a run is one run by itself."""
    return _runs([text])[0]


def shingles_of(texts: Iterable[str]) -> "tuple[Numbers, Numbers]":
    """The runs of each text, one text after the other, and how many each has."""
    import numpy as np

    source = iter(texts)
    found = [_runs([])]
    while batch := list(islice(source, _AT_ONCE)):
        found.append(_runs(batch))
    each, counts = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    return each, counts


def perhaps_shared(runs: "Numbers") -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which of many runs may be there more than once: all that are, and by chance a few others.

    Sorting their first halves is soon done, and a mark for each that comes twice, by its first bits, soon looked up.
    """
    import numpy as np

    ordered = np.sort((runs.view(np.uint64) >> np.uint64(32)).astype(np.uint32))
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    bits = min(max(len(runs).bit_length() + 2, 10), _MARKS)
    marks = np.zeros(1 << bits, dtype=bool)
    marks[twice >> np.uint32(32 - bits)] = True
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = marks[runs.view(np.uint64) >> np.uint64(64 - bits)]
    return found


_MARKS = 27  # bits: as many marks as fit in 128 megabytes


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()


def _runs(texts: list[str]) -> "tuple[Numbers, Numbers]":
    """The distinct runs of texts, one text after the other, and how many each has, in numbered stages.

    1. lay the texts end to end; 2. leave out what no two editions share; 3. find the words; 4. number them by their
    characters; 5. number each five words that follow one another in one text; 6. keep each number of a text once.
    """
    import numpy as np

    plain = [_plain(text).encode("utf-8", "surrogatepass") for text in texts]
    codes, kinds = _laid(b"\n".join([b"", *plain, b""]))
    ends: Numbers = np.cumsum([1, *(len(text) + 1 for text in plain)], dtype=np.int64)
    kept = kinds < _DROP
    if not kept.all():
        ends = np.cumsum(kept, dtype=np.int64)[ends - 1]
        codes, kinds = codes[kept], kinds[kept]
    edges = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    starts, stops = edges[::2], edges[1::2]
    numbers = _numbers(codes, starts, stops - starts)
    bounds = np.searchsorted(starts, ends)  # the first word of each text
    firsts, lasts = bounds[:-1], bounds[1:]
    run, begins = _followed(numbers), np.ones(len(numbers), dtype=bool)
    for back in range(1, RUN):
        begins[np.maximum(lasts - back, firsts)[lasts > firsts]] = False
    for text in np.flatnonzero((lasts > firsts) & (lasts - firsts < RUN)).tolist():
        first, last = int(firsts[text]), int(lasts[text])
        run[first] = sum((int(n) * _FACTOR**at for at, n in enumerate(numbers[first:last])), 0) % (1 << 64)
        begins[first] = True
    return _once(_mixed(run[begins]).view(np.int64), np.concatenate([[0], np.cumsum(begins)])[bounds])


def _followed(numbers: "Unsigned") -> "Unsigned":
    """For each word one number of it and those that follow it, as many as make a run."""
    import numpy as np

    padded = np.concatenate([numbers, np.zeros(RUN - 1, dtype=np.uint64)])
    total = np.zeros(len(numbers), dtype=np.uint64)
    for at in range(RUN):
        total += padded[at : at + len(numbers)] * np.uint64(pow(_FACTOR, RUN - 1 - at, 1 << 64))
    return total


def _once(run: "Numbers", bounds: "Numbers") -> "tuple[Numbers, Numbers]":
    """Each number of a text once, in order, and how many of each are left; `bounds` are where texts begin and end."""
    import numpy as np

    edges = bounds.tolist()
    for first, last in pairwise(edges):
        run[first:last].sort()
    new = np.ones(len(run), dtype=bool)
    np.not_equal(run[1:], run[:-1], out=new[1:])
    new[bounds[:-1][bounds[:-1] < len(run)]] = True
    return run[new], np.diff(np.concatenate([[0], np.cumsum(new)])[bounds])


_DROP = 2
_KIND = bytes(chr(code).isalnum() or chr(code) == "_" for code in range(128)).ljust(256, b"\0")
_KINDS = bytes(_DROP if chr(code) in _DROPPED else kind for code, kind in enumerate(_KIND))
"""For each byte of a character that is one byte 1 in a word, 0 between words, `_DROP` where it does not count."""


def _laid(data: bytes) -> "tuple[Codes, Kinds]":
    """Bytes of UTF-8, each with the kind of its character."""
    import numpy as np

    codes = np.frombuffer(data, dtype=np.uint8)
    kinds = np.frombuffer(data.translate(_KINDS), dtype=np.int8)
    if data.isascii():
        return codes, kinds
    kinds = kinds.copy()
    at = np.flatnonzero(codes >= 0xC0)  # where a character of several bytes begins
    longer, longest = codes[at] >= 0xE0, codes[at] >= 0xF0
    character = (codes[at] & np.where(longest, 0x07, np.where(longer, 0x0F, 0x1F))) << 6 | codes[at + 1] & 0x3F
    character[longer] = character[longer] << 6 | codes[at[longer] + 2] & 0x3F
    character[longest] = character[longest] << 6 | codes[at[longest] + 3] & 0x3F
    kind = _bmp_kinds()[np.minimum(character, _BMP)]
    for one in np.flatnonzero(longest):
        kind[one] = chr(character[one]).isalnum()
    kinds[at] = kinds[at + 1] = kind
    kinds[at[longer] + 2] = kind[longer]
    kinds[at[longest] + 3] = kind[longest]
    return codes, kinds


_BMP = 0x10000


@cache
def _bmp_kinds() -> "Kinds":
    """The same for each character of the basic plane."""
    import numpy as np

    table = np.fromiter((chr(code).isalnum() or code == ord("_") for code in range(_BMP + 1)), dtype=np.int8)
    table[[*range(0x300, 0x370), *map(ord, _DROPPED)]] = _DROP
    table[_BMP] = 0
    return table


_BYTES = 8


def _numbers(codes: "Codes", starts: "Numbers", lengths: "Numbers") -> "Unsigned":
    """A number for each word, of its bytes, eight at a time."""
    import numpy as np

    data = np.concatenate([codes, np.zeros(_BYTES, dtype=np.uint8)])
    eights = np.ndarray(len(codes) + 1, dtype="<u8", buffer=data, strides=(1,))  # one from each byte on
    masks = np.array([(1 << 8 * count) - 1 for count in range(_BYTES + 1)], dtype=np.uint64)
    numbers = _mixed(eights.take(starts) & masks.take(np.minimum(lengths, _BYTES)))
    longer, done = np.flatnonzero(lengths > _BYTES), _BYTES
    while len(longer):
        more = eights.take(starts[longer] + done) & masks.take(np.minimum(lengths[longer] - done, _BYTES))
        numbers[longer] = _mixed(numbers[longer] * np.uint64(_FACTOR) + more)
        done += _BYTES
        longer = longer[lengths[longer] > done]
    return numbers


def _mixed(numbers: "Unsigned") -> "Unsigned":
    """The same with all bits stirred: the low ones alone must tell numbers apart."""
    import numpy as np

    stirred = (numbers ^ (numbers >> np.uint64(29))) * np.uint64(_FACTOR)
    return stirred ^ (stirred >> np.uint64(32))
