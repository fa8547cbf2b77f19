"""The record types of a language's data files on numbers: quantities.toml, units.toml, units_cldr.toml."""

import msgspec


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language writes numbers. Keys are lower-case words, without accents or with: both are found.

    `decimal` and `groups` are the marks inside digits (spaces group in every language). `small` holds 0–19,
    `tens` 20–90, `rooms` how much may follow a ten where that is not 9 (soixante: 19), `hundreds` the words
    for whole hundreds, `hundred` those that multiply, `scales` the powers of a thousand and their like.
    `joiners` stand between the parts ("and"), `unit_first` says that units come before tens (einundzwanzig),
    `glued` that numbers are written in one word. `abbreviations` follow digits (bn), `money_abbreviations`
    only where money is meant (m). `collectives` are words that count in groups (dozen); those in `vague`
    mean "about" (vingtaine). `decimal_words` stand for the mark, `minus` for the sign. `ordinals` gives
    their words, `ordinal_endings` the endings that each may take, `ordinal_suffixes` those after digits.
    `fractions` are denominators that are no ordinals (half, quart), `fraction_articles` what may stand for
    one before them, `fraction_links` between fraction and scale (half *of a* million), `ratio` between the
    two numbers of a share (one *in* five), unless one of `ratio_not_before` follows (five in ten days). `bare` are
    hundreds and scales that need no number before them (cent, mille). `hundred_after` is the
    most that a hundred may multiply (in French 9, so that 50 cents is money). `whole` are words that are a number by themselves (anderthalb).
    `articles` are number words that are mostly articles (un, une). `multipliers` stand for a number before a collective or a scale only (couple). `vigesimal`
    says after which unit a twenty multiplies (quatre-vingt).
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
    abbreviations: dict[str, float] = {}
    money_abbreviations: dict[str, float] = {}
    collectives: dict[str, float] = {}
    vague: tuple[str, ...] = ()
    decimal_words: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
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
    """Words before and after a figure that say how exact it is, by modifier."""

    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]] = {}


class Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a range is written: `between` X `between_and` Y, X `to` Y; `change` verbs make two figures of it."""

    between: tuple[str, ...]
    between_and: tuple[str, ...]
    to: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from", default=())
    change: tuple[str, ...] = ()


class Traps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What looks like a figure and is none.

    `labels` are words before a number that only names something (article, flight, room), `label_after`
    words after it that make it a name (rue, street). `definite` are determiners that make a small number
    word refer to known people or things ("the two leaders"). `one_of` follows a "one" that counts nothing;
    `one_before` goes before it. `one_nouns` are nouns that make a figure of an article ("un mort").
    `fixed` are sequences that never hold a figure (24/7). `year_words` stand before a bare year.
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


class Ages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an age is written: words before the number, after the unit, and the units that can be an age."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
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


class QuantityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's quantities.toml; `totals` are words that give a figure as a whole ("in all")."""

    totals: tuple[str, ...]
    numbers: Numbers
    modifiers: Modifiers
    ranges: Ranges
    traps: Traps = Traps()
    ages: Ages = Ages()
    context: Context = Context()


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's units.toml or units_cldr.toml: names of measures and money.

    `signs` are abbreviations matched as written, `percent` the words for percent and points, `links` what
    may stand between number and unit ("millions *de* dollars"), `alone` units that mean something else
    where no figure stands (pound), `per` what turns a measure into a rate.
    """

    measures: dict[str, str]
    money: dict[str, str] = {}
    signs: dict[str, str] = {}
    links: tuple[str, ...] = ()
    money_before: tuple[str, ...] = ()
    subunit_joiners: tuple[str, ...] = ()
