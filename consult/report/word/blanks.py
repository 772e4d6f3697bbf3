"""Places for a person to fill in, in Word: content controls that stay when the words change.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

from typing import Any

from consult.model.words.document import Blank
from consult.report.prose.plain import shorten
from consult.report.word.binder import LONGEST_ALIAS
from consult.report.word.ooxml import node, run

TAG = "answer:"
"""How the tag of such a control begins; those of figures begin otherwise."""


def control(blank: Blank, filled_in: str) -> Any:
    """A control with what was filled in before: a list to choose from, or room for words.

    Parameters
    ----------
    blank
        What is asked.
    filled_in
        What a person said; empty where nobody has.

    Notes
    -----
    ISO/IEC 29500-1, 17.5.2: "dropDownList" offers choices, "text" with "multiLine" takes several
    lines. Nothing stands in an empty one: words there could be taken for an answer.
    """
    kind = (
        node(
            "dropDownList",
            *(node("listItem", displayText=choice, value=choice) for choice in blank.choices),
        )
        if blank.choices
        else node("text", multiLine="1")
    )
    properties = node(
        "sdtPr",
        node("alias", val=shorten(blank.title, LONGEST_ALIAS)),
        node("tag", val=shorten(f"{TAG}{blank.name}", LONGEST_ALIAS)),
        kind,
    )
    return node("sdt", properties, node("sdtContent", run(filled_in)))
