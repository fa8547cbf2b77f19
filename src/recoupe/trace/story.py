"""The relations of a story's reports and the origins that they form."""

from collections import defaultdict
from collections.abc import Sequence

from recoupe import encoder
from recoupe.matching import content_id, match, passages
from recoupe.matching.passages import Passage
from recoupe.model import AnnotatedReport, Origin, Relation, Story, TracedStory
from recoupe.trace.chains import Chain, chains
from recoupe.trace.contrary import contrary
from recoupe.trace.credits import credit_lines
from recoupe.trace.direction import named_outlets
from recoupe.trace.overlap import overlaps, quoted_spans
from recoupe.trace.own import Known, own_sentences
from recoupe.trace.relations import from_chain, from_overlap

MERGES = frozenset({"copy", "edited copy", "shortened", "translation", "shared dispatch", "extended"})
"""The relations that make two reports one origin; quoting another report does not."""

_IN_WORDS = {
    "copy": "{derived} is a copy of {base}",
    "edited copy": "{derived} is an edited copy of {base}",
    "shortened": "{derived} is a shortened version of {base}",
    "translation": "{derived} is a translation of {base}",
    "shared dispatch": "{derived} and {base} draw on the same dispatch",
    "extended": "{derived} extends {base} with material of its own",
}

LIKELY = 0.5
"""The least probability at which a relation is shown and two reports count as one origin."""


def trace(story: Story) -> TracedStory:
    """Relations between the reports, each with its probability and evidence, and the independent accounts.

    Reports of one language are compared word for word; then the longest of each group that this ties
    together is laid against the longest of the others by meaning, which finds translations, and two versions
    in one language of a text that is not there. Words inside
    quotation marks count for neither: two reports may carry the same public words.
    """
    reports = story.reports
    relations = _copies(reports)
    longest = [
        max(g, key=lambda i: (len(reports[i].report.text), -i)) for g in _groups(len(reports), relations)
    ]
    doubtful: set[tuple[int, int]] = set()
    found, parallel = _parallel([reports[i] for i in longest])
    for chain in parallel:
        first, second = longest[chain.first], longest[chain.second]
        if from_chain(reports[first], reports[second], chain, found) is None:
            continue
        credited = _credits(reports[first], reports[second]) or _credits(reports[second], reports[first])
        against = contrary(reports[first], reports[second], encoder.load(), chain, found, credited=credited)
        relation = from_chain(reports[first], reports[second], chain, found, against)
        if relation is not None and (relation.probability >= LIKELY or not against):
            relations[first, second] = relation
        if against:
            doubtful.add((first, second))
    relations = _without_go_betweens(relations, doubtful)
    relations = {key: r for key, r in relations.items() if r.probability >= LIKELY}
    groups = _groups(len(reports), relations)
    kept = [*(relations[key] for key in sorted(relations)), *_quoting(reports, groups)]
    return TracedStory(
        story=story,
        origins=tuple(_origin(reports, group, kept) for group in groups),
        relations=tuple(kept),
        own=_own(reports, groups, kept, _paired(found, longest, groups)),
    )


def _credits(report: AnnotatedReport, other: AnnotatedReport) -> bool:
    """Whether a report names the outlet of another as a source."""
    outlet = other.report.outlet
    return bool(outlet) and bool(named_outlets(report, {other.report.id: outlet}))


def _without_go_betweens(
    relations: dict[tuple[int, int], Relation], doubtful: set[tuple[int, int]]
) -> dict[tuple[int, int], Relation]:
    """The relations but those that would join, through a plain translation, two reports set apart.

    `doubtful` are the pairs of which each report has figures or quotations of its own.
    """
    plain = {key for key, r in relations.items() if key not in doubtful and r.probability >= LIKELY}
    apart = doubtful - relations.keys()
    gone = {
        key
        for key in doubtful & relations.keys()
        for other in apart
        if len(set(key) & set(other)) == 1 and tuple(sorted(set(key) ^ set(other))) in plain
    }
    return {key: relation for key, relation in relations.items() if key not in gone}


def _copies(reports: Sequence[AnnotatedReport]) -> dict[tuple[int, int], Relation]:
    """The relations that word-for-word overlap shows."""
    relations: dict[tuple[int, int], Relation] = {}
    for overlap in overlaps(reports):
        first, second = reports[overlap.first], reports[overlap.second]
        relation = from_overlap(first, second, overlap) if first.language == second.language else None
        if relation is not None:
            relations[overlap.first, overlap.second] = relation
    return relations


def _parallel(reports: list[AnnotatedReport]) -> tuple[list[Passage], list[Chain]]:
    """The passages of the reports and the chains between them."""
    found = passages(tuple(reports))
    quoted = {index: quoted_spans(report) for index, report in enumerate(reports)}
    return found, chains(found, match(found, encoder.load()), quoted)


def _groups(count: int, relations: dict[tuple[int, int], Relation]) -> list[list[int]]:
    """The reports joined by relations that make one origin, each group in order, by first member."""
    leader = list(range(count))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for (first, second), relation in sorted(relations.items(), key=lambda item: item[0]):
        if relation.kind in MERGES and relation.probability >= LIKELY:
            low, high = sorted((find(first), find(second)))
            leader[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(count):
        groups[find(index)].append(index)
    return [groups[key] for key in sorted(groups)]


def _quoting(reports: Sequence[AnnotatedReport], groups: list[list[int]]) -> list[Relation]:
    """Reports that quote another's outlet by name, across origins."""
    group_of = {reports[i].report.id: number for number, group in enumerate(groups) for i in group}
    outlets = {r.report.id: r.report.outlet for r in reports if r.report.outlet}
    relations: list[Relation] = []
    for report in reports:
        own = group_of[report.report.id]
        others = {k: v for k, v in outlets.items() if group_of[k] != own and v != report.report.outlet}
        for key, (start, end) in sorted(named_outlets(report, others).items()):
            relations.append(
                Relation(
                    kind="quotes",
                    base=key,
                    derived=report.report.id,
                    probability=1.0,
                    directed=True,
                    reasons=(f"it names {outlets[key]} as its source",),
                    evidence=(report.report.evidence(start, end),),
                )
            )
    return relations


def _origin(reports: Sequence[AnnotatedReport], group: list[int], relations: list[Relation]) -> Origin:
    members = [reports[i] for i in group]
    ids = tuple(sorted(r.report.id for r in members))
    lines = [line for r in members for line in credit_lines(r)[:1]]
    reasons = tuple(
        _IN_WORDS[r.kind].format(derived=r.derived, base=r.base) + f": {r.reasons[0]}"
        for r in relations
        if r.base in ids and r.derived in ids and r.kind in MERGES
    )
    return Origin(
        id=content_id("o", *ids),
        reports=ids,
        credit=lines[0].text if lines else "",
        reasons=reasons,
        evidence=tuple(lines),
    )


def _paired(found: list[Passage], longest: list[int], groups: list[list[int]]) -> frozenset[tuple[int, str]]:
    """The sentences (report's place, id) that may have a counterpart in another report of their origin.

    Any likeness will do: a sentence that a translator split or joined is not the report's own.
    """
    of = {index: number for number, group in enumerate(groups) for index in group}
    pairs = [
        (found[p.first], found[p.second])
        for p in match(found, encoder.load())
        if of[longest[found[p.first].report]] == of[longest[found[p.second].report]]
    ]
    return frozenset((longest[one.report], one.sentence) for pair in pairs for one in pair)


def _own(
    reports: Sequence[AnnotatedReport],
    groups: list[list[int]],
    relations: list[Relation],
    paired: frozenset[tuple[int, str]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each report that adds reporting of its own to what it draws on, with those sentences."""
    added: list[tuple[str, tuple[str, ...]]] = []
    twins: dict[int, set[str]] = defaultdict(set)
    for index, sentence in paired:
        twins[index].add(sentence)
    for group in groups:
        ids = {reports[i].report.id for i in group}
        inner = [r for r in relations if r.base in ids and r.derived in ids]
        known = Known([reports[i] for i in group] if inner else ())
        for index in group:
            own = own_sentences(reports[index], known, inner, frozenset(twins[index]))
            if own:
                added.append((reports[index].report.id, own))
    return tuple(added)
