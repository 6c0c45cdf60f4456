"""From what a user names to the files there are."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from kilde.gather.errors import in_words
from kilde.vocabulary import Failure

_UNREAD = {
    **dict.fromkeys((".pdf",), "a PDF"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), "an office document"),
    **dict.fromkeys((".eml", ".msg", ".mbox"), "e-mail"),
    **dict.fromkeys((".epub",), "an e-book"),
}
"""Kinds of files that may be reports; what else lies in a folder is passed over."""


def files_in(folder: Path, suffixes: Collection[str] | None) -> Iterator[Path | Failure]:
    """The files in a folder and those below it, in the order of their names, hidden ones left out.

    `suffixes` are those wanted; None takes every file. Folders already met, through a link, are not entered again.
    """
    found = False
    for item in _walk(folder, suffixes, set()):
        found = True
        yield item
    if not found:
        wanted = "file" if suffixes is None else f"{', '.join(sorted(suffixes))} file"
        yield Failure(str(folder), f"the folder holds no {wanted}: name another, or the files themselves")


def _walk(folder: Path, suffixes: Collection[str] | None, met: set[tuple[int, int]]) -> Iterator[Path | Failure]:
    try:
        state = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), in_words(error))
        return
    if (state.st_dev, state.st_ino) in met:
        return
    met.add((state.st_dev, state.st_ino))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir():
            yield from _walk(path, suffixes, met)
        else:
            yield from _wanted(path, suffixes)


def _wanted(path: Path, suffixes: Collection[str] | None) -> Iterator[Path | Failure]:
    suffix = path.suffix.lower()
    if broken := broken_link(path):
        yield broken
    elif suffix in _UNREAD:
        yield Failure(str(path), f"{_UNREAD[suffix]}, which Kilde does not read: save its text as .txt beside it")
    elif path.is_file() and (suffixes is None or suffix in suffixes):
        yield path


def broken_link(path: Path) -> Failure | None:
    """The failure of a link that leads to nothing."""
    if path.is_symlink() and not path.exists():
        return Failure(str(path), f"a link to {path.readlink()}, which is not there: remove it or mend where it points")
    return None
