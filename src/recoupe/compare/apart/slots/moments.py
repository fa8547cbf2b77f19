"""Days and times of day that independent reports give for one thing, placed as figures are.

The weights of measures serve: what places a day or an hour is told in the same words.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from recoupe.compare.apart.dated import gives_day, is_day, other_day
from recoupe.compare.apart.hours import differ, gives_hour, is_hour, is_night_itself, minutes
from recoupe.compare.apart.slots.nearness import TIES, VERBS, Table, chance, first_logits, placing
from recoupe.compare.apart.slots.slot import Placed, masked, names_in, stretch_beside
from recoupe.compare.apart.slots.weights import MEASURES
from recoupe.compare.statements.acts import act_at, again, sentence_at
from recoupe.compare.statements.bounds import of_two_acts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import other_people
from recoupe.model import Span, TimeExpression

LIKELY = {"day": 0.62, "hour": 0.8}
"""The least probability that two days, or two times of day, are of one thing. Of 50 stories of our own and
the sixteen of `tests/stories_apart`, read by hand, the pairs from these on tell nine days and one hour
otherwise, all rightly (some of them were told before); of those from 0.3 to 0.62 seven of twenty days are
right, and an hour at 0.78 is wrong. How many accounts give a day does not tell them apart. ECB+,
whose reports have no date of publication, has none."""

TIED = 0.2
"""The least cosine of two sentences or their verbs where they name no entity in common: of the right pairs
that were read the least has 0.26, the wrong one ("rain is expected on Friday", "the prime minister is due on
Wednesday") 0.09."""

ACTED = 0.25
"""The least cosine of the verbs of two times of day that are no slip. What is told in the same words but for
the verb begins at one hour and ends at another (a train that leaves and derails, polls that open and close:
0.13 to 0.14 at a probability of 0.99); a right pair (took off, *décollé*: 0.13) is lost by it."""

SLIPPED = 2.0
"""What it adds to the logit that one of two times of day is the other but for a digit (6.42 and 6.52, 3.20
and 4.20), unless both are whole, half or quarter hours, as most times are. That two times are near each other
tells nothing: an alarm and an arrest, a departure and a crash are as near."""

LEAST = -2.0
"""The least logit worth asking for rivals."""

MOST = 300
"""The most moments of a story compared; beyond it, those of the reports that come first."""


class Moment(Placed, frozen=True, kw_only=True):
    """A day or a time of day."""

    time: TimeExpression


def moments(source: Source) -> Iterator[Moment]:
    """The moments of a report that something is done at; the day of its publication, which everything happens
    on, is left out, and so is what is done again and again."""
    for time in source.report.times:
        kind = _kind(time, source)
        sentence, act = (
            (sentence_at(source, time.start), act_at(source, time.start)) if kind else (None, None)
        )
        if sentence is None or (act is not None and again(source, act)):
            continue
        if act is None and (kind == "day" or not any(t.pos == "VERB" for t in sentence.tokens)):
            continue
        whole = Span(sentence.start, sentence.end)
        yield Moment(
            report=source.id,
            origin=source.origin_at(time.start),
            kind=kind,
            time=time,
            sentence=sentence,
            around=masked(source, whole),
            beside=masked(source, stretch_beside(sentence, time.start, time.end)),
            act=act,
            named=names_in(source, whole),
            place=time.start / max(len(source.text), 1),
        )


def moments_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Moment, Moment]]:
    """Pairs of moments of different origins that are placed alike and cannot be one."""
    every = [m for key in sorted(frames.sources) for m in moments(frames.sources[key])][:MOST]
    if len(every) < 2:
        return
    features = placing(every, likeness)
    slips = _slips(every)
    table = _Moments(every, first_logits(MEASURES, features) + slips, frames)
    tied = features[:, :, TIES].max(axis=-1) >= TIED
    acted = (features[:, :, VERBS] >= ACTED) | (slips > 0)
    for i, j in np.argwhere(np.triu((table.logits >= LEAST) & tied, 1)).tolist():
        first, second = every[i], every[j]
        if first.kind == "hour" and not acted[i, j]:
            continue
        if not _apart(first, second, frames) or table.chance(i, j) < LIKELY[first.kind]:
            continue
        yield first, second
        for one, other in ((i, j), (j, i)):
            alike = (every[k] for k in table.same(one))
            yield from ((m, every[other]) for m in alike if _apart(m, every[other], frames))


def _slips(every: Sequence[Moment]) -> Table:
    """What a slip of a digit adds to the logit of each pair, shape (moments, moments)."""
    added = np.zeros((len(every), len(every)), np.float32)
    hours = [(n, *divmod(int(minutes(m.time)), 60)) for n, m in enumerate(every) if m.kind == "hour"]
    for (i, hour, minute), (j, other, past) in permutations(hours, 2):
        seldom = minute % 15 != 0
        if seldom and (
            (minute == past and abs(hour - other) == 1) or (hour == other and _digit(minute, past))
        ):
            added[i, j] = SLIPPED
    return added


def _digit(minute: int, other: int) -> bool:
    """Whether two minutes have their last digit in common, and that is no 0 or 5.

    >>> _digit(42, 52), _digit(40, 50), _digit(42, 43)
    (True, False, False)
    """
    return minute % 10 == other % 10 and minute % 5 != 0


class _Moments:
    """The moments of a story with the logit of each pair before its rivals are asked."""

    def __init__(self, every: Sequence[Moment], logits: Table, frames: Frames) -> None:
        self.every, self.logits, self._frames = every, logits, frames

    def chance(self, i: int, j: int) -> float:
        """The probability that two moments are of one thing, 0 where a rival is nearer: another moment of
        either report that cannot be this one."""
        every = self.every
        rivals = [
            float(self.logits[one, k])
            for one, other in ((i, j), (j, i))
            for k, rival in enumerate(every)
            if rival.report == every[other].report
            and rival.kind == every[i].kind
            and _exclude(rival, every[other], self._frames)
        ]
        return chance(MEASURES, float(self.logits[i, j]), rivals)

    def same(self, i: int) -> list[int]:
        """The moments of other reports that are this one, and likely of the same thing."""
        mine = self.every[i]
        return [
            k
            for k, other in enumerate(self.every)
            if other.report != mine.report
            and other.kind == mine.kind
            and self.logits[i, k] >= LEAST
            and not _exclude(mine, other, self._frames)
            and self.chance(i, k) >= LIKELY[mine.kind]
        ]


def _kind(time: TimeExpression, source: Source) -> str:
    if is_hour(time) and not is_night_itself(time):
        return "hour"
    known = time.value[:1].isdigit() and len(source.published) >= 10
    return "day" if known and is_day(time) and time.value[:10] != source.published[:10] else ""


def _apart(first: Moment, second: Moment, frames: Frames) -> bool:
    """Whether two moments of two accounts exclude each other, and neither report gives the other's."""
    if first.kind != second.kind or first.origin == second.origin or first.report == second.report:
        return False
    if not _exclude(first, second, frames):
        return False
    a, b = frames.sources[first.report], frames.sources[second.report]
    gives = gives_hour if first.kind == "hour" else gives_day
    if gives(first.time, b) or gives(second.time, a) or of_two_acts(a, first.time, b, second.time):
        return False
    spans = [Span(m.sentence.start, m.sentence.end) for m in (first, second)]
    return not other_people(a, spans[0], b, spans[1])


def _exclude(first: Moment, second: Moment, frames: Frames) -> bool:
    if first.kind == "day":
        return other_day(first.time, second.time)
    return differ(first.time, second.time, frames.sources[first.report], frames.sources[second.report])
