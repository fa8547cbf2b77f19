"""The form of names.toml, countries.toml and places.toml."""

import msgspec


class Gendered(msgspec.Struct, frozen=True):
    """Words by the gender of the person that they name; `any` for words that do not tell.

    Of pronouns, `bodies` are those that may stand for a body: "it"; where he and she may, by its gender.
    """

    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    def by_gender(self) -> list[tuple[str, str]]:
        """(word, gender) pairs, gender "m", "f" or ""."""
        pairs = [(word, "") for word in self.any]
        pairs += [(word, "m") for word in self.male]
        return pairs + [(word, "f") for word in self.female]


class Around(msgspec.Struct, frozen=True):
    """Words that make a name of their kind when they stand before, after, or as its head; `genitive` are
    words for bodies with a capital in that case, behind an office that is theirs."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()


class LongBodies(msgspec.Struct, frozen=True):
    """Words that open a long name of a public body, the links behind them, and whether the rest is written
    `small`."""

    openers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    small: bool = False


class Compounds(msgspec.Struct, frozen=True):
    """Role words that a longer word may end in, written as one word: 'Polizeisprecher'; `but` are none."""

    heads: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


class Apposed(msgspec.Struct, frozen=True):
    """Nouns that tell what the name beside them names: a body that trades, a ship or another vehicle."""

    bodies: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class Verbs(msgspec.Struct, frozen=True):
    """Verb forms: of speech and thought, going on with the same speaker's words, without a real subject.

    After an impersonal word the pronoun before it stands for nobody: 'il faut', 'il pleut'.
    """

    continued: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


class Inflection(msgspec.Struct, frozen=True):
    """Case endings of names, `base ending|other endings`, by the gender that has them.

    An empty base ending stands for names that end in none of the letters of `vowels`.
    """

    vowels: str = ""
    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


class NamesData(msgspec.Struct, frozen=True):
    """names.toml of one language; every table may be left out.

    `matters` are what offices are for, `charged` the words between an office and its matter that elsewhere
    are no "of": "assessora | alla | Cultura".
    """

    possessive: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    possessives: Gendered = Gendered()
    articles: Gendered = Gendered()
    former: tuple[str, ...] = ()
    former_prefixes: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    based: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(name="and", default=())
    copula: tuple[str, ...] = ()
    vocative: tuple[str, ...] = ()
    latter: Gendered = Gendered()
    aged: tuple[str, ...] = ()
    no_name: tuple[str, ...] = ()
    charged: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    common_ends: tuple[str, ...] = ()
    nouns_capitalised: bool = False
    capital_demonyms: bool = False
    role_first: bool = False
    drops_subjects: bool = False
    inflection: Inflection = Inflection()
    honorifics: Gendered = Gendered()
    pronouns: Gendered = Gendered()
    verbs: Verbs = Verbs()
    place_words: Around = Around()
    body_words: Around = Around()
    long_bodies: LongBodies = LongBodies()
    apposed: Apposed = Apposed()
    compounds: Compounds = Compounds()
    roles: dict[str, Gendered] = {}
    countries: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    seats: dict[str, tuple[str, ...]] = {}
    bodies: dict[str, tuple[str, ...]] = {}
    platforms: dict[str, tuple[str, ...]] = {}
    regions: dict[str, tuple[str, ...]] = {}


class CountryData(msgspec.Struct, frozen=True):
    """countries.toml: names, capitals and demonyms by ISO 3166-1 alpha-2 code."""

    names: dict[str, tuple[str, ...]] = {}
    capitals: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}


class PlaceData(msgspec.Struct, frozen=True):
    """places.toml: lines of a key (the English name), a tab, and the names with | between them."""

    places: str = ""

    def by_key(self) -> list[tuple[str, str]]:
        """(name, key) pairs."""
        lines = (line.split("\t") for line in self.places.splitlines() if line)
        return [(name, key) for key, names in lines for name in names.split("|")]


class SharedData(msgspec.Struct, frozen=True):
    """names.toml under `und`: what holds in every language."""

    particles: tuple[str, ...] = ()
    place_openers: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    elided: tuple[str, ...] = ()
    narrower: dict[str, tuple[str, ...]] = {}
    posted: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    patronymics: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    seats: dict[str, str] = {}
    body_countries: dict[str, str] = {}
    body_seats: dict[str, str] = {}
    given: dict[str, str] = {}
