"""Names of attached documents: whatever they were, they end up as one file in one folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.attachments import LONGEST, DocumentKind, safe_name

KINDS = st.sampled_from(DocumentKind)
NAMES = st.text(st.characters(codec="utf-8"), max_size=300) | st.text("./\\: .aé菓\u202e\x00", max_size=40)


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("御見積書 11月.pdf", DocumentKind.PDF, "御見積書 11月.pdf"),
        ("提案.PDF", DocumentKind.PDF, "提案.pdf"),
        ("写真.jpeg", DocumentKind.JPEG, "写真.jpg"),
        ("../../../etc/passwd", DocumentKind.TEXT, "passwd.txt"),
        ("D:\\書類\\契約.docx", DocumentKind.WORD, "契約.docx"),
        ("請求書.pdf.exe", DocumentKind.TEXT, "請求書.pdf.exe.txt"),
        ("見積\u202efdp.exe", DocumentKind.PDF, "見積fdp.exe.pdf"),
        ("a\x00b\nc.txt", DocumentKind.TEXT, "abc.txt"),
        ('何<>:"|?*か.png', DocumentKind.PNG, "何_______か.png"),
        ("con.pdf", DocumentKind.PDF, "_con.pdf"),
        ("LPT1.2026.xlsx", DocumentKind.EXCEL, "_LPT1.2026.xlsx"),
        ("...", DocumentKind.PDF, "document.pdf"),
        (".pdf", DocumentKind.PDF, "pdf.pdf"),
        ("か\u3099.pdf", DocumentKind.PDF, "が.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(name, kind, safe):
    assert safe_name(name, kind) == safe


@given(NAMES, KINDS)
def test_any_name_is_short_plain_and_stays_as_it_is(name, kind):
    safe = safe_name(name, kind)
    assert safe.endswith(f".{kind}")
    assert len(safe) <= LONGEST
    assert len(safe.encode()) < 240
    assert not set(safe) & set('/\\<>:"|?*\x00\n\u202e')
    assert safe[0] not in ". "
    assert safe_name(safe, kind) == safe


def test_a_long_name_is_cut_before_its_ending():
    assert safe_name("長" * 400 + ".pdf", DocumentKind.PDF) == "長" * 73 + ".pdf"
    assert len(safe_name("a" * 400 + ".pdf", DocumentKind.PDF)) == LONGEST
