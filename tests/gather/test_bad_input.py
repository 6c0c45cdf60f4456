"""What cannot be gathered is named with a reason of one line, and the rest goes on."""

import io
import os
import tracemalloc
from pathlib import Path

import pytest

from kilde.gather import gather
from kilde.gather.decoding import LARGEST
from kilde.vocabulary import Failure


def failure(path, **options):
    (item,) = gather([path], **options)
    assert isinstance(item, Failure), item
    assert "\n" not in item.reason
    return item


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"Title: Snow\n\n", "header without a text"),
        ("a.txt", b"\x7fELF\x02\x00\x00\x01" * 40, "binary"),
        ("a.txt", bytes(range(1, 32)) * 4, "binary"),
        ("a.txt", "Hei der".encode("utf-16-le"), "UTF-16 without its byte order mark"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", b"PK\x03\x04....", "office document"),
        ("a.txt", "Blå øyne".encode("latin-1"), "perhaps Windows-1252: convert it with `iconv"),
        ("a.txt", b"\x81\x8d\xff\xfe", "not UTF-8 (byte 1 is 0x81): save it as UTF-8"),
        ("a.txt", b"\xff\xfeH", "not the UTF-16"),
        ("a.html", b"<html><meta charset=klingon><p>x</p>", "'klingon'"),
        ("a.html", b"<html><body><script>go()</script></body></html>", "no main text"),
        ("a.txt", b"Published: yesterday\n\nTwo boats came.", "'yesterday' is no EDTF date"),
        ("a.txt", b"x" * (LARGEST + 1), "larger than 1 MB"),
        ("a.html", b"<html>" + b"x" * LARGEST, "larger than 1 MB"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    found = failure(path)
    assert reason in found.reason
    assert found.uri == str(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "no object"),
        (b'"text"', "no object"),
        (b'{"id": "a"}', "no `text`"),
        (b'{"text": 5}', "no `text`"),
        (b'{"text": " "}', "`text` is empty"),
        (b'{"text": "x"', "not JSON"),
        (b'{"text": "x", "title": ["a"]}', "`title` is no text"),
        (b'{"text": "bl\xe5"}', "not UTF-8"),
        (b"[" * 100_000, "nests too deeply"),
        (b'{"text": "' + b"x" * LARGEST + b'"}', "larger than 1 MB"),
    ],
)
def test_a_bad_line_fails_by_its_number_and_the_rest_goes_on(line, reason):
    before, found, after = gather(
        ["-"], input_format="jsonl", stdin=io.BytesIO(b'{"text": "a"}\n%b\n{"text": "b"}' % line)
    )
    assert (before.text, after.text) == ("a", "b")
    assert found.uri == "standard input:2"
    assert reason in found.reason


def test_what_is_not_there(tmp_path):
    assert "no such file" in failure(tmp_path / "none.txt").reason
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    assert "nowhere.txt" in failure(tmp_path / "link.txt").reason
    assert "nowhere.txt" in failure(tmp_path).reason


def test_a_folder_with_nothing_in_it_to_read(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"")
    found = failure(tmp_path)
    assert found.uri == str(tmp_path)
    assert ".txt" in found.reason


def test_kinds_of_reports_that_are_not_read_yet_are_named(tmp_path):
    (tmp_path / "a.txt").write_text("Two boats.")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-")
    _, found = gather([tmp_path])
    assert found.uri.endswith("b.pdf")
    assert "a PDF" in found.reason


def test_files_and_folders_without_rights(tmp_path, monkeypatch):
    for name in ("a.txt", "closed.txt", "shut/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Two boats.")
    opened, scanned = Path.open, os.scandir

    def refuse(name, wanted, call, *arguments):
        if Path(name).name == wanted:
            raise PermissionError(13, "Permission denied", str(name))
        return call(name, *arguments)

    monkeypatch.setattr(Path, "open", lambda path, *rest: refuse(path, "closed.txt", opened, *rest))
    monkeypatch.setattr(os, "scandir", lambda path: refuse(path, "shut", scanned))
    document, closed, shut = gather([tmp_path])
    assert document.text == "Two boats."
    assert [Path(item.uri).name for item in (closed, shut)] == ["closed.txt", "shut"]
    assert all("no right to read it" in item.reason for item in (closed, shut))


def test_an_enormous_line_takes_no_memory():
    class Enormous(io.RawIOBase):
        left = 50_000_000

        def readable(self):
            return True

        def readinto(self, buffer):
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            return size

    tracemalloc.start()
    for form in ("text", "jsonl"):
        (found,) = gather(["-"], stdin=io.BufferedReader(Enormous()), input_format=form)
        assert "larger than 1 MB" in found.reason
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
