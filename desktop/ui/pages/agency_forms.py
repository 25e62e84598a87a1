"""Dialogs about agencies: a new candidate, one agency with its decision, the weights, a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.meetings import Meeting
from desktop.domain.problems import Problem
from desktop.domain.scorecard import Scorecard
from desktop.language import _, current
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import LongText, TextInput
from desktop.wording.agencies import agency_name

Keep = Callable[..., tuple[Problem, ...]]
"""Does a command with what was typed, and gives what was refused."""


class CandidateDialog(Dialog):
    """A new candidate needs nothing but a name."""

    def __init__(self, keep: Keep, parent: QWidget) -> None:
        super().__init__(
            _("Add a candidate"), _("Everything else can be asked later."), meaning="agency", parent=parent
        )
        self._keep = keep
        self._form = Form("candidate", self)
        self._save = Button(_("Add"), "primary")
        self._save.setObjectName("candidate.save")
        self._save.clicked.connect(self._take)
        self.add(self._form.add("name", Field(_("Name of the agency"), TextInput())))
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)
        self._form.field("name").control.setFocus()

    @Slot()
    def _take(self) -> None:
        problems = self._keep(self._form.value("name"))
        if not problems:
            self.accept()
        elif not self._form.blame(problems):
            self._form.blame([replace(problem, where="name") for problem in problems])


class WeightsDialog(Dialog):
    """Twelve weights; they are made to a hundred by themselves, and can go back to those recommended."""

    kept = Signal(object)
    """Criteria and their weights; empty: those recommended."""

    def __init__(self, card: Scorecard, weights: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(
            _("Change the weights"),
            _("The price is deliberately light: choosing by price alone is how many lose money."),
            meaning="agency",
            wide=720,
            parent=parent,
        )
        self._card, self._weights = card, dict(weights)
        self._form = Form("weights", self)
        fields = []
        for criterion in card.criteria:
            box = count_input("", small=True)
            fields.append(self._form.add(criterion.code, Field(criterion.name[current()], box)))
        for at in range(0, len(fields), 3):
            self.add(field_row(*fields[at : at + 3], places=3))
        self._reset = Button(_("Back to the recommended ones"))
        self._save = Button(_("Keep"), "primary")
        self._reset.setObjectName("weights.reset")
        self._save.setObjectName("weights.save")
        self._form.entered.connect(self._know)
        self._form.edited.connect(self._know)
        self._reset.clicked.connect(self._go_back)
        self._save.clicked.connect(self._take)
        self.offer(self._reset, quiet=True)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)
        self._form.show_values(self._weights)

    @Slot(str, object)
    def _know(self, code: str, value: object) -> None:
        if isinstance(value, int):
            self._weights[code] = value

    @Slot()
    def _go_back(self) -> None:
        self.kept.emit({})
        self.accept()

    @Slot()
    def _take(self) -> None:
        if not self._form.unread():
            self.kept.emit(self._weights)
            self.accept()


_ALIGNED = ("goal", "values", "must_not")


class AgencyDialog(Dialog):
    """One agency: who it is, what both understand alike, and whether it is chosen or declined."""

    described = Signal(str, object, str, str)
    """Name, whether a company, registration number, note."""
    aligned = Signal(str, str)
    """A subject and its words."""
    decided = Signal(object, str)
    """An `AgencyState` and why."""
    contract_asked = Signal()
    remove_asked = Signal()

    def __init__(self, agency: Agency, *, has_contract: bool, parent: QWidget) -> None:
        super().__init__(agency_name(agency), meaning="agency", wide=720, parent=parent)
        self._agency, self._has_contract = agency, has_contract
        self._form = Form("agency", self)
        self._company = Segmented(
            _("Company or person"), [Option("company", _("Company")), Option("person", _("Person"))]
        )
        self._make()
        self._offer()
        self._show()

    def blame(self, problems: Sequence[Problem]) -> None:
        """Say at its field what was refused."""
        self._form.blame(problems)

    def _make(self) -> None:
        add = self._form.add
        self._company.setObjectName("agency.company")
        number = _("T and 13 digits")
        fields = column(
            field_row(
                add("name", Field(_("Name of the agency"), TextInput())),
                Field(_("Company or person"), self._company),
                add(
                    "registration", Field(_("Registration number"), TextInput(example=number), optional=True)
                ),
            ),
            Paragraph(_("What both understand alike"), "section"),
            add("goal", Field(_("The goal, in one sentence"), LongText(), optional=True)),
            field_row(
                add("values", Field(_("What our shop stands for"), LongText(), optional=True)),
                add("must_not", Field(_("What must not be posted"), LongText(), optional=True)),
            ),
            add("note", Field(_("Note"), LongText(), optional=True)),
            add("reason", Field(_("Why it is chosen or declined"), LongText(), hint=self._stands())),
            gap=8,
        )
        self.add(Rolling(fields))

    def _stands(self) -> str:
        stands = {
            AgencyState.CANDIDATE: _("Now a candidate. The reason is kept with the decision."),
            AgencyState.CHOSEN: _("Now chosen."),
            AgencyState.DECLINED: _("Now declined."),
        }
        return stands[self._agency.state]

    def _offer(self) -> None:
        remove = self.offer(Button(_("Take away"), "danger"), quiet=True)
        remove.setObjectName("agency.remove")
        remove.setEnabled(not self._has_contract)
        remove.clicked.connect(self._remove)
        draft = self.offer(Button(_("Enter its offer"), icon="contract"), quiet=True)
        draft.setObjectName("agency.contract")
        draft.clicked.connect(self._to_contract)
        for state, words in (
            (AgencyState.CANDIDATE, _("A candidate again")),
            (AgencyState.DECLINED, _("Decline")),
            (AgencyState.CHOSEN, _("Choose")),
        ):
            if state is not self._agency.state:
                button = self.offer(Button(words))
                button.setObjectName(f"agency.{state.value}")
                button.setProperty("state", state.value)
                button.clicked.connect(self._decide)
        keep = self.offer(Button(_("Keep"), "primary"))
        keep.setObjectName("agency.keep")
        keep.clicked.connect(self._take)

    def _show(self) -> None:
        agency = self._agency
        kinds = {True: "company", False: "person"}
        self._company.set_value(None if agency.corporation is None else kinds[agency.corporation])
        values = {name: getattr(agency, name) for name in ("name", "registration", "note", "reason")}
        self._form.show_values(values | {name: agency.aligned.get(name, "") for name in _ALIGNED})

    def _said(self, name: str) -> str:
        return str(self._form.value(name))

    @Slot()
    def _take(self) -> None:
        company = {"company": True, "person": False}.get(self._company.value() or "")
        self.described.emit(self._said("name"), company, self._said("registration"), self._said("note"))
        for subject in _ALIGNED:
            self.aligned.emit(subject, self._said(subject))

    @Slot()
    def _decide(self) -> None:
        self.decided.emit(AgencyState(self.sender().property("state")), self._said("reason"))

    @Slot()
    def _to_contract(self) -> None:
        self.contract_asked.emit()
        self.accept()

    @Slot()
    def _remove(self) -> None:
        self.remove_asked.emit()
        self.accept()


class MeetingDialog(Dialog):
    """A meeting: the day, what both sides brought up, what was decided, when to meet again."""

    def __init__(self, meeting: Meeting, agencies: Sequence[Agency], keep: Keep, parent: QWidget) -> None:
        title = _("Change a meeting") if meeting.id else _("A new meeting")
        super().__init__(title, meaning="agency", wide=720, parent=parent)
        self._meeting, self._keep = meeting, keep
        self._form = Form("meeting", self)
        add = self._form.add
        options = [Option(x.id, agency_name(x)) for x in agencies]
        self._save = Button(_("Keep"), "primary")
        self._save.setObjectName("meeting.save")
        self._save.clicked.connect(self._take)
        ours = _("How the shop is doing, what changed in the market, what customers say.")
        fields = column(
            add("agency", Field(_("With"), Choice(options))),
            field_row(
                add("day", Field(_("Day"), DateInput(year=meeting.day.year))),
                add("next_day", Field(_("Next meeting"), DateInput(year=meeting.day.year), optional=True)),
            ),
            add("ours", Field(_("From our side"), LongText(), hint=ours, optional=True)),
            add("theirs", Field(_("From the agency"), LongText(), optional=True)),
            add("decided", Field(_("Decided"), LongText(), optional=True)),
            gap=8,
        )
        self.add(Rolling(fields))
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)
        names = ("agency", "day", "next_day", "ours", "theirs", "decided")
        self._form.show_values({name: getattr(meeting, name) for name in names})

    @Slot()
    def _take(self) -> None:
        if self._form.unread():
            return
        said = {name: self._form.value(name) for name in ("agency", "ours", "theirs", "decided")}
        days = {name: self._form.value(name) for name in ("day", "next_day")}
        if not isinstance(days["day"], date):
            days["day"] = self._meeting.day
        if not self._keep(replace(self._meeting, **said, **days)):
            self.accept()
