"""From numbers to figures: units, ranges, scores, ages and magnitudes, and how exact they claim to be."""

import re

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.draft import Draft, replace
from recoupe.annotate.quantities.measures import Measure, UnitLexicon, money_scale, unit_lexicon
from recoupe.annotate.quantities.numerals import Numeral, find_numerals
from recoupe.annotate.quantities.traps import Traps, masked
from recoupe.annotate.quantities.words import Words, words
from recoupe.model import Modifier, Span

_AGE_UNITS = frozenset({"yr", "mo", "wk", "d"})
_AFTER_NAME = re.compile(rf"[^\W\d_][\w.’'-]*[)”\"]?,[{SPACES}]$")


def drafts(text: str, language: str, taken: list[Span]) -> list[Draft]:
    """The figures of one sentence, in order. `taken` are spans of time expressions."""
    numerals = find_numerals(text, language)
    if not numerals:
        return []
    data, names = words(language), unit_lexicon(language)
    shut = masked(text, data)
    numerals = [n for n in numerals if not any(_overlap(n, span) for span in shut)]
    found = _with_units(text, language, numerals, names, data)
    found = _joined(text, found, data, names)
    found = _opposed([_kind(text, draft, data) for draft in found], text, data)
    found = _lent(found, text, data)
    traps = Traps(text, data, taken)
    return [_hedged(text, draft, data) for draft in found if not traps.holds(draft)]


def _overlap(numeral: Numeral, span: Span) -> bool:
    return numeral.start < span.end and span.start < numeral.end


def _with_units(
    text: str, language: str, numerals: list[Numeral], names: UnitLexicon, data: Words
) -> list[Draft]:
    """One figure a number, with the unit before or after it."""
    found: list[Draft] = []
    floor = 0
    for numeral in numerals:
        if numeral.start < floor:
            continue
        draft = Draft(
            numeral.start,
            numeral.end,
            numeral.value,
            numeral.value,
            (numeral,),
            fixed=(numeral.start, numeral.end),
        )
        if numeral.kind == "ordinal":
            draft = replace(draft, dimension="ordinal")
        elif measure := names.before(text, numeral.start, floor):
            draft = _money_before(text, draft, measure, language, names)
        elif measure := _after(text, numeral, names, data):
            draft = _measured(text, draft, _meant(text, measure, numeral, names, data), language, names)
        else:
            draft = _scaled_unit(text, draft, language, names)
        if numeral.kind == "fraction" and draft.dimension == "count":
            draft = replace(draft, dimension="fraction")
        found.append(draft)
        floor = draft.end
    return found


def _after(text: str, numeral: Numeral, names: UnitLexicon, data: Words) -> Measure | None:
    """The unit after a number; after a fraction an article may stand before it ("a quarter of a point")."""
    fraction = numeral.kind == "fraction"
    found = names.after(text, numeral.end, linked=numeral.scale >= 10 or fraction)
    if found is not None or not fraction:
        return found
    link = data.fraction_of.match(text, numeral.end)
    article = data.article.match(text, link.end() if link else numeral.end)
    return names.after(text, article.end(), linked=False) if article else None


def _meant(text: str, measure: Measure, numeral: Numeral, names: UnitLexicon, data: Words) -> Measure:
    """The measure, or the money that the same word can mean (pounds), by size and surroundings."""
    iso = names.money_of(text[measure.start : measure.end])
    if iso and (numeral.scale >= 1e6 or data.money.search(text)):
        return measure._replace(unit=iso, dimension="money")
    return measure


def _linked(numeral: Numeral) -> bool:
    """Whether "of" or "de" may stand before the unit: after millions, dozens, halves."""
    return numeral.scale >= 10 or numeral.kind == "fraction" or abs(numeral.value) >= 1e6


def _money_before(text: str, draft: Draft, measure: Measure, language: str, names: UnitLexicon) -> Draft:
    """A sum with its sign before it, the scale and the currency's name after it ("US$ 5m", "$10 dollars")."""
    factor, end, unit = 1.0, draft.end, measure.unit
    if draft.numeral.scale == 1:
        factor, end = money_scale(text, draft.end, language)
    after = names.after(text, end, linked=True)
    if after and after.dimension == "money" and after.name and unit in (after.unit, "USD"):
        end, unit = after.end, after.unit
    return _times(
        replace(draft, start=min(measure.start, draft.start), end=end), factor * measure.scale, unit, "money"
    )


def _measured(text: str, draft: Draft, measure: Measure, language: str, names: UnitLexicon) -> Draft:
    end, factor = measure.end, measure.scale
    if measure.dimension == "money" and draft.numeral.scale == 1 and not measure.name:
        more, end = money_scale(text, end, language)
        factor *= more
    unit, dimension = measure.unit, measure.dimension
    twice = names.after(text, end, linked=True) if not measure.name and dimension == "money" else None
    if twice is not None and twice.dimension == "money" and not twice.name:
        unit, end = twice.unit, twice.end
    return _times(replace(draft, end=end, name=measure.name), factor, unit, dimension)


def _scaled_unit(text: str, draft: Draft, language: str, names: UnitLexicon) -> Draft:
    """ "5m euros": an abbreviated scale that is only one because money follows."""
    if draft.numeral.scale > 1:
        return draft
    factor, end = money_scale(text, draft.end, language)
    measure = names.after(text, end, linked=True) if factor > 1 else None
    if measure is None or measure.dimension != "money":
        return draft
    return _times(replace(draft, end=measure.end, name=measure.name), factor, measure.unit, "money")


def _times(draft: Draft, factor: float, unit: str, dimension: str) -> Draft:
    return replace(draft, low=draft.low * factor, high=draft.high * factor, unit=unit, dimension=dimension)


def _joined(text: str, found: list[Draft], data: Words, names: UnitLexicon) -> list[Draft]:
    """Neighbours that are one figure: ranges, feet and inches, euros and cents."""
    joined: list[Draft] = []
    for draft in found:
        last = joined[-1] if joined else None
        whole = last and (_composite(text, last, draft, names) or _range(text, last, draft, data))
        if whole:
            joined[-1] = whole
        else:
            joined.append(draft)
    return joined


def _composite(text: str, first: Draft, second: Draft, names: UnitLexicon) -> Draft | None:
    gap = text[first.end : second.start].strip(SPACES + ",")
    if (gap and gap.casefold() not in names.subunit_joiners) or len(text[first.end : second.start]) > 6:
        return None
    if first.unit == "ft" and second.low < 12 and (inches := _inches(text, second)):
        return _sum(first, inches, second.low / 12)
    if first.dimension != "money" or first.numeral.scale > 1 or first.low != int(first.low):
        return None
    if second.unit == "cent" and second.low < 100:
        return _sum(first, second, second.low / 100)
    small = second.dimension == "count" and second.low < 100 and second.low == int(second.low)
    closed = not re.match(rf"[{SPACES}-]*\w", text[second.end : second.end + 6])
    if small and closed and first.end > first.fixed[1] and "," not in text[first.end : second.start]:
        return _sum(first, second, second.low / 100)
    return None


def _inches(text: str, draft: Draft) -> Draft | None:
    """The draft as inches after feet, where "in" is no preposition."""
    if draft.unit == "in":
        return draft
    match = re.compile(rf"[{SPACES}]in(?!\w)").match(text, draft.end)
    return replace(draft, end=match.end()) if match and not draft.unit else None


def _sum(first: Draft, second: Draft, more: float) -> Draft:
    value = first.low + more
    return replace(first, end=second.end, low=value, high=value, numerals=first.numerals + second.numerals)


def _range(text: str, first: Draft, second: Draft, data: Words) -> Draft | None:
    """Between 20 and 30, 20 to 30, 20-30: one range, unless a verb of change makes two figures of it."""
    if len(first.numerals) > 1 or "ordinal" in (first.dimension, second.dimension):
        return None
    if first.unit and second.unit and (first.unit, first.dimension) != (second.unit, second.dimension):
        return None
    gap = text[first.end : second.start]
    before = data.between.search(text, max(0, first.start - 30), first.start)
    if before and data.between_and.fullmatch(gap):
        return _spanned(first, second)
    if not data.to.fullmatch(gap) or first.numeral.value >= second.high:
        return None
    if first.unit and not second.unit:
        return None
    if data.from_.search(text, max(0, first.start - 12), first.start) and data.change.search(
        text, 0, first.start
    ):
        return None
    if gap.strip(SPACES) in ("-", "–", "—") and not _range_by_dash(gap, first, second):
        return None
    return _spanned(first, second)


def _range_by_dash(gap: str, first: Draft, second: Draft) -> bool:
    tight = not gap.strip("-–—") or len(gap) == 3
    return tight and 0 <= first.low < second.high


def _spanned(first: Draft, second: Draft) -> Draft:
    """The range of two figures; the first takes over the scale and unit of the second (5 to 6 million)."""
    low, high = first.low, second.high
    scale = second.numeral.scale
    if scale > 1 and first.numeral.scale == 1 and low < high / scale:
        low *= scale
    if (
        not first.unit
        and second.unit
        and first.numeral.scale == 1
        and second.dimension == "money"
        and scale == 1
    ):
        low *= second.high / second.numeral.value if second.numeral.value else 1.0
    low, high = min(low, high), max(low, high)
    return replace(
        second, start=first.start, low=low, high=high, numerals=first.numerals + second.numerals,
        unit=second.unit or first.unit, dimension=second.dimension if second.unit else first.dimension,
        fixed=(first.fixed[0], second.fixed[1]),
    )  # fmt: skip


def _kind(text: str, draft: Draft, data: Words) -> Draft:
    """The draft as an age, a magnitude, a temperature, votes or a score, where its surroundings say so."""
    for recognise in (_age, _magnitude, _degrees, _votes, _score):
        changed = recognise(text, draft, data)
        if changed is not None:
            return changed
    return draft


def _age(text: str, draft: Draft, data: Words) -> Draft | None:
    if draft.high > 150 and (draft.dimension != "duration" or draft.unit == "yr"):
        return None
    if draft.unit in _AGE_UNITS and (after := data.age_after.match(text, draft.end)):
        return replace(draft, end=after.end(), dimension="age")
    if draft.unit in _AGE_UNITS and data.age_after_apart.match(text, draft.end):
        return replace(draft, dimension="age")
    if draft.dimension == "count" and (whole := data.age_whole.match(text, draft.end)):
        return replace(draft, end=whole.end(), unit="yr", dimension="age")
    before = data.age_before.search(text, max(0, draft.start - 40), draft.start)
    if before and draft.unit in _AGE_UNITS:
        return replace(draft, dimension="age")
    if draft.unit in _AGE_UNITS and draft.unit == "yr" and _bare_age(text, draft, data):
        return replace(draft, dimension="age")
    if before and draft.dimension == "count" and draft.high < 120 and data.table.ages.whole:
        if data.capital_nouns and _before_capital(text, draft):
            return None
        within = before.group(1).casefold() in data.table.ages.within
        return replace(draft, start=before.start(1) if within else draft.start, unit="yr", dimension="age")
    if draft.dimension == "count" and _after_name(text, draft):
        return replace(draft, unit="yr", dimension="age")
    turned = data.age_verbs.search(text, max(0, draft.start - 12), draft.start) and not data.table.ages.bare
    if turned and _ends_clause(text, draft) and draft.dimension == "count" and 1 <= draft.high <= 110:
        return replace(draft, unit="yr", dimension="age")
    return None


def _before_capital(text: str, draft: Draft) -> bool:
    """Whether a word with a capital follows, in German a noun that the number counts (mit 62 Toten)."""
    return re.match(rf"[{SPACES}][A-ZÄÖÜ]", text[draft.end : draft.end + 2]) is not None


def _bare_age(text: str, draft: Draft, data: Words) -> bool:
    """ "Elle avait cinq ans", "Marie Durand, 45 ans,": a number of years that is an age where it stands."""
    if not data.table.ages.bare:
        return False
    verb = data.age_verbs.search(text, max(0, draft.start - 16), draft.start)
    return bool(verb) or bool(_after_name_span(text, draft))


def _after_name(text: str, draft: Draft) -> bool:
    """ "John Smith, 45, said": a bare number between commas after a name."""
    closed = text[draft.end : draft.end + 1] in (",", ")", ".")
    plain = draft.low == draft.high == int(draft.low) and not draft.numeral.words and 5 <= draft.high <= 115
    return closed and plain and _after_name_span(text, draft)


def _after_name_span(text: str, draft: Draft) -> bool:
    before = text[max(0, draft.start - 40) : draft.start]
    match = re.search(rf"([^\W\d_][\w.’'-]*)(?:,[{SPACES}]|[{SPACES}]\()$", before)
    return (
        bool(match) and match.group(1)[:1].isupper() and before.strip() != match.group() if match else False
    )


def _ends_clause(text: str, draft: Draft) -> bool:
    return not re.match(rf"[{SPACES}-]*\w", text[draft.end : draft.end + 3])


def _magnitude(text: str, draft: Draft, data: Words) -> Draft | None:
    if draft.dimension != "count" or not 0 < draft.high < 10:
        return None
    near = text[max(0, draft.start - 24) : draft.start], text[draft.end : draft.end + 30]
    if (
        data.magnitude.search(near[0])
        or data.magnitude.match(near[1].lstrip(SPACES + "-"))
        or ("." in text[draft.start : draft.end] + "," and data.magnitude.search(near[1]))
    ):
        return replace(draft, dimension="magnitude")
    return None


def _degrees(text: str, draft: Draft, data: Words) -> Draft | None:
    if draft.unit != "°":
        return None
    if data.temperature_not.search(text) and not data.temperature.search(text):
        return draft
    return replace(draft, dimension="temperature")


def _votes(text: str, draft: Draft, data: Words) -> Draft | None:
    if draft.dimension == "count" and data.votes.match(text, draft.end):
        return replace(draft, dimension="votes")
    return None


def _opposed(found: list[Draft], text: str, data: Words) -> list[Draft]:
    """ "52 votes to 48", "52 zu 48 Stimmen": the other side of a vote, which repeats no noun."""
    done: list[Draft] = []
    for draft in found:
        if done and done[-1].dimension == "votes" and draft.dimension == "count":
            noun = data.votes.match(text, done[-1].end)
            start = noun.end() if noun else done[-1].end
            if data.vote_links.fullmatch(text, start, draft.start):
                draft = replace(draft, dimension="votes")
        elif (
            done
            and draft.dimension == "votes"
            and (done[-1].dimension == "count" or _bare(done[-1], "age"))
            and data.vote_links.fullmatch(text, done[-1].end, draft.start)
        ):
            done[-1] = replace(done[-1], dimension="votes", unit="")
        done.append(draft)
    return done


def _bare(draft: Draft, dimension: str) -> bool:
    """Whether a draft is a number alone that its surroundings gave a dimension to."""
    return draft.dimension == dimension and (draft.start, draft.end) == draft.fixed


def _lent(found: list[Draft], text: str, data: Words) -> list[Draft]:
    """ "from 4 to 3.75 percent": the number that a change starts from has the unit of where it ends."""
    done: list[Draft] = []
    for draft in found:
        last = done[-1] if done else None
        if last and draft.unit and last.dimension == "count" and _bare(last, "count"):
            gap = text[last.end : draft.start]
            linked = data.to.fullmatch(gap) or data.onto.fullmatch(gap)
            left = data.from_.search(text, max(0, last.start - 12), last.start)
            if linked and left and draft.dimension in ("percent", "money", "points"):
                done[-1] = _lending(last, draft)
        done.append(draft)
    return done


def _lending(first: Draft, last: Draft) -> Draft:
    scale = last.numeral.scale if first.numeral.scale == 1 and first.low < 1000 <= last.low else 1.0
    return _times(first, scale, last.unit, last.dimension)


def _score(text: str, draft: Draft, data: Words) -> Draft | None:
    """3-1, 6–4, 3:1: two small numbers with a mark, where the sentence speaks of a match."""
    written = text[draft.start : draft.end]
    if len(draft.numerals) != 1 or draft.dimension != "count" or not written.isdigit():
        return None
    match = re.match(r"(\d{1,3})[-–:](\d{1,3})(?![-–:\w%])", text[draft.start : draft.start + 9])
    if not match or not data.score.search(text):
        return None
    return replace(
        draft, end=draft.start + match.end(), low=float(match[1]), high=float(match[2]), dimension="score"
    )


_NOUN = re.compile(rf"[{SPACES}][^\W\d_]+")
_CHANGED = 60
"""Characters before a modifier in which a word of change belongs to the same figure."""
_CLOSE: tuple[Modifier, ...] = ("at_least", "at_most", "about", "less", "more")


def _hedged(text: str, draft: Draft, data: Words) -> Draft:
    """The draft with its modifier: the longest phrase before it wins, then one after it, then vague words."""
    window = max(0, draft.start - 40)
    taken = data.of_verbs.search(text, window, draft.start)  # hand over | 120 or more
    found = [
        (m.end(1) - m.start(1), kind)
        for kind in (() if taken else _CLOSE)
        if (m := data.before[kind].search(text, window, draft.start)) and not _reached(text, m, data)
    ]
    topic = data.topics.search(text, window, draft.start)
    if found and not (topic and draft.numeral.words and draft.dimension == "count"):
        return replace(draft, modifier=max(found, key=lambda item: item[0])[1])
    noun = _NOUN.match(text, draft.end) if draft.dimension == "count" else None
    for kind in _CLOSE:
        if data.after[kind].match(text, draft.end) or (noun and data.after[kind].match(text, noun.end())):
            return replace(draft, modifier=kind)
    if any(numeral.vague for numeral in draft.numerals):
        return replace(draft, modifier="about")
    return draft


def _reached(text: str, modifier: re.Match[str], data: Words) -> bool:
    """Whether a word that else sets a bound names what was reached ("выросло до 12")."""
    if modifier[1].casefold() not in data.reached:
        return False
    return data.change.search(text, max(0, modifier.start() - _CHANGED), modifier.start()) is not None
