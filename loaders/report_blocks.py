"""The two parts of a report that count children, one fact to a bullet.

"Child protection in this area" and "Children looked after in this area" are in reports of the single
inspection framework only. Every number is a fact named by the words after it, an earlier value of the
fact before it ("from 290 at 31 March 2016"), or a part of it ("of whom 16 (62%) live outside").
"""

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from loaders.report_numbers import MONTH, Moment, Passage, Quantity, blank, moments, quantities, without
from loaders.report_phrases import BULLETS, DASH_BULLETS, Figure, patterns, units

OUTSIDE_AREA = "_outside_area"
LONGEST = 300
"""Characters before or after a number that can say what it is."""
HEADING = 30
"""Characters within which a list's heading says when."""
PLACEMENTS = ("residential_homes", "residential_special_schools", "foster_families", "with_parents")

UNITS = ("count", "percent", "per_10000")

BULLET = re.compile(rf"[{BULLETS}{DASH_BULLETS}]|[-–—] ")
FOOTNOTE = re.compile(rf"\[?\d{{1,2}}\]? (?!{MONTH}|Child|Young|Adopt|Special|Unaccomp|Live|Serious)[A-Z]")
STOP = re.compile(rf"[.;:]\)?(?=\s|$)|(?<=[a-z)])\.(?=\d\d?\s)|[{BULLETS}]| [-–{DASH_BULLETS}] (?=\w)|\u0336")
COMPARISON = re.compile(
    r"\b(?:increas|reduc|decreas|declin|ris[ei]|rose|f[ae]ll|drop|compar|same|similar|consistent|unchanged|no change|"
    r"lower than|higher than|up from|down from)|\bfrom (?:the |a |an |about |approximately |around )?$",
    re.I,
)
OF_WHOM = re.compile(r"\bof (?:whom|which|these|this|them|those|the)\b", re.I)
NUMBER_OF = re.compile(
    r"\bnumber.*\b(?:was|is|were|stood at|(?:remains?|low|high|stable|constant) at)\s*$"
    r"|\b(?:number|figure)\b.*\b(?:was|is|were)\s*$|looking after\s*$",
    re.I,
)
OF_THESE = re.compile(r"\sof (?:these|this|them|those|whom|which|the)\b", re.I)
RISEN_TO = re.compile(
    r"\b(?:increased|reduced|risen|rose|decreased|fallen|fell|dropped|grown)\b(?!.*\bfrom\b).*\bto\s*$", re.I
)
SAME = re.compile(r"\b(?:same|consistent with|unchanged|no change)\b", re.I)
AMOUNT_OF_CHANGE = re.compile(
    r"(?:increase|reduction|decrease|rise|fall|drop|change|more|fewer)s? of\s*$|\bby\s*$", re.I
)
VAGUE = re.compile(r"\b(?:fewer than|less than|under|below|up to|at least|more than|over)\s*$", re.I)
NOT_COUNTED = re.compile(r"\b(?:within|section|of (?:the|this|these|those)|aged?)\s*$", re.I)
OR_FEWER = re.compile(r"\s(?:or|and) (?:fewer|less|more|under|over)\b", re.I)
PAIR = re.compile(
    r"[^.,;:()]{0,45}\(\s*(?:or )?"
    r"|\s*(?:(?:looked[- ]after )?children(?: and young people)?|young people)?\s*[(,–-]?\s*\(?"
    r"(?:or|i\.?e\.?,?|which is|equating to|equivalent to|a rate of|approximately|about)?\s*"
)
OUTSIDE = re.compile(r"\b(?:out\b|outside)", re.I)
ALL = re.compile(r"\b(?:all|both|each)\b", re.I)
SOME = re.compile(r"\b(?:most|majority|some|few|fewer|number|proportion|not|except|but)\b", re.I)
ELSEWHERE = (
    ("england", re.compile(r"\bnational|\bengland\b", re.I)),
    ("statistical_neighbours", re.compile(r"neighbour|similar (?:author|area)|comparator", re.I)),
)
FEW = "one|two|three|four|five|six|seven|eight|nine"
FOOTNOTE_MARK = re.compile(
    r"(?<=[a-z)])\[?\d{1,2}\]?(?![\d%]|[.,]\d)"
    rf"|(?<=school|chools)[,;]? \[?\d{{1,2}}\]?(?= ?[,.;]| (?:all|none|both|which|who|and|out|outside|{FEW})\b"
    rf"| of whom (?:all|none|both|{FEW}|ten|no|\d+)\b)"
)


def read(block: str, lines, inspected_to: date | None) -> list[Figure]:
    """The figures of one block."""
    passage = Passage(_without_footnotes(lines))
    text = passage.text
    for _, footnote in patterns()["footnote"]:
        text = _blank_all(footnote, text)
    when = moments(text, inspected_to)
    text = without(when, text)
    text = _blank_all(FOOTNOTE_MARK, text)
    return _Block(block, passage, text, when).figures()


def _without_footnotes(lines):
    """The lines without footnotes, which run to the next bullet or page, and without marks alone on a line."""
    kept, page = [], None
    for line in lines:
        if page == line.page and not BULLET.match(line.text):
            continue
        page = line.page if FOOTNOTE.match(line.text) else None
        is_mark = line.text.isdigit() and kept and kept[-1].text[-1] in ".,;:"
        if page is None and not is_mark:
            kept.append(line)
    return kept


def _blank_all(pattern: re.Pattern, text: str) -> str:
    for match in pattern.finditer(text):
        text = blank(text, match.start(), match.end())
    return text


def _groups(text: str, numbers: list[Quantity]):
    """Numbers for one thing in several units, "88 (or 30%)", taken together."""
    group: list[Quantity] = []
    for number in numbers:
        if number.unit not in UNITS:
            continue
        if group and number.unit not in {q.unit for q in group} and PAIR.fullmatch(text[group[-1].end : number.start]):
            group.append(number)
            continue
        if group:
            yield group
        group = [number]
    if group:
        yield group


def _named(words: str) -> str | None:
    return next((key for key, phrase in patterns()["fact"] if phrase.search(words)), None)


def _in_brackets(words: str) -> bool:
    return words.count("(") > words.count(")")


class _Block:
    """Walks the numbers of a block; the fact before is what comparisons and sub-values belong to."""

    def __init__(self, block: str, passage: Passage, text: str, when: list[Moment]):
        self.block, self.passage, self.text, self.when = block, passage, text, when
        self.stops = [0, *(stop.end() for stop in STOP.finditer(text)), len(text) + 1]
        self.found: list[Figure] = []
        self.last: Figure | None = None
        self.last_end = 0
        self.last_counted = ""
        self.read_to = 0
        self.as_at: Moment | None = None

    def figures(self) -> list[Figure]:
        groups = list(_groups(self.text, [n for n in quantities(self.text) if self._is_value(n)]))
        for position, group in enumerate(groups):
            following = groups[position + 1][0].start if position + 1 < len(groups) else len(self.text)
            self._without_number(group[0].start)
            self._take(group, following)
        self._without_number(len(self.text))
        return self.found

    def _is_value(self, number: Quantity) -> bool:
        before = self.text[max(0, number.start - 20) : number.start]
        return not (NOT_COUNTED.search(before) or AMOUNT_OF_CHANGE.search(before))

    def _take(self, group: list[Quantity], following: int) -> None:
        start, end = self._sentence(group[0].start)
        before = self.text[max(start, self.last_end, group[0].start - LONGEST) : group[0].start]
        is_vague = bool(VAGUE.search(before) or OR_FEWER.match(self.text, group[-1].end))
        if self.last and COMPARISON.search(before):
            role = next((role for role, phrase in ELSEWHERE if phrase.search(before)), None)
            role = role or ("current" if RISEN_TO.search(before) else "previous")
            self._add(self.last.indicator, [] if is_vague else group, role, self._moment(group[0].end, end))
        elif self.last and all(quantity.unit == "per_10000" for quantity in group):
            role = self.found[-1].role if self.found else "current"
            self._add(self.last.indicator, group, role, self.as_at)
        elif indicator := self._indicator(before, group, min(end, following)):
            self._take_fact(indicator, group, is_vague, start, min(end, following))
        elif self.last and NUMBER_OF.search(before):
            moment = self._moment(start, group[0].start)
            is_earlier = moment and moment.on and self.last.as_at_on and moment.on < self.last.as_at_on
            self._add(self.last.indicator, group, "previous" if is_earlier else "current", moment)
        elif group[0].unit == "count" and not _in_brackets(before) and not self._goes_on(group):
            self.last = None  # a fact of another sort: what follows is not of the fact before it

    def _take_fact(self, indicator: str, group: list[Quantity], is_vague: bool, start: int, end: int) -> None:
        """A fact that is only "fewer than five" gives no figure, but what follows may be of it."""
        self.as_at = self._leading(start, group[0].start) or self.as_at
        facts = self._figures(indicator, group, "current", self._moment(group[0].end, end) or self.as_at)
        self.found += [] if is_vague else facts
        if facts and not indicator.endswith(OUTSIDE_AREA):
            self.last = facts[0]
        self.last_counted, self.last_end = indicator, group[-1].end

    def _goes_on(self, group: list[Quantity]) -> bool:
        """Whether the group is in the sentence of the last fact."""
        return group[0].start < self._sentence(self.last_end)[1]

    def _sentence(self, position: int) -> tuple[int, int]:
        after = bisect_right(self.stops, position)
        return self.stops[after - 1], self.stops[after]

    def _indicator(self, before: str, group: list[Quantity], end: int) -> str | None:
        after = self.text[group[0].end : end][:LONGEST]
        named = _named(after) or (NUMBER_OF.search(before) and _named(before)) or None
        if _in_brackets(before):
            return None
        if not named and self.last and self.last.indicator.startswith("serious_case_reviews"):
            return next((key for key, phrase in patterns()["review"] if phrase.match(after)), None)
        if named == "looked_after_outside_area":
            return self._outside(before, after, group)
        if named == "foster_families" and [number.unit for number in group] == ["percent"]:
            return None  # a share of some foster carers, after the number of all
        return named

    def _outside(self, before: str, after: str, group: list[Quantity]) -> str | None:
        """Of whom those outside the area are: of all children, or of those in the placement named before."""
        is_of_whom = bool(OF_WHOM.search(before))
        if is_of_whom and self.last_counted.endswith(OUTSIDE_AREA) and self._goes_on(group):
            return None  # of those outside, some far away
        if (placement := _named(before)) in PLACEMENTS:
            return placement + OUTSIDE_AREA
        last = self.last.indicator if self.last else ""
        is_of_these = is_of_whom or OF_THESE.match(after) or before.strip(" -–").lower() in ("all", "both")
        if last in PLACEMENTS and (is_of_these or self._goes_on(group)):
            return last + OUTSIDE_AREA
        return None if is_of_whom and last != "looked_after" else f"looked_after{OUTSIDE_AREA}"

    def _moment(self, start: int, end: int) -> Moment | None:
        return next((moment for moment in self.when if start <= moment.start < end), None)

    def _leading(self, start: int, end: int) -> Moment | None:
        """The moment that heads a sentence or, before a colon, a list."""
        for moment in self.when:
            if self.last_end <= moment.start < end and moment.text != "currently":
                begin, stop = self._sentence(moment.start)
                if moment.start >= start or (self.text[stop - 1] == ":" and moment.start < begin + HEADING):
                    return moment
        return None

    def _without_number(self, position: int) -> None:
        """What the words before the next number say of the last fact: all of them outside, or the same as before."""
        start, self.read_to = max(self.last_end, self.read_to), position
        if self.last is None or start >= position:
            return
        words = BULLET.split(self.text[start:position])[0]
        is_placement = self.last_counted in PLACEMENTS and self.last.unit == "count"
        is_all = (ALL.search(words) or self.last.value == 1) and not SOME.search(words)
        if is_placement and is_all and OUTSIDE.search(words):
            self._repeat(self.last.indicator + OUTSIDE_AREA, "current", self.last.as_at, self.last.as_at_on)
        same = SAME.search(self.text, start, position)
        if same and self._sentence(same.start())[1] <= position:
            moment = self._moment(same.end(), self._sentence(same.start())[1])
            self._repeat(self.last.indicator, "previous", moment and moment.text, moment and moment.on)

    def _repeat(self, indicator: str, role: str, as_at: str | None, on: date | None) -> None:
        self.found.append(replace(self.last, indicator=indicator, role=role, as_at=as_at, as_at_on=on))

    def _add(self, indicator: str, group: list[Quantity], role: str, moment: Moment | None) -> None:
        self.found += self._figures(indicator, group, role, moment)

    def _figures(self, indicator: str, group: list[Quantity], role: str, moment: Moment | None) -> list[Figure]:
        start, end = self._sentence(group[0].start) if group else (0, 0)
        quote = self.passage.text[start:end].strip(f" {BULLETS}{DASH_BULLETS}")
        as_at, on = (moment.text, moment.on) if moment else (None, None)
        return [
            Figure(
                indicator=indicator, subgroup=None, value=number.value, value_high=None, unit=number.unit,
                as_at=as_at, as_at_on=on, role=role, block=self.block,
                page=self.passage.page(number.start), quote=quote,
            )
            for number in group
            if number.unit in units()[indicator]
        ]  # fmt: skip
