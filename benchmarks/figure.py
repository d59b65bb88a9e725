"""A measured figure beside its floor."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """Ours and the floor, each measured several times."""

    key: str
    what: str
    unit: str
    ours: list[float]
    floor: list[float]
    budget: float
    bounded: str
    """Of what the budget is a bound: ratio (at most), rate (a ratio, at least), ours, over (ours - floor)."""

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.floor)

    @property
    def is_within(self) -> bool:
        ours, floor = median(self.ours), median(self.floor)
        return {
            "ratio": self.ratio <= self.budget,
            "rate": self.ratio >= self.budget,
            "ours": ours <= self.budget,
            "over": ours - floor <= self.budget,
        }[self.bounded]

    def row(self) -> list[str]:
        """What the table shows: what, ours, floor, ratio, budget, within, n."""
        budget = {
            "ratio": f"at most {self.budget:g} x",
            "rate": f"at least {self.budget:g} x",
            "ours": f"at most {self.budget:g} {self.unit}",
            "over": f"at most {self.budget:g} {self.unit} more",
        }[self.bounded]
        return [
            f"{self.key}  {self.what}",
            f"{median(self.ours):,.4g} {self.unit}",
            f"{median(self.floor):,.4g} {self.unit}",
            f"{self.ratio:.2f}" if median(self.floor) > 0 else "",
            budget,
            "yes" if self.is_within else "NO",
            str(min(len(self.ours), len(self.floor))),
        ]
