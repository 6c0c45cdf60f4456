"""What an export draws on: the figures, claims, sources and documents asked for, less what is to stay out.

Left out unless asked for by name: what is confidential, and quotations longer than the limit. Everything that is left
out, or that a format has no place for, is counted and said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

import msgspec
from msgspec import structs

from kilde import flow, weigh
from kilde.edtf import EdtfError, Interval
from kilde.ledger import READER, About, Claims, Selection, View
from kilde.show.words import Words
from kilde.vocabulary import Document, Event
from kilde.weigh import FigureRow, SourceRow, WeighedClaim

ALL = Selection()
QUOTE_LIMIT = 300
"""Characters of a report's own words in one cell: a long sentence passes, a paragraph does not."""


class ExportError(Exception):
    """What cannot be exported so. `str(error)` is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Care:
    """What stays out: quotations of more than `quote_limit` characters (None: no limit), and what is confidential."""

    quote_limit: int | None = QUOTE_LIMIT
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Voucher:
    """The ledger's entry by which a claim came in."""

    entry: int
    entered_at: str
    reader: str | None


@dataclass
class Material:
    """What a format writes, and the books it keeps about it."""

    view: View
    words: Words
    selection: Selection = ALL
    rulebook: str = "house"
    care: Care = Care()
    table: str | None = None
    """Which one, for formats that have several."""
    only: frozenset[str] | None = None
    """Keys of the figures that are wanted; None for all."""
    where: str = ""
    """Where the ledger lies."""
    ledger_id: str = ""
    """Hash of its first entry: the same as long as the ledger lives."""
    left_out: Counter[str] = field(default_factory=Counter)
    """By reason, as a phrase to follow its number."""
    empty: Counter[str] = field(default_factory=Counter)
    """By column and reason: what could not be mapped."""
    rows: int = 0
    """How many were written."""
    _long: set[str] = field(default_factory=set)
    """Quotations left out so far: one that would stand in two sheets is one."""

    @property
    def ledger_name(self) -> str:
        """The name of the ledger's file, as Datasette calls its database."""
        return Path(self.where).stem

    @cached_property
    def head(self) -> str:
        """The hash of the ledger's last entry: what was exported is a function of all before it."""
        return self.view.head.hash

    @cached_property
    def entered_at(self) -> str:
        """When that entry was made: the time that an export is of."""
        return self.view.head.entered_at

    @cached_property
    def figures(self) -> list[FigureRow]:
        """The weighed figures."""
        found = weigh.figures(self.view, self.selection, self.rulebook, parties=flow.parties())
        return found if self.only is None else [row for row in found if row.key in self.only]

    def stood(self) -> dict[str, str]:
        """By key, what stood in the figures that were weighed for this export; nothing where none were."""
        return {row.key: row.range_text for row in self.__dict__.get("figures", ())}

    def asked(self) -> dict[str, str]:
        """What was asked for, by option."""
        return {name: str(value) for name, value in structs.asdict(self.selection).items() if value is not None}

    def about(self) -> dict[str, object]:
        """What an export says of itself, for formats that can hold it."""
        return {
            "made_by": READER,
            "table": self.table,
            "selection": self.asked(),
            "rulebook": self.rulebook,
            "ledger_head": self.head,
            "entered_at": self.entered_at,
            "quote_limit": self.care.quote_limit,
            "confidential": self.care.confidential,
        }

    def about_json(self) -> bytes:
        """The same as JSON."""
        return msgspec.json.encode(self.about())

    def claims(self) -> Claims:
        """The claims, as a table to stream."""
        return self.view.claims(self.selection)

    @cached_property
    def happenings(self) -> dict[str, list[Event]]:
        """The events that count, by the id of their document."""
        return self.view.happenings()

    def vouchers(self) -> dict[str, "Voucher"]:
        """By claim, the ledger's entry that vouches for it."""
        found: dict[str, Voucher] = {}
        for batch in self.claims().batches():
            columns = (batch.column(name).to_pylist() for name in ("claim_id", "entry", "entered_at", "reader"))
            found |= {claim: Voucher(*rest) for claim, *rest in zip(*columns, strict=True)}
        return found

    def sources(self) -> list[SourceRow]:
        """Who says what."""
        return weigh.sources(self.view, self.selection)

    def documents(self) -> Iterator[Document]:
        """The reports that carry what is asked for; all where nothing is."""
        if self.selection != ALL:
            return self.view.documents_of_figures(self.selection)
        withheld = set() if self.care.confidential else self.view.confidential(About.DOCUMENT)
        return (document for document in self.view.documents() if document.id not in withheld)

    def quoted(self, text: str | None) -> str | None:
        """A report's own words, if they are not longer than the limit."""
        limit = self.care.quote_limit
        if text is None or limit is None or len(text) <= limit:
            return text
        if text not in self._long:
            self._long.add(text)
            self.left_out[self.too_long] += 1
        return None

    @property
    def too_long(self) -> str:
        """The reason for which a quotation is left out."""
        return f"quotations of more than {self.care.quote_limit} characters"

    def unmapped(self, column: str, reason: str) -> None:
        """Keep that a cell stays empty because the claims do not say, or the target has no word for it."""
        self.empty[f"{column}: {reason}"] += 1


def used(row: FigureRow) -> tuple[WeighedClaim, ...]:
    """The claims that make a row's range."""
    return tuple(claim for claim in row.evidence if claim.used)


def stated(row: FigureRow) -> str | None:
    """The time that the words of its claims give, from the first to the last; None where they give none.

    A row's own period falls back on the days of publication, which say nothing of when it happened.
    """
    found: Interval | None = None
    for claim in used(row):
        try:
            own = Interval.parse(claim.figure.period.edtf or "")
        except EdtfError:
            continue
        found = found.hull(own) if found else own
    return str(found) if found else None


def found_at(uri: str | None) -> str | None:
    """Where a report was found; of a file on someone's disk its name only."""
    return uri if uri is None or "://" in uri else PurePath(uri).name


def for_xml(text: str) -> str:
    """Text without the few characters that XML, and so a workbook or a feed, cannot hold; lines end in a line feed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if (letter >= " " or letter in "\t\n") and letter not in "\ufffe\uffff")


def anchor_of(claim: WeighedClaim) -> str:
    """Where a claim's number stands: the document's hash and the characters, in the form of RFC 5147."""
    quantity = claim.figure.quantity
    return f"{claim.report.id}#char={quantity.start},{quantity.end}"


def chain_of(claim: WeighedClaim) -> str:
    """The chain of sources from the origin to the report: `SOHR < AFP < Aftenposten`."""
    return " < ".join([claim.origin if claim.attributed else "—", *reversed(claim.relays)])
