"""Every file that was written, opened as what it is: the words in it, by where they stand."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook


@cache
def words_in(folder):
    """File under a folder, and the sheet of a workbook -> all its words, a piece a line.

    Nothing under it may change any more.
    """
    found = {}
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        for part, words in _parts(path.name, path.read_bytes()):
            found[f"{name}{part}"] = words
    return found


def _parts(name, content):
    kind = name.rpartition(".")[2]
    if kind == "parquet":
        table = pd.read_parquet(io.BytesIO(content))
        pieces = [str(value) for column in table for value in table[column].dropna().unique()]
        yield "", "\n".join(pieces)
    elif kind == "xlsx":
        for sheet in load_workbook(io.BytesIO(content)):
            cells = (cell for row in sheet.iter_rows(values_only=True) for cell in row)
            yield f" > {sheet.title}", "\n".join(str(cell) for cell in cells if cell is not None)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            pages = (packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
            yield "", "\n".join(map(_unmarked, pages))
    else:
        yield "", content.decode("utf-8", "replace")


def _unmarked(page):
    """A page of XML with its attributes, each paragraph in one piece."""
    values = re.findall(r'="([^"]*)"', page)
    text = re.sub(r"<[^>]*>", "", re.sub(r"</(?:w:p|a:p|[A-Z]\w*)>", "\n", page))
    return "\n".join([*values, text])
