"""The name words of a language, ready for look-up."""

from collections.abc import Sequence
from functools import cache

import msgspec

from recoupe.annotate.names.data import CountryData, Gendered, NamesData, PlaceData, SharedData
from recoupe.annotate.names.phrases import PhraseTable
from recoupe.languages import profile
from recoupe.languages.transliterate import to_latin
from recoupe.model import MentionType

_SHORTEST_SCOPE = 2
"""Letters that a role word needs before its end: EU-Sprecher."""


class _Numbers(msgspec.Struct, frozen=True):
    small: dict[str, float] = {}
    tens: dict[str, float] = {}


class _Quantities(msgspec.Struct, frozen=True):
    numbers: _Numbers = _Numbers()


class Known(msgspec.Struct, frozen=True):
    """What the data know of a name: its type, a key that holds in every language, the country it stands for.

    `kind` is "country", "capital", "place", "body", "seat", "platform" or "region".
    """

    type: MentionType
    kind: str
    key: str
    country: str = ""


class Office(msgspec.Struct, frozen=True):
    """What a role word names, by a concept that holds in every language, and the gender it tells."""

    concept: str
    gender: str = ""
    scope: str = ""


class Offices:
    """The role words of a language, also as the ends of longer words: 'Polizeisprecher' is a spokesperson.

    What stands before the end is the scope of the office.
    """

    def __init__(self, data: NamesData) -> None:
        self._phrases = PhraseTable(
            (word, Office(concept, gender))
            for concept, words in data.roles.items()
            for word, gender in words.by_gender()
        )
        self._heads = tuple(sorted(_set(data.compounds.heads), key=len, reverse=True))
        self._but = _set(data.compounds.but)

    def begins(self, word: str) -> bool:
        """Whether a word in lower case may begin a role, or end in one."""
        return self._phrases.begins(word) or word.endswith(self._heads)

    def match(
        self, lowered: Sequence[str], at: int, limit: int
    ) -> tuple[int, tuple[str, ...], Office] | None:
        """The longest phrase at a place, else the word that ends in a role: words, phrase, office."""
        found = self._phrases.match(lowered, at, limit)
        if found is not None or not lowered[at].endswith(self._heads):
            return found
        return self._compound(lowered[at])

    def _compound(self, word: str) -> tuple[int, tuple[str, ...], Office] | None:
        head = next(head for head in self._heads if word.endswith(head))
        scope = word.removesuffix(head).rstrip("-")
        inner = self._phrases.match([head], 0, 1)
        if inner is None or word in self._but or len(scope) < _SHORTEST_SCOPE:
            return None
        return 1, (word,), Office(inner[2].concept, inner[2].gender, scope)


class Lexicon:
    """All name data of one language."""

    def __init__(self, code: str) -> None:
        own = profile(code)
        self.code = code
        self.data = own.load("names", NamesData) if own.has("names") else NamesData()
        countries = own.load("countries", CountryData) if own.has("countries") else CountryData()
        places = own.load("places", PlaceData) if own.has("places") else PlaceData()
        self.known_names = _known_names(self.data, countries, places)
        self.known = PhraseTable(self.known_names)
        self.demonym_names = _demonyms(self.data, countries)
        self.demonyms = PhraseTable(self.demonym_names)
        self.capitals = {iso: names[0] for iso, names in countries.capitals.items()}
        self.roles = Offices(self.data)
        self.honorifics = _lowered(self.data.honorifics)
        self.pronouns = _lowered(self.data.pronouns)
        self.plural_pronouns = _set(self.data.pronouns.plural)
        self.body_pronouns = _set(self.data.pronouns.bodies)
        self.articles = _lowered(self.data.articles)
        self.clauses = _set(self.data.verbs.clauses)
        self.impersonal = _set(self.data.verbs.impersonal)
        self.possessives = _lowered(self.data.possessives)
        self.latter = PhraseTable(self.data.latter.by_gender())
        self.definite, self.aged = _set(self.data.definite), self.data.aged
        self.indefinite = _set(self.data.indefinite)
        self.possessive_marks = frozenset(self.data.possessive)
        self.former = _set(self.data.former)
        self.other = _set(self.data.other)
        self.of = _set(self.data.of)
        self.at = _set(self.data.at)
        self.based = _set(self.data.based)
        self.and_ = _set(self.data.and_)
        self.small = self.definite | self.indefinite | self.of | self.at | self.and_
        self.former_prefixes = self.data.former_prefixes
        self.copula = _set(self.data.copula)
        self.no_name, self.common_ends = _set(self.data.no_name), self.data.common_ends
        numbers = own.load("quantities", _Quantities).numbers if own.has("quantities") else _Numbers()
        self.numbers = frozenset(numbers.small) | frozenset(numbers.tens)
        self.capital_demonyms, self.role_first = self.data.capital_demonyms, self.data.role_first
        self.drops_subjects = self.data.drops_subjects
        self.inflection = self.data.inflection
        self.nouns_capitalised = self.data.nouns_capitalised
        self.continued = _set(self.data.verbs.continued)
        self.speech = _set(self.data.verbs.speech) | self.continued
        self.place_before = frozenset(self.data.place_words.before)
        self.place_after = frozenset(self.data.place_words.after)
        self.body_before = frozenset(self.data.body_words.before)
        self.body_after = frozenset(self.data.body_words.after)
        self.body_heads = _set(self.data.body_words.head)
        self._apposed = dict.fromkeys(_set(self.data.apposed.bodies), "body")
        self._apposed |= dict.fromkeys(_set(self.data.apposed.things), "thing")
        self.body_owners, self.charged = frozenset(self.data.body_words.genitive), _set(self.data.charged)
        self.generic_bodies, self.matters = _set(self.data.body_words.generic), _set(self.data.matters)

    def apposed(self, lower: str) -> str:
        """ "body" or "thing" for a noun that tells so of the name beside it, also as a longer one's end."""
        kind = self._apposed.get(lower, "")
        if kind or not self.nouns_capitalised:
            return kind
        ends = (lower[at:] for at in range(3, len(lower) - 4))
        return next((self._apposed[end] for end in ends if end in self._apposed), "")


@cache
def lexicon(code: str) -> Lexicon:
    """The name data of a language; a language without any has empty tables."""
    return Lexicon(code)


@cache
def shared() -> SharedData:
    """What holds in every language."""
    return profile("und").load("names", SharedData)


@cache
def given_names() -> dict[str, str]:
    """Given names in Latin letters without accents → "m" or "f"; names borne by both are not there."""
    male = {to_latin(name) for name in shared().given.get("male", "").split()}
    female = {to_latin(name) for name in shared().given.get("female", "").split()}
    genders = dict.fromkeys(male - female, "m")
    genders.update(dict.fromkeys(female - male, "f"))
    return genders


@cache
def particles() -> frozenset[str]:
    """Small words that stand inside names, in Latin letters."""
    return frozenset(shared().particles)


@cache
def place_openers() -> frozenset[str]:
    """Words in lower case that open names of places of several words."""
    return frozenset(shared().place_openers)


@cache
def narrower(concept: str) -> frozenset[str]:
    """All offices that a word may stand for: itself and everything below it.

    >>> "president" in narrower("leader"), "leader" in narrower("president")
    (True, False)
    """
    found: set[str] = set()
    left = [concept]
    while left:
        word = left.pop()
        if word not in found:
            found.add(word)
            left += shared().narrower.get(word, ())
    return frozenset(found)


def _lowered(words: Gendered) -> dict[str, str]:
    table = {word.lower(): "pl" for word in words.plural}
    table.update({word.lower(): gender for word, gender in words.by_gender()})
    return table


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for word in words)


def _known_names(data: NamesData, countries: CountryData, places: PlaceData) -> list[tuple[str, Known]]:
    """Names and what they name; what is told first holds."""
    table = shared()
    rows: list[tuple[str, Known]] = []
    for iso, names in [*data.countries.items(), *countries.names.items()]:
        bare = [name for name in names if name.split()[0].lower() not in data.definite]
        rows += [(name, Known("LOC", "country", f"country:{iso}", iso)) for name in bare]
    for seat, names in data.seats.items():
        known = Known("ORG", "seat", f"body:{seat}", table.body_countries.get(seat, ""))
        rows += [(name, known) for name in names]
    for body, names in data.bodies.items():
        known = Known("ORG", "body", f"body:{body}", table.body_countries.get(body, ""))
        rows += [(name, known) for name in names]
    for iso, names in countries.capitals.items():
        rows += [(name, Known("LOC", "capital", f"capital:{iso}", iso)) for name in names]
    rows += [(name, Known("LOC", "region", "")) for names in data.regions.values() for name in names]
    rows += [(name, Known("MISC", "platform", "")) for names in data.platforms.values() for name in names]
    rows += [(name, Known("LOC", "place", f"place:{key}")) for name, key in places.by_key()]
    return [(name, known) for name, known in rows if len(name) > 1 or known.kind == "platform"]


def _demonyms(data: NamesData, countries: CountryData) -> list[tuple[str, str]]:
    tables = (data.demonyms, countries.demonyms)
    return [(name, iso) for table in tables for iso, names in table.items() for name in names]
