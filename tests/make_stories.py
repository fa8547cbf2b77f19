"""Makes stories out of texts, through the real annotators."""

from functools import cache

from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.model import AlignedStory, AnnotatedReport, Comparison, Options, Report, Span, Story
from recoupe.trace import trace


@cache
def annotated(text: str, language: str, name: str, published: str = "", outlet: str = "") -> AnnotatedReport:
    """A report whose first line is its headline."""
    headline = Span(0, text.index("\n")) if "\n" in text else None
    report = Report(
        id=name,
        text=text,
        language=language,
        source=name,
        headline=headline,
        published=published,
        outlet=outlet,
    )
    return annotate(report, Options())


def story(*reports: AnnotatedReport) -> Story:
    """One story, in the order in which grouping would put its reports."""
    ordered = sorted(reports, key=lambda r: (r.report.published, r.report.outlet, r.report.id))
    return anchor(Story(id="story", reports=tuple(ordered)))


def aligned(*reports: AnnotatedReport) -> AlignedStory:
    return align(trace(story(*reports)))


def compared(*reports: AnnotatedReport) -> Comparison:
    return compare(aligned(*reports))
