"""Two accounts that give one thing two causes, in whatever words."""

import pytest

from recoupe.compare.affairs.causes import causes
from recoupe.compare.affairs.reading import read
from tests.compare.affairs.test_affairs import found
from tests.compare.apart.test_tolls import frames
from tests.compare.cases import rows


@pytest.mark.parametrize("row", rows("causes"))
def test_cases(row):
    other = row["other"]
    findings = found((row["language"], row["text"]), (other["language"], other["text"]), row["days"])
    assert {f"{f.kind} {f.aspect}" for f in findings} == ({row["told"]} if row["told"] else set())


@pytest.mark.parametrize(
    ("language", "text", "cause", "effect"),
    [
        ("en", "The fire was caused by a candle.", "a candle", "The fire was"),
        ("en", "A loose cable caused the crash.", "A loose cable", "the crash"),
        ("fr", "Le vol a été annulé en raison du brouillard.", "brouillard", "Le vol a été annulé"),
        ("de", "Der Brand wurde durch eine Kerze verursacht.", "eine Kerze", "Der Brand wurde"),
        ("es", "El apagón fue provocado por un rayo.", "un rayo", "El apagón fue"),
    ],
)
def test_a_cause_and_its_effect(language, text, cause, effect):
    source = frames((language, text, "2027-03-02")).sources["r0"]
    ((given,),) = (list(causes(source, one)) for one in read(source))
    assert (given.words, given.effect) == (cause, effect)


def test_a_later_report_moves_a_cause_on():
    (later,) = found(
        ("en", "The fire was caused by a candle, police said."),
        ("de", "Der Brand wurde durch einen Blitzeinschlag ausgelöst."),
        days=2,
    )
    assert later.kind == "update"
