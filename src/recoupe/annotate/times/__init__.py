"""Time expressions: found by the language's grammar, read against the report's own anchors."""

import bisect
import re
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.annotate.times.before import after_superlative, before_event
from recoupe.annotate.times.dateline import published
from recoupe.annotate.times.direction import direction
from recoupe.annotate.times.forms import Form, contains, operator, parse
from recoupe.annotate.times.grammar import Grammar, grammar
from recoupe.annotate.times.headlines import as_in_body
from recoupe.annotate.times.lists import with_weeks
from recoupe.annotate.times.now import own_anchor
from recoupe.annotate.times.recognise import Counts, Found, lower_case, recognise
from recoupe.annotate.times.resolve import Anchor, resolve
from recoupe.languages import profile
from recoupe.model import CONTENT_ROLES, Report, Sentence, TimeExpression, Token

__all__ = ["Anchor", "find_times", "own_anchor", "published", "resolve"]

_UNDIRECTED = ("d", "wd", "q", "half", "season", "hol", "wk", "hence", "ahead")
"""Operators whose meaning depends on the direction of the clause."""

_WEEKEND = "(rel weekend 0)"
"""This weekend: the one just over in a clause of the past."""

_SECOND = "(dur 1 second)"
"""One second, or in some languages the second of several."""

_NUMBERED = re.compile(r"\(d _ _ \d+\)")
"""A day of a month by its number alone, or an ordinal."""


def find_times(
    report: Report, sentences: Sequence[Sentence], *, ranges: bool = True
) -> tuple[TimeExpression, ...]:
    """The time expressions of a report's content, with values as far as the report itself anchors them.

    Values that need other reports stay open (`XXXX-WXX-4`) until `recoupe.annotate.anchor`. Nothing is ever
    read against the clock of the machine. Sentences in a language without time data give none. `ranges=False`
    gives the two ends of a range as expressions of their own, as TimeML does.
    """
    found = [
        TimeExpression(id="", start=f.start, end=f.end, type="DATE", value="", form=form)
        for stretch in _stretches(report.text, sentences)
        for f, form in _directed(report, stretch, ranges)
    ]
    times = resolve(found, own_anchor(report, found, sentences), sentences=sentences)
    headline = [s for s in sentences if s.role == "headline"]
    told = (t for t in as_in_body(times, headline) if t.value)
    return tuple(msgspec.structs.replace(t, id=f"t{n}") for n, t in enumerate(told, start=1))


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of sentences of content in one language, with nothing but white space between them."""
    run: list[Sentence] = []
    for sentence in sentences:
        if sentence.role not in CONTENT_ROLES or not profile(sentence.language).has("times"):
            continue
        if run and (
            sentence.language != run[-1].language
            or sentence.role != run[-1].role
            or text[run[-1].end : sentence.start].strip()
        ):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _directed(report: Report, run: list[Sentence], ranges: bool) -> Iterator[tuple[Found, str]]:
    language = run[0].language
    rules = grammar(language)
    starts = [s.start for s in run]
    counts, names = _counted(run), _inside_names(run)
    named = recognise(report.text, run[0].start, run[-1].end, language, ranges=ranges, counts=counts)
    for found in with_weeks(tuple(named), run):
        alone = " " not in report.text[found.start : found.end]
        if alone and names.get(found.start, "") and (names[found.start] != "B" or not _is_feast(found.form)):
            continue
        form = found.form
        sentence = run[max(bisect.bisect_right(starts, found.start) - 1, 0)]
        if (form == _SECOND or _NUMBERED.fullmatch(form)) and _is_ordinal(sentence, found):
            continue
        if (length := before_event(sentence, found)) is not None:
            found, form = length, length.form
        if _is_hour(form) and _way(sentence, found, rules) == "past":
            form = f"(past {form})"
        if contains(parse(form), *_UNDIRECTED) or form == _WEEKEND:
            record = contains(parse(form), "hence") and after_superlative(sentence, found.start)
            way = "past" if record else _way(sentence, found, rules)
            form = f"({way} {form})" if way else form
        yield found, form


def _is_hour(form: str) -> bool:
    """Whether a form is a time of day alone, whose day the text has told or is today."""
    return form.startswith("(clock ") or (form.startswith("(part ") and form.endswith(" _)"))


def _is_ordinal(sentence: Sentence, found: Found) -> bool:
    """Whether the unit of a length of time, or the number of a day, describes the noun behind it ("a second
    attempt", "the second stage")."""
    last = [t for t in sentence.tokens if found.start <= t.start < found.end][-1:]
    return any(t.pos == "ADJ" and t.dep == "amod" and sentence.tokens[t.head].start > t.start for t in last)


def _way(sentence: Sentence, found: Found, rules: Grammar) -> str:
    """The direction of the clause that an expression stands in."""
    return direction(sentence, found.start, found.end, rules, names=_named(parse(found.form)))


def _named(form: Form) -> str:
    """What a form names: a "weekday", a "date" of a month, a "month" or year, whatever the hour; or ""."""
    if isinstance(form, str):
        return ""
    if operator(form) == "d":
        return "month" if form[-1] == "_" else "date"
    if operator(form) == "wd":
        return "weekday"
    return next(filter(None, map(_named, form[1:])), "")


def _counted(run: list[Sentence]) -> Counts:
    """Whether a word is counted by the number before it, by the parse where there is one."""
    if not any(t.pos for t in run[0].tokens):
        return lower_case
    nouns = {t.start for s in run for t in s.tokens if t.pos in ("NOUN", "ADJ", "SYM") and not _single(t)}
    return lambda word: word.start in nouns and lower_case(word)


def _single(token: Token) -> bool:
    """Whether a noun is singular and no piece of a compound: no number above one counts it."""
    return token.pos == "NOUN" and "Number=Sing" in token.morph and token.dep not in ("compound", "nmod")


def _inside_names(run: list[Sentence]) -> dict[int, str]:
    """Where tokens stand that go on a name of the parse ("I"), or are a person's whole name ("B")."""
    names: dict[int, str] = {}
    for sentence in run:
        after = [t.entity for t in sentence.tokens[1:]] + [""]
        for token, following in zip(sentence.tokens, after, strict=False):
            if token.entity in _NAMES:
                whole = token.entity.startswith("B") and not following.startswith("I")
                names[token.start] = "B" if whole else "I"
    return names


_NAMES = frozenset({"I-PERSON", "I-PER", "I-ORG", "B-PERSON", "B-PER"})


def _is_feast(form: str) -> bool:
    """Whether a form is a holiday alone: taggers take one at the head of a sentence for a person."""
    return form.startswith("(hol ")
