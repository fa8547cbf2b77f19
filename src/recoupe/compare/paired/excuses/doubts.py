"""What one independent account leaves open and another states."""

from recoupe.compare.paired.excuses.sides import governor, predicates, sides
from recoupe.compare.statements.acts import ALIKE
from recoupe.compare.statements.contrast import Contrast, Pair
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frame
from recoupe.model import Span


def doubt_excused(pair: Pair, contrast: Contrast) -> bool:
    """A modal beside a verb of the senses says no more than that (flames could be seen), and one beside
    another verb than those of the other statement says nothing of it."""
    for frame, mark, there in sides(pair, contrast):
        if mark.value not in ("possible", "alleged"):
            continue
        if any(_senses(frame, span) for span in mark.spans):
            return True
        head = governor(frame, mark)
        if head is None or mark.value == "alleged":
            continue
        said = (
            [t for t in there.tokens if t.pos in ("VERB", "AUX")] if head.pos == "VERB" else predicates(there)
        )
        if head.pos in ("VERB", "ADJ") and said:
            words = [t.lemma for t in said]
            return bool(pair.likeness.table([head.lemma], words).max() < ALIKE)
        if head.pos == "ADJ":
            return True
    return False


def _senses(frame: Frame, word: Span) -> bool:
    """Whether a word hangs on a verb of the senses."""
    tokens = frame.source.sentence_tokens(word.start)
    table = counts(frame.language)
    heads = (tokens[t.head] for t in tokens if t.start == word.start and t.head < len(tokens))
    return table is not None and any(t.lemma.lower() in table.senses for t in heads)
