"""The gallery's states, messages, progress and ways."""

from __future__ import annotations

from desktop.domain.month import Month
from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.banner import Banner, Fact, Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.closing_steps import ClosingSteps, Step
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Flow, Turning, boxed, column, equal, row
from desktop.ui.widgets.marks import Chip, Number, Status, Tag
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.progress import Bar, Working
from desktop.ui.widgets.shop_switcher import ShopSwitcher
from desktop.ui.widgets.sidebar import Place, PlaceList
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.toast import Toast
from desktop.ui.widgets.wizard_steps import StepsPanel, WizardStep


def states_card() -> Card:
    """Give chips and states."""
    severities = Flow(
        Chip(_("Critical"), "bad", "critical"),
        Chip(_("Major"), "warn", "major"),
        Chip(_("Minor"), "plain", "minor"),
    )
    progress = Flow(
        Status(_("Done"), "done", "good"),
        Status(_("Needs a look"), "attention", "warn"),
        Status(_("To come"), "not_started"),
        Status(_("Waiting for an answer"), "waiting", "info"),
        Status(_("Closed"), "frozen"),
        gap=16,
    )
    changes = column(
        Status(_("Clearly up"), "clearly_up", "good"),
        Status(_("Possibly up"), "possibly_up"),
        Status(_("Cannot tell yet"), "cannot_tell"),
        Status(_("Possibly down"), "possibly_down"),
        Status(_("Clearly down"), "clearly_down", "warn"),
        gap=4,
    )
    others = Flow(
        Chip(_("On track"), "good", "done"),
        Chip(_("More likely than not"), "accent", "outlook"),
        Chip(_("Partial month"), "warn", "partial_month"),
        Chip(_("Not measured"), "plain", "not_measured"),
        Chip(_("Assumed value"), "outline", "assumption"),
        Chip("Excel"),
        Number(1),
        Tag(_("est."), _("Assumed value")),
    )
    return Card(_("States"), severities, progress, changes, others)


def messages_card() -> Card:
    """Give banners, a toast and a remark."""
    toast = Toast()
    toast.say(_("Changed to 41"), _("Undo"), "Ctrl+Z")
    toast.setContentsMargins(0, 0, 0, 0)
    return Card(
        _("Notices"),
        Banner("info", _("October is not closed yet"), _("A report made now will say so.")),
        Banner("good", _("The invoice follows the contract"), _("Both say 80,300 yen.")),
        Banner(
            "warn",
            _("Four days are unknown"),
            _("They stay empty and are not zero."),
            Button(_("See the days")),
        ),
        Banner(
            "bad", _("The backup could not be made"), _("The place is full. The records themselves are safe.")
        ),
        row(toast, None),
        Note(_("The guarantee and the cap do not change October.")),
    )


def way_card() -> Card:
    """Give sidebar, wizard steps, tabs and the month."""
    switcher = ShopSwitcher()
    switcher.show_shop(_("Sample sweets"), _("Kanazawa (sample)"))
    places = PlaceList(switcher)
    places.places.show_places(
        (
            Place("", _("Decide first")),
            Place("goal", _("Shop and goal"), "shop_and_goal", state="done"),
            Place("contract", _("Contract"), "contract", state="attention", count=7),
            Place("reports", _("Reports"), "reports", state="not_started"),
        )
    )
    places.painter.here = "contract"
    places.setFixedHeight(look().px(150))
    steps = StepsPanel(_("First settings"))
    steps.show_steps(
        (
            WizardStep("a", _("Shop"), state="done"),
            WizardStep("b", _("Goal"), state="now"),
            WizardStep("c", _("Contract"), _("may wait")),
        )
    )
    tabs = Tabs(_("Contract"))
    tabs.add("terms", _("Terms"))
    tabs.add("checks", _("Checks"), 10)
    return Card(_("Ways"), switcher, places, steps, tabs, row(MonthPicker(_("Month"), Month(2026, 10)), None))


def progress_card() -> Card:
    """Give an empty page, bars, steps and cards with numbers."""
    bar = Bar()
    bar.show_share(0.6, 0.52, _("60 %, plan 52 %"))
    working = Working("")
    working.show_step(6, 9, _("Making the report… 6 / 9 sheets"))
    steps = ClosingSteps(
        _("Closing the month"),
        (
            Step("import", _("Import"), "done"),
            Step("check", _("Check"), "now"),
            Step("invoice", _("Invoice"), "to_come"),
        ),
    )
    next_ = Card(kind="next", name=_("Next to do"))
    next_.add(Label(_("Next to do"), "label", "accent"), Paragraph(_("Check the invoice")))
    cost = Card("", Label(_("Cost per result"), "hint", "muted"), Label(_("6,636 yen"), "total"))
    empty = Empty(
        "content", _("No post is recorded yet."), Button(_("Write the first post"), "primary", icon="add")
    )
    facts = column(Fact(_("Base fee"), _("25,000 yen")), Link(_("See everything")), gap=8)
    middle = boxed(column(bar, working, facts, None))
    side = boxed(column(steps, equal(cost, next_), None))
    return Card(_("Progress"), Turning(empty, middle, side, least=960))
