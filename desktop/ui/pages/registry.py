"""The places of the sidebar, in the order of the owner's path. A page's module is imported when it is first opened."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk
    from desktop.ui.pages.base import DeskPage


@dataclass(frozen=True, slots=True)
class PageKind:
    """One place: key, icon by meaning, name and short name (for the rail), where its class lies."""

    key: str
    icon: str
    name: str
    short: str
    where: str

    def fetch(self) -> Callable[[Desk], DeskPage]:
        """Import the page's class."""
        module, name = self.where.split(":")
        kind: Callable[[Desk], DeskPage] = getattr(
            importlib.import_module(f"desktop.ui.pages.{module}"), name
        )
        return kind

    def build(self, desk: Desk) -> DeskPage:
        """Make the page."""
        made = self.fetch()(desk)
        made.setObjectName(f"page.{self.key}")
        return made


HOME = PageKind("home", "home", N_("Home"), N_("Home"), "home:HomePage")
DECIDE_FIRST = (
    PageKind("shop_goal", "shop_and_goal", N_("Shop and goal"), N_("Shop, goal"), "shop_goal:ShopGoalPage"),
    PageKind("kpis", "kpis", N_("Measures (KPI)"), N_("Measures"), "kpis:KpisPage"),
    PageKind("agency", "agency", N_("Agency"), N_("Agency"), "agency:AgencyPage"),
    PageKind("contract", "contract", N_("Contract"), N_("Contract"), "contract:ContractPage"),
)
EVERY_MONTH = (
    PageKind("each_month", "each_month", N_("Monthly record"), N_("Monthly"), "each_month:EachMonthPage"),
    PageKind("reports", "reports", N_("Reports"), N_("Reports"), "reports:ReportsPage"),
)
FOOT = (
    PageKind("settings", "settings", N_("Settings"), N_("Settings"), "settings:SettingsPage"),
    PageKind("help", "help", N_("Help"), N_("Help"), "help:HelpPage"),
)
PAGES = {kind.key: kind for kind in (HOME, *DECIDE_FIRST, *EVERY_MONTH, *FOOT)}
