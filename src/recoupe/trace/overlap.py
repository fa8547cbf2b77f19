"""Word-for-word overlap between reports of one language, quotations left out."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recoupe.matching import fold
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Quotation, Record, Span

LENGTH = 5
"""Words in a shingle. Five is the least at which ECB+ reports of different stories share next to nothing."""

_COLUMNS = 8192


class Overlap(Record, frozen=True):
    """How much two reports share word for word: of the first's text, and of the second's, in [0, 1].

    `words` is the number of shared shingles.
    """

    first: int
    second: int
    of_first: float
    of_second: float
    words: int


def overlaps(reports: Sequence[AnnotatedReport], least: float = 0.05) -> Iterator[Overlap]:
    """The pairs of reports (by place, first < second) that share at least `least` of one of the two texts."""
    found = [shingles(report) for report in reports]
    sizes = np.array([max(len(s), 1) for s in found], dtype=np.float64)
    shared = _shared(found)
    shares = shared / np.minimum(sizes[:, None], sizes[None, :])
    for first, second in np.argwhere(np.triu(shares >= least, 1)):
        count = int(shared[first, second])
        yield Overlap(
            first=int(first),
            second=int(second),
            of_first=count / float(sizes[first]),
            of_second=count / float(sizes[second]),
            words=count,
        )


def shingles(
    report: AnnotatedReport, sentence_id: str = "", *, length: int = LENGTH
) -> frozenset[tuple[str, ...]]:
    """Every run of words of the report's content, or of one sentence, outside quotation marks."""
    quoted = quoted_spans(report)
    runs: set[tuple[str, ...]] = set()
    for sentence in report.sentences:
        if sentence.role not in CONTENT_ROLES or sentence_id not in ("", sentence.id):
            continue
        words = [
            fold(t.text)
            for t in sentence.tokens
            if any(c.isalnum() for c in t.text) and not inside(quoted, t.start)
        ]
        runs.update(tuple(words[n : n + length]) for n in range(len(words) - length + 1))
    return frozenset(runs)


def quoted_spans(report: AnnotatedReport) -> list[Span]:
    """The stretches between quotation marks, joined where they overlap: public words, not the reporter's."""
    spans: list[Span] = []
    for span in sorted(s for q in report.quotations for s in (q.quoted or _direct(q))):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return spans


def inside(spans: Sequence[Span], place: int) -> bool:
    """Whether a character of the text lies in one of the spans (sorted, apart).

    >>> inside([Span(0, 3), Span(5, 8)], 4), inside([Span(0, 3), Span(5, 8)], 5)
    (False, True)
    """
    found = bisect_right(spans, place, key=lambda span: span.start)
    return found > 0 and place < spans[found - 1].end


def _direct(quotation: Quotation) -> tuple[Span, ...]:
    return quotation.content if quotation.kind == "direct" else ()


def _shared(found: Sequence[frozenset[tuple[str, ...]]]) -> npt.NDArray[np.float64]:
    """How many shingles each two reports share."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, runs in enumerate(found):
        for run in runs:
            holders[run].append(index)
    several = [places for places in holders.values() if len(places) > 1]
    shared = np.zeros((len(found), len(found)), dtype=np.float64)
    for start in range(0, len(several), _COLUMNS):
        part = several[start : start + _COLUMNS]
        table = np.zeros((len(found), len(part)), dtype=np.float32)
        for column, places in enumerate(part):
            table[places, column] = 1
        shared += table @ table.T
    return shared
