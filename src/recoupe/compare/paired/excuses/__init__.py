"""What explains a contrast between two independent accounts away.

A copy or a translation owes each word its like; two reporters owe each other none. A contrast of theirs
counts only if both surely tell of one thing there, and neither report holds what the other says in any form.
"""

from collections.abc import Callable

from recoupe.compare.paired.excuses.days import day_excused
from recoupe.compare.paired.excuses.denials import denial_excused
from recoupe.compare.paired.excuses.doubts import doubt_excused
from recoupe.compare.paired.excuses.figures import figure_excused
from recoupe.compare.paired.excuses.limits import limit_excused
from recoupe.compare.paired.excuses.names import name_excused
from recoupe.compare.paired.excuses.speakers import speaker_excused
from recoupe.compare.paired.excuses.translated import translation_excused
from recoupe.compare.paired.excuses.wording import wording_excused
from recoupe.compare.statements.contrast import Contrast, Pair


def excused(pair: Pair, contrast: Contrast) -> bool:
    """Whether a contrast between statements of two origins may be explained by what else the reports say, or
    one between a text and its translation by what translators do."""
    check = _CHECKS.get("limit" if contrast.topic == "qualifier" else contrast.aspect)
    if pair.version and contrast.aspect != "wording":
        return translation_excused(pair, contrast)
    if check is None:
        return False
    return check(pair, contrast)


_CHECKS: dict[str, Callable[[Pair, Contrast], bool]] = {
    "name": name_excused,
    "place": name_excused,
    "figure": figure_excused,
    "date": day_excused,
    "polarity": denial_excused,
    "certainty": doubt_excused,
    "limit": limit_excused,
    "source": speaker_excused,
    "wording": wording_excused,
}
