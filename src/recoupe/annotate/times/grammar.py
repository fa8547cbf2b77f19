"""The time grammar of a language: word classes and rules from times.toml, compiled into one trie a stage.

A rule is a line `category: pattern => form`; without a form it gives what its first slot holds. In a
pattern a bare word or mark stands for itself, `<class>` for a word class or for what an earlier stage found
(`<class2>` for a second one), `[...]` is optional, `(a|b)` a choice, `_` forbids a space, what stands before
`<<` or after `>>` is context that the expression does not contain; `!>> a|b` and `!<< a|b`, in this order at
the end of the line, forbid what follows or precedes. A form is an expression of
`recoupe.annotate.times.forms` with `$class` for what the slots hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import msgspec

from recoupe.annotate.times.tokens import cut
from recoupe.languages import profile

START, END, GLUED = "<<", ">>", "_"

BLOCK, RANGE = "block", "range"
"""Categories with a meaning of their own: words that are no time after all, and ranges of two expressions."""

NOTHING = "(x)"
"""The form of words that are no time after all; a rule that gives it blocks them."""


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words below a hundred: tens and ones joined by each of `joiners`, ones first if `ones_first`.

    They make the classes `card` (cardinals), `onedig` and `twodig` (those of one and of two digits) and
    `ordinal`.
    """

    ones: dict[str, int] = {}
    tens: dict[str, int] = {}
    words: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    joiners: tuple[str, ...] = ()
    ones_first: bool = False


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of times.toml. Values of `classes` stand for words; a key with `^` wants a
    capital letter, one with `%` forbids it.

    `finals` are the categories that make an expression. Names of months and weekdays in `soft` are words of
    other meanings too (May, march): they go to the classes `softmonth` and `softwd`. A bare number of four
    digits is a year after the words `year_after`, after `year_weak` unless a noun follows, after
    `year_between` and (older years too) `year_det` even where a noun follows, in lists joined by
    `year_joins`, never before `year_not_before`, and else where nothing counted follows; nor is it one
    after `year_not_after`. A month or holiday before a capital is a name, but not after `time_before`; with
    `lower_names` a calendar word with a capital inside a sentence is one too. `past` and `future` are words
    that tell the direction of a clause, `promises` verbs that put what their infinitive says ahead ("agreed
    to"), `until` the words before an end that is still to come, `since` those before a beginning, which is
    past beside one of `lasting` (trwa), `dating` those that say from when something is (dates back to),
    `closings` the last prices of a day, which is over ("Friday's closing price"), `deadline` the words before
    a day by which something is wanted under a verb that begins as one of `demands`,
    `wishing` the conjunctions of what is to be, whatever the form of the verb (żeby), `meant` those before a
    day that something is set for ("a strike for Monday"), `moved` words of moving to another day, which
    stands behind one of `onto`, `called_off` others of calling off, `awaited` what puts an infinitive ahead
    of the past ("was to", devait). Verbs with one of `future_endings` are in the future or the conditional
    whatever the tagger says, but not those in `not_future` (an imperfect that ends so); words with one of
    `past_endings`, less `not_past`, tell of the past where no tagger names verbs. `hearsay` auxiliaries put a
    perfect infinitive behind now (zou hebben ontmoet), `published` are the words of a line that dates the
    report.
    A word after one of `titles` is a person; a date after one or two words of `named_before` (place du 8
    mai) or before one of `named_after` with a capital (1922 Committee) is a name.
    """

    elision: bool
    finals: tuple[str, ...]
    classes: dict[str, dict[str, str]]
    stages: tuple[str, ...]
    soft: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    year_det: tuple[str, ...] = ()
    year_joins: tuple[str, ...] = ()
    year_not_after: tuple[str, ...] = ()
    time_before: tuple[str, ...] = ()
    lower_names: bool = False
    year_weak: tuple[str, ...] = ()
    year_between: tuple[str, ...] = ()
    year_not_before: tuple[str, ...] = ()
    numbers: Numbers = Numbers()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    dating: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    wishing: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    called_off: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    not_future: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    named_after: tuple[str, ...] = ()
    named_before: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    """A state of the trie: where a word, a class or a mark of the pattern leads, and the rules that end here.

    `start`, `end` and `glued` are what follows `<<`, `>>` and `_`.
    """

    words: dict[str, "Node"] = field(default_factory=dict)
    classes: dict[str, "Node"] = field(default_factory=dict)
    start: "Node | None" = None
    end: "Node | None" = None
    glued: "Node | None" = None
    rules: list["Rule"] = field(default_factory=list)

    def follow(self, element: str) -> "Node":
        """The state behind an element of a pattern, made where there is none."""
        if element == START:
            self.start = self.start or Node()
            return self.start
        if element == END:
            self.end = self.end or Node()
            return self.end
        if element == GLUED:
            self.glued = self.glued or Node()
            return self.glued
        if element.startswith("<") and len(element) > 2:
            name = "<" + re.sub(r"(?<=[a-z])\d+$", "", element[1:-1])
            return self.classes.setdefault(name, Node())
        return self.words.setdefault(element, Node())

    def may_end(self) -> bool:
        """Whether a rule ends here, no word or class being between."""
        marks = (self.start, self.end, self.glued)
        return bool(self.rules) or any(node is not None and node.may_end() for node in marks)

    def walk(self) -> Iterator["Node"]:
        """This state and all behind it."""
        yield self
        marks = (self.start, self.end, self.glued)
        for node in (*self.words.values(), *self.classes.values(), *(n for n in marks if n is not None)):
            yield from node.walk()


@dataclass(frozen=True)
class Rule:
    """What a matched pattern gives: category, the pieces of the form, and what may not stand beside it."""

    order: int
    category: str
    pieces: tuple[str | int, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


@dataclass(slots=True)
class Lexicon:
    """Words and fixed phrases: a trie over tokens with (`<class`, value) at the ends.

    `capital` is what a phrase is whose first word has a capital, `small` what it is else.
    """

    next: dict[str, "Lexicon"] = field(default_factory=dict)
    capital: list[tuple[str, str]] = field(default_factory=list)
    small: list[tuple[str, str]] = field(default_factory=list)

    def add(self, words: list[str], item: tuple[str, str, str]) -> None:
        """Put a phrase in, token by token: its class, its value and its case.

        The case is `^` where a capital is wanted, `%` where it is forbidden, "" else.
        """
        node = self
        for word in words:
            node = node.next.setdefault(word, Lexicon())
        name, value, case = item
        meant = ("<" + name, value)
        if case != "%" and meant not in node.capital:
            node.capital.append(meant)
        if case != "^" and meant not in node.small:
            node.small.append(meant)


@dataclass
class Grammar:
    """A compiled language: lexicon, one trie a stage, and the table itself.

    `openers` are the words and classes that stand first in a pattern, with the numbers of those stages,
    `lone` those that can be all of one, `words` the words that stand anywhere in one.
    """

    table: Table
    lexicon: Lexicon
    stages: list[Node]
    openers: dict[str, list[int]]
    lone: dict[str, list[int]]
    words: frozenset[str]
    finals: tuple[str, ...]
    past: frozenset[str]
    future: frozenset[str]
    promises: frozenset[str]
    until: frozenset[str]
    since: frozenset[str]
    meant: frozenset[str]
    moved: frozenset[str]
    onto: frozenset[str]
    awaited: frozenset[str]
    called_off: frozenset[str]
    ahead: tuple[str, ...]
    not_ahead: frozenset[str]
    not_behind: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """The compiled time grammar of a language. Raises LanguageDataError where it has none."""
    data = profile(language)
    table = data.load("times", Table)
    calendar = data.load("calendar", Calendar) if data.has("calendar") else Calendar()
    return _Compiler(table, calendar).compile()


class Calendar(msgspec.Struct, frozen=True):
    """The generated calendar.toml: names of months and weekdays from CLDR, by ISO number."""

    months: dict[str, str] = {}
    weekdays: dict[str, str] = {}


class _Compiler:
    def __init__(self, table: Table, calendar: Calendar) -> None:
        self.table = table
        self.lexicon = Lexicon()
        self.groups: dict[str, str] = {}
        self.count = 0
        for name, names in {"month": calendar.months, "wd": calendar.weekdays}.items():
            self._names(name, names)
        self._numbers(table.numbers)
        for name, words in table.classes.items():
            self._words(name, words)

    def compile(self) -> Grammar:
        stages = [self._stage(text) for text in self.table.stages]
        return Grammar(
            self.table,
            self.lexicon,
            stages,
            _openers(stages),
            _openers(stages, alone=True),
            frozenset(word for stage in stages for node in stage.walk() for word in node.words),
            self.table.finals,
            frozenset(self.table.past),
            frozenset(self.table.future),
            frozenset(self.table.promises),
            frozenset(self.table.until),
            frozenset(self.table.since),
            frozenset(self.table.meant),
            frozenset(self.table.moved),
            frozenset(self.table.onto),
            frozenset(self.table.awaited),
            frozenset((*self.table.called_off, *self.table.moved)),
            self.table.future_endings,
            frozenset(self.table.not_future),
            frozenset(self.table.not_past),
        )

    def _words(self, name: str, words: dict[str, str]) -> None:
        for surface, value in words.items():
            case = surface[0] if surface[0] in "^%" else ""
            self.lexicon.add(self._cut(surface.lstrip("^%")), (name, value, case))

    def _names(self, name: str, words: dict[str, str]) -> None:
        """Calendar names: the ambiguous ones apart, and only with a capital where the language writes one."""
        for surface, value in words.items():
            soft = surface.lower() in self.table.soft
            self.lexicon.add(
                self._cut(surface),
                ("soft" + name if soft else name, value, "^" if soft and surface[0].isupper() else ""),
            )

    def _numbers(self, numbers: Numbers) -> None:
        self._words("card", {w: str(n) for w, n in {**numbers.words, **numbers.ones, **numbers.tens}.items()})
        self._words("ordinal", {w: str(n) for w, n in numbers.ordinals.items()})
        self._words("onedig", {w: str(n) for w, n in numbers.ones.items()})
        ten_up = {**numbers.words, **numbers.tens}
        self._words("twodig", {w: str(n) for w, n in ten_up.items() if 10 <= n < 100})
        for ten, base in numbers.tens.items():
            for joiner in numbers.joiners:
                for kind, ones in (("card", numbers.ones), ("ordinal", numbers.ordinals)):
                    for one, n in ones.items():
                        if n < 10:
                            word = one + joiner + ten if numbers.ones_first else ten + joiner + one
                            self._words(kind, {word: str(base + n)})
                            if kind == "card":
                                self._words("twodig", {word: str(base + n)})

    def _cut(self, text: str) -> list[str]:
        if self.table.elision and text.endswith("'") and len(text) > 1:
            return [w.text for w in cut(text + "a", 0, len(text) + 1, elision=True)][:-1]
        return [w.text for w in cut(text, 0, len(text), elision=self.table.elision)]

    def _stage(self, text: str) -> Node:
        root = Node()
        for line in text.splitlines():
            line = line.strip()
            if line and not line.startswith("#"):
                self._rule(root, line)
        return root

    def _rule(self, root: Node, line: str) -> None:
        line, not_before = _split(line, "!<<")
        line, not_after = _split(line, "!>>")
        head, _, form = line.partition("=>")
        category, _, pattern = head.partition(":")
        if form.strip() == NOTHING:
            category = BLOCK
        self.count += 1
        for path in expand(_parse(_lex(pattern))):
            flat = [element for part in path for element in self._element(part)]
            slots = [e[1:-1] for e in flat if e.startswith("<") and e.endswith(">") and len(e) > 2]
            pieces = tuple(_pieces(form.strip() or _first_named(slots), slots))
            rule = Rule(self.count, category.strip(), pieces, not_after, not_before)
            self._insert(root, flat, rule)

    def _element(self, part: str) -> list[str]:
        if part in (START, END, GLUED) or (part.startswith("<") and len(part) > 2):
            return [part]
        if part.startswith("(|"):
            name = self.groups.setdefault(part, f"~{len(self.groups)}")
            for choice in part[2:].split("|"):
                self.lexicon.add(self._cut(choice), (name, "", ""))
            return [f"<{name}>"]
        return self._cut(part)

    def _insert(self, root: Node, flat: list[str], rule: Rule) -> None:
        node = root
        for element in flat:
            node = node.follow(element)
        node.rules.append(rule)


def _openers(stages: list[Node], *, alone: bool = False) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, stage in enumerate(stages):
        for element, node in (*stage.words.items(), *stage.classes.items()):
            if not alone or node.may_end():
                found.setdefault(element, []).append(number)
    return found


def _split(pattern: str, mark: str) -> tuple[str, tuple[str, ...]]:
    head, found, tail = pattern.partition(mark)
    return head, tuple(t.strip() for t in tail.split("|")) if found else ()


_SYMBOL = re.compile(r"<<|>>|<[a-z]+\d*>|[\[\]()|]|[^\s\[\]()|]+")

Part = str | tuple[str, list[list["Part"]]]


def _lex(pattern: str) -> list[str]:
    return _SYMBOL.findall(pattern)


def _parse(symbols: list[str]) -> list[Part]:
    """The parts of a pattern: plain elements, ("[", choices) and ("(", choices)."""
    stack: list[tuple[str, list[list[Part]]]] = [("", [[]])]
    for symbol in symbols:
        if symbol in "[(":
            stack.append((symbol, [[]]))
        elif symbol == "|":
            stack[-1][1].append([])
        elif symbol in "])":
            mark, choices = stack.pop()
            stack[-1][1][-1].append(_group(mark, choices))
        else:
            stack[-1][1][-1].append(symbol)
    return stack[0][1][0]


def _group(mark: str, choices: list[list[Part]]) -> Part:
    """A choice between plain words becomes one element, so that it does not multiply the paths."""
    plain = all(
        c and all(isinstance(p, str) and p[0] != "<" and p not in (GLUED, END) for p in c) for c in choices
    )
    if plain and (len(choices) > 1 or mark == "("):
        joined = "(|" + "|".join(" ".join(str(p) for p in c) for c in choices)
        return joined if mark == "(" else ("[", [[joined]])
    return (mark, choices)


def expand(parts: list[Part]) -> Iterator[list[str]]:
    """All flat sequences that a parsed pattern stands for."""
    if not parts:
        yield []
        return
    first, rest = parts[0], parts[1:]
    heads: list[list[str]] = []
    if isinstance(first, str):
        heads = [[first]]
    else:
        mark, choices = first
        heads = [head for choice in choices for head in expand(choice)]
        if mark == "[":
            heads.append([])
    for tail in expand(rest):
        for head in heads:
            yield head + tail


def _first_named(slots: list[str]) -> str:
    return "$" + next((name for name in slots if not name.startswith("~")), "")


def _pieces(form: str, slots: list[str]) -> Iterator[str | int]:
    """The form cut at its `$names`, each replaced by the number of the slot that it names."""
    for index, piece in enumerate(re.split(r"\$([a-z]+\d*)", form)):
        if index % 2 == 0:
            if piece:
                yield piece
        elif piece in slots:
            yield slots.index(piece)
        else:
            yield "_"
