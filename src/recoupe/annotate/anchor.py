"""Anchoring: a report without a publication time takes its now from the other reports of its story.

The values of all time expressions are computed again from their forms, so anchoring twice, or in another
order of reports, gives the same. What was taken for a plan only because its day might be ahead is told as
past where that day is over.
"""

import bisect
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import msgspec

from recoupe.annotate.events.judgement import PRESENT, TO_COME, YET_TO_COME
from recoupe.annotate.times.dateline import dateline_day
from recoupe.annotate.times.headlines import as_in_body
from recoupe.annotate.times.now import Clues, clues, inferred, own_anchor, stated
from recoupe.annotate.times.resolve import Anchor, resolve
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Event, Sentence, Story, TimeExpression

_FAR = timedelta(days=60)
"""Distance between a publication time and every dated weekday of the text from which the report says so."""


def anchor(story: Story) -> Story:
    """The story with all times read against the now of their report, inferred where none is stated.

    A report's now is its publication time; else what its own dates fix; else the day of its dateline in the
    year of the story's other reports; else what the dates of all undated reports fix together; else the now
    of the report of the story that shares most days with it.
    """
    nows = _anchors(story.reports)
    reports = tuple(_read(report, nows[i]) for i, report in enumerate(story.reports))
    return msgspec.structs.replace(story, reports=reports)


def _anchors(reports: Sequence[AnnotatedReport]) -> list[Anchor]:
    nows = [own_anchor(r.report, r.times, _content(r)) for r in reports]
    _from_datelines(reports, nows)
    known = [i for i, now in enumerate(nows) if now.now is not None]
    open_ = [i for i, now in enumerate(nows) if now.now is None]
    if not open_:
        return nows
    found = {i: clues(reports[i].report.text, reports[i].times) for i in range(len(reports))}
    paired = [i for i in open_ if found[i].pairs]
    for i in paired:
        nows[i] = _beside(found[i], [nows[k] for k in known], nows[i])
    if not known and paired:
        together = _together([found[i] for i in _ordered(reports, range(len(reports)))])
        joint = inferred(together, " (dates of all reports of the story)")
        for i in paired:
            nows[i] = _with_year(found[i], joint, nows[i])
    donors = [k for k in _ordered(reports, range(len(reports))) if nows[k].now is not None]
    taken = {i: _donated(reports, nows, donors, i) for i in open_ if nows[i].now is None}
    for i, given in taken.items():
        nows[i] = given or nows[i]
    return nows


def _from_datelines(reports: Sequence[AnnotatedReport], nows: list[Anchor]) -> None:
    """Put the day of a dateline without a year in the year next to what the report's own dates fix, else to
    the earliest now of the story."""
    fixed = [now.now for now in nows if now.now is not None]
    for i, report in enumerate(reports):
        own = nows[i]
        near = own.now or min(fixed, default=None)
        if stated(report.report) or near is None:
            continue
        found = dateline_day(report.report, _content(report), near)
        if found is not None:
            day, words = found
            nows[i] = Anchor(day, (*own.reasons, f"now taken from the dateline “{words}”"), words=words)


def _content(report: AnnotatedReport) -> tuple[Sentence, ...]:
    return tuple(s for s in report.sentences if s.role in CONTENT_ROLES)


def _ordered(reports: Sequence[AnnotatedReport], indices: Sequence[int]) -> list[int]:
    """Indices in an order that does not depend on the order of the reports."""
    return sorted(indices, key=lambda i: reports[i].report.id)


def _together(all_clues: Sequence[Clues]) -> Clues:
    return Clues(
        pairs=tuple(p for c in all_clues for p in c.pairs),
        whole=(),
        dated=frozenset[int]().union(*(c.dated for c in all_clues)),
        bare=frozenset[int]().union(*(c.bare for c in all_clues)),
    )


def _beside(found: Clues, known: Sequence[Anchor], own: Anchor) -> Anchor:
    """The year of the pairs that brings them nearest to a now known in the story."""
    days = [
        (abs(there.start - now.now), there.start, pair.words)
        for now in known
        for pair in found.pairs[:1]
        for year in own.years
        if now.now and (there := pair.on(year)) and there.start
    ]
    if not days:
        return own
    distance, day, words = min(days)
    if distance > timedelta(days=366):
        return own
    return Anchor(
        day, (*own.reasons, f"{day.year} lies nearest to the other reports of the story"), words=words
    )


def _with_year(found: Clues, joint: Anchor, own: Anchor) -> Anchor:
    """A report's own first pair in the year that all reports together fix."""
    if joint.now is None:
        return Anchor(None, joint.reasons or own.reasons, joint.years or own.years)
    for pair in found.pairs:
        there = pair.on(joint.now.year)
        if there is not None:
            return Anchor(there.start, joint.reasons, words=pair.words)
    return own


def _donated(
    reports: Sequence[AnnotatedReport], nows: Sequence[Anchor], donors: Sequence[int], taker: int
) -> Anchor | None:
    """The now of the report that shares most weekdays and days with this one."""
    mine = _days(reports[taker].times)
    ranked = sorted(
        (-len(mine & _days(reports[k].times)), str(nows[k].now), reports[k].report.id, k) for k in donors
    )
    if not ranked:
        return None
    giver = ranked[0][3]
    given = nows[giver]
    by = f"“{given.words}”" if given.words else f"published {reports[giver].report.published}"
    reasons = (f"anchored by report {reports[giver].report.id}: {by}", *given.reasons)
    return Anchor(given.now and given.now.replace(hour=0, minute=0, second=0), reasons)


def _days(times: Sequence[TimeExpression]) -> frozenset[str]:
    """The weekdays and the days of months that a report names, from forms alone."""
    found: set[str] = set()
    for time in times:
        words = time.form.replace("(", " ( ").replace(")", " ) ").split()
        for at, word in enumerate(words):
            if word in ("wd", "on") and at + 1 < len(words):
                found.add(f"weekday {words[at + 1]}")
            if word == "d" and at + 3 < len(words) and words[at + 3] not in ("_", ")"):
                found.add(f"day {words[at + 2]} {words[at + 3]}")
    return frozenset(found)


def _read(report: AnnotatedReport, now: Anchor) -> AnnotatedReport:
    first = resolve(report.times, now, sentences=report.sentences)
    times = resolve(report.times, now, _said(report, first), report.sentences) if report.quotations else first
    headline = [s for s in report.sentences if s.role == "headline"]
    read = zip(as_in_body(times, headline), report.times, strict=True)
    kept = tuple(new if new.value else old for new, old in read)
    notice = _far(report, now)
    notices = tuple(n for n in report.notices if n != notice) + ((notice,) if notice else ())
    events = tuple(_told(event, {t.id: t for t in kept}, now) for event in report.events)
    return msgspec.structs.replace(report, times=kept, notices=notices, events=events)


def _told(event: Event, times: dict[str, TimeExpression], now: Anchor) -> Event:
    """An event that was taken for a plan by its time alone, and whose day turns out to be over: it happened.

    A report without a publication time may tell of what is past in the present ("On 3 May, the crew reaches
    the summit"), which is only known once its now is.
    """
    time = times.get(event.time)
    if not {TO_COME, YET_TO_COME} & set(event.reasons) or now.now is None or time is None:
        return event
    over = bool(time.latest) and time.latest[:10] <= now.now.date().isoformat()
    return msgspec.structs.replace(event, factuality="happened", reasons=(PRESENT,)) if over else event


def _said(
    report: AnnotatedReport, times: Sequence[TimeExpression]
) -> Callable[[TimeExpression], Anchor | None]:
    """For an expression inside a quotation that is dated: the day on which it was said."""
    dated = {t.id: t for t in times}
    spans = sorted(
        (span.start, span.end, q.said)
        for q in report.quotations
        for span in q.content
        if q.said and q.said in dated
    )
    starts = [s for s, _, _ in spans]

    def said(time: TimeExpression) -> Anchor | None:
        at = bisect.bisect_right(starts, time.start) - 1
        if at < 0 or not (spans[at][0] <= time.start and time.end <= spans[at][1]):
            return None
        by = dated[spans[at][2]]
        moment = _start(by)
        if by.id == time.id or moment is None or by.type not in ("DATE", "TIME"):
            return None
        words = report.report.text[by.start : by.end]
        return Anchor(moment, (f"inside a quotation of “{words}” ({by.value})",))

    return said


def _start(time: TimeExpression) -> datetime | None:
    if not time.earliest or len(time.value.partition("T")[0]) != len("2025-10-16"):
        return None
    return datetime.fromisoformat(time.earliest).replace(tzinfo=None)


def _far(report: AnnotatedReport, now: Anchor) -> str:
    """The notice that a stated publication time lies far from every dated weekday of the text."""
    if now.now is None or not stated(report.report):
        return ""
    found = clues(report.report.text, report.times)
    days = [(day, words) for day, words in found.whole]
    for pair in found.pairs:
        there = [r.start for year in range(now.now.year - 1, now.now.year + 2) if (r := pair.on(year))]
        days += [(day, pair.words) for day in there if day]
    if not found.pairs and not found.whole:
        return ""
    if any(abs(day - now.now) <= _FAR for day, _ in days):
        return ""
    words = found.whole[0][1] if found.whole else found.pairs[0].words
    return (
        f"the publication time {now.now.date().isoformat()} lies far from the dates of the text (“{words}”)"
    )
