"""Every choice a visitor can make, under the one name that controls, addresses, views and slides have for it."""

from queries import authorities, indicators, judgements, peers, profile, recommendations, rug, themes

PEERS = {
    "2025": "Neighbours (2025)",
    "2021": "Neighbours (2021)",
    "region": "Its own region",
    "kind": "Its own kind",
    "england": "All of England",
    **{f"{peers.GRADE}{j}": f"Same grade: {judgements.NAMES[j].lower()}" for j in judgements.MAIN},
    peers.OWN: "My own set",
}
PARTS = {
    "often": "How often",
    "time": "Over time",
    "groups": "By region or group",
    "peers": "Among my peers",
    "together": "Together",
    "mine": "My authority",
    "right": "Who put it right",
    "search": "Search",
}
"""The questions of the page Themes."""
VIEWS = {
    "ranked": "Ranking",
    "trend": "Over time",
    "beside": "Peers",
    "by_region": "Regions",
    "against_chance": "Against chance",
    "on_the_map": "Map",
}
"""The views of one indicator, by the names of their functions."""
AXES = {"zero": "From zero", "fitted": "Fitted to the values"}

LABELS = {
    "authority": authorities.labels,
    "own": authorities.labels,
    "compare": lambda: PEERS,
    "judgement": lambda: judgements.NAMES,
    "framework": judgements.framework_names,
    "indicator": indicators.names,
    "against": indicators.names,
    "order": indicators.names,
    "improved_on": indicators.names,
    "topic": lambda: {topic: topic for topic in profile.topics()},
    "shade": lambda: rug.SHADES,
    "view": lambda: VIEWS,
    "axis": lambda: AXES,
    "part": lambda: PARTS,
    "theme": recommendations.theme_names,
    "by": lambda: themes.GROUPINGS,
}
"""Choices among things known by key and label: name -> what gives key -> label."""
SEVERAL = {"places": rug.place_names, "indicators": indicators.names}
"""Any number of things known by key, joined by full stops: name -> what gives key -> label."""
SWITCHES = ("line", "years", "only")
"""On or off: "true" in an address, "shown" in a slide."""
OPEN = ("as_at", "period", "since", "until", "inspection", "group", "peer", "words", "own_name", "slide", "slides")
"""Days, periods, words and what only some other choice offers: whoever reads one judges what it holds."""
EVERY = frozenset().union(LABELS, SEVERAL, SWITCHES, OPEN)

_WORDS = {
    "as_at": "day",
    "compare": "group to compare with",
    "against": "indicator",
    "improved_on": "indicator",
    "by": "grouping",
    "part": "question",
    "places": "place",
    "indicators": "indicator",
}


def word(name: str) -> str:
    """What people call a choice."""
    return _WORDS.get(name, name.replace("_", " "))


def short(text: str) -> str:
    """What an address or file says for a choice, cut to what a sentence can quote."""
    return text if len(text) <= 40 else f"{text[:40]}…"
