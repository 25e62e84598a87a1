"""What ``import`` answers in JSON: tables, cells of the sheets, what was changed and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.agency_plan import HandedPlan
from desktop.domain.agency_sheet import FilledSheet
from desktop.domain.breakdowns import Counted
from desktop.domain.import_plan import Correction, Entry
from desktop.domain.importing import UNIQUES, MonthSpan, Status
from desktop.importers.reading import Reading
from desktop.importers.views import TableView
from desktop.wording.amounts import plain
from desktop.wording.importing import sentence

if TYPE_CHECKING:
    from desktop.services.importing import Applied

Answer = dict[str, object]


def table_json(view: TableView) -> Answer:
    """Give one table; of one that was refused only the reason."""
    found: Answer = {
        "file": view.file,
        "source": view.reading.source if view.reading else None,
        "status": view.status.value,
        "reason": plain(sentence(view.reason)) if view.reason else None,
        **_content(view.reading or Reading("", 0)),
    }
    if view.status is Status.NEEDS_INPUT and view.reading:
        found["missing"] = list(view.reading.missing)
    title = view.reading.title if view.reading else ""
    places = {"archive": view.archive, "sheet": view.sheet, "title": title}
    notes = [plain(sentence(problem)) for problem in view.reading.problems] if view.reading else []
    return (
        found
        | {name: place for name, place in places.items() if place}
        | ({"notes": notes} if notes else {})
        | (_filled(view.reading.sheet) if view.reading and view.reading.sheet else {})
    )


def _filled(sheet: FilledSheet) -> Answer:
    """Give what an agency filled in: its figures, and how many things of each kind."""
    said = {
        "month": str(sheet.month),
        "version": sheet.version,
        "numbers": {x.kpi: _whole(x.value) for x in sheet.numbers},
        "posts": len(sheet.posts),
        "claims": len(sheet.claims),
        "replies": len(sheet.replies),
        "cancelled": len(sheet.cancelled),
    }
    return {"agency_sheet": said}


def _content(reading: Reading) -> Answer:
    months = {str(month): _span(span, reading.values) for month, span in reading.months().items()}
    return {
        "first": reading.first.isoformat() if reading.first else None,
        "last": reading.last.isoformat() if reading.last else None,
        "rows": reading.rows,
        "unknown": reading.unknown,
        "repaired": reading.repaired,
        "sums": reading.sums(),
        "months": months,
    }


def _span(span: MonthSpan, metrics: Mapping[str, object]) -> Answer:
    averages = {"daily_average": dict(span.averages)} if UNIQUES.intersection(metrics) else {}
    return {"days": span.days, "complete": span.complete, **span.totals, **averages}


def counted_json(found: Sequence[Counted]) -> Answer:
    """Give which names count for which KPI, where any table has names that may."""
    names = [
        {
            "file": one.file,
            "source": one.source,
            "kpi": one.kpi,
            "names": list(one.names),
            "of": one.of,
            "amount": one.amount,
        }
        for one in found
    ]
    return {"counted": names} if names else {}


def entry_json(entry: Entry) -> Answer:
    """Give what becomes of one cell."""
    return {
        "month": str(entry.month),
        "kpi": entry.kpi,
        "now": _whole(entry.now),
        "then": _whole(entry.then),
        "days": entry.days,
        "partial": entry.partial,
        "outcome": entry.outcome.value,
    }


def applied_json(applied: Applied) -> Answer:
    """Give what an import did: its set (to take it back by), and the cells it changed and kept."""
    return {
        "set": applied.step.id if applied.step else None,
        "changed": [_changed(entry) for entry in applied.changed],
        "kept": [_kept(entry) for entry in applied.kept],
        "corrected": [_corrected(correction) for correction in applied.corrections],
        "new_posts": applied.new_posts,
        **(_handed(applied.handed) if applied.handed else {}),
    }


def _handed(plan: HandedPlan) -> Answer:
    """Give what a returned workbook brought beside the figures."""
    taken = [x.cancellation for x in plan.cancellations if x.open]
    told = {
        "replies": len(plan.replies),
        "claims": len(plan.claims),
        "cancelled": [{"month": str(x.of_month), "kpi": x.kpi, "count": x.count} for x in taken],
    }
    return {"agency_sheet": told}


def _changed(entry: Entry) -> Answer:
    return {
        "kpi": entry.kpi,
        "month": str(entry.month),
        "before": _whole(entry.now),
        "after": _whole(entry.then),
        "partial": entry.partial,
        "file": entry.file,
    }


def _kept(entry: Entry) -> Answer:
    return {
        "kpi": entry.kpi,
        "month": str(entry.month),
        "value": _whole(entry.now),
        "imported": _whole(entry.then),
        "reason": entry.outcome.value,
        "file": entry.file,
    }


def _corrected(correction: Correction) -> Answer:
    return {
        "source": correction.source,
        "metric": correction.metric,
        "day": correction.day.isoformat(),
        "before": correction.before,
        "after": correction.after,
        "file": correction.file,
    }


def _whole(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
