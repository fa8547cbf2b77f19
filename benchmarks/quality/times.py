"""Time expressions against gold: extents, types and TIMEX3 values.

Takes JSON Lines `{id, text, published, language, times: [{start, end, type, value}]}`, TimeML files (.tml,
or folders of them), cases of Recognizers-Text (files or folders of Specs/DateTime) and GUM's CoNLL-U with
dates in the MISC column. `strict_f1` wants the same extent, `relaxed_f1` an overlap, `value_f1` an overlap
and the right value (TempEval-3's measures); `type_accuracy` is over the overlapping ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality.result import SetScore, f1
from benchmarks.times import gold as sets
from benchmarks.times import recognizers
from benchmarks.times.gold import Accept, Case, Gold
from benchmarks.times.run import answers
from benchmarks.times.values import right
from recoupe.annotate.times.forms import parse
from recoupe.annotate.times.resolve import complete
from recoupe.model import TimeExpression


def score(paths: list[Path]) -> list[SetScore]:
    return [_score(path) for path in paths]


def _score(path: Path) -> SetScore:
    counts: dict[str, int] = {}
    tally = Tally()
    for case in read(path, counts):
        tally.add(case, answers(case))
    notes = [f"{tally.cases} texts, {tally.gold} expressions"]
    notes += [f"left out: {number} ({reason})" for reason, number in sorted(counts.items())]
    notes += [f"wrong: {line}" for line in tally.wrong[:20]]
    return SetScore(path.name, tally.scores(), notes)


def read(path: Path, counts: dict[str, int]) -> Iterator[Case]:
    """The cases of a file or folder, by what the files are."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        if file.suffix == ".jsonl":
            yield from sets.json_lines(file)
        elif file.suffix in (".tml", ".xml"):
            yield sets.timeml(file)
        elif file.suffix == ".conllu":
            yield from sets.gum(file, counts)
        elif file.suffix == ".json":
            yield from recognizers.cases(file, counts)


class Tally:
    """Counts over cases."""

    def __init__(self) -> None:
        self.cases = self.whole = self.gold = self.found = 0
        self.strict = self.relaxed = self.valued = self.typed = self.of_type = self.with_value = 0
        self.wrong: list[str] = []

    def add(self, case: Case, times: Sequence[TimeExpression]) -> None:
        """Count one case."""
        dated = not any(g.type for g in case.gold) and case.id.startswith("GUM")
        times = [t for t in times if not _ignored(case, t, dated)]
        pairs = list(matched(case.gold, times))
        good = 0
        for expected, time in pairs:
            self.strict += (expected.start, expected.end) == (time.start, time.end)
            if expected.type:
                self.of_type += 1
                self.typed += expected.type == time.type
            if not expected.accepts or right(time, expected):
                good += 1
            else:
                self._note(case, time, expected)
        self.relaxed += len(pairs)
        self.valued += good
        self.gold += len(case.gold)
        self.found += len(times)
        self.cases += 1
        self.whole += good == len(case.gold) == len(times)
        taken = {id(t) for _, t in pairs}
        met = {id(g) for g, _ in pairs}
        for time in times:
            if id(time) not in taken:
                self._note(case, time, None)
        for expected in case.gold:
            if id(expected) not in met:
                self._note(case, None, expected)

    def _note(self, case: Case, time: TimeExpression | None, expected: Gold | None) -> None:
        at = time or expected
        assert at is not None
        around = " ".join(case.text[max(at.start - 40, 0) : at.end + 30].split())
        found = f"{case.text[time.start : time.end]} = {time.value} {time.form}" if time else "nothing"
        wanted = (
            f"{case.text[expected.start : expected.end]} = {expected.accepts[:3]}" if expected else "nothing"
        )
        self.wrong.append(f"{case.id}: …{around}… found {found}; wanted {wanted}")

    def scores(self) -> dict[str, float]:
        """The scores by name."""

        def measure(hits: int) -> float:
            return f1(hits / self.found if self.found else 0.0, hits / self.gold if self.gold else 0.0)

        precision = self.relaxed / self.found if self.found else 0.0
        recall = self.relaxed / self.gold if self.gold else 0.0
        return {
            "strict_f1": measure(self.strict),
            "relaxed_precision": precision,
            "relaxed_recall": recall,
            "relaxed_f1": measure(self.relaxed),
            "value_f1": measure(self.valued),
            "type_accuracy": self.typed / self.of_type if self.of_type else 0.0,
            "texts_all_right": self.whole / self.cases if self.cases else 0.0,
        }


def matched(gold: Iterable[Gold], times: Sequence[TimeExpression]) -> Iterator[tuple[Gold, TimeExpression]]:
    """Gold and found expressions that overlap, one to one: the same extent first, then from left to right."""
    exact = {(t.start, t.end): t for t in times}
    rest: list[Gold] = []
    taken: set[int] = set()
    for expected in gold:
        time = exact.get((expected.start, expected.end))
        if time is None:
            rest.append(expected)
        else:
            taken.add(id(time))
            yield expected, time
    for expected in rest:
        for time in times:
            if id(time) not in taken and time.start < expected.end and expected.start < time.end:
                taken.add(id(time))
                yield expected, time
                break


def _ignored(case: Case, time: TimeExpression, dated: bool) -> bool:
    """What a set does not mark: GUM has dates only, of them those without a year in some documents and not in
    others, and some with bounds alone."""
    if dated and (time.type != "DATE" or not complete(parse(time.form))):
        return not any(g.start < time.end and time.start < g.end for g in case.gold)
    return any(time.start < end and start < time.end for start, end in case.ignored)


__all__ = ["Accept", "score"]
