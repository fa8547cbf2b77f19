"""What the dossier of two real reports of one event must show; run where the two files are.

The names of the tests follow the list that the project set itself for these reports.
"""

import pytest

import recoupe
from recoupe.model import Dossier, Evidence
from tests.conftest import shared_data


@pytest.fixture(scope="module")
def dossiers() -> tuple[Dossier, ...]:
    folder = shared_data("reports")
    return recoupe.check([folder / "budapest_fr.txt", folder / "budapest_en.txt"])


@pytest.fixture(scope="module")
def dossier(dossiers) -> Dossier:
    return dossiers[0]


@pytest.fixture(scope="module")
def fr(dossier):
    return next(r for r in dossier.reports if r.language == "fr")


@pytest.fixture(scope="module")
def en(dossier):
    return next(r for r in dossier.reports if r.language == "en")


def words(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(e.text for e in evidence)


def region_of(report, text: str) -> tuple[str, str]:
    """Role and language of the region that holds the text."""
    start = report.text.index(text)
    for region in report.regions:
        (where,) = region.evidence
        if where.start <= start < where.end:
            return region.role, region.language
    raise AssertionError(f"no region holds {text!r}")


def value(dossier, report, text: str, after: str = "") -> set[str]:
    """The values of the time expressions that stand at the text (its first place after `after`)."""
    start = report.text.index(text, report.text.index(after) if after else 0)
    found = [t for t in dossier.times if t.report == report.id]
    return {t.value for t in found if t.evidence[0].start < start + len(text) and t.evidence[0].end > start}


def quotations(dossier, report, part: str):
    """The report's quotations whose content, or quoted part, holds the words."""
    return [
        q
        for q in dossier.quotations
        if q.report == report.id and (part in words(q.evidence) or part in words(q.quoted))
    ]


def speaker(dossier, report, part: str) -> str:
    found = quotations(dossier, report, part)
    assert len(found) == 1, (part, [words(q.evidence) for q in found])
    return found[0].sources[0].name if found[0].sources else ""


# 1. One story


def test_one_story_two_reports_two_languages(dossiers, dossier, en):
    assert len(dossiers) == 1
    assert sorted(r.language for r in dossier.reports) == ["en", "fr"]
    assert region_of(en, "Trump et Poutine vont se voir") == ("headline", "fr")


# 2. Outside the content


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("fr", "Lire aussi", "teaser"),
        ("fr", "si vous perdez", "teaser"),
        ("fr", "Missiles Tomahawk Ce", "subhead"),
        ("en", "AFP\n", "credit"),
        ("en", "Commentaires (0)", "furniture"),
        ("en", "Participer à la Discussion", "furniture"),
    ],
)
def test_outside_the_content(dossier, fr, en, language, text, role):
    report = fr if language == "fr" else en
    assert region_of(report, text)[0] == role


def test_the_subhead_ends_where_the_sentence_begins(fr):
    assert region_of(fr, "Ce nouveau rendez-vous")[0] == "body"
    assert region_of(fr, "Le président américain, Donald Trump")[0] in ("body", "standfirst")


# 3. Calendar values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeudi 16 octobre", "2025-10-16"),
        ("vendredi 17 octobre", "2025-10-17"),
        ("15 août", "2025-08-15"),
        ("deux prochaines semaines", "2025-10-16/2025-10-30"),
        ("deux heures et demie", "PT2H30M"),
    ],
)
def test_french_dates(dossier, fr, text, expected):
    assert value(dossier, fr, text) == {expected}


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("Thursday", "with Vladimir Putin on", "2025-10-16"),
        ("Friday", "", "2025-10-17"),
        ("August 15", "", "2025-08-15"),
        ("next week", "", "2025-W43"),
        ("June 2, 2026", "", "2026-06-02"),
        ("in April", "", "2025-04"),
        ("On Sunday", "", "2025-10-12"),
        ("overnight from Wednesday to Thursday", "", "2025-10-15TNI"),
        ("Thursday", "told AFP on", "2025-10-16"),
    ],
)
def test_english_dates_take_their_anchor_from_the_story(dossier, en, text, after, expected):
    assert value(dossier, en, text, after) == {expected}


def test_inferred_dates_carry_their_reason(dossier, fr, en):
    for report, text in ((fr, "jeudi 16 octobre"), (en, "On Sunday"), (en, "Friday")):
        start = report.text.index(text)
        (found,) = [
            t
            for t in dossier.times
            if t.report == report.id and t.evidence[0].start < start + len(text) and t.evidence[0].end > start
        ]
        assert found.reasons


# 4. Quotations and speakers


@pytest.mark.parametrize(
    ("part", "who"),
    [
        ("extrêmement franc", "Putin|Poutine"),
        ("Le président Poutine et moi-même", "Trump"),
        ("escalade", "Mosc"),
        ("doivent se rencontrer à Budapest", "Trump"),
    ],
)
def test_french_speakers(dossier, fr, part, who):
    name = speaker(dossier, fr, part)
    assert any(w in name for w in who.split("|")), name


def test_french_very_productive_is_said_twice_by_the_president(dossier, fr):
    found = quotations(dossier, fr, "très productif")
    assert len(found) == 2
    assert all("Trump" in q.sources[0].name for q in found)
    assert [q.medium for q in found if q.medium] == ["Truth Social"]


@pytest.mark.parametrize(
    ("part", "who"),
    [
        ("It was agreed that representatives", "Ushakov"),
        ("We are ready!", "Orb"),
        ("very productive", "Trump"),
        ("extremely frank and trusting", "Kremlin"),
        ("We have decided that a meeting", "Trump"),
        ("Then President Putin and I will meet", "Trump"),
        ("escalation", "Mosc"),
        ("main topic", "senior Ukrainian official"),
        ("terror", "Stefanishyna"),
        ("a new aggressive step", "Trump"),
        ("very disappointed", "Trump"),
        ("delivering these weapons to kyiv", "Mosc"),
        ("283 drones and five missiles", "Air Force"),
        ("could end the conflict", "Trump"),
        ("Ukraine could win", "Trump"),
    ],
)
def test_english_speakers(dossier, en, part, who):
    assert who in speaker(dossier, en, part)


@pytest.mark.parametrize(
    ("part", "medium"),
    [("We are ready!", "X"), ("We have decided", "Truth Social"), ("main topic", "AFP")],
)
def test_media(dossier, en, part, medium):
    (found,) = quotations(dossier, en, part)
    assert found.medium == medium


def test_nobodys_quotations(dossier, fr, en):
    for report, part in (
        (fr, "si vous perdez"),
        (fr, "Washington lui fournira"),
        (en, "Washington will supply him"),
        (en, "announced with great fanfare"),
    ):
        assert quotations(dossier, report, part) == [], part


def test_marks_inside_a_quotation_make_no_second_one(dossier, en):
    assert len(quotations(dossier, en, "inglorious")) == 1


# 5. The same quotation in two languages


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("très productif", "very productive"),
        ("Le président Poutine et moi-même", "Then President Putin and I will meet"),
        ("extrêmement franc", "extremely frank and trusting"),
    ],
)
def test_the_same_quotation_in_two_languages(dossier, fr, en, french, english):
    ours = {q.id for q in quotations(dossier, fr, french)}
    theirs = [i for q in quotations(dossier, en, english) for i in q.same_as]
    assert ours & set(theirs)


def difference(dossier, aspect: str, *parts: str):
    return [
        f
        for f in dossier.findings
        if f.kind == "difference" and f.aspect == aspect and all(p in words(f.evidence) for p in parts)
    ]


def test_difference_in_wording(dossier):
    assert difference(dossier, "wording", "moi-même", "Then President Putin and I")


def test_difference_of_source(dossier):
    assert difference(dossier, "source", "extrêmement franc", "extremely frank and trusting")


# 6. Figures


def test_figures_are_not_confused(dossier, en):
    told = {}
    for q in dossier.quantities:
        if q.report == en.id and q.low in (320, 37, 283, 5):
            told[q.low] = (q.counted, q.predicate)
    assert set(told) == {320, 37, 283, 5}
    assert "drone" in told[320][0]
    assert "drone" in told[283][0]
    assert "missile" in told[37][0]
    assert "missile" in told[5][0]
    assert told[320][1] != told[283][1]
    assert told[37][1] != told[5][1]


def test_figures_give_no_false_difference(dossier):
    assert [f.explanation for f in dossier.findings if f.aspect in ("figure", "part and whole")] == []


# 7. Agenda


def agenda(dossier, *parts: str):
    return [a for a in dossier.agenda if all(p in words(a.evidence) for p in parts)]


def test_agenda_summit(dossier, fr):
    found = agenda(dossier, "doivent se rencontrer")
    assert len(found) == 1
    assert found[0].factuality == "planned"
    assert (found[0].earliest, found[0].latest) == ("2025-10-16", "2025-10-31") or found[0].value == (
        "2025-10-16/2025-10-30"
    )


def test_agenda_certainty_differs(dossier):
    assert difference(dossier, "certainty", "could be held")


def test_agenda_other_entries(dossier):
    (advisers,) = agenda(dossier, "senior advisors")
    assert advisers.value == "2025-W43"
    withdrawal = agenda(dossier, "withdraw")
    assert [a.value for a in withdrawal] == ["2026-06-02"]
    visits = [a for a in dossier.agenda if a.value == "2025-10-17"]
    assert any("Zelensky" in words(a.evidence) for a in visits)


# 8. Entities


def entity(dossier, form: str):
    return [e for e in dossier.entities if any(v.text == form for v in e.variants)]


@pytest.mark.parametrize(
    "forms",
    [
        ("Donald Trump", "le locataire de la Maison-Blanche"),
        ("Donald Trump", "le président américain"),
        ("Donald Trump", "the American head of state"),
        ("Donald Trump", "the US president"),
        ("Vladimir Putin", "Vladimir Poutine"),
        ("Vladimir Putin", "M. Poutine"),
        ("Volodymyr Zelensky",),
        ("Viktor Orban",),
        ("Yuri Ushakov",),
        ("Mario Rubio",),
        ("Olga Stefanishyna",),
        ("Budapest",),
        ("Anchorage",),
        ("White House", "Maison-Blanche"),
        ("International Criminal Court",),
    ],
)
def test_entities_have_their_variants(dossier, forms):
    def bare(text: str) -> str:
        return text.casefold().removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l'")

    groups = [{bare(v.text) for v in e.variants} for e in dossier.entities]
    holding = [g for g in groups if bare(forms[0]) in g]
    assert len(holding) == 1, forms[0]
    assert all(bare(f) in holding[0] for f in forms), holding[0]


# 9. Only in one


@pytest.mark.parametrize(
    ("part", "language"),
    [
        ("arrest warrant", "en"),
        ("Netanyahu", "en"),
        ("320 drones", "en"),
        ("cessez-le-feu", "fr"),
        ("deux heures et demie", "fr"),
    ],
)
def test_only_in_one(dossier, fr, en, part, language):
    report = (fr if language == "fr" else en).id
    found = [f for f in dossier.findings if f.kind == "only in" and part in words(f.evidence)]
    assert found
    assert all({r for s in f.sides for r in s.reports} == {report} for f in found)


# 10. Origins


def test_two_origins_one_credited(dossier, en):
    assert len(dossier.origins) == 2
    assert [o.credit for o in dossier.origins if en.id in o.reports] == ["AFP"]
