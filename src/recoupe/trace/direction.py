"""Which of two reports drew on the other, where time or text shows it."""

from recoupe.matching import fold
from recoupe.model import AnnotatedReport, Record
from recoupe.trace.credits import credit_lines


class Direction(Record, frozen=True):
    """The report drawn on and the report that drew, whether that is known, and why."""

    base: AnnotatedReport
    derived: AnnotatedReport
    known: bool = False
    reason: str = ""


def direction(first: AnnotatedReport, second: AnnotatedReport) -> Direction:
    """The direction between two reports; in the order of their ids and not known where nothing shows it."""
    for base, derived in ((first, second), (second, first)):
        outlet = base.report.outlet
        if outlet and any(named(outlet, line.text) for line in credit_lines(derived)):
            return Direction(base=base, derived=derived, known=True, reason=f"its credit line names {outlet}")
    for base, derived in ((first, second), (second, first)):
        if _foreign_headline(derived, base.language):
            reason = f"its headline is in the language of the other ({base.language}), its text is not"
            return Direction(base=base, derived=derived, known=True, reason=reason)
    earlier, later = sorted((first, second), key=lambda r: (r.report.published, r.report.id))
    if earlier.report.published and before(earlier.report.published, later.report.published):
        reason = f"published first ({earlier.report.published}, then {later.report.published})"
        return Direction(base=earlier, derived=later, known=True, reason=reason)
    base, derived = sorted((first, second), key=lambda r: r.report.id)
    return Direction(base=base, derived=derived)


def before(first: str, second: str) -> bool:
    """Whether one ISO 8601 moment is surely earlier than another, at the precision that both have.

    >>> before("2025-10-16", "2025-10-16T09:00"), before("2025-10-16T08:00", "2025-10-16T09:00")
    (False, True)
    """
    length = min(len(first), len(second), 16)
    return first[:length] < second[:length]


def named_outlets(report: AnnotatedReport, outlets: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Which of the outlets (id to name) a report names as the source of a quotation, and where."""
    found: dict[str, tuple[int, int]] = {}
    for quotation in report.quotations:
        for source in quotation.sources:
            for key, outlet in outlets.items():
                if key not in found and source.spans and named(outlet, source.text):
                    found[key] = (source.spans[0].start, source.spans[-1].end)
    return found


def named(outlet: str, words: str) -> bool:
    """Whether the words hold the outlet's name as whole words.

    >>> named("Le Port", "the daily Le Port said"), named("Le Port", "le portail")
    (True, False)
    """
    return f" {fold(outlet)} " in f" {' '.join(fold(words).replace(',', ' ').split())} "


def _foreign_headline(report: AnnotatedReport, language: str) -> bool:
    """Whether the headline is in that language while the report's text is in another."""
    return report.language != language and any(
        region.role == "headline" and region.language == language for region in report.regions
    )
