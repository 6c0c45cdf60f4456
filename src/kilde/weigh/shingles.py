"""Texts as sets of five-word runs, each a number: what copies are found by.

Many texts are laid end to end as one array of characters and worked on at once; a text by itself takes the same way.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
    Codes = np.ndarray[tuple[int], np.dtype[np.uint32]]

RUN = 5  # words; shorter runs are shared by chance, longer ones lost to light editing
_DROPPED = "'’`´\u00ad"  # and combining accents
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that multiplying by it loses nothing modulo 2^64
_INVERSE = pow(_FACTOR, -1, 1 << 64)
_AT_ONCE = 1000  # texts; some tens of megabytes of arrays
_BMP = 0x10000


def words(text: str) -> list[str]:
    """The words of a text as two editions of it would share them: no case, apostrophes or accents."""
    return _WORD.findall(re.sub(rf"[{_DROPPED}\u0300-\u036f]", "", _plain(text)))


def runs(text: str) -> "Numbers":
    """The distinct runs of a text as numbers; a text shorter than a run is one run by itself."""
    return next(_runs([text]))


def shingle_table(texts: Iterable[str]) -> "pa.Table":
    """One row for each run of each text: `report` (its place among the texts) and `run`."""
    import numpy as np
    import pyarrow as pa

    source = iter(texts)
    found: list[Numbers] = []
    while batch := list(islice(source, _AT_ONCE)):
        found += _runs(batch)
    lengths = [len(one) for one in found]
    reports = np.repeat(np.arange(len(found), dtype=np.int64), lengths)
    return pa.table({"report": reports, "run": np.concatenate(found) if found else np.empty(0, dtype=np.int64)})


def perhaps_shared(runs: "Numbers") -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which of many runs may be there more than once: all that are, and by chance a few others.

    Sorting numbers is soon done, and a mark for each that comes twice, by its first bits, soon looked up.
    """
    import numpy as np

    ordered = np.sort(runs)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    shift = np.uint64(64 - min(max(len(runs).bit_length() + 2, 10), _MARKS))
    marks = np.zeros(1 << int(np.uint64(64) - shift), dtype=bool)
    marks[twice.view(np.uint64) >> shift] = True
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = marks[runs.view(np.uint64) >> shift]
    return found


_MARKS = 27  # bits: as many marks as fit in 128 megabytes


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()


def _runs(texts: list[str]) -> "Iterator[Numbers]":
    """The distinct runs of each text, in numbered stages.

    1. lay the texts end to end; 2. leave out what no two editions share; 3. find the words; 4. number them by their
    characters; 5. number each five words that follow one another in one text; 6. keep each number of a text once.
    """
    import numpy as np

    plain = [_plain(text) for text in texts]
    codes = np.frombuffer("\n".join([*plain, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.cumsum([len(text) + 1 for text in plain])
    kinds = _kinds(codes)
    kept = kinds < _DROP
    if not kept.all():
        ends = np.cumsum(kept)[ends - 1]
        codes, kinds = codes[kept], kinds[kept]
    edges = np.flatnonzero(np.diff(kinds, prepend=0, append=0))
    starts, stops = edges[::2], edges[1::2]
    numbers = _numbers(codes, starts, stops)
    firsts = np.searchsorted(starts, np.concatenate([[0], ends]))  # the first word of each text
    factors = [np.uint64(pow(_FACTOR, RUN - 1 - at, 1 << 64)) for at in range(RUN)]
    count = max(len(numbers) - RUN + 1, 0)
    total = np.zeros(count, dtype=np.uint64)
    for at, factor in enumerate(factors):
        total += numbers[at : at + count] * factor
    run = _mixed(total)
    for first, last in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True):
        if last - first >= RUN:
            yield _once(run[first : last - RUN + 1])
        elif last > first:
            short = sum((int(n) * _FACTOR**at for at, n in enumerate(numbers[first:last])), 0) % (1 << 64)
            yield _mixed(np.array([short], dtype=np.uint64))
        else:
            yield np.empty(0, dtype=np.int64)


_DROP = 2


@cache
def _bmp_kinds() -> "np.ndarray[tuple[int], np.dtype[np.int8]]":
    """For each character of the basic plane 1 in a word, 0 between words, `_DROP` where it does not count."""
    import numpy as np

    table = np.fromiter((chr(code).isalnum() or code == ord("_") for code in range(_BMP + 1)), dtype=np.int8)
    table[[*range(0x300, 0x370), *map(ord, _DROPPED)]] = _DROP
    table[_BMP] = 0
    return table


def _kinds(codes: "Codes") -> "np.ndarray[tuple[int], np.dtype[np.int8]]":
    import numpy as np

    kinds = _bmp_kinds()[np.minimum(codes, _BMP)]
    for at in np.flatnonzero(codes >= _BMP):
        kinds[at] = chr(codes[at]).isalnum()
    return kinds


def _numbers(codes: "Codes", starts: "Numbers", stops: "Numbers") -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """A number for each word: its characters as a polynomial, so that a running sum gives them all."""
    import numpy as np

    size = 1 << len(codes).bit_length()
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * _powers(_FACTOR, size)[: len(codes)], out=sums[1:])
    return _mixed((sums[stops] - sums[starts]) * _powers(_INVERSE, size)[starts]).view(np.uint64)


@lru_cache(maxsize=4)
def _powers(base: int, size: int) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    import numpy as np

    powers = np.full(size, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


def _once(numbers: "Numbers") -> "Numbers":
    """Each number once, in order."""
    import numpy as np

    ordered = np.sort(numbers)
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    once: Numbers = ordered[new]
    return once


def _mixed(numbers: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> "Numbers":
    """The same with all bits stirred: the low ones alone must tell numbers apart."""
    import numpy as np

    stirred = (numbers ^ (numbers >> np.uint64(29))) * np.uint64(_FACTOR)
    return (stirred ^ (stirred >> np.uint64(32))).view(np.int64)
