"""A number of people here, nobody there: figures that a report denies with a pronoun."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from recoupe.compare.statements.acts import Act, act_at, again, elsewhere, sentence_at, strangers
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Record, Sentence, Span, Token

SURE = 0.5
"""The least cosine of two verbs of which one is said of nobody: there is little else to go by."""

MOST = 600
"""The most denials, and the most figures, of a story compared; beyond it, those of the reports that come
first."""

_WHO = ("nsubj", "obj")


class Nobody(Record, frozen=True):
    """The words that say that nobody did, or suffered, something, and what it is."""

    report: str
    span: Span
    act: Act


class Some(Record, frozen=True):
    """A figure of those who did, or suffered, something, and what it is."""

    report: str
    span: Span
    act: Act


def denied(source: Source) -> list[Nobody]:
    """What a report says of nobody."""
    found: list[Nobody] = []
    for sentence in source.report.sentences:
        for place, token in enumerate(sentence.tokens):
            act = _denied(source, sentence, place)
            if act is not None:
                found.append(Nobody(source.id, Span(token.start, token.end), act))
    return found


def numbered(source: Source) -> list[Some]:
    """What a report says of a number of people or things, as their own act or as done to them."""
    found: list[Some] = []
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start)
        if sentence is None or quantity.dimension != "count" or quantity.low < 1:
            continue
        tokens = sentence.tokens
        at = next((n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end), None)
        if at is None or not (_in_core(tokens[at]) or _in_core(tokens[tokens[at].head])):
            continue
        act = act_at(source, quantity.start)
        if act is not None and not again(source, act) and not _denies(source, act):
            found.append(Some(source.id, Span(quantity.start, quantity.end), act))
    return found


def nobody_or_some(frames: Frames, likeness: Likeness) -> Iterator[tuple[Some, Nobody]]:
    """Figures of one report for what another, of another origin, says of nobody."""
    nobody = {key: denied(source) for key, source in sorted(frames.sources.items())}
    denials = _alike(nobody.values(), frames)
    if not denials:
        return
    some = {key: numbered(source) for key, source in sorted(frames.sources.items())}
    figures = _alike(some.values(), frames)
    for one, *copies in denials:
        near = _Near(one.act, likeness)
        if any(near.to(f.act) for f in some[one.report]):
            continue
        for figure, *others in figures:
            a, b = frames.sources[figure.report], frames.sources[one.report]
            if a.origin == b.origin or not near.to(figure.act):
                continue
            if any(near.to(n.act) for n in nobody[figure.report]):
                continue
            if strangers(a, figure.act, b, one.act, likeness) or elsewhere(a, figure.act.span, b):
                continue
            if not elsewhere(b, one.act.span, a):
                yield figure, one
                yield from ((other, one) for other in others)
                yield from ((figure, copy) for copy in copies)


_Said = TypeVar("_Said", Nobody, Some)


def _alike(found: Iterable[Sequence[_Said]], frames: Frames) -> list[list[_Said]]:
    """What stands alike in the reports of one origin together, at most `MOST` of them: copies count once."""
    by_sign: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], list[_Said]] = {}
    for one in (one for of_report in found for one in of_report):
        source = frames.sources[one.report]
        sign = (source.origin, one.act.verbs, one.act.nouns, one.span.of(source.text))
        by_sign.setdefault(sign, []).append(one)
    return list(by_sign.values())[:MOST]


class _Near:
    """Which acts are surely of one kind with another; each set of verbs is asked once."""

    def __init__(self, act: Act, likeness: Likeness) -> None:
        self._act = act
        self._likeness = likeness
        self._verbs: dict[tuple[str, ...], bool] = {}

    def to(self, act: Act) -> bool:
        """Whether an act is of the same kind."""
        if act.events & self._act.events:
            return True
        if act.verbs not in self._verbs:
            self._verbs[act.verbs] = any(
                self._likeness.cosine(a, b) >= SURE for a in act.verbs for b in self._act.verbs
            )
        return self._verbs[act.verbs]


def _denied(source: Source, sentence: Sentence, place: int) -> Act | None:
    token = sentence.tokens[place]
    table, words = counts(sentence.language), lexicon(sentence.language)
    if table is None or words is None or not _in_core(token):
        return None
    if token.lemma.lower() not in table.nobody and token.text.lower() not in table.nobody:
        return None
    act = act_at(source, token.start)
    owned = any(t.head == place and t.pos == "DET" for t in sentence.tokens)
    beside = not words.particle or any(
        t.text.lower() in words.particle for t in (source.tokens(act.span) if act else ())
    )
    return act if act is not None and beside and not owned else None


def _denies(source: Source, act: Act) -> bool:
    sentence = sentence_at(source, act.span.start)
    table = lexicon(sentence.language) if sentence else None
    listed = table.negation | table.negative | table.possible if table else frozenset[str]()
    return table is None or any(t.text.lower() in listed for t in source.tokens(act.span))


def _in_core(token: Token) -> bool:
    return token.dep.split(":")[0] in _WHO
