"""Finding quantities: figures sentence by sentence, with what each counts and the lengths of durations."""

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from recoupe.annotate.quantities.build import drafts
from recoupe.annotate.quantities.counted import Counting, Counts
from recoupe.annotate.quantities.dollars import resolved
from recoupe.annotate.quantities.draft import Draft, replace
from recoupe.annotate.quantities.durations import duration_of
from recoupe.annotate.quantities.persons import of_a_person
from recoupe.annotate.quantities.rates import counted_by, rate
from recoupe.languages import profile
from recoupe.model import CONTENT_ROLES, Quantity, Report, Sentence, Span, TimeExpression


def find_quantities(
    report: Report, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """The figures of a report's content in text order; a language without quantities.toml gives none.

    Numbers inside time expressions are no quantities, except ages and the length of a DURATION, which
    becomes a quantity of dimension "duration" over the same span.
    """
    found: list[Quantity] = []
    ordered_times = sorted(times, key=lambda time: (time.start, time.end))
    starts = [time.start for time in ordered_times]
    for sentence in sentences:
        if sentence.role not in CONTENT_ROLES or not profile(sentence.language).has("quantities"):
            continue
        near = ordered_times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [time for time in near if time.end <= sentence.end]
        found.extend(_of_sentence(report.text, sentence, inside))
    ordered = sorted(found, key=lambda quantity: (quantity.start, quantity.end))
    languages = {sentence.language for sentence in sentences if sentence.role in CONTENT_ROLES}
    return tuple(_numbered(resolved(report.text, ordered, languages)))


def _of_sentence(text: str, sentence: Sentence, times: list[TimeExpression]) -> Iterable[Quantity]:
    words = text[sentence.start : sentence.end]
    taken = [Span(time.start - sentence.start, time.end - sentence.start) for time in times]
    read = drafts(words, sentence.language, taken)
    told = [Span(draft.start, draft.end) for draft in read]
    found, rates = counted_by(words, read, sentence.language)
    counts = Counts(text, sentence) if found else None
    for draft in found:
        if (
            draft.unit == "yr"
            and draft.dimension == "duration"
            and of_a_person(sentence, sentence.start + draft.start, sentence.start + draft.end)
        ):
            draft = replace(draft, dimension="age")
        counted = counts.of(draft) if counts and draft.dimension != "ordinal" else Counting()
        yield _quantity(text, sentence, draft, counted, times, rates.get(draft, ""))
    for time, span in zip(times, taken, strict=True):
        duration = duration_of(time)
        if duration and not any(span.overlaps(figure) for figure in told):
            value, unit, modifier = duration
            aged = unit == "yr" and of_a_person(sentence, time.start, time.end)
            yield Quantity(
                id="", start=time.start, end=time.end, low=value, high=value, unit=unit,
                dimension="age" if aged else "duration", modifier=modifier,
            )  # fmt: skip


def _quantity(
    text: str,
    sentence: Sentence,
    draft: Draft,
    counted: Counting,
    times: list[TimeExpression],
    counted_as: str,
) -> Quantity:
    start, end = sentence.start + draft.start, sentence.start + draft.end
    return Quantity(
        id="",
        start=start,
        end=end,
        low=draft.low,
        high=draft.high,
        unit=draft.unit,
        dimension=draft.dimension,
        modifier=draft.modifier,
        counted=counted.text(text),
        counted_lemma=counted.lemma,
        counted_span=counted.span,
        predicate=counted.predicate,
        period=_period(times, start),
        per=counted_as or rate(text[sentence.start : sentence.end], draft, sentence.language),
    )


def _period(times: list[TimeExpression], start: int) -> str:
    """The time expression that the figure stands with: the nearest in the sentence that is no duration."""
    dated = [time for time in times if time.type != "DURATION"]
    return min(dated, key=lambda time: (abs(time.start - start), time.start)).id if dated else ""


def _numbered(quantities: list[Quantity]) -> Iterable[Quantity]:
    for number, quantity in enumerate(quantities, start=1):
        yield msgspec.structs.replace(quantity, id=f"n{number}")
