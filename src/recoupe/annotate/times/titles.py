"""Titles of works that hold a date: "Sunday Bloody Sunday", The Day After Tomorrow."""

from recoupe.annotate.times.tokens import Word

_MARKS = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
"""Marks that open a quotation, and those that close it."""

_LONGEST = 60
"""Characters of a quoted title at most."""


def quoted_title(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a piece of a title in quotation marks, whose longer words have capitals.

    >>> quoted_title('They sang "Sunday Bloody Sunday" there.', 11, 17)
    True
    >>> quoted_title('She said "Come back on Sunday" there.', 23, 29)
    False
    """
    before = text[max(start - _LONGEST, 0) : start]
    at = max(before.rfind(mark) for mark in _MARKS)
    if at < 0:
        return False
    close = text.find(_MARKS[before[at]], end, end + _LONGEST)
    if close < 0:
        return False
    inside = (before[at + 1 :] + text[start:close]).strip()
    if "\n" in inside or inside[-1] in ".!?,;" or inside == text[start:end] or inside.isupper():
        return False
    long = [word for word in inside.split() if len(word) > 3 or word[0].isdigit()]
    return len(long) > 1 and all(word[0].isupper() or word[0].isdigit() for word in long)


def title_case(words: list[Word], first: int, last: int, text: str) -> bool:
    """Whether the words [first, last), three or more, all have capitals where the sentence has none."""
    inside = [word for word in words[first:last] if word.text[0].isalpha()]
    if len(inside) < 3 or not all(word.capital for word in inside):
        return False
    if text[inside[0].start : inside[-1].end].isupper():
        return False
    beside = [*words[max(first - 2, 0) : first], *words[last : last + 2]]
    return any(word.text.isalpha() and not word.capital for word in beside)
