"""Recognition: the time expressions of a stretch of text, as spans with forms that no anchor touches."""

from dataclasses import dataclass

from recoupe.annotate.times.chart import Match, matches
from recoupe.annotate.times.forms import Form, operator, parse
from recoupe.annotate.times.grammar import BLOCK, RANGE, Grammar, grammar
from recoupe.annotate.times.tokens import Word, cut

_MOST_WORDS = 200_000
"""Words that are matched at a time; a longer stretch is cut there, which bounds the memory of the chart."""


@dataclass(frozen=True)
class Found:
    """A recognised expression: its span in the text, and its form."""

    start: int
    end: int
    form: str


def recognise(text: str, start: int, end: int, language: str, *, ranges: bool = True) -> list[Found]:
    """The time expressions of text[start:end] in text order; `ranges=False` gives the two ends of each range.

    >>> recognise("It met on Thursday.", 0, 19, "en")
    [Found(start=10, end=18, form='(wd 4)')]
    """
    rules = grammar(language)
    words = cut(text, start, end, elision=rules.table.elision)
    found: list[Found] = []
    for first in range(0, len(words), _MOST_WORDS):
        run = words[first : first + _MOST_WORDS]
        skip = () if ranges else (RANGE,)
        for match in matches(run, rules, skip):
            if match.category != BLOCK and _stands(text, run, match, rules):
                found.append(Found(run[match.first].start, run[match.last - 1].end, match.form))
    return found


def _stands(text: str, words: list[Word], match: Match, rules: Grammar) -> bool:
    """Whether the match is not a piece of a number, a code, a price or a figure that is counted."""
    first, last = words[match.first], words[match.last - 1]
    if not _free_before(text, first) or not _free_after(text, last):
        return False
    form = parse(match.form)
    if operator(form) == "x":
        return False
    if match.last - match.first == 1 and operator(form) == "d" and first.text.isdigit():
        return _is_year(words, match, rules, int(first.text))
    return True


def _free_before(text: str, word: Word) -> bool:
    """No digit, letter or sign of money leans on the beginning."""
    at = word.start
    if at == 0:
        return True
    before = text[at - 1]
    if before.isalnum() or before in "$€£¥#@_/\\+":
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


def _is_year(words: list[Word], match: Match, rules: Grammar, number: int) -> bool:
    """A bare number of four digits: a year after the words that license one, or where nothing is counted."""
    before = words[match.first - 1] if match.first else None
    after = words[match.last] if match.last < len(words) else None
    counted = after is not None and after.text[0].isalpha() and not after.capital
    licensed = before is not None and before.text in rules.table.year_after
    if after is not None and after.text in rules.table.year_not_before:
        return False
    if licensed:
        return True
    if before is not None and before.text in "([" and after is not None and after.text in ")],;-":
        return number in range(1000, 2100)
    if number not in _LIKELY:
        return False
    if before is None or not before.text[0].isalpha():
        return not counted
    return not counted or before.text in rules.table.year_between


def year_of(form: Form) -> int:
    """The year that a form names itself, 0 if none."""
    if operator(form) == "d" and isinstance(form[1], str) and form[1].isdigit():
        return int(form[1])
    if isinstance(form, str):
        return 0
    return next((year for part in form if (year := year_of(part))), 0)
