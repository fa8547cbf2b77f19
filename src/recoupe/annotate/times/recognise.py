"""Recognition: the time expressions of a stretch of text, as spans with forms that no anchor touches."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from recoupe.annotate.times.chart import Match, matches
from recoupe.annotate.times.forms import Form, operator, parse
from recoupe.annotate.times.grammar import BLOCK, RANGE, Grammar, grammar
from recoupe.annotate.times.titles import quoted_title, title_case
from recoupe.annotate.times.tokens import Word, cut

_MOST_WORDS = 200_000
"""Words that are matched at a time; a longer stretch is cut there, which bounds the memory of the chart."""


@dataclass(frozen=True)
class Found:
    """A recognised expression: its span in the text, and its form."""

    start: int
    end: int
    form: str


Counts = Callable[[Word], bool]
"""Whether a word after a number is what the number counts."""


def lower_case(word: Word) -> bool:
    """The guess that serves without a parse: a word in lower case is counted."""
    return word.text[0].isalpha() and not word.capital


def recognise(
    text: str, start: int, end: int, language: str, *, ranges: bool = True, counts: Counts = lower_case
) -> list[Found]:
    """The time expressions of text[start:end] in text order; `ranges=False` gives the two ends of each range.

    `counts` says of a word after a number whether the number counts it.

    >>> recognise("It met on Thursday.", 0, 19, "en")
    [Found(start=10, end=18, form='(wd 4)')]
    """
    rules = grammar(language)
    words = cut(text, start, end, elision=rules.table.elision)
    found: list[Found] = []
    for first in range(0, len(words), _MOST_WORDS):
        run = words[first : first + _MOST_WORDS]
        skip = () if ranges else (RANGE,)
        stands = partial(_stands, text, run, rules, counts)
        for match in matches(run, rules, stands, skip):
            if match.category != BLOCK and not _in_title(text, run, match):
                found.append(Found(run[match.first].start, run[match.last - 1].end, match.form))
    return found


def _in_title(text: str, words: list[Word], match: Match) -> bool:
    """Whether the match is a title of a work, or a piece of one."""
    first, last = words[match.first], words[match.last - 1]
    if not (first.capital or first.text.isdigit()):
        return False
    if quoted_title(text, first.start, last.end):
        return True
    return operator(parse(match.form)) in _RELATIVE and title_case(words, match.first, match.last, text)


_RELATIVE = frozenset({"shift", "rel", "told", "span"})
"""Operators of words that are read against now: a title is made of them more often than of dates."""


def _stands(text: str, words: list[Word], rules: Grammar, counts: Counts, match: Match) -> bool:
    """Whether the match is not a piece of a number, a code, a price or a figure that is counted."""
    if match.category == BLOCK:
        return True
    first, last = words[match.first], words[match.last - 1]
    if not _free_before(text, first) or not _free_after(text, last):
        return False
    form = parse(match.form)
    if operator(form) == "x":
        return False
    if operator(form) == "d" and (_in_proper_name(words, match, rules) or _no_day(words, match.first, form)):
        return False
    if operator(form) == "age":
        return _of_age(words, match.first)
    single = match.last - match.first == 1
    if single and first.capital and _titled(words, match.first, rules.table.titles):
        return False
    if (
        rules.table.lower_names
        and (single or operator(form) == "dur")
        and _capital_inside(text, words, match, rules.table.time_before)
    ):
        return False
    if single and operator(form) == "d" and form[3] == "_" and first.text.isdigit():
        return _is_year(words, match, rules, counts)
    if single and operator(form) in ("d", "hol", "clock", "season"):
        return not _in_name(words, match, rules, feast=operator(form) == "hol")
    if operator(form) == "clock" and first.text.isdigit() and match.first and match.last - match.first == 3:
        return not words[match.first - 1].capital or words[match.first - 1].text in rules.table.time_before
    return True


_LOWER = frozenset({"d", "wd", "clock", "part", "season", "dur"})
"""Operators of words that a language writes small, and that are names when it does not ("le Midi")."""


def _capital_inside(text: str, words: list[Word], match: Match, befores: tuple[str, ...]) -> bool:
    """Whether a calendar word has a capital inside a sentence, in a language that writes it small.

    A month after one of `befores` is a month all the same.
    """
    first, last = words[match.first], words[match.last - 1]
    raw = text[first.start : first.end]
    if operator(parse(match.form)) not in _LOWER or not first.capital or (len(raw) > 1 and raw.isupper()):
        return False
    if match.last - match.first > 1 and not last.capital:
        return False
    before = words[match.first - 1].text if match.first else "."
    return before not in _OPENING and not (operator(parse(match.form)) == "d" and before in befores)


_OPENING = frozenset({".", "!", "?", "\n", ":", "«", "»", '"', "“", "”", "(", "-", ";", "…", "*", "|"})
"""Marks after which a sentence may begin."""


def _in_name(words: list[Word], match: Match, rules: Grammar, *, feast: bool) -> bool:
    """Whether a lone month, holiday or noon belongs to a name: "April Jones", "of Easter Island"."""
    before = words[match.first - 1] if match.first else None
    after = words[match.last] if match.last < len(words) else None
    if before is not None and before.text in rules.table.time_before and not feast:
        return False
    return after is not None and after.capital and words[match.first].capital


def _no_day(words: list[Word], first: int, form: Form) -> bool:
    """Whether a number that no day has stands before a month: "32 December"."""
    before = words[first - 1].text if first else ""
    return form[2] != "_" and form[3] == "_" and before.isdigit() and 31 < int(before) < 100


def _of_age(words: list[Word], at: int) -> bool:
    """Whether a number is the age of the person whose two names stand before it: "Anna Smith, 47,"."""
    if at < 3 or not 1 <= int(words[at].text) <= 110:
        return False
    names = words[at - 3 : at - 1]
    return all(w.capital and w.text.isalpha() and len(w.text) > 1 for w in names) and not names[1].glued


def _titled(words: list[Word], at: int, titles: tuple[str, ...]) -> bool:
    """Whether a person's title stands before the word ("Mr May", "M. Mai")."""
    back = at - 2 if at > 1 and words[at - 1].text == "." else at - 1
    return back >= 0 and words[back].text in titles


def _in_proper_name(words: list[Word], match: Match, rules: Grammar) -> bool:
    """Whether a date is a piece of a name ("place du 8-Mai-1945", "1922 Committee")."""
    first, last = match.first, match.last
    while last < len(words) and words[last].text.isdigit():
        last += 1
    if last < len(words) and words[last].capital and words[last].text in rules.table.named_after:
        return True
    day = next((at for at in range(first, max(first - 4, -1), -1) if words[at].text.isdigit()), -1)
    if day < 1 or match.last == day + 1:
        return False
    pair = f"{words[day - 2].text} {words[day - 1].text}" if day > 1 else ""
    return pair in rules.table.named_before or words[day - 1].text in rules.table.named_before


def _free_before(text: str, word: Word) -> bool:
    """No digit, letter or sign of money leans on the beginning."""
    at = word.start
    if at == 0:
        return True
    before = text[at - 1]
    if before.isalnum() or before in "$€£¥#@_/\\+^":
        return False
    if not word.text[0].isdigit():
        return before not in "-" or at < 2 or not text[at - 2].isdigit()
    if before in "-.,:'’" and at > 1 and text[at - 2].isalnum():
        return before in "'’" and not text[at - 2].isdigit()
    return not (before == " " and at > 1 and text[at - 2] in "$€£¥№#")


def _free_after(text: str, word: Word) -> bool:
    """No digit, letter, percent or sign of money leans on the end."""
    at = word.end
    if at >= len(text):
        return True
    after = text[at]
    if after.isalnum() or after in "%€$£_@°":
        return False
    if not word.text[-1].isdigit():
        return True
    if after in ".,:/-" and at + 1 < len(text) and text[at + 1].isdigit():
        return False
    tail = text[at : at + 2]
    return not (tail[0] in " \u00a0\u202f" and tail[1:] and tail[1:] in "%€$£°")


_LIKELY = range(1900, 2036)
"""Bare numbers that news writes as years without a word that says so."""

_OLDER = range(1500, 2036)
"""Those that are years where a word leads to one ("his 1796 essay") and nothing is counted."""


def _is_year(words: list[Word], match: Match, rules: Grammar, counts: Counts) -> bool:
    """A bare number of four digits: a year after the words that license one, or where nothing is counted."""
    first, last = match.first, match.last
    number = int(words[first].text)
    before = words[first - 1].text if first else ""
    after = words[last] if last < len(words) else None
    table = rules.table
    if after is not None and (after.text in table.year_not_before or after.text.isdigit()):
        return False
    if before.isdigit() or _numbered(words, first, table.year_not_after):
        return False
    if before == "." and first > 1:
        before = words[first - 2].text + "."
    if number in _LIKELY and _joined(words, first, last, table.year_joins):
        return True
    counted = after is not None and after.text not in table.uncounted and counts(after)
    if before in table.year_weak and counted:
        return False
    if (
        before in table.year_after
        or before in table.year_weak
        or (before in table.year_det and number >= 1500)
    ):
        return True
    if _joined(words, first, last, table.year_joins):
        return True
    if number in _OLDER and not counted and before in table.year_between:
        return True
    if before == "," and first > 1 and words[first - 2].capital and after is not None and after.text == ".":
        return number in _OLDER
    if before in ("(", "[") and after is not None and after.text in ")],;-":
        return number < 2100
    if number not in _LIKELY:
        return False
    return before in table.year_between or not counted


def _numbered(words: list[Word], at: int, nouns: tuple[str, ...]) -> bool:
    """Whether the number is the name of a thing: "Room 1945", "flight AF 1980"."""
    if at and words[at - 1].text in nouns:
        return True
    return at > 1 and words[at - 1].capital and words[at - 2].text in nouns


def _joined(words: list[Word], first: int, last: int, joins: tuple[str, ...]) -> bool:
    """Whether the number is one of a list or stretch of years ("1995, 2004 and 2013", "1711–76")."""
    if first > 1 and words[first - 1].text in (",", "-", "/", *joins):
        other = words[first - 2].text
        if len(other) == 4 and other.isdigit() and 1000 <= int(other) < 2100:
            return True
    if last + 1 >= len(words) or words[last].text != "-":
        return False
    other = words[last + 1].text
    return len(other) in (2, 4) and other.isdigit() and int(words[first].text[-len(other) :]) < int(other)


def year_of(form: Form) -> int:
    """The year that a form names itself, 0 if none."""
    if operator(form) in ("d", "fy") and isinstance(form[1], str) and form[1].strip("'+").isdigit():
        return int(form[1].strip("'+")) if operator(form) == "fy" or form[1].isdigit() else 0
    if isinstance(form, str):
        return 0
    return next((year for part in form if (year := year_of(part))), 0)
