"""The scene of a stretch of a report: whom and where it tells of, and which time long ago."""

import re

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.gazetteer import demonym
from recoupe.matching.passages import words
from recoupe.model import Span

SHORT = 3
"""The most letters of a word that says nothing of a place (San, Port)."""

OF_AN_HOUR = frozenset({"money", "percent"})
"""Figures that move within a day (prices, turnouts): those of two times of it are not of one thing."""

_YEAR = re.compile(r"\d{4}")
_OF_PEOPLE = frozenset({"ADJ", "NOUN", "PROPN"})


def of_others(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches tell of other people, other places, or one of them of another time long ago."""
    if other_people(source, span, other, there) or other_places(source, span, other, there):
        return True
    return other_times(source, span, other, there)


def other_times(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches do not name the same times long before their reports, none of them included."""
    return _long_ago(source, span) != _long_ago(other, there)


def other_hours(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches do not give the same hours and parts of a day, none of them included."""
    return _hours(source, span) != _hours(other, there)


def _hours(source: Source, span: Span) -> set[str]:
    times = (t for t in source.report.times if span.start <= t.start < span.end and t.type == "TIME")
    return {t.value.partition("T")[2] for t in times}


def other_people(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches name people, those who say so left out, and none of one is any of the other."""
    mine, theirs = people(source, span), people(other, there)
    return bool(mine and theirs) and not mine & theirs


def other_places(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches name places, and none of one is any of the other, in its country, or has a word
    in common with it."""
    mine, theirs = _where(source, span), _where(other, there)
    return bool(mine and theirs) and not mine & theirs


def other_countries(source: Source, span: Span, other: Source, there: Span) -> bool:
    """Whether two stretches name places whose countries are known, or countries by their people or things
    (British cinemas), and no country is that of both."""
    mine, theirs = _countries(source, span), _countries(other, there)
    return bool(mine and theirs) and not mine & theirs


def _countries(source: Source, span: Span) -> set[str]:
    mentions = (m for m in source.report.mentions if m.type == "LOC" and span.overlaps(Span(m.start, m.end)))
    found = (source.entity(m.entity) for m in mentions)
    told = (t for t in source.tokens(span) if t.pos in _OF_PEOPLE)
    own = {code for t in told for code in demonym(t.text, source.report.language)}
    return {e.country for e in found if e is not None and e.country} | own


def _where(source: Source, span: Span) -> set[str]:
    """The places of a stretch: their ids, their countries and the words of their names."""
    mentions = [m for m in source.report.mentions if m.type == "LOC" and span.overlaps(Span(m.start, m.end))]
    found = [e for m in mentions if (e := source.entity(m.entity)) is not None]
    named = {w for m in mentions for w in words(source.text[m.start : m.end]) if len(w) > SHORT}
    return {e.id for e in found} | {e.country for e in found if e.country} | named


def people(source: Source, span: Span) -> set[str]:
    """The people whom a stretch names, those who say so left out, by their ids in the story."""
    speakers = [s for q in source.report.quotations for by in q.sources for s in by.spans]
    found = (
        source.entity(m.entity)
        for m in source.report.mentions
        if m.type == "PERSON"
        and span.overlaps(Span(m.start, m.end))
        and not any(s.overlaps(Span(m.start, m.end)) for s in speakers)
    )
    return {e.id for e in found if e is not None}


def _long_ago(source: Source, span: Span) -> set[str]:
    """The years and months long before its report that a stretch names."""
    times = (t for t in source.report.times if span.start <= t.start < span.end)
    return {t.value[:7] for t in times if _YEAR.match(t.value) and long_before(t.latest, source.published)}


def long_ago(source: Source, span: Span) -> bool:
    """Whether a stretch names a time long before its report: another fire, of another year."""
    times = (t for t in source.report.times if span.overlaps(Span(t.start, t.end)))
    return any(long_before(t.latest, source.published) for t in times)


def long_before(latest: str, published: str) -> bool:
    """Whether a moment lies in an earlier month than the one before publication."""
    if not all(len(m) >= 7 and m[:4].isdecimal() and m[5:7].isdecimal() for m in (latest, published)):
        return False
    return int(published[:4]) * 12 + int(published[5:7]) - int(latest[:4]) * 12 - int(latest[5:7]) > 1
