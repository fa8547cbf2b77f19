"""The first screen: what is contested, what several accounts say, what one alone does."""

from recoupe.model import Record
from recoupe.present.build import dossier
from recoupe.present.glance import WORDS, glance
from recoupe.present.html import to_html
from tests.present.example import SIGNATURE, aligned, comparison


def made() -> Record:
    return dossier(aligned(), comparison(), SIGNATURE)


def test_every_count_is_that_of_its_section():
    counted = {b.key: b.count for b in glance(made()).blocks}
    kinds = {
        "differences": "difference",
        "agreements": "agreement",
        "only-in": "only in",
        "updates": "update",
    }
    for key, count in counted.items():
        assert count == sum(f.kind == kinds[key] for f in made().findings)


def test_a_difference_shows_each_side_with_its_words_marked_and_who_says_so():
    block = next(b for b in glance(made()).blocks if b.key == "differences")
    for glimpse in block.glimpses:
        assert len(glimpse.parts) >= 2
        assert any(p.marked for part in glimpse.parts for p in part.pieces)
        assert all(part.who for part in glimpse.parts)


def test_words_are_those_of_the_reports_and_short():
    texts = " ".join(" ".join(r.text.split()) for r in made().reports)
    for block in glance(made()).blocks:
        for part in (p for g in block.glimpses for p in g.parts):
            shown = "".join(p.text for p in part.pieces)
            assert len(shown) <= WORDS + 80
            assert shown.removeprefix("… ").removesuffix(" …") in texts


def test_each_leads_to_its_entry():
    page = to_html(made())
    for block in glance(made()).blocks:
        for glimpse in block.glimpses:
            assert f'href="#item-{glimpse.id}"' in page
            assert f'id="item-{glimpse.id}"' in page
