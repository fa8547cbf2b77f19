"""Groups of plans that are one plan: told in one clause, or in statements that say the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.compare.plans.plan import Plan, merged, one_time
from recoupe.model import AlignedStory, AnnotatedReport, Point

SURE = 0.8
"""The probability of a link from which two statements tell of one plan; what a point's day is compared with
has been held to the same."""


def one_told(groups: list[list[Plan]], aligned: AlignedStory) -> list[list[Plan]]:
    """The groups, joined where a noun in the clause of a plan says what it is about ("talks on a
    ceasefire"), and where aligned statements of two reports each hold one, at times that can be one."""
    reports = {r.report.id: r for r in aligned.traced.story.reports}
    joined = _Joined(groups)
    for first, second in _of_one_clause(groups, reports):
        joined.join(first, second)
    for first, second in _of_like_statements(groups, aligned.points, joined):
        joined.join(first, second)
    return joined.groups()


class _Joined:
    """Groups by number, and which of them have been joined."""

    def __init__(self, groups: Sequence[list[Plan]]) -> None:
        self._members = {n: list(group) for n, group in enumerate(groups)}
        self._now = list(range(len(groups)))

    def now(self, number: int) -> int:
        """The group that a group has become a part of."""
        while self._now[number] != number:
            number = self._now[number]
        return number

    def join(self, first: int, second: int) -> None:
        """Joins two groups whose times can be one."""
        low, high = sorted((self.now(first), self.now(second)))
        if low == high:
            return
        a, b = merged(self._members[low]), merged(self._members[high])
        if a.time and b.time and not one_time(a.time, b.time):
            return
        self._members[low] += self._members.pop(high)
        self._now[high] = low

    def groups(self) -> list[list[Plan]]:
        """The groups, in order of their first plans."""
        return [self._members[n] for n in sorted(self._members)]


def _of_one_clause(
    groups: Sequence[list[Plan]], reports: dict[str, AnnotatedReport]
) -> Iterator[tuple[int, int]]:
    """Pairs of groups that share a clause and a time, where one of the two triggers is a noun."""
    clauses: dict[tuple[str, int, int, str], list[tuple[int, Plan]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for plan in group:
            clauses[plan.report.id, plan.event.start, plan.event.end, plan.event.time].append((number, plan))
    nouns = {key: _nouns(reports[key]) for key in {k[0] for k, found in clauses.items() if len(found) > 1}}
    for (report, *_), found in sorted(clauses.items()):
        for (n, one), (m, other) in combinations(found, 2):
            starts = {one.event.trigger.start, other.event.trigger.start}
            if n != m and one.status == other.status and starts & nouns[report]:
                yield n, m


def _nouns(report: AnnotatedReport) -> set[int]:
    return {t.start for s in report.sentences for t in s.tokens if t.pos == "NOUN"}


def _of_like_statements(
    groups: Sequence[list[Plan]], points: Sequence[Point], joined: _Joined
) -> Iterator[tuple[int, int]]:
    """Pairs of groups that are each the only one in one of two aligned statements."""
    triggers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for plan in group:
            triggers[plan.report.id].append((plan.event.trigger.start, number))
    for point in points:
        if point.kind != "statement" or len({s.report for s in point.statements}) < 2:
            continue
        held = {
            s.id: {
                joined.now(number)
                for place, number in triggers.get(s.report, ())
                if any(e.start <= place < e.end for e in s.evidence)
            }
            for s in point.statements
        }
        for link in point.links:
            first, second = held[link.first], held[link.second]
            if link.probability >= SURE and len(first) == len(second) == 1 and first != second:
                yield min(first), min(second)
