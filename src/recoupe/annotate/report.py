"""The order in which a report's annotations are found."""

import msgspec

from recoupe.annotate.events import find_events
from recoupe.annotate.names import find_names
from recoupe.annotate.quantities import attribute, find_quantities
from recoupe.annotate.quotations import find_quotations
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times, published
from recoupe.errors import UnsupportedLanguage
from recoupe.languages import NAMES
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Options, Region, Report, Sentence


def annotate(report: Report, options: Options | None = None) -> AnnotatedReport:
    """Everything that is found in a report.

    Raises UnsupportedLanguage where most of its content is in a language that recoupe does not cover.
    """
    options = options or Options()
    regions = find_regions(report)
    language = main_language(report, regions, options)
    sentences = parse(report, regions, options)
    content = tuple(s for s in sentences if s.role in CONTENT_ROLES)
    report, notices = _dated(report, content)
    times = find_times(report, content)
    quantities = find_quantities(report, content, times)
    mentions, entities = find_names(report, content)
    quotations = find_quotations(report, regions, content, mentions, entities, times)
    events = find_events(report, content, mentions, entities, times, quotations)
    return AnnotatedReport(
        report=report,
        language=language,
        regions=regions,
        sentences=sentences,
        mentions=mentions,
        entities=entities,
        quotations=quotations,
        times=times,
        quantities=attribute(quantities, quotations),
        events=events,
        notices=notices,
    )


def _dated(report: Report, content: tuple[Sentence, ...]) -> tuple[Report, tuple[str, ...]]:
    """The report with the publication time that it prints, where its source gives none, and where from."""
    found = published(report, content)
    if found is None:
        return report, ()
    moment, words = found
    return msgspec.structs.replace(report, published=moment), (f"published {moment}, as “{words}” says",)


def main_language(report: Report, regions: tuple[Region, ...], options: Options) -> str:
    """The language of most of the content; raises UnsupportedLanguage if recoupe does not cover it."""
    lengths: dict[str, int] = {}
    for region in regions:
        if region.role in CONTENT_ROLES and region.language:
            lengths[region.language] = lengths.get(region.language, 0) + region.end - region.start
    language = max(sorted(lengths), key=lengths.__getitem__, default=report.language or options.language)
    if language not in NAMES:
        named = f"its language is {language!r}" if language else "its language cannot be told"
        raise UnsupportedLanguage(
            report.source or report.id,
            f"{named}, which recoupe does not cover",
            f"name one of {', '.join(NAMES)} with --language if that is wrong",
        )
    return language
