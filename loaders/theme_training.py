"""The points of theme_phrases.csv, learnt from the labels of readers: python -m loaders.theme_training TABLES.

TABLES is a folder of tables that hold the texts (`python -m loaders build --raw FOLDER --out TABLES`).
For each theme a logistic regression with an L1 penalty (scikit-learn's liblinear) chooses phrases and one with an L2
penalty weighs those chosen: the first alone leaves all weight to one of two phrases that mean the same.
With intercept b and weights w, a theme is given where b + sum(w) > CUT; divided by (CUT - b) that is 100 points.
Candidates are the terms of theme_terms.csv, and one to three words in a row of the texts of which one at least is no
weak word (theme_weak_words.csv); each in four texts at least. A term found in fewer has SEEN_RARELY points.
Texts of the part `held_out` are never read. Run again it writes the same file, byte for byte.

What is to be expected of a new report, it says by cross-validation: five times points are learnt from four fifths of
the texts and measured on the rest, no report and no two texts nearly alike on both sides.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse import coo_matrix, diags
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import schema
from loaders import gists, theme_labels, theme_phrases, themes
from loaders.recognise import REFERENCE
from loaders.theme_labels import Label, Score
from loaders.theme_phrases import Phrase, Phrases, singular, words

FEWEST_TEXTS, FEWEST_POINTS, SEEN_RARELY = 4, 4, 25
LEARNT_LONGEST = 3
CHOICE, WEIGHT, CUT = 0.8, 4 / 3, -0.5
"""The penalties of choosing and of weighing phrases, and the log odds at which a theme is given."""
FOLDS, ALIKE = 5, 90
"""Parts of cross-validation, and the likeness (rapidfuzz's ratio) from which two texts stand in the same."""
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
        found[phrase] = (max(read[start].times, found.get(phrase, (0, 0))[0]), 1.0)
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
    chosen = np.flatnonzero(_weights(counts, is_given, is_own, 1, CHOICE)[0])
    weights, intercept = _weights(counts[:, chosen], is_given, is_own[chosen], 0, WEIGHT)
    if intercept >= CUT:
        raise ValueError("A theme that most texts have cannot be learnt in this way.")
    points = np.zeros(counts.shape[1])
    points[chosen] = 100 * weights / (CUT - intercept)
    return points


def _weights(counts, is_given: np.ndarray, is_own: np.ndarray, l1: int, penalty: float) -> tuple[np.ndarray, float]:
    """Weights of the phrases and the intercept under an L1 (1) or L2 (0) penalty."""
    cheapness = np.where(is_own, OWN_TERM, 1.0)
    for _ in range(2):
        matrix = (counts @ diags(cheapness)).tocsr()
        matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
        model = LogisticRegression(
            solver="liblinear", l1_ratio=l1, C=1 / penalty, intercept_scaling=10, random_state=0, max_iter=1000
        )
        model.fit(matrix, is_given)
        weights = model.coef_[0] * cheapness
        cheapness = np.where(is_own & (weights < 0), 0, cheapness)
    return np.where(cheapness > 0, weights, 0), model.intercept_[0]


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


def folds(read: list[tuple[str, Label]]) -> np.ndarray:
    """The fold of each text: that of its report, and of all reports with a text nearly the same."""
    plain = [" ".join(word.word for word in words(text) if word.word) for text, _ in read]
    reports = {label.recommendation_id.rsplit("-", 2)[0]: None for _, label in read}
    number = {report: place for place, report in enumerate(reports)}
    report = np.array([number[label.recommendation_id.rsplit("-", 2)[0]] for _, label in read])
    one, other = np.nonzero(process.cdist(plain, plain, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8))
    alike = coo_matrix((np.ones(len(one)), (report[one], report[other])), shape=(len(number),) * 2)
    group = connected_components(alike, directed=False)[1][report]
    sizes, fold_of = np.zeros(FOLDS), {}
    for each, size in sorted(Counter(group.tolist()).items(), key=lambda item: (-item[1], item[0])):
        fold_of[each] = int(sizes.argmin())
        sizes[fold_of[each]] += size
    return np.array([fold_of[each] for each in group.tolist()])


def cross_validated(read: list[tuple[str, Label]]) -> dict[str, Score]:
    """Strict scores by theme, "" for all, of themes given with points learnt from the other folds."""
    given: dict[str, set[str]] = {}
    fold = folds(read)
    for each in range(FOLDS):
        others = [read[place] for place in np.flatnonzero(fold != each)]
        phrases = Phrases(learnt([text for text, _ in others], [label.themes for _, label in others]))
        for text, label in (read[place] for place in np.flatnonzero(fold == each)):
            given[label.recommendation_id] = {theme.theme for theme in themes.given(text, phrases)}
    return theme_labels.scores([label for _, label in read], given, lenient=False)


def main(tables: Path) -> None:
    """Writes the points learnt from all labels but the held out, and says how well such points do on other reports."""
    read = [(text, label) for text, label in labelled(tables) if label.part != "held_out"]
    rows = learnt([text for text, _ in read], [label.themes for _, label in read])
    write(rows, REFERENCE / "theme_phrases.csv")
    scores = cross_validated(read)
    print(f"{len(rows):,} phrases; cross-validated strict F1, {len(read):,} labels in {FOLDS} folds of whole reports:")
    for theme, score in sorted(scores.items(), key=lambda item: (item[0] != "", -item[1].due)):
        print(f"{theme or 'all':36} {score.due:5} {score.f1:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
