from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler.archive import Archive
from crawler.archive.warc.recovery import members
from crawler.archive.warc.warc_folder import WarcFolder
from crawler.errors import HemeroError


def kept(folder: Path, *exchanges: Any, **fields: Any) -> list[Any]:
    with WarcFolder(folder, **fields) as warc:
        return [warc.keep(exchange) for exchange in exchanges]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("body", [b"", b"<html>\r\n\r\n</html>", bytes(range(256)) * 300], ids=["empty", "short", "binary"])
def test_an_exchange_read_back_equals_the_one_kept(tmp_path: Path, make: SimpleNamespace, body: bytes, packed: bool) -> None:
    first = make.exchange("https://www.bocage.fr/", b"before")
    second = make.exchange("https://www.bocage.fr/marche?a=1", body, packed=packed, minutes=0.00123, truncated="length")
    _, place = kept(tmp_path, first, second)
    assert WarcFolder(tmp_path).read(place.warc_file, place.offset) == second


def test_odd_exchanges_read_back_too(tmp_path: Path, make: SimpleNamespace) -> None:
    odd = make.exchange("http://a.fr", b"", status=304, reason="", headers=[("X-Empty", ""), ("X", " two")], request_headers=[], ip=None)
    [place] = kept(tmp_path, odd)
    assert WarcFolder(tmp_path).read(place.warc_file, place.offset) == odd


def test_every_record_is_a_gzip_member_and_the_first_says_who_wrote_it(tmp_path: Path, make: SimpleNamespace) -> None:
    places = kept(tmp_path, *(make.exchange(f"https://a.fr/{n}", packed=n % 2 == 0) for n in range(4)))
    [path] = tmp_path.glob("hemero-*.warc.gz")
    found = list(members(path))
    assert [member.offset for member in found if member.is_response] == [place.offset for place in places]
    assert [member.length for member in found if member.is_response] == [place.length for place in places]
    assert sum(member.length for member in found) == path.stat().st_size
    assert len(found) == 9
    info = gzip.decompress(path.read_bytes()[: found[0].length]).decode()
    assert "WARC-Type: warcinfo" in info
    assert "robots: obey" in info
    assert "Normalised by Scrapy" in info


def test_other_tools_read_our_files_and_find_every_digest_right(tmp_path: Path, make: SimpleNamespace) -> None:
    kept(tmp_path, *(make.exchange(f"https://a.fr/{n}", b"abc" * n, packed=n % 2 == 0) for n in range(6)))
    [path] = tmp_path.glob("*.warc.gz")
    check = subprocess.run([Path(sys.executable).with_name("warcio"), "check", "-v", path], capture_output=True, text=True, check=False)
    assert check.returncode == 0
    assert check.stdout.count("digest pass") == 13
    with path.open("rb") as file:
        bodies = [record.reader.read() for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="content")]
    assert bodies == [b"abc" * n for n in range(6)]


def test_a_full_file_is_followed_by_another(tmp_path: Path, make: SimpleNamespace) -> None:
    places = kept(tmp_path, *(make.exchange(f"https://a.fr/{n}") for n in range(3)), full=1000)
    assert len({place.warc_file for place in places}) == 3
    assert len(list(tmp_path.glob("*.warc.gz"))) == 3


def test_a_body_that_repeats_is_kept_as_a_revisit(desk: Any, make: SimpleNamespace) -> None:
    page = desk.page("/marche")
    url = f"{make.root}/marche"
    first = desk.archive.keep(make.exchange(url), page)
    second = desk.archive.keep(make.exchange(url, b"", status=304, reason="Not Modified", packed=False, minutes=9), page, revisit_of=first)
    row = desk.archive.query("SELECT revisit_of, digest, status FROM captures WHERE capture_id = ?", [second])[0]
    assert (row["revisit_of"], row["status"]) == (first, 304)
    assert row["digest"] == desk.one("SELECT digest FROM captures WHERE capture_id = ?", first)
    assert desk.archive.read_capture(second).status == 304
    [path] = desk.archive.warc.folder.glob("*.warc.gz")
    heads = [member.head for member in members(path)]
    assert b"WARC-Type: revisit" in heads[3]
    assert b"revisit/server-not-modified" in heads[3]
    assert subprocess.run([Path(sys.executable).with_name("warcio"), "check", path], check=False).returncode == 0


def test_a_capture_that_is_gone_is_said_in_a_sentence(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        desk = make.desk(archive)
        desk.read("/marche")
        archive.warc.close()
        for path in (tmp_path / "warc").iterdir():
            path.unlink()
        with pytest.raises(HemeroError, match="hemero verify"):
            archive.read_capture(1)
        with pytest.raises(HemeroError, match="no capture 9"):
            archive.read_capture(9)
