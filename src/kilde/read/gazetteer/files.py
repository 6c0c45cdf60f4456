"""Where gazetteer databases lie: the one made at the first run, in the user's cache, and the one that a user loads."""

import os
import sqlite3
import sys
from pathlib import Path

from kilde.read.gazetteer.making import dumped, fingerprint, installed
from kilde.read.gazetteer.store import Store, write


def installed_store() -> Store:
    """The places of what is installed; made at the first run (some seconds) and kept in the user's cache folder.

    Where that folder cannot be written, it is made in memory each time.
    """
    path = cache_folder() / f"places-{fingerprint()}.sqlite3"
    if not path.exists():
        try:
            _make(path)
        except (OSError, sqlite3.OperationalError):
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            write(connection, installed())
            return Store(connection)
    return Store(_open(path))


def _make(path: Path) -> None:
    """Make the database beside its place and move it there whole, so that another process never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        connection = sqlite3.connect(part)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        write(connection, installed())
        connection.close()
        part.replace(path)
        for old in set(path.parent.glob("places-*.sqlite3")) - {path}:
            old.unlink(missing_ok=True)
    finally:
        part.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def cache_folder() -> Path:
    """The user's folder for what can be made again: `KILDE_CACHE`, or `kilde` in the system's cache folder."""
    return _folder("KILDE_CACHE", mac="Caches", xdg=("XDG_CACHE_HOME", ".cache"))


def data_folder() -> Path:
    """The user's folder for what cannot be made again: `KILDE_DATA`, or `kilde` in the system's folder for data."""
    return _folder("KILDE_DATA", mac="Application Support", xdg=("XDG_DATA_HOME", ".local/share"))


def _folder(variable: str, *, mac: str, xdg: tuple[str, str]) -> Path:
    if given := os.environ.get(variable):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "kilde"
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / "kilde"
    return Path(os.environ.get(xdg[0]) or Path.home() / xdg[1]) / "kilde"


def loaded_store() -> Store | None:
    """The places that the user has loaded, if any."""
    path = data_folder() / "gazetteer.sqlite3"
    return Store(_open(path)) if path.exists() else None


def load(dump: Path) -> int:
    """Load a GeoNames dump (`.txt` or `.zip`, a country's or the whole) into the user's gazetteer; how many places.

    What was loaded before stays; places with the same id are replaced. `GazetteerError` where it is no dump.
    """
    path = data_folder() / "gazetteer.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    try:
        return write(connection, dumped(dump))
    finally:
        connection.close()
