"""The record types of the data files on events: a language's events.toml, and und/events.toml."""

import msgspec


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that decide whether an event happens. A star stands for any letters, `…` between two words for up
    to eight others, `^` before a form for the beginning of the sentence.

    `future`, `past_future`, `modal` and `negation` belong to verb groups; `no` denies a noun. `plan`,
    `possible`, `deny` and `cancel` govern what depends on them, `report` passes it on as it is, `decide`
    settles it at a time of its own (announced on Friday), unless one of `bound` stands before that (announced
    for Friday); `fact` are verbs that make a noun happen (hold talks). `condition` opens a condition,
    `whether` looks like one, as does `not_condition` (*se ne parla*). The `_place` lists are prepositions
    before a noun: after (it happened), before (planned), without (denied), in case of (conditional).
    `hearsay` turns a conditional mood into a report by others, `first_person` are the words that stand for
    the speaker of a quotation, `place` prepositions of place with their articles, `relative` the relative
    pronouns that are subject or object. `unreal` tells of what was to be and was not (should have),
    `implicative` governs what did happen (manage to, force), `expected` are conditional forms that only
    expect (devrait), and modal verbs that plan what they give a day to come (wil maandag), `passive`
    auxiliaries of the future that make a passive with a participle (wird), `infinitive` the mark of
    infinitives that depend on a governor wherever the tree puts them (zu), `asked` prepositions that a
    governor may ask for, whatever they mean of time (warnen vor), `of` prepositions that give a day to a noun
    (the price of Friday), `have` the lemmas that make the perfect, `with_be` verbs whose perfect has the
    auxiliary of the passive (est tombé), `definite` determiners of what is known, `unplanned` what comes
    without anyone's plan (rain), `until` the words before the time that something denied waits for (not until
    Monday), `ended` verbs that end the state that a noun names (lift a ban), `over` those that only say that
    it ends, `again` words for one more of a kind, which comparing reads, `moved` verbs that move an event to
    another day, `onto` the words before that day, `regardless` verbs whose object takes place all the same
    (miss a match), `apart` words that begin another clause behind a comma, for a language without a parse.
    """

    future: tuple[str, ...] = ()
    past_future: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    not_negation: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    cancel: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    not_condition: tuple[str, ...] = ()
    whether: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    decide: tuple[str, ...] = ()
    fact: tuple[str, ...] = ()
    past_place: tuple[str, ...] = ()
    before_place: tuple[str, ...] = ()
    without_place: tuple[str, ...] = ()
    condition_place: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    unreal: tuple[str, ...] = ()
    implicative: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    with_be: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()
    regardless: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's events.toml: nouns and verbs by event type, and the cues of factuality.

    `endings` are patterns of verb forms by tense (future, conditional, past, and past participles),
    `negation_pairs` a word and those that negate only together with it (ne … plus). `particles` are
    those of separable verbs, which are listed with the particle before them (absagen: sagte … ab).
    `intransitive` are verb forms that are of another type where they have no object.
    """

    nouns: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    cues: Cues
    endings: dict[str, str] = {}
    negation_pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    particles: tuple[str, ...] = ()
    intransitive: dict[str, str] = {}


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of events: its PLOVER type, its family, and whether such events are fixed in a calendar.

    `opposite` is the type of what ends the state that such an event begins (closure, opening), "" if none;
    `lasting` says that an event of the type is nothing but such a state (a ban, an alert), `transitive` that
    its verbs are done to somebody, who may stand behind a preposition (search for, detener a), `decision`
    that such an event is settled once for all (a deal, a resignation).
    """

    plover: str
    family: str
    scheduled: bool
    opposite: str = ""
    lasting: bool = False
    transitive: bool = False
    decision: bool = False


class EventTypes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """und/events.toml: the compact list of event types."""

    types: dict[str, EventType]
