"""The card for the counter, “How did you hear of us?”, four on a sheet to be cut, and the month's tally on a second page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from desktop.language import _, speaking
from desktop.reports.paper_kit import HIGH, WIDE, Paper, canvas_of
from desktop.reports.placing import put
from desktop.reports.qr import QUIET, Matrix, matrix
from desktop.wording.tags import answers, counter_question

_MARGIN, _CARD_WIDE, _CARD_HIGH = 11.0, WIDE / 2, HIGH / 2
_DAYS = 31


@dataclass(frozen=True, slots=True)
class CounterCard:
    """What stands on the card besides the question; word and address may be empty."""

    shop: str
    language: str
    word: str = ""
    """The code word a customer may say."""
    address: str = ""
    """Where the QR code leads to."""
    doors: tuple[str, ...] = ()
    """The goal's side doors, which become answers of their own where they are a way to hear of a shop."""


def write(card: CounterCard, path: Path) -> None:
    """Write the card as a PDF of two A4 pages; raises `Fault` as `placing.put`."""
    put(pdf(card), path)


def pdf(card: CounterCard) -> bytes:
    """Give the card as a PDF; the same card gives the same bytes. Raises ValueError: no code holds the address."""
    file = BytesIO()
    with speaking(card.language):
        canvas = canvas_of(file, counter_question(), card.shop, card.language)
        paper = Paper(canvas)
        modules = matrix(card.address) if card.address else ()
        for at in range(4):
            _card(paper, card, modules, at % 2 * _CARD_WIDE, at // 2 * _CARD_HIGH)
        paper.line(_CARD_WIDE, 0, _CARD_WIDE, HIGH, cut=True)
        paper.line(0, _CARD_HIGH, WIDE, _CARD_HIGH, cut=True)
        paper.turn()
        _tally(paper, card)
    canvas.save()
    return file.getvalue()


def _card(paper: Paper, card: CounterCard, modules: Matrix, left: float, top: float) -> None:
    x, room = left + _MARGIN, _CARD_WIDE - 2 * _MARGIN
    paper.text(x, top + 21, counter_question(), 18, room=room)
    paper.text(x, top + 28.5, _("Please tick what fits. It helps us a great deal."), 9, room=room, muted=True)
    paper.line(x, top + 32.5, x + room, top + 32.5)
    given = answers(card.doors)
    step = min(10.5, 72 / len(given))
    for at, answer in enumerate(given):
        y = top + 44 + at * step
        paper.box(x, y - 4.6, 5.2)
        paper.text(x + 9, y, answer, 13, room=room - 9)
    _foot(paper, card, modules, x, top + _CARD_HIGH)


def _foot(paper: Paper, card: CounterCard, modules: Matrix, x: float, bottom: float) -> None:
    """Write shop and code word at the left, the QR code at the right with its white edge."""
    room, side = _CARD_WIDE - 2 * _MARGIN, 26.0
    if modules:
        paper.code(x + room - side, bottom - 10 - side, side, modules)
        room -= side * (1 + QUIET / len(modules)) + 2
    if card.word:
        said = _("Code word: {word}").format(word=card.word)
        paper.text(x, bottom - 19, said, 11, room=room)
    paper.text(x, bottom - 11, card.shop, 11, room=room)


def _tally(paper: Paper, card: CounterCard) -> None:
    """Draw a month: a row for each day, a column for each answer."""
    x, room = 15.0, WIDE - 30
    paper.text(x, 21, _("How customers heard of us: the month's tally"), 15, room=room - 50)
    paper.text(x + room, 21, _("Year ____ Month ____"), 11, room=48, at="right")
    words = _("One stroke for each customer who was asked. {shop}").format(shop=card.shop)
    paper.text(x, 28, words, 9, room=room, muted=True)
    heads = [_("Day of the month"), *answers(card.doors), _("Total")]
    edges = _edges(x, room, len(heads))
    top, step = 33.0, 7.4
    rows = [str(day) for day in range(1, _DAYS + 1)] + [_("Total")]
    _heads(paper, heads, edges, top)
    for at, name in enumerate(rows, 1):
        y = top + at * step
        paper.line(x, y, x + room, y, bold=at in (1, len(rows)))
        paper.text((edges[0] + edges[1]) / 2, y + 5.1, name, 9, room=edges[1] - edges[0], at="middle")
    bottom = top + (len(rows) + 1) * step
    paper.line(x, top, x + room, top)
    paper.line(x, bottom, x + room, bottom, bold=True)
    for edge in edges:
        paper.line(edge, top, edge, bottom)


def _heads(paper: Paper, heads: Sequence[str], edges: Sequence[float], top: float) -> None:
    for at, head in enumerate(heads):
        middle, room = (edges[at] + edges[at + 1]) / 2, edges[at + 1] - edges[at] - 2
        paper.text(middle, top + 5.1, head, 9, room=room, at="middle")


def _edges(x: float, room: float, columns: int) -> list[float]:
    """Give the columns' edges: narrow for the day and the total, even between."""
    narrow = 15.0
    wide = (room - 2 * narrow) / (columns - 2)
    return [x, *(x + narrow + wide * at for at in range(columns - 1)), x + room]
