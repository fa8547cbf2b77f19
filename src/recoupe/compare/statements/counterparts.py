"""Which sentences of other reports tell what a sentence tells: each is the other's nearest."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Sentence

LEAST = 0.25
"""The least cosine of two sentences that can face each other."""

_SAME = 1e-5
"""How far apart two cosines may be that were added up in another order."""

_Facing = tuple[str, Sentence, float]


class Counterparts:
    """The sentences of a story's reports in the space of all languages, encoded when they are first asked."""

    def __init__(self, frames: Frames, likeness: Likeness) -> None:
        self._likeness = likeness
        told = {key: frames.sources[key] for key in sorted(frames.sources)}
        self._sentences = {k: s.report.sentences for k, s in told.items() if s.report.sentences}
        self._texts = [s.text[t.start : t.end] for s in told.values() for t in s.report.sentences]
        self._known: dict[tuple[str, int], list[_Facing]] = {}

    def facing(self, report: str, place: int) -> list[_Facing]:
        """The sentences of other reports that are the nearest there to the sentence that holds a place, and
        to which it is the nearest in its own report, each with its report and their cosine, from `LEAST` on.
        """
        n = self._at(report, place)
        if n is None:
            return []
        if (report, n) not in self._known:
            self._known[report, n] = self._found(report, n)
        return self._known[report, n]

    def cosine(self, report: str, place: int, other: str, there: int) -> float:
        """The cosine of the sentences that hold two places, where they face each other; else 0."""
        facing = self.facing(report, place)
        return next((c for key, s, c in facing if key == other and s.start <= there < s.end), 0.0)

    def _at(self, report: str, place: int) -> int | None:
        sentences: Sequence[Sentence] = self._sentences.get(report, ())
        return next((n for n, s in enumerate(sentences) if s.start <= place < s.end), None)

    def _found(self, report: str, number: int) -> list[_Facing]:
        own = self._rows(report)
        towards = self._vectors @ own[number]
        found: list[_Facing] = []
        for key, best in zip(self._sentences, np.maximum.reduceat(towards, self._starts), strict=True):
            if key == report or best < LEAST:
                continue
            start = self._start[key]
            m = int(towards[start : start + len(self._sentences[key])].argmax())
            if float((own @ self._vectors[start + m]).max()) <= best + _SAME:
                found.append((key, self._sentences[key][m], float(best)))
        return found

    def _rows(self, report: str) -> npt.NDArray[np.float32]:
        start = self._start[report]
        return self._vectors[start : start + len(self._sentences[report])]

    @cached_property
    def _vectors(self) -> npt.NDArray[np.float32]:
        return self._likeness.vectors(self._texts)

    @cached_property
    def _start(self) -> dict[str, int]:
        """Where the rows of each report begin."""
        ends = np.cumsum([len(s) for s in self._sentences.values()]).tolist()
        return dict(zip(self._sentences, [0, *ends[:-1]], strict=True))

    @cached_property
    def _starts(self) -> npt.NDArray[np.int64]:
        return np.array(list(self._start.values()), dtype=np.int64)
