"""What must hold for any text: spans inside it, values again from forms, no crash, linear time."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.annotate.times import find_times, own_anchor, resolve
from recoupe.annotate.times.evaluate import evaluate
from recoupe.annotate.times.forms import parse, write
from recoupe.annotate.times.reading import Context
from recoupe.annotate.times.tokens import cut
from recoupe.model import Report
from tests.annotate.times_help import body

PIECES = [
    "on",
    "Thursday",
    "16",
    "October",
    "2025",
    "May",
    "the",
    "last",
    "next",
    "two",
    "weeks",
    "ago",
    "from",
    "to",
    "between",
    "and",
    "until",
    "31",
    "February",
    "25:00",
    "20:30",
    "GMT",
    "a.m.",
    "every",
    "first",
    "of",
    "week",
    "1990s",
    "Christmas",
    "in",
    "3",
    "-",
    "/",
    ",",
    "(",
    ")",
    "overnight",
    "year",
    "0000",
    "99999999999",
    "\n",
    "the following",
    "day",
    "half",
    "past",
    "night",
    "quarter",
    "century",
    "Q3",
    "noon",
    "'98",
    "BC",
]
MORCEAUX = [
    "jeudi",
    "16",
    "octobre",
    "du",
    "au",
    "le",
    "dans",
    "la",
    "nuit",
    "de",
    "à",
    "20h30",
    "heure",
    "de Paris",
    "deux",
    "prochaines",
    "semaines",
    "il y a",
    "lendemain",
    "fin",
    "mi-",
    "mars",
    "1er",
    "janvier",
    "XXe",
    "siècle",
    "d'ici",
    "été",
    "l'",
    "années",
    "80",
    "toutes les",
    "entre",
    "et",
    "heures",
    "demie",
    "Noël",
    "31",
    "février",
    "2025",
    "00",
    "\n",
    ",",
    "(",
    ")",
    "-",
]
OPERATORS = [
    "d",
    "on",
    "wd",
    "shift",
    "dur",
    "now",
    "told",
    "in",
    "range",
    "night",
    "clock",
    "at",
    "part",
    "rel",
    "nth",
    "nthwd",
    "span",
    "each",
    "hol",
    "mod",
    "vague",
    "hence",
    "after",
    "during",
    "head",
    "tail",
    "season",
    "q",
    "half",
    "decade",
    "century",
    "fy",
    "bc",
    "wk",
    "freq",
    "moment",
    "next",
    "last",
    "this",
    "past",
    "future",
]
ATOMS = [
    "_",
    "0",
    "1",
    "2",
    "13",
    "31",
    "2025",
    "0000",
    "'98",
    "day",
    "week",
    "MO",
    "+",
    "-",
    "X",
    "PAST_REF",
    "easter",
    "12-25",
]
ANY_FORM = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.tuples(st.sampled_from(OPERATORS), inner, inner),
    max_leaves=8,
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from(["", "2025-10-16"]))
@settings(max_examples=150, deadline=None)
def test_any_english(text: str, published: str) -> None:
    holds(text, "en", published)


@given(
    st.lists(st.sampled_from(MORCEAUX), max_size=14).map(" ".join), st.sampled_from(["", "2024-02-29T23:59"])
)
@settings(max_examples=150, deadline=None)
def test_any_french(text: str, published: str) -> None:
    holds(text, "fr", published)


@given(st.text(max_size=80), st.sampled_from(["en", "fr"]))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, language: str) -> None:
    holds(text, language, "0001-01-01")


def holds(text: str, language: str, published: str) -> None:
    report = Report(id="r", text=text, published=published)
    sentences = body(text, language)
    times = find_times(report, sentences)
    last = 0
    for time in times:
        assert last <= time.start < time.end <= len(text)
        last = time.end
        assert time.value
        assert write(parse(time.form)) == time.form
        for bound in (time.earliest, time.latest):
            assert not bound or datetime.fromisoformat(bound)
    again = resolve(times, own_anchor(report, times, sentences), sentences=sentences)
    assert [t.value for t in again] == [t.value for t in times]


@given(ANY_FORM, st.sampled_from([None, datetime(2025, 10, 16), datetime(1, 1, 1), datetime(9999, 12, 31)]))
@settings(max_examples=200, deadline=None)
def test_any_form_has_a_reading_or_none(form: object, now: datetime | None) -> None:
    evaluate(form, Context(now=now))  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_tokens_cover_all_but_space(text: str) -> None:
    words = cut(text, 0, len(text), elision=True)
    assert "".join(text[w.start : w.end] for w in words) == "".join(text.replace("\n", "⏎").split()).replace(
        "⏎", "\n"
    )
