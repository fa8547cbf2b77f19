"""What a reader sees first: how much is contested, what several accounts say, and what only one does."""

from recoupe.model import Dossier, Evidence, Finding, Record, Side
from recoupe.present.lines import Piece, flat
from recoupe.present.sections import Lookup, tag_of

SHOWN = 3
"""How many findings of a kind stand on the first screen; the rest are one link away."""

WORDS = 110
AROUND = 34
"""Longer words are cut to this many characters; those on either side of marked words to so many."""


class Part(Record, frozen=True):
    """What one side says: the words, marked where they differ, their language, and who says so."""

    pieces: tuple[Piece, ...]
    language: str
    who: str


class Glimpse(Record, frozen=True):
    """A finding in one line: its id, what is compared, and what each side says."""

    id: str
    tag: str
    parts: tuple[Part, ...]


class Block(Record, frozen=True):
    """One of the three answers: its key (that of the section with all of them), title, count and examples."""

    key: str
    title: str
    count: int
    glimpses: tuple[Glimpse, ...]


class Glance(Record, frozen=True):
    """The first screen: one sentence, and the three answers."""

    sentence: str
    blocks: tuple[Block, ...]


def glance(dossier: Dossier) -> Glance:
    """The three answers of a dossier: what is contested, what several accounts say, what one alone does."""
    look = Lookup(dossier)
    kinds = {
        "differences": ("Contested", ("difference",)),
        "updates": ("Moved on", ("update",)),
        "agreements": ("Said by several", ("agreement",)),
        "only-in": ("Said by one alone", ("only in",)),
    }
    blocks = []
    for key, (title, wanted) in kinds.items():
        found = [f for f in dossier.findings if f.kind in wanted]
        if key == "agreements":
            found.sort(key=lambda f: -_accounts(f))
        if found or key != "updates":
            blocks.append(Block(key, title, len(found), tuple(_glimpse(look, f) for f in found[:SHOWN])))
    return Glance(sentence=_sentence(dossier), blocks=tuple(blocks))


def _sentence(dossier: Dossier) -> str:
    """How much rests on how many accounts, in one plain text."""
    count = {k: sum(f.kind == k for f in dossier.findings) for k in ("difference", "agreement", "only in")}
    accounts = len(dossier.origins)
    if accounts < 2:
        return "All reports are one account: nothing here is confirmed by another."
    best = max((_accounts(f) for f in dossier.findings if f.kind == "agreement"), default=0)
    support = f" (the best supported by {best} of {accounts})" if best else ""
    return (
        f"{_points(count['difference'])} contested. {_points(count['agreement'])} said by more than one "
        f"independent account{support}. {_points(count['only in'])} said by one account alone."
    )


def _points(count: int) -> str:
    """
    >>> _points(1), _points(7), _points(0)
    ('1 point is', '7 points are', 'Nothing is')
    """
    return f"{count} point{' is' if count == 1 else 's are'}" if count else "Nothing is"


def _accounts(finding: Finding) -> int:
    return len({o for side in finding.sides for o in side.origins})


def _glimpse(look: Lookup, finding: Finding) -> Glimpse:
    several = finding.kind in ("difference", "update")
    parts = tuple(_part(look, side, marked=several) for side in finding.sides)
    return Glimpse(id=finding.id, tag=tag_of(finding) if several else "", parts=parts)


def _part(look: Lookup, side: Side, *, marked: bool) -> Part:
    """What a side says, in the words of one report: in the language of the headline, if any."""
    wanted = look.language_at(look.dossier.story.evidence)
    marks = {m.report for m in side.marks}
    evidence = min(
        side.evidence,
        key=lambda e: (marked and e.report not in marks, look.language_at((e,)) != wanted, len(e.text)),
        default=None,
    )
    if evidence is None:
        return Part(pieces=(Piece(text=side.value),), language="", who=look.accounts(side.reports))
    mark = next(
        (m for m in side.marks if m.report == evidence.report and evidence.start <= m.start < evidence.end),
        None,
    )
    return Part(
        pieces=_cut(evidence, mark if marked else None),
        language=look.language_at((evidence,)),
        who=look.accounts(side.reports),
    )


def _cut(evidence: Evidence, mark: Evidence | None) -> tuple[Piece, ...]:
    """The words of the evidence, cut between words to those around the mark, or to the first."""
    if mark is None:
        return (Piece(text=_start(flat(evidence.text), WORDS)),)
    before = flat(evidence.text[: mark.start - evidence.start])
    after = flat(evidence.text[mark.end - evidence.start :])
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].split(" ", 1)[-1]
    return tuple(
        p
        for p in (
            Piece(text=before),
            Piece(text=flat(mark.text), marked=True),
            Piece(text=_start(after, AROUND)),
        )
        if p.text
    )


def _start(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
