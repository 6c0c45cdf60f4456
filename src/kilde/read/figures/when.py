"""When a figure holds: the nearest time of its clause."""

from collections.abc import Sequence

import msgspec

from kilde.read.figures.extent import STOCKS
from kilde.read.figures.found import Around
from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.near import Near
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import small
from kilde.read.period import Time, TimeKind
from kilde.read.reporting import says

_FAR = 20.0
"""A time that costs more than this belongs to something else in the sentence."""
_NO_DAY = frozenset({TimeKind.DURATION, TimeKind.FREQUENCY, TimeKind.CLOCK, TimeKind.ANAPHOR})


class When:
    """The times of one sentence, shared out among its figures."""

    def __init__(
        self, tokens: Tokens, around: Around, near: Near, language: str, *, ages: Sequence[tuple[int, int]]
    ) -> None:
        self.near, self._when = near, small(language, "when")
        times = around.times
        days = [time for time in times if time.kind not in _NO_DAY]
        days = [
            t for t in days if not any((t.start or 0) <= age[0] < (t.end or 0) for age in ages)
        ]  # *a man in his 40s*
        spans = [(tokens.covering(time.start or 0, time.end or 0), time) for time in days]
        held = [span for span in (tokens.covering(start, end) for start, end in around.contents) if span]
        self.times = [
            (span, time)
            for span, time in spans
            if span
            and (any(first <= span[0] <= last for first, last in held) or not self._of_saying(span[0], language))
        ]

    def _of_saying(self, first: int, language: str) -> bool:
        """Whether a time tells when something was said: *officials said on Wednesday; two escaped*."""
        before = self.near.tokens[first - 1] if first else None
        return before is not None and before.pos == "VERB" and says(before.low, language)

    def of(self, group: Group, choice: Choice, *, within: range | None) -> Time | None:
        """The time of a figure; `within` are the tokens of the statement that holds it."""
        held = [(span, time) for span, time in self.times if within is None or span[0] in within]
        if choice.measure in STOCKS:
            held = [(span, time) for span, time in held if not self._of_another(span, time, group)]
        behind = next((time for span, time in held if span[0] == group.end + 1), None)
        if choice.rule == "inherited" and behind is not None:
            return behind  # *6 died on Monday and 9 on Tuesday*
        costs = [(self.near.to_figure(span, group, choice), span[0], time) for span, time in held]
        cost, _, time = min(costs, key=lambda row: row[:2], default=(_FAR + 1, 0, None))
        if time is None or cost > _FAR:
            return None
        return self._begun(time) if self._tells_beginning(time, group) else time

    def _tells_beginning(self, time: Time, group: Group) -> bool:
        """Whether what is told behind *since …, when* was at the beginning: *the worst since 1973, when 150 died*."""
        span = next(span for span, known in self.times if known is time)
        lows = self.near.tokens.lows
        behind = lows[span[1] + 1 : span[1] + 3]
        when = bool(behind) and (behind[0] in self._when or (behind[0] == "," and behind[-1] in self._when))
        told = when and group.first > span[1] and "," not in lows[span[1] + 2 : group.first]
        return time.kind is TimeKind.SINCE and told

    @staticmethod
    def _begun(time: Time) -> Time:
        """The beginning of a time until now."""
        return msgspec.structs.replace(time, edtf=(time.edtf or "").partition("/")[0] or None, kind=TimeKind.POINT)

    def _of_another(self, span: tuple[int, int], time: Time, group: Group) -> bool:
        """Whether *since …* stands in a relative clause behind the figure: *live in a town shut off since*."""
        between = self.near.tokens.lows[group.end + 1 : span[0]]
        return time.kind is TimeKind.SINCE and not self.near.relative.isdisjoint(between)
