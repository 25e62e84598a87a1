"""What ``mikiwame --help`` says: every command with what it does, in the chosen language."""

from __future__ import annotations

from desktop.cli.tables import aligned
from desktop.language import N_, _

_LINES = (
    ("mikiwame", N_("open the window")),
    ("demo [--out DIR]", N_("the whole job on the sample shop, with its Excel report")),
    ("sample", N_("create the sample shop")),
    ("new-shop NAME [--purpose P]", N_("create an empty shop")),
    (
        "import FILE… [--dry-run]",
        N_("bring in downloads of TikTok, Google and Meta, an agency’s table or its filled workbook"),
    ),
    ("enter --month YYYY-MM KPI=VALUE…", N_("enter figures of a month")),
    ("show --month YYYY-MM", N_("show the sheet of a month")),
    ("report --month YYYY-MM --out FILE.xlsx", N_("write the Excel report of a month")),
    ("agency-sheet --month YYYY-MM --out FILE.xlsx", N_("write the workbook the agency fills in")),
    ("fee TERMS.toml RESULTS.toml", N_("compute the fee statement of a contract")),
    ("invoice TERMS.toml RESULTS.toml --total YEN", N_("find which mistakes explain an invoice")),
    ("outlook COUNTS.toml", N_("pace, range and the chance of reaching a goal")),
    ("check ANSWERS.toml", N_("what a contract lacks, and the questions to ask")),
    ("backup FILE, restore FILE", N_("copy the records, and go back to a copy")),
    ("doctor", N_("look whether records and program are well")),
    ("startup --until paint|home", N_("measure how long the window takes")),
    ("tour --out DIR", N_("save a picture of every page")),
)


def overview() -> str:
    """Give the whole text."""
    head = _("Mikiwame sees through pay-by-result contracts, on the payer's side.")
    tail = _(
        "“--data-dir DIR” before a command keeps everything under DIR; “--json” and “--lang ja|en” go behind it."
    )
    table = aligned([(command, _(does)) for command, does in _LINES], indent="  ")
    return "\n\n".join((head, table, tail))
