"""What kind of relation an overlap or a chain of sentences shows, and how probable it is."""

import math
from collections.abc import Sequence

from recoupe.matching import Passage
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Evidence, Relation, RelationKind
from recoupe.trace.chains import Chain
from recoupe.trace.credits import shared_credits
from recoupe.trace.direction import Direction, direction
from recoupe.trace.overlap import LENGTH, Overlap

WHOLE = 0.97
"""The share of shingles from which a text is a copy of the other but for marks and spacing."""

MOST = 0.6
"""The share of a text that must stand in the other for it to be a version of the other."""

LONGER = 0.2
"""The difference of the two shares from which one text is longer by what it adds, or the other leaves out."""

UNCREDITED = 0.4
CREDITED = 0.25
"""The share of a text's shingles that makes a common source as likely as not, and the same where both credit
it. Of the same-story pairs of ECB+ that share no run of ten words, none reaches the first."""

OWN = 40.0
"""The log-odds that quotations and figures of its own take from a translation, as many as sentences pair."""

SENTENCES = 5
PARALLEL = 0.85
BOTH = 0.7
"""Two versions in one language: the least number of parallel sentences, the least share of them in one order
with neighbours that are parallel too, and the share of both texts that makes it as likely as not."""

_SHOWN = 3


def from_overlap(first: AnnotatedReport, second: AnnotatedReport, overlap: Overlap) -> Relation | None:
    """The relation that word-for-word overlap shows between two reports of one language."""
    shared = shared_credits(first, second)
    least = max(overlap.of_first, overlap.of_second)
    probability = _logistic(30 * (least - (CREDITED if shared else UNCREDITED))) * _logistic(
        0.5 * (overlap.words - 8)
    )
    if probability < 0.05:
        return None
    heading = direction(first, second)
    of_base, of_derived = overlap.of_first, overlap.of_second
    if heading.base is second:
        of_base, of_derived = of_derived, of_base
    kind = _kind(of_base, of_derived, heading, same=_same(first, second))
    if kind in ("extended", "shortened") and not heading.known:
        heading = _by_length(first, second, kind)
    reasons = [
        f"{overlap.words} runs of {LENGTH} words in common outside quotations: "
        f"{overlap.of_first:.0%} of one text, {overlap.of_second:.0%} of the other"
    ]
    if shared:
        reasons.append(f"both credit {', '.join(shared)}")
    return _relation(kind, heading, probability, reasons, _alike(first, second))


def from_chain(
    first: AnnotatedReport,
    second: AnnotatedReport,
    chain: Chain,
    found: Sequence[Passage],
    against: float = 0.0,
) -> Relation | None:
    """The relation that a run of sentences with the same meaning shows: a translation between two languages,
    within one two versions (translations, rewritings) of a text that need not be there.

    `against` is how many quotations and figures either report has for itself (`recoupe.trace.contrary`).
    """
    within = first.language == second.language
    probability = (_version_probability if within else parallel_probability)(chain, against)
    if probability < 0.05:
        return None
    heading = direction(first, second)
    reasons = [
        f"{len(chain.pairs)} sentences run in parallel, {chain.ordered:.0%} of them in the same order: "
        f"{chain.of_first:.0%} of one text, {chain.of_second:.0%} of the other"
    ]
    evidence = [
        report.report.evidence(passage.start, passage.end)
        for pair in chain.pairs[:_SHOWN]
        for report, passage in ((first, found[pair[0]]), (second, found[pair[1]]))
    ]
    return _relation("shared dispatch" if within else "translation", heading, probability, reasons, evidence)


def parallel_probability(chain: Chain, against: float = 0.0) -> float:
    """The probability that reports in two languages with such a chain are one account.

    Independent reports of one event share a few facts in any order; a version of the same text shares most
    of its sentences, neighbours staying neighbours. The weights are fitted on the tuning half of ntrex-open
    (whole, dropped, swapped and shortened translations) against the same-story reports of ECB+ that share
    no words; of those, being in one language, more resemble each other than reports in two would. What
    either has for itself counts against it in proportion to the sentences that pair up: one changed figure
    in a long translation is a slip, in a report of six sentences it is another account.
    """
    value = (
        7.3 * max(chain.of_first, chain.of_second)
        + 1.9 * min(chain.of_first, chain.of_second)
        + 0.4 * chain.ordered
        + 3.8 * chain.strength
        + 0.7 * min(len(chain.pairs), 12)
        + 4.5 * chain.together
        - OWN * against / len(chain.pairs)
        - 17.4
    )
    return _logistic(value)


def _version_probability(chain: Chain, against: float) -> float:
    """The probability that reports in one language are two versions of one text, in other words throughout.

    Two reporters tell one event in sentences of the same meaning; but not one after the other from beginning
    to end, nearly the whole of both texts, without a figure or a quotation of their own. Of 900 pairs of
    same-story reports of ECB+ none that shares no run of ten words does.
    """
    parallel = len(chain.pairs) >= SENTENCES and min(chain.ordered, chain.together) >= PARALLEL
    if not parallel or against:
        return 0.0
    return _logistic(20 * (min(chain.of_first, chain.of_second) - BOTH))


def _kind(of_base: float, of_derived: float, heading: Direction, *, same: bool) -> RelationKind:
    """From the shares of base and derived that stand in the other."""
    if same:
        return "copy"
    if min(of_base, of_derived) >= WHOLE:
        return "copy"
    if min(of_base, of_derived) >= MOST and abs(of_base - of_derived) < LONGER:
        return "edited copy"
    if of_derived >= MOST and of_derived > of_base:
        return "shortened"
    if of_base >= MOST:
        return "extended" if heading.known else "shortened"
    return "shared dispatch"


def _by_length(first: AnnotatedReport, second: AnnotatedReport, kind: RelationKind) -> Direction:
    """The shorter report as the shortened one, for want of a better sign; its direction stays unknown."""
    shorter, longer = sorted((first, second), key=lambda r: (len(r.report.text), r.report.id))
    return Direction(base=longer, derived=shorter) if kind == "shortened" else direction(first, second)


def _relation(
    kind: RelationKind, heading: Direction, probability: float, reasons: list[str], evidence: list[Evidence]
) -> Relation:
    if heading.reason:
        reasons.append(f"direction: {heading.reason}")
    return Relation(
        kind=kind,
        base=heading.base.report.id,
        derived=heading.derived.report.id,
        probability=round(probability, 3),
        directed=heading.known,
        reasons=tuple(reasons),
        evidence=tuple(evidence),
    )


def _same(first: AnnotatedReport, second: AnnotatedReport) -> bool:
    return _content(first) == _content(second)


def _content(report: AnnotatedReport) -> list[str]:
    return [
        word
        for s in report.sentences
        if s.role in CONTENT_ROLES
        for word in report.report.text[s.start : s.end].split()
    ]


def _alike(first: AnnotatedReport, second: AnnotatedReport) -> list[Evidence]:
    """The first sentences that stand in both, as evidence from both."""
    places = {_plain(second, s.start, s.end): s for s in reversed(second.sentences) if s.role == "body"}
    evidence: list[Evidence] = []
    for sentence in first.sentences:
        twin = places.get(_plain(first, sentence.start, sentence.end))
        if sentence.role == "body" and twin is not None:
            evidence.append(first.report.evidence(sentence.start, sentence.end))
            evidence.append(second.report.evidence(twin.start, twin.end))
        if len(evidence) >= 2 * _SHOWN:
            break
    return evidence


def _plain(report: AnnotatedReport, start: int, end: int) -> str:
    return " ".join(report.report.text[start:end].split())


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 40.0), -40.0)))
