"""A look is put on whole: no colour, size or word of the old one stays, and nothing is cut or faint."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop.ui import icons
from desktop.ui.fonts import carried_font, usable
from desktop.ui.style import look
from desktop.ui.widgets.gallery import Gallery
from tests.ui.looking import look_over, ratio
from tests.ui.typing_in import shown

WIDE = 1500


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def settle(page: Gallery) -> None:
    """Lay everything out anew, in the order a fresh page would."""
    for width in (WIDE - 40, WIDE):
        page.resize(width, 900)
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("start", "end"),
    [(("light", 1.0), ("dark", 1.0)), (("dark", 1.25), ("light", 1.0)), (("light", 1.0), ("light", 1.5))],
)
def test_switching_leaves_nothing_of_the_old_look(qtbot, wear, start, end):
    wear(*start)
    switched = shown(qtbot, Gallery(), WIDE, 900)
    wear(*end)
    settle(switched)
    after = picture(switched)
    switched.hide()
    fresh = shown(qtbot, Gallery(), WIDE, 900)
    settle(fresh)
    assert different(after, picture(fresh)) < 0.002


def different(one: QImage, other: QImage) -> float:
    """Share of sampled pixels that differ."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places) / len(places)


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_in_the_gallery_is_cut_nameless_or_faint(qtbot, wear, name, scale, spoken):
    wear(name, scale, spoken)
    page = shown(qtbot, Gallery(), round(1366 * scale), 900)
    page.resize(round(1366 * scale), page._scroll.widget().heightForWidth(round(1366 * scale)) + 20)
    QApplication.processEvents()
    assert look_over(page) == []


def test_every_meaning_has_a_drawing_in_the_colour_asked_for(tokens):
    theme = look()
    for meaning in tokens.icons:
        drawn = theme.icon(meaning, 24, 2.0, "accent").toImage()
        assert drawn.size() == QSize(48, 48)
        inks = [
            drawn.pixelColor(x, y)
            for x in range(48)
            for y in range(48)
            if drawn.pixelColor(x, y).alpha() == 255
        ]
        assert inks, meaning
        assert all(ratio(ink, theme.colour("accent")) < 1.02 for ink in inks), meaning


def test_an_icon_without_a_meaning_is_a_fault():
    with pytest.raises(KeyError):
        look().icon("unicorn", 24, 1.0, "text")


def test_the_mark_is_teal_with_white_strokes():
    drawn = icons.mark().pixmap(64, 64).toImage()
    assert drawn.pixelColor(32, 4) == QColor("#0E5A60")
    assert drawn.pixelColor(32, 13) == QColor("#FFFFFF")


def test_text_is_scaled_and_lengths_follow(wear):
    small, large = wear(scale=1.0), wear(scale=1.5)
    assert (small.font("body").pixelSize(), large.font("body").pixelSize()) == (14, 21)
    assert (small.size("control"), large.size("control")) == (36, 54)
    assert small.radius("card") == large.radius("card") == 8


def test_a_colour_made_paler_for_one_painting_stays_whole_for_all_others(wear):
    wear()
    look().colour("background").setAlphaF(0.5)
    assert look().colour("background").alpha() == 255


def test_without_a_japanese_family_the_carried_font_is_loaded():
    assert carried_font().name == "ipaexg.ttf"
    assert usable(("No such family", "IPAexGothic")) == ["IPAexGothic"]


def test_before_any_look_asking_for_it_is_a_fault(monkeypatch):
    plain = QStyleFactory.create("Fusion")
    monkeypatch.setattr(QApplication, "style", lambda: plain)
    with pytest.raises(RuntimeError):
        look()
