"""`python -m training --corpora DIR --toponyms DIR --out DIR`: train both languages' pipelines from the corpora."""

import argparse
import tempfile
from pathlib import Path

from training.train import assemble, train_names, train_parser

PARSER_STEPS = {"nb": 5000, "en": 4000}
NAME_STEPS = {"nb": 3000, "en": 1800}


def main() -> None:
    """Read the arguments, train what they ask for and put the pipelines in place."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds nb-ud, nb-ner, en-ewt, en-ner")
    parser.add_argument("--toponyms", type=Path, help="folder of lgl, geovirus and geowebnews .jsonl (English places)")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the language folders; LANGUAGE/pipeline is written"
    )
    parser.add_argument("--language", choices=("nb", "en"), action="append", help="only this one; may be given twice")
    parser.add_argument("--only", choices=("parser", "ner"), help="train this half and do not assemble")
    parser.add_argument("--work", type=Path, help="folder for what training leaves behind (default: a temporary one)")
    parser.add_argument("--steps", type=int, help="training steps instead of the recipe's, for a trial")
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="kilde-training-"))
    for language in given.language or ("nb", "en"):
        best = []
        if given.only != "ner":
            steps = given.steps or PARSER_STEPS[language]
            best.append(train_parser(language, given.corpora, work=work, steps=steps))
        if given.only != "parser":
            steps = given.steps or NAME_STEPS[language]
            best.append(train_names(language, given.corpora, toponyms=given.toponyms, work=work, steps=steps))
        if not given.only:
            parsing, naming = best
            assemble(parsing, naming, given.out / language / "pipeline")


if __name__ == "__main__":
    main()
