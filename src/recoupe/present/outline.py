"""What a reader is shown, in order, before it becomes a terminal text, Markdown or a page.

All three faces render this one outline, so that they cannot disagree.
"""

from recoupe.model import Dossier, Record
from recoupe.present.figures import figures
from recoupe.present.lines import Entry
from recoupe.present.sections import (
    Lookup,
    agenda,
    agreements,
    differences,
    entities,
    inconsistencies,
    only_in,
    quotations,
    timeline,
    updates,
)


class Section(Record, frozen=True):
    """A part of the dossier on screen. `empty` is what it says when it has no entries."""

    key: str
    title: str
    about: str
    empty: str
    entries: tuple[Entry, ...]


class Card(Record, frozen=True):
    """A report as it heads the dossier."""

    report: str
    label: str
    name: str
    outlet: str
    language: str
    published: str
    headline: str
    origin: str
    url: str
    notices: tuple[str, ...]


class Account(Record, frozen=True):
    """An independent account: its reports' labels, and why they count as one."""

    labels: tuple[str, ...]
    reasons: tuple[str, ...]


class Outline(Record, frozen=True):
    """The dossier on screen: its title, how many reports and origins, the reports, and the sections."""

    title: str
    language: str
    counts: str
    cards: tuple[Card, ...]
    accounts: tuple[Account, ...]
    sections: tuple[Section, ...]


def outline(dossier: Dossier) -> Outline:
    """The outline of a dossier. Differences stand first: they are what a desk must settle."""
    look = Lookup(dossier)
    parts = (
        ("differences", "Where they differ", "Same thing, different words or values.", differences(look)),
        ("updates", "What moved on", "A later report replaces an earlier figure or plan.", updates(look)),
        (
            "inconsistencies",
            "Inconsistent in itself",
            "A report whose own figures do not fit together.",
            inconsistencies(look),
        ),
        ("agreements", "What they agree on", "Said by more than one independent account.", agreements(look)),
        (
            "only-in",
            "Only in one account",
            "In this set of reports, said by one origin alone.",
            only_in(look),
        ),
        (
            "quotations",
            "Who said what",
            "The same quotation in several reports stands together.",
            quotations(look),
        ),
        ("figures", "Figures", "What is counted, and who counts it so.", figures(look)),
        (
            "timeline",
            "Timeline",
            "Dates as the reports give them, with the words that give them.",
            timeline(look),
        ),
        ("agenda", "What is planned", "Plans, possibilities, conditions and cancellations.", agenda(look)),
        (
            "entities",
            "People, places and bodies",
            "One name each, with every form that the reports use.",
            entities(look),
        ),
    )
    always = {"differences", "agreements", "only-in", "quotations", "figures", "timeline", "agenda"}
    return Outline(
        title=dossier.story.headline or "Untitled story",
        language=look.language_at(dossier.story.evidence),
        counts=counts(dossier),
        cards=tuple(_card(r.id, look) for r in dossier.reports),
        accounts=tuple(
            Account(labels=look.labels(o.reports), reasons=tuple(map(look.told, o.reasons)))
            for o in dossier.origins
        ),
        sections=tuple(
            Section(
                key=key, title=title, about=about, empty=_EMPTY.get(key, "Nothing found."), entries=entries
            )
            for key, title, about, entries in parts
            if entries or key in always
        ),
    )


_EMPTY = {
    "differences": "No difference found between the reports.",
    "agreements": "Nothing is said by more than one independent account.",
    "only-in": "Nothing of weight stands in one account alone.",
}


def counts(dossier: Dossier) -> str:
    """How much stands behind the story, in words."""
    reports, origins = len(dossier.reports), len(dossier.origins)
    languages = len(dossier.story.languages)
    return ", ".join(
        (
            _number(reports, "report"),
            _number(origins, "independent account"),
            _number(languages, "language"),
        )
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _card(report_id: str, look: Lookup) -> Card:
    report = look.report[report_id]
    origin = look.origin[report.origin]
    others = look.labels(r for r in origin.reports if r != report_id)
    credits = [_bare(" ".join(e.text.split())) for e in origin.evidence if e.report == report_id]
    shared = f"one account with {', '.join(others)}" if others else "own account"
    return Card(
        report=report.id,
        label=report.label,
        name=look.name(report_id),
        outlet=report.outlet,
        language=report.language,
        published=moment(report.published),
        headline=report.headline,
        origin="; ".join([shared, *(f"credits {credit}" for credit in credits)]),
        url=report.url if report.url.startswith(("http://", "https://")) else "",
        notices=report.notices,
    )


def _bare(credit: str) -> str:
    """A credit line without the brackets around the whole of it."""
    whole = credit.startswith("(") and credit.find(")") == len(credit) - 1
    return credit[1:-1].strip() if whole else credit


def moment(date: str) -> str:
    """An ISO 8601 date or date-time as it is read: without the T and without seconds.

    >>> moment("2025-03-13T16:05:00+01:00"), moment("2025-03-13")
    ('2025-03-13 16:05 +01:00', '2025-03-13')
    """
    day, _, time = date.partition("T")
    if not time:
        return day
    zone = time[8:] if time[5:6] == ":" else time[5:]
    return f"{day} {time[:5]} {zone}".strip()
