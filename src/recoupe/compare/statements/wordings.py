"""What a finding says, in one plain English sentence."""

from collections.abc import Sequence

from recoupe.compare.statements.frames import Frames
from recoupe.model import Side


def explain(kind: str, aspect: str, sides: Sequence[Side], topics: Sequence[str], frames: Frames) -> str:
    """One sentence for a difference or an update."""
    parts = [f"{who(side, frames)}: {_value(aspect, side)}" for side in sides]
    topic = next((t for t in topics if t), "")
    subject = {
        "figure": f"The figure differs{f' ({topic})' if topic else ''}",
        "date": "The date differs",
        "place": "The place differs",
        "name": "The name differs",
        "source": "The same words are given to different speakers",
        "wording": "The same quotation is worded differently",
        "certainty": "One states it as certain, the other does not",
        "polarity": "One denies what the other affirms",
        "part and whole": f"Of one whole ({topic}) the part differs",
    }.get(aspect, "The reports differ")
    if topic == "qualifier":
        subject = "One limits the statement, the other does not"
    if kind == "update":
        new = "tells what an earlier one denies" if aspect == "polarity" else "gives a new figure"
        subject = f"A later report {new}{f' ({topic})' if topic else ''}"
    return f"{subject}: {'; '.join(parts)}."


def who(side: Side, frames: Frames) -> str:
    """The outlets of a side, the first three by name."""
    names = sorted({frames.sources[r].name for r in side.reports})
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _value(aspect: str, side: Side) -> str:
    marked = "”, “".join(dict.fromkeys(m.text for m in side.marks))
    if aspect in ("figure", "date", "source", "name", "place", "part and whole") and marked:
        shown = f"“{marked}”"
        return shown if side.value in marked else f"{shown} ({side.value})"
    if aspect == "wording":
        return f"“{marked}”" if marked else "without these words"
    return f"{side.value} (“{marked}”)" if marked else side.value
