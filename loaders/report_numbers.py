"""Numbers and dates as reports print them: digits or words, with a unit, at a day or over a period.

A quantity is a number with its unit; a moment is a date, a year, a period or a phrase such
as "at the time of the inspection". Both keep where in the text they stand.
"""

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

UNITS_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: number for number, word in enumerate(UNITS_WORDS, 1)} | {
    word: 10 * number for number, word in enumerate(TENS_WORDS, 2)
}
NOUGHT = {"no", "none", "nil", "zero", "neither"}

SHORT_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
DASH = r"\s?[-–‑−─―/]\s?"
# In "from 50 in 2013 to 44" the 44 is no year: after "to" a short one is only read at the start of a sentence.
YEARS = rf"(?:20\d\d(?:{DASH}(?:20)?\d\d|\sto\s20\d\d)|(?<=(?-i:In)\s)20\d\d\sto\s\d\d(?=,))"
OF = r"(?:\s(?:of|in|for))"
DATA = r"(?:\s(?:data|figures?|performance|results?))?"

MOMENT = re.compile(
    rf"""
      (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<day_month>{MONTH})\b(?:,?\s(?P<day_year>20\d\d|\d\d\b(?!,\d)))?
    | \b(?P<month_day>{MONTH})\s(?P<month_day_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<month_day_year>20\d\d)\b
    | \b(?P<slash>\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d)\b
    | \b(?:Q|[Qq]uarter\s)(?P<quarter>[1-4]|one|two|three|four){DATA}{OF}?,?\s(?P<quarter_year>{YEARS}|20\d\d)
    | \b(?P<quarter_name>first|second|third|fourth|last)\squarter{DATA}{OF}\s(?P<named_quarter_year>{YEARS}|20\d\d)
    | \b(?P<month>{MONTH})(?:,?\s)(?P<month_year>20\d\d)\b
    | \b(?P<years>{YEARS})(?!\d|\s?%|,\d)
    | (?<![\d,.£])(?P<year>20[01]\d)
      (?!\d|%|[.,]\d|\s(?:children|young|people|looked|cases|contacts|referrals|households)\b)
    | \b(?P<phrase>(?:at|during)\s(?:the\s)?(?:time\sof\s)?(?:the\s|this\s|our\s)?inspection
        | currently | at\spresent | (?:the\s)?current\syear | in-year
        | (?:in|over|during|for|within)\sthe\s(?:last|past|previous)\s(?:\w+\s)?(?:months?|years?|quarter|weeks)
        | since\s(?:the|their|its)\s(?:last|previous)\sinspection
        | in\sthe\s(?:last\s)?(?:two|2|three|3)\syears\s(?:prior\sto|before)\s(?:the\s|this\s)?inspection
        | (?:the\s|this\stime\s)?(?:last|previous|same\stime\slast)\syear | year\sto\sdate | this\syear)\b
    """,
    re.X | re.I,
)
PERIOD = re.compile(r"\s?(?:to|until|up to|[-–−])\s?(?:the end of\s)?")
UNTIL_WRITTEN = 30
"""Days after an inspection in which its report may still take up newer figures."""
QUARTERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

QUANTITY = re.compile(
    rf"""
    (?<![\w£$.,’'/])(?:
        (?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<decimal>\.\d{{1,3}})?
      | (?P<words>(?:(?:{"|".join(TENS_WORDS)})(?:[-\s](?:{"|".join(UNITS_WORDS[:9])}))?|{"|".join(UNITS_WORDS)}
          |{"|".join(NOUGHT)})\b(?!\s(?:change|longer|more|fewer|less|one|data|information|significant)\b)
          (?:\shundred(?:\sand\s(?:(?:{"|".join(TENS_WORDS)})(?:[-\s](?:{"|".join(UNITS_WORDS[:9])}))?|{"|".join(UNITS_WORDS)}))?\b)?)
    )
    (?P<unit>\s?%|[-\s]?per[ -]?cent\b
      |\s(?:children\s(?:and\syoung\speople\s)?)?per\s10,?000(?:\s(?:of\s)?(?:the\s)?(?:children|population))?
      |[-\s]?(?:calendar\s|working\s)?days?\b|[-\s]weeks?\b|[-\s]months?\b|[-\s]years?\b|\spercentage\spoints?
      |[-\s]miles?\b)?
    (?![\w]|[.,]\d|/\d)
    """,
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text: `unit` is count, percent, per_10000, days, weeks or another word for time or change."""

    value: float
    unit: str
    start: int
    end: int
    in_words: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """When: the words, the last day they mean, a day to sort by (None if unknown).

    The last day is None where the words name none, and where it comes after the inspection: a year or quarter that
    was not over ("so far in 2015-16"), or a day for which something is forecast.
    """

    text: str
    on: date | None
    order: date | None
    start: int
    end: int


class Passage:
    """Lines joined by spaces, remembering which page each character came from."""

    def __init__(self, lines):
        self.starts, self.pages, parts, length = [], [], [], 0
        for line in lines:
            if not self.pages or self.pages[-1] != line.page:
                self.starts.append(length)
                self.pages.append(line.page)
            parts.append(line.text)
            length += len(line.text) + 1
        self.text = " ".join(parts)

    def page(self, position: int) -> int:
        return self.pages[bisect_right(self.starts, position) - 1]


def blank(text: str, start: int, end: int) -> str:
    """The text with that stretch replaced by as many spaces, so that positions stay."""
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def without(found: list["Moment"], text: str) -> str:
    """The text with those moments blanked, and any footnote's digits glued to their years."""
    for moment in found:
        end = moment.end
        while end < len(text) and text[end].isdigit():
            end += 1
        text = blank(text, moment.start, end)
    return text


def quantities(text: str) -> list[Quantity]:
    """Every number of the text with its unit, in order; dates must have been blanked before."""
    return [_quantity(match) for match in QUANTITY.finditer(text)]


def _quantity(match: re.Match) -> Quantity:
    if words := match["words"]:
        value = _in_words(words)
    else:
        value = float(match["digits"].replace(",", "") + (match["decimal"] or ""))
    return Quantity(value, _unit(match["unit"]), match.start(), match.end(), bool(words))


def _in_words(words: str) -> float:
    words = words.lower()
    if words in NOUGHT:
        return 0.0
    hundreds, _, rest = words.rpartition("hundred")
    value = 100 * WORDS[hundreds.strip()] if hundreds else 0
    return float(value + sum(WORDS[word] for word in re.findall(r"[a-z]+", rest) if word != "and"))


def _unit(printed: str | None) -> str:
    if not printed:
        return "count"
    printed = printed.lower()
    if "point" in printed:
        return "points"
    if "10" in printed:
        return "per_10000"
    if "%" in printed or "cent" in printed:
        return "percent"
    for word in ("day", "week", "month", "year", "mile"):
        if word in printed:
            return f"{word}s"
    raise ValueError(printed)


def moments(text: str, inspected_to: date | None = None) -> list[Moment]:
    """Every date, year and period of the text in order; "at the time of the inspection" is `inspected_to`."""
    found = []
    for match in MOMENT.finditer(text):
        on, order = _day(match, inspected_to)
        if on and inspected_to and on > inspected_to and not _is_month_of_report(match, inspected_to):
            on = None
        found.append(Moment(" ".join(match[0].split()), on, order, match.start(), match.end()))
    return _periods(text, found)


def _is_month_of_report(match: re.Match, inspected_to: date) -> bool:
    """Whether the moment is the month an inspection ended in, or the one after, when reports are still written."""
    if not match["month"]:
        return False
    first = date(int(match["month_year"]), _month(match["month"]), 1)
    return (first - inspected_to).days <= UNTIL_WRITTEN


def _periods(text: str, found: list[Moment]) -> list[Moment]:
    """Two moments joined by "to" are one period, which ends with the second."""
    joined: list[Moment] = []
    for moment in found:
        first = joined[-1] if joined else None
        is_between = (
            first and text[: first.start].lower().endswith("between ") and text[first.end : moment.start] == " and "
        )
        is_dated = any(character.isdigit() for character in moment.text)
        if first and is_dated and (is_between or PERIOD.fullmatch(text[first.end : moment.start])):
            words = " ".join(text[first.start : moment.end].split())
            joined[-1] = Moment(words, moment.on, moment.order, first.start, moment.end)
        else:
            joined.append(moment)
    return joined


def _day(match: re.Match, inspected_to: date | None) -> tuple[date | None, date | None]:
    on = order = None
    if match["day"]:
        if match["day_year"]:
            on = order = _date(int(match["day"]), _month(match["day_month"]), _year(match["day_year"]))
    elif match["month_day"]:
        on = order = _date(int(match["month_day_day"]), _month(match["month_day"]), int(match["month_day_year"]))
    elif match["slash"]:
        day, month, year = match["slash"].split("/")
        on = order = _date(int(day), int(month), _year(year))
    elif match["quarter"] or match["quarter_name"]:
        quarter = (match["quarter"] or match["quarter_name"]).lower()
        on = order = _quarter_end(
            QUARTERS.get(quarter) or int(quarter), match["quarter_year"] or match["named_quarter_year"]
        )
    elif match["month"]:
        on = order = _month_end(_month(match["month"]), int(match["month_year"]))
    elif match["years"]:
        on = order = _year_end(match["years"])
    elif match["year"]:
        order = date(int(match["year"]), 6, 30)
    else:
        phrase = match["phrase"].lower()
        earlier = "last year" in phrase or "previous" in phrase
        is_now = "current" in phrase or ("inspection" in phrase and phrase.startswith(("at", "during")))
        on = inspected_to if is_now else None
        order = (date(1, 1, 1) if earlier else date(9999, 1, 1)) if on is None else on
    return on, order


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    return SHORT_MONTHS[name.lower()[:3]]


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a misprint such as 31 June names no day
        return None


def _month_end(month: int, year: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_end(years: str) -> date:
    """31 March that ends the (last) financial year of "2014-15", "2014/15" or "2011-2014"."""
    first, last = re.findall(r"\d+", years)
    return date(_year(last), 3, 31) if _year(last) >= int(first) else date(int(first), 3, 31)


def _quarter_end(quarter: int, years: str) -> date:
    """Quarters are of the financial year: the first ends on 30 June."""
    first = int(years[:4])
    return {1: date(first, 6, 30), 2: date(first, 9, 30), 3: date(first, 12, 31), 4: date(first + 1, 3, 31)}[quarter]
