"""The timeline of the figures: a panel for each matter at a place, its numbers upwards, time to the right.

A claim is a bar from its lower to its upper bound, as long as the time in which it holds, in the colour of its origin.
A bound that is not known fades out; a number called *about* fades on both sides. A number that has summed up since a
start stands at the end of its time, with a line back towards the start.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kilde.show.html.scales import Scale, date_ticks, number_ticks, seconds
from kilde.show.words import Words
from kilde.vocabulary import Extent, Modality, Number, Qualifier, Quantity
from kilde.weigh import FigureRow, SaidClaim, SaidRow, WeighedClaim

WIDTH, HEIGHT = 420, 220
HUES = 8
"""Origins with a colour of their own; the others share one, as do reports that name no source (hue 0)."""
OTHER = HUES + 1
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 8, 14, 26
_THIN = 5.0
_FADE = 30.0
_LEAST_WIDTH = 7.0
_LETTER = 6.6
_LINE = 12.0
_ABOUT = 0.1
_MOST_PANELS = 8
_FEW = 10
"""One claim in so many may be left to the table for lying far from the rest."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Label:
    """A number written beside its bar."""

    x: float
    y: float
    text: str
    end: bool
    """Whether the text ends at `x` rather than begins there."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim drawn."""

    x: float
    y: float
    width: float
    height: float
    hue: int
    fade: str
    """`up`, `down`, `both` or nothing: on which side the bound is open."""
    line_from: float | None
    """Where the line back towards the start begins, for what has summed up."""
    stands: bool
    """Whether the claim counts in the range."""
    denied: bool
    tip: str
    href: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Panel:
    """The claims on one matter at one place."""

    anchor: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    numbers: tuple[Tick, ...]
    dates: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """An origin with its colour."""

    name: str
    hue: int
    bars: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All panels, with one legend and one axis of time."""

    panels: tuple[Panel, ...]
    legend: tuple[LegendEntry, ...]
    left_out: int
    """Figures that are in no panel."""


AnyRow = FigureRow | SaidRow
AnyClaim = WeighedClaim | SaidClaim
Drawn = tuple[AnyRow, AnyClaim]


def timeline(rows: Sequence[AnyRow], words: Words) -> Timeline:
    """The rows drawn: the matters on which most is said, in at most eight panels."""
    series = _series(_near_each_other([(row, claim) for row in rows for claim in _drawn(row)]))
    drawn = [pair for group in series for pair in group]
    if not drawn:
        return Timeline((), (), len(rows))
    hues, legend = _hues([claim for _, claim in drawn], words)
    time = _time_scale(drawn)
    panels = tuple(_panel(number, group, time, hues, words) for number, group in enumerate(series))
    return Timeline(panels, legend, len(rows) - len({row_anchor(row) for row, _ in drawn}))


def row_anchor(row: AnyRow) -> str:
    """The anchor of a row in the table."""
    return f"f-{row.newest.figure.id}"


def _near_each_other(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Without the few that lie further from the rest than the rest is long: they would press it into a corner."""
    spanned = sorted(((_span(*pair), pair) for pair in drawn), key=lambda one: one[0])
    for _ in range(len(spanned) // _FEW):
        spans = [span for span, _ in spanned]
        late_end, early_end = max(end for _, end in spans[1:]), max(end for _, end in spans[:-1])
        if spans[1][0] - spans[0][1] > late_end - spans[1][0]:
            spanned = spanned[1:]
        elif spans[-1][0] - early_end > early_end - spans[0][0]:
            spanned = spanned[:-1]
        else:
            break
    return [pair for _, pair in spanned]


def _series(drawn: Sequence[Drawn]) -> list[list[Drawn]]:
    """Claims on one matter at one place together, those of which most is said first; single ones make no series."""
    groups: defaultdict[tuple[object, ...], list[Drawn]] = defaultdict(list)
    for row, claim in drawn:
        groups[row.gazetteer_id or row.place, row.measure, row.unit, row.extent, row.who].append((row, claim))
    several = [group for group in groups.values() if len(group) > 1]
    several.sort(key=lambda group: (-_weight(group), row_anchor(group[0][0])))
    return several[:_MOST_PANELS]


def _weight(group: Sequence[Drawn]) -> int:
    """How much is said: the claims drawn, and the reports that say so."""
    reports = {row_anchor(row): row.reports for row, _ in group}
    return len(group) + sum(reports.values())


def _drawn(row: AnyRow) -> list[AnyClaim]:
    """The row's claims, one for each number of each origin; those that count first."""
    found: dict[tuple[object, ...], AnyClaim] = {}
    evidence: Sequence[AnyClaim] = row.evidence
    for claim in sorted(evidence, key=lambda claim: not claim.used):
        quantity = claim.figure.quantity
        denied = claim.figure.modality is Modality.DENIED
        key = (claim.origin_key if claim.attributed else "", quantity.low, quantity.high, quantity.value, denied)
        planned = claim.figure.modality in {Modality.PLANNED, Modality.HYPOTHETICAL}
        if claim.start and claim.end and not planned and (claim.used or claim.attributed):
            found.setdefault(key, claim)
    return list(found.values())


def _hues(claims: Sequence[AnyClaim], words: Words) -> tuple[dict[str, int], tuple[LegendEntry, ...]]:
    """A colour for each origin, the most frequent ones first, and the legend that says so."""
    counts = Counter(claim.origin_key for claim in claims if claim.attributed)
    names = {claim.origin_key: claim.origin for claim in claims}
    own = [key for key, _ in counts.most_common(HUES)]
    hues = {key: own.index(key) + 1 if key in own else OTHER for key in counts}
    legend = [LegendEntry(names[key], hues[key], counts[key]) for key in own]
    if others := sum(counts.values()) - sum(entry.bars for entry in legend):
        legend.append(LegendEntry(words("report.other_origins"), OTHER, others))
    if unnamed := sum(not claim.attributed for claim in claims):
        legend.append(LegendEntry(words("none_named"), 0, unnamed))
    return hues, tuple(legend)


def _time_scale(drawn: Sequence[Drawn]) -> tuple[Scale, list[datetime]]:
    spans = [_span(row, claim) for row, claim in drawn]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    margin = max((last - first) * 0.02, _DAY / 4)
    first, last = max(first, datetime.min + margin) - margin, min(last, datetime.max - margin) + margin
    return Scale(seconds(first), seconds(last), _LEFT, WIDTH - _RIGHT), date_ticks(first, last)


def _span(row: AnyRow, claim: AnyClaim) -> tuple[datetime, datetime]:
    """The time over which a claim is drawn: of what is at a moment or has summed up by then, its last day."""
    start, end = datetime.fromisoformat(claim.start), datetime.fromisoformat(claim.end)
    return (start, end) if row.extent is Extent.FLOW else (max(start, end - _DAY), end)


def _panel(
    number: int,
    group: Sequence[Drawn],
    time: tuple[Scale, list[datetime]],
    hues: dict[str, int],
    words: Words,
) -> Panel:
    across, dates = time
    claims = sorted(group, key=lambda pair: (pair[1].used, pair[1].start))
    ticks = number_ticks(max(_top(claim.figure.quantity) for _, claim in claims))
    upward = Scale(0, ticks[-1], HEIGHT - _BOTTOM, _TOP)
    bars = [_bar(row, claim, across=across, upward=upward, hues=hues, words=words) for row, claim in claims]
    bars = _side_by_side(bars)
    labels = _Labels(bars)
    texts = [words.brief(claim.figure.quantity) for _, claim in claims]
    placed = {place: labels.beside(bars[place], texts[place]) for place in reversed(range(len(bars)))}
    newest = max(group, key=lambda pair: pair[0].end)[0]
    title = words.matter(newest.who, newest.unit, newest.measure, newest.extent)
    return Panel(
        anchor=f"p-{number}",
        title=_capital(f"{title}, {newest.place}" if newest.place else title),
        description="; ".join(bar.tip for bar in bars),
        bars=tuple(replace(bar, label=placed[place]) if placed[place] else bar for place, bar in enumerate(bars)),
        numbers=tuple(Tick(upward(tick), words.number(int(tick))) for tick in ticks),
        dates=tuple(Tick(across(seconds(date)), label) for date, label in zip(dates, words.axis(dates), strict=True)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _top(quantity: Quantity) -> Number:
    return max(number for number in (quantity.low, quantity.high, quantity.value, 0) if number is not None)


def _bar(row: AnyRow, claim: AnyClaim, *, across: Scale, upward: Scale, hues: dict[str, int], words: Words) -> Bar:
    start, end = (across(seconds(moment)) for moment in _span(row, claim))
    width = max(end - start, _LEAST_WIDTH)
    x = min(start, WIDTH - _RIGHT - width)
    y, height, fade = _reach(claim.figure.quantity, upward)
    began = across(seconds(datetime.fromisoformat(claim.start)))
    return Bar(
        x=round(x, 1),
        y=round(y, 1),
        width=round(width, 1),
        height=round(height, 1),
        hue=hues[claim.origin_key] if claim.attributed else 0,
        fade=fade,
        line_from=began if row.extent is Extent.CUMULATIVE and x - began > _LEAST_WIDTH else None,
        stands=claim.used,
        denied=claim.figure.modality is Modality.DENIED,
        tip=_tip(claim, words),
        href=row_anchor(row),
        label=None,
    )


def _reach(quantity: Quantity, upward: Scale) -> tuple[float, float, str]:
    """Top, height and open side of a bar."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        value = quantity.value or 0
        top, bottom = upward(value * (1 + _ABOUT)), upward(value * (1 - _ABOUT))
        grown = max(2 * _THIN - (bottom - top), 0) / 2
        return top - grown, bottom - top + 2 * grown, "both" if quantity.qualifier is Qualifier.ABOUT else ""
    if high is None and low is not None:
        foot = upward(low)
        return max(foot - _FADE, 1), foot - max(foot - _FADE, 1), "up"
    if low is None and high is not None:
        head = upward(high)
        return head, max(min(_FADE, HEIGHT - _BOTTOM - head), _THIN), "down"
    top, bottom = upward(high or 0), upward(low or 0)
    return (top, bottom - top, "") if bottom - top > _THIN else ((top + bottom - _THIN) / 2, _THIN, "")


def _tip(claim: AnyClaim, words: Words) -> str:
    whose = claim.origin if claim.attributed else claim.report.publisher or words("own_voice")
    modality = words.modality(claim.figure.modality)
    number = words.quantity(claim.figure.quantity)
    said = f"{number} ({modality})" if modality else number
    return f"{whose}: {said}, {words.period(claim.figure.period.edtf or claim.report.published)}"


def _side_by_side(bars: Sequence[Bar]) -> list[Bar]:
    """The same with those moved aside that would hide another one of equal place and size: thin ones down."""
    met: Counter[tuple[float, ...]] = Counter()
    moved = []
    for bar in bars:
        place = (bar.x, bar.y, bar.width, bar.height)
        step = met[place]
        met[place] += 1
        if not step:
            moved.append(bar)
            continue
        if bar.width > bar.height:
            moved.append(replace(bar, y=round(bar.y + step * (bar.height + 1), 1)))
            continue
        onward = bar.x + step * (bar.width + 1)
        room = onward + bar.width <= WIDTH - _RIGHT
        moved.append(replace(bar, x=round(onward if room else bar.x - step * (bar.width + 1), 1)))
    return moved


class _Labels:
    """Labels set beside bars, none over another; where there is no room, none is set."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self._written: list[tuple[str, float, float]] = []
        self._taken = [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in bars]

    def beside(self, bar: Bar, text: str) -> Label | None:
        """The label of a bar: to its right, else to its left, else a line above or below."""
        width = len(text) * _LETTER
        middle = bar.y + bar.height / 2 if bar.fade in {"", "both"} else bar.y + (bar.height if bar.fade == "up" else 0)
        if any(text == said and abs(x - bar.x) < _LEFT and abs(y - middle) < 1 for said, x, y in self._written):
            return None  # two origins with one number at one time need it once
        for shift in (0.0, -_LINE, _LINE):
            for end in (False, True):
                x = bar.x - 3 if end else bar.x + bar.width + 3
                left = x - width if end else x
                box = (left, middle + shift - _LINE / 2, left + width, middle + shift + _LINE / 2)
                if self._free(box):
                    self._taken.append(box)
                    self._written.append((text, bar.x, middle))
                    return Label(round(x, 1), round(middle + shift + 3.5, 1), text, end)
        return None

    def _free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if left < _LEFT or right > WIDTH or top < 0 or bottom > HEIGHT - _BOTTOM + 4:
            return False
        return all(left >= r or right <= x or top >= b or bottom <= y for x, y, r, b in self._taken)
