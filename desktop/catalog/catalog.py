"""The catalogue: everything known of the trade, each part read from its file when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from desktop.catalog.checks import load_checks
from desktop.catalog.downloads import load_downloads
from desktop.catalog.fit import load_fit
from desktop.catalog.funnels import load_funnels
from desktop.catalog.glossary import load_glossary
from desktop.catalog.handover import load_handover
from desktop.catalog.kpis import load_kpis
from desktop.catalog.plans import Season, load_default_plans, load_seasons
from desktop.catalog.presets import load_presets
from desktop.catalog.rates import load_rates
from desktop.catalog.scorecard import load_scorecard
from desktop.domain.contract.handover import HandoverItem
from desktop.domain.contract.items import Checks
from desktop.domain.download_calendar import Download
from desktop.domain.fit import FitCheck
from desktop.domain.funnels import Funnel
from desktop.domain.glossary import Term
from desktop.domain.kpis import DefaultPlans, Measure
from desktop.domain.presets import Preset
from desktop.domain.rates import Rates
from desktop.domain.scorecard import Scorecard


class Catalog:
    """The files of one folder as values. Every part raises CatalogError where its file is wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """KPIs and measures by code."""
        return load_kpis(self.folder)

    @cached_property
    def default_plans(self) -> DefaultPlans:
        """The KPIs recommended for each purpose."""
        return load_default_plans(self.folder)

    @cached_property
    def funnels(self) -> Mapping[str, Funnel]:
        """Chains from a view to a customer, by code."""
        return load_funnels(self.folder)

    @cached_property
    def presets(self) -> tuple[Preset, ...]:
        """Goals to begin with."""
        return load_presets(self.folder)

    @cached_property
    def seasons(self) -> Mapping[str, Season]:
        """Named shapes of the year, by code."""
        return load_seasons(self.folder)

    @cached_property
    def rates(self) -> Rates:
        """Rates of law by date."""
        return load_rates(self.folder)

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """Words of the trade."""
        return load_glossary(self.folder)

    @cached_property
    def scorecard(self) -> Scorecard:
        """What agencies are compared by."""
        return load_scorecard(self.folder)

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """What can be downloaded from which service."""
        return load_downloads(self.folder)

    @cached_property
    def handover(self) -> tuple[HandoverItem, ...]:
        """What has to be handed over when a contract ends."""
        return load_handover(self.folder)

    @cached_property
    def checks(self) -> Checks:
        """The questions of the contract check and what their answers lead to."""
        return load_checks(self.folder / "checks.toml")

    @cached_property
    def fit(self) -> FitCheck:
        """The questions on whether paying by results suits a shop."""
        return load_fit(self.folder)
