"""What the pipelines are trained on, and that training is the same each time."""

from pathlib import Path
from random import Random

import pytest
import spacy
from msgspec.structs import replace

from benchmarks.quality.pipelines import language_of, measure_sentences, score, sentence_f1
from recoupe.errors import RecoupeError
from recoupe.languages import pipelines
from training.pipelines import artefact
from training.pipelines.__main__ import Sets, further, trained
from training.pipelines.augment import disguise, disguise_line
from training.pipelines.conllu import read
from training.pipelines.corpus import documents, example, gold, named_examples, silver
from training.pipelines.names import NamedText, gum_names
from training.pipelines.recipe import Names, Recipe, languages, recipe
from training.pipelines.swap import NamePool
from training.pipelines.tokeniser import build
from training.pipelines.train import Trainer, blank
from training.pipelines.word_classes import allow

FRENCH = """\
# text = Il parle du vent à 50 000 voisins.
1\tIl\til\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tTense=Pres\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tvent\tvent\tNOUN\t_\tGender=Masc\t2\tobl\t_\t_
6\tà\tà\tADP\t_\t_\t8\tcase\t_\t_
7\t50 000\t50000\tNUM\t_\tNumType=Card\t8\tnummod\t_\t_
8\tvoisins\tvoisin\tNOUN\t_\tNumber=Plur\t2\tobl\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""

ENGLISH = """\
# newdoc id = one
# text = President Maya Lindgren doesn't like Oslo.
1\tPresident\tpresident\tPROPN\t_\tNumber=Sing\t2\tcompound\t_\tEntity=(1-person-new-cf1-x-1,2,3-sgl-Maya_Lindgren
2\tMaya\tMaya\tPROPN\t_\tNumber=Sing\t6\tnsubj\t_\t_
3\tLindgren\tLindgren\tPROPN\t_\tNumber=Sing\t2\tflat\t_\tEntity=1)
4-5\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdoes\tdo\tAUX\t_\tNumber=Sing\t6\taux\t_\t_
5\tn't\tnot\tPART\t_\t_\t6\tadvmod\t_\t_
6\tlike\tlike\tVERB\t_\tVerbForm=Inf\t0\troot\t_\t_
7\tOslo\tOslo\tPROPN\t_\tNumber=Sing\t6\tobj\t_\tEntity=(2-place-new-cf1-x-1-sgl-Oslo)|SpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_

"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_multiword_token_is_one_word(tmp_path):
    (sentence,) = read(write(tmp_path / "fr.conllu", FRENCH), keep_contractions=False)
    assert sentence.text == "Il parle du vent à 50 000 voisins."
    du = sentence.words[2]
    assert (du.text, du.lemma, du.pos, du.dep, sentence.words[du.head].text) == (
        "du",
        "de",
        "ADP",
        "case",
        "vent",
    )


def test_a_word_with_a_space_is_two(tmp_path):
    (sentence,) = read(write(tmp_path / "fr.conllu", FRENCH), keep_contractions=False)
    assert [(w.text, w.dep, sentence.words[w.head].text) for w in sentence.words[5:7]] == [
        ("50", "nummod", "voisins"),
        ("000", "flat", "50"),
    ]


def test_english_contractions_stay_apart(tmp_path):
    (sentence,) = read(write(tmp_path / "en.conllu", ENGLISH), keep_contractions=True)
    assert [w.text for w in sentence.words[3:5]] == ["does", "n't"]
    assert sentence.text == "President Maya Lindgren doesn't like Oslo."


def test_names_without_titles(tmp_path):
    sentences = read(write(tmp_path / "en.conllu", ENGLISH), keep_contractions=True)
    assert gum_names(sentences) == [[(1, 3, "PERSON"), (6, 7, "LOC")]]


def test_disguises_keep_the_number_of_words(tmp_path):
    (sentence,) = read(write(tmp_path / "en.conllu", ENGLISH), keep_contractions=True)
    texts = set()
    for seed in range(200):
        (dressed,) = disguise([sentence], Random(seed))
        assert len(sentence.words) - 1 <= len(dressed.words) <= len(sentence.words)
        texts.add(dressed.text)
    assert "President Maya Lindgren doesn’t like Oslo." in texts
    assert "PRESIDENT MAYA LINDGREN DOESN'T LIKE OSLO." in texts
    assert all(len(disguise_line("L'été à Łódź", Random(seed))) == 12 for seed in range(100))


def test_names_are_swapped_for_others_of_their_kind(tmp_path):
    ((sentence, names),) = gold(write(tmp_path / "en.conllu", ENGLISH), "en")
    pool = NamePool("xx")
    pool.add(("Ines", "Varga"), "PERSON")
    pool.add(("Turku",), "LOC")
    assert pool.swap(sentence, names, Random(1), 1.0).text == "President Ines Varga doesn't like Turku."
    line, moved = pool.swap_text("l'Oise et Maya Lund", [(2, 6, "LOC"), (10, 19, "PERSON")], Random(1), 1.0)
    assert (line, moved) == ("l'Oise et Ines Varga", [(2, 6, "LOC"), (10, 20, "PERSON")])
    pool.add_text(NamedText("Oslo grows", ((0, 4, "LOC"),)))
    assert len(pool.whole["LOC", 1]) == 1


def test_groups_stay_in_their_document(tmp_path):
    sentences = gold(write(tmp_path / "en.conllu", ENGLISH + ENGLISH.replace("= one", "= two")), "en")
    groups = list(documents(sentences, Random(1)))
    assert [len(group) for group in groups] == [1, 1]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "Donne-t-il l'heure à 14h30 ?", ["Donne", "-t-il", "l'", "heure", "à", "14", "h", "30", "?"]),
        ("fr", "quelqu’un d’ici, Saint-Malo", ["quelqu’un", "d’", "ici", ",", "Saint-Malo"]),
        ("en", "The co-op isn't well-known!!", ["The", "co-op", "is", "n't", "well", "-", "known", "!!"]),
        (
            "en",
            "and/or 555-0134 at 7:30pm, F-16",
            ["and", "/", "or", "555-0134", "at", "7:30", "pm", ",", "F", "-", "16"],
        ),
        ("ru", "кто-то из-за дождя", ["кто-то", "из-за", "дождя"]),
    ],
)
def test_tokenisers_agree_with_the_treebanks(code, text, words):
    nlp = blank(recipe(code))
    assert [t.text for t in build(recipe(code), nlp.vocab)(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le fascia IIb/IIIa et/ou la dose", ["Le", "fascia", "IIb/IIIa", "et", "/", "ou", "la", "dose"]),
        ("le dossier H/C/562 (confidentiel)", ["le", "dossier", "H/C/562", "(", "confidentiel", ")"]),
        ("Tout employé(e) d’Arcy-d’Ambel", ["Tout", "employé(e)", "d’", "Arcy-d’Ambel"]),
        ("Bruges,12 mai--suite", ["Bruges", ",", "12", "mai", "--", "suite"]),
        ("LORSQU'IL dit l'essentiel", ["LORSQU'", "IL", "dit", "l'", "essentiel"]),
    ],
)
def test_a_finished_pipeline_cuts_finer(text, words):
    nlp = blank(recipe("fr"))
    assert [t.text for t in build(recipe("fr"), nlp.vocab, finished=True)(text)] == words


def test_words_of_a_lexicon_get_the_tags_of_their_classes(tmp_path):
    sentences = read(write(tmp_path / "fr.conllu", FRENCH), keep_contractions=False) * 40
    known = {"vent": frozenset({"nc"}), "parle": frozenset({"v"}), "marche": frozenset({"nc", "v"})}
    classes = allow(known | {"hormis": frozenset({"prep"})}, sentences)
    tags = {word: classes.tags[n - 1] for word in known if (n := classes.of(word))}
    assert tags == {"vent": ("NOUN",), "parle": ("VERB",), "marche": ("NOUN", "VERB")}
    assert classes.of("hormis") == 0


def test_every_recipe_states_its_sources():
    for code in languages():
        chosen = recipe(code)
        stated = {source.file for source in chosen.sources}
        used = {*chosen.syntax, *chosen.names.train, *chosen.names.held_out, *chosen.names.pool}
        assert used <= stated
        assert not set(chosen.dev) & stated


SMALL = Recipe(
    code="en",
    syntax=("en.conllu",),
    dev=(),
    sources=(),
    names=Names(train=("en.conllu",)),
    width=16,
    depth=1,
    rows=(50,) * 7,
)


def test_training_is_the_same_each_time_and_its_artefact_loads(tmp_path):
    write(tmp_path / "en.conllu", ENGLISH * 12)
    folders = (tmp_path / "a", tmp_path / "b")
    for folder in folders:
        nlp = Trainer(SMALL, tmp_path).run(3, 0.01)
        artefact.write(nlp, folder)
        artefact.write_card(nlp, folder, SMALL, 1.0, {})
    cards = [pipelines.read_card(folder) for folder in folders]
    assert cards[0].files == cards[1].files
    pipelines.check(folders[0], cards[0])
    nlp = pipelines.open_pipeline(folders[0], "en")
    scores = measure_sentences(nlp, "en", "tiny", read(tmp_path / "en.conllu", keep_contractions=True)).scores
    assert scores["words"] == 1.0
    assert scores["sentence_f1"] == 1.0
    assert 0.0 <= scores["las"] <= scores["uas"] <= 1.0


def test_names_that_only_teach_are_left_out(tmp_path):
    write(tmp_path / "en.conllu", ENGLISH * 12)
    names = Names(train=("en.conllu",), keep=False)
    small = Recipe(
        code="en", syntax=("en.conllu",), dev=(), sources=(), names=names, width=16, depth=1, rows=(50,) * 7
    )
    nlp, _ = trained(small, Sets(tmp_path), 2)
    assert "parser" in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


SILVER = """# sure = 0.97
1\tShe\t_\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tsleeps\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No

# sure = 0.62
1\tBuffalo\t_\tNOUN\t_\t_\t0\troot\t_\t_

"""


def test_silver_is_the_trees_that_the_teacher_is_sure_of(tmp_path):
    write(tmp_path / "en.conllu", SILVER)
    ((sentence, names),) = silver(tmp_path, Recipe(code="en", syntax=(), dev=(), sources=(), silver=0.9))
    assert (sentence.text, names) == ("She sleeps", None)
    assert [(w.pos, w.lemma, w.head, w.dep) for w in sentence.words] == [
        ("", "", 1, "nsubj"),
        ("", "", 1, "root"),
    ]
    example_ = example(blank(recipe("en")), [(sentence, names)])
    assert example_.get_aligned("POS", as_string=True) == ["", ""]
    assert example_.get_aligned("MORPH", as_string=True) == ["", ""]


def test_a_second_round_goes_on_with_silver_from_where_the_first_ended(tmp_path):
    write(tmp_path / "en.conllu", ENGLISH * 12)
    (tmp_path / "silver").mkdir()
    write(tmp_path / "silver" / "en.conllu", SILVER * 4)
    sets = Sets(tmp_path, tmp_path / "silver")
    first, _ = trained(SMALL, sets, 2)
    chosen = replace(SMALL, silver=0.9, further=4)
    trainer = Trainer(replace(chosen, names=Names()), tmp_path)
    trainer.go_on(first, tmp_path / "silver")
    lemmatizer = trainer.nlp.get_pipe("lemmatizer")
    assert lemmatizer.tree2label == Trainer(SMALL, tmp_path).nlp.get_pipe("lemmatizer").tree2label
    second, _ = further(first, chosen, sets, 4, {})
    again, _ = trained(chosen, sets, 2)
    assert second.pipe_names == first.pipe_names == again.pipe_names
    pairs = zip(*(nlp.get_pipe("tok2vec").model.walk() for nlp in (first, second, again)), strict=True)
    found = [
        [node.get_param(name) for node in nodes]
        for nodes in pairs
        for name in nodes[0].param_names
        if nodes[0].has_param(name)
    ]
    moved = [float(abs(a - b).max()) for a, b, _ in found]
    assert 0 < max(moved) < 0.05
    assert all((b == c).all() for _, b, c in found)


def test_a_recipe_with_silver_asks_for_its_file(tmp_path):
    wanted = Recipe(code="en", syntax=(), dev=(), sources=(), silver=0.9)
    with pytest.raises(RecoupeError, match=r"en\.conllu is missing; make it"):
        silver(tmp_path / "none", wanted)
    with pytest.raises(RecoupeError, match="silver"):
        Trainer(wanted, tmp_path)


def test_texts_with_names_are_learnt_by_sentences():
    nlp = blank(recipe("fr"))
    text = NamedText("Il dort. M. Lund part.\n\nÀ Oslo.", ((9, 16, "PERSON"), (26, 30, "LOC")))
    examples = list(named_examples(nlp, [text]))
    assert [e.reference.text.strip() for e in examples] == ["Il dort.", "M. Lund part.", "À Oslo."]
    assert [[n.text for n in e.reference.ents] for e in examples] == [[], ["M. Lund"], ["Oslo"]]


def test_sentence_f1_on_running_text(tmp_path):
    sentences = read(write(tmp_path / "en.conllu", ENGLISH * 3), keep_contractions=True)
    assert sentence_f1(sentences, "en") == 1.0


def test_another_pipeline_is_measured_with_its_types_as_ours(tmp_path, monkeypatch):
    peer = spacy.blank("en")
    patterns = [{"label": "GPE", "pattern": "Oslo"}, {"label": "MONEY", "pattern": "President"}]
    peer.add_pipe("entity_ruler", name="ner").add_patterns(patterns)
    peer.to_disk(tmp_path / "peer")
    monkeypatch.setenv("RECOUPE_PIPELINES", f"en={tmp_path / 'peer'}")
    (result,) = score([write(tmp_path / "en_set.conllu", ENGLISH)])
    assert (result.scores["names_precision"], result.scores["names_recall"]) == (1.0, 0.5)
    assert result.notes[-1] == f"pipeline: {tmp_path / 'peer'}"


def test_a_set_must_say_its_language():
    with pytest.raises(ValueError, match="no language code"):
        language_of(Path("winer.jsonl"))
