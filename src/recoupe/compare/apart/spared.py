"""Nobody met a fate here, somebody did there: "no one was hurt" against a guard who was.

Who was hurt is told in many ways (a figure, a noun with an article, a participle), and so is that nobody was.
Both are known by the words for fates (`tolls.py`), whatever else the sentences say.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from recoupe.compare.apart.tolls import Fates, by_act, fates, tolls
from recoupe.compare.statements.acts import ALIKE, act_at, elsewhere, sentence_at
from recoupe.compare.statements.counting import Counts, counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Record, Sentence, Span, Token

REACH = 3
"""How many words before what there was none of the word may stand that denies it."""


COMPARED = ("dead", "injured", "arrested")
"""The fates of which reports say that nobody met them."""


class Fated(Record, frozen=True):
    """What a report says of a fate: that nobody met it, or that somebody did."""

    report: str
    fate: str
    span: Span
    sentence: Span


def spared(source: Source) -> list[Fated]:
    """Where a report says that nobody at all met a fate."""
    return [f for s in source.report.sentences for f in _spared(source, s)]


def befallen(source: Source) -> list[Fated]:
    """Where a report says that somebody met a fate: by a toll, or of one who is told by an article."""
    found = [
        Fated(source.id, fate.split(" (")[0], Span(q.start, q.end), Span(s.start, s.end))
        for fate, toll in tolls(source).items()
        for q in toll.told
        if (s := sentence_at(source, q.start)) is not None
    ]
    return found + [f for s in source.report.sentences for f in _one(source, s)]


def spared_or_not(frames: Frames, likeness: Likeness) -> Iterator[tuple[Fated, Fated]]:
    """What one report, of one origin, says befell somebody and another of the same day says befell nobody."""
    nobody = {key: spared(source) for key, source in sorted(frames.sources.items())}
    if not any(nobody.values()):
        return
    somebody = {key: befallen(source) for key, source in sorted(frames.sources.items())}
    denying, telling = ([key for key, fated in told.items() if fated] for told in (nobody, somebody))
    for key, other in product(denying, telling):
        a, b = frames.sources[key], frames.sources[other]
        if a.origin == b.origin or before(a.published, b.published) or before(b.published, a.published):
            continue
        for fate in COMPARED:
            no, yes = _of(nobody[key], fate), _of(somebody[other], fate)
            if not no or not yes or _of(somebody[key], fate) or _of(nobody[other], fate):
                continue
            if _one_scene(no[0], a, yes[0], b, likeness):
                yield yes[0], no[0]


def _one_scene(no: Fated, a: Source, yes: Fated, b: Source, likeness: Likeness) -> bool:
    """Whether both may be told of one scene: places and days known to both, and nothing that one alone is
    said of."""
    if elsewhere(a, no.sentence, b) or elsewhere(b, yes.sentence, a):
        return False
    places = _places(a, no.sentence)
    before_it = b.sentences(Span(max(yes.sentence.start - 2, 0), yes.sentence.end))
    if places and not places & _places(b, Span(before_it[0].start, yes.sentence.end)):
        return False
    there = act_at(b, yes.span.start)
    nouns = [t for t in _part(a, no.span) if t.pos == "NOUN"]
    told = fates(next(iter(a.sentences(no.span))).language)
    known = frozenset[str]().union(*told.nothing.values()) if told else frozenset[str]()
    things = [t.lemma for t in nouns if not {t.lemma, t.text.lower()} & known]
    if there is None or not things or not there.nouns:
        return True
    return any(likeness.cosine(x, y) >= ALIKE for x in things for y in there.nouns)


def _places(source: Source, span: Span) -> set[str]:
    held = (m for m in source.report.mentions if m.type == "LOC" and span.overlaps(Span(m.start, m.end)))
    return {e.id for m in held if (e := source.entity(m.entity)) is not None}


def _part(source: Source, span: Span) -> list[Token]:
    """The words around a stretch up to a mark or a word that joins clauses on either side."""
    tokens = source.sentence_tokens(span.start)
    marks = [t for t in tokens if t.pos in ("PUNCT", "CCONJ")]
    start = max((t.end for t in marks if t.end <= span.start), default=0)
    end = min((t.start for t in marks if t.start >= span.end), default=span.end + len(source.text))
    return [t for t in tokens if start <= t.start < end]


def _of(found: Sequence[Fated], fate: str) -> list[Fated]:
    return [f for f in found if f.fate == fate]


def _spared(source: Source, sentence: Sentence) -> Iterator[Fated]:
    words, table, known = fates(sentence.language), lexicon(sentence.language), counts(sentence.language)
    if words is None or table is None or known is None:
        return
    tokens = sentence.tokens
    whole = Span(sentence.start, sentence.end)
    hedged = table.possible | words.feared
    if any(t.text.lower() in hedged for t in tokens):
        return
    for place, token in enumerate(tokens):
        fate = _nothing(tokens, place, words, table)
        start = token.start
        if not fate and _is_nobody(tokens, place, known, table):
            fate = "" if _narrowed(tokens, place, table, words) else by_act(tokens, place, words)
            start = tokens[place - 1].start if _bare_one(tokens, place, known.people) else start
        if fate:
            yield Fated(source.id, fate, Span(start, token.end), whole)


def _nothing(tokens: Sequence[Token], place: int, words: Fates, table: Lexicon) -> str:
    """The fate of which a word at a place says, with a denial shortly before it, that there was none."""
    token = tokens[place]
    fate = next((f for f, nouns in words.nothing.items() if token.text.lower() in nouns), "")
    narrow = (t for t in tokens if t.head == place and t.pos == "ADJ")
    if not fate or any(t.text.lower() not in words.confirmed for t in narrow):
        return ""
    plain = token.pos or not place or not tokens[place - 1].text.isalpha()  # not тяжко поранених немає
    if plain and _denied_behind(tokens, place, words):
        return fate
    if token.pos not in ("NOUN", "") and token.dep != "obj":  # no hubo detenidos: an adjective to the tagger
        return ""
    before_it = tokens[max(place - REACH, 0) : place]
    denying = table.negation | table.negative
    denied = any(t.text.lower() in denying for t in before_it)
    if not token.pos:  # only straight behind the word that denies it: без жертв, немає загиблих
        return fate if before_it[-1].text.lower() in denying else ""
    parted = any(t.pos in ("PUNCT", "NUM", "ADJ", "SCONJ", "NOUN") for t in before_it)
    return fate if denied and not parted else ""


def _denied_behind(tokens: Sequence[Token], place: int, words: Fates) -> bool:
    """Whether the words straight behind say that there was none ("пострадавших не было")."""
    behind = " ".join(t.text.lower() for t in tokens[place + 1 : place + 4]) + " "
    narrowed = any(t.head == place and t.pos == "ADV" for t in tokens)
    return not narrowed and any(behind.startswith(phrase + " ") for phrase in words.denied_behind)


def _is_nobody(tokens: Sequence[Token], place: int, known: Counts, table: Lexicon) -> bool:
    token = tokens[place]
    if _bare_one(tokens, place, known.people):
        return tokens[place - 1].text.lower() in table.negative
    if token.text.lower() not in known.nobody or token.pos == "DET" or _governs(tokens, place):
        return False
    return not table.particle or any(t.text.lower() in table.particle for t in tokens)


def _governs(tokens: Sequence[Token], place: int) -> bool:
    return any(t.head == place and n != place for n, t in enumerate(tokens))


def _narrowed(tokens: Sequence[Token], place: int, table: Lexicon, words: Fates) -> bool:
    """Whether an adverb of the verb limits what befell nobody ("seriously")."""
    denying = table.negation | table.negative | table.particle.union(*words.nothing.values())
    if not tokens[place].pos:  # without classes of words the verb has to follow its denial at once
        return not {t.text.lower() for t in tokens[place + 1 : place + 2]} & denying
    verb = tokens[place].head
    beside = (t for t in tokens if t.head in (verb, place) and t is not tokens[verb])
    limits = (t for t in beside if t.pos in ("ADV", "ADJ"))
    return any(t.text.lower() not in denying for t in limits)


def _bare_one(tokens: Sequence[Token], place: int, people: frozenset[str]) -> bool:
    """Whether a pronoun stands right behind a word that denies it ("no one")."""
    if place == 0 or tokens[place].pos != "PRON" or tokens[place].lemma not in people:
        return False
    return tokens[place - 1].pos == "DET" and tokens[place - 1].head == place


def _one(source: Source, sentence: Sentence) -> Iterator[Fated]:
    """Those who are told by an indefinite article or a number, under a verb of a fate."""
    words, table = fates(sentence.language), lexicon(sentence.language)
    if words is None or table is None:
        return
    tokens = sentence.tokens
    hedged = table.possible | table.negation | table.negative | table.particle | words.feared
    for place, token in enumerate(tokens):
        if token.pos not in ("NOUN", "ADJ") or not any(t.head == place and _counts(t) for t in tokens):
            continue
        if any(t.text.lower() in hedged for t in tokens if t is not token):
            continue
        fate = by_act(tokens, place, words)
        if fate in COMPARED:
            yield Fated(source.id, fate, Span(token.start, token.end), Span(sentence.start, sentence.end))


def _counts(token: Token) -> bool:
    return token.dep == "nummod" or (token.pos == "DET" and "Definite=Ind" in token.morph)
