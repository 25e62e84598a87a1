"""Each purpose from an empty folder to a plan with monthly targets, in the real window, in under forty inputs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget, QWizard

from desktop.domain.shop import Purpose
from desktop.settings import Paths
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.funnel import FunnelPicture
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.wizard import StepWizard
from desktop.wording.amounts import plain
from tests.ui.running import Run
from tests.ui.typing_in import click, compose, press

MOST = 40
CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = [f"{year}-{month:02}" for year, month in [(2026, 12), *((2027, month) for month in range(1, 12))]]
pytestmark = pytest.mark.no_qt_log


@dataclass
class Hand:
    """The owner's hand: every key, click and typed word is an input."""

    run: Run
    inputs: int = 0

    @property
    def wizard(self) -> StepWizard:
        wizard = QApplication.activeModalWidget()
        assert isinstance(wizard, StepWizard)
        return wizard

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.inputs += 1
        press(QApplication.activeModalWidget() or self.run.window, key, modifiers)

    def type(self, text: str) -> None:
        self.inputs += 1
        compose(self.wizard, text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        self.inputs += 1
        click(widget, at)

    def put(self, name: str, text: str) -> None:
        """Click into a field and type in place of what is there."""
        field = self.wizard.findChild(QWidget, name)
        assert field is not None, name
        self.click(field.focusProxy() or field)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)

    def choose(self, at: int) -> None:
        """Click the radio of the page that stands so many below the first."""
        radios = [x for x in self.wizard.currentPage().findChildren(QRadioButton) if x.isVisible()]
        self.click(radios[at], QPoint(8, radios[at].height() // 2))
        assert radios[at].isChecked()

    def go_on(self) -> None:
        ways = [QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton]
        self.click(next(x for way in ways if (x := self.wizard.button(way)).isVisible()))

    def example(self, code: str) -> None:
        button = self.wizard.findChild(Button, f"setup.goal.preset.{code}")
        assert button is not None, code
        self.click(button)


def to_the_goal(run: Run, purpose: Purpose, *, quotes: bool = False) -> Hand:
    """From the first door to the page of the goal; the fit check may wait."""
    hand = Hand(run)
    hand.click(run.find(Button, "first_start.add_shop"))
    hand.key(Qt.Key.Key_Return)
    hand.type("白妙屋")
    hand.key(Qt.Key.Key_Return)
    hand.choose([*Purpose].index(purpose))
    if quotes:
        box = hand.wizard.findChild(QWidget, "setup.purpose.quotes")
        hand.click(box, QPoint(8, box.height() // 2))
    hand.key(Qt.Key.Key_Return)
    hand.go_on()
    assert hand.wizard.key() == "goal"
    return hand


def to_the_end(hand: Hand) -> None:
    """From the measures to the shop: no contract yet."""
    hand.go_on()
    assert hand.wizard.key() == "contract"
    hand.choose(1)
    hand.go_on()
    assert hand.wizard.key() == "summary"
    hand.go_on()
    hand.run.activate()
    assert hand.inputs < MOST


def words(widget: QWidget) -> str:
    """Every word in sight, without the marks that keep numbers together."""
    QApplication.processEvents()
    seen = [x for x in widget.findChildren(QWidget) if x.isVisible()]
    return plain("\n".join(filter(None, (x.accessibleName() or getattr(x, "text", str)() for x in seen))))


def steps(widget: QWidget) -> list[str]:
    """The counts in the picture of the funnel, from the widest step to the last."""
    QApplication.processEvents()
    (said,) = [x.accessibleDescription() for x in widget.findChildren(FunnelPicture) if x.isVisible()] or [""]
    return [re.findall(r"[\d,]+", plain(line))[-1] for line in said.splitlines()]


def planned(run: Run, kpi: str) -> Sequence[str]:
    """What the plan's sheet shows of a KPI in its months."""
    run.go("kpis")
    model = run.find(Sheet, "kpis.sheet").lines_model
    row = model.row_of(kpi)
    return [plain(str(model.index(row, model.column_of(month)).data())) for month in months_of(run)]


def months_of(run: Run) -> list[str]:
    columns = run.find(Sheet, "kpis.sheet").lines_model.lines.columns
    return [column.key for column in columns if column.key in YEAR]


CHAINS = [
    (
        Purpose.CUSTOMERS,
        "inquiries",
        "16",
        "qualified_inquiries",
        "4,800円",
        ["2,780,000", "27,800", "834", "50", "20", "16"],
    ),
    (
        Purpose.ONLINE_SALES,
        "orders",
        "53",
        "orders",
        "1,152円",
        ["4,934,000", "49,340", "2,467", "148", "53"],
    ),
    (
        Purpose.HIRING,
        "hires",
        "",
        "hires_joined",
        "120,000円",
        ["2,668,000", "26,680", "1,334", "40", "32", "19", "12", "9", "3", "2"],
    ),
    (
        Purpose.LEADS,
        "leads",
        "40",
        "qualified_inquiries",
        "6,250円",
        ["14,890,000", "148,900", "4,467", "67", "40"],
    ),
    (
        Purpose.CUSTOMERS,
        "quotes",
        "",
        "qualified_inquiries",
        "13,500円",
        ["1,113,400", "11,134", "334", "20", "8", "5"],
    ),
]


@pytest.mark.parametrize(("purpose", "example", "a_month", "kpi", "ceiling", "needed"), CHAINS)
def test_from_an_empty_folder_to_monthly_targets(
    start, no_network, tmp_path, purpose, example, a_month, kpi, ceiling, needed
):
    run = start(Paths(tmp_path / "records"))
    hand = to_the_goal(run, purpose, quotes=example == "quotes")
    hand.example(example)
    if a_month:
        hand.put("setup.goal.a_month", a_month)
    assert ceiling in words(hand.wizard)
    hand.go_on()
    assert steps(hand.wizard) == needed
    hand.go_on()
    to_the_end(hand)

    targets = planned(run, kpi)
    assert targets
    assert set(targets) == {needed[-1]}
    run.go("shop_goal", "funnel")
    assert steps(run.page) == needed
    assert needed[0] in words(run.page)
    run.go("shop_goal", "goal")
    assert ceiling in words(run.page)


def test_being_known_is_an_index_against_today(start, no_network, tmp_path):
    run = start(Paths(tmp_path / "records"))
    hand = to_the_goal(run, Purpose.BRANDING)
    hand.put("setup.goal.baseline", "100")
    hand.example("known")
    assert "ふつうに届く範囲です" in words(hand.wizard)
    assert "月にすると110回〜130回" in words(hand.wizard)
    hand.go_on()
    to_the_end(hand)

    targets = planned(run, "branded_search_growth")
    assert targets
    assert set(targets) == {"20.0"}
    run.go("shop_goal", "funnel")
    assert "半年で10%〜30%" in words(run.page)
    assert steps(run.page) == []
    assert "始める前の月の検索数を入力してください" in words(run.page)
