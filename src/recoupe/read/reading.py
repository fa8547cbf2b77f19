"""What reading gives: the reports, what could not be read, and what the user should know."""

from recoupe.errors import ReadError
from recoupe.model import Record, Report


class Reading(Record, frozen=True):
    """Reports in the order of the sources, with an error for each source that could not be read.

    `notices` are plain sentences on what was read otherwise than given: a report that came twice, a date
    that is none.
    """

    reports: tuple[Report, ...] = ()
    failures: tuple[ReadError, ...] = ()
    notices: tuple[str, ...] = ()
