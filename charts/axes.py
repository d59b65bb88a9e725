"""Axes and their labels: how far an axis reaches, the room labels need, labels that would touch moved apart."""

from collections.abc import Iterable

from charts.style import Look, label, plain


def room(labels, look: Look) -> int:
    """Pixels the longest of some labels takes beside an axis."""
    return (
        round(max((len(str(label)) for label in labels), default=0) * look.text * (0.5 if look.height else 0.54)) + 14
    )


def at_right(texts: Iterable[str], rows: Iterable, look: Look) -> list[dict]:
    """What stands at the right of each row, outside the drawing; `rows`: where each is on the vertical axis."""
    at = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8}
    return [label(plain(text), look.ink, y=row, **at) for text, row in zip(texts, rows, strict=True) if text]


def spread(positions: list[float], gap: float) -> list[float]:
    """Positions, in their order, moved as little as leaves `gap` between any two; those that would touch share it."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    pools: list[list[float]] = []
    for place, index in enumerate(order):
        pools.append([positions[index] - place * gap])
        while len(pools) > 1 and sum(pools[-2]) / len(pools[-2]) > sum(pools[-1]) / len(pools[-1]):
            touching = pools.pop()
            pools[-1] += touching
    starts = [sum(pool) / len(pool) for pool in pools for _ in pool]
    moved = {index: start + place * gap for place, (index, start) in enumerate(zip(order, starts, strict=True))}
    return [moved[index] for index in range(len(positions))]


def span(values: list[float], fitted: bool, most: float | None = None) -> list[float]:
    """Where an axis begins (zero, or near the lowest where fitted) and ends: not beyond `most` unless a value is."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if not fitted:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low) * 0.06 or abs(high) * 0.06 or 1.0
    begin = low - room if fitted or low < 0 else 0.0
    end = high + room
    return [max(begin, 0.0) if low >= 0 else begin, min(end, most) if most is not None and high <= most else end]


def up_to(most: float | None, end: float) -> dict:
    """Ticks that stop at the most a value can be where room for labels makes an axis longer; else nothing."""
    return {} if most is None or end <= most else {"tickvals": [most * fifth / 5 for fifth in range(6)]}
