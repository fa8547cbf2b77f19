"""The words that tell a quotation in one language, made ready for looking up by folded form."""

import re
import unicodedata
from functools import cache
from typing import Literal

from msgspec import field

from recoupe.annotate.quotations.classes import ByForm, Classes
from recoupe.languages import profile
from recoupe.model import Implication, Record

Frame = Literal[
    "hearer",
    "infinitive",
    "object",
    "matter",
    "clausal",
    "describe",
    "marks_only",
    "attitude",
    "purpose",
    "evidence",
    "naming",
    "act",
    "reporting",
    "inward",
    "adjective",
]


class Inflection(Record, frozen=True):
    """The endings that verbs with the dictionary ending `of` take."""

    of: str
    give: tuple[str, ...]


class According(Record, frozen=True):
    """Phrases that name a source: sure ones, those that hold only set apart, hearsay, passing on from the
    nouns in `cited`.

    Those in `postposed` stand behind the source; those in `trailing` hold behind a comma, before a stop;
    those in `read_on` behind marks and their comma, before a stop or one of the `read_ends` („…“, *stand auf*
    einem Plakat *zu lesen*); those in `hearsay` name nobody; those in `before_ends` hold before a noun with
    one of the ends given; in those in `owned` a word of possession names the source (по *её* словам); a
    `weak` phrase gives the view of somebody who is mentioned, or of one of the `viewers` („für die
    *Gewerkschaft* ist ...“).
    """

    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    postposed: tuple[str, ...] = ()
    trailing: tuple[str, ...] = ()
    read_on: tuple[str, ...] = ()
    read_ends: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    before_ends: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Grammar(Record, frozen=True):
    """Closed classes of words that the rules ask for.

    `offices` are prepositions before the place for which an unnamed "they" speaks (*в полиции заявили*);
    `unnamed` end phrases that name a source and belong to it (de *source* policière); `correlatives` join two
    subjects ("*both* X *and* Y"); `claims` take up what has been said (", a *claim* that he rejects");
    behind one of the `written`, "that" is a relative pronoun (le *rapport* que la cour a rendu); `shows` say
    what is known from what stands behind one of `shown_by` (Z raportu *wynika*, że ...); `before_whom` stand
    before who hears it, behind a name or before one of the `hearers` (*devant* la presse); `dash_behind` says
    that a dash follows the comma behind an utterance («…», — *сказал он*). Without a tree `bodies` are such,
    behind a verb with one of the endings `bodies_of` (повідомили *в* поліції).
    """

    that: tuple[str, ...] = ()
    whether: tuple[str, ...] = ()
    as_: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    subordinate: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    handled: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    adverbial: tuple[str, ...] = ()
    presentative: tuple[str, ...] = ()
    that_after_noun: tuple[str, ...] = ()
    not_hearsay: tuple[str, ...] = ()
    no_comment: tuple[str, ...] = ()
    anonymity: tuple[str, ...] = ()
    no_speakers: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    reflexive: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    to_whom: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    shown_by: tuple[str, ...] = ()
    correlatives: tuple[str, ...] = ()
    before_whom: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    concession: tuple[str, ...] = ()
    undergone: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()
    name_joins: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    object_markers: tuple[str, ...] = ()
    points_back: tuple[str, ...] = ()
    points_back_verbs: tuple[str, ...] = ()
    hearsay_modals: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    bodies_of: tuple[str, ...] = ()
    perfect_ends: tuple[str, ...] = ()
    participle: str = ""
    inside_marks: bool = False
    comma_clauses: bool = False
    dash_behind: bool = False
    drops_subject: bool = False
    headline_colons: bool = False
    plain_according: bool = False


class Adjectives(Record, frozen=True):
    """Predicates that tell what someone says or feels, those that take an infinitive, their prepositions."""

    said: tuple[str, ...] = ()
    felt: tuple[str, ...] = ()
    willing: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()


class Marked(Record, frozen=True):
    """Words before marks that hold no one's words: works, verbs of performing one, names, words as words."""

    works: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    so_called: tuple[str, ...] = ()
    performing: tuple[str, ...] = ()


class QuotationWords(Record, frozen=True):
    """A language's quotations.toml; `classes` only where no tagger gives the classes of words."""

    verbs: dict[str, tuple[str, ...]]
    frames: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    according: According
    grammar: Grammar
    marked: Marked
    media: dict[str, tuple[str, ...]]
    inflection: tuple[Inflection, ...] = ()
    irregular: dict[str, tuple[str, ...]] = field(default_factory=dict)
    noun_matter: dict[str, tuple[str, ...]] = field(default_factory=dict)
    noun_stances: tuple[str, ...] = ()
    adjectives: Adjectives = Adjectives()
    classes: Classes | None = None


class CueWord(Record, frozen=True):
    """A reporting verb or noun: dictionary form, the words after the first, implication, frames."""

    lemma: str
    rest: tuple[str, ...] = ()
    implication: Implication = "neutral"
    frames: frozenset[str] = frozenset()
    participle: str = ""


class Lexicon:
    """The words of one language by folded form, so that capitals and ASCII are met too."""

    def __init__(self, words: QuotationWords) -> None:
        self.words = words
        self.verbs = _verb_forms(words)
        self.by_form = ByForm(_folded_classes(words.classes), tuple(self.verbs)) if words.classes else None
        self.nouns = _noun_forms(words)
        self.adjectives = _adjectives(words.adjectives)
        self.adjective_prepositions = _folded(words.adjectives.prepositions)
        self.noun_matter = {fold(word): frozenset(nouns) for word, nouns in words.noun_matter.items()}
        grammar = words.grammar
        self.that = _folded(grammar.that)
        self.whether = _folded(grammar.whether)
        self.as_ = _folded(grammar.as_)
        self.by = _folded(grammar.by)
        self.to = _folded(grammar.to)
        self.contrast = _folded(grammar.contrast)
        self.relative = _folded(grammar.relative)
        self.pronouns = _folded(grammar.pronouns)
        self.subjects = _folded(grammar.subjects)
        self.first_person = _folded(grammar.first_person)
        self.determiners = _folded(grammar.determiners)
        self.articles = _folded(grammar.articles)
        self.auxiliaries = _folded(grammar.auxiliaries)
        self.negation = _folded(grammar.negation)
        self.adverbs = _folded(grammar.adverbs)
        self.conditional = _folded(grammar.conditional)
        self.unsaid = _folded(grammar.unsaid)
        self.wishes = _folded(grammar.wishes)
        self.subordinate = _folded(grammar.subordinate)
        self.titles = _folded(grammar.titles)
        self.clitics = _folded(grammar.clitics)
        self.personal = _folded(grammar.personal)
        self.handled = frozenset(grammar.handled)
        self._take_rarer(grammar)
        self._take_beside(grammar)
        self.works = _folded(words.marked.works)
        self.naming = _folded(words.marked.naming)
        self.performing = _folded(tuple(f for v in words.marked.performing for f in inflect(v, words)))
        so_called = alternatives(words.marked.so_called)
        self.so_called_before = re.compile(rf"{so_called.pattern}\s*$")
        self.word_nouns = _folded(words.marked.words)
        self._take_sources(words.according)
        self.any_medium = alternatives(tuple(form for forms in words.media.values() for form in forms))
        self.media = [(term, alternatives(forms)) for term, forms in words.media.items()]

    def _take_sources(self, according: According) -> None:
        """The phrases that name a source."""
        self.according = _phrases_and_ends(according)
        self.weak = alternatives(according.weak)
        self.hearsay = alternatives(according.hearsay)
        self.postposed = alternatives(according.postposed)
        self.trailing = alternatives(according.trailing)
        self.read_on = alternatives(according.read_on)
        self.read_ends = alternatives(according.read_ends)
        self.owned = alternatives(according.owned)
        self.passing = _folded(according.passing)
        self.cited = _folded(according.cited)
        self.viewers = _folded(according.viewers)
        self.not_sources = _folded(according.not_sources)

    def _take_beside(self, grammar: Grammar) -> None:
        """What stands beside a source, a hearer or what has been said."""
        self.unnamed = _folded(grammar.unnamed)
        self.written = _folded(grammar.written)
        self.shows = alternatives(grammar.shows)
        self.shown_by = _folded(grammar.shown_by)
        self.correlatives = tuple(tuple(fold_text(pair).split(" … ")) for pair in grammar.correlatives)
        self.claims = _folded(grammar.claims)
        self.before_whom = _folded(grammar.before_whom)
        self.hearers = _folded(grammar.hearers)

    def _take_rarer(self, grammar: Grammar) -> None:
        """The classes that few rules ask for."""
        self.impersonal = _folded(grammar.impersonal)
        self.offices = _folded(grammar.offices)
        self.prepositions = _folded(grammar.prepositions)
        self.adverbial = _folded(grammar.adverbial)
        self.presentative = alternatives(grammar.presentative)
        self.that_after_noun = tuple(tuple(fold(w) for w in p.split()) for p in grammar.that_after_noun)
        self.not_hearsay = _folded(grammar.not_hearsay)
        self.no_comment = _folded(grammar.no_comment)
        self.anonymity = _folded(grammar.anonymity)
        self.no_speakers = _folded(grammar.no_speakers)
        self.things = _folded(grammar.things)
        self.reflexive = _folded(grammar.reflexive)
        self.condition = _folded(grammar.condition)
        self.to_whom = _folded(grammar.to_whom)
        self.matter = _folded(grammar.matter)
        self.objects = _folded(grammar.objects)
        self.nothing = _folded(grammar.nothing)
        self.remarks = _folded(grammar.remarks)
        self.concession = _folded(grammar.concession)
        self.undergone = _folded(grammar.undergone)
        self.turns = _folded(grammar.turns)
        self.interviews = alternatives(grammar.interviews)
        self.name_joins = _folded(grammar.name_joins)
        self.indefinite = _folded(grammar.indefinite)
        self.documents = _folded(grammar.documents)
        self.extends = _folded(grammar.extends)
        self.named_by = _folded(grammar.named_by)
        self.possessives = _folded(grammar.possessives)
        self.object_markers = _folded(grammar.object_markers)
        self.points_back = alternatives(grammar.points_back)
        self.points_back_verbs = frozenset(grammar.points_back_verbs)
        self.hearsay_modals = _folded(grammar.hearsay_modals)
        self.bodies = _folded(grammar.bodies)
        self.bodies_of = tuple(map(fold, grammar.bodies_of))
        self.perfect_ends = _folded(grammar.perfect_ends)
        self.says_bare = bool(self.words.frames.get("bare"))
        self.inside_marks = grammar.inside_marks
        self.comma_clauses = grammar.comma_clauses
        self.dash_behind = grammar.dash_behind
        self.drops_subject = grammar.drops_subject
        self.headline_colons = grammar.headline_colons
        self.plain_according = grammar.plain_according


@cache
def lexicon(code: str) -> Lexicon | None:
    """The quotation words of a language, None where it has no such data."""
    known = profile(code)
    return Lexicon(known.load("quotations", QuotationWords)) if known.has("quotations") else None


@cache
def fold(word: str) -> str:
    """Lower case, no accents, straight apostrophe: the key under which words are looked up.

    >>> fold("D’après"), fold("DÉCLARÉ")
    ("d'apres", 'declare')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").replace("ʼ", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("œ", "oe")


def fold_text(text: str) -> str:
    """The text in folded letters, as long as before, so that places in it stay true.

    >>> fold_text("L’Élysée œuvre")
    "l'elysee œuvre"
    """
    return "".join(map(_fold_letter, text))


@cache
def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    if len(folded) == 1:
        return folded
    return letter.lower() if len(letter.lower()) == 1 else letter


def alternatives(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words in folded text, the longest first."""
    if not phrases:
        return re.compile(r"(?!)")
    forms = sorted({fold_text(p) for p in phrases}, key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") + ("" if p.endswith("'") else r"\b") for p in forms)
    return re.compile(rf"(?<!\w)(?:{joined})")


def _phrases_and_ends(according: According) -> re.Pattern[str]:
    """A pattern for the phrases that name a source, and for the words before nouns that do: nach Angaben."""
    pattern = alternatives(according.phrases).pattern
    for word, ends in sorted(according.before_ends.items()):
        pattern += rf"|(?<!\w){re.escape(fold_text(word))}(?=\s+\w+(?:{'|'.join(map(fold_text, ends))})\b)"
    return re.compile(pattern)


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)


def _folded_classes(classes: Classes) -> Classes:
    """The classes with all words and endings folded."""
    return Classes(**{name: tuple(map(fold, getattr(classes, name))) for name in classes.__struct_fields__})


def _verb_forms(words: QuotationWords) -> dict[str, tuple[CueWord, ...]]:
    """Every inflected form of the first word of every verb, with the verbs that it may be."""
    frames: dict[str, set[str]] = {}
    for frame, lemmas in words.frames.items():
        for lemma in lemmas:
            frames.setdefault(lemma, set()).add(frame)
    implications: dict[str, Implication] = {}
    for implication, lemmas in words.verbs.items():
        for lemma in lemmas:
            implications[lemma] = implication  # type: ignore[assignment]
            frames.setdefault(lemma, set()).add("reporting")
    forms: dict[str, list[CueWord]] = {}
    for lemma in sorted(frames):
        first, *rest = lemma.split(" ")
        cue = CueWord(
            lemma=lemma, rest=tuple(fold(w) for w in rest), frames=frozenset(frames[lemma]),
            implication=implications.get(lemma, "neutral"),
            participle=_participle(first, words),
        )  # fmt: skip
        for form in sorted({fold(f) for f in _with_enclitics(first, words)}):
            forms.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cues, key=lambda c: -len(c.rest))) for form, cues in forms.items()}


def _with_enclitics(verb: str, words: QuotationWords) -> tuple[str, ...]:
    """The forms of a verb, the gerund with each pronoun that may hang on it too: tildándola."""
    forms, ending = inflect(verb, words), words.grammar.participle
    leant = (f + e for f in forms if ending and f.endswith(ending) for e in words.grammar.enclitics)
    return (*forms, *leant)


def _participle(verb: str, words: QuotationWords) -> str:
    """The present participle of a verb, folded: saying, ajoutant."""
    ending = words.grammar.participle
    return next((fold(f) for f in inflect(verb, words) if ending and f.endswith(ending)), "")


def inflect(verb: str, words: QuotationWords) -> tuple[str, ...]:
    """The forms of a verb in the data: its irregular forms, else those that its ending gives."""
    if verb in words.irregular:
        return words.irregular[verb]
    for rule in words.inflection:
        if verb.endswith(rule.of):
            stem = verb[: len(verb) - len(rule.of)]
            return tuple(stem + ending for ending in rule.give)
    return (verb,)


def _adjectives(words: Adjectives) -> dict[str, CueWord]:
    """The predicates by folded form; those that are felt, and not said, have no frame of saying."""
    kinds = {"reporting": words.said, "attitude": words.felt, "purpose": words.willing}
    frames: dict[str, set[str]] = {}
    for frame, some in kinds.items():
        for word in some:
            frames.setdefault(word, {"adjective"}).add(frame)
    return {fold(word): CueWord(lemma=word, frames=frozenset(f)) for word, f in frames.items()}


def _noun_forms(words: QuotationWords) -> dict[str, CueWord]:
    """The nouns for words said, singular and plural, and those for an act of saying with only a matter."""
    forms: dict[str, CueWord] = {}
    for implication, nouns in words.nouns.items():
        for noun in nouns:
            frames = frozenset({"reporting"})
            cue = CueWord(lemma=noun, implication=implication, frames=frames)  # type: ignore[arg-type]
            for form in (noun, noun + "s"):
                forms.setdefault(fold(form), cue)
    for noun in sorted({noun for nouns in words.noun_matter.values() for noun in nouns}):
        stance = noun in words.noun_stances
        cue = CueWord(lemma=noun, frames=frozenset({"act" if stance else "matter"}))
        for form in (noun, noun + "s"):
            forms.setdefault(fold(form), cue)
    return forms
