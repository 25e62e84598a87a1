"""fee and invoice, on contracts that can be checked by hand (tests/data/fees; the sums stand in each file)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.main import run

CASES = Path(__file__).parents[2] / "data" / "fees"
EXPECTED = sorted(x.name.removesuffix(".expected.json") for x in CASES.glob("[GR]*.expected.json"))
REFUSED = sorted(x.name.removesuffix(".expected.json") for x in CASES.glob("X*.expected.json"))
INVOICES = [
    pytest.param(path.name.removesuffix(".invoice.json"), answer, id=f"{path.stem}-{answer['invoiced']}")
    for path in sorted(CASES.glob("*.invoice.json"))
    for answer in json.loads(path.read_text(encoding="utf-8"))
]


def files(case: str) -> list[str]:
    return [str(CASES / f"{case}.terms.toml"), str(CASES / f"{case}.results.toml")]


def wanted(case: str) -> dict:
    return json.loads((CASES / f"{case}.expected.json").read_text(encoding="utf-8"))


def test_the_cases_are_there():
    assert len(EXPECTED) == 55
    assert len(REFUSED) == 4
    assert len(INVOICES) == 16


@pytest.mark.parametrize("case", EXPECTED)
def test_a_statement(case, capsys):
    assert run(["fee", *files(case), "--json"]) == 0
    answer, expected = json.loads(capsys.readouterr().out), wanted(case)
    assert answer["total"] == expected["total"]
    assert len(answer["months"]) == len(expected["months"])
    for month, due in zip(answer["months"], expected["months"], strict=True):
        assert {key: month[key] for key in due if key != "lines"} == {
            k: v for k, v in due.items() if k != "lines"
        }
        assert [(x["kind"], x["amount"], x.get("untaxed", False)) for x in month["lines"]] == [
            (x["kind"], x["amount"], x.get("untaxed", False)) for x in due["lines"]
        ]
        for line, due_line in zip(month["lines"], due["lines"], strict=True):
            assert {key: line[key] for key in due_line} == due_line
            assert line["text"]


@pytest.mark.parametrize("case", EXPECTED)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_statement_can_be_read(case, language, capsys):
    assert run(["fee", *files(case), "--lang", language]) == 0
    text = capsys.readouterr().out
    total = f"{wanted(case)['total']:,}"
    assert (f"{total}円" if language == "ja" else f"¥{total}") in text
    assert "{" not in text
    assert "\u2060" not in text


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_names_file_key_and_reason(case, capsys):
    assert run(["fee", *files(case), "--json", "--lang", "en"]) == 1
    printed = capsys.readouterr()
    error, due = json.loads(printed.out)["error"], wanted(case)["error"]
    assert {key: error[key] for key in due} == due
    assert due["file"] in error["text"]
    assert due["key"] in error["text"]
    assert error["text"] in printed.err


@pytest.mark.parametrize(("case", "answer"), INVOICES)
def test_an_invoice(case, answer, capsys):
    assert run(["invoice", *files(case), "--json", "--total", str(answer["invoiced"])]) == 0
    assert json.loads(capsys.readouterr().out) == answer


@pytest.mark.parametrize(("case", "answer"), INVOICES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_invoice_can_be_read(case, answer, language, capsys):
    assert run(["invoice", *files(case), "--lang", language, "--total", str(answer["invoiced"])]) == 0
    text = capsys.readouterr().out
    assert f"{answer['expected']:,}" in text
    assert f"{abs(answer['difference']):,}" in text
    assert "{" not in text


def test_the_sum_as_one_reads_it(capsys):
    assert run(["fee", *files("G12_hiring"), "--lang", "ja"]) == 0
    september = capsys.readouterr().out.split("\n\n")[2]
    assert [line.split() for line in september.splitlines()] == [
        ["2026年9月"],
        ["成果の報酬", "有効7件", "×", "18,000円", "126,000円"],
        ["達成ボーナス", "通算30件(条件は30件以上)", "100,000円"],
        ["取消の差引き", "2026年8月分の1件", "×", "18,000円", "−18,000円"],
        ["月額の基本料", "80,000円"],
        ["実費", "広告費", "150,000円"],
        ["手数料", "広告費", "150,000円", "×", "20%", "30,000円"],
        ["小計(税抜)", "468,000円"],
        ["消費税", "10%", "切り捨て", "46,800円"],
        ["合計(税込)", "514,800円"],
    ]


def test_an_explanation_as_one_reads_it(capsys):
    assert run(["invoice", *files("I01_over"), "--lang", "ja", "--total", "235440"]) == 0
    text = capsys.readouterr().out
    assert "違いの26,880円は、次の2つで1円まで説明できます。" in text
    assert "消費税が二重に加わっているようです  +18,960円" in text
    assert "手数料が二重に入っているようです  +7,920円" in text


def test_mistakes_that_need_each_other_are_not_given_shares(capsys):
    assert run(["invoice", *files("I01_over"), "--lang", "ja", "--total", "219560"]) == 0
    text = capsys.readouterr().out
    assert "月の上限が使われていないようです\n" in text
    assert "無効の2件も数えられているようです\n" in text


def test_a_file_that_is_not_toml(tmp_path, capsys):
    broken = tmp_path / "terms.toml"
    broken.write_text("[contract\n", encoding="utf-8")
    assert run(["fee", str(broken), files("G01_flat")[1], "--json", "--lang", "en"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["file"], error["key"]) == ("unreadable", "terms.toml", None)


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert run(["fee", files("G01_flat")[0], str(tmp_path / "none.toml"), "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["file"]) == ("unreadable", "none.toml")


def test_a_file_that_is_not_utf8(tmp_path, capsys):
    shift_jis = tmp_path / "terms.toml"
    shift_jis.write_bytes('[contract]\nname = "契約"\n'.encode("shift_jis"))
    assert run(["fee", str(shift_jis), files("G01_flat")[1], "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "unreadable"


@pytest.mark.parametrize(
    "nested", ["[" * 5_000, "[" * 5_000 + "]" * 5_000, "{ a = " * 3_000 + "1" + "}" * 3_000]
)
def test_a_file_nested_without_end(nested, tmp_path, capsys):
    deep = tmp_path / "terms.toml"
    deep.write_text(f"contract = {nested}\n", encoding="utf-8")
    assert run(["fee", str(deep), files("G01_flat")[1], "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["file"], error["key"]) == ("unreadable", "terms.toml", None)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no Unicode")
def test_a_file_name_that_is_no_text(tmp_path):
    name = os.fsdecode("契約.toml".encode("shift_jis"))
    command = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path)]
    seen = subprocess.run(
        [*command, "fee", str(tmp_path / name), "none.toml", "--json"], capture_output=True, check=False
    )
    assert (seen.returncode, b"Traceback" in seen.stderr) == (1, False)
    assert json.loads(seen.stdout)["error"]["code"] == "unreadable"


@pytest.mark.parametrize("total", ["many", "-1", "1.5"])
def test_a_total_that_is_no_amount_is_wrong_usage(total, capsys):
    with pytest.raises(SystemExit) as leaving:
        run(["invoice", *files("I01_over"), f"--total={total}"])
    assert leaving.value.code == 2
