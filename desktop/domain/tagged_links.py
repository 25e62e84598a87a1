"""Addresses with marks: the shop's own page, with the parameters by which statistics tell where a visitor came from."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_plus, urlencode, urlsplit, urlunsplit

from desktop.domain.problems import Code, Problem, Refused

MARK = "utm_"
"""What the names of all marks begin with; a page's old ones give way."""
LONGEST = 600
"""Characters of a tagged address: longer ones make a code too fine for a card (more than 105 modules across)."""
_BARE = re.compile(r"[^\s/:?#@]+\.[^\s/:?#@]+(:\d+)?([/?#].*)?")
_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f\\<>\"]")
_PATH, _QUERY = "/%:@!$&'()*+,;=-._~", "/%:@!$'()*+,;=-._~?"
_NOT_OF_A_SLUG = re.compile(r"[^\w.-]+")


def slug(text: str) -> str:
    """Give a text as the value of a mark: of one width, in small letters, `_` for what stands between words.

    Google Analytics takes `TikTok` and `tiktok` for two sources, so there are no capitals.
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return _NOT_OF_A_SLUG.sub("_", unicodedata.normalize("NFKC", folded)).strip("_")


def page_address(text: str) -> str:
    """Give the address of a page as machines write it: host in ASCII (IDNA), the rest percent-encoded.

    What has no `https://` in front gets it. Raises `Refused` (not an address) for anything but a page
    of http or https on a host with a dot.
    """
    text = text.strip()
    if _BARE.fullmatch(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
        named = host.encode("idna").decode("ascii").lower()
    except ValueError:  # also what IDNA refuses
        raise _refusal() from None
    whole = parts.scheme in ("http", "https") and "." in named.strip(".") and "@" not in parts.netloc
    if not whole or _UNFIT.search(text) or ":" in host:
        raise _refusal()
    at = named if port is None else f"{named}:{port}"
    path, query = quote(parts.path, safe=_PATH), quote(parts.query, safe=f"{_QUERY}&")
    return urlunsplit((parts.scheme, at, path, query, quote(parts.fragment, safe=f"{_QUERY}&")))


def tagged(page: str, source: str, medium: str, campaign: str = "", content: str = "") -> str:
    """Give the page's address with the marks set; empty ones are left away. Once more changes nothing.

    The page keeps its own parameters and its fragment; marks it had give way. Raises `Refused` as
    `page_address`, and where the whole is too long.
    """
    parts = urlsplit(page_address(page))
    named = {"source": source, "medium": medium, "campaign": campaign, "content": content}
    marks = urlencode({MARK + name: slug(value) for name, value in named.items() if slug(value)})
    own = [one for one in parts.query.split("&") if one and not _is_mark(one)]
    query = "&".join([*own, marks] if marks else own)
    address = urlunsplit(parts._replace(query=query, path=parts.path or "/"))
    if len(address) > LONGEST:
        raise Refused(Problem(Code.ADDRESS_TOO_LONG, where="text"))
    return address


def _is_mark(parameter: str) -> bool:
    return unquote_plus(parameter.split("=", 1)[0]).lower().startswith(MARK)


def _refusal() -> Refused:
    return Refused(Problem(Code.NOT_AN_ADDRESS, where="text"))
