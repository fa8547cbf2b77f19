"""From groups of local entities to the story's entities, with every form and where it stands."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from recoupe.align.entities.nodes import Groups, Node
from recoupe.model import AnnotatedReport, Entity, Evidence, MentionType, Office, Variant


def build(reports: Sequence[AnnotatedReport], groups: Groups) -> tuple[Entity, ...]:
    """The entities in order: those of most reports first, then by most mentions, then by name."""
    by_id = {report.report.id: report for report in reports}
    made = [_entity(by_id, group) for group in groups.all()]
    made.sort(key=lambda e: (-len({report for report, _ in e.members}), -_count(e), e.name, e.members))
    return tuple(_numbered(entity, number) for number, entity in enumerate(made, start=1))


def _count(entity: Entity) -> int:
    return sum(len(variant.evidence) for variant in entity.variants)


def _numbered(entity: Entity, number: int) -> Entity:
    return Entity(
        id=f"x{number}",
        type=entity.type,
        name=entity.name,
        names=entity.names,
        members=entity.members,
        variants=entity.variants,
        roles=entity.roles,
        country=entity.country,
        offices=entity.offices,
    )


def _entity(reports: dict[str, AnnotatedReport], group: list[Node]) -> Entity:
    return Entity(
        id="",
        type=_type(group),
        name=_fullest(group),
        names=_names(group),
        members=tuple((node.report, node.entity.id) for node in group),
        variants=_variants(reports, group),
        roles=_roles(group),
        country=next((node.entity.country for node in group if node.entity.country), ""),
        offices=_offices(reports, group),
    )


def _roles(group: list[Node]) -> tuple[str, ...]:
    """The roles that reports give, each once, in whatever letters it is written."""
    found: dict[str, str] = {}
    for node in group:
        for role in node.entity.roles:
            found.setdefault(role.casefold(), role)
    return tuple(found.values())


def _offices(reports: dict[str, AnnotatedReport], group: list[Node]) -> tuple[Office, ...]:
    """The roles that stand beside the name, once for each report, wording and time, in order of place."""
    places: dict[tuple[str, str, str, str], list[Evidence]] = {}
    for node in group:
        report = reports[node.report]
        for mention in node.mentions:
            if mention.role_span is not None:
                span = mention.role_span
                evidence = report.report.evidence(span.start, span.end)
                dates = _dates(report, span.end)
                key = (evidence.text, _language(report, span.start), report.report.published, dates)
                places.setdefault(key, []).append(evidence)
    return tuple(
        Office(text=text, language=language, evidence=tuple(found), told=told, dates=dates)
        for (text, language, told, dates), found in places.items()
    )


_NEAR = 14
"""Characters between a role and the time that goes with it: room for "from", "depuis", "(since"."""


def _dates(report: AnnotatedReport, end: int) -> str:
    """The value of the time that stands right after a role, no mark between them; "" if none."""
    at = bisect_left(report.times, end, key=lambda time: time.start)
    if at == len(report.times) or report.times[at].start > end + _NEAR:
        return ""
    between = report.report.text[end : report.times[at].start]
    marked = any(mark in between for mark in '.,;:\n"»”')
    return "" if marked else report.times[at].value


def _type(group: list[Node]) -> MentionType:
    """The type of most mentions; "other" counts half beside a place, since a place before a noun ("the Wales
    coast") is read as what is named for it."""
    types = Counter(node.entity.type for node in group for _ in node.mentions)
    most = min(types, key=lambda kind: (-types[kind], kind))
    return "LOC" if most == "MISC" and 2 * types["LOC"] >= types["MISC"] else most


def _names(group: list[Node]) -> dict[str, str]:
    """The fullest name in each language."""
    languages = sorted({node.language for node in group})
    return {code: _fullest([node for node in group if node.language == code]) for code in languages}


def _fullest(group: list[Node]) -> str:
    """The longest name by words, of those the most used, of those the first in the alphabet."""
    named = [node for node in group if node.names] or group
    counts: Counter[str] = Counter()
    for node in named:
        counts[node.entity.name] += len(node.mentions)
    return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))


def _variants(reports: dict[str, AnnotatedReport], group: list[Node]) -> tuple[Variant, ...]:
    """Each form once for its words, language and kind, with every place where it stands."""
    places: dict[tuple[str, str, str], list[Evidence]] = {}
    for node in group:
        report = reports[node.report]
        for mention in node.mentions:
            evidence = report.report.evidence(mention.start, mention.end)
            key = (evidence.text, _language(report, mention.start), mention.form)
            places.setdefault(key, []).append(evidence)
    order = {"name": 0, "title": 1, "epithet": 2, "pronoun": 3}
    ranked = sorted(places, key=lambda key: (order.get(key[2], 4), -len(places[key]), key))
    return tuple(
        Variant(text=text, language=language, form=form, evidence=tuple(places[text, language, form]))
        for text, language, form in ranked
    )


def _language(report: AnnotatedReport, start: int) -> str:
    """The language of the region that holds a place."""
    for region in report.regions:
        if region.start <= start < region.end:
            return region.language or report.language
    return report.language
