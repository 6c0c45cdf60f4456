"""Situation reports as PDF, set by Typst: footnotes at the foot of their page, tagged for screen readers."""

import json
from importlib import resources

import msgspec

from kilde.show.web.pages.sitrep import SituationReport
from kilde.show.words import Words

_LABELS = ("method", "method_text", "sources", "footer", "made", "by_rule", "figures", "confidence", "contents")


def pdf(report: SituationReport, words: Words, *, version: str) -> bytes:
    """The report as a PDF file. Texts travel as data, so nothing in them is taken for markup."""
    import typst

    said = {name: words(f"sitrep.{name}") for name in _LABELS if name != "footer"}
    said |= {f"confidence_{name}": words(f"confidence.{name}") for name in ("high", "moderate", "low", "none")}
    said |= {
        "rule": words("report.rule"),
        "left_out": words("sitrep.left_out", n=report.left_out) if report.left_out else "",
    }
    said["footer"] = words("report.footer", version=version)
    record = msgspec.to_builtins({name: getattr(report, name) for name in _CARRIED})
    template = (resources.files("kilde.show.web") / "templates" / "sitrep.typ").read_bytes()
    made = typst.compile(
        template,
        sys_inputs={"report": json.dumps(record), "words": json.dumps(said), "language": words.code},
        pdf_standards=[],
    )
    assert isinstance(made, bytes)
    return made


_CARRIED = ("title", "made", "known", "rulebook", "rule", "sections", "notes", "sources", "left_out")
