"""What statements of two accounts must have in common to agree."""

from tests.make_stories import annotated, compared_apart


def test_headlines_of_one_story_have_their_matter_in_common_and_no_more():
    one = annotated(
        "Germany floods: firefighter found dead as Danube dyke gives way\n\nA boat capsized.",
        "en",
        "a",
        "2027-03-02",
    )
    two = annotated(
        "Dos muertos por las inundaciones en el sur de Alemania\n\nSe rompió un dique.",
        "es",
        "b",
        "2027-03-03",
    )
    found = compared_apart(one, two).findings
    assert not [f for f in found if f.kind == "agreement" and "floods" in f.evidence[0].text]
