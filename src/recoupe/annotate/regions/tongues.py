"""The language of a report, and of each of its regions."""

from recoupe.languages import NAMES
from recoupe.languages.identify import identify
from recoupe.model import CONTENT_ROLES, Report, Role

_LOOKED_AT = 4000
_CLEAR = 0.9
_LETTERS = 60
"""Letters from which the text is believed against what the source states."""
_SHORT_LETTERS, _SHORT_WORDS = 25, 4
"""Below both, the words of a region say nothing of its language (a name, "AFP")."""
_SURE_SHORT, _SURE_LONG = 0.95, 0.75
"""How sure another language than the report's must be: in a short region, and in one of _LETTERS and more."""


def main_language(report: Report) -> str:
    """The language of most of a report: its primary subtag, of languages that recoupe does not cover too.

    Paragraphs are weighed by their length, so that furniture and a headline in another language do not
    count for much. What the source states decides where the text is too short to tell. "" where nothing
    can be told.
    """
    stated = report.language.partition("-")[0].lower()
    weights: dict[str, float] = {}
    letters = 0
    for line in report.text[:_LOOKED_AT].split("\n"):
        code, confidence = identify(line)
        if code:
            size = sum(map(str.isalpha, line))
            letters += size
            weights[code] = weights.get(code, 0.0) + confidence * size
    if not weights:
        return stated
    best = max(sorted(weights), key=lambda code: weights[code])
    clear = letters >= _LETTERS and weights[best] >= 0.5 * letters
    return best if clear or not stated else stated


def region_language(line: str, role: Role, known: tuple[str, ...], main: str) -> str:
    """The language of a region; `known` are the languages whose data hold the words that named it."""
    if role == "credit" and not known:
        return ""
    if role == "dateline":
        return main
    short = len(line.split()) <= _SHORT_WORDS
    if known and (role in ("furniture", "credit", "caption") or (role == "teaser" and short)):
        return main if main in known else known[0]
    letters = sum(map(str.isalpha, line))
    words = len(line.split())
    if letters < _SHORT_LETTERS and words < _SHORT_WORDS:
        return main if role in CONTENT_ROLES or role in ("subhead", "caption") else ""
    code, confidence = identify(line)
    if code == main or not code:
        return main
    if code not in NAMES and letters < _LETTERS:
        return main
    sure = _SURE_LONG if letters >= _LETTERS else _SURE_SHORT
    return code if confidence >= sure else main
