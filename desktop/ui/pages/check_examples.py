"""What stands beside a question of the check and its finding: months worked out, and what happened to others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.contract.examples import Story, Worked, outcomes
from desktop.domain.contract.items import Checks
from desktop.language import _, current
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.small_table import Row, SmallTable
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import yen
from desktop.wording.check_examples import difference, reading_name, story


class WorkedExample(QWidget):
    """One example, worked out for every reading by the rules that fees are worked out with."""

    def __init__(self, worked: Worked) -> None:
        super().__init__()
        self.setObjectName(f"check.example.{worked.code}")
        found = outcomes(worked)
        rows = [Row(reading_name(worked, x.reading), (yen(x.month.net), yen(x.month.total))) for x in found]
        table = SmallTable(_("A worked example"), (_("Without tax"), _("With tax")), rows)
        lines = column(
            Label(_("A worked example"), "label"),
            Paragraph(story(worked), "note"),
            table,
            Paragraph(difference(found), "note", bold=True),
            gap=4,
        )
        self.setLayout(lines)


class StoryLines(QWidget):
    """What happened to another business, what follows from it, and who tells it."""

    def __init__(self, told: Story) -> None:
        super().__init__()
        self.setObjectName(f"check.story.{told.code}")
        spoken = current()
        source = _("Source: {source}. It is an example, not legal advice.").format(source=told.source[spoken])
        lines = column(
            row(Icon("attention", "warn", "icon_small"), Paragraph(told.title[spoken], bold=True), top=True),
            Paragraph(told.happened[spoken], "note"),
            Paragraph(told.lesson[spoken], "note"),
            Paragraph(source, "hint", "muted"),
            gap=4,
        )
        self.setLayout(lines)


class Examples(QWidget):
    """A way to look at what makes a question concrete; folded until it is asked for."""

    def __init__(self, checks: Checks, code: str) -> None:
        super().__init__()
        self._worked = bool(checks.examples_of(code))
        self._link = Link("", icon="computed" if self._worked else "evidence_document", trailing="")
        self._link.setObjectName(f"check.examples.{code}")
        self._link.clicked.connect(self._turn)
        self._open = boxed(column(*examples_of(checks, code)))
        self.setLayout(column(row(self._link, None), self._open, gap=8))
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self._open.isHidden())

    def _show(self, *, shown: bool) -> None:
        self._open.setVisible(shown)
        if shown:
            self._link.say(_("Hide the example"))
        elif self._worked:
            self._link.say(_("See a worked example"))
        else:
            self._link.say(_("See what happened to another business"))


def examples_of(checks: Checks, code: str) -> list[QWidget]:
    """Give what makes a question concrete; nothing where there is no example."""
    return [
        *(WorkedExample(x) for x in checks.examples_of(code)),
        *(StoryLines(x) for x in checks.stories_of(code)),
    ]
