"""The sentence encoder: does it find a sentence's translation, and the report on the same story?

A folder of line-aligned files (`eng.txt`, `fra.txt`, … or `set.eng`, `set.fra`, …) gives P@1 for each pair
of languages: each line against all lines of the other language, both directions averaged. With
`document_ids.txt` beside them, also how well translations stand apart from the other sentences of the same
document. A `.jsonl` of reports with `story` gives the mean reciprocal rank of the first report on the same
story. RECOUPE_ENCODER names another encoder's folder. Where the card of the encoder names documents that
were held out of its training, and the folder has them, only their lines ask (all lines may answer).
"""

import json
import os
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.quality.result import SetScore
from recoupe import encoder
from recoupe.encoder import Encoder

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+", re.DOTALL)


def score(paths: list[Path]) -> list[SetScore]:
    chosen = encoder.load(os.environ.get("RECOUPE_ENCODER", ""))
    results = []
    for path in paths:
        if path.is_dir():
            for name, texts in sorted(parallel(path).items()):
                documents = read_documents(path, len(next(iter(texts.values()))))
                results.append(score_parallel(chosen, name, texts, documents, *_known(documents)))
        else:
            results.append(score_stories(chosen, path))
    return results


def parallel(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The line-aligned sets of a folder: set name → language → lines."""
    sets: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for file in sorted(folder.iterdir()):
        if file.suffix == ".txt" and len(file.stem) == 3:
            sets[folder.name][file.stem] = _lines(file)
        elif len(file.suffix) == 4 and file.suffix != ".txt" and file.suffix[1:].islower():
            sets[f"{folder.name}/{file.stem}"][file.suffix[1:]] = _lines(file)
    return {
        name: languages
        for name, languages in sets.items()
        if len(languages) > 1 and len({len(lines) for lines in languages.values()}) == 1
    }


def score_parallel(
    chosen: Encoder,
    name: str,
    texts: dict[str, list[str]],
    documents: list[str],
    held: set[str],
    remarks: list[str],
) -> SetScore:
    """P@1 of each pair of languages; only the lines of the documents in `held` ask, all where it is empty."""
    count = len(next(iter(texts.values())))
    asking = np.array([i for i in range(count) if not held or documents[i] in held], dtype=np.intp)
    vectors = {language: chosen.encode(lines) for language, lines in texts.items()}
    scores: dict[str, float] = {}
    apart: list[float] = []
    right: list[float] = []
    for first, second in combinations(sorted(vectors, key=lambda code: (code != "eng", code)), 2):
        similar = vectors[first] @ vectors[second].T
        there = similar[asking].argmax(axis=1) == asking
        back = similar[:, asking].argmax(axis=0) == asking
        scores[f"p_at_1_{first}-{second}"] = float((there.mean() + back.mean()) / 2)
        if documents:
            _separate(chosen, similar, asking, documents, apart, right)
    if apart:
        scores["separation_same_document"] = float(np.mean(apart))
        scores["same_accuracy"] = float(np.mean(right))
    notes = [f"{chosen.name} {chosen.hash}; {len(asking)} lines ask, {count} may answer"]
    return SetScore(name, scores, notes + remarks)


def _separate(
    chosen: Encoder,
    similar: np.ndarray,
    asking: np.ndarray,
    documents: list[str],
    apart: list[float],
    right: list[float],
) -> None:
    """For each line: the share of the document's other lines that are less similar than its translation,
    and whether `same` puts the translation above one half, and the nearest other line under it."""
    members: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        members[document].append(index)
    for index in asking:
        others = [other for other in members[documents[index]] if other != index]
        if not others:
            continue
        near = similar[index, others]
        apart.append(float((near < similar[index, index]).mean()))
        beside = others[int(np.argmin(np.abs(np.array(others) - index)))]
        same, other = chosen.same(np.array([similar[index, index], similar[index, beside]]))
        right.append((float(same > 0.5) + float(other <= 0.5)) / 2)


def score_stories(chosen: Encoder, path: Path) -> SetScore:
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    stories = [report["story"] for report in reports]
    leads = [_SENTENCE.findall(report["text"].strip() or report["title"])[0] for report in reports]
    titles = [report["title"] for report in reports]
    scores = {
        "mrr_title": _reciprocal_rank(chosen, titles, stories),
        "mrr_lead": _reciprocal_rank(chosen, leads, stories),
    }
    return SetScore(path.stem, scores, [f"{chosen.name} {chosen.hash}; {len(reports)} reports"])


def _reciprocal_rank(chosen: Encoder, texts: list[str], stories: list[str]) -> float:
    """Mean over the texts of 1 / rank of the nearest other text of the same story."""
    vectors = chosen.encode(texts)
    similar = vectors @ vectors.T
    np.fill_diagonal(similar, -np.inf)
    names = np.array(stories)
    ranks = []
    for index, row in enumerate(similar):
        hits = np.flatnonzero(names[np.argsort(-row, kind="stable")] == names[index])
        if len(hits) > 1:  # the text itself stands last
            ranks.append(1 / (1 + hits[0]))
    return float(np.mean(ranks))


def _known(documents: list[str]) -> tuple[set[str], list[str]]:
    """The documents of the set that the encoder's card says were held out of training, and a remark."""
    file = Path(os.environ.get("RECOUPE_ENCODER") or encoder.SHIPPED) / "card.json"
    card = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    held = set(card.get("held_out", [])) & set(documents)
    if held:
        return held, [f"only the lines of the {len(held)} documents held out of training ask"]
    trained = set(card.get("trained_documents", [])) & set(documents)
    return set(), [f"{len(trained)} documents of this set trained the encoder"] if trained else []


def read_documents(folder: Path, count: int) -> list[str]:
    """The document of each line; nothing where the folder does not say."""
    file = folder / "document_ids.txt"
    ids = _lines(file) if file.is_file() else []
    return ids if len(ids) == count else []


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
