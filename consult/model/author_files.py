"""What the author of a report writes beside its study, and how people know the files of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.settings.sections import HowRun, Process, Record, Records, SectionName
from consult.model.words.external import Externals
from consult.model.words.terms import Terms

FIGURES, TERMS, RECORDS = "figures.toml", "terms.toml", "records.toml"
WORDS, ENDING = "words", ".md"
"""Names of the author's files and of the folder with words."""

RESPONSES = "response.xlsx"
"""The workbook in which people respond to themes."""

AT_ONCE = "quotes"
"""Table of records.toml in which earlier versions had one approval of all quotes."""

PROCESS = "process"
"""Table of records.toml on how the consultation was run."""


@dataclass(frozen=True)
class AuthorFiles:
    """What the author of a report wrote.

    Parameters
    ----------
    words
        Part of the report -> text of its file, unchanged.
    external
        Figures of other papers, checked.
    terms
        Words that must be the same in all papers of the study.
    records
        What people recorded of how the report was made; figures still named in braces.
    process
        What they said of how the consultation was run; as the records.
    approved_at_once
        Whether an approval of all quotes at once stands there still: it approves none.
    """

    words: Mapping[SectionName, str] = field(default_factory=dict)
    external: Externals = ()
    terms: Terms = ()
    records: Records = field(default_factory=dict)
    process: HowRun = field(default_factory=dict)
    approved_at_once: bool = False


def place_of(record: Record | Process) -> str:
    """The sentences of a record as people know them: records.toml, text of agreement.

    Parameters
    ----------
    record
        Of how the report was made or, as a ``Process``, of how the consultation was run.
    """
    entry = f"{PROCESS} > {record}" if isinstance(record, Process) else record
    return f"{RECORDS}, text of {entry}"
