from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from consult.report.word.document import write_word
from tests.report.sample import DOCUMENT


@pytest.fixture
def rendered(tmp_path: Path) -> Any:
    """The sample report as Word wrote it, opened again."""
    from docx import Document

    path = tmp_path / "report.docx"
    write_word(DOCUMENT, path)
    return Document(str(path))
