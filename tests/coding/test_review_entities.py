"""A workbook that somebody sends back can be a trap: nothing it declares is ever expanded."""

import zipfile

import pytest

from consult.errors import ReviewError
from tests.coding.reviewed import Study

DECLARED = '<!DOCTYPE worksheet [<!ENTITY long "na"><!ENTITY longer "&long;&long;&long;">]>'


def test_a_workbook_that_declares_entities_is_not_read(tmp_path):
    study = Study(tmp_path)
    with zipfile.ZipFile(study.path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet2.xml"]
    at = sheet.index("<worksheet")
    cell = '<sheetData><row r="999"><c r="A999" t="inlineStr"><is><t>&longer;</t></is></c></row>'
    parts["xl/worksheets/sheet2.xml"] = DECLARED + sheet[at:].replace("<sheetData>", cell)
    with zipfile.ZipFile(study.path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)

    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        study.run()
