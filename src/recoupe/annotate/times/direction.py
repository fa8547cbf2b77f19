"""The direction of a clause: whether what an expression dates lies behind the report's now, or ahead of it.

Where a sentence is parsed, the governing verb decides by tense, mood and auxiliaries; where it is not, the
nearest word of the language data that tells.
"""

from collections.abc import Sequence

from recoupe.annotate.times.before import DAYS, ahead_by_words
from recoupe.annotate.times.grammar import Grammar
from recoupe.model import Sentence, Token

_BREAKS = frozenset(",;:()-")

_MAY_BE_VERBS = frozenset({"VERB", "AUX", "ADJ", "ADV", "X"})
"""Tags that a rare verb form gets."""

_OF_PERFECT = frozenset({"aux", "aux:tense"})
"""Relations of the auxiliary of a perfect, whose conditional tells of what is past (*habría salido*)."""

DEEP = 2
"""From so many nouns above it on a day under a noun says nothing of when the verb's act is: "a premium on the
closing price of Friday"."""

_DATING = 3
"""The most words of a phrase that says from when something is."""

_REACH = 16
"""Words to each side of an expression that are searched where there is no parse."""


def direction(sentence: Sentence, start: int, end: int, rules: Grammar, *, names: str = "") -> str:
    """ "past", "future", "due", "near" or "" for the expression at text[start:end]; `names` tells whether it
    is a "weekday", a "date", a "month" or ("") none of these.

    "near" is the nearest one, "due" the coming weekday or the nearest date.
    """
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
    if not inside:
        return ""
    if _dates_back(tokens, inside[0], rules) or _of_a_closing(tokens, inside, rules):
        return "past"
    if told := ahead_by_words(tokens, inside, rules, names=names):
        off = names in DAYS and _had_been_called_off(tokens, rules)
        return "near" if off else told
    if _since(tokens, inside[0], rules) or _lasts(tokens, inside[0], rules):
        return "past"
    if any(t.dep for t in tokens):
        found = _governed(tokens, inside, rules)
        if found:
            return found
        if found is not None:
            return _nearby(tokens, inside[0], inside[-1], rules, endings_only=True)
    return _nearby(tokens, inside[0], inside[-1], rules)


def _since(tokens: Sequence[Token], first: int, rules: Grammar) -> bool:
    """Whether words of the past stand right before, but for an article: since Monday, less than in March."""
    before = first - 2 if first > 1 and tokens[first - 1].pos == "DET" else first - 1
    if before < 0 or _stands_alone(tokens, before):
        return False
    word = tokens[before].text.lower()
    return word in rules.past or f"{tokens[before - 1].text.lower() if before else ''} {word}" in rules.past


def _dates_back(tokens: Sequence[Token], first: int, rules: Grammar) -> bool:
    """Whether words before an expression, an article of its own between them, say that something is from
    then: "the theft dates back to Saturday"; behind an article they are a noun („la date de samedi“)."""
    before = first - 1 if first and tokens[first - 1].pos == "DET" else first
    said = [t.text.lower() for t in tokens[max(before - _DATING, 0) : before]]
    for start in range(len(said)):
        if " ".join(said[start:]) in rules.table.dating:
            place = before - len(said) + start
            return not place or tokens[place - 1].pos != "DET"
    return False


def _of_a_closing(tokens: Sequence[Token], inside: list[int], rules: Grammar) -> bool:
    """Whether an expression is the day of a last price, which stands behind it or before it with nothing but
    prepositions and articles between: "Friday's close", „der Schlusskurs vom Freitag“."""
    before = inside[0]
    while before and tokens[before - 1].pos in ("ADP", "DET"):
        before -= 1
    after = inside[-1] + 1
    if after < len(tokens) and tokens[after].pos == "PART":
        after += 1
    ending = " ".join(t.text.lower() for t in tokens[max(before - _DATING, 0) : before])
    beginning = " ".join(t.text.lower() for t in tokens[after : after + _DATING])
    last = before - 1
    is_noun = before > 0 and tokens[last].pos in ("NOUN", "") and tokens[last].head != last  # a verb misread
    return any(
        (is_noun and f" {ending}".endswith(f" {noun}"))
        or (f"{beginning} ".startswith(f"{noun} ") and tokens[after].pos in ("NOUN", "ADJ", "VERB"))
        for noun in rules.table.closings
    )


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """Whether an auxiliary in the present is none of a perfect: "the elections are on 6 September"."""
    token = tokens[place]
    alone = token.pos == "AUX" and _is_present(token) and token.dep in ("root", "cop")
    return alone and not any("VerbForm=Part" in t.morph for t in tokens)


def _lasts(tokens: Sequence[Token], first: int, rules: Grammar) -> bool:
    """Whether an expression is the beginning of what goes on („trwa od poniedziałku“)."""
    if not first or tokens[first - 1].text.lower() not in rules.since:
        return False
    return any(t.text.lower() in rules.table.lasting for t in tokens)


def _governed(tokens: Sequence[Token], inside: list[int], rules: Grammar) -> str | None:
    """The direction of the nearest governor that tells; None where no verb governs.

    An infinitive leans on the verb above it, however many there are ("has agreed to try to meet").
    """
    here = inside[0]
    for index in inside:
        if tokens[index].head not in inside or tokens[index].head == index:
            here = index
            break
    if (told := _predicate(tokens, here, rules)) or _verbless(tokens):
        return told or "future"
    if told := _beside_participle(tokens, inside, here, rules):
        return told
    if abs(tokens[here].head - here) > _REACH:
        return None  # so far a verb is more often a slip of the parse
    seen: set[int] = set(inside)
    verb_met = tensed = leaning = False
    noun, nouns = _under_noun(tokens, here), 0
    while True:
        here = min(max(tokens[here].head, 0), len(tokens) - 1)
        if here in seen:
            return "" if verb_met and tensed else None
        seen.add(here)
        helpers = _helpers(tokens, here)
        if noun and not verb_met and _holds_no_tense(tokens, here, helpers, rules):
            return "near"
        told = _awaited(tokens, here, helpers, rules, leaning=leaning)
        if not told and not (_stands_alone(tokens, here) and not helpers):
            told = _told(tokens[here], helpers, rules, leaning=leaning)
        if told == "past" and _wished(tokens, here, rules):
            return "future"
        verb = tokens[here].pos in ("VERB", "AUX") or tokens[here].dep in ("root", "ROOT")
        if (
            not told
            and verb
            and (leaning or not verb_met)
            and _present(tokens[here], helpers, leaning=leaning)
        ):
            told = ("due" if nouns < DEEP else "near") if noun else "future"
        if told:
            return told
        nouns += tokens[here].pos in ("NOUN", "PROPN")
        leaning = _infinite(tokens[here], helpers) or (leaning and not verb)
        verb_met = verb_met or verb
        tensed = tensed or any(
            "VerbForm=" in t.morph or "Tense=" in t.morph for t in (tokens[here], *helpers)
        )


def _beside_participle(tokens: Sequence[Token], inside: list[int], here: int, rules: Grammar) -> str:
    """The direction of an expression beside a participle that describes a noun, whatever it hangs on: « la
    vidéo publiée vendredi », „der am Freitag gewählte Vorstand“; "" where there is none."""
    after = min(inside[-1] + 1, len(tokens) - 1)
    before = inside[0] - 1
    while before > 0 and tokens[before].pos in ("ADP", "DET"):
        before -= 1
    if tokens[after].dep == "amod" and tokens[after].head > after > inside[-1]:
        beside = tokens[after]
        if tokens[here].head != after and "VerbForm=Part" not in beside.morph:
            return ""
    elif before >= 0 and tokens[before].dep in ("acl", "amod") and tokens[before].head == tokens[here].head:
        beside = tokens[before]
        if "VerbForm=Part" not in beside.morph or "Tense=Pres" in beside.morph:
            return ""
    else:
        return ""
    words = {beside.text.lower(), beside.lemma.lower()}
    return "future" if words & rules.future else "" if words & rules.awaited else "past"


def _wished(tokens: Sequence[Token], here: int, rules: Grammar) -> bool:
    """Whether a conjunction says of a verb that it is to be („żeby most otwarto w niedzielę“)."""
    return any(t.head == here and t.text.lower() in rules.table.wishing for t in tokens)


def _holds_no_tense(tokens: Sequence[Token], here: int, helpers: Sequence[Token], rules: Grammar) -> bool:
    """Whether what stands above a noun's day tells nothing of it: a noun in apposition ("the Greens, winners
    of Sunday's election, will …"), a verb that calls something off, a passive in the present ("Thursday's
    march is upheld")."""
    if _set_off(tokens, here) or tokens[here].text.lower() in rules.called_off:
        return True
    passive = any(t.dep == "aux:pass" and _is_present(t) for t in helpers)
    return passive and not any(t.dep == "aux:tense" for t in helpers) and len(helpers) == 1


def _set_off(tokens: Sequence[Token], here: int) -> bool:
    """Whether a noun stands in apposition to a noun before it, whatever the parse calls it: set off by a
    comma, with no "and"."""
    above = tokens[here].head
    if tokens[here].dep == "appos":
        return True
    nouns = tokens[here].pos == "NOUN" and tokens[above].pos in ("NOUN", "PROPN") and above < here
    if not nouns or tokens[here].dep not in ("conj", "amod", "nmod"):
        return False
    own = [i for i in range(above + 1, here) if tokens[i].head == here]
    return any(tokens[i].text == "," for i in own) and not any(tokens[i].dep == "cc" for i in own)


def _had_been_called_off(tokens: Sequence[Token], rules: Grammar) -> bool:
    """Whether a pluperfect calls something off: what was planned for that day may be over."""
    for index, token in enumerate(tokens):
        if token.text.lower() in rules.called_off:
            helpers = _helpers(tokens, index)
            past = any(
                t.dep in ("aux", "aux:tense") and ("Tense=Past" in t.morph or "Tense=Imp" in t.morph)
                for t in helpers
            )
            if past and any(t.dep == "aux:pass" for t in helpers):
                return True
    return False


def _predicate(tokens: Sequence[Token], here: int, rules: Grammar) -> str:
    """The direction of an expression that is itself what is said: "the final is on Saturday"."""
    helpers = [t for t in _helpers(tokens, here) if t.dep.startswith(("aux", "cop"))]
    if not any(t.dep.startswith("cop") for t in helpers):
        return ""
    if {t.text.lower() for t in helpers} & rules.future or any(_ahead(t, rules) for t in helpers):
        return "future"
    return "future" if any(_is_present(t) for t in helpers) else "past"


def _verbless(tokens: Sequence[Token]) -> bool:
    """Whether a full sentence has no verb because its tag is wrong: "Parliament votes on Thursday."

    Its root is a plural noun with another noun right before it, as a subject stands before its verb.
    """
    if tokens[-1].text != "." or any(t.pos in ("VERB", "AUX") for t in tokens):
        return False
    root = next((i for i, t in enumerate(tokens) if t.head == i), 0)
    before = [t for t in tokens[:root] if t.head == root and t.dep in ("compound", "nsubj")]
    return "Number=Plur" in tokens[root].morph and tokens[root].text.islower() and bool(before)


def _under_noun(tokens: Sequence[Token], here: int) -> bool:
    """Whether an expression belongs to a noun: "the summit in May", „piątkowe spotkanie“."""
    above = tokens[min(max(tokens[here].head, 0), len(tokens) - 1)]
    if tokens[here].pos == "ADJ" and here + 1 < len(tokens) and tokens[here + 1].pos == "NOUN":
        return True
    return tokens[here].dep.startswith(("nmod", "amod")) and above.pos in ("NOUN", "PROPN")


def _awaited(
    tokens: Sequence[Token], here: int, helpers: Sequence[Token], rules: Grammar, *, leaning: bool
) -> str:
    """The direction under what was to be: "was to open", devait s'ouvrir.

    "due" where the sentence calls something off, for that is told before the day; else the nearest one.
    """
    words = {t.text.lower() for t in helpers}
    above = any(t.head == here and t.dep == "xcomp" and "VerbForm=Inf" in t.morph for t in tokens)
    if leaning or above or _infinite(tokens[here], helpers):
        words.add(tokens[here].text.lower())
        marks = {t.text.lower() for t in tokens if t.dep == "mark" and t.head == here}
        words |= {f"{word} {mark}" for word in words for mark in marks}
        if words & rules.awaited:
            return "due" if any(t.text.lower() in rules.called_off for t in tokens) else "near"
    return ""


def _helpers(tokens: Sequence[Token], here: int) -> list[Token]:
    """The auxiliaries and copulas of a governor, what it takes with them ("due to open"), and auxiliaries
    that the parse gave to its nouns instead."""
    near = [i for i in range(max(here - _REACH, 0), min(here + _REACH + 1, len(tokens))) if i != here]
    return [tokens[i] for i in near if _helps(tokens, i, here)]


def _helps(tokens: Sequence[Token], index: int, governor: int) -> bool:
    token = tokens[index]
    if token.dep.startswith(("aux", "cop")) or (token.dep == "case" and token.pos == "ADJ"):
        return token.head == governor
    above = min(max(token.head, 0), len(tokens) - 1)
    noun = tokens[above].pos in ("NOUN", "PROPN", "PRON")
    return token.pos == "AUX" and noun and token.head != index and tokens[above].head == governor != above


def _told(governor: Token, helpers: Sequence[Token], rules: Grammar, *, leaning: bool) -> str:
    """What a governor and its auxiliaries say: lexical words first, then the tense of the finite form."""
    word = governor.text.lower()
    if word in rules.future or governor.lemma in rules.future:
        return "future"
    if leaning and (word in rules.promises or governor.lemma in rules.promises):
        return "future"
    if governor.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return ""
    words = {t.text.lower() for t in helpers}
    if any(_of_pluperfect(t, rules) for t in helpers):
        return "past"
    if (word in rules.not_ahead or (word in rules.past and not leaning)) and not words & rules.future:
        return "past"
    if words.intersection(rules.table.hearsay) and words & rules.past:
        return "past"  # a perfect, whose auxiliary may look finite: zouden … hebben ontmoet
    if words & rules.future or any(_ahead(t, rules) for t in (governor, *helpers)):
        return "future"
    if words & rules.past or any(t.dep == "aux:tense" for t in helpers):
        return "past"
    if {t.lemma for t in helpers if "Tense=Past" not in t.morph} & rules.future:
        return "future"
    if _infinite(governor, helpers):
        return "future" if any(_is_present(t) for t in helpers) else ""
    if governor.dep == "xcomp" and "VerbForm=Part" in governor.morph and not helpers:
        return ""
    if governor.pos == "ADJ" and governor.morph.endswith("VerbForm=Part") and not helpers:
        return "past"  # a participle that stands by a noun ("un control realizado el martes")
    finite = [t for t in (*helpers, governor) if "VerbForm=Fin" in t.morph] or [governor]
    if any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in finite):
        return "past"
    return ""


def _of_pluperfect(token: Token, rules: Grammar) -> bool:
    """Whether an auxiliary is in the past, and a word that tells so, whatever infinitives stand behind it
    („hatte verschoben werden müssen“)."""
    past = token.pos == "AUX" and "Tense=Past" in token.morph and "Mood=Ind" in token.morph
    return past and "aux" in token.dep and token.text.lower() in rules.past


def _ahead(token: Token, rules: Grammar) -> bool:
    """Whether a verb is in the future or the conditional, by its tag or by its ending."""
    if "Tense=Fut" in token.morph:
        return True
    if "Mood=Cnd" in token.morph and token.dep not in _OF_PERFECT:
        return True
    if token.dep == "aux:tense":
        return False
    word = token.text.lower()
    known = token.pos in _MAY_BE_VERBS and "VerbForm=Inf" not in token.morph
    return known and bool(rules.ahead) and word.endswith(rules.ahead) and word not in rules.not_ahead


def _infinite(governor: Token, helpers: Sequence[Token]) -> bool:
    """Whether a verb is an infinitive, or a passive whose auxiliary is one ("to be towed")."""
    if "VerbForm=Inf" in governor.morph:
        return not any(t.dep == "aux:tense" for t in helpers)
    passive = any(t.dep in ("aux:pass", "cop") and "VerbForm=Inf" in t.morph for t in helpers)
    return passive and not any(t.dep == "aux:tense" and "VerbForm=Inf" in t.morph for t in helpers)


def _present(governor: Token, helpers: Sequence[Token], *, leaning: bool) -> bool:
    """Whether the clause is in the present: of a plan where a day is named, or above an infinitive."""
    if leaning and any(_is_present(t) for t in helpers):
        return True
    return _is_present(governor) and ("VerbForm=Part" not in governor.morph or bool(helpers))


def _is_present(token: Token) -> bool:
    return "Tense=Pres" in token.morph and "VerbForm=Inf" not in token.morph


def _nearby(
    tokens: Sequence[Token], first: int, last: int, rules: Grammar, *, endings_only: bool = False
) -> str:
    """What the nearest telling word says, first inside the stretch between commas, then beyond it.

    `endings_only` looks for nothing but a verb whose ending is that of the future, in the same stretch.
    """
    for inside in (True,) if endings_only else (True, False):
        ways = {-1, 1}
        for distance in range(1, _REACH + 1):
            for way in (-1, 1):
                index = first - distance if way < 0 else last + distance
                if way not in ways or not 0 <= index < len(tokens):
                    continue
                word = "" if tokens[index].text[0].isupper() else tokens[index].text
                pair = f"{word} {tokens[index + 1].text}" if index + 1 < len(tokens) else word
                if inside and word in _BREAKS:
                    ways.discard(way)
                elif (pair in rules.future and not endings_only) or _says_future(
                    word, tokens[index], rules, endings_only
                ):
                    return "future"
                elif not endings_only and _awaited_alone(word, tokens, rules):
                    return "due"
                elif not endings_only and _says_past(word, tokens[index], rules):
                    return "past"
    return ""


def _awaited_alone(word: str, tokens: Sequence[Token], rules: Grammar) -> bool:
    """Whether a word says, where no tagger names verbs, that what the sentence calls off was to be."""
    untagged = not any(t.pos for t in tokens)
    return untagged and word in rules.awaited and any(t.text.lower() in rules.called_off for t in tokens)


def _says_past(word: str, token: Token, rules: Grammar) -> bool:
    """Whether a word in lower case speaks of what is over, in itself or, where no tagger names verbs, by its
    ending."""
    if word in rules.past:
        return True
    ends = rules.table.past_endings
    return bool(ends) and not token.pos and word.endswith(ends) and word not in rules.not_behind


def _says_future(word: str, token: Token, rules: Grammar, endings_only: bool) -> bool:
    """Whether a word in lower case speaks of what is ahead, in itself or by its ending."""
    if word in rules.future and not endings_only:
        return True
    if not word or token.dep == "aux:tense" or (token.pos and token.pos not in _MAY_BE_VERBS):
        return False
    return bool(rules.ahead) and word.endswith(rules.ahead) and word not in rules.not_ahead
