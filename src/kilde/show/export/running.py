"""An export from beginning to end: written beside its place and moved there whole, hashed, entered in the ledger."""

import hashlib
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kilde.ledger import Ledger, Role, Selection
from kilde.show.export.formats import Format, chosen
from kilde.show.export.material import Care, ExportError, Material
from kilde.show.words import words


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of an export."""

    rows: int
    left_out: Counter[str]
    """By reason, as a phrase to follow its number."""
    empty: Counter[str]
    """By column and reason: cells that could not be filled."""
    sha256: str
    receipt: str | None
    """By which the ledger knows it; None where it was not to be recorded."""


def export(
    ledger: Ledger,
    name: str,
    out: Path | None,
    *,
    selection: Selection | None = None,
    table: str | None = None,
    rulebook: str | None = None,
    as_of: str | None = None,
    care: Care | None = None,
    only: frozenset[str] | None = None,
    language: str = "en",
    by: str = "",
    record: bool = True,
) -> Exported:
    """Write an export to a file, or to standard output where `out` is None, and enter it in the ledger.

    `only` are keys of figures: the others are left aside. Nothing stands at `out` until all is written.
    """
    form = chosen(name)
    if table is not None and table not in form.tables:
        there = f"give one of {', '.join(form.tables)}" if form.tables else "it has none to choose from"
        raise ExportError(f"{name} has no table {table!r}: {there}")
    care = care or Care()
    view = ledger.view(as_of)
    if care.confidential and not view.may(by, Role.REVIEWER):
        raise ExportError(f"{by} may not export what is confidential: ask a reviewer of the ledger, or give --by")
    material = Material(
        view=view if care.confidential else view.public(),
        selection=selection or Selection(),
        words=words(language),
        rulebook=rulebook or form.rulebook,
        care=care,
        table=table or next(iter(form.tables), None),
        only=only,
        where=ledger.where,
        ledger_id=ledger.view(1).head.hash,
    )
    if withheld := material.view.withheld(material.selection):
        material.left_out["confidential claims"] += withheld
    sha256 = _written(form, material, out)
    receipt = _recorded(ledger, form, material, sha256, by) if record else None
    return Exported(material.rows, material.left_out, material.empty, sha256, receipt)


def _written(form: Format, material: Material, out: Path | None) -> str:
    with _place(out, form) as stream:
        hashed = Hashed(stream)
        form.write(material, cast("BinaryIO", hashed))
        return hashed.digest()


def _recorded(ledger: Ledger, form: Format, material: Material, sha256: str, by: str) -> str:
    return ledger.record_export(
        format=form.name if not material.table else f"{form.name} {material.table}",
        selection=material.selection,
        rulebook=material.rulebook,
        upto=material.view.upto,
        claims=material.rows,
        withheld=material.left_out.total(),
        confidential=material.care.confidential,
        sha256=sha256,
        figures=material.stood(),
        by=by,
    ).receipt


@contextmanager
def _place(out: Path | None, form: Format) -> Iterator[BinaryIO]:
    """Where to write: standard output, or a file beside the one asked for, which takes its place when whole."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if out.is_dir():
        raise ExportError(f"{out} is a folder: name a file in it, such as {out / ('kilde' + form.suffix)}")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


class Hashed(io.RawIOBase):
    """A stream that can only be written to, front to back, and knows the SHA-256 of what was."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._hash, self._at = stream, hashlib.sha256(), 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Pass on and remember."""
        self._stream.write(data)
        self._hash.update(data)
        size = memoryview(data).nbytes
        self._at += size
        return size

    def tell(self) -> int:
        """How much was written."""
        return self._at

    def digest(self) -> str:
        """SHA-256 of all that was written."""
        return self._hash.hexdigest()
