"""The figures in a report's prose: each number of a sentence given to the phrase it counts.

A number belongs to the nearest phrase of an indicator that has its unit; phrases of something else
compete for it. "From", "compared with", "national average" and the dates beside numbers give the role.
A sentence that only goes on ("This is better than the national average of 30 weeks") inherits.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from loaders.report_numbers import WORDS, Moment, Passage, Quantity, moments, quantities, without
from loaders.report_phrases import BULLETS, DASH_BULLETS, Figure, patterns, prose, units

MEASURED = re.compile(r"%|[Pp]er[ -]?cent|\d[ -](?:calendar |working )?(?:day|week)s|[Cc]ase-?load|[Pp]rivat\w+ (?:arranged )?foster")
END = re.compile(rf"[.!?](?:[”’'\"])?(?=\s+[A-Z“‘'\d(])|[{BULLETS}]|(?<=\s)[{DASH_BULLETS}](?=\s)")
PARAGRAPH = re.compile(r"\d{1,3}\.")
GOES_ON = re.compile(
    r"(?:However, |Although |While |Whilst |Similarly, |But |And |In contrast, )?(?:this|it|these|that|which|the (?:figure|rate|national|england|english|most up|"
    r"latest|most recent|current|three-year)|performance (?:is|was|has|in|to|then)|current|currently|latest|in-year|in (?:\w+ )?20|nationally|the (?:percentage|proportion|number) (?:held|completed|of these)|since|published|unvalidated|at the time of)\b",
    re.I,
)  # fmt: skip
NATION = re.compile(r"\bnational(?:ly)?\b|\bengland\b|\benglish\b|\bcountry\b|\bacross all authorit", re.I)
NEIGHBOURS = re.compile(r"neighbour|(?:similar|comparable) (?:local )?(?:author|area|council|borough)|comparator|comparable (?:local )?author|like author", re.I)
REGION = re.compile(
    r"\bpeers\b|(?:overall figure for|other|all) young people|average for (?:this|the) group|general population|all children|\bregional\b|(?:across|in|for|than) (?:the )?(?:london|region)\b"
    r"|\blondon\b(?=\s*$|\s(?:average|borough|rate|figure|level|authorit))|(?:north|south) (?:west|east)(?: average)?\s*$|boroughs?\b average",
    re.I,
)
COMPARATORS = (("statistical_neighbours", NEIGHBOURS), ("england", NATION), ("region", REGION))
TARGET_BEFORE = re.compile(
    r"(?:target|threshold|requirement|required|benchmark|standard|ambition|aim|expectation|goal|recommend\w+|guid\w+|agreement|limit)\b[^.;,()%]{0,45}$|target (?:of|to) (?:reduc|increas|improv)[^.;]{0,90}$", re.I
)
TARGET_AFTER = re.compile(r"[- ](?:\w+ )?(?:target|threshold|time limit|timescales?|limit|deadline|timeframe|requirement|time ?frame|standard|period)\b", re.I)
DIFFERENCE_AFTER = re.compile(
    r"\s(?:\w+ )?(?:better|longer|shorter|fewer|faster|quicker|over|above|below|less|more|higher|lower|outside|inside|worse|slower|under|ahead|from the national|improvement|reduction|increase|rise|decrease|fall)\b", re.I
)
DIFFERENCE_BEFORE = re.compile(r"\b(?:additional|extra|further)\s+$|(?:\bby(?: an average of)?|(?:reduction|increase|improvement|decrease|rise|fall|drop|difference|gap|decline|reduced|improved|growth|saving) of)\s+(?:a further |over |almost |nearly |about )?$", re.I)
VAGUE = re.compile(r"(?:less than|fewer than|under|up to|at least|more than|over|in excess of|as (?:high|many|low) as|exceed\w*|highest\D{0,30}|maximum\D{0,20}|above|below|no more than|nearly all)\s+(?:an? )?$", re.I)
ONE_CASE = re.compile(r"\bone (?:\w+ )?(?:case|child)\b[^,;]{0,30}$", re.I)
FROM = re.compile(r"\b(?:from|than)\s+(?:an? |the |only |just |about |around |over |approximately |nearly |almost )*(?:[a-z-]+ ){0,3}?(?:high of |low of |average of |low |base (?:rate )?of |rate of |baseline of |figure of |starting point of |position of |level of |performance of )?$", re.I)
EARLIER = re.compile(
    r"\b(?:compar\w+ (?:to|with|favourably)|(?:increase|reduction|decrease|improvement|rise|fall|drop|decline|deterioration|up|down|improved|reduced|increased|change)\s?,? (?:from|on)|previously|previous|last year|better than|higher than|lower than|worse than|against|had been|was)\b[^%;]*$", re.I
)
BEFORE_THAT = re.compile(r"\b(?:compar\w+ (?:to|with)|an? (?:[a-z]+ ){0,3}(?:increase|reduction|decrease|improvement|rise|fall|drop|decline|deterioration) (?:from|on)|(?:up|down) from|previously|previous(?: year)?|last year|improvement on|better than|worse than|higher than|lower than|increase on|reduction on)\b", re.I)
OF_BEFORE = re.compile(r"\b(?:last|previous|preceding) (?:year|quarter|inspection|figure|performance)(?:[’']s)?(?: (?:figure|rate|performance|total))?(?: of| was)?\s*\(?$|compar\w+ (?:to|with) the (?:published |previous |last )?(?:three-year )?(?:average|figure)?[^,;%]{0,12},? (?:which|that) was |(?:improvement|increase|reduction|decrease) on (?:the )?[^,;%]{0,40}$", re.I)
RISEN_TO = re.compile(r"\b(?:increased|improved|risen|reduced|fallen|declined|deteriorated|dropped|decreased|rising|falling|rose|fell|drop|rise|fall|increase|reduction|decline|improvement)\b[^;%]{0,30}\bto\s+(?:[a-z]+ ){0,3}$", re.I)
NO_VERB = r"(?:(?!\b(?:than|compared|above|below|which|is|was|were|are|and|to|better|similar)\b)[^,;.(]){0,45}?"
VERB = re.compile(r"\b(?:and (?:is|was|has)|which|has|have|had|with|expectations?|targets?|thresholds?|indicators|were|experienced|received)\b")
LATER = re.compile(r"\b(?:now|currently|at present|to date|in-year|current)\b", re.I)
BREAK = re.compile(r"[;:]|,? (?:but|while|whilst|although|whereas|however)\b")
AGES = re.compile(
    r"""\baged?\s(?:between\s)?\d\d(?:,\s\d\d)*(?:\s?(?:-|–|−|to|and|or)\s?\d\d|\s(?:and|or)\s(?:over|above|older|under)|\+|\splus)?(?:\syears?(?:\sold|\sof\sage)?)?(?:\s(?:and|or)\s(?:over|above|older|under))?
    | \b\d\d(?:[-\s]?years?)?[-–]?(?:,?\s?(?:-|–|−|to|and|,)\s?-?\d\d[-–]?){0,2}[-\s]?years?[-\s]olds?
    | \b1[5-9]\s?(?:-|–|−|to)\s?(?:1[6-9]|2[0-5])(?=\s(?:care|young|age|cohort|year|group|population)|[),.;])
    | \b(?:over|under|below|post)[-\s](?:the\sage\sof\s)?(?:1[6-9]|2[0-5])\b(?:\syears(?:\sof\sage)?)?(?!\s?%|\s(?:days|weeks|miles|hours|child|case))
    | \b(?:1[6-9]|2[01])(?:\+|\s(?:years\s)?(?:and|or)\s(?:over|above|older)\b|-plus|\splus\b)
    | \b(?:under|over)[-\s](?:the\sage\sof\s)?(?:fives?|5s?)\b""",
    re.I | re.X,
)
PLACED = re.compile(r"(?:placed|living|live|looked after|those|children) (?:out of|outside) (?:the )?(?:area|borough|county|city|local authority)\w*|for (?:12|more than 12|over 12) months(?: or more)?|children with disabilities|disabled children", re.I)
ANOTHER = re.compile(r"\b(?:above|below|than|compar\w*|national\w*|england|neighbours?|(?:improvement|increase|reduction|decrease) (?:on|from)|same as|similar|when|against|target)\b", re.I)
ATTACHED = re.compile(r"[\s,(]*(?:(?:as )?(?:in|at|for|during|by|of|on|as of|to)(?: the)?)?\s*")
LEAD_IN = re.compile(r"(?:,? (?:at|with|of|is|was|are|also|being))*\s*\(?\s*(?:(?:at|of|was|is)\s*)?$")
OF_A_NUMBER = re.compile(rf"(?:\d|\b(?:{'|'.join(WORDS)}))\s(?:out of|of)\s(?:the |its |their |a total of |all )*$", re.I)
JOINT = re.compile(r"(?: checks| rates?)?(?:,| and|, and| or) (?:(?:have |has )?had (?:a |an )?)?(?:up-to-date |the |regular |their |an? )?")
QUANTIFIER = re.compile(r"\b(?:majority|minority|most|almost all|nearly all|all|few|half|cases|instances|proportion|number|many|percentage|some)(?: of (?:the |these |those )?\w+)?(?: \w+)?\s*\($", re.I)
IGNORED = "ignored"
FARTHEST = {"percent": 160}
"""The greatest cost at which a number still belongs to a phrase; much prose may stand before a number of days."""
LONGEST = 1500
COUNTED_TOO = re.compile(rf"\band (?:only |just |a further )?(?:\d[\d,]*\b(?!\.?\d*\s?%)|(?:{'|'.join(WORDS)})\b(?![-\s]\w+ per cent| per cent))", re.I)
SKIP = {"months", "years", "miles", "points"}


@dataclass(slots=True)
class Sentence:
    text: str
    plain: str  # dates and ages blanked
    offset: int
    when: list[Moment]
    ages: list[re.Match]
    begins: bool  # a paragraph
    context: tuple[str, ...] = ()
    previous: str = ""


@dataclass(slots=True)
class Hit:
    indicator: str
    start: int
    end: int
    unless: re.Pattern | None


@dataclass(slots=True)
class Claim:
    """A number given to an indicator."""

    number: Quantity
    high: float | None
    indicator: str
    role: str | None
    moment: Moment | None
    subgroup: str | None


@dataclass(slots=True)
class _Carried:
    indicators: dict[str, str] = field(default_factory=dict)  # unit -> indicator
    claims: list = field(default_factory=list)
    age: int = 9


def read(lines, inspected_to: date | None = None) -> list[Figure]:
    """Every figure of the prose, in order."""
    passage = Passage(_without_summary_for_children(lines))
    carried, found = _Carried(), []
    for sentence in _sentences(passage.text, inspected_to):
        if sentence.begins:
            carried = _Carried()
        carried.age += 1
        if sentence.plain and (claims := _claims(sentence, carried)):
            _settle_roles(sentence, claims, carried.claims if carried.age <= 2 else [])
            carried = _Carried({**carried.indicators, **{c.number.unit: c.indicator for c in claims}}, claims, 0)
            found += [(claim, sentence) for claim in claims]
    return [_figure(claim, sentence, passage) for claim, sentence in found if claim.role != "region"]


def _without_summary_for_children(lines):
    """The summary for children repeats figures in rounded words."""
    kept, skipping = [], False
    starts, ends = patterns()["summary"][0][1], patterns()["summary_end"][0][1]
    for line in lines:
        if len(line.text) < 90:
            if starts.match(line.text):
                skipping = True
            elif skipping and ends.match(line.text):
                skipping = False
        if not skipping:
            kept.append(line)
    return kept


def _sentences(text: str, inspected_to: date | None):
    measured = [match.start() for match in MEASURED.finditer(text)]
    start, begins, before = 0, True, []
    for end in [match.end() for match in END.finditer(text)] + [len(text)]:
        words = text[start:end]
        stripped = words.strip(f" {BULLETS}")
        offset = start + len(words) - len(words.lstrip(f" {BULLETS}"))
        start = end
        if PARAGRAPH.fullmatch(stripped) or not stripped:
            begins = True
            continue
        following = bisect_left(measured, offset)
        if following < len(measured) and measured[following] < end and len(stripped) < 1500:
            when = moments(stripped, inspected_to)
            plain = without(when, stripped)
            ages = list(AGES.finditer(plain))
            for age in ages:
                plain = plain[: age.start()] + " " * (age.end() - age.start()) + plain[age.end() :]
            yield Sentence(stripped, plain, offset, when, ages, begins, tuple(before[-3:]), before[-1] if before else "")
        else:
            yield Sentence(stripped, "", offset, [], [], begins)
        before = [stripped[:1500]] if begins else [*before[-2:], stripped[:1500]]
        begins = False


def _hits(plain: str, text: str, context: str) -> list[Hit]:
    """Phrases of indicators, and of other things, in a sentence; an earlier row of the table wins a place."""
    found: list[Hit] = []
    lowered = plain.lower()
    for row in prose():
        if not any(word in lowered for word in row.words):
            continue
        if row.needs and not row.needs.search(context if row.needs_context else text):
            continue
        for match in row.phrase.finditer(plain):
            if any(match.start() < hit.end and hit.start < match.end() for hit in found):
                continue
            found.append(Hit(row.indicator, match.start(), match.end(), row.unless))
    return sorted((hit for hit in found if hit.indicator != IGNORED), key=lambda hit: hit.start)


def _numbers(sentence: Sentence) -> list[tuple[Quantity, float | None]]:
    """Numbers with the upper end of a range: "35 to 45 weeks"; "from 36 to 32 weeks" is two numbers."""
    found = quantities(sentence.plain)
    merged: list[tuple[Quantity, float | None]] = []
    skip = False
    for number, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        if following is not None:
            between = sentence.plain[number.end : following.start].strip()
            before = sentence.plain[max(0, number.start - 60) : number.start]
            unitless = number.unit == "count" or number.unit == following.unit
            if between in ("to", "and", "-", "–", "−", "or") and unitless and following.unit not in SKIP:
                is_range = between in ("-", "–", "−") or (between == "and" and re.search(r"between\s*(?:about )?$", before, re.I))
                is_range = is_range or (between == "to" and not re.search(r"\bfrom\b", before, re.I)) or (between == "to" and re.search(r"rang\w+ from\s*$", before, re.I))
                if is_range:
                    merged.append((replace(number, unit=following.unit, end=following.end), following.value))
                    skip = True
                    continue
                if number.unit == "count" and following.unit != "count" and between == "to":
                    number = replace(number, unit=following.unit)
        merged.append((number, None))
    return [(_with_unit(sentence, number, merged), high) for number, high in merged]


def _with_unit(sentence: Sentence, number: Quantity, numbers) -> Quantity:
    """"Stood at 431 compared with the national average of 628 days": days too."""
    is_bare = number.unit == "count" and not number.in_words and 50 <= number.value < 1500
    if is_bare and any(other.unit == "days" for other, _ in numbers) and re.search(r"\b(?:at|of|to|was|is|from|and)\s*\(?$", sentence.plain[: number.start][-8:]):
        if not re.match(r"\s(?:children|young|adopt|care|famil|social|cases)", sentence.plain[number.end :]):
            return replace(number, unit="days")
    return number


def _claims(sentence: Sentence, carried: _Carried) -> list[Claim]:
    hits = _hits(sentence.plain, sentence.text, " ".join((*sentence.context, sentence.text)))
    numbers = [pair for pair in _numbers(sentence) if pair[0].unit not in SKIP]
    claims: list[Claim] = []
    for position, (number, high) in enumerate(numbers):
        if number.unit == "count":
            continue
        if _is_no_value(sentence, number, claims):
            continue
        same_unit = [n for n, _ in numbers if n.unit == number.unit]
        for indicator in _compared(sentence, number, hits, claims) or _indicators(sentence, number, hits, carried, same_unit):
            claims.append(_claim(sentence, number, high, indicator, claims, hits, numbers, position))
    claims += _counts(sentence, numbers, claims, hits)
    _respectively(sentence, claims, hits)
    return sorted(claims, key=lambda claim: claim.number.start)


def _is_no_value(sentence: Sentence, number: Quantity, claims) -> bool:
    before, after = sentence.plain[max(0, number.start - 110) : number.start], sentence.plain[number.end : number.end + 30]
    if DIFFERENCE_BEFORE.search(before) or ONE_CASE.search(before):
        return True
    if number.unit == "days" and number.value > LONGEST:
        return True
    if number.unit == "days" and re.search(r"\bwithin\s+(?:the )?$", before):
        return True
    if number.unit in ("days", "weeks") and (DIFFERENCE_AFTER.match(after) or VAGUE.search(before)):
        return True
    if number.unit == "percent" and re.match(r"\s(?:higher|lower|better|worse|above|below|more|less|increase|reduction|decrease|rise|fall|improvement|growth|drop|cut)\b", after):
        return True
    if TARGET_BEFORE.search(re.sub(r"\(\s*\)", "", before)) and not re.search(r"average", before[-25:]):
        return True
    return number.unit in ("days", "weeks") and bool(TARGET_AFTER.match(after)) and not re.match(r"[- ]+period", after)


def _compared(sentence: Sentence, number: Quantity, hits: list[Hit], claims: list[Claim]) -> list[str]:
    """A number that is compared with the one before counts the same."""
    last = claims[-1] if claims else None
    if last is None or last.number.unit != number.unit:
        return []
    others = [hit for hit in hits if hit.start >= last.number.end and hit.end <= number.start and hit.indicator]
    if any(last.indicator not in hit.indicator.split() for hit in others):
        return []
    between = re.split("[;:]", sentence.plain[last.number.end : number.start])[-1]
    if last.role == "previous" and re.search(r"\bto\s+(?:[a-z]+ ){0,4}$", between):
        return list(dict.fromkeys(c.indicator for c in claims if c.number.start == last.number.start))
    if last.moment and last.moment.start > last.number.end and re.fullmatch(r"[\s(),]*(?:at |in |by |on )?[\s(),]*and\s+(?:to )?", between):
        return list(dict.fromkeys(c.indicator for c in claims if c.number.start == last.number.start))
    if NATION.search(between) or NEIGHBOURS.search(between) or FROM.search(between) or BEFORE_THAT.search(between):
        return list(dict.fromkeys(c.indicator for c in claims if c.number.start == last.number.start))
    return []


def _indicators(sentence: Sentence, number: Quantity, hits: list[Hit], carried: _Carried, numbers) -> list[str]:
    """What the number counts: one indicator, several where phrases are joined by "and", or none."""
    costs = []
    for hit in hits:
        if hit.indicator and not any(number.unit in units()[key] for key in hit.indicator.split()):
            continue
        if number.unit in ("days", "weeks") and not hit.indicator:
            continue
        if hit.unless and hit.unless.search(_span(sentence, number, hit)):
            continue
        costs.append((_cost(sentence, number, hit, numbers), hit))
    if costs:
        cost, hit = min(costs, key=lambda pair: pair[0])
        if cost <= FARTHEST.get(number.unit, 250):
            if hit.indicator == "care_proceedings_weeks" and number.value == 26 and _is_the_limit(sentence, number):
                return []
            keys = [key for joined in _joined(sentence, hit, hits) for key in joined.indicator.split()]
            return [key for key in dict.fromkeys(keys) if number.unit in units()[key]]
    if any(hit.indicator for hit in hits):
        return []
    if number.unit in ("days", "weeks") or (GOES_ON.match(sentence.text) and not costs):
        return _from_before(sentence, number, carried)
    return []


def _from_before(sentence: Sentence, number: Quantity, carried: _Carried) -> list[str]:
    """What the sentences before in the paragraph count: their last number, or their last phrase."""
    in_time = number.unit in ("days", "weeks")
    said = _said(sentence.previous, number)
    if said:
        return said
    if carried.age <= (3 if in_time else 2) and number.unit in carried.indicators:
        return [carried.indicators[number.unit]]
    return next(filter(None, (_said(words, number) for words in reversed(sentence.context))), []) if in_time else []


def _is_the_limit(sentence: Sentence, number: Quantity) -> bool:
    """26 weeks is the statutory limit, and a value only where it is said to be an average."""
    before = sentence.plain[max(0, number.start - 60) : number.start]
    return not re.search(r"averag|(?:duration|length|stand\w*|currently|now)\b[^,;]{0,25}(?:is|at|of)\s*$", before, re.I)


def _said(words: str, number: Quantity) -> list[str]:
    """The indicator that a sentence before named last."""
    keys = [key for hit in _hits(words, words, words) for key in hit.indicator.split() if number.unit in units()[key]]
    return keys[-1:]


def _joined(sentence: Sentence, hit: Hit, hits: list[Hit]) -> list[Hit]:
    """The phrase and those listed with it: "initial health assessments, immunisations and dental checks"."""
    joined = [hit]
    for other in sorted(hits, key=lambda h: h.start):
        if other.start >= joined[-1].end and JOINT.fullmatch(sentence.plain[joined[-1].end : other.start]):
            joined.append(other)
    for other in sorted(hits, key=lambda h: -h.start):
        if other.end <= joined[0].start and JOINT.fullmatch(sentence.plain[other.end : joined[0].start]):
            joined.insert(0, other)
    return joined


def _span(sentence: Sentence, number: Quantity, hit: Hit) -> str:
    """The words from the number to the phrase, or back, and on to the end of the clause."""
    start, end = min(number.start, hit.start), max(number.end, hit.end)
    tail = re.match(r"(?:(?! and )[^,;.(\d]){0,60}", sentence.plain[end:])[0]
    head = re.search(r"[^,;.)\d]{0,40}$", sentence.plain[:start])[0]
    return head + sentence.plain[start:end] + tail


def _cost(sentence: Sentence, number: Quantity, hit: Hit, numbers: list[Quantity]) -> float:
    plain = sentence.plain
    follows = hit.start >= number.end
    if not follows and hit.end > number.start:
        return 0
    gap = plain[number.end : hit.start] if follows else plain[hit.end : number.start]
    lower, upper = (number.end, hit.start) if follows else (hit.end, number.start)
    cost = float(len(" ".join(gap.split())))
    cost += 60 * sum(lower <= other.start < upper and other.unit == number.unit for other in numbers)
    cost += 40 * len(BREAK.findall(gap)) + 12 * gap.count(",")
    before = plain[max(0, number.start - 12) : number.start].lower()
    quantified = QUANTIFIER.search(plain[max(0, number.start - 45) : number.start])
    in_brackets = not quantified and plain.rfind("(", 0, number.start) > plain.rfind(")", 0, number.start)
    if follows:
        if in_brackets:
            cost += 40
        if re.search(r"\b(?:at|is|was|to|are|were|by|stands at|of)\s+(?:\w+ )?$", before):
            cost += 25
        if re.match(r"\s+and\b|\s*,", plain[number.end :]):
            cost += 30
        if COUNTED_TOO.search(gap):
            cost += 65
        if " and " in gap:
            cost += 30
    else:
        if quantified:
            cost += 30 + (130 if re.search(r"\b(?:and|but|with)\b", gap) else 0)
        if re.match(r"\s*(?:\([^)]*\)\s*)?of\b", plain[number.end :]):
            cost += 45
        if re.search(r"(?:^|,|;|and|with|that|only)\s*$", before):
            cost += 15
    return cost


def _claim(sentence, number, high, indicator, claims, hits, numbers, position) -> Claim:
    earlier = [other.end for other, _ in numbers[:position] if other.unit == number.unit]
    previous_end = earlier[-1] if earlier else 0
    later = (other.start for other, _ in numbers[position + 1 :] if other.unit == number.unit)
    following = next(later, len(sentence.plain))
    role = _role(sentence, number, indicator, claims, hits, previous_end, following)
    return Claim(number, high, indicator, role, _moment(sentence, number, previous_end, following), _subgroup(sentence, number, indicator, previous_end, following))


def _role(sentence, number, indicator, claims, hits, previous_end: int, following: int) -> str | None:
    """england, statistical_neighbours, region (not kept), previous, current, or None where only dates can tell."""
    plain = sentence.plain
    window = re.sub(r"\s+", " ", LEAD_IN.sub("", plain[max(previous_end, number.start - 110) : number.start]) + " ")
    clause = re.split(r"[;:,(]|\b(?:but|while|although|whereas|and)\b(?= (?:the|this|that|those|an?|in|for|of|is|was|now|currently) )", window)[-1]
    after = re.split(r"[,;.(]", plain[number.end : min(following, number.end + 75)])[0]
    earlier_same = any(c.indicator == indicator and c.number.unit == number.unit for c in claims)
    is_named = any(key == indicator for hit in hits for key in hit.indicator.split())
    compares_by_at = is_named and re.search(r"[a-z],? at\s*$", plain[max(0, number.start - 9) : number.start]) and re.search(
        r"\b(?:above|below|in line|similar|better|lower|higher|comparable|close|worse|outside|beyond|under|over)\b", clause
    )
    for role, pattern in COMPARATORS:
        if re.match(rf"{NO_VERB}\b(?:for|in|across|by|among|amongst)\s+(?:the |all |its |other )?(?:{pattern.pattern})", after, re.I):
            return role
    if re.match(rf"{NO_VERB}\bnationally", after, re.I):
        return "england"
    cues = [(found.end(), role) for role, pattern in COMPARATORS for found in pattern.finditer(clause)]
    if cues and not (compares_by_at and not earlier_same):
        end, role = max(cues)
        tail = clause[end:]
        if len(tail) < 75 and not VERB.search(tail):
            return role
    raw = re.sub(r"\s+", " ", plain[max(previous_end, number.start - 110) : number.start])
    if FROM.search(raw) and not re.search(r"\bfrom\b[^,;]*\b(?:to|enter|care|court|mov|placement)\b[^,;]*$", raw[raw.lower().rfind("from") :]):
        return "previous"
    if OF_BEFORE.search(raw) or (earlier_same and BEFORE_THAT.search(raw)):
        if re.search(r"\bcompar\w+ (?:with|to)\s*$", raw) and NATION.search(plain[: number.start]):
            return "england"
        return "previous"
    if re.search(r"\bto\s+(?:\w+ ){0,4}$", raw) and earlier_same:
        return "current"
    if LATER.search(clause) or LATER.search(after):
        return "current"
    return None


def _moment(sentence: Sentence, number: Quantity, previous_end: int, following: int) -> Moment | None:
    after = [m for m in sentence.when if number.end <= m.start < following]
    if after and ANOTHER.search(sentence.plain[number.end : after[0].start]):
        after = []
    if after and len(sentence.plain[number.end : after[0].start].strip()) <= 60 and not re.search(r"[,;]\s\w+.*\w", sentence.plain[number.end : after[0].start]):
        return after[0]
    before = [m for m in sentence.when if previous_end <= m.start < number.start]
    if before and LATER.search(sentence.plain[before[-1].end : number.start]):
        before = []
    if before and not (previous_end and ATTACHED.fullmatch(sentence.plain[previous_end : before[-1].start])):
        return before[-1]
    if after:
        return after[0]
    if len(sentence.when) == 1:
        only = sentence.when[0]
        between = sentence.plain[min(only.end, number.end) : max(only.start, number.start)]
        if not ANOTHER.search(between) and not FROM.search(sentence.plain[: number.start]) and not (previous_end and only.start > previous_end and only.start < number.start):
            return only
    return None


def _subgroup(sentence: Sentence, number: Quantity, indicator: str, previous_end: int, following: int) -> str | None:
    if not indicator.startswith(("care_leavers", "initial_health", "review_health", "health_", "dental", "immunis")):
        return None
    if sentence.plain.startswith(" of all", number.end):
        return None
    near = []
    for age in sentence.ages:
        if previous_end <= age.start() < number.start:
            near.append((number.start - age.end(), age))
        elif number.end <= age.start() < following and not re.search("[,;.(]", sentence.plain[number.end : age.start()]):
            near.append((age.start() - number.end, age))
    if near:
        return " ".join(min(near, key=lambda pair: pair[0])[1][0].split()).strip(" ,")
    found = PLACED.search(sentence.plain, number.end, following)
    return found[0] if found else None


def _counts(sentence: Sentence, numbers, claims: list[Claim], hits: list[Hit]) -> list[Claim]:
    """Counts printed beside a share: "44 (9.7%)", "103 of the 125 (82.4%)", "62% (132)"; and counts that stand alone."""
    found = []
    for claim in claims:
        if claim.number.unit != "percent" or "count" not in units()[claim.indicator]:
            continue
        for number, _ in numbers:
            if number.unit != "count" or OF_A_NUMBER.search(sentence.plain[max(0, number.start - 40) : number.start]):
                continue
            between = sentence.plain[number.end : claim.number.start]
            behind = sentence.plain[claim.number.end : number.start]
            if (number.end <= claim.number.start and re.fullmatch(
                r"(?:\s(?:of|out of|from) (?:the |its |their |all |a total of )*\d[\d,]*)?(?:\s[a-z ]{0,40})?,?\s*(?:\(|or |\(or )\s*", between
            )) or (claim.number.end <= number.start and re.fullmatch(r"\s\(", behind) and re.match(r"\s?(?:of|out of|\)|young|children|care)", sentence.plain[number.end :])):
                found.append(replace(claim, number=number, high=None))
    return found + _caseloads(sentence, numbers) + _private_fostering(sentence, numbers)


CASELOAD = re.compile(r"case-?loads?|\bcases\b", re.I)
CARRIES = (
    ("iro_caseload", re.compile(r"\bIC?ROs?\b|independent reviewing|reviewing officers?", re.I)),
    ("pa_caseload", re.compile(r"personal advis\w+|\bPAs?\b|(?:leaving[- ]care|care[- ]leaving|aftercare) (?:advis|work)\w+", re.I)),
    ("caseload", re.compile(r"social work|practitioner|\bteam", re.I)),
)
PLANNED = re.compile(r"\b(?:aspir\w+|aims?|plans?|planned|intend\w*|ambition|hop(?:es|ing)|will|further reduc\w+|to reduce|recommended|no more than|handbook)\b[^;.]*$", re.I)
AVERAGE = re.compile(r"\baverag\w+|typical\w*|usual\w*|generally|\bmean\b|between|\bof (?:around |about |approximately )?$|approximately|\bis\s$|\bat (?:around |about |approximately )?$|\($|\bto (?:around |about |an )?$|from\s$", re.I)


def _caseloads(sentence: Sentence, numbers) -> list[Claim]:
    if not re.search(r"case-?loads?", sentence.text, re.I):
        return []
    subject = next((key for words in (sentence.text, sentence.previous) for key, pattern in CARRIES if pattern.search(words)), "caseload")
    found: list[Claim] = []
    for position, (number, high) in enumerate(numbers):
        before = sentence.plain[max(0, number.start - 130) : number.start]
        after = sentence.plain[number.end : number.end + 45]
        if number.unit != "count" or number.in_words or not 5 <= number.value <= 200:
            continue
        if not re.search(r"case-?load", before, re.I) and not re.match(r"[^.;]{0,40}case-?load", after, re.I):
            continue
        if VAGUE.search(before[-40:]) or TARGET_BEFORE.search(before) or re.match(r"\s?(?:social workers|IROs|staff|workers|of (?:the|these)|teams|full)", after):
            continue
        if PLANNED.search(before) or re.match(r"\s?(?:cases |children )?recommended", after) or re.search(r"\brang\w+ from\b", before):
            continue
        nearby = before[-75:]
        is_range = high and re.search(r"case-?loads?,? (?:is|are|were|of|between|at)?\s*\(?$", before, re.I)
        if not is_range and not AVERAGE.search(nearby) and not (high and subject != "caseload"):
            continue
        if not is_range and subject == "caseload" and not re.search(r"averag|typical|usual|general|between|mean\b", sentence.text, re.I):
            continue
        found.append(_claim(sentence, number, high, subject, found, [], numbers, position))
    return found


FOSTERED = re.compile(
    r"\s(?:(?:known|recognised|current|open|notified|such|registered|active|new|identified)\s)*(?:children|child|young people|young person|cases?)?\s?"
    r"(?:(?:who|is|are|were|was|be|being|known|to|had|been|have|currently|identified|recorded|as|living|lived|live|in|a|subject|of)\s)*"
    r"privat\w+\s(?:arranged\s)?foster(?:ing|ed)\b(?!\s(?:assess|visit|regul|notif|panel|awareness|leaflet|process|polic|service|work|campaign|annual|team|officer))",
    re.I,
)


FOSTERED_BEFORE = re.compile(r"number of[^.;\d%]{0,25}privat\w+ (?:arranged )?foster\w+(?: children| arrangements| placements)?[^.;\d%]{0,30}(?:is|are|was|were|at|to|of|low)\s*\(?$", re.I)


def _private_fostering(sentence: Sentence, numbers) -> list[Claim]:
    if not re.search(r"privat\w+ (?:arranged )?foster", sentence.text, re.I):
        return []
    found: list[Claim] = []
    for position, (number, high) in enumerate(numbers):
        if number.unit != "count" or re.search(r"(?:fewer|less|more) than\s$|section\s$", sentence.plain[: number.start][-12:]):
            continue
        if FOSTERED.match(sentence.plain, number.end):
            found.append(_claim(sentence, number, high, "private_fostering", found, [], numbers, position))
        elif FOSTERED_BEFORE.search(sentence.plain, max(0, number.start - 90), number.start) and re.match(r"\s*(?:[),.;]|$|in |at |and |which|children|arrangements)", sentence.plain[number.end :]):
            found.append(_claim(sentence, number, high, "private_fostering", found, [], numbers, position))
        elif found and FROM.search(sentence.plain[found[-1].number.end : number.start]):
            found.append(replace(_claim(sentence, number, high, "private_fostering", found, [], numbers, position), role="previous"))
    return found


def _respectively(sentence: Sentence, claims: list[Claim], hits: list[Hit]) -> None:
    if "respectively" in sentence.text and len(claims) >= 2:
        pair = sorted(claims, key=lambda c: c.number.start)[-2:]
        named = sentence.plain[: pair[0].number.start]
        neighbours, nation = NEIGHBOURS.search(named), NATION.search(named)
        if neighbours and nation:
            roles = ["statistical_neighbours", "england"]
            for claim, role in zip(pair, roles if neighbours.start() < nation.start() else roles[::-1], strict=True):
                claim.role = role
    _named_respectively(sentence, claims, hits)


def _named_respectively(sentence: Sentence, claims: list[Claim], hits: list[Hit]) -> None:
    """"Dental checks and immunisations at 71% and 77% respectively": in the order of the phrases."""
    if "respectively" not in sentence.text:
        return
    for first, second in zip(hits, [*hits[1:], None]):
        keys = first.indicator.split()
        if len(keys) < 2 and second is not None and JOINT.fullmatch(sentence.plain[first.end : second.start]):
            keys = [*keys, *second.indicator.split()]
        shares = sorted({c.number.start for c in claims if c.number.unit == "percent" and c.indicator in keys and c.number.start > first.end})
        if len(keys) == 2 and len(shares) >= 2:
            wanted = dict(zip(shares[:2], keys, strict=True))
            claims[:] = [c for c in claims if wanted.get(c.number.start, c.indicator) == c.indicator]


def _settle_roles(sentence: Sentence, claims: list[Claim], before: list[Claim]) -> None:
    """Where words do not tell, the latest dated value of an indicator is current and earlier ones are previous."""
    for claim in claims:
        earlier = [c for c in claims if c.number.end <= claim.number.start and _same(c, claim)]
        if earlier and claim.role in (None, "current") and RISEN_TO.search(sentence.plain[earlier[-1].number.end : claim.number.start]):
            for other in earlier:
                other.role = other.role if other.role not in (None, "current") else "previous"
            claim.role = "current"
    for claim in claims:
        if claim.role is None:
            others = [c for c in claims if c is not claim and c.role in (None, "current") and _same(c, claim)]
            claim.role = "previous" if any(_is_earlier(claim, other) for other in others) else "current"
    for claim in claims:
        for other in before:
            if _same(other, claim) and other.role == claim.role == "current" and _span_of(other) == _span_of(claim):
                if not (claim.moment and claim.moment.order and other.moment and other.moment.order):
                    continue
                if _is_earlier(claim, other):
                    claim.role = "previous"
                elif _is_earlier(other, claim) and GOES_ON.match(sentence.text):
                    other.role = "previous"


def _same(claim: Claim, other: Claim) -> bool:
    return (claim.indicator, claim.number.unit, claim.subgroup) == (other.indicator, other.number.unit, other.subgroup)


def _is_earlier(claim: Claim, other: Claim) -> bool:
    """By their dates; a dated value before an undated one later in the sentence is the earlier."""
    if not claim.moment or not claim.moment.order:
        return False
    if other.moment and other.moment.order:
        return claim.moment.order < other.moment.order
    return other.number.start > claim.number.start and claim.moment.order.year < 9999 and claim.number.start != other.number.start


def _span_of(claim: Claim) -> bool:
    """Whether the value is an average over some years."""
    years = [int(year[-2:]) for year in re.findall(r"\d{2,4}", claim.moment.text)] if claim.moment else []
    return len(years) == 2 and years[1] - years[0] > 1


def _figure(claim: Claim, sentence: Sentence, passage: Passage) -> Figure:
    return Figure(
        indicator=claim.indicator,
        subgroup=claim.subgroup,
        value=claim.number.value,
        value_high=claim.high,
        unit=claim.number.unit,
        as_at=claim.moment and claim.moment.text,
        as_at_on=claim.moment and claim.moment.on,
        role=claim.role,
        block="narrative",
        page=passage.page(sentence.offset + claim.number.start),
        quote=sentence.text,
    )
