"""What lies in the files that were made, read back for the claims on them."""

import json

import pandas as pd
from openpyxl import load_workbook

from tests.two_people import people


def sheet_rows(path, sheet, key):
    """The rows of a sheet as dicts, from the row of headings that holds a key."""
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if key in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def trust_of(lived, state):
    return json.loads((lived.made(state) / "trust.json").read_text("utf-8"))


def codes_on_record(lived, state):
    """Question and number of a comment -> the names of its codes."""
    made = lived.made(state)
    codes = json.loads((made / "codes.json").read_text("utf-8"))
    names = {(question, c["id"]): c["name"] for question, mine in codes.items() for c in mine}
    given = pd.read_parquet(made / "codings.parquet").merge(
        pd.read_parquet(made / "comments.parquet")[["response_id", "question_id", "text"]]
    )
    found = {}
    for question, text, code in given[["question_id", "text", "code"]].itertuples(index=False):
        found.setdefault(people.TEXTS[text], set()).add(names[question, code])
    return found
