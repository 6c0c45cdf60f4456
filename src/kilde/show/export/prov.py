"""PROV-JSON (W3C PROV): the whole derivation of each figure, from the report's characters to the range.

A report is an entity, quoted in claims; a reading made the claims, the weighing made the figure from them. A claim is
attributed to the source that said it, and through those who passed it on. Claims that were weighed and do not count
are there too, with the reason. What people decided on the claims, their reports and sources are activities of theirs,
with when and why; a claim that stands as a person left it is a revision of the claim as it was read. Any PROV tool can
draw it.
"""

from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from kilde.ledger import About, Judgement, Matter, Verdict, name_key
from kilde.show.export.formats import Format
from kilde.show.export.material import Material, Voucher, found_at
from kilde.vocabulary import Source, SourceRole
from kilde.weigh import FigureRow, WeighedClaim

Records = dict[str, dict[str, dict[str, Any]]]

PREFIXES = {
    name: f"urn:kilde:{name}:"
    for name in ("figure", "claim", "document", "source", "reading", "verdict", "weighing", "ledger", "person")
} | {"kilde": "urn:kilde:vocabulary:"}


def write(material: Material, out: BinaryIO) -> None:
    """One PROV document for all figures asked for: what they share stands in it once."""
    records: Records = {}
    weighing = f"weighing:{material.rulebook}-{material.head[:16]}"
    ledger = f"ledger:{material.head}"
    _put(records, "entity", ledger, {"prov:type": _name("kilde:Ledger"), "kilde:enteredAt": material.entered_at})
    _put(
        records,
        "agent",
        "kilde:kilde",
        {"prov:type": _name("prov:SoftwareAgent"), "prov:label": material.about()["made_by"]},
    )
    _put(records, "activity", weighing, {"prov:type": _name("kilde:Weighing"), "kilde:rulebook": material.rulebook})
    _link(records, "wasAssociatedWith", activity=weighing, agent="kilde:kilde")
    _link(records, "used", activity=weighing, entity=ledger)
    vouchers, verdicts = material.vouchers(), _verdicts(material)
    for row in material.figures:
        _figure(records, material, row, weighing)
        for claim in row.evidence:
            _claim(records, material, claim, vouchers.get(claim.figure.id), verdicts)
            _derived(records, row, claim, weighing)
        material.rows += 1
    for verdict in verdicts.values():
        _verdict(records, verdict)
    out.write(msgspec.json.format(msgspec.json.encode({"prefix": PREFIXES, **records}), indent=1) + b"\n")


def _figure(records: Records, material: Material, row: FigureRow, weighing: str) -> None:
    words = material.words
    label = [words.range(row.low, row.high, about=row.about), words.matter(row.who, row.unit, row.measure, row.extent)]
    told = {
        "prov:type": _name("kilde:Figure"),
        "prov:label": ", ".join(filter(None, [" ".join(label), row.place, words.period(row.period)])),
        "kilde:low": row.low,
        "kilde:high": row.high,
        "kilde:measure": row.measure.value,
        "kilde:period": row.period,
        "kilde:place": row.gazetteer_id or row.place,
        "kilde:rule": row.rule,
        "kilde:reason": row.reason,
        "kilde:origins": row.origins,
    }
    _put(records, "entity", f"figure:{row.key}", told)
    _link(records, "wasGeneratedBy", entity=f"figure:{row.key}", activity=weighing)


def _derived(records: Records, row: FigureRow, claim: WeighedClaim, weighing: str) -> None:
    _link(
        records,
        "wasDerivedFrom",
        generatedEntity=f"figure:{row.key}",
        usedEntity=f"claim:{claim.figure.id}",
        more={"kilde:counts": claim.used, "kilde:reason": claim.reason},
    )
    _link(records, "used", activity=weighing, entity=f"claim:{claim.figure.id}")


def _claim(
    records: Records, material: Material, claim: WeighedClaim, voucher: Voucher | None, verdicts: dict[int, Verdict]
) -> None:
    figure, report = claim.figure, claim.report
    name = f"claim:{figure.id}"
    if name in records.get("entity", {}):
        return
    told = {
        "prov:type": _name("kilde:Claim"),
        "prov:label": figure.quantity.text,
        "prov:value": material.quoted(figure.sentence.text),
        "kilde:start": figure.quantity.start,
        "kilde:end": figure.quantity.end,
        "kilde:rules": ", ".join(figure.rules),
        "kilde:entry": voucher and voucher.entry,
        "prov:generatedAtTime": voucher and {"$": voucher.entered_at, "type": "xsd:dateTime"},
    }
    _put(records, "entity", name, told)
    document = f"document:{report.id}"
    about = {
        "prov:type": _name("kilde:Document"),
        "prov:label": report.title,
        "prov:location": found_at(report.uri),
        "kilde:publisher": report.publisher,
        "kilde:published": report.published,
        "kilde:sha256": report.id,
    }
    _put(records, "entity", document, about)
    _link(
        records,
        "wasDerivedFrom",
        generatedEntity=name,
        usedEntity=document,
        more={"prov:type": _name("prov:Quotation")},
    )
    if voucher and voucher.entry in verdicts:
        _link(records, "wasGeneratedBy", entity=name, activity=f"verdict:{voucher.entry}")
        read = f"{name}-as-read"
        _put(records, "entity", read, {"prov:type": _name("kilde:Claim"), "kilde:asRead": True})
        _link(records, "wasDerivedFrom", generatedEntity=read, usedEntity=document)
        revision = {"prov:type": _name("prov:Revision")}
        _link(records, "wasDerivedFrom", generatedEntity=name, usedEntity=read, more=revision)
        _link(records, "used", activity=f"verdict:{voucher.entry}", entity=read)
    elif voucher:
        reading = f"reading:{voucher.entry}"
        made = {"prov:type": _name("kilde:Reading"), "kilde:reader": voucher.reader}
        _put(records, "activity", reading, made | {"prov:endTime": voucher.entered_at})
        _link(records, "used", activity=reading, entity=document)
        _link(records, "wasGeneratedBy", entity=name, activity=reading)
        _link(records, "wasAssociatedWith", activity=reading, agent="kilde:kilde")
    for source in figure.sources:
        _source(records, name, source)
    if report.publisher:
        publisher = f"source:{_safe(report.publisher)}"
        _put(records, "agent", publisher, {"prov:type": _name("kilde:outlet"), "prov:label": report.publisher})
        _link(records, "wasAttributedTo", entity=document, agent=publisher)


def _source(records: Records, claim: str, source: Source) -> None:
    said = source.name or source.text
    if not said:
        return
    name = f"source:{_safe(said)}"
    if source.role is SourceRole.EVIDENCE:
        _put(records, "entity", name, {"prov:type": _name("kilde:Evidence"), "prov:label": said})
        _link(records, "wasDerivedFrom", generatedEntity=claim, usedEntity=name)
        return
    _put(records, "agent", name, {"prov:type": _name(f"kilde:{source.kind.value}"), "prov:label": said})
    _link(records, "wasAttributedTo", entity=claim, agent=name, more={"kilde:role": source.role.value})


def _verdicts(material: Material) -> dict[int, Verdict]:
    """By entry, what was decided on what stands in the derivation; on confidentiality only where that is included."""
    claims = [claim for row in material.figures for claim in row.evidence]
    sources = (source for claim in claims for source in claim.figure.sources)
    about: dict[About, set[str | None]] = {
        About.CLAIM: {claim.figure.id for claim in claims},
        About.DOCUMENT: {claim.report.id for claim in claims},
        About.SOURCE: {name_key(source.name or source.text) for source in sources},
    }
    return {
        verdict.entry: verdict
        for verdict in material.view.verdicts()
        if {verdict.subject, verdict.other} & about[verdict.about]
        and (material.care.confidential or verdict.matter is not Matter.CONFIDENTIAL)
    }


def _verdict(records: Records, verdict: Verdict) -> None:
    """Who decided what, when and why."""
    name, person = f"verdict:{verdict.entry}", f"person:{_safe(verdict.by)}"
    told = {
        "prov:type": _name("kilde:Verdict"),
        "prov:endTime": verdict.entered_at,
        "kilde:judgement": verdict.judgement.value,
        "kilde:field": verdict.field,
        "kilde:value": None if verdict.value is None else msgspec.json.encode(verdict.value).decode(),
        "kilde:why": verdict.why,
        "kilde:state": verdict.state.value,
    }
    _put(records, "activity", name, told)
    kind = "prov:SoftwareAgent" if verdict.machine else "prov:Person"
    _put(records, "agent", person, {"prov:type": _name(kind), "prov:label": verdict.by})
    _link(records, "wasAssociatedWith", activity=name, agent=person)
    for subject in filter(None, (verdict.subject, verdict.other)):
        _judged(records, name, f"{verdict.about}:{_safe(subject) if verdict.about is About.SOURCE else subject}")
    if verdict.judgement is Judgement.UNDO and f"verdict:{verdict.undoes}" in records.get("activity", {}):
        _link(records, "wasInformedBy", informed=name, informant=f"verdict:{verdict.undoes}")


def _judged(records: Records, verdict: str, subject: str) -> None:
    """What a verdict is on: what it judges if that is there, as it was read where the verdict left it otherwise."""
    if subject in records.get("agent", {}):
        _link(records, "wasInfluencedBy", influencee=subject, influencer=verdict)
    elif f"{subject}-as-read" in records["entity"]:
        _link(records, "used", activity=verdict, entity=f"{subject}-as-read")
    elif subject in records["entity"]:
        _link(records, "used", activity=verdict, entity=subject)


def _safe(name: str) -> str:
    """A name as the local part of a qualified name."""
    return quote(name_key(name) or name, safe="").replace("%20", "-")


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _put(records: Records, kind: str, name: str, told: dict[str, Any]) -> None:
    records.setdefault(kind, {}).setdefault(name, {key: value for key, value in told.items() if value is not None})


def _link(records: Records, kind: str, *, more: dict[str, Any] | None = None, **ends: str) -> None:
    """A relation, once: the same ends and words again add nothing."""
    told = {f"prov:{end}": name for end, name in ends.items()} | (more or {})
    name = f"_:{kind}-{'-'.join(ends.values())}"
    records.setdefault(kind, {}).setdefault(name, told)


FORMAT = Format("prov", ".json", "the whole derivation of the figures, as W3C PROV-JSON", write)
