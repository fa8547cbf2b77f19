"""What each pipeline is made of: data, tokeniser, size, time. One TOML file a language in recipes/."""

from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent / "recipes"


class TokenRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the treebanks cut words otherwise than spaCy's rules do.

    `whole` are words that stay in one piece, `clitics` forms that part from a verb at a hyphen,
    `keep_hyphens` leaves compounds whole, `prefixes` are those that a hyphen does not part from a word,
    `elision` parts what stands before an apostrophe, `hours` parts "14h30", `runs` keeps "!!!" in one piece,
    `numbers` keeps telephone numbers whole and parts "7:30PM", "F-16" and "and/or". `finer` keeps "IIb/IIIa",
    "employé(e)" and "Saint-Jean-d'Acre" whole and parts a double dash and a comma before a figure; these are
    the rules of the finished pipeline alone: training reads so few such words that it does without.
    """

    whole: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    keep_hyphens: bool = False
    elision: bool = False
    prefixes: tuple[str, ...] = ()
    hours: bool = False
    runs: bool = False
    numbers: bool = False
    finer: bool = False


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sets with names: `train` for the measured and the shipped model, `held_out` measures, then trains.

    `pool` are sets, of any language, whose names take the place of others in the sentences of `train`.
    Where `keep` is false, names are learnt for what they teach the other parts; no recogniser ships.
    `labels` are the tables that the recogniser keeps (training.pipelines.clusters). With `silver` the
    recogniser learns the teacher's names too, in documents of which no names are known.
    """

    train: tuple[str, ...] = ()
    held_out: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    keep: bool = True
    labels: tuple[str, ...] = ()
    silver: bool = False


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set with what its card must say."""

    file: str
    origin: str
    licence: str


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's pipeline. `syntax` sets train tags, lemmas and trees; `dev` measures them.

    Where there is no `dev` set, every `held_out_part`-th stretch of 20 sentences (and every such text with
    names) is kept apart to measure, and learnt at the end. `rows` are the sizes of the feature tables
    (recoupe.languages.features.COLUMNS). A round has the treebanks `repeat` times and the texts with names
    once; a step takes `words`. `lexicon` is the concept lexicon of which the pipeline keeps its language;
    `noun_capitals` tells that the language writes common nouns with a capital, `forms` that Lefff's
    classes of French words weigh the tags of the finished pipeline (recoupe.languages.word_classes).
    Where `silver` is more than 0, text with the teacher's trees (training.teacher) is learnt too, once a
    round: the sentences of whose governors the teacher is at least so sure on the mean. With
    `silver_tags` its classes and features are learnt too, else trees alone. With `further`
    silver is learnt only in a second round of so many steps. `texts` are sets of reports that the teacher
    labels beside what it has of every language; `silver` in `names` tells that the recogniser
    of names learns from its names.
    """

    code: str
    syntax: tuple[str, ...]
    dev: tuple[str, ...]
    sources: tuple[Source, ...]
    names: Names = Names()
    lexicon: str = ""
    noun_capitals: bool = False
    forms: bool = False
    tokens: TokenRules = TokenRules()
    held_out_part: int = 0
    silver: float = 0.0
    silver_tags: bool = False
    further: int = 0
    texts: tuple[str, ...] = ()
    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 2000, 1000, 500, 1500, 2000, 500)
    steps: int = 3000
    dropout: float = 0.1
    repeat: int = 1
    words: int = 500
    seed: int = 7


def recipe(code: str) -> Recipe:
    """The recipe of a language."""
    return msgspec.toml.decode((_FOLDER / f"{code}.toml").read_bytes(), type=Recipe)


def languages() -> tuple[str, ...]:
    """The languages that have a recipe."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
