"""From files, folders and standard input to documents, one after another.

What a document states of itself counts before what the caller says of all of them: a `published` or `language` in a
JSON line or a header line stays. The caller's word counts before what is only found: a web page's date, a date printed
in front of the text.
"""

import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from kilde.gather.dates import published_date
from kilde.gather.decoding import decode, read_within_limit
from kilde.gather.errors import UnreadableError, in_words
from kilde.gather.formats import BY_SUFFIX, MEDIA_TYPES, InputFormat, format_of
from kilde.gather.jsonl import fields_of, lines_of
from kilde.gather.pages import read_page
from kilde.gather.text import stated_date, take_date_line, take_header
from kilde.gather.walking import broken_link, files_in
from kilde.vocabulary import Document, Failure, Original

Originals = dict[tuple[str, str | None], Original]
"""Bytes by the id and the place of the document that was made of them."""
_STDIN = "-"


def gather(
    paths: Sequence[str | Path],
    *,
    input_format: str = InputFormat.AUTO,
    published: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    originals: Originals | None = None,
) -> Iterator[Document | Failure]:
    """The documents at the paths, in their order; what cannot be gathered comes as a `Failure` in its place.

    A path is a file, a folder or `-` for `stdin`. In a folder, formats go by suffix and other files are passed over;
    a format given is that of every file. `published` is EDTF and stands for documents that state no date, as
    `language` does for those that state none; a `published` that is no date is `EdtfError`, at once. `originals` takes
    the bytes that each document was made of, just before it is handed out; whoever wants them takes them from there.
    """
    way = _Way(InputFormat(input_format), published_date(published), language, stdin, originals)
    return (item for path in paths for item in way.documents(str(path)))


def count(paths: Sequence[str | Path], *, input_format: str = InputFormat.AUTO) -> int | None:
    """About how many documents there are at the paths, for a progress bar; None where standard input is among them."""
    if _STDIN in map(str, paths):
        return None
    form = InputFormat(input_format)
    return sum(_count_in(item, form) for path in paths for item in _files_at(Path(path), form))


def _files_at(path: Path, form: InputFormat) -> Iterator[Path | Failure]:
    if failure := broken_link(path):
        yield failure
    elif path.is_dir():
        yield from files_in(path, BY_SUFFIX if form is InputFormat.AUTO else None)
    else:
        yield path


def _count_in(item: Path | Failure, form: InputFormat) -> int:
    """One, or as many as a file has lines where each is a document."""
    lines = InputFormat.JSONL in (form, isinstance(item, Path) and BY_SUFFIX.get(item.suffix.lower()))
    if not lines or not isinstance(item, Path) or not item.is_file():
        return 1
    try:
        with item.open("rb") as stream:
            return max(1, sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b"")))
    except OSError:
        return 1


class _Way:
    """The options of one gathering."""

    def __init__(
        self,
        form: InputFormat,
        published: str | None,
        language: str | None,
        stdin: BinaryIO | None,
        originals: Originals | None,
    ) -> None:
        self._form, self._published, self._language, self._stdin = form, published, language, stdin
        self._originals = originals

    def documents(self, name: str) -> Iterator[Document | Failure]:
        """Those at one path."""
        if name == _STDIN:
            yield from self._of_stream(self._stdin or sys.stdin.buffer, None)
            return
        for item in _files_at(Path(name), self._form):
            yield from [item] if isinstance(item, Failure) else self._of_file(item)

    def _of_file(self, path: Path) -> Iterator[Document | Failure]:
        try:
            with path.open("rb") as stream:
                yield from self._of_stream(stream, path)
        except OSError as error:
            yield Failure(str(path), in_words(error))

    def _of_stream(self, stream: BinaryIO, path: Path | None) -> Iterator[Document | Failure]:
        stream = _peekable(stream)
        form = format_of(path, stream) if self._form is InputFormat.AUTO else self._form
        if form is InputFormat.JSONL:
            yield from self._of_lines(stream, path)
            return
        try:
            data = read_within_limit(stream)
            document = self._of_page(data, path) if form is InputFormat.HTML else self._of_text(data, path)
            yield self._made_of(data, document, form, "file" if path else "standard input")
        except UnreadableError as error:
            yield Failure(_name(path), str(error))

    def _of_lines(self, stream: BinaryIO, path: Path | None) -> Iterator[Document | Failure]:
        number = 0
        for number, line in lines_of(stream):
            try:
                if isinstance(line, UnreadableError):
                    raise line
                fields = fields_of(line)
            except UnreadableError as error:
                yield Failure(f"{_name(path)}:{number}", str(error))
                continue
            text = fields.pop("text") or ""
            fields["published"] = fields["published"] or self._published
            fields["language"] = _code(fields["language"]) or self._language
            document = Document.of(text, uri=f"{path}:{number}" if path else None, **fields)
            how = "line of a file" if path else "line of standard input"
            yield self._made_of(line, document, InputFormat.JSONL, how)
        if not number:
            yield Failure(_name(path), "empty: there is nothing in it to read")

    def _made_of(self, data: bytes, document: Document, form: InputFormat, how: str) -> Document:
        """The document, its bytes put aside for whoever wants to keep them."""
        if self._originals is not None:
            self._originals[document.id, document.uri] = Original(data, MEDIA_TYPES[form], how)
        return document

    def _of_page(self, data: bytes, path: Path | None) -> Document:
        page = read_page(data)
        return Document.of(
            page.text,
            uri=str(path) if path else None,
            title=page.title,
            publisher=page.publisher,
            published=self._published or page.published,
            language=self._language,
        )

    def _of_text(self, data: bytes, path: Path | None) -> Document:
        fields, text = take_header(decode(data))
        printed, text = take_date_line(text)
        if not text.strip():
            raise UnreadableError("a header without a text below it: there is nothing to read")
        return Document.of(
            text.strip(),
            uri=str(path) if path else None,
            title=fields.get("title"),
            publisher=fields.get("publisher"),
            published=stated_date(fields) or self._published or printed,
            language=_code(fields.get("language")) or self._language,
        )


def _name(path: Path | None) -> str:
    return str(path) if path else "standard input"


def _code(language: str | None) -> str | None:
    """The language of a tag: `nb-NO` is `nb`."""
    return language.strip().replace("_", "-").partition("-")[0].lower() or None if language else None


def _peekable(stream: BinaryIO) -> BufferedReader:
    return cast("BufferedReader", stream) if hasattr(stream, "peek") else BufferedReader(cast("RawIOBase", stream))
