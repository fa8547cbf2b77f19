"""A sentence seen from its events: the parse with its cues, looked up by token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from recoupe.annotate.events.forms import Cues, EventWords
from recoupe.languages import profile
from recoupe.languages.forms import GAP, pattern
from recoupe.model import Sentence, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
_PAIR = 6


class Lexicon:
    """A language's events.toml as patterns."""

    def __init__(self, words: EventWords) -> None:
        self.nouns = Kinds(words.nouns)
        self.verbs = Kinds(words.verbs)
        self.cues = {name: Forms(getattr(words.cues, name)) for name in _CUES}
        self.first_person = frozenset(words.cues.first_person)
        self.have = frozenset(words.cues.have)
        self.of = frozenset(words.cues.of)
        self.with_be = frozenset(words.cues.with_be)
        self.passive = frozenset(words.cues.passive)
        self.infinitive = frozenset(words.cues.infinitive)
        self.asked = frozenset(words.cues.asked)
        self.relative = frozenset(words.cues.relative)
        self.definite = frozenset(words.cues.definite)
        self.apart = frozenset(words.cues.apart)
        self.endings = {
            kind: re.compile(words.endings.get(kind, "(?!)"))
            for kind in ("future", "conditional", "past", "participle")
        }
        self.pairs = words.negation_pairs
        self.particles = frozenset(words.particles)
        self.intransitive = words.intransitive
        self.place = ending(words.cues.place)
        self.bound = ending(words.cues.bound)
        self.until = ending(words.cues.until)
        self.onto = ending(words.cues.onto)


_CUES = tuple(
    field.name
    for field in msgspec.structs.fields(Cues)
    if field.name
    not in (
        "first_person",
        "definite",
        "place",
        "bound",
        "relative",
        "apart",
        "of",
        "have",
        "with_be",
        "passive",
        "infinitive",
        "asked",
        "until",
        "onto",
        "again",
    )
)


@cache
def lexicon(language: str) -> Lexicon:
    """The event words of a language that has events.toml."""
    return Lexicon(profile(language).load("events", EventWords))


class Forms:
    """Forms as one pattern, which is tried only on a sentence that has a word with a beginning of theirs."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.pattern = pattern(forms)
        beginnings = [_beginning(form) for form in forms]
        self.beginnings = frozenset(beginnings) if all(beginnings) else None

    def finditer(self, text: str, beginnings: frozenset[str]) -> Iterator[re.Match[str]]:
        """The forms in a text whose words have these beginnings."""
        if self.beginnings is not None and self.beginnings.isdisjoint(beginnings):
            return iter(())
        return self.pattern.finditer(text)


class Kinds:
    """Forms by the kind of event that they name, in the order of the data."""

    def __init__(self, forms: dict[str, tuple[str, ...]]) -> None:
        self.all = [(kind, Forms(of_kind)) for kind, of_kind in forms.items()]
        self._anywhere = {n for n, (_, found) in enumerate(self.all) if found.beginnings is None}
        self._places: dict[str, list[int]] = {}
        for place, (_, found) in enumerate(self.all):
            for beginning in found.beginnings or ():
                self._places.setdefault(beginning, []).append(place)

    def fitting(self, beginnings: frozenset[str]) -> "list[tuple[str, Forms]]":
        """The kinds with a form that a word with one of these beginnings can begin."""
        places = self._anywhere.union(*(self._places.get(beginning, ()) for beginning in beginnings))
        return [self.all[place] for place in sorted(places)]


_BEGINNING = 3
"""Letters of a word by which it is told whether a form can begin with it."""


def beginnings(text: str) -> frozenset[str]:
    """The first letters of each word, small.

    >>> sorted(beginnings("He's resigned."))
    ['he', 'res', 's']
    """
    return frozenset(word[:_BEGINNING] for word in re.findall(r"\w+", text.lower()))


def _beginning(form: str) -> str:
    """The beginning that a word has where the form begins; "" where it may have any."""
    letters = re.match(r"\w*", form.removeprefix("^").lower())[0]  # type: ignore[index]
    whole = len(letters) >= _BEGINNING or not form.removeprefix("^")[len(letters) :].startswith("*")
    return letters[:_BEGINNING] if whole else ""


def ending(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Forms where a word follows at once, to be searched up to that word."""
    if not forms:
        return re.compile(r"(?!)")
    longest = sorted(forms, key=lambda form: (-len(form), form))
    bodies = "|".join(re.escape(form).replace(r"\ ", GAP).replace("'", "['’]") for form in longest)
    return re.compile(rf"(?<!\w)(?:{bodies})(?:(?<=['’])|\s+)$", re.I)


class View:
    """One sentence with its tree and, for each token, the cues that it is part of."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = _nominal(_lifted(_rooted(sentence.tokens)))
        self.text = text[sentence.start : sentence.end]
        self.beginnings = beginnings(self.text)
        self.words = lexicon(sentence.language)
        self.parsed = any(token.pos for token in self.tokens)
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < len(self.tokens):
                self.children[token.head].append(index)
        self._starts = [token.start for token in self.tokens]
        self._cues: dict[str, dict[int, Span]] = {}
        self.joined = dict(self._with_particles())

    def cue(self, kind: str, index: int) -> Span | None:
        """The cue of a kind that a token is part of, as a span of the report."""
        return self.cues(kind).get(index)

    def cues(self, kind: str) -> dict[int, Span]:
        """All tokens that are part of a cue of a kind."""
        if kind not in self._cues:
            self._cues[kind] = self._find(kind)
        return self._cues[kind]

    def _find(self, kind: str) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for match in self.words.cues[kind].finditer(self.text, self.beginnings):
            start, end = self.sentence.start + match.start(), self.sentence.start + match.end()
            for index in self.between(start, end):
                found.setdefault(index, Span(start, end))
        for index, verb in self.joined.items():
            if self.words.cues[kind].pattern.fullmatch(verb):
                found[index] = self.span(index)
            elif self.words.particles and found.get(index) == self.span(index):
                del found[index]
        if kind == "negation":
            found |= self._paired(found)
        return found

    def _with_particles(self) -> Iterator[tuple[int, str]]:
        """Verbs whose particle stands apart, with both as one form: sagte … ab is absagte."""
        for index, token in enumerate(self.tokens):
            particle = token.text.casefold()
            verb: int | None
            if self._before_infinitive(index):
                verb = token.head
            elif (moving := self._moving(index)) is not None:
                verb = moving
            elif token.dep == "compound:prt" and self.words.particles:
                known = particle in self.words.particles or self._last(index)
                verb = self._verb_of(index) if known else None
            elif token.dep == "compound:prt":
                verb = token.head if self.tokens[token.head].pos in VERBAL else None
            else:
                verb = (
                    self._verb_of(index) if particle in self.words.particles and self._last(index) else None
                )
            if verb is not None and self.words.particles:
                yield verb, particle + self.form(verb)
            elif verb is not None:
                yield verb, f"{self.form(verb)} {particle}"

    def _before_infinitive(self, index: int) -> bool:
        """Whether a particle stands before the mark of its infinitive (af te treden)."""
        return (
            self.form(index) in self.words.particles
            and self.tokens[index].head == index + 2
            and self.form(index + 1) in self.words.infinitive
        )

    def _moving(self, index: int) -> int | None:
        """The verb of which an adjective is the particle that closes its clause (gaat … open), where the tree
        has it for a copula."""
        token = self.tokens[index]
        if token.pos != "ADJ" or self.form(index) not in self.words.particles:
            return None
        return next((c for c in self.with_dep(index, "cop") if self.tokens[c].pos == "VERB"), None)

    def _last(self, index: int) -> bool:
        """Whether a word without dependents closes a clause, as a particle does."""
        after = self.tokens[index + 1].pos if index + 1 < len(self.tokens) else "PUNCT"
        return after in ("PUNCT", "CCONJ") and not self.children[index]

    def _verb_of(self, particle: int) -> int | None:
        """The finite verb before a particle in the same clause."""
        for position in range(particle - 1, -1, -1):
            token = self.tokens[position]
            if token.pos in VERBAL and self.finite(position):
                return position
            if token.pos in ("PUNCT", "SCONJ"):
                return None
        return None

    def _paired(self, found: dict[int, Span]) -> dict[int, Span]:
        """Words that negate together with another near them (ne … plus)."""
        more: dict[int, Span] = {}
        for first, second in self.words.pairs:
            for index in range(len(self.tokens)):
                if self.form(index).replace("’", "'") not in second or index in found:
                    continue
                near = range(max(0, index - _PAIR), min(len(self.tokens), index + _PAIR))
                partner = next((i for i in near if self.form(i).replace("’", "'") in first), None)
                if partner is not None:
                    more[index] = self.span(index)
                    more.setdefault(partner, self.span(partner))
        return more

    def between(self, start: int, end: int) -> list[int]:
        """The tokens that overlap a stretch of the report."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [i for i in range(first, last) if start < self.tokens[i].end]

    def definite(self, index: int) -> bool:
        """Whether a determiner of what is known stands before a noun, at most one word away."""
        return any(self.form(i) in self.words.definite for i in range(max(0, index - 2), index))

    def sets_apart(self, index: int) -> bool:
        """Whether a mark parts two clauses, for a language without a parse: a comma with "but" behind it."""
        after = self.form(index + 1) if index + 1 < len(self.tokens) else ""
        return self.form(index) == ";" or (self.form(index) == "," and after in self.words.apart)

    def token_at(self, start: int, end: int) -> int | None:
        """The token of a stretch that governs the others."""
        inside = self.between(start, end)
        if not inside:
            return None
        group = set(inside)
        tops = [i for i in inside if self.tokens[i].head not in group or self.tokens[i].head == i]
        return tops[0] if tops else inside[0]

    def head(self, index: int) -> int | None:
        """The governor of a token, None for the root."""
        head = self.tokens[index].head
        return head if head != index else None

    def base(self, index: int) -> str:
        """A token's relation without its subtype."""
        return self.tokens[index].dep.partition(":")[0]

    def span(self, index: int) -> Span:
        """Where a token stands."""
        token = self.tokens[index]
        return Span(token.start, token.end)

    def has(self, index: int, feature: str) -> bool:
        """Whether a token's morphology holds a feature such as `Tense=Past`."""
        return feature in self.tokens[index].morph.split("|")

    def finite(self, index: int) -> bool:
        """Whether a token is a finite verb: some treebanks give such forms a mood alone."""
        return self.has(index, "VerbForm=Fin") or "Mood=" in self.tokens[index].morph

    def form(self, index: int) -> str:
        """A token's letters in lower case."""
        return self.tokens[index].text.casefold()

    def mistagged(self, index: int) -> bool:
        """Whether a token must be the verb of a sentence that has none ("Parliament votes on Thursday.")."""
        if self.tokens[-1].text != "." or any(token.pos in VERBAL for token in self.tokens):
            return False
        subject = any(c < index for c in self.with_dep(index, "compound", "nsubj"))
        return self.head(index) is None and self.has(index, "Number=Plur") and subject

    def with_dep(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token in some relations (without subtypes)."""
        return [c for c in self.children[index] if self.base(c) in relations]

    def subtree(self, index: int, keep: Callable[[int], bool] | None = None) -> list[int]:
        """A token and all that depends on it, in text order; `keep` may leave branches out."""
        found, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in found and (keep is None or keep(child)):
                    found.add(child)
                    todo.append(child)
        return sorted(found)


_TAKEN = frozenset({"acl", "obj", "nmod", "appos", "amod", "flat"})
"""What a tree calls the verb of a sentence whose root it took a noun for."""


def _rooted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with the only finite verb of a sentence as its root where the tree hung it on a noun before
    it („Rozprawę odroczono“, „Pochód ruszy w niedzielę“): the noun is its subject, or its object."""
    finite = [n for n, t in enumerate(tokens) if t.pos in VERBAL and "VerbForm=Fin" in t.morph]
    if len(finite) != 1 or tokens[finite[0]].dep not in _TAKEN:
        return tokens
    verb = finite[0]
    noun = tokens[verb].head
    root = tokens[noun]
    if root.head != noun or noun > verb or root.pos not in ("NOUN", "PROPN") or tokens[-1].text not in ".!?":
        return tokens
    if any(t.head == verb and "PronType=Rel" in t.morph for t in tokens):
        return tokens
    role = "obj" if "Case=Acc" in root.morph or "Person=0" in tokens[verb].morph else "nsubj"
    return tuple(
        msgspec.structs.replace(token, head=verb, dep="root" if index == verb else role)
        if index in (verb, noun)
        else msgspec.structs.replace(token, head=verb)
        if token.head == noun and index > verb
        else token
        for index, token in enumerate(tokens)
    )


def _lifted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with what the tree hung on an auxiliary hung on its verb, as the treebanks have it."""
    auxiliaries = {
        index
        for index, token in enumerate(tokens)
        if token.dep.startswith("aux") and token.head != index and tokens[token.head].pos in VERBAL
    }
    if not any(token.head in auxiliaries for token in tokens):
        return tokens
    return tuple(
        msgspec.structs.replace(token, head=tokens[token.head].head)
        if token.head in auxiliaries and token.head != index
        else token
        for index, token in enumerate(tokens)
    )


_OF_NOUNS = frozenset({"nsubj", "obj", "obl", "nmod"})


def _nominal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with what has an article of its own as a noun, whatever the tagger took it for.

    What stands right behind an article is no finite verb, though the tree may have that for its subject.
    """
    held = {t.head for n, t in enumerate(tokens) if t.pos == "DET" and t.dep == "det" and n < t.head}
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.pos != "VERB":
            continue
        before = tokens[index - 1] if index else token
        article = before.pos == "DET" and "Definite=" in before.morph
        if article and "VerbForm=Fin" in token.morph:
            found[index - 1] = msgspec.structs.replace(before, dep="det", head=index)
        elif not (index in held and token.dep.partition(":")[0] in _OF_NOUNS):
            continue
        found[index] = msgspec.structs.replace(token, pos="NOUN")
    return tuple(found)


def token_span(tokens: tuple[Token, ...], indexes: list[int]) -> Span:
    """The stretch from the first to the last of some tokens."""
    return Span(tokens[min(indexes)].start, tokens[max(indexes)].end)
