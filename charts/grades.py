"""Figures of grades: tile map, distribution by region and over time, movement, age."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import GRADE_NAMES, GRADES, LETTERS, SHOWN, Look, Words, fill, finish, plain, room


def tile_map(tiles: pd.DataFrame, words: Words, look: Look, mine: str | None = None) -> go.Figure:
    """One square for each authority, coloured and lettered by grade.

    `tiles`: authority_code, short_name, tile_column, tile_row, grade, hover (text).
    """
    figure = go.Figure()
    for grade in GRADES:
        of = tiles[tiles["grade"] == grade]
        chosen = of["authority_code"] == mine
        figure.add_bar(
            x=of["tile_column"].tolist(),
            y=[0.92] * len(of),
            base=(-of["tile_row"] - 0.46).tolist(),
            width=0.92,
            name=GRADE_NAMES[grade],
            customdata=of["authority_code"].tolist(),
            marker={
                **fill(grade, look),
                "line": {
                    "color": [look.ink if c else look.paper for c in chosen],
                    "width": [4 if c else 0 for c in chosen],
                },
            },
            text=[LETTERS[grade]] * len(of) if look.narrow else of["short_name"].map(plain).tolist(),
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": look.text, "color": look.on_fills[grade]},
            hovertext=of["hover"].map(plain).tolist(),
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    rows = int(tiles["tile_row"].max()) + 1 if len(tiles) else 1
    columns = int(tiles["tile_column"].max()) + 1 if len(tiles) else 1
    figure.update_layout(barmode="overlay")
    finish(figure, words, look, plot=rows * 26, right=0, grades=SHOWN)
    figure.update_xaxes(visible=False, range=[-0.5, columns - 0.5])
    figure.update_yaxes(visible=False, range=[0.5 - rows, 0.5])
    return figure


def by_region(counts: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Bars of one length, one for each region and England, cut by the share of authorities at each grade.

    `counts`: region_name, grade, authorities, of; every region has every grade, England last.
    """
    figure = go.Figure()
    regions = counts["region_name"].drop_duplicates().tolist()
    for grade in GRADES:
        of = counts[counts["grade"] == grade]
        figure.add_bar(
            y=of["region_name"].map(plain).tolist(),
            x=(100 * of["authorities"] / of["of"].clip(lower=1)).tolist(),
            orientation="h",
            name=GRADE_NAMES[grade],
            marker={
                **fill(grade, look),
                "line": {"color": look.paper, "width": 1},
            },
            text=[f"{LETTERS[grade]} {n}".strip() if n else "" for n in of["authorities"]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": look.text, "color": look.on_fills[grade]},
            hovertext=[
                f"{plain(region)}: {n} of {whole} {GRADE_NAMES[grade].lower()}"
                for region, n, whole in zip(of["region_name"], of["authorities"], of["of"], strict=True)
            ],
            hoverinfo="text",
        )
    figure.update_layout(barmode="stack", bargap=0.22)
    finish(figure, words, look, plot=len(regions) * 44, left=room(regions, look), right=22, foot=48, grades=SHOWN)
    figure.update_xaxes(range=[0, 100], ticksuffix="%", dtick=25, title_text="share of authorities", title_standoff=6)
    figure.update_yaxes(autorange="reversed", ticksuffix=" ")
    return figure


def over_time(counts: pd.DataFrame, began: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Authorities at each grade at the end of each quarter, stacked; each band named at its end.

    `counts`: day, grade, authorities. `began`: framework_name, day (first publication), marked by a line.
    """
    figure = go.Figure()
    wide = counts.pivot(index="day", columns="grade", values="authorities").reindex(columns=GRADES)
    floor = 0.0
    for grade in reversed(SHOWN):
        figure.add_scatter(
            x=wide.index,
            y=wide[grade].tolist(),
            name=GRADE_NAMES[grade],
            mode="lines",
            line={"width": 1, "color": look.paper, "shape": "hv"},
            stackgroup="grades",
            fillcolor=look.fills[grade],
            hovertemplate=f"%{{y}} {GRADE_NAMES[grade].lower()}<extra></extra>",
        )
        height = float(wide[grade].iloc[-1])
        if height >= 4:
            figure.add_annotation(
                text=f"{GRADE_NAMES[grade]} {height:.0f}",
                x=wide.index[-1],
                y=floor + height / 2,
                xanchor="left",
                xshift=8,
                showarrow=False,
                font={"color": look.ink},
            )
        floor += height
    top = float(wide[list(SHOWN)].sum(axis=1).max())
    for level, (name, day) in enumerate(zip(began["framework_name"], began["day"], strict=True)):
        height = top * (1.32 - 0.07 * (level % 4))
        figure.add_scatter(
            x=[day, day],
            y=[0, height],
            mode="lines",
            hoverinfo="skip",
            line={"color": look.soft, "width": 1, "dash": "dot"},
        )
        figure.add_annotation(
            text=f"{plain(name)} from here",
            x=day,
            y=height,
            xanchor="left",
            xshift=4,
            showarrow=False,
            font={"color": look.soft},
        )
    figure.update_layout(hovermode="x unified")
    finish(figure, words, look, plot=300, left=56, right=190, foot=30, wide=True)
    figure.update_xaxes(showgrid=False, range=[wide.index[0], wide.index[-1]])
    figure.update_yaxes(range=[0, top * 1.36], title_text="authorities", title_standoff=8)
    return figure


def flow(moves: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Authorities flowing from the grade before (left) to the latest grade (right).

    `moves`: grade_before ("none" for a first inspection), grade, authorities.
    """
    left, right = list(GRADES), [g for g in GRADES if g != "none"]
    before = moves.groupby("grade_before")["authorities"].sum()
    after = moves.groupby("grade")["authorities"].sum()
    left, right = [g for g in left if g in before], [g for g in right if g in after]
    names = [f"{'First inspection' if g == 'none' else GRADE_NAMES[g]} {before[g]}" for g in left]
    names += [f"{GRADE_NAMES[g]} {after[g]}" for g in right]
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": names,
                "color": [look.fills[g] for g in left + right],
                "line": {"color": look.soft, "width": 1},
                "x": [0.001] * len(left) + [0.999] * len(right),
                "y": _middles([before[g] for g in left]) + _middles([after[g] for g in right]),
                "pad": 14,
                "thickness": 22,
            },
            link={
                "source": moves["grade_before"].map(left.index).tolist(),
                "target": (moves["grade"].map(right.index) + len(left)).tolist(),
                "value": moves["authorities"].tolist(),
                "color": [_faded(look.fills[g]) for g in moves["grade"]],
                "hovertemplate": "%{value} authorities: %{source.label} to %{target.label}<extra></extra>",
            },
            textfont={"color": look.ink, "size": look.text},
        )
    )
    return finish(figure, words, look, plot=340, foot=10)


def _middles(sizes: list[int]) -> list[float]:
    whole, below, middles = max(sum(sizes), 1), 0.0, []
    for size in sizes:
        middles.append(min(max((below + size / 2) / whole, 0.001), 0.999))
        below += size
    return middles


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"


def years_since(counts: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Bars of authorities by whole years since their latest grade. `counts`: years, authorities."""
    names = ["under 1" if year == 0 else f"{year} to {year + 1}" for year in counts["years"]]
    figure = go.Figure(
        go.Bar(
            x=names,
            y=counts["authorities"].tolist(),
            marker={"color": look.mine},
            text=counts["authorities"].tolist(),
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y} authorities: %{x} years<extra></extra>",
        )
    )
    finish(figure, words, look, plot=240, left=56, foot=48, wide=True)
    figure.update_layout(bargap=0.25)
    figure.update_xaxes(type="category", title_text="years since the report was published", title_standoff=6)
    figure.update_yaxes(rangemode="tozero", title_text="authorities", title_standoff=8)
    return figure
