"""Names of two versions of one text: every proper name of the one must have its like in the other.

As with numbers, what is asked is whether the other side has the name at all, in its words, in another
spelling, in translation or as an adjective. A name without any like there (a stranger) is a difference only
against the one name of the other side that is left when each like has been paired once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from recoupe.compare.paired.numbers_left import SURE
from recoupe.compare.paired.proper_words import Word, words_of
from recoupe.compare.paired.variants import sounded
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import is_common
from recoupe.languages.transliterate import is_cyrillic
from recoupe.matching import fold
from recoupe.model import Aspect, Record, Span

SPELLING = 75
SAME_STEM = 85
"""The likeness (of 100) of two spellings from which they may be one name; the same for a name and an ordinary
word."""

MEANING = 0.3
KNOWN = 0.45
WHOLE = 0.6
PHRASE = 0.75
"""The cosine from which a word of the other language can stand for a name; for a known place, to which other
places are near (of 3,000 pairs of two places none lies above 0.38, of a place and its translation none below
0.47); and for a place of several words, of which one is often "republic" or "north",
against another place and against any other word."""

PERSONAL = 0.55
"""The same for a word of a person's name: two surnames, or a surname and a word, come near by chance, two
given names of one person are translations."""

LONG = 4
"""The letters from which a part of a compound with hyphens stands for a word by itself."""

DEMONYMS = 2.4
"""How surely two words for the people or things of one country are each other's likes."""

NEARBY = 300
"""The characters before and after a statement in which the rest of a split sentence stands."""

MOST = 24
"""The most names of a statement that is compared so: a list of names is no statement."""

PLACE = ("place",)
PEOPLE = ("person",)
KINDS = (PLACE, PEOPLE, ("person", "other"), ("place", "person"))

_JOINED = " .-’'"


class Unit(Record, frozen=True):
    """Words of a name that stand together."""

    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def kind(self) -> str:
        """What they name: place, person or other."""
        if any(w.places for w in self.words):
            return "place"
        return "person" if any(w.mention and w.mention.type == "PERSON" for w in self.words) else "other"

    def ends(self, side: Sequence[Word]) -> bool:
        """Whether it holds the last word of its mention, which is the surname of a person."""
        mention = self.words[-1].mention
        return mention is None or not any(
            w.names and w.mention is mention and w.start > self.span.start
            for w in side
            if w not in self.words
        )


def proper_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A place or a person of one version where the other has another."""
    if pair.probability < SURE or is_cyrillic(pair.first.text) != is_cyrillic(pair.second.text):
        return  # a name has many spellings in another script, and its case changes the end
    sides = [words_of(pair, f) for f in (pair.first, pair.second)]
    if max(sum(w.names for w in side) for side in sides) > MOST:
        return
    for kinds in KINDS:
        left, strange = _left(pair, sides, people=kinds != PLACE)
        units = [_units(f, side) for f, side in zip((pair.first, pair.second), left, strict=True)]
        a, b = (_once([u for u in side if u.kind in kinds]) for side in units)
        if kinds != PLACE:
            a, b = _whole(pair, a, b, sides)
        if min(len(a), len(b)) == 1:
            a, b = _not_beside(pair.second, a, b), _not_beside(pair.first, b, a)
        a, b = _same_part(pair, a, b)
        alike = len(a) == len(b) == 1 and _part(pair.first, a[0]) == _part(pair.second, b[0]) != ""
        if len(a) == len(b) == 1 and _two_things(a[0], b[0], strange, alike_part=alike):
            yield _contrast(pair, "place" if a[0].kind == "place" else "name", a[0], b[0])
            return


def left_names(pair: Pair) -> tuple[list[Span], list[Span]]:
    """Where the names of places and people of each side stand that are left when likes have been paired."""
    sides = [words_of(pair, f) for f in (pair.first, pair.second)]
    left, strange = _left(pair, sides, people=True)
    first, second = (
        [u.span for u in _units(f, side) if u.kind != "other" and any(w in odd for w in u.words)]
        for f, side, odd in zip((pair.first, pair.second), left, strange, strict=True)
    )
    return first, second


def _whole(
    pair: Pair, a: list[Unit], b: list[Unit], sides: Sequence[Sequence[Word]]
) -> tuple[list[Unit], list[Unit]]:
    """The units with a surname; where neither side has one, given names that the other spells nowhere."""
    ends = [[u for u in units if u.ends(side)] for units, side in zip((a, b), sides, strict=True)]
    if any(ends) or len(a) != 1 or len(b) != 1:
        return ends[0], ends[1]
    same = fold(a[0].words[0].text)[0] == fold(b[0].words[0].text)[0]
    spelled = any(
        fold(w.text) in fold(f.text) for u, f in ((a[0], pair.second), (b[0], pair.first)) for w in u.words
    )
    return ([], []) if same or spelled else (a, b)


def _same_part(pair: Pair, a: list[Unit], b: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Where one side has one name and the other several: the one that has the same part in its clause."""
    if len(a) == 1 < len(b):
        return a, _playing(pair.first, pair.second, a[0], b)
    if len(b) == 1 < len(a):
        return _playing(pair.second, pair.first, b[0], a), b
    return a, b


def _not_beside(other: Frame, units: list[Unit], rivals: list[Unit]) -> list[Unit]:
    """Where one name faces several: those that do not stand right beside the other statement as well.

    Translators split sentences; what the next sentence of theirs tells is not missing.
    """
    if len(units) <= len(rivals):
        return units
    text = fold(other.source.text[max(other.span.start - NEARBY, 0) : other.span.end + NEARBY])
    return [u for u in units if not all(fold(w.text) in text for w in u.words)]


def _once(units: list[Unit]) -> list[Unit]:
    """Names that stand several times, once each."""
    return list({" ".join(fold(w.text) for w in u.words): u for u in reversed(units)}.values())


def _playing(one: Frame, other: Frame, unit: Unit, among: list[Unit]) -> list[Unit]:
    part = _part(one, unit)
    return [u for u in among if part and _part(other, u) == part]


def _part(frame: Frame, unit: Unit) -> str:
    """The syntactic relation of the first word of a unit, "" without a parse."""
    inside = [
        t.dep.split(":")[0] for t in frame.tokens if unit.span.start <= t.start < unit.span.end and t.dep
    ]
    return next((d for d in inside if d not in ("flat", "compound", "case", "det", "punct")), "")


def _two_things(a: Unit, b: Unit, strange: Sequence[Sequence[Word]], *, alike_part: bool) -> bool:
    """Whether two names are of two things: two people or two places of whom one is unlike anything on the
    other side, or a person and what may be one where both are or where their part is one."""
    odd = [all(w in s for w in u.words) for u, s in zip((a, b), strange, strict=True)]
    kinds = {a.kind, b.kind}
    if kinds in ({"place"}, {"person"}):
        return any(odd)
    if "place" in kinds:
        return all(odd) and alike_part
    return "person" in kinds and (all(odd) or (any(odd) and alike_part))


def _left(
    pair: Pair, sides: Sequence[Sequence[Word]], *, people: bool
) -> tuple[list[list[Word]], list[list[Word]]]:
    """The words of names without a partner when the likest are paired one to one, and those unlike any.

    A place of several words that the other side has word for word, in no longer name of it, is none of them.
    Where `people` are asked
    for, only a near word stands for a name of a person.
    """
    texts = [fold(frame.text) for frame in (pair.first, pair.second)]
    sides = [
        [
            w
            for w in side
            if " " not in w.text or fold(w.text) not in texts[1 - k] or _named_longer(w, sides[1 - k])
        ]
        for k, side in enumerate(sides)
    ]
    near: list[tuple[float, float, int, int]] = []
    for i, a in enumerate(sides[0]):
        for j, b in enumerate(sides[1]):
            if a.text[0].isupper() or b.text[0].isupper():
                score = _alike(pair, a, b)
                if people and (a.person or b.person or a.rare or b.rare):
                    score = _of_people(a, b, score)
            else:
                score = DEMONYMS if a.demonyms & b.demonyms else 0.0
            if score:
                near.append((-score, abs(i / len(sides[0]) - j / len(sides[1])), i, j))
    used: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for _, _, i, j in sorted(near):
        if used[0][i] < _parts(sides[0][i]) and used[1][j] < _parts(sides[1][j]):
            used[0][i] += 1
            used[1][j] += 1
    near = _own_likes(near)
    met = {i for *_, i, _ in near}, {j for *_, j in near}
    left = [[w for n, w in enumerate(side) if w.names and n not in used[k]] for k, side in enumerate(sides)]
    strange = [[w for n, w in enumerate(side) if w.names and n not in met[k]] for k, side in enumerate(sides)]
    return left, strange


def _parts(word: Word) -> int:
    """How many words a word can stand for: the parts of a compound with hyphens, one for any other.

    >>> _parts(Word(0, 14, "Hollywood-Film", names=True)), _parts(Word(0, 4, "Rome", names=True))
    (2, 1)
    """
    return sum(len(part) >= LONG for part in word.text.split("-")) or 1


def _named_longer(word: Word, other: Sequence[Word]) -> bool:
    """Whether the other side has a place under a longer name (New York, New York City)."""
    return any(
        w.places & word.places and fold(word.text) in fold(w.text) and len(w.text) > len(word.text)
        for w in other
    )


def _of_people(a: Word, b: Word, score: float) -> float:
    """How well one word can stand for the other where one is part of a person's name: words that are near by
    chance, and small words of a like spelling, can not."""
    spelled = a.text[0].isupper() and b.text[0].isupper()
    return score if score >= 2 or (spelled and score >= 1) or PERSONAL <= score < 1 else 0.0


def _own_likes(near: list[tuple[float, float, int, int]]) -> list[tuple[float, float, int, int]]:
    """The pairs of likes without those that are only near in meaning where one has a like in its form."""
    formed = [p for p in near if p[0] <= -1]
    taken = {i for *_, i, _ in formed}, {j for *_, j in formed}
    return [p for p in near if p[0] <= -1 or not (p[2] in taken[0] or p[3] in taken[1])]


def _alike(pair: Pair, a: Word, b: Word) -> float:
    """How well one word can stand for the other: 0 if it can not."""
    x, y = fold(a.text), fold(b.text)
    if x == y:
        return 3.0
    if a.names and b.names and a.places & b.places:
        return 2.5
    if a.demonyms & b.demonyms:
        return DEMONYMS
    if a.places & b.demonyms or b.places & a.demonyms:
        return 2.3
    if _same_entity(pair, a, b) and not (a.places or b.places):
        return 2.2
    if _shortened(x, y) or _shortened(y, x):
        return 2.0
    if (a.names and not a.person and _begins(x, y)) or (b.names and not b.person and _begins(y, x)):
        return 1.9
    capitals = a.text[0].isupper() and b.text[0].isupper()
    ratio = max(fuzz.ratio(x, y), fuzz.ratio(sounded(x), sounded(y)) if capitals else 0.0)
    if ratio >= (SPELLING if capitals else SAME_STEM) and min(len(x), len(y)) > 3:
        return 1.0 + ratio / 100
    if not pair.across:
        return 0.0
    cosine = pair.likeness.cosine(a.text, b.text)
    least = MEANING if not (a.places or b.places) else _least(a, b)
    return cosine if cosine >= least else 0.0


def _shortened(short: str, whole: str) -> bool:
    """Whether a part of the one is the beginning of the other (R-Ariz, Arizona)."""
    return any(len(part) >= LONG and whole.startswith(part) for part in short.split("-")) and "-" in short


def _begins(name: str, word: str) -> bool:
    """Whether a word is a compound or a derivation of a name (Mexique, mexicain; Marie, Marienbild)."""
    return len(word) > len(name) >= 5 and word.startswith(name[:-1])


def _least(a: Word, b: Word) -> float:
    """The least cosine at which a place is meant by a word of the other side."""
    if " " not in a.text + b.text:
        return KNOWN
    return WHOLE if a.places and b.places else PHRASE


def _same_entity(pair: Pair, a: Word, b: Word) -> bool:
    """Whether both are parts of names of one entity of the story that is no person."""
    if (
        a.mention is None
        or b.mention is None
        or pair.edits is not None
        or "PERSON" in (a.mention.type, b.mention.type)
    ):
        return False
    x, y = pair.first.source.entity(a.mention.entity), pair.second.source.entity(b.mention.entity)
    return x is not None and y is not None and x.id == y.id


def _units(frame: Frame, words: Sequence[Word]) -> list[Unit]:
    """Words with nothing but marks between them, together, without the common words before a person's name
    (an office); what is no place and has common words alone is no name."""
    units: list[Unit] = []
    for word in words:
        if units and not frame.source.text[units[-1].span.end : word.start].strip(_JOINED):
            units[-1] = Unit(words=(*units[-1].words, word))
        else:
            units.append(Unit(words=(word,)))
    return [named for unit in units if (named := _named(frame, unit)) is not None]


def _named(frame: Frame, unit: Unit) -> Unit | None:
    """What of a unit is a name."""
    if unit.kind == "place":
        return unit
    last = unit.words[-1]
    surname = unit.kind == "person" and last.mention is not None and last.mention.end == last.end
    rare = [n for n, w in enumerate(unit.words) if not is_common(w.text, frame.language)]
    if not rare and not surname:
        return None
    first = rare[0] if rare else len(unit.words) - 1
    return Unit(words=unit.words[first:]) if unit.kind == "person" else unit


def _contrast(pair: Pair, aspect: Aspect, a: Unit, b: Unit) -> Contrast:
    return Contrast(
        aspect=aspect,
        first=_mark(pair.first, a),
        second=_mark(pair.second, b),
        weight=0.8,
        reasons=("every other name of the two versions has its like; these two are left",),
    )


def _mark(frame: Frame, unit: Unit) -> Mark:
    words = unit.span.of(frame.source.text)
    return Mark(value=words, spans=(unit.span,), shown=words)
