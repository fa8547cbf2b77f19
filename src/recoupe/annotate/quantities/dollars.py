"""Currencies whose name several countries share, read as the report itself names them elsewhere.

"$5 million" in a report that writes "A$3 million" or "Australian dollars", and never US dollars, is in
Australian dollars; "pesos" beside "Mexican pesos" are Mexican. Where the report names none, or more than
one, the plain reading stays: USD for $ and dollars, XXX for the others.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from recoupe.annotate.quantities.lexicon import key, lexicon
from recoupe.model import Quantity

_WORD = re.compile(r"[^\W\d_]+|\$")
_PLAIN = ("USD", "XXX")


def resolved(text: str, quantities: Sequence[Quantity], languages: Iterable[str]) -> list[Quantity]:
    """The quantities of a report with plain names of money read as its fuller ones."""
    money = [index for index, q in enumerate(quantities) if q.dimension == "money" and len(q.unit) == 3]
    if not any(quantities[index].unit in _PLAIN for index in money):
        return list(quantities)
    scales = {word for code in sorted(languages) for word in _scales(code)}
    words = {index: _words(text, quantities[index], scales) for index in money}
    named: dict[str, set[str]] = {}
    for index in money:
        if len(words[index]) > 1 or any(len(word) > 1 and "$" in word for word in words[index]):
            for word in words[index]:
                named.setdefault(word, set()).add(quantities[index].unit)
    found = list(quantities)
    for index in money:
        units = named.get(words[index][0], set()) if len(words[index]) == 1 else set()
        if quantities[index].unit in _PLAIN and len(units) == 1 and (unit := min(units)) not in _PLAIN:
            found[index] = msgspec.structs.replace(quantities[index], unit=unit)
    return found


def _scales(language: str) -> Iterable[str]:
    """Number words and their abbreviations, which say nothing of the currency."""
    table = lexicon(language)
    yield from table.atoms
    yield from (key(word) for word in table.numbers.abbreviations)
    yield from (key(word) for word in table.numbers.money_abbreviations)
    yield from table.fraction_links
    yield from ("de", "d", "of")


def _words(text: str, quantity: Quantity, scales: set[str]) -> list[str]:
    """The words and signs of a sum of money without its number, singular and plural as one."""
    found = [key(word) for word in _WORD.findall(text[quantity.start : quantity.end])]
    return [_singular(word) for word in found if word not in scales]


def _singular(word: str) -> str:
    return "$" if word.rstrip("s") == "dollar" else word.rstrip("s")
