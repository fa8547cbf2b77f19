"""The new day of a plan that a report calls off: told with a word for moving in the same sentence, or in the
next one, of what a pronoun takes up."""

from datetime import date

from recoupe.compare.statements.called_off import moves
from recoupe.compare.statements.frames import Source
from recoupe.model import Event, Record, Sentence, Span, TimeExpression


class Moved(Record, frozen=True):
    """The day that a plan was moved to, and the sentence that says so."""

    report: str
    day: Span
    sentence: Span
    words: str


def moved_to(source: Source, event: Event) -> Moved | None:
    """The later day that a report gives for a plan that it calls off, None where it gives none.

    In the same sentence a word for moving must stand between the old day and the new one. The sentence after
    must take the plan up by a pronoun as its first subject and name one day alone, which lies after every
    day that the sentence with the plan gives.
    """
    sentences = source.report.sentences
    place = next((n for n, s in enumerate(sentences) if s.start <= event.trigger.start < s.end), None)
    if place is not None and (there := _in_sentence(source, event, sentences[place])) is not None:
        return there
    if place is None or place + 1 >= len(sentences) or not _taken_up(sentences[place + 1]):
        return None
    old, new = _days(source, sentences[place]), _days(source, sentences[place + 1])
    if len(new) != 1 or not old or new[0].value[:10] <= max(t.value[:10] for t in old):
        return None
    span = Span(new[0].start, new[0].end)
    following = sentences[place + 1]
    return Moved(source.id, span, Span(following.start, following.end), span.of(source.text))


def _in_sentence(source: Source, event: Event, sentence: Sentence) -> Moved | None:
    """The new day in the sentence that calls a plan off: the second of two, moved to from the first."""
    days = _days(source, sentence)
    if len(days) != 2 or event.time != days[0].id or days[1].value[:10] <= days[0].value[:10]:
        return None
    if not moves(source.text[days[0].end : days[1].start], sentence.language):
        return None
    span = Span(days[1].start, days[1].end)
    return Moved(source.id, span, Span(sentence.start, sentence.end), span.of(source.text))


def _taken_up(sentence: Sentence) -> bool:
    """Whether the first subject of a sentence is a pronoun in the third person."""
    subject = next((t for t in sentence.tokens if t.dep.startswith("nsubj")), None)
    return subject is not None and subject.pos == "PRON" and "Person=3" in subject.morph


def _days(source: Source, sentence: Sentence) -> list[TimeExpression]:
    """The time expressions of a sentence that give a day of the calendar."""
    return [
        t for t in source.report.times if sentence.start <= t.start < sentence.end and _is_day(t.value[:10])
    ]


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10
