from __future__ import annotations

import subprocess
import sys


def test_composing_and_importing_writers_loads_neither_word_nor_excel_libraries():
    code = (
        "import sys; import consult.report.appendix;"
        "import consult.report.word.document, consult.report.sheets.workbook;"
        "print(sorted({'docx', 'openpyxl', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
