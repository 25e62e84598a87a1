"""How far undo reaches: the steps of this run, apart for every shop, the last hundred."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from desktop.storage.journal import Step

LIMIT = 100


@dataclass(slots=True)
class Reach:
    """The steps of one shop that can be undone and redone, the next one last."""

    done: deque[Step] = field(default_factory=lambda: deque(maxlen=LIMIT))
    undone: list[Step] = field(default_factory=list)

    def act(self, step: Step) -> None:
        """Something new was done: what was undone before cannot come back."""
        self.done.append(step)
        self.undone.clear()

    def undo(self, reverting: Step) -> None:
        """The last step was undone by `reverting`, which is what redo takes back."""
        self.done.pop()
        self.undone.append(reverting)

    def redo(self, reverting: Step) -> None:
        """The last undone step was done again by `reverting`."""
        self.undone.pop()
        self.done.append(reverting)
