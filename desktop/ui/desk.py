"""What pages are handed: the shop shown and the services that answer for it. Imports storage, so only once open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.catalog.catalog import Catalog
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.settings import Paths
from desktop.storage.database import Database
from desktop.ui.background import Background
from desktop.ui.made_files import MadeFile

if TYPE_CHECKING:
    from desktop.services.agencies import Agencies
    from desktop.services.attachments import Attachments
    from desktop.services.contract_desk import ContractDesk
    from desktop.services.contracts import Contracts
    from desktop.services.downloads import Downloads
    from desktop.services.fees import Fees
    from desktop.services.home import Home
    from desktop.services.importing import Importing
    from desktop.services.layouts import Layouts
    from desktop.services.logs import Logs
    from desktop.services.measuring import Measuring
    from desktop.services.months import Months
    from desktop.services.name_choices import NameChoices
    from desktop.services.own_kpis import OwnKpis
    from desktop.services.plan_versions import PlanVersions
    from desktop.services.plans import Plans
    from desktop.services.questions import Questions
    from desktop.services.reporting import Reporting
    from desktop.services.scenarios import Scenarios
    from desktop.services.setup import Setup


@dataclass(frozen=True, slots=True)
class Desk:
    """One shop's papers on the table; `shop` is its id, empty while there is none.

    A service is imported when it is first asked for, so that Home need not wait for the others.
    """

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]
    paths: Paths
    shop: str = ""
    jobs: Background = field(default_factory=Background)
    """Work beside the window; the program's own, which closing the window waits for."""
    made: list[MadeFile] = field(default_factory=list)
    """Files made in this run, the newest last; one list for all shops."""
    deal: str = ""
    """The contract on the table; empty: the one in force."""
    amendment: str = ""
    """Which of its terms; empty: those agreed last."""

    def today(self) -> date:
        """The day it is (the sample has its own)."""
        return self.clock().date()

    def last_month(self) -> Month:
        """The last month that is over."""
        return Month.of(self.today()) + -1

    def of(self, shop: str) -> Desk:
        """The same desk with another shop's papers."""
        return replace(self, shop=shop)

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Every figure the shop may watch: the catalogue's and its own, as they are now."""
        return self.plans.measures() if self.shop else self.catalog.measures

    @property
    def setup(self) -> Setup:
        """Shops, goal, funnel."""
        from desktop.services.setup import Setup

        return Setup(self.database, self.catalog, self.clock)

    @property
    def home(self) -> Home:
        """What needs the owner."""
        from desktop.services.home import Home

        return Home(self.database, self.catalog, self.clock, self.shop)

    @property
    def attachments(self) -> Attachments:
        """Documents beside the records."""
        from desktop.services.attachments import Attachments
        from desktop.storage.documents import Documents

        return Attachments(Documents(self.paths.documents), self.paths.opened)

    @property
    def plans(self) -> Plans:
        """The KPI plans."""
        from desktop.services.plans import Plans

        return Plans(self.database, self.catalog, self.shop)

    @property
    def own_kpis(self) -> OwnKpis:
        """KPIs of the shop's own."""
        from desktop.services.own_kpis import OwnKpis

        return OwnKpis(self.database, self.catalog, self.shop)

    @property
    def plan_versions(self) -> PlanVersions:
        """What is done with a KPI plan as a whole."""
        from desktop.services.plan_versions import PlanVersions

        return PlanVersions(self.database, self.catalog, self.clock, self.shop)

    @property
    def months(self) -> Months:
        """The monthly sheet."""
        from desktop.services.months import Months

        return Months(self.database, self.catalog, self.clock, self.shop)

    @property
    def logs(self) -> Logs:
        """Mentions and days with adverts."""
        from desktop.services.logs import Logs

        return Logs(self.database, self.clock, self.shop)

    @property
    def fees(self) -> Fees:
        """Statement and invoice."""
        from desktop.services.fees import Fees

        return Fees(self.database, self.catalog, self.clock, self.shop)

    @property
    def contract(self) -> ContractDesk:
        """Terms and check."""
        from desktop.services.contract_desk import ContractDesk

        return ContractDesk(self.database, self.catalog, self.clock, self.shop, self.deal, self.amendment)

    @property
    def contracts(self) -> Contracts:
        """All contracts: offers, amendments, the end."""
        from desktop.services.contracts import Contracts

        return Contracts(self.database, self.catalog, self.clock, self.shop)

    def with_deal(self, deal: str, amendment: str = "") -> Desk:
        """The same desk with another contract on it, or with the terms of one of its amendments."""
        return replace(self, deal=deal, amendment=amendment)

    @property
    def agencies(self) -> Agencies:
        """Candidates and what was talked over with them."""
        from desktop.services.agencies import Agencies

        return Agencies(self.database, self.catalog, self.clock, self.shop)

    @property
    def measuring(self) -> Measuring:
        """What must be counted, and the tags for it."""
        from desktop.services.measuring import Measuring

        return Measuring(self.database, self.catalog, self.clock, self.shop)

    @property
    def scenarios(self) -> Scenarios:
        """What if: the contract on the table beside others."""
        from desktop.services.scenarios import Scenarios

        return Scenarios(self.database, self.catalog, self.clock, self.shop, self.deal)

    @property
    def questions(self) -> Questions:
        """Questions to the agency of the contract on the table."""
        from desktop.services.questions import Questions

        return Questions(self.database, self.catalog, self.clock, self.shop, self.deal)

    @property
    def importing(self) -> Importing:
        """Files from services."""
        from desktop.services.importing import Importing

        return Importing(self.database, self.catalog, self.clock)

    @property
    def downloads(self) -> Downloads:
        """What to download by when."""
        from desktop.services.downloads import Downloads

        return Downloads(self.database, self.catalog, self.clock, self.shop)

    @property
    def names(self) -> NameChoices:
        """Which names of services' tables count."""
        from desktop.services.name_choices import NameChoices

        return NameChoices(self.database, self.shop)

    @property
    def layouts(self) -> Layouts:
        """Matched columns of tables no service wrote."""
        from desktop.services.layouts import Layouts

        return Layouts(self.database, self.catalog, self.shop)

    @property
    def reporting(self) -> Reporting:
        """Workbooks."""
        from desktop.services.reporting import Reporting

        return Reporting(self.database, self.catalog, self.clock)
