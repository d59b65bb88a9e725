"""The index of inspection reports: whose report, published when, at which address.

Layout: urn, provider, published, file, url; one row per report. It gives addresses only:
what was inspected and found stands in the outcome workbooks and in the reports.
"""

import pandas as pd
import pyarrow.compute as pc

from loaders.errors import LoadError
from loaders.formats import csv
from loaders.recognise import Source
from loaders.reference import Reference, place_codes


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"report_links": authority_code, published_on (a day), report_url, urn, file}, no tidy table.

    Raises LoadError for a URN or name no authority has, a URN that is not that
    authority's, and a day that is not written YYYY-MM-DD.
    """
    table = csv.read(source.path)
    rows = table.to_pandas()
    codes = place_codes(reference, rows["provider"].tolist(), source)
    urns = reference.tables["authorities"].set_index("authority_code")["urn"]
    strange = rows["urn"].to_numpy() != urns.reindex(codes).to_numpy()
    if strange.any():
        at = int(strange.argmax())
        problem = f"URN {rows['urn'][at]} is not that of {rows['provider'][at]}, which is {urns[codes[at]]}"
        raise LoadError(source.path.name, f"row {at + 2}", problem, "Correct the row.")
    days = pc.strptime(table["published"], format="%Y-%m-%d", unit="s", error_is_null=True)
    is_day = pc.equal(pc.strftime(days, format="%Y-%m-%d"), table["published"]).fill_null(False).to_numpy()
    if not is_day.all():
        at = int((~is_day).argmax())
        problem = f"{rows['published'][at]!r} is not a day written YYYY-MM-DD"
        raise LoadError(source.path.name, f"row {at + 2}", problem, "Correct the row.")
    links = pd.DataFrame(
        {
            "authority_code": codes,
            "published_on": days.to_numpy(),
            "report_url": rows["url"],
            "urn": rows["urn"],
            "file": rows["file"],
        }
    )
    return {"report_links": links}
