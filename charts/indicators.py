"""Figures of one indicator: all authorities ranked, the neighbours, the trend."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import Look, Words, finish, plain, room, spread

TALL, WIDTH = 300, 1000
"""Pixels of the ranked bars: their height is set, their width is what a page of 1,440 leaves them."""


def ranked(table: pd.DataFrame, words: Words, look: Look, unit_name: str, england: float | None) -> go.Figure:
    """A bar for each authority with a value, in the order given; mine, neighbours and both ends named.

    `table`: authority_name, short_name, value, role ("mine", "neighbour", "other"), text (the value
    as people read it), hover. Rows without a value are not drawn. `england` is drawn as a dashed line.
    """
    table = table[table["value"].notna()].reset_index(drop=True)
    colours = {"mine": look.mine, "neighbour": look.neighbour, "other": look.others}
    figure = go.Figure(
        go.Bar(
            x=table.index.tolist(),
            y=table["value"].tolist(),
            marker={"color": table["role"].map(colours).tolist(), "line": {"width": 0}},
            hovertext=table["hover"].map(plain).tolist(),
            hoverinfo="text",
        )
    )
    low, top = min(0.0, float(table["value"].min())), max(england or 0.0, float(table["value"].max())) * 1.2 or 1.0
    _name_bars(figure, table, look, low, top)
    if england is not None:
        figure.add_hline(y=england, line={"color": look.england, "width": 2, "dash": "dash"})
        figure.add_annotation(
            text="England",
            x=1,
            xref="paper",
            y=england,
            xanchor="right",
            yanchor="bottom",
            showarrow=False,
            font={"color": look.england},
        )
    finish(figure, words, look, plot=TALL, left=72, wide=True)
    figure.update_layout(bargap=0.15)
    figure.update_xaxes(visible=False, range=[-1, len(table)])
    figure.update_yaxes(range=[low, top], title_text=plain(unit_name), title_standoff=8)
    return figure


def _name_bars(figure: go.Figure, table: pd.DataFrame, look: Look, low: float, top: float) -> None:
    """Names above the bars that matter, each raised until it covers no other."""
    taken: list[tuple[float, float, float]] = []
    for place, row in table[table["role"] != "other"].iterrows():
        mine = row["role"] == "mine"
        name = f"{row['authority_name']} {row['text']}" if mine else row["short_name"]
        size = look.text + 2 * mine
        middle, half = (place + 1) * WIDTH / (len(table) + 1), len(name) * size * (0.3 if mine else 0.27) + 3
        height = bar = round((row["value"] - low) / (top - low) * TALL) + 14
        while blocking := [h for a, b, h in taken if middle - half < b and middle + half > a and abs(height - h) < 20]:
            height = max(blocking) + 20
        taken.append((middle - half, middle + half, height))
        figure.add_annotation(
            x=place,
            y=row["value"],
            ax=0,
            ay=-(height - bar + 14),
            text=f"<b>{plain(name)}</b>" if mine else plain(name),
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=look.soft,
            showarrow=True,
            bgcolor=look.paper,
            borderpad=1,
            font={"color": look.ink if mine else look.soft, "size": size},
        )


def neighbours(table: pd.DataFrame, words: Words, look: Look, unit_name: str) -> go.Figure:
    """Labelled bars of my authority, its neighbours, region and England, in the order given.

    `table`: name, value, role ("mine", "neighbour", "region", "england"), text.
    """
    table = table[table["value"].notna()]
    colours = {"mine": look.mine, "neighbour": look.neighbour, "region": look.region, "england": look.england}
    names = [
        f"<b>{plain(n)}</b>" if r == "mine" else plain(n) for n, r in zip(table["name"], table["role"], strict=True)
    ]
    figure = go.Figure(
        go.Bar(
            x=table["value"].tolist(),
            y=names,
            orientation="h",
            marker={"color": table["role"].map(colours).tolist()},
            text=table["text"].map(plain).tolist(),
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    finish(figure, words, look, plot=len(table) * 28, left=room(table["name"], look), right=64, foot=48)
    figure.update_layout(bargap=0.25)
    figure.update_xaxes(rangemode="tozero", title_text=plain(unit_name), title_standoff=6)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix=" ")
    return figure


def trend(lines: pd.DataFrame, band: pd.DataFrame, words: Words, look: Look, unit_name: str) -> go.Figure:
    """Lines over time, each named at its end; the neighbours' range as a band.

    `lines`: name, role ("mine", "neighbours", "region", "england"), period, period_end, value, text;
    a missing value is a gap. `band`: period_end, lowest, highest.
    """
    colours = {"mine": look.mine, "neighbours": look.neighbour, "region": look.region, "england": look.england}
    dashes = {"mine": "solid", "neighbours": "dot", "region": "dashdot", "england": "dash"}
    figure = go.Figure()
    if len(band):
        figure.add_scatter(
            x=[*band["period_end"], *band["period_end"][::-1]],
            y=[*band["highest"], *band["lowest"][::-1]],
            fill="toself",
            fillcolor=look.others,
            opacity=0.6,
            line={"width": 0},
            hoverinfo="skip",
        )
    for (name, role), line in lines.groupby(["name", "role"], sort=False):
        figure.add_scatter(
            x=line["period_end"],
            y=line["value"].tolist(),
            name=plain(name),
            mode="lines+markers",
            line={"color": colours[role], "width": 4 if role == "mine" else 2, "dash": dashes[role]},
            marker={"size": 8 if role == "mine" else 5},
            text=[f"{plain(n)}: {t} ({p})" for n, t, p in zip(line["name"], line["text"], line["period"], strict=True)],
            hoverinfo="text",
        )
    _name_lines(figure, lines, max([*lines["value"].dropna(), *band["highest"]], default=1.0), look, colours)
    labels = lines["name"] + " " + lines["text"]
    finish(figure, words, look, plot=340, left=72, right=room(labels, look), foot=30)
    ends = lines.drop_duplicates("period_end").sort_values("period_end")
    every = max(1, len(ends) // 7 + (len(ends) % 7 > 0))
    shown = ends.iloc[::-1].iloc[::every].iloc[::-1]
    figure.update_xaxes(
        showgrid=False,
        tickangle=0,
        tickvals=shown["period_end"].tolist(),
        ticktext=shown["period"].tolist(),
        range=_around(ends["period_end"]) if len(ends) else None,
    )
    figure.update_yaxes(rangemode="tozero", title_text=plain(unit_name), title_standoff=8)
    return figure


def _around(days: pd.Series) -> list[pd.Timestamp]:
    """From a little before the first day to a little after the last."""
    margin = max((days.max() - days.min()) * 0.03, pd.Timedelta(days=60))
    return [days.min() - margin, days.max() + margin]


def _name_lines(figure: go.Figure, lines: pd.DataFrame, top: float, look: Look, colours: dict[str, str]) -> None:
    """Each line's name and last value at its end, moved apart where they would overlap."""
    last = lines[lines["value"].notna()].drop_duplicates("name", keep="last")
    if last.empty:
        return
    heights = spread(last["value"].tolist(), top * 0.065)
    for (_, row), height in zip(last.iterrows(), heights, strict=True):
        label = f"{plain(row['name'])} {row['text']}"
        figure.add_annotation(
            x=lines["period_end"].max(),
            y=height,
            text=f"<b>{label}</b>" if row["role"] == "mine" else label,
            xanchor="left",
            xshift=10,
            align="left",
            showarrow=False,
            font={"color": colours[row["role"]] if row["role"] != "neighbours" else look.soft},
        )
