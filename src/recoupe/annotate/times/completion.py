"""What the ends of a range lend each other: the month, the century, the half of the day."""

from recoupe.annotate.times.forms import Form, operator


def completed(first: Form, last: Form) -> Form:
    """The beginning of a range with what its end lends: the month ("2 to 5 May"), the half of the day.

    "7 to 9 pm": the first hour is of the same half, unless that put it after the second.
    """
    date = last[2] if operator(last) == "on" else last
    inner = first[2] if operator(first) == "on" else first
    if operator(inner) == "d" and operator(date) == "d" and inner[1:3] == ("_", "_") and date[2] != "_":
        if inner[3] == "_":
            return first
        whole = _same_month(str(inner[3]), date)
        return ("on", first[1], whole) if operator(first) == "on" else whole
    if operator(inner) == "d" and operator(date) == "d" and inner[1] == "_" and inner[2] == date[2] != "_":
        return first if "_" in (inner[3], date[3]) else _with_year(first, date[1])
    if operator(first) != "clock" or operator(last) != "clock" or first[4] != "_" or last[4] == "_":
        return first
    early, late = (tuple(int(str(p)) if p != "_" else 0 for p in c[1:3]) for c in (first, last))
    if early[0] > 12 or (early[0] % 12, early[1]) >= (late[0] % 12, late[1]):
        return first
    return ("clock", *first[1:4], last[4], first[5])


def _with_year(first: Form, year: Form) -> Form:
    """A day with the year of one in the same month, whichever comes first in it."""
    if operator(first) == "on":
        return ("on", first[1], _with_year(first[2], year))
    return ("d", year, *first[2:])


_HALF_MONTH = 15
"""Days by which a first day lies above the last one if it is of the month before; else they are the wrong way
round."""


def _same_month(day: str, last: Form) -> Form:
    """The day in the month of the last one, or in the month before it ("the 27th to the 3rd of April")."""
    year, month = last[1], str(last[2])
    if last[3] == "_" or int(day) < int(str(last[3])) + _HALF_MONTH:
        return ("d", year, month, day)
    before = (int(month) - 2) % 12 + 1
    if before == 12 and str(year).isdigit():
        year = str(int(str(year)) - 1)
    return ("d", year, str(before), day)


def same_century(first: Form, last: Form) -> Form:
    """ "1871–72": the short year lies in the century of the long one, or turns into the next."""
    if operator(first) != "d" or operator(last) != "d" or not str(last[1]).startswith("'"):
        return last
    if not str(first[1]).isdigit():
        return last
    start, short = int(str(first[1])), int(str(last[1])[1:])
    year = start - start % 100 + short
    return ("d", str(year if year >= start else year + 100), *last[2:])


def bare(form: Form) -> str:
    """The operator of a form, or of what its modifier modifies."""
    return operator(form[2]) if operator(form) == "mod" else operator(form)


def in_half(form: Form, part: str) -> Form:
    """The form with its clock times in a part of the day, where they name no half: "tonight from 7 to 9".

    >>> in_half(("clock", "7", "_", "_", "_", "_"), "EV")
    ('clock', '7', '_', '_', 'EV', '_')
    """
    if isinstance(form, str):
        return form
    if operator(form) == "clock" and form[4] == "_":
        return ("clock", *form[1:4], part, form[5])
    return tuple(in_half(piece, part) for piece in form)
