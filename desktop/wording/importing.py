"""Files that are brought in, in words: what they are, what was not understood, what an import changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from desktop.domain.importing import Basis, Outcome, Status
from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem
from desktop.language import N_, _, ngettext
from desktop.wording import agency_cells
from desktop.wording.amounts import day_alone, day_in_full, month_name
from desktop.wording.import_names import metric_name
from desktop.wording.together import together

_DAY = timedelta(days=1)
_MOST_NAMES = 12

_SENTENCES: dict[Code, str] = {
    Code.FILE_NOT_FOUND: N_("{where} was not found or cannot be opened. Please check its name and place."),
    Code.A_FOLDER: N_("{where} is a folder and was not looked into. Please choose the files that lie in it."),
    Code.FILE_EMPTY: N_("{where} is empty. Please download it again."),
    Code.FILE_TOO_LARGE: N_(
        "{where} is {size} MB, and files up to {most} MB are read. Please download a shorter period."
    ),
    Code.TABLE_TOO_LARGE: N_(
        "{where} is a longer table than can be read at once. Please download a shorter period."
    ),
    Code.FILE_UNPACKS_TOO_LARGE: N_(
        "{where} would unpack to far too much for an export file and was not opened. Please download it again from the service itself."
    ),
    Code.FILE_DAMAGED: N_("{where} is damaged or was cut off on the way. Please download it again."),
    Code.FILE_PROTECTED: N_(
        "{where} is protected by a password. Please save a copy without the password and choose that."
    ),
    Code.OTHER_WORKBOOK: N_(
        "{where} is a workbook of a kind that cannot be read. Please open it in Excel and save it as .xlsx or as CSV."
    ),
    Code.NOT_A_TABLE: N_(
        "{where} holds no table. Please choose a CSV or Excel (.xlsx) file, or the zip it was downloaded in."
    ),
    Code.NO_TABLE_INSIDE: N_("{where} holds no table that can be read, so it is not used."),
    Code.ZIP_INSIDE_ZIP: N_(
        "{where} is a zip within a zip. Please unpack the outer one and choose the inner one."
    ),
    Code.NOT_KNOWN_EXPORT: N_(
        "{where} is not a file the program knows (it begins with: {columns}). Downloads of TikTok, Google Analytics, Search Console, Google Business Profile and Meta Business Suite can be read."
    ),
    Code.DAYS_UNREADABLE: N_(
        "The dates of {where} cannot be read (such as “{text}”). Please download it again with the display in Japanese or English."
    ),
    Code.DAYS_OUT_OF_ORDER: N_(
        "The days of {where} are not in order, so their year cannot be told. Please choose the file as it was downloaded."
    ),
    Code.NO_SUCH_DAY: N_(
        "{where} holds {month}/{day}, a day that {year} does not have, so the year cannot be right. Please check the day of the download."
    ),
    Code.POSTED_AFTER_DOWNLOAD: N_(
        "{where} holds a post put up on {day}, after the day of the download ({taken}). Please check the day of the download."
    ),
    Code.INDEXING_REPORT: N_(
        "{where} is the report on indexed pages, which has the same name as that of searches. Please export “Search results” under “Performance”."
    ),
    Code.REPORT_COMPARED: N_(
        "{where} holds two periods side by side, so every row stands there twice. Please download it without the comparison."
    ),
    Code.SEVERAL_MONTHS: N_(
        "{where} holds one total of {first} to {last}, so nothing comes into a single month. Please download one month at a time."
    ),
    Code.REPORT_FILTERED: N_(
        "{where}, row {row}: the report was limited to “{filter}”: “{value}”. The numbers are of that part only."
    ),
    Code.NO_QUESTIONS_INSIDE: N_(
        "{where} is not a list of questions made here, so nothing was read. Please choose the file the agency sent back."
    ),
    Code.ANSWER_OTHER_CHOICE: N_(
        "{where}, cell {cell}: “{text}” is none of the answers to pick from. It was read as a written answer."
    ),
    Code.ANSWER_CUT: N_(
        "{where}, cell {cell}: the text is too long. Only its first {count} letters were read."
    ),
    Code.ANSWERED_TWICE: N_(
        "{where}, row {row}: this question is answered further up already. The second answer was left out; the rest was read."
    ),
    Code.QUESTION_NOT_ASKED: N_(
        "{where}, row {row}: this question is not on the list any more. Its answer was left out; the rest was read."
    ),
    Code.NO_ROWS: N_("{where} holds no data yet. Services give such files where there was nothing to count."),
    Code.CELL_NOT_A_NUMBER: N_(
        "{where}, row {row}, “{column}”: “{text}” is not a number. It stays empty; the rest was read."
    ),
    Code.CELL_NOT_A_DAY: N_(
        "{where}, row {row}, “{column}”: “{text}” is not a date. The row was left out; the rest was read."
    ),
    Code.ROW_NOT_READ: N_("{where}, row {row} is broken and was left out. The rest was read."),
    Code.COLUMN_NOT_KNOWN: N_("{where}: the column “{column}” is not known and is not used."),
    Code.TWO_ACCOUNTS: N_(
        "These files belong to two TikTok accounts: {first} and {second}. Please check that both are your shop’s."
    ),
    **agency_cells.SENTENCES,
}
"""One for every problem of a file; `where` is its name."""


def sentence(problem: Problem) -> str:
    """Say a problem of a file in the chosen language: what happened, what is kept, what to do."""
    values = {name: _said(value) for name, value in problem.values.items()}
    if problem.code in _SENTENCES:
        return _(_SENTENCES[problem.code]).format(where=problem.where, **values)
    return _counted(problem.code, int(str(problem.values["count"]))).format(where=problem.where, **values)


def _said(value: object) -> object:
    if isinstance(value, Month):
        return month_name(value)
    return day_in_full(value) if isinstance(value, date) else value


CODES = frozenset(
    {
        *_SENTENCES,
        Code.DAY_TWICE,
        Code.ROWS_ADDED_UP,
        Code.POST_TWICE,
        Code.DAYS_MISSING,
        Code.DAY_NOT_COUNTED_YET,
        Code.POSTS_OF_OTHERS,
        Code.MORE_PROBLEMS,
    }
)
"""The problems of files; all others are said by `wording.problems`."""


def _counted(code: Code, count: int) -> str:
    if code is Code.DAY_TWICE:
        return ngettext(
            "{where}: {day} stands there twice. The later row was taken.",
            "{where}: {count} days stand there twice, the first {day}. The later rows were taken.",
            count,
        )
    if code is Code.ROWS_ADDED_UP:
        return ngettext(
            "{where}: one day or month has several rows, which were added up.",
            "{where}: {count} days or months have several rows, which were added up.",
            count,
        )
    if code is Code.POST_TWICE:
        return ngettext(
            "{where}: one post stands there twice. It counts once, with its newest numbers.",
            "{where}: {count} posts stand there twice. They count once, with their newest numbers.",
            count,
        )
    if code is Code.DAYS_MISSING:
        return ngettext(
            "{where}: {day} is missing. It stays empty and is not taken for 0.",
            "{where}: {count} days are missing, the first {day}. They stay empty and are not taken for 0.",
            count,
        )
    if code is Code.DAY_NOT_COUNTED_YET:
        return ngettext(
            "{where}: TikTok had not counted {day} yet when the file was downloaded. It stays empty and is not taken for 0.",
            "{where}: TikTok had not counted {count} days from {day} yet when the file was downloaded. They stay empty and are not taken for 0.",
            count,
        )
    if code is Code.POSTS_OF_OTHERS:
        return ngettext(
            "{where}: {count} post is not of the account {account}, but one it took part in.",
            "{where}: {count} posts are not of the account {account}, but ones it took part in.",
            count,
        )
    return ngettext("{where}: and {count} more like these.", "{where}: and {count} more like these.", count)


_STATUSES = {
    Status.OK: N_("Can be used"),
    Status.NEEDS_INPUT: N_("Needs an answer"),
    Status.REFUSED: N_("Not used"),
}


def status_word(status: Status) -> str:
    """Say what became of a table."""
    return _(_STATUSES[status])


_OUTCOMES = {
    Outcome.NEW: N_("is entered"),
    Outcome.CORRECTED: N_("is replaced"),
    Outcome.SAME: N_("the same"),
    Outcome.CONFLICT: N_("kept as entered"),
    Outcome.FULLER: N_("kept: the whole month is there"),
    Outcome.OLDER: N_("kept: a newer file is there"),
    Outcome.CLOSED: N_("kept: the month is closed"),
}


def outcome_word(outcome: Outcome) -> str:
    """Say in a few words what an import does to a cell."""
    return _(_OUTCOMES[outcome])


def basis_words(basis: Basis, days: int, *, partial: bool) -> str:
    """Say what a month's value rests on: ``31日の合計`` ``24日分(途中)`` ``月末の数`` ``前の月末との差``."""
    if partial:
        return ngettext("{count} day so far", "{count} days so far", days).format(count=days)
    if basis is Basis.REPORTED:
        return _("as the agency wrote it")
    if basis is Basis.PERIOD:
        return _("total of the month, as the file gives it")
    if basis is Basis.SUM:
        return ngettext("sum of {count} day", "sum of {count} days", days).format(count=days)
    return _("number on the last day") if basis is Basis.LAST_DAY else _("change since the month before")


_KEPT = {
    Outcome.CONFLICT: N_(
        "{kpi} of {month} is entered as {now}, and the file says {then}. The entered value was kept."
    ),
    Outcome.FULLER: N_(
        "{kpi} of {month} is {now} from a file of the whole month, and this one holds only a part. The value was kept."
    ),
    Outcome.OLDER: N_(
        "{kpi} of {month} is {now} from a newer file, and this older one says {then}. The value was kept."
    ),
    Outcome.CLOSED: N_("{month} is closed, so {kpi} was not changed (the file says {then})."),
}


def kept_sentence(outcome: Outcome, kpi: str, month: str, now: str, then: str) -> str:
    """Say why a cell was kept: of conflict, fuller and closed. All parts are words already."""
    return _(_KEPT[outcome]).format(kpi=kpi, month=month, now=now, then=then)


def conflict_sentence(kpi: str, now: str, then: str) -> str:
    """Say that a typed value and the file differ, and what taking it would do. All parts are words."""
    return _("{kpi} is entered as {now}. If you take the file’s value, it becomes {then}.").format(
        kpi=kpi, now=now, then=then
    )


def correction_sentence(metric: str, day: date, before: str, after: str) -> str:
    """Say that a newer download corrects a day."""
    return _("{metric} of {day}: {before} before, {after} in the newer file.").format(
        metric=metric_name(metric), day=day_alone(day), before=before, after=after
    )


def counted_sentence(kpi: str, names: Sequence[str], of: int, amount: str) -> str:
    """Say which names of a file count for a figure; `amount` and `kpi` are words already."""
    if not names:
        return _("{kpi}: none of the {of} names in the file counts, so nothing is entered.").format(
            kpi=kpi, of=of
        )
    shown = [_("“{name}”").format(name=" ".join(name.split())) for name in names[:_MOST_NAMES]]
    told = ngettext(
        "{kpi}: {amount} from {count} of {of} names in the file ({names}).",
        "{kpi}: {amount} from {count} of {of} names in the file ({names}).",
        len(names),
    )
    more = _("…") if len(names) > _MOST_NAMES else ""
    listed = _(", ").join([*shown, *filter(None, [more])])
    return told.format(kpi=kpi, amount=amount, count=len(names), of=of, names=listed)


def unknown_sentence(file: str, days: Collection[date]) -> str:
    """Say which days of a file are not known, and that they are not zero."""
    return ngettext(
        "{file}: {days} is not known. It stays empty and is not taken for 0.",
        "{file}: {count} days are not known ({days}). They stay empty and are not taken for 0.",
        len(days),
    ).format(file=file, count=len(days), days=day_ranges(days))


def repaired_sentence(file: str, count: int) -> str:
    """Say that broken lines were put together again."""
    return ngettext(
        "{file}: the quotes of one title were broken, and the row was repaired.",
        "{file}: the quotes of {count} titles were broken, and the rows were repaired.",
        count,
    ).format(file=file, count=count)


def posts_sentence(new: int, known: int) -> str:
    """Say what becomes of the posts of files."""
    told = [
        ngettext("{count} post is new.", "{count} posts are new.", new).format(count=new) if new else "",
        ngettext(
            "{count} known post gets its newest numbers.",
            "{count} known posts get their newest numbers.",
            known,
        ).format(count=known)
        if known
        else "",
    ]
    return together(told)


def day_ranges(days: Iterable[date]) -> str:
    """Say days in short, runs as ranges: ``10月8日〜10月11日、10月20日``."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == _DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return _(", ").join(_run(day_alone(first), day_alone(last)) for first, last in runs)


def period(first: date, last: date) -> str:
    """Say a period with its years, for the owner to check: ``2026年10月1日〜10月31日``."""
    if first.year == last.year and first != last:
        days = {"first": day_alone(first), "last": day_alone(last)}
        return _("{first} to {last}, {year}").format(**days, year=first.year)
    return _run(day_in_full(first), day_in_full(last))


def _run(first: str, last: str) -> str:
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
