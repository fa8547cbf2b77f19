"""`python -m benchmarks.quantities.peers PATH…`: recoupe beside other systems on the same figures.

PATH is what `python -m benchmarks.quality quantities` takes. text2num, quantulum3 (English alone) and
recognizers-text-suite are measured where they are installed, and skipped with a message where not. Only
values are compared, without regard to place, unit or modifier: a value is found if the text has it among its
gold figures, both ends of a range counting as one figure each. A year or a flight number given as a figure
is wrong.
"""

import argparse
import math
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.quality.quantities import Figure, read
from benchmarks.quality.result import f1

CULTURES = {"en": "en-us", "fr": "fr-fr", "de": "de-de", "es": "es-es"}

Peer = Callable[[str, str], Iterable[float]]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    for path in parser.parse_args(arguments).paths:
        cases = list(read(path))
        print(f"{path}: {len(cases)} texts, {sum(len(case.gold) for case in cases)} figures")
        golds = [list(_values(case.gold)) for case in cases]
        print(f"  recoupe      {_score(golds, [list(_values(case.found)) for case in cases])}")
        for name, (languages, peer) in PEERS.items():
            if any(case.language not in languages for case in cases):
                print(f"  {name:<12} skipped: not for {cases[0].language}")
                continue
            try:
                start = time.perf_counter()
                found = [_answered(peer, case.text, case.language) for case in cases]
            except ImportError as error:
                print(f"  {name:<12} skipped: {error}")
                continue
            print(f"  {name:<12} {_score(golds, found)}, {time.perf_counter() - start:.1f} s")


def _values(figures: Iterable[Figure]) -> Iterator[float]:
    for figure in figures:
        yield from {value for value in (figure.low, figure.high) if value is not None}


def _answered(peer: Peer, text: str, language: str) -> list[float]:
    """What a peer finds; a crash of the peer counts as nothing found."""
    try:
        return list(peer(text, language))
    except ImportError:
        raise
    except Exception:  # whatever a peer raises on a text
        return []


def _score(golds: list[list[float]], found: list[list[float]]) -> str:
    hits = sum(_matched(gold, given) for gold, given in zip(golds, found, strict=True))
    total, wanted = sum(map(len, found)), sum(map(len, golds))
    precision, recall = hits / total if total else 0.0, hits / wanted if wanted else 0.0
    return f"value_f1 {f1(precision, recall):.3f} (precision {precision:.3f}, recall {recall:.3f})"


def _matched(gold: list[float], given: list[float]) -> int:
    left = list(given)
    hits = 0
    for value in gold:
        partner = next((other for other in left if math.isclose(value, other, rel_tol=1e-3)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


def text2num(text: str, language: str) -> Iterator[float]:
    """text2num: number words become digits, then all digits of the text are its numbers."""
    from text_to_num import alpha2digit

    decimal, groups = (".", ",") if language == "en" else (",", ".")
    for match in re.finditer(r"(?<![\w.,])\d+(?:[.,   ]\d+)*(?![\w])", alpha2digit(text, language)):
        yield float(re.sub(r"[   ]", "", match.group()).replace(groups, "").replace(decimal, "."))


def quantulum(text: str, _language: str) -> Iterator[float]:
    """quantulum3 without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    for quantity in parser.parse(text):
        if quantity.uncertainty and quantity.value is not None:
            yield quantity.value - quantity.uncertainty
            yield quantity.value + quantity.uncertainty
        elif quantity.value is not None:
            yield quantity.value


def recognizers(text: str, language: str) -> Iterator[float]:
    """recognizers-text: figures with units first, then numbers beside them."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    taken: list[tuple[int, int]] = []
    models = (
        recognize_currency, recognize_dimension, recognize_temperature, recognize_age,
        recognize_percentage, recognize_number,
    )  # fmt: skip
    for recognise in models:
        try:
            results = recognise(text, CULTURES[language])
        except Exception:  # a model that fails leaves the others
            continue
        for result in results:
            value = _number((result.resolution or {}).get("value"), language)
            if value is None or any(result.start <= end and start <= result.end for start, end in taken):
                continue
            taken.append((result.start, result.end))
            yield value


def _number(written: object, language: str) -> float | None:
    """A value as the peer writes it: with the decimal mark of its culture."""
    plain = str(written).removesuffix("%")
    if language != "en" and "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


PEERS: dict[str, tuple[tuple[str, ...], Peer]] = {
    "text2num": (("en", "fr", "de", "es"), text2num),
    "quantulum3": (("en",), quantulum),
    "recognizers": (("en", "fr", "de", "es"), recognizers),
}
"""Each peer with the languages that it reads."""


if __name__ == "__main__":
    main(sys.argv[1:])
