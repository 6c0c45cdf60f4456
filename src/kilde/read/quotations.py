"""Where something is quoted: quotation marks of every kind, paragraph by paragraph, and lines that open with a dash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "''": "''", "'": "'", "‹": "›", "‟": "”", "”": "”"}
_MARK = re.compile(r"''|[\"“”„‟«»‘’'‹›]")
_DASH = re.compile(r"[–—−-]\s?(?=\S)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks or after a dash; `start` and `end` hold the marks, `inner_…` what is between."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    dash: bool = False

    @property
    def words(self) -> int:
        """About how many words, told by length alone."""
        return (self.inner_end - self.inner_start) // 6 + 1


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the mark can open: a word follows, none stands before."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isalnum() and before not in ".,!?" and not after.isspace() and after not in ".,;:!?)"


def _closes(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the mark can close; an apostrophe in or after a word (*don’t*, *voters’*) does not."""
    after = text[end] if end < len(text) else " "
    if mark not in "’'" or mark == "''":
        return True
    before = text[start - 1] if start else " "
    return not after.isalnum() and not before.isspace() and (before != "s" or after in ",.;:!?—")


def _paragraph(text: str, begin: int, end: int) -> Iterator[Quotation]:
    """The quotations of one paragraph, outermost only; one left open runs to the paragraph's end."""
    opened: tuple[str, int, int] | None = None
    for found in _MARK.finditer(text, begin, end):
        mark, start, stop = found.group(), found.start(), found.end()
        if opened is None:
            if mark in OPENERS and _opens(text, start, stop) and (mark != "'" or _single_closes(text, stop, end)):
                opened = (mark, start, stop)
            continue
        kind, first, inner = opened
        if (
            mark in _closers(text, kind, first, start, end)
            and len(mark) >= len(kind)
            and _closes(text, start, stop, mark)
        ):
            reopens = mark in "\"''" and _opens(text, start, stop) and text[start - 1].isspace()
            if reopens:
                yield Quotation(first, start, inner, _rstrip(text, inner, start), closed=False)
                opened = (mark, start, stop)
            else:
                yield Quotation(first, stop, inner, start)
                opened = None
    if opened is not None and opened[0] not in "'‘":
        yield Quotation(opened[1], end, opened[2], _rstrip(text, opened[2], end), closed=False)


def _closers(text: str, kind: str, first: int, here: int, end: int) -> str:
    """The marks that close a quotation, also where a page mixes them: *"The dam holds,” she said.*

    A curly mark closes a straight one if none of its kind has opened in it; a straight one closes a curly one if none
    of its own follows in the paragraph.
    """
    own = OPENERS[kind]
    if kind == '"' and "“" not in text[first:here]:
        return own + "”"
    return own + '"' if kind == "“" and text.find("”", here, end) < 0 else own


def _single_closes(text: str, begin: int, end: int) -> bool:
    """Whether a straight single mark ahead closes what one would open here, so that it is no apostrophe."""
    return any(
        _closes(text, m.start(), m.end(), "'")
        for m in re.finditer(r"(?<=[\w.,!?…])'", text[begin:end] and text[:end])
        if m.start() >= begin
    )


def _rstrip(text: str, begin: int, end: int) -> int:
    return begin + len(text[begin:end].rstrip())


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in quotation marks, in the order of the text; a mark within a quotation is part of it."""
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n]+", text):
        found.extend(q for q in _paragraph(text, line.start(), line.end()) if q.inner_end > q.inner_start)
    return found


def dash_lines(text: str) -> list[tuple[int, int]]:
    """Lines that open with a dash and hold speech, as Norwegian and French papers print it: (after the dash, end)."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().lstrip()
        start = line.end() - len(stripped)
        if (
            (dash := _DASH.match(stripped))
            and not stripped[dash.end() :][:1].isdigit()
            and len(stripped) > dash.end() + 1
        ):
            found.append((start + dash.end(), start + len(stripped.rstrip())))
    return found
