"""Which sentences of other reports tell what a sentence tells: each is the other's nearest."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
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
        self._keys = list(self._sentences)
        self._texts = [s.text[t.start : t.end] for s in told.values() for t in s.report.sentences]
        self._begin = {key: [s.start for s in found] for key, found in self._sentences.items()}
        self._known: dict[tuple[str, int], dict[str, _Facing]] = {}

    def facing(self, report: str, place: int) -> list[_Facing]:
        """The sentences of other reports that are the nearest there to the sentence that holds a place, and
        to which it is the nearest in its own report, each with its report and their cosine, from `LEAST` on.
        """
        return list(self._facing(report, place).values())

    def cosine(self, report: str, place: int, other: str, there: int) -> float:
        """The cosine of the sentences that hold two places, where they face each other; else 0."""
        _, sentence, cosine = self._facing(report, place).get(other, ("", None, 0.0))
        return cosine if sentence is not None and sentence.start <= there < sentence.end else 0.0

    def _facing(self, report: str, place: int) -> Mapping[str, _Facing]:
        n = self._at(report, place)
        if n is None:
            return {}
        if (report, n) not in self._known:
            self._known[report, n] = {facing[0]: facing for facing in self._found(report, n)}
        return self._known[report, n]

    def _at(self, report: str, place: int) -> int | None:
        n = bisect_right(self._begin.get(report, ()), place) - 1
        return n if n >= 0 and place < self._sentences[report][n].end else None

    def _found(self, report: str, number: int) -> Iterator[_Facing]:
        own = self._rows(report)
        towards = (self._vectors_of_texts @ own[number])[self._text]
        best = np.maximum.reduceat(towards, self._starts)
        keys = [self._keys[n] for n in np.flatnonzero(best >= LEAST) if self._keys[n] != report]
        nearest = [self._nearest(towards, key) for key in keys]
        back = (own @ self._vectors[nearest].T).max(axis=0) if keys else ()
        for key, row, most in zip(keys, nearest, back, strict=True):
            if most <= towards[row] + _SAME:
                yield key, self._sentences[key][row - self._start[key]], float(towards[row])

    def _nearest(self, towards: npt.NDArray[np.float32], report: str) -> int:
        """The row of the sentence of a report that is nearest."""
        start = self._start[report]
        return start + int(towards[start : start + len(self._sentences[report])].argmax())

    def _rows(self, report: str) -> npt.NDArray[np.float32]:
        start = self._start[report]
        return self._vectors[start : start + len(self._sentences[report])]

    @cached_property
    def _vectors_of_texts(self) -> npt.NDArray[np.float32]:
        """The different texts in the space; a story of copies has few."""
        return self._likeness.vectors(list(dict.fromkeys(self._texts)))

    @cached_property
    def _text(self) -> npt.NDArray[np.int64]:
        """The number of the text of each sentence."""
        number = {text: n for n, text in enumerate(dict.fromkeys(self._texts))}
        return np.array([number[text] for text in self._texts])

    @cached_property
    def _vectors(self) -> npt.NDArray[np.float32]:
        return self._vectors_of_texts[self._text]

    @cached_property
    def _start(self) -> dict[str, int]:
        """Where the rows of each report begin."""
        ends = np.cumsum([len(s) for s in self._sentences.values()]).tolist()
        return dict(zip(self._sentences, [0, *ends[:-1]], strict=True))

    @cached_property
    def _starts(self) -> npt.NDArray[np.int64]:
        return np.array(list(self._start.values()), dtype=np.int64)
