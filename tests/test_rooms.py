"""The house stands: every room imports only from the rooms before it, and `import kilde` loads nothing heavy."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "kilde"
WORDS = {"vocabulary", "edtf", "names"}
MAY_IMPORT = {
    "vocabulary": set(),
    "edtf": set(),
    "names": set(),
    "samples": WORDS,
    "gather": WORDS,
    "read": WORDS,
    "ledger": WORDS,
    "weigh": {*WORDS, "ledger"},
    "flow": {*WORDS, "samples", "gather", "read", "ledger", "weigh"},
    "show": {*WORDS, "samples", "gather", "read", "ledger", "weigh", "flow"},
}
"""The rooms from the first to the last, and what each may touch of the others."""
DOORS = {"__init__", "__main__"}
"""The package's own modules: its public names, from any room but `show` on import, and the command."""
STRANGERS = {
    "vocabulary": {"sqlalchemy", "spacy", "ibis", "typer", "rich", "jinja2"},
    "read": {"sqlalchemy", "ibis", "duckdb", "socket", "urllib", "requests", "http", "typer", "rich"},
    "gather": {"sqlalchemy", "spacy", "ibis", "typer", "rich"},
    "ledger": {"spacy", "ibis", "typer", "rich"},
    "weigh": {"spacy", "sqlalchemy", "typer", "rich"},
    "flow": {"spacy", "sqlalchemy", "typer", "rich"},
}
"""Libraries that have no business in a room."""


def modules() -> list[str]:
    """All modules of the package, as paths within it."""
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    """The room that a module stands in: `read` for `read/sentences.py`."""
    return module.partition("/")[0].removesuffix(".py")


def imports(source: str, module: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported anywhere in a module, functions and type checking included.

    A module imported as such is named by its `__init__`, to tell it from what it holds.
    """
    package = ["kilde", *Path(module).parent.parts]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, f"{alias.name}.__init__") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            within = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*within, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def faults(source: str, module: str) -> list[str]:
    """What a module imports that it may not, each in one line."""
    room, found = room_of(module), []
    for line, full in imports(source, module):
        top, _, rest = full.partition(".")
        name = full.removesuffix(".__init__")
        if top != "kilde":
            if top in STRANGERS.get(room, ()):
                found.append(f"{module}:{line} imports {name}: {top} has no business in {room}")
            continue
        other, _, inside = rest.partition(".")
        if other not in MAY_IMPORT or other == room:
            continue
        if room not in DOORS and other not in MAY_IMPORT[room]:
            found.append(f"{module}:{line} imports {name}: {room} may not touch {other}")
        elif not offered(other, inside):
            found.append(f"{module}:{line} imports {name}: take what kilde.{other} offers in its __init__")
    return found


def offered(room: str, inside: str) -> bool:
    """Whether a name is one that a room, or a folder within it, has in its `__init__`, and not a module's own."""
    folder = PACKAGE / room
    *folders, _name = inside.split(".")
    return not folder.is_dir() or folder.joinpath(*folders, "__init__.py").exists()


@pytest.mark.parametrize("module", modules())
def test_a_room_imports_only_from_those_before_it(module: str) -> None:
    found = faults((PACKAGE / module).read_text(encoding="utf-8"), module)
    assert not found, "\n".join(found)


def test_every_folder_is_a_room() -> None:
    rooms = {room_of(module) for module in modules()} - DOORS
    assert rooms <= set(MAY_IMPORT), "name the new room in MAY_IMPORT and in CONTRIBUTING.md"


@pytest.mark.parametrize(
    ("module", "source", "said"),
    [
        ("read/claims.py", "import kilde.ledger", "read may not touch ledger"),
        ("read/claims.py", "from kilde import flow", "read may not touch flow"),
        ("read/claims.py", "from .. import weigh", "read may not touch weigh"),
        ("read/claims.py", "def f():\n    from kilde.show import cli", "read may not touch show"),
        ("ledger/store.py", "if TYPE_CHECKING:\n    from kilde.weigh import FigureRow", "ledger may not touch weigh"),
        ("vocabulary.py", "from kilde.edtf import Interval", "vocabulary may not touch edtf"),
        ("weigh/copies.py", "from kilde.ledger.store import View", "take what kilde.ledger offers"),
        ("show/cli/figures.py", "import kilde.weigh.copies as found", "take what kilde.weigh offers"),
        ("read/claims.py", "import urllib.request", "urllib has no business in read"),
        ("flow/adding.py", "from kilde.show.export import html", "flow may not touch show"),
    ],
)
def test_an_import_that_points_ahead_is_found(module: str, source: str, said: str) -> None:
    (found,) = faults(source, module)
    assert said in found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("weigh/copies.py", "from kilde.ledger import View, bounds"),
        ("read/claims.py", "from kilde.read.sentences import split\nfrom .quantity import find\nimport spacy"),
        ("show/cli/add.py", "from kilde import flow\nfrom kilde.vocabulary import Document"),
        ("ledger/rows.py", "from kilde.edtf import Interval"),
        ("show/cli/phrases.py", "from kilde.read.period import parse_time"),
    ],
)
def test_an_import_that_points_back_is_none(module: str, source: str) -> None:
    assert not faults(source, module)


def test_importing_kilde_loads_no_heavy_library() -> None:
    """Importing the records costs what the standard library and msgspec cost."""
    light = "import sys; import kilde; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name not in sys.stdlib_module_names and name[:2] != "__"}
    bare = subprocess.run(
        [sys.executable, "-c", light.replace("import kilde;", "")], capture_output=True, text=True, check=True
    )
    assert loaded - set(bare.stdout.split()) <= {"kilde", "msgspec", "typing_extensions"}  # the last is msgspec's
