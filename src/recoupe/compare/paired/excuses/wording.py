"""The words of one quotation, in two independent accounts."""

import re
from collections.abc import Iterable

from text_to_num import alpha2digit

from recoupe.compare.paired.excuses.sides import sides
from recoupe.compare.paired.figures import SPELLED
from recoupe.compare.paired.wording import CONTENT, quoted_tokens
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.matching.passages import words

PIECES = 3
"""The most stretches of words that differ in one quotation; where more do, its ends were read differently."""

_DOUBLED = re.compile(r"(.)\1")


def wording_excused(pair: Pair, contrast: Contrast) -> bool:
    """Few stretches may differ, in more than their marks, and the reporters' own words must not be among
    them."""
    if pair.across:
        return False
    marked = [
        [words(s.of(frame.source.text)) for s in mark.spans] for frame, mark, _ in sides(pair, contrast)
    ]
    if max(len(side) for side in marked) > PIECES or not _rest_is_one(pair, contrast):
        return True
    plain = [_spelled(_letters(_in_digits(side, pair.first.language))) for side in marked]
    return (
        plain[0] == plain[1]
        or all(_bracketed(f, m) for f, m, _ in sides(pair, contrast))
        or any(_reports(f, m) for f, m, _ in sides(pair, contrast))
    )


def _letters(runs: Iterable[tuple[str, ...]]) -> str:
    return "".join(c for run in runs for word in run for c in word if c.isalnum())


def _rest_is_one(pair: Pair, contrast: Contrast) -> bool:
    """Whether more than half of what each quotation says stands in the other too."""
    for frame, mark, _ in sides(pair, contrast):
        said = [t for t in quoted_tokens(frame) if t.pos in CONTENT]
        changed = [t for t in said if any(s.start <= t.start < s.end for s in mark.spans)]
        if said and 2 * len(changed) >= len(said):
            return False
    return True


def _in_digits(runs: Iterable[tuple[str, ...]], language: str) -> list[tuple[str, ...]]:
    """Runs of words with their numbers in digits (eleventh, 11th)."""
    if language not in SPELLED:
        return list(runs)
    return [tuple(str(alpha2digit(" ".join(run), language)).split()) if run else run for run in runs]


def _spelled(letters: str) -> str:
    """Letters without what one language spells in two ways (realise, realize; colour, color; travelled)."""
    return _DOUBLED.sub(r"\1", letters.replace("z", "s").replace("ou", "o"))


def _bracketed(frame: Frame, mark: Mark) -> bool:
    """Whether the words that differ on a side, if any, stand in brackets: an editor put them there."""
    text = frame.source.text
    return all(
        text[: s.start].rstrip()[-1:] in ("(", "[") and text[s.end :].lstrip()[:1] in (")", "]")
        for s in mark.spans
    )


def _reports(frame: Frame, mark: Mark) -> bool:
    """Whether the cue of a quotation stands in the words that differ."""
    cues = [c for q in frame.source.report.quotations for c in q.cue]
    return any(s.overlaps(c) for s in mark.spans for c in cues)
