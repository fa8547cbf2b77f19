"""Entities across reports: spellings, exonyms, translated bodies, offices, namesakes, and order."""

import itertools

import msgspec
import pytest

from recoupe.align.entities import link_entities
from recoupe.annotate.names import find_names
from recoupe.annotate.syntax import parse
from recoupe.model import AnnotatedReport, Entity, MentionType, Region, Report, TimeExpression
from tests.conftest import shared_data


def annotated(name: str, language: str, text: str) -> AnnotatedReport:
    report = Report(id=name, text=text, language=language)
    region = Region(start=0, end=len(text), role="body", language=language)
    sentences = parse(report, (region,))
    mentions, entities = find_names(report, sentences)
    return AnnotatedReport(
        report=report,
        language=language,
        regions=(region,),
        sentences=sentences,
        mentions=mentions,
        entities=entities,
    )


def link(*texts: tuple[str, str]) -> tuple[Entity, ...]:
    return link_entities([annotated(f"r{n}", language, text) for n, (language, text) in enumerate(texts)])


def forms(entities: tuple[Entity, ...], name: str) -> set[str]:
    """Every form of the entity that has a name among its names."""
    (found,) = (e for e in entities if name in {v.text for v in e.variants})
    return {variant.text for variant in found.variants}


def test_spellings_in_five_languages() -> None:
    entities = link(
        ("en", "Ukrainian President Volodymyr Zelensky spoke in Lviv."),
        ("fr", "Le président ukrainien, Volodymyr Zelenskyy, a parlé à Lviv."),
        ("de", "Präsident Wolodymyr Selenskyj sprach am Montag."),
        ("es", "El presidente Volodímir Zelenski habló ayer."),
        ("ru", "Президент Владимир Зеленский выступил вчера."),
    )
    (person,) = (e for e in entities if "Volodymyr Zelensky" in {v.text for v in e.variants})
    assert {report for report, _ in person.members} >= {"r0", "r1", "r2", "r3"}


def test_exonyms() -> None:
    entities = link(
        ("en", "The judges met in The Hague, and Kyiv sent a note. Germany did not."),
        ("fr", "Les juges se sont réunis à La Haye, et Kiev a envoyé une note. L'Allemagne, non."),
    )
    assert forms(entities, "The Hague") == {"The Hague", "La Haye"}
    assert forms(entities, "Kyiv") == {"Kyiv", "Kiev"}
    assert forms(entities, "Germany") == {"Germany", "Allemagne"}


def test_translated_bodies() -> None:
    entities = link(
        ("en", "The International Criminal Court wrote to the White House."),
        ("fr", "La Cour pénale internationale (CPI) a écrit à la Maison-Blanche."),
    )
    assert forms(entities, "CPI") == {"CPI", "Cour pénale internationale", "International Criminal Court"}
    assert forms(entities, "White House") == {"White House", "Maison-Blanche"}
    (house,) = (e for e in entities if e.name in {"White House", "Maison-Blanche"})
    assert (house.type, house.country) == ("ORG", "US")


def test_a_slip_is_one_person_with_two_names() -> None:
    entities = link(
        ("en", "U.S. Secretary of State Mario Delgado will lead the talks."),
        ("fr", "Le secrétaire d'État américain, Marco Delgado, mènera les discussions."),
    )
    assert forms(entities, "Mario Delgado") == {"Mario Delgado", "Marco Delgado"}


def test_namesakes_stay_two() -> None:
    entities = link(
        ("en", "Hugo Brandt, a lawyer, refused. Lena Brandt, a singer, agreed."),
        ("fr", "Hugo Brandt a refusé. La chanteuse Léna Brandt a accepté."),
        ("fr", "L'analyste Brandt n'a rien dit."),
    )
    people = [e for e in entities if e.type == "PERSON"]
    assert len(people) == 3
    assert forms(entities, "Hugo Brandt") == {"Hugo Brandt"}
    assert forms(entities, "Lena Brandt") == {"Lena Brandt", "Léna Brandt"}


def test_father_and_son_stay_two() -> None:
    entities = link(
        ("en", "George Harlan runs the firm."),
        ("en", "George Harlan Jr. runs the firm."),
    )
    assert len([e for e in entities if e.type == "PERSON"]) == 2


def test_a_bare_surname_joins_the_only_one() -> None:
    entities = link(
        ("en", "Petra Lindqvist opened the hearing."),
        ("fr", "Mme Lindqvist a ouvert l'audience."),
    )
    assert forms(entities, "Petra Lindqvist") == {"Petra Lindqvist", "Mme Lindqvist"}


def test_an_epithet_is_who_holds_the_office_elsewhere() -> None:
    entities = link(
        ("en", "The Moldovan president refused. He called it naive."),
        ("fr", "Le président moldave, Ion Balan, a refusé."),
    )
    (person,) = (e for e in entities if e.name == "Ion Balan")
    told = {(v.text, v.form) for v in person.variants}
    assert ("The Moldovan president", "title") in told
    assert ("Ion Balan", "name") in told


def test_an_epithet_of_another_country_stays_alone() -> None:
    entities = link(
        ("en", "The Croatian president refused."),
        ("fr", "Le président moldave, Ion Balan, a refusé."),
    )
    assert {e.name for e in entities} == {"The Croatian president", "Ion Balan"}


def test_a_place_and_a_person_of_one_name() -> None:
    entities = link(
        ("en", "Officials met in Victoria on Monday."),
        ("fr", "Victoria Halden a chanté lundi."),
    )
    assert len(entities) == 2


@pytest.fixture
def story() -> list[AnnotatedReport]:
    return [
        annotated("a", "en", "Danish Prime Minister Jens Holm met Goran Ilic in Oslo. Holm left."),
        annotated("b", "fr", "Le premier ministre danois, Jens Holm, a vu M. Ilic à Oslo."),
        annotated("c", "en", "The Danish leader met the Serbian president, Goran Ilic."),
    ]


def test_order_does_not_matter(story: list[AnnotatedReport]) -> None:
    wanted = link_entities(story)
    for order in itertools.permutations(story):
        assert link_entities(order) == wanted


def test_evidence_replays(story: list[AnnotatedReport]) -> None:
    texts = {report.report.id: report.report.text for report in story}
    entities = link_entities(story)
    members = [member for entity in entities for member in entity.members]
    assert len(members) == len(set(members)) == sum(len(report.entities) for report in story)
    for entity in entities:
        for variant in entity.variants:
            for evidence in variant.evidence:
                assert texts[evidence.report][evidence.start : evidence.end] == evidence.text == variant.text


def test_the_two_real_reports() -> None:
    english = annotated("en", "en", shared_data("reports", "budapest_en.txt").read_text("utf-8"))
    french = annotated("fr", "fr", shared_data("reports", "budapest_fr.txt").read_text("utf-8"))
    entities = link_entities([english, french])
    donald = forms(entities, "Donald Trump")
    assert {
        "le président américain",
        "le locataire de la Maison-Blanche",
        "the American head of state",
    } <= donald
    assert "his Russian counterpart" in forms(entities, "Vladimir Poutine")
    assert {e.name for e in entities} >= {"Viktor Orban", "Yuri Ushakov", "Mario Rubio", "Olga Stefanishyna"}


def test_offices_tell_when() -> None:
    told = annotated(
        "r1", "en", "The Norwegian minister since 2019, Ida Berg, resigned. Ida Berg gave no reason."
    )
    since = TimeExpression(id="t1", start=29, end=33, type="DATE", value="2019")
    report = msgspec.structs.replace(told.report, published="2025-03-04")
    (berg,) = [
        e
        for e in link_entities([msgspec.structs.replace(told, report=report, times=(since,))])
        if "Berg" in e.name
    ]
    assert sum(len(variant.evidence) for variant in berg.variants if variant.form == "name") == 2
    for office in berg.offices:
        assert office.told == "2025-03-04"
        assert office.dates in {"", "2019"}


def retyped(found: AnnotatedReport, name: str, kind: MentionType) -> AnnotatedReport:
    """The report with one of its names taken for something else."""
    entities = tuple(
        msgspec.structs.replace(e, type=kind, posts=()) if e.name == name else e for e in found.entities
    )
    ids = {e.id for e in entities if e.name == name}
    mentions = tuple(msgspec.structs.replace(m, type=kind) if m.entity in ids else m for m in found.mentions)
    return msgspec.structs.replace(found, entities=entities, mentions=mentions)


def test_one_name_of_two_types_is_what_most_say() -> None:
    texts = [
        "The company Norwind Line paid.",
        "The company Norwind Line spoke.",
        "The firm Norwind Line left.",
    ]
    reports = [annotated(f"r{n}", "en", text) for n, text in enumerate(texts)]
    (found,) = link_entities([*reports[:2], retyped(reports[2], "Norwind Line", "PERSON")])
    assert (found.name, found.type, len(found.members)) == ("Norwind Line", "ORG", 3)


def test_a_person_with_an_office_is_no_body_of_that_name() -> None:
    first = annotated("r0", "en", "French President Alma Reding spoke in Lyon.")
    second = retyped(annotated("r1", "en", "The ship Alma Reding left."), "Alma Reding", "ORG")
    named = [e for e in link_entities([first, second]) if e.name == "Alma Reding"]
    assert sorted(e.type for e in named) == ["ORG", "PERSON"]


def test_a_word_that_is_somebodys_surname_stays_apart() -> None:
    first = annotated("r0", "en", "Clara Voss spoke. Voss left.")
    second = retyped(annotated("r1", "en", "The ship Voss sank."), "Voss", "MISC")
    named = [e for e in link_entities([first, second]) if e.name.endswith("Voss")]
    assert sorted(e.type for e in named) == ["MISC", "PERSON"]
