"""What a judgement is, and how governors of each kind change the status of what they govern."""

from typing import NamedTuple

from recoupe.annotate.events.view import View
from recoupe.model import Factuality, Span

DEPTH = 7
"""How many governors are followed: newspaper sentences nest no deeper, and broken trees must end."""

NOT_COMING = "negated, and not past"
"""The reason of a verb that is denied for now or the time to come."""

NO_PLACE = "will not take place"
"""The reason of a noun whose verb says that it will not take place."""

PRESENT = "present tense"
"""The reason of a status that the present tense alone gives."""

TO_COME = "present tense with a time to come"
"""The reason of a verb in the present that is taken for a plan, by its time alone."""

YET_TO_COME = "its time is yet to come"
"""The reason of a noun that is taken for a plan, by its time alone."""


class Judgement(NamedTuple):
    """A status, the words that decide it, why, and the condition if there is one."""

    status: Factuality
    span: Span | None = None
    reason: str = ""
    condition: Span | None = None


COMBINED: dict[str, tuple[Factuality, Factuality, Factuality, Factuality, Factuality]] = {
    "plan": ("planned", "possible", "conditional", "denied", "cancelled"),
    "possible": ("possible", "possible", "possible", "denied", "cancelled"),
    "deny": ("denied", "possible", "conditional", "possible", "possible"),
    "cancel": ("cancelled", "possible", "conditional", "planned", "planned"),
}
"""The status under a governor of each kind, by the governor's own: it happens or will, is possible,
conditional, denied, cancelled."""


def level(status: Factuality) -> int:
    """The place of a governor's own status in COMBINED."""
    return {"happened": 0, "planned": 0, "possible": 1, "conditional": 2, "denied": 3, "cancelled": 4}[status]


def effect_of(view: View, index: int) -> tuple[str, Span] | None:
    """The kind of governor that a token is, with the words that make it one."""
    for kind in ("cancel", "deny", "plan", "possible"):
        if cue := view.cue(kind, index):
            return kind, cue
    if (cue := view.cue("modal", index)) is not None:
        return "possible", cue
    return None
