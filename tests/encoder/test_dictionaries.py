"""Dictionaries in the format of dictd, written for the test."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from recoupe.errors import RecoupeError
from training.encoder.dictionaries import PAIRS, read_dictionaries

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ENTRIES = {
    "deu-fra": [
        "Damm /dam/ <n, masc>\n1. digue, levée\nhält Wasser zurück\n2. chaussée\nStraße in einer Stadt\n",
        "bar /baːɐ̯/ <suffix>\nable\n",
        "Deich <n>\ndigue\n",
    ],
    "deu-spa": ["Damm /dam/ <n, masc>\npresa 2., dique\nhält Wasser zurück\n"],
    "nld-spa": ["dijk /dɛik/ <n>\ndique\n1. houdt water tegen\n"],
    "pol-eng": ["most /mɔst/ <n>\nbridge\n"],
}
CONCEPTS = [
    {"eng": ["dam", "dike"], "fra": ["digue"], "spa": ["dique"]},
    {"eng": ["roadway"], "fra": ["chaussée"]},
]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "dictd").mkdir()
    for pair in PAIRS:
        write(tmp_path / "dictd" / f"freedict-{pair}", ["the dictionary\n", *ENTRIES.get(pair, ())])
    return tmp_path


def write(name: Path, entries: Iterable[str]) -> None:
    content, index = b"", []
    for number, entry in enumerate(entries):
        word = entry.split()[0].lower() if number else "00databaseshort"
        index.append(f"{word}\t{digits(len(content))}\t{digits(len(entry.encode()))}\n")
        content += entry.encode()
    name.with_suffix(".dict.dz").write_bytes(gzip.compress(content))
    name.with_suffix(".index").write_text("".join(index), encoding="utf-8")


def digits(number: int) -> str:
    return (digits(number // 64) if number > 63 else "") + DIGITS[number % 64]


def test_a_sense_is_one_group_over_all_dictionaries(shared: Path) -> None:
    groups = [group for group in read_dictionaries([], shared) if group.get("deu") == ["Damm"]]
    assert groups == [
        {"deu": ["Damm"], "fra": ["digue", "levée"], "spa": ["presa", "dique"]},
        {"deu": ["Damm"], "fra": ["chaussée"]},
    ]


def test_a_gloss_with_a_number_is_no_translation(shared: Path) -> None:
    assert {"nld": ["dijk"], "spa": ["dique"]} in read_dictionaries([], shared)


def test_parts_of_words_and_notes_on_the_dictionary_are_left_out(shared: Path) -> None:
    words = {word for group in read_dictionaries([], shared) for names in group.values() for word in names}
    assert not words & {"bar", "able", "the dictionary"}


def test_english_comes_from_the_concept_that_two_languages_share(shared: Path) -> None:
    damm, street, deich = [group for group in read_dictionaries(CONCEPTS, shared) if "deu" in group]
    assert damm["eng"] == ["dam", "dike"]
    assert "eng" not in street  # one language shares it, which may be another sense
    assert "eng" not in deich


def test_english_of_a_dictionary_stays(shared: Path) -> None:
    assert {"pol": ["most"], "eng": ["bridge"]} in read_dictionaries(CONCEPTS, shared)


def test_without_a_dictionary_the_error_tells_what_to_install(shared: Path) -> None:
    (shared / "dictd" / "freedict-ita-rus.index").unlink()
    with pytest.raises(RecoupeError, match="apt-get install dict-freedict-ita-rus"):
        read_dictionaries([], shared)
