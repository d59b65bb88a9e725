"""The points of theme_phrases.csv, learnt from the labels of readers: python -m loaders.theme_training TABLES.

TABLES is a folder of tables that hold the texts (`python -m loaders build --raw FOLDER --out TABLES`).
For each theme a logistic regression with an L1 penalty (scikit-learn's liblinear) chooses few phrases and weighs them.
With intercept b and weights w, a theme is given where b + sum(w) > CUT; divided by (CUT - b) that is 100 points.
Candidates are the terms of theme_terms.csv, and one to three words in a row of the texts of which one at least is no
weak word (theme_weak_words.csv); each in three texts at least. A term found in fewer has SEEN_RARELY points.
Texts of the part `held_out` are never read. Run again it writes the same file, byte for byte.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import schema
from loaders import gists, theme_labels, theme_phrases, themes
from loaders.recognise import REFERENCE
from loaders.theme_labels import Label
from loaders.theme_phrases import PURPOSE, Phrase, Phrases, singular, words

FEWEST_TEXTS, FEWEST_POINTS, SEEN_RARELY = 3, 8, 50
LEARNT_LONGEST = 3
PENALTY, CUT = 1.25, -0.5
OWN_TERM = 3
"""How much cheaper a term of theme_terms.csv is to the penalty of its own theme than other phrases."""
RECORDS = "case_recording"
"""The theme whose phrases count in clauses of purpose too: a demand to record is one wherever it stands."""

Found = dict[str, tuple[float, float]]
"""Phrase -> what it counts in the scopes ask and text."""


def weak_words() -> tuple[set[str], set[str]]:
    """(words that are no phrase by themselves, those of them that neither begin nor end one)."""
    with open(REFERENCE / "theme_weak_words.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {singular(row["word"]) for row in rows}, {row["word"] for row in rows if row["at_an_end"] == "no"}


def terms() -> dict[tuple[str, str], str]:
    """(theme, term without plural s) -> the term, of theme_terms.csv."""
    with open(REFERENCE / "theme_terms.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["theme"], _plain(row["phrase"])): row["phrase"] for row in rows}


def _plain(phrase: str) -> str:
    return " ".join(word if word.endswith("*") else singular(word) for word in phrase.split())


def candidates(text: str, listed: Phrases, weak: set[str], inner: set[str]) -> Found:
    """Every phrase of a text that could be learnt; `listed` holds the terms."""
    read = words(text)
    found: Found = {}
    for start, phrase in _phrases(read, listed, weak, inner):
        ask = PURPOSE if read[start].purpose else 1.0
        found[phrase] = (max(ask, found.get(phrase, (0, 0))[0]), 1.0)
    return found


def _phrases(read: list, listed: Phrases, weak: set[str], inner: set[str]) -> Iterator[tuple[int, str]]:
    for start in range(len(read)):
        for end in range(start + 1, min(start + LEARNT_LONGEST, len(read)) + 1):
            chosen = [word.word for word in read[start:end]]
            if not chosen[-1]:
                break
            if chosen[0] not in inner and chosen[-1] not in inner and not weak.issuperset(chosen):
                yield start, " ".join(chosen)
    for start, _, row in listed.found(read):
        yield start, row.phrase


def learnt(texts: list[str], labels: list[tuple[str, ...]]) -> list[Phrase]:
    """The phrases of all themes with their points."""
    weak, inner = weak_words()
    own = terms()
    listed = Phrases([Phrase("", phrase, "text", 0) for phrase in sorted({term for _, term in own})])
    found = [candidates(text, listed, weak, inner) for text in texts]
    seen = Counter(phrase for each in found for phrase in each)
    rows = [Phrase(theme, term, "ask", SEEN_RARELY) for theme, term in own if seen[term] < FEWEST_TEXTS]
    for place, scope in enumerate(theme_phrases.SCOPES):
        vectorizer = DictVectorizer()
        counts = vectorizer.fit_transform(
            {phrase: count[place] for phrase, count in sorted(each.items()) if seen[phrase] >= FEWEST_TEXTS}
            for each in found
        )
        for theme in sorted({theme for label in labels for theme in label} - {themes.OTHER}):
            if (theme == RECORDS) == (scope == "text"):
                is_own = np.array([(theme, phrase) in own for phrase in vectorizer.feature_names_])
                points = _points(counts, np.array([theme in label for label in labels]), is_own)
                found_points = zip(vectorizer.feature_names_, points, strict=True)
                rows += [Phrase(theme, p, scope, round(v)) for p, v in found_points if abs(v) >= FEWEST_POINTS]
    return rows


def _points(counts, is_given: np.ndarray, is_own: np.ndarray) -> np.ndarray:
    """Points of each phrase; a theme's own term never tells against it: where it would, it is left out."""
    cheapness = np.where(is_own, OWN_TERM, 1.0)
    for _ in range(2):
        matrix = (counts @ diags(cheapness)).tocsr()
        matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
        model = LogisticRegression(solver="liblinear", l1_ratio=1, C=1 / PENALTY, intercept_scaling=10, random_state=0)
        model.fit(matrix, is_given)
        weights = model.coef_[0] * cheapness
        cheapness = np.where(is_own & (weights < 0), 0, cheapness)
    if model.intercept_[0] >= CUT:
        raise ValueError("A theme that most texts have cannot be learnt in this way.")
    return np.where(cheapness > 0, 100 * weights / (CUT - model.intercept_[0]), 0)


def write(rows: list[Phrase], path: Path) -> None:
    """theme_phrases.csv: by theme, most points first."""
    order = {theme: place for place, theme in enumerate(themes.own().table["theme"])}
    rows = sorted(rows, key=lambda row: (order[row.theme], -row.points, row.phrase))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(theme_phrases.PHRASES)
        writer.writerows((row.theme, row.phrase, row.scope, row.points) for row in rows)


def labelled(tables: Path) -> list[tuple[str, Label]]:
    """(text, label) of every label whose text the tables hold as it was read."""
    table = schema.read("recommendations", tables).dropna(subset="text")
    texts = dict(zip(table["recommendation_id"].astype("str"), table["text"].astype("str"), strict=True))
    return [
        (texts[label.recommendation_id], label)
        for label in theme_labels.labels()
        if gists.fingerprint(texts.get(label.recommendation_id, "")) == label.fingerprint
    ]


def main(tables: Path) -> None:
    """Says how points learnt from `tuning` do on `development`, then writes those learnt from both."""
    read = [(text, label) for text, label in labelled(tables) if label.part != "held_out"]
    tuning = [(text, label.themes) for text, label in read if label.part == "tuning"]
    phrases = Phrases(learnt(*zip(*tuning, strict=True)))
    development = [(text, label) for text, label in read if label.part == "development"]
    given = {label.recommendation_id: {t.theme for t in themes.given(text, phrases)} for text, label in development}
    score = theme_labels.scores([label for _, label in development], given, lenient=False)[""]
    print(f"strict micro-F1 on development, learnt from tuning alone: {score.f1:.3f} ({len(phrases.rows)} phrases)")
    write(learnt([text for text, _ in read], [label.themes for _, label in read]), REFERENCE / "theme_phrases.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
