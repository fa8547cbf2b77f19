"""A small story built by hand, with every kind of item and with text that must not become markup."""

from recoupe.model import (
    AlignedStory,
    AnnotatedReport,
    Comparison,
    Entity,
    Finding,
    Link,
    LocalEntity,
    Mention,
    Origin,
    PlannedItem,
    Point,
    Quantity,
    Quotation,
    Region,
    Relation,
    Report,
    Sentence,
    Side,
    Signature,
    Source,
    Span,
    Statement,
    Story,
    TimeExpression,
    TracedStory,
    Variant,
)

ENGLISH = Report(
    id="aaaa0001",
    text=(
        "Ferry halted off <b>Osmey</b>\n\n"
        "The ferry was halted on Monday with 42 people aboard, Mayor Ada Quill said. "
        "“We are <script>alert(1)</script> all safe,” she added.\n\nAFP"
    ),
    source="osmey.txt",
    outlet="Osmey <i>Herald</i>",
    published="2025-03-03",
    url="https://example.org/ferry?a=1&b=2",
)
FRENCH = Report(
    id="bbbb0002",
    text=(
        "Le ferry a été arrêté lundi avec 45 personnes à bord. "
        "« Nous sommes sains et saufs », a dit Mme Quill."
    ),
    source="javascript:alert(1)",
    outlet="Le Quai",
    url="javascript:alert(1)",
)


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def evidence(report: Report, words: str):
    where = span(report, words)
    return report.evidence(where.start, where.end)


def at(report: Report, words: str) -> dict[str, int]:
    where = span(report, words)
    return {"start": where.start, "end": where.end}


def annotated() -> tuple[AnnotatedReport, AnnotatedReport]:
    halted = at(ENGLISH, "The ferry was halted on Monday with 42 people aboard, Mayor Ada Quill said.")
    safe = at(ENGLISH, "“We are <script>alert(1)</script> all safe,” she added.")
    english = AnnotatedReport(
        report=ENGLISH,
        language="en",
        regions=(
            Region(**at(ENGLISH, "Ferry halted off <b>Osmey</b>"), role="headline", language="en"),
            Region(start=halted["start"], end=safe["end"], role="body", language="en"),
            Region(**at(ENGLISH, "AFP"), role="credit", language="en"),
        ),
        sentences=(
            Sentence(id="s1", language="en", role="body", **halted),
            Sentence(id="s2", language="en", role="body", **safe),
        ),
        mentions=(Mention(id="m1", type="PERSON", entity="e1", **at(ENGLISH, "Ada Quill")),),
        entities=(LocalEntity(id="e1", type="PERSON", name="Ada Quill", mentions=("m1",)),),
        quotations=(
            Quotation(
                id="q1",
                kind="direct",
                content=(span(ENGLISH, "We are <script>alert(1)</script> all safe,"),),
                cue=(span(ENGLISH, "added"),),
                sources=(Source(spans=(span(ENGLISH, "she"),), text="she", entity="e1"),),
                **at(ENGLISH, "We are <script>alert(1)</script> all safe,"),
            ),
        ),
        times=(
            TimeExpression(
                id="t1",
                type="DATE",
                value="2025-03-03",
                earliest="2025-03-03",
                latest="2025-03-04",
                **at(ENGLISH, "Monday"),
            ),
        ),
        quantities=(Quantity(id="n1", low=42, high=42, counted="people", **at(ENGLISH, "42")),),
    )
    french = AnnotatedReport(
        report=FRENCH,
        language="fr",
        regions=(Region(start=0, end=len(FRENCH.text), role="body", language="fr"),),
        sentences=(Sentence(id="s1", start=0, end=len(FRENCH.text), language="fr", role="body"),),
        mentions=(Mention(id="m1", type="PERSON", entity="e1", **at(FRENCH, "Mme Quill")),),
        entities=(LocalEntity(id="e1", type="PERSON", name="Quill", mentions=("m1",)),),
        quotations=(
            Quotation(
                id="q1",
                kind="direct",
                content=(span(FRENCH, "Nous sommes sains et saufs"),),
                cue=(span(FRENCH, "a dit"),),
                sources=(Source(spans=(span(FRENCH, "Mme Quill"),), text="Mme Quill", entity="e1"),),
                **at(FRENCH, "Nous sommes sains et saufs"),
            ),
        ),
        quantities=(Quantity(id="n1", low=45, high=45, counted="personnes", **at(FRENCH, "45")),),
    )
    return english, french


def aligned() -> AlignedStory:
    english, french = annotated()
    reports = (ENGLISH.id, FRENCH.id)
    quill = Entity(
        id="E1",
        type="PERSON",
        name="Ada Quill",
        names={"en": "Ada Quill", "fr": "Quill"},
        members=((ENGLISH.id, "e1"), (FRENCH.id, "e1")),
        variants=(
            Variant(text="Ada Quill", language="en", form="name", evidence=(evidence(ENGLISH, "Ada Quill"),)),
            Variant(text="Mme Quill", language="fr", form="name", evidence=(evidence(FRENCH, "Mme Quill"),)),
        ),
    )
    safe = Point(
        id="P1",
        kind="quotation",
        statements=(
            Statement(
                id="P1.1",
                report=ENGLISH.id,
                language="en",
                kind="quotation",
                evidence=(evidence(ENGLISH, "We are <script>alert(1)</script> all safe,"),),
                items=("q1",),
            ),
            Statement(
                id="P1.2",
                report=FRENCH.id,
                language="fr",
                kind="quotation",
                evidence=(evidence(FRENCH, "Nous sommes sains et saufs"),),
                items=("q1",),
            ),
        ),
        links=(Link(first="P1.1", second="P1.2", probability=0.9),),
        origins=("O1", "O2"),
        importance=0.8,
    )
    traced = TracedStory(
        story=Story(id="S1", reports=(english, french)),
        origins=(
            Origin(id="O1", reports=(ENGLISH.id,), credit="AFP", evidence=(evidence(ENGLISH, "AFP"),)),
            Origin(id="O2", reports=(FRENCH.id,)),
        ),
        relations=(Relation(kind="quotes", base=reports[0], derived=reports[1], probability=0.6),),
    )
    return AlignedStory(traced=traced, entities=(quill,), points=(safe,))


def comparison() -> Comparison:
    people = Side(
        reports=(ENGLISH.id,),
        origins=("O1",),
        value="42",
        evidence=(evidence(ENGLISH, "The ferry was halted on Monday with 42 people aboard"),),
        marks=(evidence(ENGLISH, "42"),),
    )
    others = Side(
        reports=(FRENCH.id,),
        origins=("O2",),
        value="45",
        evidence=(evidence(FRENCH, "avec 45 personnes à bord"),),
        marks=(evidence(FRENCH, "45"),),
    )
    finding = Finding(
        id="F1",
        kind="difference",
        aspect="figure",
        sides=(people, others),
        explanation="42 people aboard in one account, 45 in the other.",
        reasons=("both count people aboard",),
        evidence=(*people.evidence, *others.evidence),
        importance=0.9,
    )
    planned = PlannedItem(
        id="A1",
        title="halted",
        factuality="planned",
        earliest="2025-03-03",
        value="2025-03-03",
        participants=("E1",),
        statements=((ENGLISH.id, "v1"),),
        statuses=("planned",),
        evidence=(evidence(ENGLISH, "The ferry was halted on Monday"),),
    )
    return Comparison(findings=(finding,), agenda=(planned,))


SIGNATURE = Signature(recoupe="0", languages="00", models={"encoder": "11"}, options={})
