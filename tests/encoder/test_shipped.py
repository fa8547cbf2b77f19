"""The encoder that ships: small, quick to import, and sentences made up for the test find each other."""

import json
import subprocess
import sys

import msgspec
import numpy as np
import pytest

from recoupe import encoder
from tests.conftest import ROOT

CASES = [
    json.loads(line)
    for file in sorted((ROOT / "tests" / "cases").glob("*/encoder.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def shipped() -> encoder.Encoder:
    return encoder.load()


def test_nothing_heavy_is_imported() -> None:
    code = "import sys; from recoupe import encoder; encoder.load(); print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert not {"torch", "spacy", "model2vec", "tokenizers", "sklearn", "scipy"} & set(output.split())


def test_it_is_at_most_forty_megabytes() -> None:
    assert sum(file.stat().st_size for file in encoder.SHIPPED.iterdir()) <= 40_000_000


def test_its_card_names_data_licence_and_scores() -> None:
    card = msgspec.json.decode((encoder.SHIPPED / "card.json").read_bytes())
    assert card["licence"] == "CC BY-SA 4.0"
    assert {"eng-fra", "eng-rus"} <= {name.removeprefix("p_at_1_") for name in card["scores"]}
    assert not {row["set"] for row in card["data"]} & {"newstest", "polnear"}
    assert card["held_out_for_the_scores"]


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["kind"] == "same"], ids=lambda case: case["phenomenon"]
)
def test_what_says_the_same_is_nearer_than_the_rest(
    shipped: encoder.Encoder, case: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if case["origin"] == "known failure":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["phenomenon"]))
    others = [other["right"] for other in CASES if other is not case]
    rows = shipped.encode([case["left"], case["right"], *others])
    similar = rows[1:] @ rows[0]
    assert int(np.argmax(similar)) == 0


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["kind"] == "other"], ids=lambda case: case["phenomenon"]
)
def test_what_says_something_else_is_not_called_the_same(
    shipped: encoder.Encoder, case: dict[str, str]
) -> None:
    left, right = shipped.encode([case["left"], case["right"]])
    assert float(shipped.same(float(left @ right))) < 0.5
