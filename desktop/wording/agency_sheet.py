"""The words an agency picks from in its input workbook, and their codes, read back in either language."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.language import N_, _
from desktop.wording.questions import in_both

NOT_COUNTED = "not_counted"
"""The agency says that it does not count this figure."""
SOURCES = {
    "tiktok": N_("TikTok Studio"),
    "analytics": N_("web analytics"),
    "forms": N_("screens of forms and LINE"),
    "adverts": N_("screen of adverts"),
    "ledger": N_("ledger"),
    "other": N_("other"),
    NOT_COUNTED: N_("not counted"),
}
WAYS = {
    "link": N_("link in the profile"),
    "form": N_("form"),
    "line": N_("LINE"),
    "dm": N_("direct message"),
    "phone": N_("telephone"),
    "gbp": N_("Google Maps"),
    "walk_in": N_("in the shop"),
    "referral_video": N_("was shown the video"),
    "other": N_("other"),
}
"""By what a result came (product notes, side doors)."""
TEMPLATES = {
    "T01": N_("problem and solution"),
    "T02": N_("how-to"),
    "T03": N_("customer FAQ"),
    "T04": N_("before and after"),
    "T05": N_("behind the scenes"),
    "T06": N_("trade secrets"),
    "T07": N_("local guide"),
    "T08": N_("customer story"),
    "T09": N_("staff day"),
    "T10": N_("worries before joining"),
    "T11": N_("how to choose"),
    "T12": N_("season notice"),
    "T13": N_("expert explainer"),
    "T14": N_("one question, one answer"),
    "": N_("other"),
}
"""What a post is built like (product notes, templates); the empty code is *none of these*."""
HOOKS = {
    "question": N_("question"),
    "number": N_("number"),
    "surprise": N_("surprise"),
    "result_first": N_("result first"),
    "sound": N_("sound"),
    "": N_("other"),
}
"""How a post begins."""
YES_NO = {"no": N_("no"), "yes": N_("yes")}
REASONS = {
    "twice": N_("counted twice"),
    "prank": N_("prank"),
    "sales": N_("sales call"),
    "known": N_("known customer"),
    "area": N_("outside the area"),
    "cancelled": N_("called off"),
    "other": N_("other"),
}
"""Why a result turned out invalid."""


def words(choices: Mapping[str, str]) -> tuple[str, ...]:
    """Say the choices of a list in the language spoken now."""
    return tuple(_(word) for word in choices.values())


def choice_of(choices: Mapping[str, str], text: str) -> str | None:
    """Give the code that was picked, in either language; None for other words."""
    wanted = _bare(text)
    return next(
        (code for code, word in choices.items() if wanted in {_bare(said) for said in in_both(word)}), None
    )


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
