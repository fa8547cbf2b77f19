"""Makes stories out of texts, through the real annotators."""

from functools import cache

from msgspec import structs

from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.model import AlignedStory, AnnotatedReport, Comparison, Options, Origin, Report, Span, Story
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


def aligned_apart(*reports: AnnotatedReport) -> AlignedStory:
    """The story of reports each of which is taken for an account of its own."""
    traced = trace(story(*reports))
    apart = tuple(Origin(id=r.report.id, reports=(r.report.id,)) for r in traced.story.reports)
    return align(structs.replace(traced, origins=apart, relations=(), own=()))


def compared_apart(*reports: AnnotatedReport) -> Comparison:
    """The comparison of reports each of which is taken for an account of its own."""
    return compare(aligned_apart(*reports))


def compared(*reports: AnnotatedReport) -> Comparison:
    return compare(aligned(*reports))


HEADLINES = ("Harbour Times", "A loud meeting")


def headed(*texts: tuple[str, str]) -> list[tuple[str, str]]:
    """Two texts, each behind its language, under headlines that share nothing."""
    return [(code, f"{head}\n\n{text}") for head, (code, text) in zip(HEADLINES, texts, strict=True)]
