"""Which figure a column of an unknown table may count: what can be matched at all, and proposals by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from desktop.domain.kpis import Measure, Unit

_WHOLE = frozenset({Unit.COUNT, Unit.YEN})
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|【.*?】")
_MARKS = re.compile(r"[\W_]+")
_ENDINGS = re.compile(r"(?:総|合計|件数|回数|人数|本数|数|件|回)$")
_BEGINNINGS = re.compile(r"^(?:動画の?|総|合計|今月の?|当月の?|月間|お|ご)")
_ALSO: Mapping[str, tuple[str, ...]] = {
    "views": ("再生", "視聴", "インプレッション", "表示", "video views", "video views of the month", "plays"),
    "profile_views": ("プロフィール表示", "プロフィールの表示", "プロフィール閲覧", "プロフィールアクセス"),
    "likes": ("いいね", "いいね!"),
    "comments": ("コメント",),
    "shares": ("シェア",),
    "saves": ("保存", "お気に入り", "add to favorites"),
    "followers": ("フォロワー", "followers total"),
    "net_followers": ("フォロワー純増", "純フォロワー", "フォロワー増減", "フォロワー増加", "純増"),
    "new_followers": ("新規フォロワー",),
    "link_clicks": ("リンククリック", "リンクのクリック", "リンクタップ", "link clicks", "website clicks"),
    "posts_published": ("投稿", "配信", "posts", "published posts", "videos"),
    "tiktok_sessions": ("セッション", "サイト訪問", "サイト流入", "sessions"),
    "inquiries": ("問い合わせ", "問合せ", "問合わせ", "inquiries", "enquiries", "leads"),
    "line_adds": ("line登録", "line追加", "友だち追加", "line友だち追加"),
    "document_requests": ("資料請求",),
    "bookings": ("予約", "reservations", "bookings"),
    "orders": ("注文", "受注", "購入", "orders"),
    "online_sales": ("売上", "ec売上", "sales", "revenue"),
    "applications": ("応募", "applications"),
    "ad_spend": ("広告費", "広告費用", "ad spend", "ad cost"),
}
"""How agencies' reports call them, beside the names of the catalogue."""


def countable(measures: Mapping[str, Measure]) -> dict[str, Measure]:
    """Give the figures a column may count: whole numbers that people or files give."""
    return {
        code: measure
        for code, measure in measures.items()
        if measure.typed and measure.unit in _WHOLE and not measure.archived
    }


def sounds_counted(name: str) -> bool:
    """Tell whether a column is called as reports call their figures."""
    return _folded(name) in {_folded(word) for words in _ALSO.values() for word in words}


def proposed(names: Iterable[str], measures: Mapping[str, Measure]) -> dict[str, str]:
    """Propose for each column, by its name, the figure it counts; nothing where no name fits, and no figure twice."""
    known: dict[str, str] = {}
    for code, measure in countable(measures).items():
        for word in (measure.name.ja, measure.name.en, *_ALSO.get(code, ())):
            known.setdefault(_folded(word), code)
    found: dict[str, str] = {}
    for name in names:
        fitting = known.get(_folded(name))
        if fitting is not None and fitting not in found.values():
            found[name] = fitting
    return found


def _folded(name: str) -> str:
    """Bring a name to what it means: without brackets, signs, counters and words such as *total*."""
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", name).casefold())
    plain = _MARKS.sub("", plain)
    for pattern in (_BEGINNINGS, _ENDINGS):
        shorter = pattern.sub("", plain)
        plain = shorter or plain
    return plain
