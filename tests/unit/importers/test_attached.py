"""Documents are what their bytes say; what is not kept is refused with a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from desktop.domain.attachments import LARGEST, DocumentKind
from desktop.domain.problems import Code, Refused
from desktop.importers.attached import kind_of, read_document, taken
from desktop.wording.problems import sentence


def packed(*entries: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for entry in entries:
            archive.writestr(entry, "x")
    return data.getvalue()


def workbook() -> bytes:
    data = io.BytesIO()
    Workbook().save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", DocumentKind.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), DocumentKind.WORD),
        (workbook(), DocumentKind.EXCEL),
        (b"\x89PNG\r\n\x1a\n....", DocumentKind.PNG),
        (b"\xff\xd8\xff\xe0....", DocumentKind.JPEG),
        ("ご提案\n週に3本".encode(), DocumentKind.TEXT),
        ("ご提案\r\n週に3本".encode("cp932"), DocumentKind.TEXT),
        ("ご提案".encode("utf-16"), DocumentKind.TEXT),
        (b"MZ\x90\x00\x03\x00\x00\x00", None),
        (b"\x7fELF\x02\x01\x01\x00", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, None),
        (b"GIF89a\x01\x00\x01\x00", None),
        (packed("readme.txt"), None),
        (packed("word/document.xml", "word/vbaProject.bin"), None),
        (b"PK\x03\x04 and then nothing of an archive", None),
        (b"text\x00with a zero", None),
        (b" %PDF-1.7 \x00 not at the start", None),
    ],
)
def test_what_a_document_is_by_its_bytes(data, kind):
    assert kind_of(data) is kind


def test_the_name_never_decides(tmp_path):
    file = tmp_path / "見積.pdf"
    file.write_bytes(b"MZ\x90\x00")
    with pytest.raises(Refused) as refused:
        read_document(file)
    assert refused.value.problems[0].code is Code.DOCUMENT_KIND
    assert "見積.pdf" in sentence(refused.value.problems[0])
    assert taken("見積.exe", b"%PDF-1.4").file == "見積.exe.pdf"


def test_twenty_megabytes_are_taken_and_one_byte_more_is_not(tmp_path):
    file = tmp_path / "大.pdf"
    file.write_bytes(b"%PDF-" + b"x" * (LARGEST - 5))
    assert len(read_document(file).data) == LARGEST
    with file.open("ab") as more:
        more.write(b"x")
    with pytest.raises(Refused) as refused:
        read_document(file)
    problem = refused.value.problems[0]
    assert (problem.code, problem.values) == (Code.DOCUMENT_TOO_LARGE, {"size": 21, "most": 20})
    with pytest.raises(Refused):
        taken("大.pdf", b"%PDF-" + b"x" * LARGEST)


def test_what_is_empty_gone_or_a_folder_is_refused(tmp_path):
    (tmp_path / "空.txt").touch()
    for name, code in (
        ("空.txt", Code.DOCUMENT_EMPTY),
        ("無い.pdf", Code.DOCUMENT_UNREADABLE),
        (".", Code.DOCUMENT_KIND),
    ):
        with pytest.raises(Refused) as refused:
            read_document(tmp_path / name)
        assert refused.value.problems[0].code is code
