"""Matching: what the grammar's classes and rules find in a run of words, stage after stage.

Each stage walks once over the words; a rule is no longer than its pattern, so time is linear in the text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from recoupe.annotate.times.grammar import Grammar, Lexicon, Node, Rule
from recoupe.annotate.times.tokens import Word

Cell = dict[str, dict[int, str]]
"""What begins at a word: category → number of words → form."""


@dataclass(frozen=True)
class Match:
    """A stretch of words [first, last) with its category and form."""

    first: int
    last: int
    category: str
    form: str


def matches(
    words: list[Word], grammar: Grammar, stands: Callable[[Match], bool], skip: tuple[str, ...] = ()
) -> list[Match]:
    """The longest expressions of the grammar's final categories, from left to right, without overlaps.

    Categories in `skip` are left out, and so is what does not stand where it is; the next longest takes its
    place.
    """
    chart = [_look_up(words, at, grammar.lexicon) for at in range(len(words))]
    chart.append({})
    begin = _beginnings(words, chart, grammar)
    for number, stage in enumerate(grammar.stages):
        for start, name in _run(stage, words, chart, sorted(begin[number])):
            for later in grammar.openers.get(name, ()):
                begin[later].add(start)
    return _choose(chart, tuple("<" + name for name in grammar.finals if name not in skip), stands)


def _look_up(words: list[Word], at: int, lexicon: Lexicon) -> Cell:
    """The classes of the number, word or phrase that begins here."""
    word = words[at]
    cell = _numbers(word.text) if word.text[0].isdigit() else {}
    node, end = lexicon.next.get(word.text), at
    while node is not None:
        end += 1
        for name, value in node.capital if word.capital else node.small:
            held = cell.get(name)
            if held is None:
                cell[name] = {end - at: value}
            else:
                held.setdefault(end - at, value)
        node = node.next.get(words[end].text) if node.next and end < len(words) else None
    return cell


@lru_cache(maxsize=10_000)
def _number_classes(text: str) -> tuple[tuple[str, str], ...]:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        return ()
    number, found = int(text), [("<int", str(int(text)))]
    if len(text) <= 2:
        found += [("<dd", str(number))] if 1 <= number <= 31 else []
        found += [("<mo", str(number))] if 1 <= number <= 12 else []
        found += [("<hh", str(number))] if number <= 24 else []
    if len(text) == 2:
        found += [("<mm", text)] if number <= 59 else []
        found += [("<yy", text)]
    if len(text) == 3:
        found += [("<iii", text)]
    if len(text) == 4 and 1000 <= number <= 2999:
        found += [("<yyyy", text)]
    if len(text) == 4 and number // 100 <= 24 and number % 100 <= 59:
        found += [("<hhmm", f"{number // 100} {text[2:]}")]
    if len(text) == 8:
        found += [("<ymd", text)]
    return tuple(found)


def _numbers(text: str) -> Cell:
    return {name: {1: value} for name, value in _number_classes(text)}


def _beginnings(words: list[Word], chart: list[Cell], grammar: Grammar) -> list[set[int]]:
    """For each stage the words at which one of its patterns may begin.

    Before a word that stands in no pattern, which most do, only patterns of one word can.
    """
    begin: list[set[int]] = [set() for _ in grammar.stages]
    last = len(words) - 1
    for at, word in enumerate(words):
        cell = chart[at]
        if not cell and word.text not in grammar.openers:
            continue
        alone = at == last or not (chart[at + 1] or words[at + 1].text in grammar.words)
        table = grammar.lone if alone else grammar.openers
        for stage in table.get(word.text, ()):
            begin[stage].add(at)
        for name, ends in cell.items():
            for stage in (table if len(ends) == 1 and 1 in ends else grammar.openers).get(name, ()):
                begin[stage].add(at)
    return begin


def _run(stage: Node, words: list[Word], chart: list[Cell], begin: list[int]) -> list[tuple[int, str]]:
    """Puts what a stage finds at some words into the chart; gives the first word and the class of each."""
    found: list[tuple[int, int, str, int, str]] = []
    for at in begin:
        if _begins(stage, at, words, chart):
            _walk(stage, at, words, chart, found)
    found.sort(key=lambda item: item[0])
    for _, start, category, end, form in found:
        chart[start].setdefault("<" + category, {}).setdefault(end - start, form)
    return [(start, "<" + category) for _, start, category, _, _ in found]


def _begins(stage: Node, at: int, words: list[Word], chart: list[Cell]) -> bool:
    """Whether a pattern of the stage has its first two elements here: one in ten that has its first."""
    after = stage.words.get(words[at].text)
    if after is not None and _goes_on(after, at + 1, words, chart):
        return True
    classes = stage.classes
    for name, ends in chart[at].items():
        node = classes.get(name)
        if node is not None and any(_goes_on(node, at + length, words, chart) for length in ends):
            return True
    return False


def _goes_on(node: Node, here: int, words: list[Word], chart: list[Cell]) -> bool:
    """Whether a state has a rule, or can be left at a word."""
    if node.rules or node.end is not None:
        return True
    if here < len(words):
        word = words[here]
        if word.text in node.words or not node.classes.keys().isdisjoint(chart[here]):
            return True
        if node.glued is not None and word.glued and _goes_on(node.glued, here, words, chart):
            return True
    return node.start is not None and _goes_on(node.start, here, words, chart)


def _walk(
    stage: Node, at: int, words: list[Word], chart: list[Cell], found: list[tuple[int, int, str, int, str]]
) -> None:
    count = len(words)
    stack: list[tuple[Node, int, int, int, tuple[str, ...]]] = [(stage, at, at, -1, ())]
    while stack:
        node, here, start, end, held = stack.pop()
        for rule in node.rules:
            last = here if end < 0 else end
            if last > start and _allowed(rule, start, last, words, chart):
                form = "".join([held[p] if isinstance(p, int) else p for p in rule.pieces])
                found.append((rule.order, start, rule.category, last, form))
        if node.start is not None:
            stack.append((node.start, here, here, end, held))
        if node.end is not None:
            stack.append((node.end, here, start, here, held))
        if here >= count:
            continue
        word, cell = words[here], chart[here]
        if node.glued is not None and word.glued:
            stack.append((node.glued, here, start, end, held))
        after = node.words.get(word.text)
        if after is not None:
            stack.append((after, here + 1, start, end, held))
        if cell and node.classes:
            for name in _in_order(node, cell):
                following = node.classes[name]
                for length, form in cell[name].items():
                    stack.append((following, here + length, start, end, (*held, form)))


def _in_order(node: Node, cell: Cell) -> list[str]:
    """The classes of a state that a cell holds, in the order of the state."""
    if len(node.classes) < 8:
        return [name for name in node.classes if name in cell]
    held = node.classes.keys() & cell.keys()
    return [name for name in node.classes if name in held] if len(held) > 1 else list(held)


def _allowed(rule: Rule, start: int, end: int, words: list[Word], chart: list[Cell]) -> bool:
    if rule.not_after and end < len(words):
        after = words[end]
        for name in rule.not_after:
            if name == after.text or (name.startswith("<") and name[:-1] in chart[end]):
                return False
    if rule.not_before and start:
        before = words[start - 1]
        for name in rule.not_before:
            if name == before.text or (name.startswith("<") and name[:-1] in chart[start - 1]):
                return False
    return True


def _choose(chart: list[Cell], finals: tuple[str, ...], stands: Callable[[Match], bool]) -> list[Match]:
    chosen: list[Match] = []
    at, wanted = 0, frozenset(finals)
    while at < len(chart):
        best = None
        if not wanted.isdisjoint(chart[at]):
            best = next((m for m in _candidates(chart[at], at, finals) if stands(m)), None)
        if best is not None:
            chosen.append(best)
        at = best.last if best is not None else at + 1
    return chosen


def _candidates(cell: Cell, at: int, finals: tuple[str, ...]) -> list[Match]:
    """What may be taken here, the longest first, in the order of the final categories."""
    found = [
        Match(at, at + length, name[1:], form)
        for name in finals
        if name in cell
        for length, form in cell[name].items()
    ]
    return sorted(found, key=lambda match: -match.last)
