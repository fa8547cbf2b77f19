"""Which expressions set the scene: the day, or the year, that what is told next falls in.

"In 1944 the village was burnt. In June …" goes on in that year; "built in 1988, it carries 2,400 people a
day. It was checked in November" does not. A day after "since" or in the pluperfect is told from a later one,
to which the text goes back.
"""

from bisect import bisect_right
from collections.abc import Sequence

from recoupe.annotate.times.before import above
from recoupe.annotate.times.grammar import grammar
from recoupe.languages import profile
from recoupe.model import Sentence, TimeExpression, Token

OPENING = 3
"""The words before an expression that stands at the beginning of its sentence ("Back in the year 1944"), at
most."""

_NO_PARTICIPLE = ("VerbForm=Fin", "VerbForm=Inf", "VerbForm=Ger", "Tense=Pres")

_REACH = 2
"""Words before an expression in which "since" belongs to it."""


class Scenes:
    """What the sentences of a report say of its expressions."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sorted(sentences, key=lambda s: s.start)
        self._starts = [s.start for s in self._sentences]

    def sets_year(self, time: TimeExpression) -> bool:
        """Whether a year alone is where the text goes on: it opens its sentence."""
        sentence = self._around(time)
        if sentence is None:
            return True
        words = [t for t in sentence.tokens if t.start < time.start and any(c.isalnum() for c in t.text)]
        return len(words) <= OPENING

    def sets_day(self, time: TimeExpression) -> bool:
        """Whether the text goes on from an expression: neither "since" it nor before what is told now."""
        sentence = self._around(time)
        if sentence is None:
            return True
        tokens = sentence.tokens
        first = next((n for n, t in enumerate(tokens) if t.start >= time.start), None)
        if first is None or not profile(sentence.language).has("times"):
            return True
        since = grammar(sentence.language).since
        before = {t.text.lower() for t in tokens[max(first - _REACH, 0) : first]}
        return not before & since and not _pluperfect(tokens, first)

    def _around(self, time: TimeExpression) -> Sentence | None:
        at = bisect_right(self._starts, time.start) - 1
        held = at >= 0 and time.start < self._sentences[at].end
        return self._sentences[at] if held else None


def _pluperfect(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb that an expression hangs on has a past auxiliary and a participle."""
    for _ in range(3):
        head = above(tokens, at)
        if head == at:
            return False
        at = head
        if tokens[at].pos in ("VERB", "AUX"):
            break
    if any(form in tokens[at].morph for form in _NO_PARTICIPLE):
        return False
    return any(_had(t) for t in tokens if t.head == at and _helps(t))


def _helps(token: Token) -> bool:
    return token.pos == "AUX" and token.dep.startswith("aux") and token.dep != "aux:pass"


def _had(token: Token) -> bool:
    return "Tense=Past" in token.morph or "Tense=Imp" in token.morph
