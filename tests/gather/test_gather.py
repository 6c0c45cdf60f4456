"""Files, folders, pages, JSON lines and standard input become documents."""

import hashlib
import io
import json
import unicodedata

import pytest

from kilde.edtf import EdtfError
from kilde.gather import count, gather, published_date
from kilde.vocabulary import Document, Failure

PAGE = """<!doctype html><html><head><title>Ferry runs again</title>
<meta property="og:title" content="Ferry runs again">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2021-05-04T08:30:00+02:00"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Ferry runs again</h1>
<p>The ferry between the two islands began to run again on Tuesday after a week in the yard.</p>
<p>Forty people waited on the quay, the harbour master said. Most of them had slept there.</p></article>
<footer>All rights reserved. Cookies.</footer></body></html>"""


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(paths, **options):
    (document,) = gather(paths if isinstance(paths, list) else [paths], **options)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Én.\r\nTo.\rTre.\n", "Én.\nTo.\nTre.", id="line ends"),
        pytest.param("\ufeffHei.", "Hei.", id="byte order mark"),
        pytest.param(unicodedata.normalize("NFD", "Blå øyne på Ås"), "Blå øyne på Ås", id="composed"),
        pytest.param("\n\n  Hei der.  \n\n", "Hei der.", id="blank ends"),
        pytest.param("Hei på deg.".encode("utf-16"), "Hei på deg.", id="UTF-16 with its mark"),
        pytest.param("Hei på deg.".encode("utf-32"), "Hei på deg.", id="UTF-32 with its mark"),
        pytest.param("One.\x0cTwo, on the next page of a print-out that goes on and on." * 3, None, id="form feed"),
    ],
)
def test_text_is_made_uniform(tmp_path, data, text):
    document = only(write(tmp_path / "a.txt", data))
    assert document.text == (data if text is None else text)
    assert document.id == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.uri == str(tmp_path / "a.txt")


HEADED = (
    "Title: Snow on the pass\nPublisher: Fell Gazette\nPublished: 2020-01-07\nLanguage: en-GB\nNote: made up\n\nTwo."
)


def test_header_is_taken_off_as_metadata(tmp_path):
    document = only(write(tmp_path / "a.txt", HEADED))
    assert document.text == "Two."
    assert (document.title, document.publisher) == ("Snow on the pass", "Fell Gazette")
    assert (document.published, document.language) == ("2020-01-07", "en")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Update: the road is open.\n\nTwo cars passed.", id="a word with a colon"),
        pytest.param("Title: Snow\nIt snowed.\n\nTwo cars passed.", id="other lines among them"),
        pytest.param("The date 2019-03 was set.", id="a date in the sentence"),
        pytest.param("Date 2019-99 is none.", id="no date"),
    ],
)
def test_what_is_no_metadata_stays(tmp_path, text):
    document = only(write(tmp_path / "a.txt", text))
    assert (document.text, document.published) == (text, None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (" date 2019-03 ", "2019-03"),
        ("date: 2019-03-05\n", "2019-03-05"),
        ("Published: 2019-03-05T20:15:00+01:00\n", "2019-03-05T20:15"),
        ("DATE 2019\n\n", "2019"),
    ],
)
def test_a_date_in_front_is_metadata(tmp_path, line, published):
    document = only(write(tmp_path / "a.txt", f"{line}Tre båter kom til øya."))
    assert (document.text, document.published) == ("Tre båter kom til øya.", published)


def test_whose_word_on_the_date_counts(tmp_path):
    stated = write(tmp_path / "stated.txt", "Published: 2020-01-07\n\nTwo.")
    printed = write(tmp_path / "printed.txt", "date 2020-01 Two.")
    page = write(tmp_path / "page.html", PAGE)
    lines = write(tmp_path / "lines.jsonl", '{"text": "Two.", "published": "2020-01-07"}\n{"text": "Three."}\n')
    given = [document.published for document in gather([stated, printed, page, lines], published="2022-02")]
    assert given == ["2020-01-07", "2022-02", "2022-02", "2020-01-07", "2022-02"]
    found = [document.published for document in gather([stated, printed, page, lines])]
    assert found == ["2020-01-07", "2020-01", "2021-05-04", "2020-01-07", None]


def test_a_published_that_is_no_date_is_refused_at_once():
    with pytest.raises(EdtfError, match="igår"):
        gather(["-"], published="igår")


@pytest.mark.parametrize(
    ("stated", "edtf"),
    [
        ("2019", "2019"),
        (" 2019-03-05 ", "2019-03-05"),
        ("2019-03-05T20:00", "2019-03-05T20:00"),
        ("2019-03-05T20:00:31.500Z", "2019-03-05T20:00"),
        ("2019-03-05 20:00:31", "2019-03-05T20:00"),
        ("2019-03-05T20:00+0100", "2019-03-05T20:00"),
        ("2019-03-01/2019-03-05", "2019-03-01/2019-03-05"),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_publication(stated, edtf):
    assert published_date(stated) == edtf


def test_a_page_gives_its_main_text_and_metadata(tmp_path):
    document = only(write(tmp_path / "a.html", PAGE))
    assert "Forty people waited on the quay" in document.text
    assert "Cookies" not in document.text
    assert "Sport" not in document.text
    assert (document.title, document.publisher) == ("Ferry runs again", "The Harbour Post")
    assert document.published == "2021-05-04"


def test_a_page_in_the_encoding_it_declares(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("quay", "brygga på Ås")
    assert "brygga på Ås" in only(write(tmp_path / "a.html", page.encode("latin-1"))).text


def test_json_lines_stay_as_they_are(tmp_path):
    text = unicodedata.normalize("NFD", " \ufeffBlå.\r\nTo. ")
    line = {"id": 7, "text": text, "language": "NB", "publisher": "Avisa", "title": "Blått", "published": None}
    document = only(write(tmp_path / "a.jsonl", json.dumps(line) + "\n\n"))
    assert document.text == text
    assert (document.ref, document.language, document.publisher, document.title) == ("7", "nb", "Avisa", "Blått")
    assert document.uri == f"{tmp_path / 'a.jsonl'}:1"


def test_half_characters_are_replaced_one_for_one(tmp_path):
    document = only(write(tmp_path / "a.jsonl", r'{"text": "a\ud800b \ud83d\ude00 c"}'))
    assert document.text == "a\ufffdb \U0001f600 c"


def test_language_of_the_document_counts_before_that_given(tmp_path):
    lines = write(tmp_path / "a.jsonl", '{"text": "Ein.", "language": "nn_NO"}\n{"text": "To."}')
    assert [document.language for document in gather([lines], language="nb")] == ["nn", "nb"]


@pytest.mark.parametrize(
    ("data", "options", "texts"),
    [
        pytest.param(b"Two boats came.", {}, ["Two boats came."], id="text"),
        pytest.param(b'{"text": "Two."}\n{"text": "Three."}\n', {}, ["Two.", "Three."], id="JSON lines"),
        pytest.param(b"{sic} is what he wrote.\nTwo.", {}, ["{sic} is what he wrote.\nTwo."], id="a brace"),
        pytest.param(b'{"text": "Two."}', {"input_format": "text"}, ['{"text": "Two."}'], id="text by decree"),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(data, options, texts):
    documents = list(gather(["-"], stdin=io.BytesIO(data), **options))
    assert [document.text for document in documents] == texts
    assert {document.uri for document in documents} == {None}


def test_standard_input_can_be_a_page():
    assert "Forty people" in only("-", stdin=io.BytesIO(PAGE.encode())).text


def test_a_folder_is_walked_in_order_without_what_is_hidden(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.TXT", ".hidden.txt", ".git/c.txt", "photo.jpg", "read.me", "c.htm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        write(path, PAGE if path.suffix == ".htm" else name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [document.uri.removeprefix(f"{tmp_path}/") for document in gather([tmp_path])]
    assert found == ["a/y.TXT", "a/z.txt", "b.txt", "c.htm"]


def test_a_format_given_is_that_of_every_file(tmp_path):
    for name in ("a.log", "b.txt"):
        write(tmp_path / name, name)
    assert [document.text for document in gather([tmp_path], input_format="text")] == ["a.log", "b.txt"]


def test_a_file_named_by_itself_is_read_whatever_it_is_called(tmp_path):
    assert only(write(tmp_path / "report", "Two boats.")).text == "Two boats."


def test_documents_are_counted_beforehand(tmp_path):
    write(tmp_path / "a.txt", "Two.")
    write(tmp_path / "b.jsonl", '{"text": "Two."}\n' * 5)
    assert count([tmp_path]) == len(list(gather([tmp_path]))) == 6
    assert count([tmp_path, "-"]) is None


def test_json_lines_are_gathered_as_they_come(tmp_path):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "Two boats came."}\n'
            buffer[: len(line)] = line
            return len(line)

    documents = gather(["-"], stdin=io.BufferedReader(Endless()), input_format="jsonl")
    assert [next(documents).text for _ in range(3)] == ["Two boats came."] * 3


def test_failures_stand_in_their_place(tmp_path):
    for name, text in (("a.txt", "One."), ("b.txt", ""), ("c.txt", "Three.")):
        write(tmp_path / name, text)
    assert [type(item) for item in gather([tmp_path])] == [Document, Failure, Document]


def test_a_line_whose_date_is_none_keeps_its_text(tmp_path):
    (document,) = gather([write(tmp_path / "lines.jsonl", '{"text": "Two.", "published": "Wed Nov 23"}\n')])
    assert (document.text, document.published) == ("Two.", None)
