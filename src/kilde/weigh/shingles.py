"""Texts as sets of five-word runs, each a number: what copies are found by."""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

RUN = 5  # words; shorter runs are shared by chance, longer ones lost to light editing
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that multiplying by it loses nothing modulo 2^64


def words(text: str) -> list[str]:
    """The words of a text as two editions of it would share them: no case, apostrophes or accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall(re.sub(r"['’`´\u0300-\u036f\u00ad]", "", plain))


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def runs(text: str) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """The distinct runs of a text as numbers; a text shorter than a run is one run by itself."""
    import numpy as np

    numbers = np.fromiter(map(_number, words(text)), dtype=np.uint64)
    length = min(RUN, len(numbers))
    if not length:
        return np.empty(0, dtype=np.int64)
    total = np.zeros(len(numbers) - length + 1, dtype=np.uint64)
    for i in range(length):
        total = total * np.uint64(_FACTOR) + numbers[i : len(numbers) - length + 1 + i]
    total ^= total >> np.uint64(29)  # the low bits alone must tell runs apart
    return np.unique((total * np.uint64(_FACTOR)).view(np.int64))


def shingle_table(texts: Iterable[str]) -> "pa.Table":
    """One row for each run of each text: `report` (its place among the texts) and `run`."""
    import numpy as np
    import pyarrow as pa

    found = [runs(text) for text in texts]
    lengths = [len(one) for one in found]
    reports = np.repeat(np.arange(len(found), dtype=np.int64), lengths)
    return pa.table({"report": reports, "run": np.concatenate(found) if found else np.empty(0, dtype=np.int64)})
