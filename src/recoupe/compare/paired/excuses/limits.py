"""A word that limits what one independent account says."""

from recoupe.compare.paired.excuses.sides import shared_words, sides
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.model import Span

NEARLY = 0.6
"""The least share of words in common from which a word that limits a statement may have been dropped."""


def limit_excused(pair: Pair, contrast: Contrast) -> bool:
    """The word must be one that is never said lightly (almost) and limit a verb that stands there too, in
    statements that are nearly one; one that limits a figure is no contradiction between two reporters."""
    frame, mark, there = next(s for s in sides(pair, contrast) if s[1].spans)
    table = lexicon(frame.language)
    said = {t.text.lower() for s in mark.spans for t in frame.source.tokens(s)}
    kept = {word for phrase in (table.kept if table else ()) for word in phrase.split()}
    if _of_figure(frame, mark) or not said & kept:
        return True
    if shared_words(frame.tokens, there.tokens) < NEARLY or _denials(frame) != _denials(there):
        return True
    tokens = frame.source.sentence_tokens(mark.spans[0].start)
    lemmas = {t.lemma.lower() for t in there.tokens}
    limiting = [t for t in tokens if any(s.covers(Span(t.start, t.end)) for s in mark.spans)]
    return not any(t.pos in ("ADV", "ADJ") and tokens[t.head].lemma.lower() in lemmas for t in limiting)


def _of_figure(frame: Frame, mark: Mark) -> bool:
    """Whether a figure or a time stands within three words of the marked ones."""
    near = [t for s in mark.spans for t in frame.following(s, 3)]
    given = [Span(q.start, q.end) for q in frame.source.report.quantities if q.dimension != "ordinal"]
    given += [Span(t.start, t.end) for t in frame.source.report.times]
    return any(g.start <= t.start < g.end for t in near for g in given)


def _denials(frame: Frame) -> bool:
    table = lexicon(frame.language)
    return table is not None and any(t.text.lower() in table.negation | table.negative for t in frame.tokens)
