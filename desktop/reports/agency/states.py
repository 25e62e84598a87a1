"""The marks that follow what is filled in: done, lacking, cannot be, not counted, empty."""

from __future__ import annotations

from desktop.reports.paper import Paper
from desktop.reports.theme import BAD, GOOD, MUTED, WARN

DONE, LACKING, WRONG, NONE, EMPTY = "○", "△", "×", "－", "？"
"""Told apart without colour too."""


def colour(paper: Paper, column: int, first: int) -> None:
    """Colour the states of a column from a row on."""
    inks = ((DONE, GOOD), (LACKING, WARN), (WRONG, BAD), (NONE, MUTED), (EMPTY, MUTED))
    paper.colour_states(column, first, inks)


def said(words: str) -> str:
    """Write a text as formulas hold it."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
