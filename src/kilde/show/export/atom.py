"""Atom (RFC 4287): what changed, the latest first, to follow in a feed reader or to trigger other tools.

An entry is a figure as it stands after its latest claim. A new claim makes a new entry, so that readers show it.
"""

from itertools import islice
from typing import BinaryIO
from xml.etree import ElementTree as ET

from kilde.show.export.formats import Format
from kilde.show.export.material import Material, Voucher, for_xml
from kilde.weigh import FigureRow, WeighedClaim

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 200
"""Entries in a feed, as feeds go; what is left out is counted."""
_BEGINNING = "1970-01-01T00:00:00+00:00"


def write(material: Material, out: BinaryIO) -> None:
    """The feed. All its times are the ledger's."""
    ET.register_namespace("", NAMESPACE)
    words, vouchers = material.words, material.vouchers()
    dated = [(*_latest(row, vouchers), row) for row in material.figures]
    dated.sort(key=lambda one: (one[0], one[2].key), reverse=True)
    feed = ET.Element(f"{{{NAMESPACE}}}feed")
    _add(feed, "id", f"urn:kilde:ledger:{material.ledger_id}")
    _add(feed, "title", words("export.title"))
    _add(feed, "updated", dated[0][0] if dated else material.entered_at or _BEGINNING)
    _add(feed, "generator", str(material.about()["made_by"]))
    ET.SubElement(_add(feed, "author"), f"{{{NAMESPACE}}}name").text = "Kilde"
    for entered_at, claim, row in islice(dated, MOST):
        feed.append(_entry(material, row, claim, entered_at))
        material.rows += 1
    if len(dated) > MOST:
        material.left_out[f"figures that changed before the latest {MOST}"] += len(dated) - MOST
    ET.indent(feed)
    ET.ElementTree(feed).write(out, encoding="utf-8", xml_declaration=True)


def _latest(row: FigureRow, vouchers: dict[str, Voucher]) -> tuple[str, WeighedClaim]:
    """When the row's latest claim was entered, and which it is."""
    known = [(vouchers[claim.figure.id], claim) for claim in row.evidence if claim.figure.id in vouchers]
    if not known:
        return _BEGINNING, row.newest
    voucher, claim = max(known, key=lambda one: one[0].entry)
    return voucher.entered_at, claim


def _entry(material: Material, row: FigureRow, claim: WeighedClaim, entered_at: str) -> ET.Element:
    words, report = material.words, claim.report
    entry = ET.Element(f"{{{NAMESPACE}}}entry")
    what = words.matter(row.who, row.unit, row.measure, row.extent)
    said = f"{words.range(row.low, row.high, about=row.about)} {what}{' ≠' if row.contradiction else ''}"
    _add(entry, "id", f"urn:kilde:figure:{row.key}:{claim.figure.id}")
    _add(entry, "title", ", ".join(filter(None, [said, row.place, words.period(row.period)])))
    _add(entry, "updated", entered_at)
    if report.uri and "://" in report.uri:
        _add(entry, "link", href=report.uri, rel="alternate")
    for source in row.sources:
        ET.SubElement(_add(entry, "contributor"), f"{{{NAMESPACE}}}name").text = source
    _add(entry, "category", term=row.measure.value)
    whose = words.chain(claim.figure.sources)
    where = ", ".join(filter(None, [report.publisher, words.period(report.published)]))
    latest = words("export.latest", words=claim.figure.quantity.text or "", whose=whose, where=where)
    _add(
        entry,
        "summary",
        f"{latest}\n{words.count('origin', row.origins) if row.origins else words('origin.none')}. {row.reason}",
    )
    if sentence := material.quoted(claim.figure.sentence.text):
        _add(entry, "content", sentence)
    return entry


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    made.text = for_xml(text) if text is not None else None
    return made


FORMAT = Format("atom", ".xml", "a feed of what changed, the latest first", write)
