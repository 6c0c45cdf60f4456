"""Earlier publications: when a relay printed what it is cited for.

*Aftenposten skrev i går at …*, *Ten died, AFP had reported earlier*, *sa i går til Aftenposten at …*.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from kilde.read.period import Time, TimeKind
from kilde.read.sources.kinds import RELAYING, small
from kilde.vocabulary import Period, Source, SourceRole

_NEAR = 30
"""Characters from the reporting word or the relay at which a time still tells when it was printed."""
_NO_DAY = frozenset({TimeKind.DURATION, TimeKind.FREQUENCY, TimeKind.CLOCK, TimeKind.ANAPHOR})


def cites_relays(sources: Iterable[Source]) -> bool:
    """Whether a chain has an agency or an outlet that passes on."""
    return any(_relays(source) for source in sources)


def with_publication(
    sources: Sequence[Source],
    cue: tuple[int, int],
    *,
    text: str,
    times: Iterable[Time],
    said: Sequence[tuple[int, int]],
    language: str,
    reference: str | None,
) -> tuple[Source, ...]:
    """The chain, its relays with the time beside the reporting word; times within what is `said` are others'."""
    found = [Period(t.text, t.start, t.end, t.edtf) for t in times if t.kind not in _NO_DAY]
    found += _earlier(text, cue, language, reference)
    free = [t for t in found if not any(s <= (t.start or 0) < e for s, e in said)]
    return tuple(_told(source, cue, free, text) if _relays(source) else source for source in sources)


def _relays(source: Source) -> bool:
    return source.role is SourceRole.RELAYS and source.kind in RELAYING and source.start is not None


def _earlier(text: str, cue: tuple[int, int], language: str, reference: str | None) -> list[Period]:
    """*earlier*, *tidligere* right beside the reporting word: any time before this report."""
    words = "|".join(sorted(small(language, "earlier")))
    begin = max(0, cue[0] - _NEAR)
    found = re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text[begin : cue[1] + _NEAR])
    edtf = f"../{reference.partition('/')[0]}" if reference else None
    return [Period(m.group(), begin + m.start(), begin + m.end(), edtf) for m in found]


def _told(source: Source, cue: tuple[int, int], times: Iterable[Period], text: str) -> Source:
    """The relay with the nearest time in its own clause."""
    first, last = min(cue[0], source.start or 0), max(cue[1], source.end or 0)
    near = []
    for time in times:
        start, end = time.start or 0, time.end or 0
        gap = text[end:first] if end <= first else text[last:start] if start >= last else ""
        if len(gap) <= _NEAR and not re.search(r"[,;.:!?\n“”\"«»–]", gap):
            near.append((len(gap), start, time))
    return msgspec.structs.replace(source, publication=min(near, key=lambda row: row[:2])[2]) if near else source
