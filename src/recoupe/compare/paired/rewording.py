"""What one of two quotations in two languages says more than the other, beyond what translators are free in.

Words without a counterpart say little by themselves: a free translation has as many as a sentence from which
something was taken. What tells is that all else has its like on both sides, and that what has none hangs on
a word that has: an adjective, or a phrase of several words, inside the quotation.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import is_common, lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.matching import fold
from recoupe.model import Token

LIKE = 0.35
"""The least cosine of a word and the nearest of the other side at which it has its like there.

The thresholds are set by `python -m training.wording DATA`: of 9,126 faithful sentences of its sets 15 are
told, and 128 of 5,982 that lost words inside; of newstest, which nothing is set on, 4 of 2,248 and 27 of
1,621. At 0.3 they are 24 and 143, 4 and 29, at 0.25 33 and 163, 8 and 32. Of 60 quotations written for it
(tests/cases) no faithful one of 40 is told, and 10 of 20 changed ones; of 40 written afterwards one of 28 and
7 of 12. What is said below of other values was measured at 0.3."""

NONE = 0.2
"""The cosine below which it surely has none. At 0.15 17 and 105 are told, at 0.25 30 and 169."""

SURE = 0.5
"""The least cosine of the word that the others hang on and its like. At 0.4 29 and 157 are told, at
0.6 23 and 137; of newstest 5 and 30, 3 and 23."""

WITHIN = 0.8
"""The share of that cosine from which the two together are in the like, as in a compound (prime minister,
*Ministerpräsident*: 0.92; illegal weapons, *Waffen*: 0.56). Without it 53 and 184 are told, at 0.7 9 and
75."""

COMMON = 0.1
"""The share of reports that hold a word from which it says too little to be missed ("old", "next").
Without it 35 and 207 are told, at 0.04 14 and 95: the rates stay, but what it spares is worth no finding."""

MODIFYING = frozenset({"amod", "nmod", "obl", "conj", "acl", "appos", "advcl", "compound", "advmod"})
"""The relations by which words hang on what they say more of."""

ADJECTIVE = frozenset({"amod", "conj"})
"""Those of an adjective that stands alone without its like."""


class Like(NamedTuple):
    """The nearest word of the other side and how near it is."""

    cosine: float
    word: str


class Side:
    """One of two quotations: its words, those that carry meaning, and the like of each word, by its place."""

    def __init__(
        self, frame: Frame, words: Sequence[Token], content: Sequence[Token], likes: Mapping[int, Like]
    ) -> None:
        self.frame, self.words, self.content, self.likes = frame, words, content, likes

    def unlike(self) -> list[Token]:
        """The words that carry meaning and may have no like on the other side."""
        return [t for t in self.content if self.likes[t.start].cosine < LIKE]

    def head(self, token: Token) -> Token:
        """The word that a word hangs on, itself where it hangs on none."""
        return self.frame.source.sentence_tokens(token.start)[token.head]

    def under(self, top: Token) -> set[int]:
        """Where the words stand that hang on a word, itself among them."""
        heads = {token.start: self.head(token).start for token in self.words}
        found = {top.start}
        while more := {start for start, head in heads.items() if head in found} - found:
            found |= more
        return found


def added(here: Side, there: Side, likeness: Likeness) -> list[Token]:
    """The words that a quotation has more than the other; none where anything else may explain them.

    Each other word that carries meaning must have its like on both sides, but for one verb on each, which may
    be each other's. The words must stand together and hang on one that surely has its like, and the like must
    not be a compound that says them too. A single one must be an adjective that few reports hold: nouns,
    verbs and adverbs alone are a translator's as often as not. What stands at an end is cut, as when less of
    the same words is quoted, unless it is an adjective of a noun, or begins with a word like "but".
    """
    more, unlike = here.unlike(), there.unlike()
    verbs = [t for t in more if t.pos == "VERB" and t.dep != "amod"]
    if len(unlike) == len(verbs) == 1 and unlike[0].pos == "VERB":
        more, unlike = [t for t in more if t not in verbs], []
    if not more or unlike or any(here.likes[t.start].cosine >= NONE for t in more):
        return []
    starts = {t.start for t in more}
    tops = [t for t in more if here.head(t).start not in starts - {t.start}]
    places = [n for n, t in enumerate(here.content) if t.start in starts]
    if len(tops) > 1 or places[-1] - places[0] >= len(places):
        return []
    top = tops[0]
    relation = top.dep.split(":")[0]
    if relation not in MODIFYING or not _is_alone(here, here.head(top), more, likeness):
        return []
    free = _says_little(here, more, relation) or (relation != "amod" and _is_cut(here, top, starts))
    return [] if free and not _limits(here, top) else more


def taken_on(here: Side, left: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The verbs of taking on among the words left over that stand above a verb that has its like ("agreed to
    meet" and "will meet"), where the other side has no verb left.

    Verbs above another are otherwise no sign: in 40 of 743 faithful sentences of newstest one is left over
    (can, begin, keep), and in one or two of them it is of this kind.
    """
    table = lexicon(here.frame.language)
    if not left or table is None or any(token.pos == "VERB" for token in others):
        return []
    missing = {token.start for token in left}
    kept = [token for token in here.content if token.start not in missing]
    above = {here.head(token).start for token in kept if token.dep == "xcomp"}
    return [t for t in left if t.start in above and {t.lemma, t.text.lower()} & table.undertaking]


def _is_alone(here: Side, head: Token, more: Sequence[Token], likeness: Likeness) -> bool:
    """Whether the word that others hang on has its like, and that like does not hold them too."""
    like = here.likes.get(head.start)
    if like is None or like.cosine < SURE:
        return False
    together = " ".join(t.text for t in sorted([head, *more], key=lambda t: t.start))
    return likeness.cosine(together, like.word) < WITHIN * likeness.cosine(head.text, like.word)


def _limits(here: Side, top: Token) -> bool:
    """Whether a word like "but" joins it to what it hangs on."""
    table = lexicon(here.frame.language)
    joined = {fold(t.text) for t in here.words if t.dep == "cc" and here.head(t) == top}
    return table is not None and bool(joined & table.adversative)


def _says_little(here: Side, more: Sequence[Token], relation: str) -> bool:
    """Whether it is one word that a translator may add or leave out."""
    if len(more) > 1:
        return False
    (word,) = more
    adjective = relation in ADJECTIVE and (word.pos == "ADJ" or relation == "amod")
    return not adjective or is_common(word.text, here.frame.language, COMMON)


def _is_cut(here: Side, top: Token, more: set[int]) -> bool:
    """Whether it is a part at either end: one that ends with such a word, or is made of them mostly."""
    part = here.under(top)
    of_part = [t.start in more for t in here.content if t.start in part]
    first, last = here.content[0].start, here.content[-1].start
    return bool({first, last} & more) or (bool({first, last} & part) and sum(of_part) * 2 > len(of_part))
