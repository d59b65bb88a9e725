"""Invented rows of the tidy tables, as short as a test wants to read them."""

SOURCE = {
    "source": "survey",
    "kind": "statistics",
    "title": "Survey of Exampleshire",
    "publisher": "Department of Examples",
    "licence": "Open Government Licence v3.0",
    "rows": 1,
    "loader": "survey",
}

FRAMEWORKS = [
    {"framework": "sif", "framework_name": "SIF", "full_name": "Single inspection framework", "position": 1},
    {"framework": "ilacs", "framework_name": "ILACS", "full_name": "Inspection of local authorities", "position": 2},
]

NORTH, SOUTH, ENGLAND = "E12000001", "E12000008", "E92000001"
REGIONS = {NORTH: "North East", SOUTH: "South East"}

PLACES = [{"place_code": code, "place_name": name, "kind": "region"} for code, name in REGIONS.items()] + [
    {"place_code": ENGLAND, "place_name": "England", "kind": "england"}
]


def authority(code: str, name: str, region: str = NORTH, **more) -> dict:
    """An authority; one that is closed has no tile."""
    tile = {} if "closed_on" in more else {"tile_column": 1, "tile_row": 2}
    return {
        "authority_code": code,
        "authority_name": name,
        "short_name": name[:4],
        "la_number": code,
        "region_code": region,
        "region_name": REGIONS[region],
        "kind": "county",
        **tile,
        **more,
    }


def inspection(code: str, published_on: str | None, framework: str = "ilacs", **more) -> dict:
    return {
        "inspection_id": f"{code}-{framework}-{published_on}",
        "authority_code": code,
        "framework": framework,
        "kind": "standard",
        "inspected_from": published_on,
        "published_on": published_on,
        "report_url": f"https://example.org/{code}-{published_on}",
        "source": "survey",
        **more,
    }


def judgement(code: str, published_on: str | None, judgement: str, grade: str, framework: str = "ilacs") -> dict:
    return {
        "inspection_id": f"{code}-{framework}-{published_on}",
        "judgement": judgement,
        "authority_code": code,
        "framework": framework,
        "grade": grade,
        "source": "survey",
    }


def judged(*given: tuple) -> dict[str, list[dict]]:
    """The tables of inspections and judgements for (authority, published on, judgement, grade[, framework])."""
    made = [judgement(*row) for row in given]
    inspected = {
        row["inspection_id"]: inspection(code, published_on, row["framework"])
        for row, (code, published_on, *_) in zip(made, given, strict=True)
    }
    return {"inspections": list(inspected.values()), "judgements": made}


def indicator(key: str, **more) -> dict:
    return {
        "indicator": key,
        "indicator_name": f"Name of {key}",
        "topic": "Children in care",
        "unit": "percent",
        "unit_name": "% of children",
        "polarity": "higher",
        "polarity_reason": "More is better here.",
        "decimals": 1,
        "period_type": "31 March",
        "definition": "What is counted.",
        "has_quartiles": True,
        "is_curated": True,
        "is_headline": False,
        "position": 1,
        "source": "survey",
        **more,
    }


def value(code: str, period: str, value: float | None, indicator: str = "visits", **more) -> dict:
    """A value at 31 March of the year `period`; null needs a note."""
    return {
        "place_code": code,
        "indicator": indicator,
        "period": period,
        "period_end": f"{period}-03-31",
        "value": value,
        "source": "survey",
        **more,
    }


def annotation(key: str, text: str, first: str, last: str | None, kind: str = "caution", **more) -> dict:
    """What a reader must know of values of "visits" in periods that end between two days, everywhere."""
    return {
        "annotation": key,
        "indicator": "visits",
        "position": 1,
        "first_period_end": first,
        "last_period_end": last,
        "kind": kind,
        "text": text,
        "known_from": "Notes of the survey",
        **more,
    }


def neighbour(code: str, rank: int, other: str, model: str = "2025", closeness: str = "close") -> dict:
    return {
        "authority_code": code,
        "model": model,
        "rank": rank,
        "neighbour_code": other,
        "closeness": closeness,
        "source": "survey",
    }


def recommendation(inspection_id: str, position: int, section: str = "local_authority", **more) -> dict:
    return {
        "recommendation_id": f"{inspection_id}-{section}-{position}",
        "inspection_id": inspection_id,
        "authority_code": inspection_id.split("-")[0],
        "section": section,
        "position": position,
        "page": 2,
        "source": "survey",
        **more,
    }


def theme(key: str, position: int, judgement: str = "help_and_protection", **more) -> dict:
    return {
        "theme": key,
        "theme_name": f"Name of {key}",
        "short_name": f"Short {key}",
        "theme_group": "Practice",
        "judgement": judgement,
        "definition": f"What {key} means.",
        "position": position,
        **more,
    }


def themed(recommendation_id: str, theme: str, position: int = 1, evidence: str = "plan") -> dict:
    return {"recommendation_id": recommendation_id, "theme": theme, "position": position, "evidence": evidence}


def figure(inspection_id: str, indicator: str, value: float, unit: str = "count", **more) -> dict:
    """A figure a report gives for the authority itself."""
    page = more.get("page", 3)
    return {
        "figure_id": f"{inspection_id}-{indicator}-{unit}-{value}-{page}",
        "inspection_id": inspection_id,
        "authority_code": inspection_id.split("-")[0],
        "indicator": indicator,
        "value": value,
        "unit": unit,
        "role": "current",
        "block": "looked_after",
        "page": page,
        "source": "survey",
        **more,
    }


def reported_indicator(key: str, position: int, unit: str = "count", **more) -> dict:
    return {"indicator": key, "unit": unit, "indicator_name": f"Name of {key}", "position": position, **more}


def paper(code: str, meeting_on: str, **more) -> dict:
    return {
        "paper_id": f"{code}-{meeting_on}",
        "authority_code": code,
        "meeting": "Cabinet",
        "meeting_on": meeting_on,
        "recommendations_listed": 3,
        "document": "paper.pdf",
        "source": "survey",
        **more,
    }
