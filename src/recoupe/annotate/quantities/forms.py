"""The record types of a language's data files on numbers: quantities.toml, units.toml, units_cldr.toml."""

import msgspec


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language writes numbers. Keys are lower-case words, found with or without accents.

    decimal, groups: the marks inside digits (spaces group in every language).
    small, tens, rooms, hundreds, hundred, hundred_after, scales, vigesimal: 0–19; 20–90; how much may follow
        a ten where that is not 9 (soixante: 19); words for whole hundreds; words that multiply by a hundred,
        and the most that they may multiply (in French 9, so that 50 cents is money); powers of a thousand
        and their like; after which unit a twenty multiplies (quatre-vingt).
    joiners, tens_joiners, unit_first, glued: words between the parts; between tens and units; where units
        come before tens (einundzwanzig); whether numbers are written in one word.
    bare, several: hundreds and scales that need no number before them (cent, mille); words that make no
        number of such a one (*several* hundred).
    abbreviations, money_abbreviations: what follows digits (bn), and what does so only for money (m).
    collectives, vague, multipliers: words that count in groups (dozen); those that mean "about"
        (vingtaine); words that stand for a number before a group only (couple).
    decimal_words, minus, minus_not_after: words for the mark, for the sign, and what takes the sign away
        (*au* moins).
    ordinals, ordinal_endings, ordinal_suffixes: ordinal words, the endings that each may take, and what
        follows digits (th).
    fractions, halves, not_denominators, fraction_articles, fraction_joiners, fraction_links: denominators
        that are no ordinals (quart); those that need no number; ordinals that are no denominators; what may
        stand for one; what joins a fraction (and a half); what stands before a scale (half *of a* million).
    ratio, ratio_not_before: words between the numbers of a share (one *in* five), and what must not follow
        (five in ten *days*).
    whole, articles: words that are a number by themselves (anderthalb); number words that are mostly
        articles (un, une).
    """

    decimal: str
    groups: tuple[str, ...]
    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    hundred: tuple[str, ...] = ()
    hundreds: dict[str, float] = {}
    rooms: dict[str, float] = {}
    joiners: tuple[str, ...] = ()
    tens_joiners: tuple[str, ...] = ()
    unit_first: tuple[str, ...] = ()
    glued: bool = False
    several: tuple[str, ...] = ()
    abbreviations: dict[str, float] = {}
    money_abbreviations: dict[str, float] = {}
    collectives: dict[str, float] = {}
    vague: tuple[str, ...] = ()
    decimal_words: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    minus_not_after: tuple[str, ...] = ()
    ordinals: dict[str, float] = {}
    ordinal_endings: tuple[str, ...] = ("",)
    ordinal_suffixes: tuple[str, ...] = ()
    fractions: dict[str, float] = {}
    halves: tuple[str, ...] = ()
    fraction_articles: tuple[str, ...] = ()
    fraction_joiners: tuple[str, ...] = ()
    fraction_links: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()
    ratio_not_before: tuple[str, ...] = ()
    whole: dict[str, float] = {}
    articles: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    hundred_after: float = 1000
    multipliers: dict[str, float] = {}
    vigesimal: dict[str, float] = {}
    not_denominators: tuple[str, ...] = ()


class Modifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before and after a figure that say how exact it is, by modifier.

    `topics` are phrases that end like a modifier and are none before a number word ("care about two things"),
    `of_verbs` those that are none before any ("hand over 120 prisoners"), `reached` modifiers
    that name what was reached where a word of change goes before (Russian *до*: up to 12, but "rose to 12").
    """

    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]] = {}
    topics: tuple[str, ...] = ()
    of_verbs: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()


class Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a range is written: `between` X `between_and` Y, X `to` Y; `change` words make two figures.

    `onto` are words between the two figures of a change that join no range (von 4 *auf* 3 Prozent).
    """

    between: tuple[str, ...]
    between_and: tuple[str, ...]
    to: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from", default=())
    change: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()


class Traps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What looks like a figure and is none.

    `labels` are words before a number that only names something (article, flight, room), `label_after`
    words after it that make it a name (rue, street). `definite` are determiners that make a small number
    word refer to known people or things ("the two leaders"). `one_of` follows a "one" that counts nothing;
    `one_before` goes before it. `one_nouns` are nouns that make a figure of an article ("un mort").
    `fixed` are sequences that never hold a figure (24/7). `year_words` stand before a bare year,
    `months` beside a day. `capital_nouns` says that all nouns have capitals, so a capital makes no name.
    """

    labels: tuple[str, ...] = ()
    label_after: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    one_before: tuple[str, ...] = ()
    one_nouns: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    year_words: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    capital_nouns: bool = False


class Ages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an age is written: words before the number, and after the unit as part of the age or apart from it.

    `within` are words before a bare number that belong to the age (aged 12).

    `whole` are words that make an age of a bare number, `bare` the units that can be an age without more, by
    `verbs` before them (elle *a* cinq ans).
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_apart: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a figure that tell its kind: magnitude, score, votes, temperature, money."""

    magnitude: tuple[str, ...] = ()
    score: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    vote_links: tuple[str, ...] = ()
    temperature: tuple[str, ...] = ()
    temperature_not: tuple[str, ...] = ()
    money: tuple[str, ...] = ()


class RateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a rate is written: a joining word and what is counted by, with its unit (day: d, head: person).

    After `strong` words (per) any measure makes a rate, after `weak` ones (a) only `units`, or a measure that
    follows at once; `not_before` follow weak words that speak of something else (a day *later*). Before a
    power of ten, `strong` and `by_number` words make a rate ("per 100,000 people"), the latter only where one
    of `groups` follows (pour 1 000 habitants).
    """

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    units: dict[str, str] = {}
    not_before: tuple[str, ...] = ()
    by_number: tuple[str, ...] = ()
    groups: dict[str, str] = {}


class Subset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas of predicates of a whole, and of its parts: what is shot down was launched."""

    whole: tuple[str, ...]
    part: tuple[str, ...]


class QuantityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's quantities.toml; `totals` are words that give a figure as a whole ("in all"), `rest` those
    beside a figure, or around it with …, that is all that is left (the other 12), `kinds` pairs that share a
    whole between them (men and women), `copulas` the lemmas of verbs that only say that it does,
    `partitives` words right before a part ("of which"), `subsets` predicates that make one figure a part of
    another.
    """

    totals: tuple[str, ...]
    numbers: Numbers
    modifiers: Modifiers
    ranges: Ranges
    traps: Traps = Traps()
    ages: Ages = Ages()
    context: Context = Context()
    rates: RateWords = RateWords()
    rest: tuple[str, ...] = ()
    kinds: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    copulas: tuple[str, ...] = ()
    partitives: tuple[str, ...] = ()
    subsets: tuple[Subset, ...] = ()


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's units.toml or units_cldr.toml: names of measures and money.

    `signs` are abbreviations matched as written, `percent` the words for percent and points, `links` what
    may stand between number and unit ("millions *de* dollars"), `alone` units that mean something else
    where no figure stands (pound), `per` what turns a measure into a rate, `not_units` signs and names that
    are mostly other words (Italian *ha*, has) and so never a unit.
    """

    measures: dict[str, str]
    money: dict[str, str] = {}
    signs: dict[str, str] = {}
    links: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()
    money_before: tuple[str, ...] = ()
    subunit_joiners: tuple[str, ...] = ()
