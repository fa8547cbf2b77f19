import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.grouping import group_scores
from recoupe.annotate.report import annotate
from recoupe.encoder import load
from recoupe.group import group
from recoupe.group.outline import outline
from recoupe.model import AnnotatedReport, Report
from recoupe.read import read
from tests.conftest import ROOT, shared_data

SAMPLES = ROOT / "samples"


def annotated(path: Path) -> tuple[AnnotatedReport, ...]:
    reading = read([path])
    assert not reading.failures
    return tuple(annotate(report) for report in reading.reports)


@pytest.fixture(scope="module")
def samples() -> tuple[AnnotatedReport, ...]:
    return annotated(SAMPLES)


def outlets(reports) -> set[str]:
    return {report.report.outlet for report in reports}


def test_samples_are_two_stories_across_languages(samples):
    stories = group(samples)
    assert len(stories) == 2
    large, small = sorted(stories, key=lambda story: -len(story.reports))
    assert len(large.reports) == 8
    assert outlets(small.reports) == {"Bay Courier", "Le Courrier des îles"}


def test_each_pair_alone_is_told_as_well(samples):
    """Two reports without the company of others: the near event never joins."""
    near = [report for report in samples if "irabel" in report.report.text]
    rest = [report for report in samples if report not in near]
    for one in near:
        for other in rest:
            assert len(group([one, other])) == 2, (one.report.source, other.report.source)
    assert len(group(near)) == 1


def test_the_two_real_reports_are_one_story():
    reports = annotated(shared_data("reports"))
    (story,) = group(reports)
    assert {report.language for report in story.reports} == {"fr", "en"}


def names(language: str, text: str) -> Counter[str]:
    """The keys of the names of a report."""
    return outline(annotate(Report(id="r", text=text, language=language)), load()).names


def test_a_city_counts_alike_under_any_of_its_names():
    german = names("de", "Museumsraub in Lüttich\n\nDiebe haben am Montag ein Museum in Lüttich ausgeraubt.")
    french = names("fr", "Vol au musée de Liège\n\nDes voleurs ont dévalisé lundi un musée à Liège.")
    spanish = names("es", "Robo en Lieja\n\nUnos ladrones asaltaron el lunes un museo en Lieja.")
    assert german == french == spanish != Counter()


def test_two_cities_count_apart():
    german = names("de", "Feuer in Frankfurt an der Oder\n\nIn Frankfurt an der Oder brannte ein Museum.")
    french = names("fr", "Feu à Liège\n\nUn musée a brûlé lundi à Liège.")
    assert not german & french


def test_order_changes_nothing(samples):
    shuffled = list(samples)
    random.Random(3).shuffle(shuffled)
    assert group(shuffled) == group(samples)
    assert group([*samples, *samples]) == group(samples)


def test_the_id_is_made_of_the_reports(samples):
    assert group(samples[:1])[0].id == group(samples[:1])[0].id
    assert len({story.id for story in group(samples)}) == 2


def test_no_reports_no_stories():
    assert group([]) == ()


def plain(text: str) -> AnnotatedReport:
    return AnnotatedReport(report=Report(id=f"{hash(text) & 0xFFFFFFFF:08x}", text=text), language="en")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=6, unique=True))
def test_every_report_is_in_one_story(texts):
    reports = {report.report.id: report for report in map(plain, texts)}
    stories = group(list(reports.values()))
    assert sorted(r.report.id for story in stories for r in story.reports) == sorted(reports)


def test_scores_of_a_grouping():
    scores = group_scores("aaabb", "xxyyy")
    assert scores["bcubed_precision"] == pytest.approx((2 * 1 + 1 * (1 / 3) + 2 * (2 / 3)) / 5)
    assert scores["bcubed_recall"] == pytest.approx((2 * (2 / 3) + 1 / 3 + 2) / 5)
