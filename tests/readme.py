"""The README with what its commands print; running this brings it up to date."""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ENVIRONMENT = {"COLUMNS": "100", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb"}


def with_output(page: str) -> str:
    """A page with the output of every `console` and `pycon` block made anew, from top to bottom."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "src").symlink_to(ROOT / "src")
        runs: dict[str, Callable[[str], str]] = {"console": lambda block: shell(block, Path(folder)), "pycon": python}
        return re.sub(
            r"```(console|pycon)\n(.*?)```",
            lambda block: f"```{block[1]}\n{runs[block[1]](block[2])}```",
            page,
            flags=re.DOTALL,
        )


def shell(block: str, folder: Path) -> str:
    """The block's commands, each with what it prints in `folder`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **ENVIRONMENT, "PATH": path}
    environment.pop("KILDE_LEDGER", None)
    parts = []
    for command in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        printed = "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())
        parts.append(f"$ {command}\n{printed}\n")
    return "".join(parts)


def python(block: str) -> str:
    """The block's statements, each with what an interactive Python answers."""
    names: dict[str, Any] = {}
    parts = []
    for example in doctest.DocTestParser().get_examples(block):
        answer = io.StringIO()
        with contextlib.redirect_stdout(answer):
            exec(compile(example.source, "README.md", "single"), names)
        first, *rest = example.source.rstrip("\n").split("\n")
        parts += [f">>> {first}\n", *(f"... {line}\n" for line in rest), answer.getvalue()]
    return "".join(parts)


if __name__ == "__main__":
    README.write_text(with_output(README.read_text(encoding="utf-8")), encoding="utf-8")
