"""TikTok Business Suite, Overview and Audience: a day in each row, with its year; what is not known is ``NAN`` or ``--``."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Table

OVERVIEW, AUDIENCE = "tiktok_business.overview", "tiktok_business.audience"
SOURCES = frozenset({OVERVIEW, AUDIENCE})
_REACHED = {
    "reachedaudience": "reached_audience",
    "リーチした視聴者": "reached_audience",
    "リーチしたオーディエンス": "reached_audience",
    "newfollowers": "new_followers",
    "新規フォロワー": "new_followers",
    "新規フォロワー数": "new_followers",
}
_UNUSED = frozenset(
    {
        "productlinkclicks",
        "productlinkcompletepayment",
        "productlinkgmv",
        "appdownloadlinkclicks",
    }
)
_LAYOUTS = {
    OVERVIEW: Layout(
        metrics=_REACHED
        | {
            "videoviews": "views",
            "動画視聴数": "views",
            "動画の視聴数": "views",
            "profileviews": "profile_views",
            "プロフィールの表示回数": "profile_views",
            "プロフィール閲覧数": "profile_views",
            "likes": "likes",
            "いいね": "likes",
            "comments": "comments",
            "コメント": "comments",
            "shares": "shares",
            "シェア": "shares",
            "phonenumberclicks": "phone_clicks",
            "電話番号のクリック": "phone_clicks",
            "websiteclicks": "website_clicks",
            "ウェブサイトのクリック": "website_clicks",
            "leadssubmission": "leads",
            "リード送信": "leads",
            "netgrowth": "net_followers",
            "純増数": "net_followers",
            "lostfollowers": "lost_followers",
            "減少したフォロワー": "lost_followers",
        },
        needed=frozenset({"views", "reached_audience"}),
        unused=_UNUSED,
        dated=True,
    ),
    AUDIENCE: Layout(
        metrics=_REACHED
        | {
            "totalfollowers": "followers",
            "フォロワー総数": "followers",
            "engagedaudience": "engaged_audience",
            "エンゲージした視聴者": "engaged_audience",
            "エンゲージしたオーディエンス": "engaged_audience",
        },
        needed=frozenset({"reached_audience", "engaged_audience"}),
        unused=_UNUSED,
        dated=True,
    ),
}


def recognises(header: Sequence[str]) -> bool:
    """Tell Business Suite's daily tables by their columns: Studio's have no reached audience."""
    return any(layout.fits(header) for layout in _LAYOUTS.values())


def read(table: Table, told: Told) -> Reading:
    """Read the days; which columns there are depends on the account. Raises `Refused`."""
    source, layout = next((s, x) for s, x in _LAYOUTS.items() if x.fits(table.header))
    return read_days(table, layout, told).reading(source)
