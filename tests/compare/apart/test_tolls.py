"""How many people are said to be dead, injured or missing, in whatever words, and how tolls move on."""

import pytest

from recoupe.compare.apart.tolls import tolls, tolls_apart
from recoupe.compare.statements.frames import Frames
from tests.case_files import cases
from tests.make_stories import aligned, annotated, compared


def rows():
    for language, row in cases("tolls"):
        yield pytest.param(language, row, id=f"{language}: {row['phenomenon']}")


def frames(*reports):
    """The frames of reports, each (language, text, published) and an origin of its own."""
    made = (annotated(text, code, f"r{n}", day) for n, (code, text, day) in enumerate(reports))
    found = Frames(aligned(*made))
    for source in found.sources.values():
        source.origin = source.id
    return found


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_tolls(language, row):
    source = frames((language, row["text"], "2027-03-02")).sources["r0"]
    assert {fate: toll.quantity.low for fate, toll in tolls(source).items()} == row["tolls"]


def test_rounding_is_no_other_toll():
    found = frames(
        ("en", "The quake killed about 120 people.", "2027-03-02"), ("fr", "Le séisme a fait 118 morts.", "")
    )
    assert list(tolls_apart(found)) == []


def test_at_least_so_many_leave_room_within_the_hour():
    found = frames(
        ("en", "The quake killed at least 40 people.", "2027-03-02T08:00:00Z"),
        ("de", "Bei dem Beben kamen 58 Menschen ums Leben.", "2027-03-02T08:40:00Z"),
    )
    assert list(tolls_apart(found)) == []


def test_a_toll_of_three_days_is_one_update():
    one = annotated(
        "At least 34 dead in quake\n\nThe quake killed at least 34 people.", "en", "a", "2027-03-02"
    )
    two = annotated("El último balance es de 52 muertos y 9 heridos.", "es", "b", "2027-03-03")
    three = annotated("Le bilan s'est alourdi à 61 morts.", "fr", "c", "2027-03-04")
    (found,) = (f for f in compared(one, two, three).findings if f.kind in ("difference", "update"))
    assert (found.kind, [s.value for s in found.sides]) == ("update", ["34", "52", "61"])
    assert [m.text for m in found.sides[0].marks] == ["34", "34"]


@pytest.mark.parametrize(
    ("early", "late", "hour", "kind"),
    [
        ("The quake killed 34 people.", "El terremoto dejó 29 muertos.", "15:00", "difference"),
        ("The quake killed 34 people.", "El terremoto dejó 39 muertos.", "08:40", "difference"),
        ("The quake killed 34 people.", "El terremoto dejó 39 muertos.", "15:00", "update"),
        ("The quake killed at least 34 people.", "El terremoto dejó 39 muertos.", "15:00", "update"),
        ("Nine people are missing.", "Hay cinco desaparecidos.", "15:00", "update"),
        ("She was fined 3,000 euros.", "Le impusieron una multa de 5.000 euros.", "15:00", "difference"),
    ],
)
def test_a_toll_moves_on_within_a_day_as_such_tolls_do(early, late, hour, kind):
    one = annotated(early, "en", "a", "2027-03-02T08:00:00Z")
    two = annotated(late, "es", "b", f"2027-03-02T{hour}:00Z")
    (found,) = (f for f in compared(one, two).findings if f.aspect == "figure")
    assert found.kind == kind


def test_the_price_of_a_share_moves_on_within_a_day():
    early, late = "2027-03-01T08:00:00Z", "2027-03-01T17:00:00Z"
    one = annotated("Shares in Borealis fell 4.2 percent on Monday.", "en", "a", early)
    two = annotated("Die Aktie von Borealis fiel am Montag um 6,8 Prozent.", "de", "b", late)
    (found,) = (f for f in compared(one, two).findings if f.aspect == "figure")
    assert found.kind == "update"


def test_two_tolls_of_one_hour_differ():
    one = annotated("The crash killed 34 people.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("El accidente dejó 29 muertos.", "es", "b", "2027-03-02T08:50:00Z")
    (found,) = (f for f in compared(one, two).findings if f.aspect == "figure")
    assert found.kind == "difference"
    assert "dead" in found.explanation


def test_a_toll_without_a_date_may_be_the_earlier():
    one = annotated("The crash killed 34 people.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("El accidente dejó 29 muertos.", "es", "b", "")
    assert not [f for f in compared(one, two).findings if f.kind in ("difference", "update")]


def test_a_toll_that_moved_on_is_no_agreement():
    one = annotated("The ferry fire killed 34 people, officials said.", "en", "a", "2027-03-02")
    two = annotated("L'incendie du ferry a tué 52 personnes, selon les autorités.", "fr", "b", "2027-03-03")
    kinds = [f.kind for f in compared(one, two).findings]
    assert "update" in kinds
    assert "agreement" not in kinds


def test_a_toll_that_the_other_gives_as_a_part():
    found = frames(
        ("de", "Rund 1200 Menschen mussten ihre Wohnungen verlassen.", "2027-03-02"),
        (
            "en",
            "More than 3,000 people were told to leave their homes, about 1,200 of them here.",
            "2027-03-02",
        ),
    )
    assert list(tolls_apart(found)) == []


@pytest.mark.parametrize(
    ("third", "kind"),
    [
        ("Les pirates exigent 4 millions de dollars.", "difference"),
        ("Les pirates exigent 6 millions de dollars.", "update"),
        ("L'hôpital avait acheté ses serveurs en 2019.", "update"),
    ],
)
def test_what_a_still_later_report_gives_again_did_not_move_on(third, kind):
    one = annotated("The gang demanded 4 million dollars.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("The gang demanded 6 million dollars.", "en", "b", "2027-03-03T08:00:00Z")
    three = annotated(third, "fr", "c", "2027-03-04T08:00:00Z")
    found = {f.kind for f in compared(one, two, three).findings if f.aspect == "figure"}
    assert found & {"difference", "update"} == {kind}


def test_a_figure_of_long_ago_explains_no_matter_away():
    old = "Trois hommes ont volé un tableau. En octobre 2025, quatre hommes avaient pillé un palais."
    one = annotated(old, "fr", "a", "2027-03-02T08:00:00Z")
    new = "Vier gemaskerde mannen hebben een schilderij gestolen."
    two = annotated(new, "nl", "b", "2027-03-03T08:00:00Z")
    (found,) = (f for f in compared(one, two).findings if f.aspect == "figure")
    assert (found.kind, "robbers" in found.explanation) == ("difference", True)


def test_a_share_of_votes_moves_on_while_they_are_counted():
    one = "With 97 percent of ballots counted, Irina Dolha had 43.8 percent of the vote."
    two = "Nach Auszählung von 99 Prozent der Stimmen hatte Irina Dolha 44,2 Prozent der Stimmen."
    early = annotated(one, "en", "a", "2027-03-02T08:00:00Z")
    late = annotated(two, "de", "b", "2027-03-02T10:30:00Z")
    assert {f.kind for f in compared(early, late).findings if f.aspect == "figure"} <= {"update"}
