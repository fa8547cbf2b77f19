"""The training code on a few words; what it makes of the open data stands in the card."""

import json
from pathlib import Path

import numpy as np
import pytest

from recoupe import encoder
from recoupe.encoder.calibration import Calibration
from recoupe.encoder.features import Spelling, features
from recoupe.encoder.table import TableEncoder

pytest.importorskip("torch", reason="training needs the extra recoupe[train]")
pytest.importorskip("sklearn", reason="training needs the extra recoupe[train]")

from training.encoder.artefact import write_card, write_model
from training.encoder.calibrate import calibrate
from training.encoder.corpora import Corpus, substitute
from training.encoder.favour import favour, gather
from training.encoder.flatten import flatten
from training.encoder.texts import Bags
from training.encoder.train import Recipe, train
from training.encoder.vocabulary import Table, choose

SPELLING = Spelling(lengths=(4,), latin={"м": "m", "и": "i", "р": "r"})
RECIPE = Recipe(steps=60, rows=600, dimensions=32)
GROUPS = [
    {"eng": ["peace talks"], "fra": ["pourparlers de paix"]},
    {"eng": ["the war goes on"], "fra": ["la guerre continue"]},
    {"eng": ["bread and milk"], "fra": ["du pain et du lait"]},
    {"eng": ["the minister resigned"], "fra": ["le ministre a démissionné"]},
    {"eng": ["heavy rain"], "fra": ["de fortes pluies", "une pluie battante"]},
]
CORPORA = [Corpus("pairs", GROUPS, 1, 5), Corpus("columns", GROUPS, 1, 5, languages=2)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    table = train(CORPORA, SPELLING, RECIPE)
    write_model(folder, "five", table, SPELLING, Calibration(middle=0.5, slope=10.0))
    return folder


def test_the_same_seed_gives_the_same_table() -> None:
    first, second = train(CORPORA, SPELLING, RECIPE), train(CORPORA, SPELLING, RECIPE)
    assert np.array_equal(first.rows, second.rows)
    assert np.array_equal(first.keys, second.keys)


def test_what_was_learned_is_found_again(folder: Path) -> None:
    trained = encoder.load(str(folder))
    similar = trained.encode([g["eng"][0] for g in GROUPS]) @ trained.encode([g["fra"][0] for g in GROUPS]).T
    assert similar.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_calibration_puts_what_says_the_same_above_one_half(folder: Path) -> None:
    trained = encoder.load(str(folder))
    known = [(g["eng"][0], g["fra"][0], True) for g in GROUPS]
    known += [(g["eng"][0], h["fra"][0], False) for g in GROUPS for h in GROUPS if g is not h]
    curve, fit = calibrate(trained, known, [])
    assert curve.slope > 0
    assert fit["same_accuracy_pairs"] > 0.9


def test_thinning_empties_no_list() -> None:
    bags = Bags.of([[1], [], [2, 3, 4, 5, 6], [7, 8]])
    thin = bags.thin(0.99, np.random.default_rng(1))
    assert [end > start for start, end in zip(thin.starts[:-1], thin.starts[1:], strict=True)] == [
        True,
        False,
        True,
        True,
    ]


def test_taking_lists_in_another_order() -> None:
    taken = Bags.of([[1], [], [2, 3]]).take(np.array([2, 0, 1, 2]))
    assert taken.flat.tolist() == [2, 3, 1, 2, 3]
    assert taken.starts.tolist() == [0, 2, 3, 3, 5]


def test_word_for_word_keeps_names_and_numbers() -> None:
    words = ["Anna", "reads", "many", "old", "books", "42"]
    tags = ["PROPN", "VERB", "ADJ", "ADJ", "NOUN", "NUM"]
    sentence = [(word, word.lower(), tag) for word, tag in zip(words, tags, strict=True)]
    concepts = [
        {code: ["livres"] for code in ("fra", "deu", "spa", "ita", "por", "nld", "rus", "pol", "ukr")}
    ]
    for names in concepts:
        names["eng"] = ["books"]
    group = substitute({"eng": [sentence]}, concepts, seed=1)[0]
    assert len(group) == 3
    assert all({"Anna", "42"} <= set(texts[0].split()) for texts in group.values())


def test_corpora_turned_to_one_language_have_it_everywhere() -> None:
    words = ["the", "old", "man", "read", "a", "book"]
    treebanks = {"eng": [[(word, word, "NOUN") for word in words]], "deu": []}
    concepts = [{"eng": ["book"], "deu": ["Buch"], "fra": ["livre"]}, {"eng": ["rain"], "fra": ["pluie"]}]
    turned = favour(
        [Corpus("concepts", concepts, 1, 5), Corpus("word for word", [], 1, 5)], "deu", treebanks, 1
    )
    assert [group for corpus in turned for group in corpus.groups if "deu" not in group] == []
    assert len(turned[0].groups) == 2
    assert len(turned[1].groups) == 1
    assert all(corpus.always == ("eng", "deu") for corpus in turned)


def test_corpora_gathered_for_a_few_languages_have_these_alone() -> None:
    words = ["the", "old", "man", "read", "a", "book"]
    treebanks = {"eng": [[(word, word, "NOUN") for word in words]], "deu": [], "spa": []}
    concepts = [{"eng": ["book"], "deu": ["Buch"], "spa": ["libro"]}, {"eng": ["rain"], "spa": ["lluvia"]}]
    columns = [{"eng": ["rain"], "deu": ["Regen"]}, {"eng": ["bread"], "deu": ["Brot"]}]
    given = [
        Corpus("concepts", concepts, 1, 5),
        Corpus("word for word", [], 1, 5),
        Corpus("columns", columns, 1, 5, languages=2),
        Corpus("without", [{"eng": ["rain"], "fra": ["pluie"]}], 1, 5, languages=2),
    ]
    gathered = gather(given, ("eng", "deu"), treebanks, 1)
    assert [corpus.name for corpus in gathered] == ["concepts", "word for word", "columns"]
    assert gathered[0].groups == [{"eng": ["book"], "deu": ["Buch"]}]
    assert [set(group) for group in gathered[1].groups] == [{"eng", "deu"}]
    assert gathered[2].groups == columns
    assert all(corpus.always == ("eng", "deu") for corpus in gathered)


def test_flattening_spreads_the_directions() -> None:
    table = train(CORPORA, SPELLING, RECIPE)
    assert _largest_share(flatten(table, SPELLING, CORPORA)) < _largest_share(table)


def _largest_share(table: Table) -> float:
    """Of the strongest direction in the vectors of the texts."""
    space = TableEncoder("", "", Calibration(middle=0.5, slope=10.0), SPELLING, table.keys, table)
    rows = space.encode([texts[0] for group in GROUPS for texts in group.values()])
    return float(np.linalg.svd(rows, compute_uv=False)[0] ** 2 / len(rows))


def test_training_goes_on_from_a_table() -> None:
    table = train(CORPORA, SPELLING, RECIPE)
    further = train(CORPORA, SPELLING, Recipe(steps=1, rows=600, dimensions=32, rate=1e-4), table)
    assert 0 < np.abs(further.rows - table.rows).max() < 0.01


def test_the_commonest_features_get_rows_of_their_own() -> None:
    groups = [{"eng": ["peace"], "fra": ["paix"]}, {"eng": ["peace talks"], "fra": ["paix"]}]
    keys = choose([Corpus("pairs", groups, 1, 2)], SPELLING, 9)
    assert len(keys) == 9
    assert (np.diff(keys.astype(np.int64)) > 0).all()
    often = set(features("peace", SPELLING)) | set(features("paix", SPELLING))
    assert {int(key) for key in keys} == often


def test_the_card_in_two_forms(tmp_path: Path) -> None:
    card = {
        "name": "five",
        "what": "Five sentences.",
        "licence": "CC0",
        "made_with": "numpy",
        "size_mb": 0.1,
        "training_minutes": 0.1,
        "seed": 7,
        "machine": "any",
        "data": [{"set": "pairs", "groups": 5, "licence": "CC0"}],
        "recipe": {"steps": 60},
        "measured_on": "Nothing.",
        "scores": {"p_at_1_eng-fra": 1.0},
    }
    write_card(tmp_path, card)
    assert json.loads((tmp_path / "card.json").read_text(encoding="utf-8")) == card
    assert "| p_at_1_eng-fra | 1.0000 |" in (tmp_path / "card.md").read_text(encoding="utf-8")
