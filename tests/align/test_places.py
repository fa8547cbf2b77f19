"""Places across reports: one under two names, in whatever language, and two that are none."""

import pytest

from recoupe.align.entities import link_entities
from recoupe.model import AnnotatedReport, LocalEntity, Mention, Region, Report


def report(name: str, language: str, *places: tuple[str, str]) -> AnnotatedReport:
    """A report that names places, each with what the name data know it by."""
    text = "; ".join(place for place, _ in places)
    mentions, entities, at = [], [], 0
    for number, (place, key) in enumerate(places, start=1):
        ids = f"m{number}", f"e{number}"
        mentions.append(Mention(id=ids[0], start=at, end=at + len(place), type="LOC", entity=ids[1]))
        entities.append(LocalEntity(id=ids[1], type="LOC", name=place, mentions=ids[:1], key=key))
        at += len(place) + 2
    return AnnotatedReport(
        report=Report(id=name, text=text, language=language),
        language=language,
        regions=(Region(start=0, end=len(text), role="body", language=language),),
        mentions=tuple(mentions),
        entities=tuple(entities),
    )


def linked(*reports: AnnotatedReport) -> list[set[str]]:
    """The names of each entity."""
    return [{variant.text for variant in entity.variants} for entity in link_entities(reports)]


def together(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two places, each a language, a name and perhaps a key, are one entity."""
    made = (
        report(f"r{n}", code, (name, "".join(key))) for n, (code, name, *key) in enumerate((first, second))
    )
    return len(linked(*made)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(("de", "Lüttich"), ("es", "Lieja"), id="a city"),
        pytest.param(("nl", "Luik"), ("ru", "Льеж"), id="a city in two scripts"),
        pytest.param(("es", "Londres"), ("uk", "Лондон"), id="a city by the sound of its English name"),
        pytest.param(("it", "Monaco di Baviera"), ("pl", "Monachium"), id="a city of several words"),
        pytest.param(("fr", "Bavière"), ("de", "Bayern"), id="a region"),
        pytest.param(("en", "Florence"), ("es", "Florencia"), id="a city of which there are several"),
        pytest.param(("fr", "Ardénie"), ("de", "Ardenien"), id="an unknown country by its sound"),
        pytest.param(("fr", "Cassénie"), ("de", "Kasseniens"), id="an unknown country in the genitive"),
        pytest.param(("en", "Valmoria"), ("fr", "Valmorie"), id="an unknown region by its sound"),
        pytest.param(("en", "Bernaston"), ("ru", "Бернастоне"), id="an unknown town in a case"),
    ],
)
def test_one_place_under_two_names(first, second) -> None:
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("de", "Frankfurt an der Oder"),
            ("fr", "Francfort-sur-le-Main"),
            id="two cities of one first word",
        ),
        pytest.param(
            ("en", "Niger", "country:NE"), ("fr", "Nigéria", "country:NG"), id="two countries of one sound"
        ),
        pytest.param(("es", "Valencia"), ("fr", "Vienne"), id="two cities"),
        pytest.param(("es", "Córdoba"), ("de", "Mendoza"), id="two cities of one country"),
        pytest.param(("en", "Osmia"), ("de", "Osmeringen"), id="two unknown places of one beginning"),
        pytest.param(("en", "Lima"), ("fr", "Lime"), id="two short names"),
        pytest.param(("en", "Ardenia"), ("en", "Ardeni"), id="two names in one language"),
        pytest.param(("en", "North Ardenia"), ("fr", "Ardénie"), id="a part and the whole"),
    ],
)
def test_two_places(first, second) -> None:
    assert not together(first, second)


def test_two_places_of_one_sound_in_a_report_join_with_neither() -> None:
    names = linked(
        report("r0", "en", ("Kassenia", ""), ("Kassenie", "")), report("r1", "de", ("Kassenien", ""))
    )
    assert {"Kassenien"} in names
