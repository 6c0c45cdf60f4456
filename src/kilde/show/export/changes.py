"""Which figures of an export have changed or fallen since.

An export is a function of the ledger up to an entry, of what was asked for and by which rule book. So what stood in it
is weighed again from the ledger as it was, and compared, figure by figure, with what stands now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kilde.ledger import Ledger
from kilde.show.export.material import ExportError, Material
from kilde.show.words import Words, words
from kilde.weigh import FigureRow


class Became(StrEnum):
    """What became of a figure."""

    CHANGED = "changed"
    FALLEN = "fallen"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that stands otherwise than it stood."""

    became: Became
    before: FigureRow | None
    now: FigureRow | None

    @property
    def row(self) -> FigureRow:
        """The figure as it stands, or as it stood last."""
        found = self.now or self.before
        assert found
        return found

    def line(self, said: Words) -> str:
        """In words: `changed: people arrived, Al-Hol, 11 Mar 2019: 2,400 → 2,400–2,600`."""
        row = self.row
        what = [said.matter(row.who, row.unit, row.measure, row.extent), row.place, said.period(row.period)]
        ranges = [_range(side, said) for side in (self.before, self.now) if side]
        numbers = " → ".join(dict.fromkeys(ranges))
        more = f" ({said.count('export.more_claims', new)})" if (new := self.new_claims) else ""
        return f"{said(f'export.became.{self.became}')}: {', '.join(filter(None, what))}: {numbers}{more}"

    @property
    def new_claims(self) -> int:
        """How many claims it has that it had not."""
        known = {claim.figure.id for claim in self.before.evidence} if self.before else set()
        return sum(claim.figure.id not in known for claim in self.now.evidence) if self.now and self.before else 0


def _range(row: FigureRow, said: Words) -> str:
    return said.range(row.low, row.high, about=row.about) + (" ≠" if row.contradiction else "")


def changes(ledger: Ledger, receipt: str, *, as_of: str | None = None) -> list[Change]:
    """What became of an export's figures, by its receipt: the changed, the fallen, the new."""
    exported = ledger.view().export(receipt)
    if exported is None:
        raise ExportError(f"no export with the receipt {receipt} in this ledger: `kilde export` printed it")

    def weighed(moment: str | int | None) -> dict[str, FigureRow]:
        view = ledger.view(moment)
        if not exported.confidential:
            view = view.public()
        made = Material(view, words("en"), exported.selection, exported.rulebook or "house")
        return {row.key: row for row in made.figures}

    before, now = weighed(exported.upto), weighed(as_of)
    pairs = list(_pairs(before, now))
    met = {row.key for pair in pairs for row in pair[1:]}
    changed = [Change(Became.CHANGED, old, new) for old, new in pairs if _stands(old) != _stands(new)]
    fallen = [Change(Became.FALLEN, row, None) for key, row in before.items() if key not in {o.key for o, _ in pairs}]
    new = [Change(Became.NEW, None, row) for key, row in now.items() if key not in met]
    return [*changed, *fallen, *new]


def _pairs(before: dict[str, FigureRow], now: dict[str, FigureRow]) -> Iterator[tuple[FigureRow, FigureRow]]:
    """Each figure as it stood and as it stands: that of the same key, else one that has a claim of it."""
    by_claim = {claim.figure.id: row for key, row in now.items() if key not in before for claim in row.evidence}
    taken: set[str] = set()
    for key, row in before.items():
        found = now.get(key) or next(
            (by_claim[claim.figure.id] for claim in row.evidence if claim.figure.id in by_claim), None
        )
        if found and found.key not in taken:
            taken.add(found.key)
            yield row, found


def _stands(row: FigureRow) -> tuple[object, ...]:
    resting = {claim.figure.id for claim in row.evidence if claim.used}
    return row.low, row.high, row.about, row.contradiction, row.period, resting
