"""Bytes to text: labels, declarations that contradict each other, bytes that fit none."""

from __future__ import annotations

import codecs
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crawler.parsing.document.encoding import decode, to_utf8
from crawler.parsing.parser import tree_of

TEXT = "L’été à Nîmes : « ça » coûte 3 €, l’œuvre…"
HOSTILE = Path(__file__).parents[4] / "shared" / "corpus" / "hostile"


def page(label: str, text: str = TEXT, before: str = "") -> str:
    return f'<html><head>{before}<meta charset="{label}"><title>x</title></head><body>{text}</body></html>'


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO_8859-1", "latin1", "us-ascii", "windows-1252", "ISO-8859-1 ", "cp1252"])
def test_latin_labels_mean_windows_1252(label: str) -> None:
    assert TEXT in decode(page(label).encode("cp1252"), None)


def test_utf8_that_decodes_is_utf8_whatever_is_declared() -> None:
    assert TEXT in decode(page("iso-8859-1").encode(), "text/html; charset=windows-1252")


def test_the_header_goes_before_the_meta() -> None:
    assert "Ж" in decode(page("iso-8859-1", "Ж").encode("cp1251"), "text/html; charset=windows-1251")


def test_a_meta_far_beyond_the_first_kilobyte_counts() -> None:
    body = page("iso-8859-15", "3 €", before="<script>" + "x" * 5000 + "</script>")
    assert "3 €" in decode(body.encode("iso8859-15"), None)


def test_a_bogus_label_is_passed_over_for_the_next() -> None:
    assert TEXT in decode(page("windows-1252", before='<meta charset="french">').encode("cp1252"), "text/html; charset=none")


def test_the_old_meta_form_and_the_xml_declaration_count() -> None:
    old = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Ж'
    assert "Ж" in decode(old.encode("cp1251"), None)
    assert "Ж" in decode('<?xml version="1.0" encoding="windows-1251"?><html>Ж'.encode("cp1251"), None)


def test_typographic_bytes_under_iso_8859_15_are_windows_1252() -> None:
    assert "l’été" in decode(page("iso-8859-15", "l’été").encode("cp1252"), None)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_mark_or_by_the_header(codec: str) -> None:
    mark = codecs.BOM_UTF16_LE if codec.endswith("le") else codecs.BOM_UTF16_BE
    assert decode(mark + TEXT.encode(codec), None) == TEXT
    assert decode(TEXT.encode(codec), f"text/html; charset={codec}") == TEXT


def test_a_mark_of_utf_8_is_taken_off() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "text/html; charset=iso-8859-1") == TEXT
    assert to_utf8(codecs.BOM_UTF8 + TEXT.encode()) == TEXT.encode()


def test_a_few_bad_bytes_do_not_spoil_a_utf8_page() -> None:
    body = page("utf-8", TEXT * 3).encode() + "\nVu à l’école".encode("cp1252") + b" \xa9\xc3"
    read = decode(body, None)
    assert TEXT in read
    assert "Vu à l" in read
    assert "école" in read


def test_old_bytes_that_claim_utf8_are_read_as_windows_1252() -> None:
    assert TEXT in decode(page("utf-8").encode("cp1252"), "text/html; charset=utf-8")


def test_undeclared_old_bytes_are_windows_1252() -> None:
    assert decode(TEXT.encode("cp1252"), None) == TEXT


def test_utf8_with_a_bad_byte_that_claims_to_be_latin_is_utf8() -> None:
    assert TEXT in decode(page("iso-8859-1", TEXT * 9).encode() + b"\xff", None)


def test_nul_bytes_are_taken_out() -> None:
    assert decode(b"<p>a\0b</p>", None) == "<p>ab</p>"
    assert to_utf8(b"<p>a\0b</p>") == b"<p>ab</p>"


@pytest.mark.parametrize(
    "place",
    [
        "<p>{}</p>", "<p title='{}'>x</p>", "<p data-{}=a>x</p>", "<{}>x", "</{}>x", "<script>{}</script>", "<style>{}</style>",
        "<!-- {} -->",
        "<textarea>{}</textarea>", "<svg><title>{}</title></svg>", "</body></html>{}", "<p>" * 3000 + "{}", "x" * 100_000 + "{}",
        "<a href=/&{}>x</a>", "<?php {} ?>", "<![CDATA[{}]]>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_page_is_decoded_first_where_its_bytes_are_not_utf8(place: str, encoding: str) -> None:
    body = page("iso-8859-1", f"<p>{TEXT}</p>" + place.format("é")).encode(encoding)
    assert tree_of(body).findtext("body/p") == TEXT
    assert etree.tostring(tree_of(body)) == etree.tostring(tree_of(to_utf8(body)))


@given(st.binary(max_size=200), st.sampled_from(["<p>", "<p title='", "<!--", "<script>", "<"]))
def test_a_tree_is_that_of_the_decoded_bytes(noise: bytes, before: str) -> None:
    body = b"<html><body><p>" + TEXT.encode() + b"</p>" + before.encode() + noise
    assert etree.tostring(tree_of(body)) == etree.tostring(tree_of(to_utf8(body)))


def test_threads_read_pages_of_several_encodings_at_once() -> None:
    bodies = [page("iso-8859-1", f"<p>{TEXT} {number}</p>" * 200).encode(("utf-8", "cp1252")[number % 2]) for number in range(60)]
    with ThreadPoolExecutor(8) as threads:
        read = [root.findtext("body/p") for root in threads.map(tree_of, bodies)]
    assert read == [f"{TEXT} {number}" for number in range(60)]


def test_utf_7_is_not_an_encoding_of_the_web() -> None:
    assert decode(b"+ADw-script+AD4- \xe9", "text/html; charset=utf-7") == "+ADw-script+AD4- é"


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/html; charset=utf-8", "x; charset=big5", "charset=utf-16", "charset="]),
)
def test_no_bytes_raise(body: bytes, content_type: str | None) -> None:
    assert decode(body, content_type).encode("utf-8", "replace") is not None
    to_utf8(body, content_type).decode("utf-8")


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared corpus is not here")
def test_hostile_pages_decode() -> None:
    for path in sorted(HOSTILE.iterdir()):
        body = path.read_bytes()
        text = decode(body, None)
        assert "\0" not in text, path.name
        assert to_utf8(body).decode() == text, path.name


@pytest.mark.parametrize("closed", ["</br>", "</BR>", "</br >", "</br/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_closing_br_is_a_line_break_as_in_browsers(closed: str, encoding: str) -> None:
    root = tree_of(f"<p>L’été{closed}à Nîmes</p>".encode(encoding))
    assert [element.tag for element in root.iter("br")] == ["br"]
