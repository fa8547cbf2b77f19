"""Puts the stages together; the only place that knows their order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from recoupe import encoder
from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.errors import RecoupeError, StageError, UnsupportedLanguage
from recoupe.group import group
from recoupe.languages import data_hash, pipelines
from recoupe.model import AnnotatedReport, Dossier, Options, Report, Signature, Story
from recoupe.present import build
from recoupe.read import Reading, read
from recoupe.trace import trace
from recoupe.version import VERSION

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how many of its pieces are done, and how many there are."""

OnFailure = Callable[[RecoupeError], None]
OnNotice = Callable[[str], None]


def check(
    sources: Sequence[str | Path | Report],
    options: Options | None = None,
    *,
    on_failure: OnFailure | None = None,
    on_notice: OnNotice | None = None,
    progress: Progress | None = None,
) -> tuple[Dossier, ...]:
    """Cross-checks reports: one dossier a story, the story with most reports first.

    `sources` are paths (files, folders), URLs, "-" for standard input, or reports already read. What cannot
    be read, and what recoupe itself fails on (StageError), is given to `on_failure`, one error each, and does
    not touch the rest; without `on_failure` the first error is raised once everything has been tried.
    `on_notice` is told what a reader of the dossier may want to know of the input (a report that was given
    twice).

    >>> lone = Report(id="1", text="Ferry halted\\n\\nThe Osmey ferry was halted on Monday, the port said.")
    >>> [d.story.headline for d in check([lone])]
    ['Ferry halted']
    """
    options = options or Options()
    tell = progress or _silent
    failures: list[RecoupeError] = []
    reading = _read(sources, options, tell)
    failures.extend(reading.failures)
    if on_notice is not None:
        for notice in reading.notices:
            on_notice(notice)
    reports = list(reading.reports)
    with encoder.using(options.encoder):
        annotated = list(_annotate(reports, options, failures, tell))
        dossiers = tuple(_dossiers(annotated, options, failures, tell))
    for failure in failures:
        if on_failure is None:
            raise failure
        on_failure(failure)
    return dossiers


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _read(sources: Sequence[str | Path | Report], options: Options, tell: Progress) -> Reading:
    """The reports given and read, each once, in order of their ids."""
    tell("reading", 0, len(sources))
    reading = read([s for s in sources if not isinstance(s, Report)], options)
    given = [s for s in sources if isinstance(s, Report)]
    unique = {report.id: report for report in [*given, *reading.reports]}
    tell("reading", len(sources), len(sources))
    return msgspec.structs.replace(reading, reports=tuple(unique[key] for key in sorted(unique)))


def _annotate(
    reports: list[Report], options: Options, failures: list[RecoupeError], tell: Progress
) -> Iterator[AnnotatedReport]:
    for number, report in enumerate(reports):
        tell("annotating", number, len(reports))
        with _set_aside(failures, [report], "annotating"):
            yield annotate(report, options)
    tell("annotating", len(reports), len(reports))


def _dossiers(
    annotated: list[AnnotatedReport], options: Options, failures: list[RecoupeError], tell: Progress
) -> Iterator[Dossier]:
    stories = group(annotated) if annotated else ()
    for number, story in enumerate(sorted(stories, key=lambda s: (-len(s.reports), s.id))):
        tell("comparing", number, len(stories))
        with _set_aside(failures, [r.report for r in story.reports], "comparing"):
            yield _dossier(story, options)
    tell("comparing", len(stories), len(stories))


@contextmanager
def _set_aside(failures: list[RecoupeError], reports: Sequence[Report], stage: str) -> Iterator[None]:
    """Takes what fails on these reports alone, a defect of recoupe itself too, to the failures: it must not
    cost the others. A missing model or wrong language data would fail on all and is raised."""
    try:
        yield
    except UnsupportedLanguage as failure:
        failures.append(failure)
    except RecoupeError:
        raise
    except Exception as cause:
        failures.append(StageError(", ".join(r.source or r.id for r in reports), stage, cause))


def _dossier(story: Story, options: Options) -> Dossier:
    aligned = align(trace(anchor(story)))
    return build.dossier(aligned, compare(aligned), sign(aligned.traced.story, options))


def sign(story: Story, options: Options) -> Signature:
    """What makes this story's dossier: version, language data, models, the options that matter."""
    codes = sorted({s.language for r in story.reports for s in r.sentences} & set(pipelines.available()))
    shipped = {f"pipeline {code}": pipelines.describe(code).digest[:8] for code in codes}
    named = {f"pipeline {code}": name for code, name in options.pipelines.items()}
    return Signature(
        recoupe=VERSION,
        languages=data_hash(),
        models={"encoder": encoder.load().hash, **shipped, **named},
        options={k: str(getattr(options, k)) for k in ("language", "published") if getattr(options, k)},
    )
