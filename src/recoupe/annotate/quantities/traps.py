"""What looks like a figure and is none: names, codes, dates, telephone numbers, articles, known people."""

import re

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.draft import Draft
from recoupe.annotate.quantities.lexicon import key
from recoupe.annotate.quantities.numerals import Numeral
from recoupe.annotate.quantities.words import Words, words
from recoupe.model import Span

_NEVER = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+"
    r"|(?<![\w+])\+?\d{1,3}(?:[ .\u00a0-]\(?\d{2,4}\)?){3,6}(?!\w)(?=[\s,.;:)!?]|$)(?<=\d{2})"
    r"|(?<!\w)\(?\d{3}\)?[ -]\d{3}-\d{4}(?!\w)|(?<!\w)\d{3}-\d{4}(?!\w)"
    r"|(?<![\d.,])\d{1,2}(?::|h|H)\d{2}(?::\d{2})?(?!\d)"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d)"
    r"|(?<![\d,])\d{1,3}(?:\.\d{1,3}){3}(?![\d,])"
    r"|#\w+|\[\d{1,3}\]"
)
_TELEPHONE = re.compile(
    r"(?<!\d)0\d{2,4}[ /\u00a0-]\d{5,9}(?!\d)"
    r"|(?<!\d)0\d(?:[ .\u00a0]\d{2}){4}(?!\d)|\+\d[\d ().\u00a0/-]{6,20}\d"
)
_LONGEST = 12
"""Digits without marks from which a number is a code: nobody writes a trillion out without grouping it."""
_MORE_DAYS = re.compile(r"(?:\s*,\s*\d{1,2})*\s*(,|,?\s*(?!\d)\w{1,3}\s)\s*")
"""What stands between a date and a further day of a list: days, commas, a short word (and, et, und)."""
_DAY = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)?")


def masked(text: str, data: Words) -> list[Span]:
    """The stretches of a sentence that can hold no figure."""
    shut = [Span(*match.span()) for match in _NEVER.finditer(text) if _is_shut(match.group())]
    shut += [Span(*match.span()) for match in _TELEPHONE.finditer(text)]
    return shut + [Span(*match.span()) for match in data.fixed.finditer(text)]


def _is_shut(found: str) -> bool:
    """A grouped number such as 1 234 567 890 is no telephone number."""
    return not re.fullmatch(rf"\d{{1,3}}(?:[{SPACES}.]\d{{3}})+", found)


def counts_nothing(text: str, language: str, numeral: Numeral) -> bool:
    """Whether a number word is a pronoun or an article where it stands (the one, one of, un homme)."""
    draft = Draft(numeral.start, numeral.end, numeral.value, numeral.value, (numeral,))
    return Traps(text, words(language), []).pronoun(draft) if not numeral.article else False


class Traps:
    """The tests on the figures of one sentence."""

    def __init__(self, text: str, data: Words, taken: list[Span]) -> None:
        self.text = text
        self.data = data
        self.taken = taken

    def holds(self, draft: Draft) -> bool:
        """Whether the draft is no figure."""
        if draft.dimension == "score":
            return False
        if draft.dimension in ("votes", "magnitude"):
            return self.pronoun(draft) or any(self._of_time(span, draft) for span in self.taken)
        if draft.dimension == "age":
            return draft.low == 0 or any(s.start < draft.start and s.end >= draft.end for s in self.taken)
        if any(self._of_time(span, draft) for span in self.taken):
            return not self._share_of(draft)
        if draft.dimension == "ordinal":
            return self._plain_ordinal(draft)
        if draft.dimension == "fraction" and (self._after_ordinal(draft) or self._in_compound(draft)):
            return True
        if len(self._written(draft)) > _LONGEST and self._written(draft)[:_LONGEST].isdigit():
            return True
        if draft.unit:
            return self._article_unit(draft) or self._unit_in_name(draft)
        return (
            draft.numeral.attached
            or self._glued(draft)
            or self._labelled(draft)
            or self._in_name(draft)
            or self._date(draft)
            or self._day_of_list(draft)
            or self.pronoun(draft)
            or self._known(draft)
        )

    def _plain_ordinal(self, draft: Draft) -> bool:
        """First and second are mostly no count; so are ordinals inside names and fractions of words."""
        named = re.match(rf"[{SPACES}][^\W\d_]", self.text[draft.end : draft.end + 2])
        capital = named is not None and named.group()[-1].isupper() and not self.data.capital_nouns
        return draft.high < 3 or self._glued(draft) or capital

    def _of_time(self, span: Span, draft: Draft) -> bool:
        """Whether a figure belongs to a time expression; a bare number word before a noun never does."""
        if not (span.start < draft.end and draft.start < span.end):
            return False
        inside = draft.start <= span.start and span.end <= draft.end
        bare = draft.numeral.words and not draft.unit and not any(c.isdigit() for c in self._written(draft))
        return not (
            inside and bare and re.match(rf"[{SPACES}][^\W\d_]", self.text[draft.end : draft.end + 2])
        )

    def _share_of(self, draft: Draft) -> bool:
        """Whether a fraction is a share of something, not a time (three quarters *of the town*)."""
        return (
            draft.numeral.kind == "fraction" and self.data.fraction_of.match(self.text, draft.end) is not None
        )

    def _after_ordinal(self, draft: Draft) -> bool:
        """The second half, the first quarter: a part by its order, no share."""
        before = re.search(rf"([^\W\d_]+)[{SPACES}-]$", self.text[max(0, draft.start - 20) : draft.start])
        return before is not None and key(before.group(1)) in self.data.ordinals

    def _day_of_list(self, draft: Draft) -> bool:
        """December 19, 20 and 22: further days behind a date, up to the next word but "and"."""
        if not _DAY.fullmatch(self._written(draft)) or not 1 <= draft.high <= 31:
            return False
        before = [span for span in self.taken if span.end <= draft.start]
        start = max((span.end for span in before), default=-1)
        if start < 0 or not any(c.isdigit() for c in self.text[start - 4 : start]):
            return False
        listed = _MORE_DAYS.fullmatch(self.text, start, draft.start)
        closed = re.match(r"\s*(?:[.;:)]|$|,?\s*\w{1,3}\s+\d{1,2}\b|,\s*\d{1,2}\b)", self.text[draft.end :])
        return listed is not None and (closed is not None or listed[1] != ",")

    def _in_compound(self, draft: Draft) -> bool:
        """Half-time, quarter-final: the name of a thing."""
        after = re.match(r"[-‑][^\W\d_]", self.text[draft.end : draft.end + 2])
        return after is not None and not draft.unit and draft.numeral.words

    def _article_unit(self, draft: Draft) -> bool:
        """ "Un point", "une heure": an article beside a word that is rarely meant as a unit."""
        return draft.numeral.article and draft.unit in ("point", "turn", "s", "d", "cent", "XXX", "yr", "K")

    def _unit_in_name(self, draft: Draft) -> bool:
        return self._glued_before(draft) or (
            draft.unit in ("point", "m", "t", "l", "g", "K", "V", "h", "s", "d") and self._labelled(draft)
        )

    def _glued(self, draft: Draft) -> bool:
        """F-16, COVID-19, 4x4, 737-800: digits that hang on letters or on other digits."""
        return self._glued_before(draft) or self._glued_after(draft)

    def _glued_before(self, draft: Draft) -> bool:
        before = self.text[max(0, draft.start - 2) : draft.start]
        return (
            bool(re.search(r"\w[-‑–/.:]$|[\w#№§@_]$|[/:]$", before))
            and self.text[draft.start : draft.start + 1] not in "-−$€£¥"
        )

    def _glued_after(self, draft: Draft) -> bool:
        return bool(re.match(r"[-‑–/:]\d|[_@/]\w|\)-\d", self.text[draft.end : draft.end + 3]))

    def _labelled(self, draft: Draft) -> bool:
        """Article 5, flight 370, 10 rue de Rivoli: a number that only names."""
        label = self.data.labels.search(self.text, max(0, draft.start - 24), draft.start)
        if label and not draft.numeral.words and not any(c in SPACES for c in self._written(draft)):
            return True
        return not draft.numeral.words and bool(self.data.label_after.match(self.text, draft.end))

    def _in_name(self, draft: Draft) -> bool:
        """Apollo 11, Channel 4: digits right after a capitalised word, with no noun after them."""
        if draft.numeral.words or draft.low != draft.high or len(draft.numerals) > 1:
            return False
        before = re.search(
            rf"([^\W\d_][\w’'-]*)[{SPACES}]$", self.text[max(0, draft.start - 30) : draft.start]
        )
        if not before or not before.group(1)[0].isupper() or draft.start - len(before.group()) <= 0:
            return False
        if before.group(1).isupper() and len(before.group(1)) in (2, 3) and draft.low >= 100:
            return self._written(draft).isdigit()
        follows = re.match(rf"[{SPACES}]([^\W\d_]+)", self.text[draft.end : draft.end + 24])
        return (
            not follows
            or not (follows.group(1)[0].islower() or self.data.capital_nouns)
            or ("." not in self._written(draft) and len(follows.group(1)) <= 3)
        )

    def _written(self, draft: Draft) -> str:
        return self.text[draft.start : draft.end]

    def _date(self, draft: Draft) -> bool:
        """Years and days of the month that no time expression has taken."""
        written = self._written(draft)
        if self.data.month_after.match(self.text, draft.end) or self.data.month_before.search(
            self.text, max(0, draft.start - 14), draft.start
        ):
            return True
        if self._first_of_days(draft):
            return True
        years = re.fullmatch(r"((?:1[5-9]|20)\d\d)(?:\D{1,3}(?:\d{2}|\d{4}))?", written)
        if not years:
            return False
        noun = re.match(rf"[{SPACES}][^\W\d_]{{4,}}", self.text[draft.end : draft.end + 12])
        told = self.data.year_words.search(self.text, max(0, draft.start - 14), draft.start)
        return bool(told) or not noun

    def _first_of_days(self, draft: Draft) -> bool:
        """The first of two days of a month (les *11* et 12 décembre)."""
        if draft.numeral.words or draft.high > 31:
            return False
        for link in (self.data.between_and, self.data.to):
            gap = link.match(self.text, draft.end)
            day = _DAY.match(self.text, gap.end()) if gap else None
            if day and self.data.month_after.match(self.text, day.end()):
                return True
        return False

    def pronoun(self, draft: Draft) -> bool:
        """One of them, un homme: words for one that count nothing."""
        numeral = draft.numeral
        if draft.low != 1 or draft.high != 1 or not numeral.words or numeral.scale > 1:
            return False
        hedged = any(
            pattern.search(self.text, max(0, draft.start - 30), draft.start)
            for pattern in self.data.before.values()
        )
        if numeral.article:
            return not hedged and not self.data.one_nouns.match(self.text, draft.end)
        if self.data.one_before.search(self.text, max(0, draft.start - 12), draft.start) and not hedged:
            return True
        noun = re.match(rf"[{SPACES}-][^\W\d_]", self.text[draft.end : draft.end + 3])
        return not noun or bool(self.data.one_of.match(self.text, draft.end))

    def _known(self, draft: Draft) -> bool:
        """The two leaders, ces trois pays: a small number of people or things that the text knows already."""
        if not draft.numeral.words or draft.high > 12 or draft.dimension == "fraction":
            return False
        return bool(self.data.definite.search(self.text, max(0, draft.start - 12), draft.start))
