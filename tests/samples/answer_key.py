"""The answer key of the demonstration reports as Markdown tables; running this brings the README up to date."""

import tomllib
from pathlib import Path
from typing import Any

from kilde import samples

KEY = Path(__file__).with_name("expected.toml")
README = Path(samples.__file__).with_name("README.md")
BEGIN, END = "<!-- answer key: begin -->", "<!-- answer key: end -->"
FIGURES = "| as worded | bounds | measure | who | place | period | whose word ← through |\n" + "| --- " * 7 + "|"
ROWS = "| question | range | independent origins | why |\n" + "| --- " * 4 + "|"


def key() -> dict[str, Any]:
    """The whole key."""
    return tomllib.loads(KEY.read_text(encoding="utf-8"))


def bounds(row: dict[str, Any]) -> str:
    """`2,150–2,400`, `…–60,000`, `about 350`, `640`."""
    low, high, about = row.get("low"), row.get("high"), row.get("about", row.get("qualifier") == "about")
    if low is None and high is None:
        return f"about {row['value']:,}"
    text = f"{low:,}" if low == high else "–".join("…" if bound is None else f"{bound:,}" for bound in (low, high))
    return f"about {text}" if about else text


def tables(key: dict[str, Any]) -> str:
    """What stands between the two marks of the README."""
    reports = (report_table(name, report["figures"]) for name, report in key["reports"].items())
    rows = [
        f"| {row['question']} | {bounds(row)}{_disputed(row)} | {_origins(row)} | {row['why']} |" for row in key["rows"]
    ]
    return "\n\n".join(["### The weighed rows", "\n".join([ROWS, *rows]), "### Report by report", *reports])


def report_table(name: str, figures: list[dict[str, Any]]) -> str:
    """A report's figures, or a sentence where there are none."""
    if not figures:
        return f"**{name}**: no figure; it has ages, dates, money and things only."
    return "\n".join([f"**{name}**\n", FIGURES, *(_figure(figure) for figure in figures)])


def _figure(figure: dict[str, Any]) -> str:
    modality = figure.get("modality", "asserted")
    measure = f"{modality}: {figure['measure']}" if modality != "asserted" else figure["measure"]
    extent = f" ({figure['extent']})" if "extent" in figure else ""
    who = " ".join([*figure.get("who", []), *([f"[{figure['unit']}]"] if "unit" in figure else [])])
    voice = " ← ".join([figure["origin"] or "own voice", *figure.get("relays", [])])
    optional = " (optional)" if figure.get("optional") else ""
    cells = [
        f"{figure['quantity']}{optional}",
        bounds(figure),
        measure + extent,
        who,
        figure["place"],
        figure["period"],
        voice,
    ]
    return "| " + " | ".join(cells) + " |"


def _origins(row: dict[str, Any]) -> str:
    if not row["origins"]:
        return f"none named ({row['unattributed']} in their own voice)"
    return f"{len(row['origins'])}: {', '.join(row['origins'])}"


def _disputed(row: dict[str, Any]) -> str:
    denied = "".join(f"; {number:,} denied" for number in row.get("denied", []))
    return denied + ("; cannot all hold" if row["contradiction"] else "")


def with_tables(readme: str) -> str:
    """The README with its tables written anew."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n\n{tables(key())}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
