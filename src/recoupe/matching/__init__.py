"""Which passages of different reports say the same: the ground that tracing and aligning share."""

from recoupe.matching.ids import content_id
from recoupe.matching.pairs import Match, match
from recoupe.matching.passages import Passage, clause_passages, fold, passages

__all__ = ["Match", "Passage", "clause_passages", "content_id", "fold", "match", "passages"]
