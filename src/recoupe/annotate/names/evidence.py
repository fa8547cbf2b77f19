"""What speaks for the type of a name: its own words, the lists, the words around it, the rest of the report.

Each piece of evidence is a short text, so that weights can be learnt for it: `known:capital`, `before:title`,
`fr<ville`. Evidence that names no language holds in all of them, so that a language without a trained
recogniser is typed by what others have taught. `kinds` weighs it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon, particles, shared
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import skeleton, to_latin

_AFTER = {",": "comma", "(": "bracket", ")": "closed", ":": "colon", ".": "stop", "-": "dash", "/": "slash"}


class Report:
    """What the names of a report tell of one another."""

    def __init__(self, words: Words, names: list[Name]) -> None:
        self.surnames: set[str] = set()
        self.givens: set[str] = set()
        self.inside: dict[str, set[str]] = {}
        self.labels: dict[str, set[str]] = {}
        for name in names:
            self._take(words, name)

    def _take(self, words: Words, name: Name) -> None:
        key = key_of(words, name)
        self.labels.setdefault(key, set()).add(name.type)
        if name.last - name.first < 2:
            return
        if name.honorific or to_latin(words.text[name.first].split("-")[0]) in given_names():
            self.surnames.add(skeleton(words.text[name.last - 1]))
            self.givens.add(words.lower[name.first])
        for at in range(name.first, name.last):
            self.inside.setdefault(words.lower[at], set()).add(name.type)


def key_of(words: Words, name: Name) -> str:
    """The words of a name in small letters: what has one type in one report."""
    return " ".join(words.lower[name.first : name.last])


def of_name(words: Words, name: Name, report: Report) -> list[str]:
    """The evidence that is the same wherever the name stands."""
    lex = lexicon(words.language(name.first))
    found = [*_of_words(tuple(words.text[name.first : name.last]))]
    found += _of_lists(words, lex, name)
    if name.origin == "compound":
        found += _of_compound(words, lex, name)
    length = name.last - name.first
    if length == 1:
        if skeleton(words.text[name.first]) in report.surnames:
            found.append("surname")
        if words.lower[name.first] in report.givens:
            found.append("given:full")
        found += [f"inside:{kind}" for kind in report.inside.get(words.lower[name.first], ())]
    return found


@lru_cache(maxsize=8192)
def _of_words(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Length, shape and letters, in Latin spelling so that alphabets share them."""
    found = [f"words:{min(len(texts), 4)}"]
    for text in texts:
        if text.isupper() and len(text) > 1 and "." not in text:
            found.append("capitals" if len(texts) == 1 else "capitals:part")
        if any(c.isdigit() for c in text):
            found.append("digit")
        if len(text) == 2 and text[1] == "." and text[0].isupper():
            found.append("initial")
        if text[0].islower():
            found.append("small:particle" if text.lower() in particles() else "small")
        if any(c.isupper() for c in text[1:]) and any(c.islower() for c in text):
            found.append("camel")
        if "-" in text:
            found.append("hyphen")
        if text == "&":
            found.append("ampersand")
    ends = {to_latin(texts[0]), to_latin(texts[-1])}
    for text in texts:
        latin = to_latin(text)
        found.append(f"w:{latin}")
        if latin in ends and len(latin) > 3:
            place = "l" if latin == to_latin(texts[-1]) else "f"
            found += [f"{place}-{latin[-3:]}", f"{place}-{latin[-4:]}", f"{place}+{latin[:4]}"]
    return tuple(found)


def _of_lists(words: Words, lex: Lexicon, name: Name) -> Iterator[str]:
    first, last = name.first, name.last
    many = "+" if last - first > 1 else ""
    if name.known is not None:
        yield f"known:{name.known.kind}{many}"
    else:
        for at, place in ((first, "first"), (last - 1, "last")):
            part = lex.known.match(words.lower, at, last)
            if part is not None and (last - first > 1 or part[0] == last - first):
                yield f"part:{place}:{part[2].kind}"
    parts = to_latin(words.text[first]).split("-")
    if parts[0] in given_names():
        yield f"given{many}"
    texts = words.text[first:last]
    for kind, starts, ends in (
        ("body", lex.body_before, lex.body_after),
        ("place", lex.place_before, lex.place_after),
    ):
        if texts[0] in starts:
            yield f"{kind}:first{many}"
        if texts[-1] in ends:
            yield f"{kind}:last{many}"
    if any(words.lower[at] in lex.body_heads for at in range(first, last)):
        yield f"body:head{many}"
    if any(lex.demonyms.match(words.lower, at, last) for at in range(first, last)):
        yield f"demonym{many}"
    if lex.roles.match(words.lower, first, last):
        yield f"role{many}"
    if any(words.lower[at] in lex.of for at in range(first + 1, last)):
        yield "of:inside"


def _of_compound(words: Words, lex: Lexicon, name: Name) -> Iterator[str]:
    """How a compound is made, and whether the pipeline has found it, its head or its end."""
    first, last = name.first, name.last
    head = to_latin(words.text[first])
    capital = "C" if words.capital(first) else "c"
    yield f"compound:{capital}"
    yield f"{lex.code}:head:{head}"
    made = "".join(_part(words, lex, at) for at in range(first + 1, last))
    yield f"compound:{capital}{made}"
    yield f"{lex.code}:head:{head}:{made}"
    yield f"compound:end:{_part(words, lex, last - 1)}"
    if last < len(words) and words.text[last] == "(":
        yield "compound:bracket"
    if words.tagged:
        begins = words.entity[first].startswith("B") and words.entity[first + 1].startswith("I")
        ends = last >= len(words) or not words.entity[last].startswith("I")
        inner = any(words.entity[at].startswith("B") for at in range(first + 1, last))
        reached = bool(words.entity[last - 1].strip("O"))
        yield f"compound:model:{begins}:{ends}:{inner}:{reached}"


def _part(words: Words, lex: Lexicon, at: int) -> str:
    """One letter for what a word of a compound is."""
    if words.lower[at] in lex.of or words.lower[at] in lex.definite:
        return "o"
    if lex.demonyms.match(words.lower, at, at + 1):
        return "d"
    if words.capital(at):
        return "K" if lex.known.match(words.lower, at, at + 1) else "C"
    return {"ADJ": "a", "NOUN": "n"}.get(words.pos[at], "x")


def around(words: Words, name: Name) -> list[str]:
    """The evidence of one place where a name stands."""
    lex = lexicon(words.language(name.first))
    first, limit = words.limits(name.first)
    found = [f"label:{_label(words, name)}", f"origin:{name.origin}"]
    if name.honorific:
        found.append("honorific")
    if name.gender:
        found.append("gender")
    if words.initial(name.first):
        found.append("initial:word")
    found += _before(words, lex, name.start_word, first)
    found += _after(words, lex, name.last, limit)
    if words.parsed:
        found += _syntax(words, lex, name)
    return found


def _label(words: Words, name: Name) -> str:
    """The pipeline's type for most words of the name, "none" where it found none, "hidden" without one."""
    if not words.tagged:
        return "hidden"
    labels = Counter(words.entity[at].split("-")[-1] or "O" for at in range(name.first, name.last))
    best = labels.most_common(1)[0][0]
    return "none" if best == "O" else best


def _before(words: Words, lex: Lexicon, at: int, first: int) -> Iterator[str]:
    if at <= first:
        yield "before:start"
        return
    lower = words.lower[at - 1]
    yield f"{lex.code}<{to_latin(lower)}"
    if at - 2 >= first:
        yield f"{lex.code}<<{to_latin(words.lower[at - 2])}"
    yield from _small_word("before", lex, lower)
    if words.parsed:
        yield f"before:{words.pos[at - 1]}"
    back = at - 1
    while back > first and (words.lower[back] in lex.of or words.lower[back] in lex.definite):
        back -= 1
    if back < at - 1:
        yield f"{lex.code}<of<{to_latin(words.lower[back])}"
        yield from _kind_word("of", words, lex, back)
    else:
        yield from _kind_word("before", words, lex, back)


def _small_word(place: str, lex: Lexicon, lower: str) -> Iterator[str]:
    for kind, found in (
        ("at", lex.at),
        ("of", lex.of),
        ("the", lex.definite),
        ("and", lex.and_),
        ("said", lex.speech),
    ):
        if lower in found:
            yield f"{place}:{kind}"


def _kind_word(place: str, words: Words, lex: Lexicon, at: int) -> Iterator[str]:
    """Whether the word is a title, or a word for a body or a place."""
    lower = words.lower[at]
    for start in range(max(words.limits(at)[0], at - 2), at + 1):
        found = lex.roles.match(words.lower, start, at + 1)
        if found is not None and start + found[0] == at + 1:
            if place != "before" or found[2].concept not in shared().shared:
                yield f"{place}:title"
            break
    if lower in lex.body_heads or lower in lex.generic_bodies or words.text[at] in lex.body_before:
        yield f"{place}:body"
    if words.text[at] in lex.place_before:
        yield f"{place}:place"
    if kind := lex.apposed(lower):
        yield f"{place}:apposed:{kind}"
    if lex.demonyms.match(words.lower, at, at + 1):
        yield f"{place}:demonym"


def _after(words: Words, lex: Lexicon, at: int, limit: int) -> Iterator[str]:
    if at >= limit:
        yield "after:end"
        return
    lower, text = words.lower[at], words.text[at]
    yield f"{lex.code}>{to_latin(lower) or text}"
    if text in _AFTER:
        yield f"after:{_AFTER[text]}"
    if text in lex.possessive_marks:
        yield "after:'s"
    yield from _small_word("after", lex, lower)
    for near in range(at, min(at + 3, limit)):
        if words.lower[near] in lex.speech:
            yield "near:said"
            break
    if text == "," and at + 1 < limit:
        for start in range(at + 1, min(at + 4, limit)):
            if lex.roles.match(words.lower, start, limit):
                yield "after:title"
                break
        if words.text[at + 1].isdigit():
            yield "after:age"
    elif text[0].isalpha():
        yield from _kind_word("next", words, lex, at)
        if words.parsed:
            yield f"after:{words.pos[at]}"


def _syntax(words: Words, lex: Lexicon, name: Name) -> Iterator[str]:
    head = name.first
    for at in range(name.first, name.last):
        if not name.first <= words.head[at] < name.last or words.head[at] == at:
            head = at
            break
    relation = words.dep[head].split(":")[0]
    yield f"dep:{relation}"
    yield f"pos:{words.pos[head]}"
    governor = words.head[head]
    if governor != head and words.lower[governor] in lex.speech:
        yield f"dep:{relation}:said"
