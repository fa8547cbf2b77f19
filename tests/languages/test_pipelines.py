"""Loading: once, checked, and with errors that name the file and the remedy."""

import shutil
import subprocess
import sys

import msgspec
import pytest
import spacy

from recoupe.errors import ModelError
from recoupe.languages import pipelines
from recoupe.languages.features import COLUMNS, word_embedding, word_features


@pytest.fixture
def copy(tmp_path):
    """A copy of the first pipeline that ships, to be damaged."""
    code = pipelines.available()[0]
    shutil.copytree(pipelines.folder(code), tmp_path / code)
    return tmp_path / code


def test_what_ships():
    assert {"en", "fr"} <= set(pipelines.available())
    card = pipelines.describe("fr")
    assert card.licence == "CC BY-SA 4.0"
    assert all(data.origin and data.licence for data in card.data)
    assert card.bytes <= 15_000_000
    assert len(card.digest) == 16
    assert set(card.labels["ner"]) == {"PERSON", "ORG", "LOC", "MISC"}


def test_all_that_ships_is_small():
    assert sum(pipelines.describe(code).bytes for code in pipelines.available()) <= 100_000_000


def test_loaded_once():
    assert pipelines.load("fr") is pipelines.load("fr")


def test_every_file_is_what_the_card_says():
    for code in pipelines.available():
        pipelines.check(pipelines.folder(code), pipelines.describe(code))


def test_none_for_a_language():
    with pytest.raises(ModelError, match=r"xx.*card\.json: there is no such pipeline; reinstall"):
        pipelines.load("xx")


def test_a_missing_file(copy):
    (copy / "tok2vec" / "model").unlink()
    with pytest.raises(ModelError, match="model: the file is missing; reinstall recoupe"):
        pipelines.check(copy, pipelines.read_card(copy))


def test_a_truncated_file(copy):
    file = copy / "parser" / "model"
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ModelError, match="model: the file is damaged or truncated; reinstall recoupe"):
        pipelines.check(copy, pipelines.read_card(copy))


def test_another_version(copy):
    card = copy / pipelines.CARD
    card.write_bytes(msgspec.json.encode(msgspec.json.decode(card.read_bytes()) | {"format": 99}))
    with pytest.raises(ModelError, match="format 99 where 1 is expected; reinstall"):
        pipelines.read_card(copy)


def test_a_card_that_is_no_card(copy):
    (copy / pipelines.CARD).write_text('{"format": 1}')
    with pytest.raises(ModelError, match=r"card\.json: .*missing required field"):
        pipelines.read_card(copy)
    (copy / pipelines.CARD).write_text("{")
    with pytest.raises(ModelError, match="reinstall"):
        pipelines.read_card(copy)


def test_a_folder_that_spacy_cannot_read(copy):
    (copy / "config.cfg").write_text("[nlp]\nlang = nonsense\n")
    with pytest.raises(ModelError, match="reinstall"):
        pipelines.open_pipeline(copy, copy.name)


def test_a_pipeline_that_the_user_has(tmp_path):
    nlp = spacy.blank("pt")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "mine")
    assert pipelines.load("pt", str(tmp_path / "mine")).pipe_names == ["sentencizer"]


def test_a_trained_folder_can_be_named(copy):
    code = pipelines.read_card(copy).language
    assert "parser" in pipelines.load(code, str(copy)).pipe_names
    with pytest.raises(ModelError, match=rf"the pipeline is for '{code}'; name one for 'xx'"):
        pipelines.load("xx", str(copy))


def test_a_pipeline_that_the_user_has_not():
    with pytest.raises(ModelError, match=r"no_such_package.*install the package"):
        pipelines.load("pt", "no_such_package")


def test_a_pipeline_for_another_language(tmp_path):
    spacy.blank("pt").to_disk(tmp_path / "mine")
    with pytest.raises(ModelError, match="the pipeline is for 'pt'; name one for 'es'"):
        pipelines.load("es", str(tmp_path / "mine"))


def test_word_features_do_not_depend_on_marks_and_digits():
    assert word_features("l’") == word_features("l'")
    assert word_features("1984") == word_features("2026")
    assert word_features("ÉTAT")[1] == word_features("etat")[1]
    assert len(word_features("")) == len(COLUMNS)


def test_an_embedding_needs_a_size_for_each_feature():
    with pytest.raises(ValueError, match="7 numbers are needed"):
        word_embedding(96, [10, 10])


def test_torch_is_left_out_of_spacy_and_can_be_imported_later():
    """In a process of its own: what spaCy found at its import stays."""
    lines = (
        "import sys",
        "from recoupe.languages import pipelines",
        "pipelines.import_without_torch()",
        "assert 'spacy' in sys.modules and 'torch' not in sys.modules",
        "from thinc.compat import has_torch",
        "print(has_torch)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
