"""When the law wants an authority's action plan.

An authority gives its plan to the Secretary of State and to Ofsted within 70 working days of the
report: Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007.
"""

from datetime import date

import holidays
import numpy as np
import pandas as pd

WORKING_DAYS = 70


def due_dates(published_on: pd.Series) -> pd.Series:
    """The 70th working day after each day of publication, as datetimes; null where that is null.

    13 June 2017 gives 20 September 2017.

    The day of publication does not count. Working days are Monday to Friday without England's
    bank holidays, those given once (a jubilee, a coronation) included.
    """
    published = pd.to_datetime(published_on)
    known = published.dropna()
    due = pd.Series(pd.NaT, index=published.index, dtype="datetime64[s]", name="action_plan_due_on")
    if known.empty:
        return due
    days = known.to_numpy().astype("datetime64[D]")
    # From a Saturday, Sunday or bank holiday the count starts at the working day before it.
    due[known.index] = np.busday_offset(days, WORKING_DAYS, roll="backward", holidays=_bank_holidays(days)).astype(
        "datetime64[s]"
    )
    return due


def _bank_holidays(days: np.ndarray) -> list[date]:
    """England's bank holidays of the years these days and the 70 working days after them are in."""
    first, last = (int(str(day)[:4]) for day in (days.min(), days.max()))
    return sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 2)))
