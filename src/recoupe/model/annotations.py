"""What is found in one report: each annotation has an id that is unique in its report, and its span.

Ids are a letter for the kind and a running number in text order: s1 (sentence), m1 (mention), e1 (entity of
the report), q1 (quotation), t1 (time expression), n1 (quantity), v1 (event). In a dossier the report's id
stands before it: `3f9a2c1d.q1`.
"""

from typing import Literal

from recoupe.model.record import Record, Span
from recoupe.model.report import Report

Role = Literal[
    "headline", "standfirst", "body", "subhead", "teaser", "caption", "credit", "dateline", "furniture"
]
"""What a region is for. A report's statements come from CONTENT_ROLES only."""

CONTENT_ROLES: frozenset[str] = frozenset({"headline", "standfirst", "body"})
"""The roles whose text says something about the event in the report's own name."""


class Region(Record, frozen=True):
    """A part of a report's text by role, in one language (BCP 47, "" where too short or mixed to tell).

    Regions do not overlap, stand in text order, and cover every character that is not white space.
    """

    start: int
    end: int
    role: Role
    language: str = ""


class Token(Record, frozen=True):
    """A word or a mark, with its syntax in Universal Dependencies terms.

    `head` is the index of the governor in the sentence's tokens (its own index for the root). Without a
    trained pipeline `pos`, `morph` and `dep` are empty, `head` is the token's own index, and `lemma` is the
    lower-cased form. `entity` is the pipeline's name type in IOB form (`B-PERSON`, `I-LOC`), "" outside.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str = ""
    morph: str = ""
    dep: str = ""
    head: int = 0
    entity: str = ""


class Sentence(Record, frozen=True):
    """One sentence of one region, with its tokens."""

    id: str
    start: int
    end: int
    language: str
    role: Role
    tokens: tuple[Token, ...] = ()


MentionType = Literal["PERSON", "ORG", "LOC", "MISC"]
MentionForm = Literal["name", "title", "epithet", "pronoun"]


class Mention(Record, frozen=True):
    """Words that refer to an entity: a name, a bare title, an epithet, or a pronoun.

    `entity` is the id of the report's entity, "" while unresolved; where the words stand for several ("they"
    after "Ruiz and Sato"), it is "" and `entities` has the ids of all. `role` holds the words of a title or
    role that stands beside the name ("U.S. Secretary of State"), with `role_span` where they stand.
    `reasons` say how a mention that is not a name came to its entity.
    """

    id: str
    start: int
    end: int
    type: MentionType
    form: MentionForm = "name"
    entity: str = ""
    role: str = ""
    role_span: Span | None = None
    reasons: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


class LocalEntity(Record, frozen=True):
    """What the mentions of one report refer to. `name` is the fullest form seen, else the words themselves.

    `country` is the ISO 3166-1 alpha-2 code of a country, also where a demonym or a capital stands for it.
    `posts` are a person's offices in a form that holds in every language (`president@US`,
    `former:minister@FR`), `gender` "m", "f" or "", `key` what the name data know it by (`country:FR`,
    `place:The Hague`, `body:icc`), "" where they do not.
    """

    id: str
    type: MentionType
    name: str
    mentions: tuple[str, ...]
    roles: tuple[str, ...] = ()
    country: str = ""
    posts: tuple[str, ...] = ()
    gender: str = ""
    key: str = ""


QuotationKind = Literal["direct", "indirect", "mixed"]
Implication = Literal["neutral", "claim", "denial", "admission", "promise", "warning"]


class Source(Record, frozen=True):
    """Who is quoted: the words that name the source, and the entity that they resolve to ("" if unresolved).

    `reasons` is the chain by which words came to the entity ("pronoun 'he': subject of the sentence before").
    """

    spans: tuple[Span, ...]
    text: str
    entity: str = ""
    reasons: tuple[str, ...] = ()


class Quotation(Record, frozen=True):
    """Words or thoughts that a report attributes to a source: source (who), cue (reporting words), content.

    `content` has several spans where the cue splits the quotation; marks stand outside direct content and
    inside mixed content. `quoted` are the stretches between quotation marks. `sources` holds the speaker
    first, and after it who passes the words on ("AFP, citing an adviser": adviser, AFP); it is empty when
    the text names no one. `medium` is where the words were said, as a plain term ("Truth Social",
    "telephone", "press conference", "interview", "AFP", ""), `medium_span` the words that say so.
    `said` is the id of the time expression that dates it, "" if none.
    """

    id: str
    start: int
    end: int
    kind: QuotationKind
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    implication: Implication = "neutral"
    medium: str = ""
    medium_span: Span | None = None
    addressee: Span | None = None
    said: str = ""


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Record, frozen=True):
    """A TIMEX3: what the text says, and the calendar value at the precision that the text gives.

    `value` is a TIMEX3 value (`2025-10-16`, `2025-W43`, `2025-10-15TNI`, `PT2H30M`, `PAST_REF`,
    `XXXX-WXX-4` while no anchor is known) or an ISO 8601 interval (`2025-10-16/2025-10-30`).
    `earliest` and `latest` bound it as ISO dates or date-times, half-open ("" where unbounded or unknown).
    `mod` is a TIMEX3 modifier (APPROX, START, END, MID, BEFORE, AFTER, ...). `form` is the expression before
    anchoring, from which a later anchor computes the value again. `reasons` tell how an inferred value came
    about; `candidates` are all values that remain possible where there is more than one.
    """

    id: str
    start: int
    end: int
    type: TimeType
    value: str
    earliest: str = ""
    latest: str = ""
    mod: str = ""
    form: str = ""
    zone: str = ""
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


Modifier = Literal["exact", "about", "more", "less", "at_least", "at_most"]


class Quantity(Record, frozen=True):
    """A figure: value or range, unit, and what is counted.

    `high` equals `low` unless the text gives a range. `unit` is an ISO 4217 code for money, a short SI or
    customary symbol for measures (km, kg, °C, h), "%" for percent, "" for things counted; `dimension` its
    kind (count, money, percent, length, area, volume, mass, temperature, duration, age, speed, magnitude,
    ordinal, score, votes, ...). `counted` are the words for what is counted ("drones"), `counted_lemma`
    their head in dictionary form, and `predicate` the lemma of what happened to it ("launch", "shoot"). `per`
    makes a rate of it: the unit of time or measure that it is counted by (d, l), "person", or "".
    """

    id: str
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    dimension: str = "count"
    modifier: Modifier = "exact"
    counted: str = ""
    counted_lemma: str = ""
    counted_span: Span | None = None
    predicate: str = ""
    period: str = ""
    by: str = ""
    per: str = ""


Factuality = Literal["happened", "planned", "possible", "conditional", "denied", "cancelled"]


class Event(Record, frozen=True):
    """Something that happens in a report: trigger, participants, place, time and factuality.

    `start` and `end` bound the clause that tells of it. `type` is one of the types in the language data's
    compact list (mapped to PLOVER). `participants` and `place` are ids of the report's entities, `time` the
    id of a time expression, `by` the entity that says so ("" for the report itself), `factuality_span` the
    words that decide the factuality.
    """

    id: str
    start: int
    end: int
    trigger: Span
    type: str
    factuality: Factuality
    lemma: str = ""
    participants: tuple[str, ...] = ()
    place: str = ""
    time: str = ""
    by: str = ""
    factuality_span: Span | None = None
    condition: Span | None = None
    reasons: tuple[str, ...] = ()


class AnnotatedReport(Record, frozen=True):
    """A report with all that was found in it. `language` is the language of most of its content."""

    report: Report
    language: str
    regions: tuple[Region, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    notices: tuple[str, ...] = ()
