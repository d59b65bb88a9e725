"""The grades a council paper repeats of its own inspection.

A judgement is read from a label with a grade beside it (a row of a table, an item, a heading, lines of
a flattened table) or from a sentence that judges. What a paper says of earlier inspections, other
authorities, scales and hopes is no judgement of this one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from loaders.council_phrases import every, first, marked, patterns, says, sentences
from loaders.council_text import Block


@dataclass(frozen=True, slots=True)
class Judgement:
    judgement: str
    grade: str
    page: int


_QUOTE = "'\"‘’“”"
_AFTER_GRADE = re.compile(
    rf"[{_QUOTE})\]*]*\s*(?:$|[.,;:(|\]–—-]|(?:and|with|for|in|overall|across|at|by|under|from|on|but|while|whilst|which|"
    r"following|judge?ments?|ratings?|grad(?:e|ing)s?|outcomes?)\b)",
    re.IGNORECASE,
)
_BEFORE_GRADE = re.compile(
    r"(?:judged|rated|rating|graded|grading|grade|deemed|judge?ment|outcome|as|be|is|are|was|were|of|to|a|an|been|now|"
    r"remains?|continues? to|therefore|overall|services?)[\s:=(|–—-]*$|[:=|–—-]\s*$",
    re.IGNORECASE,
)
_MARKS = tuple(_QUOTE)
_NAMED_GRADE = re.compile(r"\W*(?:judge?ment|rating|grad(?:e|ing))s?\b", re.IGNORECASE)
_CUT = re.compile(r"[;,:|–—(]| - |\b(?:while|whilst|whereas|but|with)\b", re.IGNORECASE)


def areas(text: str) -> list[tuple[int, int, str]]:
    """(start, end, judgement) of every area of judgement named in a text."""
    return marked("areas", "judgement", text)


def area(text: str) -> str | None:
    """The judgement a text is a label of: it names one area and holds only words of labels beside it."""
    if len(text) > 160:
        return None
    named = areas(text)
    if len({judgement for _, _, judgement in named}) != 1:
        return None
    rest = "".join(" " if any(start <= i < end for start, end, _ in named) else c for i, c in enumerate(text))
    allowed = patterns("label_words")[0]
    return (
        named[0][2] if all(allowed.fullmatch(word) for word in re.findall(r"[\w'’-]*[A-Za-z][\w'’-]*", rest)) else None
    )


def grades(text: str) -> list[tuple[int, int, str]]:
    """(start, end, grade) of every word of a scale in a text."""
    return marked("grades", "grade", text)


def judgements(blocks: list[Block]) -> tuple[list[Judgement], list[str]]:
    """The grades of this inspection, one for each judgement, and what of them could not be read.

    Where labels and sentences differ, labels are taken; where two of a kind differ, neither is.
    """
    labelled, said = _tables(blocks) + _lines(blocks) + _columns(blocks), _sentences(blocks) + _announced(blocks)
    kept, problems = [], []
    for judgement in dict.fromkeys(found.judgement for found in labelled + said):
        of_it = [[found for found in some if found.judgement == judgement] for some in (labelled, said)]
        taken = of_it[0] or of_it[1]
        given = sorted({found.grade for found in taken})
        if len(given) == 1:
            kept.append(taken[0])
        else:
            problems.append(f"judgements: {judgement} is given as {' and as '.join(given)}")
    if any(says("all_areas", block.text) and grades(block.text) for block in blocks) and len(kept) < 3:
        problems.append("judgements: one grade is given for all areas, which are not named")
    return kept, problems


def label_and_grade(text: str) -> tuple[str, str] | None:
    """(judgement, grade) of a text that is a label and its grade, in either order, and nothing else."""
    text = re.sub(r"\([^()]{0,80}\d{4}[^()]{0,80}\)|^\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s+", " ", text).strip(
        f" .;,*{_QUOTE}|"
    )
    text = re.sub(r"[;,]? and$", "", text).strip(f" .;,*{_QUOTE}")
    found = grades(text)
    if len(found) != 1 or len(text) > 220:
        return None
    start, end, grade = found[0]
    if end == len(text):
        judgement = area(text[:start])
    elif start == 0 and re.match(r"\s*[:|–—-]|['’\"”]?\s+(?:for|in|overall)\b", text[end:]):
        judgement = area(re.sub(r"^\W*(?:for|in)\b", "", text[end:]))
    else:
        return None
    return (judgement, grade) if judgement else None


def _lines(blocks: list[Block]) -> list[Judgement]:
    """Labels with their grades: whole blocks, or up to four lines of a flattened table."""
    found = []
    cut = [(block, line) for block in blocks if not block.cells for line in block.lines]
    index = 0
    while index < len(cut):
        for length in (1, 2, 3, 4):
            window = cut[index : index + length]
            if any(block.marker and block is not window[0][0] for block, _ in window):
                break
            read = label_and_grade(" ".join(line for _, line in window))
            if read and length < 4 and _grade_goes_on(cut, index + length, read[1]):
                continue
            if read:
                found.append(Judgement(*read, window[0][0].page))
                index += length - 1
                # A second grade is a second column: which is the newer, its lost heading would tell.
                if index + 1 < len(cut) and not cut[index + 1][0].marker and is_grade(cut[index + 1][1]):
                    found.append(Judgement(read[0], grades(cut[index + 1][1])[0][2], window[0][0].page))
                break
        index += 1
    whole = [(label_and_grade(block.text), block.page) for block in blocks if len(block.lines) > 4]
    return found + [Judgement(*read, page) for read, page in whole if read]


def _columns(blocks: list[Block]) -> list[Judgement]:
    """Lines of a label and several grades, a table that lost its bars: the years above them tell the newest.

    Without years every grade is given, so that those that differ are told as a doubt.
    """
    found, years = [], []
    for page, line in ((block.page, line) for block in blocks if not block.cells for line in block.lines):
        given = grades(line)
        above = [int(year) for year in re.findall(r"\b20\d\d\b", line)]
        years = above if above and not given else years
        between = "".join(line[end:start] for (_, end, _), (start, _, _) in pairwise(given))
        if len(given) < 2 or between.strip() or given[-1][1] != len(line.rstrip(" .")):
            continue
        judgement = area(line[: given[0][0]])
        kept = [given[years.index(max(years))]] if len(years) == len(given) else given
        found += [Judgement(judgement, grade, page) for _, _, grade in kept if judgement]
    return found


def _grade_goes_on(cut: list[tuple[Block, str]], index: int, grade: str) -> bool:
    """Whether "to be good" is on the next line."""
    return grade == "requires_improvement" and index < len(cut) and cut[index][1].lower().startswith("to be good")


def _tables(blocks: list[Block]) -> list[Judgement]:
    """Rows of tables whose first cell with words is a label; of several grades the heading tells the newest."""
    found, heading = [], ()
    for block in blocks:
        if not block.cells:
            heading = ()
            continue
        label = next(
            (area(re.sub(r"^[\d.]+\s+", "", cell)) for cell in block.cells if re.search("[A-Za-z]{3}", cell)), None
        )
        graded = [(i, grades(cell)[0][2]) for i, cell in enumerate(block.cells) if is_grade(cell)]
        if not graded:
            heading = heading if label else block.cells
            # A label and its grade in one cell, beside cells on something else.
            whole = [read for cell in block.cells if (read := label_and_grade(cell))]
            found += [Judgement(*read, block.page) for read in whole]
        elif label:
            grade = _newest(graded, heading)
            found += [Judgement(label, grade, block.page)] if grade else []
    return found


def is_grade(cell: str) -> bool:
    """Whether a cell holds a grade and nothing else."""
    found = grades(cell)
    return (
        len(found) == 1
        and not cell[: found[0][0]].strip(f" *{_QUOTE}")
        and not cell[found[0][1] :].strip(f" *.{_QUOTE}")
    )


def _newest(graded: list[tuple[int, str]], heading: tuple[str, ...]) -> str | None:
    if len(graded) == 1:
        only = heading[graded[0][0]] if graded[0][0] < len(heading) else ""
        return None if says("previous_column", only) else graded[0][1]
    over = {i: heading[i] for i, _ in graded if i < len(heading)}
    years = {
        i: max(map(int, re.findall(r"\b20\d\d\b", text))) for i, text in over.items() if re.search(r"\b20\d\d\b", text)
    }
    if len(years) == len(graded):
        return next(grade for i, grade in graded if years[i] == max(years.values()))
    now = [
        g for i, g in graded if i in over and not says("previous_column", over[i]) and says("current_column", over[i])
    ]
    return now[0] if len(now) == 1 else None


def _sentences(blocks: list[Block]) -> list[Judgement]:
    return [
        Judgement(judgement, grade, block.page)
        for block in blocks
        if not block.cells and len(block.text) < 20_000
        for sentence in sentences(block.text)
        for judgement, grade in _judged(sentence)
    ]


def own_part(sentence: str) -> str:
    """A sentence without what it says of earlier inspections or other authorities; blank where that is all."""
    claims = [match.start() for fact in ("claim_of", "claim_judged", "claim_rank") for match in every(fact, sentence)]
    sentence = sentence[: min(claims, default=len(sentence))]
    past = first("past_from", sentence)
    sentence = sentence[: past.start()] if past else sentence
    return "" if says("not_own", sentence) or not says("judging", sentence) else sentence


def _judged(sentence: str) -> list[tuple[str, str]]:
    """(judgement, grade) pairs of a sentence: "A and B were judged good", "good for A; outstanding for B"."""
    sentence = own_part(sentence)
    named = [(start, end, ("area", judgement)) for start, end, judgement in areas(sentence)]
    given = [(s, e, ("grade", grade)) for s, e, grade in grades(sentence) if _is_given(sentence, s, e)]
    if any(sentence[s].isupper() and (s, e, ("grade", grade)) not in given for s, e, grade in grades(sentence) if s):
        return []  # rows of a table that lost its lines
    spans = sorted(named + given)
    parts = _clauses(sentence, spans)
    if not given or not parts:
        return []
    grade_first = parts[0][0][0] == "grade"
    pairs, waiting, last = [], [], None
    for part in parts:
        kinds = [kind for kind, _ in part]
        if "grade" not in kinds:
            if grade_first and last:
                pairs += [(judgement, last) for _, judgement in part]
            else:
                waiting += [judgement for _, judgement in part]
            continue
        if kinds[0] == "grade":
            for kind, word in part:
                last = word if kind == "grade" else last
                pairs += [(word, last)] if kind == "area" else []
                if kind == "grade":
                    pairs += [(judgement, word) for judgement in waiting]
                    waiting = []
            continue
        for kind, word in part:
            if kind == "area":
                waiting.append(word)
            else:
                last = word
                pairs += [(judgement, word) for judgement in waiting]
                waiting = []
    return pairs


def _is_given(sentence: str, start: int, end: int) -> bool:
    """Whether a word of the scale is a grade here: "good" in "good progress" is none."""
    before, after = sentence[:start], sentence[end:]
    quoted = before[-1:] in _MARKS and after.strip(" .,")[:1] in _MARKS
    named = (before and sentence[start].isupper()) or re.match(_NAMED_GRADE, after)
    if not _AFTER_GRADE.match(after):
        return False
    if sentence[start:end].lower().endswith("to be good") or re.search(r"services in [\w' -]{3,60}$", before):
        return True
    labelled = any(before[stop:] == " " for _, stop, _ in areas(before))
    return bool(quoted or named or labelled or _BEFORE_GRADE.search(before))


def _clauses(sentence: str, spans: list[tuple]) -> list[list[tuple[str, str]]]:
    """The areas and grades of a sentence, cut where a comma or its like stands between two of them."""
    parts: list[list[tuple[str, str]]] = []
    last = 0
    for start, end, thing in spans:
        if not parts or _CUT.search(sentence[last:start]):
            parts.append([])
        parts[-1].append(thing)
        last = end
    return parts


def _announced(blocks: list[Block]) -> list[Judgement]:
    """Items that are labels alone under a line that gives them one grade: "judged to be good:"."""
    found, grade = [], None
    for block in blocks:
        if not block.marker:
            sentence = own_part(sentences(block.text)[-1]) if block.text.endswith(":") else ""
            given = {g for s, e, g in grades(sentence) if _is_given(sentence, s, e)}
            grade = given.pop() if len(given) == 1 and not areas(sentence) else None
        elif grade and (judgement := area(block.text)):
            found.append(Judgement(judgement, grade, block.page))
    return found
