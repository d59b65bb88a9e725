"""Names beside points: where they cover no point and no other name, near their own or at the end of a line to it."""

from itertools import product

import numpy as np
import pandas as pd

from charts.style import Look, label, plain

SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a name may stand, seen from its point: right, left, above, below, and between these."""
ACROSS, UP = {-1: "right", 0: "center", 1: "left"}, {-1: "top", 0: "middle", 1: "bottom"}
REACHES = (0, 18, 36, 54, 72)
"""Pixels by which a name may stand further off, with a line to its point."""
NEAR, ABOVE = 11, 8
"""Pixels between the middle of a point and its name, beside and above it."""
WIDER = 1.2
"""How much wider than its least a drawing often is: names keep clear of points in both."""


def beside(
    named: pd.DataFrame, every: pd.DataFrame, ends: dict[str, list[float]], look: Look, pixels: tuple[int, int]
) -> tuple[list[dict], list[dict]]:
    """(names as annotations, lines to those that stand off as shapes) of `named`, in order of weight.

    `named` and `every` point: x, y; `named` also authority_name and role. `ends`: of both axes. `pixels`: the least
    width and the height of the drawing. A name that has no free place is left out, but for mine, which stands where
    it covers fewest points. No line runs through a name.
    """
    low, span = (np.array([pick(ends[axis]) for axis in "xy"]) for pick in (min, np.ptp))
    sizes = np.array([pixels, (WIDER * pixels[0], pixels[1])])
    dots = (every[["x", "y"]].to_numpy(float) - low) / span
    taken, drawn, labels, lines = np.empty((0, 4)), np.empty((0, 2)), [], []
    for row in named.to_dict("records"):
        at, tries = (np.array([row["x"], row["y"]]) - low) / span, []
        for reach, side in product(REACHES, SIDES):
            boxes = [_box(at * size, side, reach, row["authority_name"], look) for size in sizes]
            covered = sum(_under(box, dots * size, look) for box, size in zip(boxes, sizes, strict=True))
            line = at * pixels + np.outer(np.linspace(0, 1, 9), _shift(side, reach, look)) * bool(reach)
            covered += _touching(boxes[0], taken) + _under(boxes[0], drawn, look) + _crossed(line, taken)
            tries.append((covered + 1000 * _is_outside(boxes[0], pixels), reach, side, boxes[0], line))
            if not tries[-1][0]:
                break
        covered, reach, side, box, line = min(tries, key=lambda one: one[0])
        if covered and row["role"] != "mine":
            continue
        taken, drawn = np.vstack([taken, box]), np.vstack([drawn, line])
        labels.append(_name(row, side, reach, look))
        lines += [_line(row, side, reach, look)] if reach else []
    return labels, lines


def _shift(side: tuple[int, int], reach: int, look: Look) -> tuple[float, float]:
    """Pixels from a point to the near edge of its name: to the right, upwards."""
    return side[0] * (NEAR + reach) * look.scale, side[1] * (ABOVE + reach) * look.scale


def _box(at: np.ndarray, side: tuple[int, int], reach: int, name: str, look: Look) -> tuple[float, ...]:
    """(left, right, low, high) of a name."""
    half = len(name) * look.text * 0.25, look.text * 0.65
    x, y = (at[i] + _shift(side, reach, look)[i] + side[i] * half[i] for i in (0, 1))
    return x - half[0], x + half[0], y - half[1], y + half[1]


def _under(box: tuple[float, ...], dots: np.ndarray, look: Look) -> int:
    """How many points lie under a box, or touch its sides."""
    left, right, low, high = box
    beside, above = 5 * look.scale, 3 * look.scale
    within = (dots[:, 0] > left - beside) & (dots[:, 0] < right + beside)
    return int((within & (dots[:, 1] > low - above) & (dots[:, 1] < high + above)).sum())


def _touching(box: tuple[float, ...], others: np.ndarray) -> int:
    """How many other boxes a box touches."""
    left, right, low, high = box
    apart = (others[:, 0] > right) | (others[:, 1] < left) | (others[:, 2] > high) | (others[:, 3] < low)
    return int((~apart).sum())


def _crossed(line: np.ndarray, boxes: np.ndarray) -> int:
    """How many boxes a line, given by points along it, runs through."""
    x, y = line[:, [0]], line[:, [1]]
    return int(((x > boxes[:, 0]) & (x < boxes[:, 1]) & (y > boxes[:, 2]) & (y < boxes[:, 3])).any(axis=0).sum())


def _is_outside(box: tuple[float, ...], pixels: tuple[int, int]) -> bool:
    return min(box[0], box[2]) < 0 or box[1] > pixels[0] or box[3] > pixels[1]


def _name(row: dict, side: tuple[int, int], reach: int, look: Look) -> dict:
    across, up = _shift(side, reach, look)
    text = plain(row["authority_name"])
    place = {"x": row["x"], "y": row["y"], "xshift": across, "yshift": up, "borderpad": 0}
    place |= {"xanchor": ACROSS[side[0]], "yanchor": UP[side[1]]}
    return label(f"<b>{text}</b>" if row["role"] == "mine" else text, look.ink, **place)


def _line(row: dict, side: tuple[int, int], reach: int, look: Look) -> dict:
    """A thin line from a point's edge to its name."""
    (x0, y0), (x1, y1) = _shift(side, -3, look), _shift(side, reach - 2, look)
    at = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": row["x"], "yanchor": row["y"]}
    ends = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "line", "line": {"color": look.soft, "width": 1}, "layer": "below", **at, **ends}
