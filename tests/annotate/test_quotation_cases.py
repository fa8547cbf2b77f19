"""The quotation cases of each language, and the sizes and kinds that their data must have."""

from collections import Counter
from functools import cache

import pytest

from benchmarks.quality.quotations import Attribution, pairs, source_right
from recoupe.annotate.names import find_names
from recoupe.annotate.quotations import find_quotations
from recoupe.annotate.quotations.lexicon import lexicon
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.model import Region, Report
from tests.annotate.quotation_cases import Case, cases
from tests.case_files import languages

LEAST = {"fr": 400, "en": 200, "de": 240, "es": 210}
"""How many cases there must be; of other languages 100."""
RIGHT = 0.92
"""The least F1 of content at an overlap of 0.8, and the least share of right sources."""
IMPLICATIONS = {"neutral", "claim", "denial", "admission", "promise", "warning"}


def found_in(case: Case, language: str) -> list[Attribution]:
    report = Report(id="c", text=case.text, language=language)
    regions = (Region(start=0, end=len(case.text), role="body", language=language),)
    sentences = parse(report, regions)
    mentions, entities = find_names(report, sentences)
    times = find_times(report, sentences)
    quotations = find_quotations(report, regions, sentences, mentions, entities, times)
    return [
        Attribution(
            content=tuple((s.start, s.end) for s in q.content),
            source=tuple((s.start, s.end) for source in q.sources for s in source.spans),
            cue=tuple((s.start, s.end) for s in q.cue),
            marked=bool(q.quoted),
        )
        for q in quotations
    ]


@cache
def counted(language: str) -> Counter[str]:
    count: Counter[str] = Counter()
    for case in cases(language):
        found = found_in(case, language)
        matched = list(pairs([g.content for g in case.gold], [f.content for f in found], 0.8))
        count["pairs"] += len(matched)
        count["found"] += len(found)
        count["gold"] += len(case.gold)
        count["sources"] += sum(source_right(case.gold[g].source, found[f].source) for g, f in matched)
    return count


@pytest.mark.parametrize("language", languages("quotations"))
def test_cases_are_found(language: str) -> None:
    count = counted(language)
    f1 = 2 * count["pairs"] / (count["found"] + count["gold"])
    assert f1 >= RIGHT
    assert count["sources"] / count["pairs"] >= RIGHT


@pytest.mark.parametrize("language", languages("quotations"))
def test_there_are_enough_cases_and_a_third_are_negative(language: str) -> None:
    some = cases(language)
    negatives = sum(not case.gold for case in some)
    assert len(some) >= LEAST.get(language, 100)
    assert 3 * negatives >= len(some)
    assert all(case.origin == "negative" for case in some if not case.gold)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_are_enough_reporting_verbs_each_with_its_implication(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    verbs = words.words.verbs
    assert set(verbs) == IMPLICATIONS
    listed = [verb for some in verbs.values() for verb in some]
    assert len(set(listed)) >= 250
    assert len(set(listed)) == len(listed)
    known = {frame for frames in words.words.frames.values() for frame in frames}
    assert known
