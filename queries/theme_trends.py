"""How themes rise, fall and come together."""

from datetime import date
from itertools import combinations

import numpy as np
import pandas as pd

from queries import themes
from queries.memory import remembered

CUT = {"sif": 2016, "ilacs": 2022}
"""The year from which a framework's later reports count. Frameworks are never compared: they ask differently."""
SURE = 0.05
"""Largest adjusted probability at which a difference is called more than chance."""
TOGETHER = 10
"""Pairs met in fewer inspections than this are not shown in the figure."""


@remembered
def yearly(theme: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """The share of inspections that recommend a theme, by year of publication and framework.

    Columns: theme, year, framework, inspections, of, share, lower, upper, is_small.
    """
    table = themes.read(as_at, framework)
    table = table.assign(year=table["published_on"].dt.year)
    hits = themes.named().loc[lambda rows: rows["theme"] == theme, "inspection_id"]
    table = table.assign(hit=table["inspection_id"].isin(hits))
    rows = table.groupby(["year", "framework"])["hit"].agg(inspections="sum", of="size").reset_index()
    return themes.with_interval(rows, "inspections", "of").assign(theme=theme).sort_values("year", ignore_index=True)


def compared(framework: str | None) -> str:
    """The framework whose earlier and later reports are compared: the newest unless one is chosen."""
    return framework if framework in CUT else "ilacs"


@remembered
def change(as_at: date, framework: str | None = None) -> pd.DataFrame:
    """Each theme's share of all recommendations in the later reports of one framework less that in the earlier ones.

    Columns: theme, theme_name, before, of_before, after, of_after (recommendations), share_before, share_after
    (percent), change (percentage points), lower, upper (Newcombe's 95% interval of the difference, by statsmodels),
    verdict ("rising", "falling", or "may be chance": score test, adjusted by Benjamini and Hochberg's method for
    asking of every theme at once). Sorted by change; empty where either side has no report. Shares are of
    recommendations because the number that a report makes has changed as well.
    """
    from scipy.stats import false_discovery_control  # half a second to import, as the next
    from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep

    table = themes.read(as_at, compared(framework))
    late = table["published_on"].dt.year >= CUT[compared(framework)]
    asked = table.groupby(late)["asked"].sum()
    if len(asked) < 2:
        return pd.DataFrame()
    hits = themes.named().merge(table.assign(late=late)[["inspection_id", "late"]], on="inspection_id")
    wide = hits.pivot_table(index="theme", columns="late", values="recommendations", aggfunc="sum", fill_value=0)
    names = themes.catalogue().set_index("theme")["theme_name"].drop("other", errors="ignore")
    wide = wide.reindex(index=names.index, columns=[False, True]).fillna(0).astype(int)
    before, after, of_before, of_after = wide[False], wide[True], int(asked[False]), int(asked[True])
    lower, upper = confint_proportions_2indep(after, of_after, before, of_before, method="newcomb", compare="diff")
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = np.nan_to_num(
            test_proportions_2indep(after, of_after, before, of_before, method="score").pvalue, nan=1.0
        )
    rows = pd.DataFrame({"theme": names.index, "theme_name": names.to_numpy()})
    rows = rows.assign(before=before.to_numpy(), of_before=of_before, after=after.to_numpy(), of_after=of_after)
    rows = rows.assign(share_before=100 * rows["before"] / of_before, share_after=100 * rows["after"] / of_after)
    rows = rows.assign(change=rows["share_after"] - rows["share_before"])
    rows = rows.assign(lower=100 * np.asarray(lower), upper=100 * np.asarray(upper))
    sure = false_discovery_control(chance) <= SURE
    rows["verdict"] = np.where(~sure, "may be chance", np.where(rows["change"] > 0, "rising", "falling"))
    return rows.sort_values("change", ascending=False, kind="stable", ignore_index=True)


@remembered
def together(as_at: date, framework: str | None = None) -> pd.DataFrame:
    """Every pair of themes named by at least one inspection, those most often met beyond expectation first.

    Columns: theme, other, theme_name, other_name, inspections (that name both), expected, times (inspections /
    expected), is_sure. Expected is the number if the two had nothing to do with each other among reports that name
    as many themes, as by `_expected`; is_sure, whether more are met than chance explains (normal approximation,
    adjusted by Benjamini and Hochberg's method for asking of every pair).
    """
    from scipy.stats import false_discovery_control, norm

    table, names = themes.read(as_at, framework), themes.catalogue().set_index("theme")["theme_name"]
    keys = [key for key in names.index if key != "other"]
    pairs = pd.DataFrame(list(combinations(keys, 2)), columns=["theme", "other"])
    at = tuple(pairs[name].map(keys.index).to_numpy() for name in ("theme", "other"))
    met, expected, variance = (np.zeros(len(pairs)) for _ in range(3))
    for _, part in table.groupby("framework"):
        hits = themes.named().merge(part[["inspection_id"]], on="inspection_id")
        has = hits.pivot_table(index="inspection_id", columns="theme", values="recommendations", fill_value=0) > 0
        has = has.reindex(index=part["inspection_id"], columns=keys, fill_value=False).to_numpy(float)
        mean, spread = _expected(has)
        met, expected, variance = met + (has.T @ has)[at], expected + mean[at], variance + spread[at]
    with np.errstate(divide="ignore", invalid="ignore"):  # of few inspections there is no variance
        beyond = norm.sf((met - 0.5 - expected) / np.sqrt(variance))
    sure = false_discovery_control(np.nan_to_num(beyond, nan=1.0)) <= SURE
    pairs = pairs.assign(theme_name=pairs["theme"].map(names), other_name=pairs["other"].map(names))
    pairs = pairs.assign(inspections=met.astype(int), expected=expected, is_sure=sure)[met > 0]
    pairs["times"] = pairs["inspections"] / pairs["expected"]
    beyond = (pairs["inspections"] - pairs["expected"]).rename("beyond")
    return pairs.loc[beyond.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _expected(has: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of the reports that name both themes of each pair, if they had nothing to do with each other.

    `has`: a row a report, a column a theme, 1 where it names it. Reports that name many themes name most pairs, so a
    theme is set beside another only among reports that name the same number of themes besides it; there the count is
    hypergeometric (T. Tjur, A connection between Rasch's item analysis model and a multiplicative Poisson model,
    Scandinavian Journal of Statistics 9, 1982). Each pair is asked from both sides; the mean of the two is given.
    """
    mean, variance = (np.zeros((has.shape[1], has.shape[1])) for _ in range(2))
    for theme in range(has.shape[1]):
        besides = has.sum(axis=1) - has[:, theme]
        for size in np.unique(besides):
            part = has[besides == size]
            n, one, others = len(part), part[:, theme].sum(), part.sum(axis=0)
            mean[theme] += one * others / n
            variance[theme] += one * (n - one) * others * (n - others) / (n * n * max(n - 1, 1))
    return (mean + mean.T) / 2, (variance + variance.T) / 2


@remembered
def with_theme(theme: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """The rows of `together` for one theme, which stands first in each."""
    table = together(as_at, framework)
    first = table["theme"] == theme
    turned = table[table["other"] == theme].rename(
        columns={"theme": "other", "other": "theme", "theme_name": "other_name", "other_name": "theme_name"}
    )
    return pd.concat([table[first], turned]).sort_index()[list(table.columns)].reset_index(drop=True)
