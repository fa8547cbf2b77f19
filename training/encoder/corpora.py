"""The open data as groups of texts that say the same, language by language."""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.codes import LANGUAGES
from training.encoder.forms import Forms
from training.encoder.group import Group
from training.encoder.manuals import SHARED, read_manuals


@dataclass(frozen=True)
class Corpus:
    """Groups from one source. `share` is how often a batch comes from it, `batch` how many groups that has.

    Where `languages` is not 0, all groups stand in the same languages, as many of these are taken for a
    batch, those in `always` among them, and neighbouring groups come from one document. `documents` names the
    document of each group.
    """

    name: str
    groups: list[Group]
    share: float
    batch: int
    languages: int = 0
    documents: list[str] = field(default_factory=list)
    always: tuple[str, ...] = ("eng",)


def read_corpora(data: Path, seed: int, manuals: Path = SHARED) -> list[Corpus]:
    """Every set that may train what ships; data/README.md says which. Debian installs manuals there."""
    parallel = data / "parallel"
    concepts = read_concepts(data / "lexicon" / "concepts.tsv.gz")
    sentences = dict(read_treebanks(data / "ud"))
    documents = _lines(parallel / "ntrex-open" / "document_ids.txt")
    return [
        Corpus("ntrex-open", _aligned(parallel / "ntrex-open", "{}.txt"), 3, 256, 5, documents),
        Corpus("flores101", _aligned(parallel / "flores101", "devtest.{}"), 3, 256, 5),
        Corpus("pud", read_pud(data / "ud"), 3, 256, 5),
        Corpus("tico19", _english_with(parallel / "tico19"), 2.5, 384, 3),
        Corpus("tatoeba", _english_with(parallel / "tatoeba"), 7, 768),
        Corpus("manuals", read_manuals(manuals), 3, 768),
        Corpus("concepts", concepts, 12, 1024),
        Corpus("countries", read_countries(data / "lexicon" / "countries.json"), 0.2, 250),
        Corpus("cldr", read_cldr(), 0.6, 768),
        Corpus("lemmas", _lemmas(sentences), 1.5, 1024),
        Corpus("word for word", substitute(sentences, concepts, seed), 6, 512),
    ]


def _aligned(folder: Path, pattern: str) -> list[Group]:
    columns = {code: _lines(folder / pattern.format(code)) for code in LANGUAGES}
    rows = zip(*columns.values(), strict=True)
    return [{code: [text] for code, text in zip(columns, row, strict=True)} for row in rows]


def _english_with(folder: Path) -> list[Group]:
    """Pairs of files eng-xxx.eng and eng-xxx.xxx, joined where the English is the same."""
    joined: dict[str, Group] = {}
    for file in sorted(folder.glob("eng-*.eng")):
        other = file.stem.removeprefix("eng-")
        for english, text in zip(_lines(file), _lines(file.with_suffix(f".{other}")), strict=True):
            if english and text and "/" not in english[:3]:
                joined.setdefault(english, {"eng": [english]}).setdefault(other, []).append(text)
    return list(joined.values())


def read_pud(folder: Path) -> list[Group]:
    """The sentences of the parallel treebanks, joined by their id."""
    joined: dict[str, Group] = defaultdict(dict)
    for file in sorted(folder.glob("*_pud-train.conllu")):
        code = _three(file)
        name = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ")
            elif line.startswith("# text = "):
                joined[name][code] = [line.removeprefix("# text = ")]
    return [joined[name] for name in sorted(joined)]


def read_concepts(file: Path) -> list[Group]:
    """The names of each synset."""
    synsets: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for row in rows:
            synset, code, lemma, _ = row.rstrip("\n").split("\t")
            synsets[synset][code][lemma] = None
    return [{code: list(names) for code, names in synsets[synset].items()} for synset in sorted(synsets)]


def read_countries(file: Path) -> list[Group]:
    """The names of each country."""
    groups = []
    for country in json.loads(file.read_text(encoding="utf-8")):
        names = {
            code: [name["common"]] for code, name in country["translations"].items() if code in LANGUAGES
        }
        groups.append({"eng": [country["name"]["common"]], **names})
    return groups


def read_cldr() -> list[Group]:
    """Names of territories, languages, currencies, months and days (Unicode CLDR through Babel)."""
    from babel.core import Locale

    joined: dict[tuple[str, str], Group] = defaultdict(dict)
    for code, short in LANGUAGES.items():
        locale = Locale.parse(short)
        tables: dict[str, object] = {
            "territory": locale.territories,
            "language": locale.languages,
            "currency": locale.currencies,
            **{f"month {form}": table["wide"] for form, table in locale.months.items()},
            **{f"day {form}": table["wide"] for form, table in locale.days.items()},
        }
        for kind, table in tables.items():
            for key, name in table.items():  # type: ignore[attr-defined]
                joined[kind, str(key)][code] = [name]
    return [joined[key] for key in sorted(joined)]


Word = tuple[str, str, str]
"""Form, lemma, universal part of speech."""


def read_treebanks(folder: Path) -> Iterator[tuple[str, list[list[Word]]]]:
    """Language → sentences, from every treebank of the folder."""
    found: dict[str, list[list[Word]]] = defaultdict(list)
    for file in sorted(folder.glob("*.conllu")):
        sentence: list[Word] = []
        for line in file.read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if not line and sentence:
                found[_three(file)].append(sentence)
                sentence = []
            elif columns[0].isdigit() and columns[3] != "PUNCT":
                sentence.append((columns[1], columns[2], columns[3]))
    yield from sorted(found.items())


def _lemmas(treebanks: dict[str, list[list[Word]]]) -> list[Group]:
    """Each inflected form with its lemma, which stands under a code of its own, both being one language."""
    groups: list[Group] = []
    for code, sentences in treebanks.items():
        pairs = {(form.lower(), lemma.lower()) for sentence in sentences for form, lemma, _ in sentence}
        groups += [{code: [form], "lemma": [lemma]} for form, lemma in sorted(pairs) if form != lemma != "_"]
    return groups


_CARRIES = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"}
_STAYS = {"PROPN", "NUM"}


def substitute(
    treebanks: dict[str, list[list[Word]]], concepts: list[Group], seed: int, forms: Forms | None = None
) -> list[Group]:
    """Sentences beside themselves with the lexicon's words of other languages put in, word for word.

    It brings the lexicon's pairs as often as running text has the words, and gives the words their weight.
    Of the words without a translation, names and numbers stay, one in three of the rest. With `forms`, half
    of the words that are put in are inflected.
    """
    chance = random.Random(seed)
    return _substitute(
        treebanks,
        concepts,
        chance,
        lambda code: chance.sample([to for to in LANGUAGES if to != code], 2),
        forms,
    )


def substitute_into(
    target: str, treebanks: dict[str, list[list[Word]]], concepts: list[Group], seed: int
) -> list[Group]:
    """As `substitute`, of every other language into this one."""
    others = {code: sentences for code, sentences in treebanks.items() if code != target}
    return _substitute(others, concepts, random.Random(seed), lambda _: [target])


def substitute_among(
    codes: tuple[str, ...], treebanks: dict[str, list[list[Word]]], concepts: list[Group], seed: int
) -> list[Group]:
    """As `substitute`, of each of these languages into all the others."""
    own = {code: treebanks[code] for code in codes if code in treebanks}
    return _substitute(own, concepts, random.Random(seed), lambda code: [to for to in codes if to != code])


def _substitute(
    treebanks: dict[str, list[list[Word]]],
    concepts: list[Group],
    chance: random.Random,
    targets: Callable[[str], list[str]],
    forms: Forms | None = None,
) -> list[Group]:
    lexicon = _Lexicon(concepts, forms)
    groups: list[Group] = []
    for code, sentences in treebanks.items():
        for sentence in sentences:
            if 6 <= len(sentence) <= 60:
                plain = " ".join(form for form, _, _ in sentence)
                put_in = {to: [lexicon.render(sentence, code, to, chance)] for to in targets(code)}
                groups.append({code: [plain], **put_in})
    return groups


class _Lexicon:
    """Translations of a lemma, the likelier the more synsets they share."""

    def __init__(self, concepts: list[Group], forms: Forms | None) -> None:
        self._forms = forms
        self._counts: dict[tuple[str, str], dict[str, dict[str, int]]] = {}
        for names in concepts:
            for code, lemmas in names.items():
                for lemma in lemmas:
                    entry = self._counts.setdefault((code, lemma.lower()), {})
                    for other, translations in names.items():
                        if other != code:
                            known = entry.setdefault(other, {})
                            for translation in translations:
                                known[translation] = known.get(translation, 0) + 1

    def render(self, sentence: list[Word], code: str, to: str, chance: random.Random) -> str:
        words = []
        for form, lemma, tag in sentence:
            known = self._counts.get((code, lemma.lower()), {}).get(to) if tag in _CARRIES else None
            if known and chance.random() < 0.8:
                best = sorted(known.items(), key=lambda item: (-item[1], item[0]))[:4]
                (word,) = chance.choices([w for w, _ in best], [n * n for _, n in best])
                words.append(self._inflected(word, to, chance))
            elif tag in _STAYS or chance.random() < 0.35:
                words.append(form)
        return " ".join(words)

    def _inflected(self, word: str, code: str, chance: random.Random) -> str:
        known = self._forms.of(code, word) if self._forms else []
        return chance.choice(known) if known and chance.random() < 0.5 else word


def _three(treebank: Path) -> str:
    return next(code for code, short in LANGUAGES.items() if short == treebank.name[:2])


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
