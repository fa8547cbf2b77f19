"""Stories: reports on one event, the entities they share, and the independent accounts behind them."""

from typing import Literal

from recoupe.model.annotations import AnnotatedReport, MentionType
from recoupe.model.record import Evidence, Record

RelationKind = Literal[
    "copy", "edited copy", "shortened", "translation", "shared dispatch", "extended", "quotes"
]


class Story(Record, frozen=True):
    """The reports on one event, in a fixed order (published, outlet, id)."""

    id: str
    reports: tuple[AnnotatedReport, ...]


class Relation(Record, frozen=True):
    """How one report draws on another: `derived` on `base` where the direction is known, else as ordered.

    `probability` is that of the relation, `directed` whether the direction is known, `reasons` and
    `evidence` (from both reports) say why.
    """

    kind: RelationKind
    base: str
    derived: str
    probability: float
    directed: bool = False
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Origin(Record, frozen=True):
    """One independent account: a report, or a dispatch with its copies, edited copies and translations.

    `credit` is the agency or outlet that the reports credit, "" if none is stated. `own_passages` are the
    sentences that a derived report adds of its own, which count for that report alone.
    """

    id: str
    reports: tuple[str, ...]
    credit: str = ""
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class TracedStory(Record, frozen=True):
    """A story with its relations and origins. Every report belongs to exactly one origin.

    `own` pairs a report that draws on another and adds its own reporting with the ids of its own sentences.
    """

    story: Story
    origins: tuple[Origin, ...]
    relations: tuple[Relation, ...] = ()
    own: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Variant(Record, frozen=True):
    """One form under which an entity appears: the words, language, kind of mention, and every place."""

    text: str
    language: str
    form: str
    evidence: tuple[Evidence, ...]


class Office(Record, frozen=True):
    """A title or role that stands beside a person's name, as one report words it.

    `told` is when the report appeared ("" if unknown): by then the person held it, or, of a former one, had
    held it. `dates` is the TIMEX3 value of the time beside it ("minister since 2019"), "" if none is there.
    """

    text: str
    language: str
    evidence: tuple[Evidence, ...]
    told: str = ""
    dates: str = ""


class Entity(Record, frozen=True):
    """The person, organisation or place behind names in several reports and languages.

    `members` are (report id, local entity id). `names` gives the fullest form seen by language; how often a
    variant stands is the length of its evidence. `country` is an ISO 3166-1 alpha-2 code.
    """

    id: str
    type: MentionType
    name: str
    names: dict[str, str]
    members: tuple[tuple[str, str], ...]
    variants: tuple[Variant, ...] = ()
    roles: tuple[str, ...] = ()
    country: str = ""
    offices: tuple[Office, ...] = ()
