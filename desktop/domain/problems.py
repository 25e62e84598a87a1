"""What can be wrong with data, as values, and the one exception that carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.month import Month


class Code(StrEnum):
    """Each kind of problem; `wording.problems` holds a sentence for every one, in both languages."""

    # small files (TOML) and their keys
    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    IMPOSSIBLE = "impossible"
    UNMEASURED = "unmeasured"
    # what people type
    NOT_A_NUMBER = "not_a_number"
    NOT_A_MONTH = "not_a_month"
    NOT_A_DAY = "not_a_day"
    NOT_A_REGISTRATION = "not_a_registration"
    BELOW_ZERO = "below_zero"
    NOT_WHOLE = "not_whole"
    ABOVE_WHOLE = "above_whole"
    TOO_LARGE = "too_large"
    # a wizard's page
    FIELD_EMPTY = "field_empty"
    CHOICE_MISSING = "choice_missing"
    DOORS_ABOVE_GOAL = "doors_above_goal"
    # tags
    NOT_AN_ADDRESS = "not_an_address"
    ADDRESS_TOO_LONG = "address_too_long"
    NOT_A_PHONE = "not_a_phone"
    TAG_TWICE = "tag_twice"
    # files brought in from outside: what refuses a file or a table of it
    FILE_NOT_FOUND = "file_not_found"
    A_FOLDER = "a_folder"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    TABLE_TOO_LARGE = "table_too_large"
    FILE_UNPACKS_TOO_LARGE = "file_unpacks_too_large"
    FILE_DAMAGED = "file_damaged"
    FILE_PROTECTED = "file_protected"
    OTHER_WORKBOOK = "other_workbook"
    NOT_A_TABLE = "not_a_table"
    NO_TABLE_INSIDE = "no_table_inside"
    ZIP_INSIDE_ZIP = "zip_inside_zip"
    NOT_KNOWN_EXPORT = "not_known_export"
    DAYS_UNREADABLE = "days_unreadable"
    DAYS_OUT_OF_ORDER = "days_out_of_order"
    NO_SUCH_DAY = "no_such_day"
    NO_QUESTIONS_INSIDE = "no_questions_inside"
    POSTED_AFTER_DOWNLOAD = "posted_after_download"
    INDEXING_REPORT = "indexing_report"
    REPORT_COMPARED = "report_compared"
    # … and what is only told: the rest of the table is read
    NO_ROWS = "no_rows"
    CELL_NOT_A_NUMBER = "cell_not_a_number"
    CELL_NOT_A_DAY = "cell_not_a_day"
    ROW_NOT_READ = "row_not_read"
    COLUMN_NOT_KNOWN = "column_not_known"
    DAY_TWICE = "day_twice"
    ROWS_ADDED_UP = "rows_added_up"
    POST_TWICE = "post_twice"
    DAYS_MISSING = "days_missing"
    DAY_NOT_COUNTED_YET = "day_not_counted_yet"
    TWO_ACCOUNTS = "two_accounts"
    MORE_PROBLEMS = "more_problems"
    REPORT_FILTERED = "report_filtered"
    SEVERAL_MONTHS = "several_months"
    POSTS_OF_OTHERS = "posts_of_others"
    ANSWER_OTHER_CHOICE = "answer_other_choice"
    ANSWER_CUT = "answer_cut"
    ANSWERED_TWICE = "answered_twice"
    QUESTION_NOT_ASKED = "question_not_asked"
    # the shop's records
    NO_SHOP = "no_shop"
    NO_SUCH_SHOP = "no_such_shop"
    NO_SUCH_LAYOUT = "no_such_layout"
    NO_COLUMN_MATCHED = "no_column_matched"
    COLUMN_TWICE = "column_twice"
    WHICH_SHOP = "which_shop"
    UNKNOWN_KPI = "unknown_kpi"
    COMPUTED_KPI = "computed_kpi"
    MONTH_CLOSED = "month_closed"
    MONTH_NOT_OVER = "month_not_over"
    REASON_MISSING = "reason_missing"
    NAME_MISSING = "name_missing"
    NAME_TAKEN = "name_taken"
    MEASURE_NAME_TAKEN = "measure_name_taken"
    MEASURE_SETTLED = "measure_settled"
    PART_GONE = "part_gone"
    PART_CIRCLE = "part_circle"
    PARTS_UNLIKE = "parts_unlike"
    PARTS_OTHER_UNIT = "parts_other_unit"
    CANCEL_EARLIER = "cancel_earlier"
    CANCEL_TOO_MANY = "cancel_too_many"
    DAY_AHEAD = "day_ahead"
    DAY_TOO_EARLY = "day_too_early"
    DAY_NOT_IN_MONTH = "day_not_in_month"
    NO_CONTRACT = "no_contract"
    OUTSIDE_CONTRACT = "outside_contract"
    COUNT_ROUNDED = "count_rounded"
    MORE_INVALID_THAN_COUNTED = "more_invalid_than_counted"
    NO_INVOICE = "no_invoice"
    NO_GOAL = "no_goal"
    NO_PLAN = "no_plan"
    NOTHING_MEASURED = "nothing_measured"
    NOT_IN_PLAN = "not_in_plan"
    ALREADY_IN_PLAN = "already_in_plan"
    PLAN_NEEDS_RESULT = "plan_needs_result"
    PLAN_CLOSED = "plan_closed"
    PLAN_EXISTS = "plan_exists"
    PLAN_BEGUN = "plan_begun"
    PLAN_ORDER = "plan_order"
    REFERENCE_RESULT = "reference_result"
    GOAL_MONTHS = "goal_months"
    GOAL_TARGET = "goal_target"
    RATE_ORDER = "rate_order"
    WEIGHT_ZERO = "weight_zero"
    LICENCE_OPEN = "licence_open"
    NO_SUCH_STAGE = "no_such_stage"
    STAGE_NEEDED = "stage_needed"
    STAGE_THERE = "stage_there"
    NO_OWN_RATE = "no_own_rate"
    NOT_SIGNED = "not_signed"
    AMENDED_TOO_EARLY = "amended_too_early"
    NO_SUCH_CONTRACT = "no_such_contract"
    CONTRACT_STANDS = "contract_stands"
    ALREADY_SIGNED = "already_signed"
    NO_SUCH_QUESTION = "no_such_question"
    QUESTION_EMPTY = "question_empty"
    NO_SUCH_CRITERION = "no_such_criterion"
    SCORE_RANGE = "score_range"
    SCORE_ABOVE_EVIDENCE = "score_above_evidence"
    WEIGHTS_ALL_ZERO = "weights_all_zero"
    NO_SUCH_AGENCY = "no_such_agency"
    AGENCY_IN_USE = "agency_in_use"
    CHANGED_ELSEWHERE = "changed_elsewhere"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what kind, where, and the values its sentence needs."""

    code: Code
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def of_month(code: Code, month: Month, **values: object) -> Problem:
    """Make a problem of a month; its sentence names the month."""
    return Problem(code, str(month), {"month": month, **values})


class Refused(Exception):  # noqa: N818 - the word the product uses: an act that is not done
    """An act cannot be done; nothing was changed. Carries every reason found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems
