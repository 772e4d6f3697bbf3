"""The last door: the files are read back and attacked, and only then put into reports/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consult.model.publishing.release import EarlierRelease
from consult.model.publishing.spoken import Spoken
from consult.model.publishing.structure import ContentsByFile, Structure, Truth
from consult.store import CheckedFile

if TYPE_CHECKING:
    from pipelines.study.context import Context

DRAFTED = {
    "appendix": "appendix.docx",
    "page": "appendix.html",
    "equality": "equality.docx",
    "equality_page": "equality.html",
    "transparency": "transparency-record.docx",
    "workbook": "tables.xlsx",
    "table_list": "tables.csv",
}
"""What the report stage wrote -> what it is called when published."""

WITHOUT_NUMBERS = ("table_package",)
"""What is published with it and holds no number to read back."""


@dataclass(frozen=True)
class PublishInputs:
    """What is checked and published, each an artefact, by its name.

    Parameters
    ----------
    structure, truth, contents, spoken
        What the files are held against.
    told_before
        Earlier releases of some of the same people.
    appendix, page, equality, equality_page, transparency, workbook, table_list, table_package
        The files as drafted.
    earlier
        With the register of releases and the marks of their rows, where there are any.
    """

    structure: Structure
    truth: Truth
    told_before: tuple[EarlierRelease, ...]
    contents: ContentsByFile
    spoken: Spoken
    appendix: bytes
    page: bytes
    equality: bytes
    equality_page: bytes
    transparency: bytes
    workbook: bytes
    table_list: bytes
    table_package: bytes
    earlier: Mapping[str, Any] = field(default_factory=dict)

    def drafted(self, name: str) -> bytes:
        """The content of a file as drafted.

        Parameters
        ----------
        name
            Of its artefact.
        """
        content: bytes = getattr(self, name)
        return content


def run(context: Context, inputs: PublishInputs) -> dict[str, Any]:
    """Check every file about to be published; raise, and publish nothing, if any tells too much.

    A draft is for those who made it; only what is final may be read by everyone.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The files, and what they are held against.

    Raises
    ------
    DisclosureError
        When something hidden can be worked out from the files.
    """
    from consult.audit import Expected, audit
    from consult.definitions import characteristics
    from consult.disclose import load_policy
    from consult.report.sheets.csv_file import is_draft

    context.pace("reading the files back and trying to work out what is hidden", 0, 0)
    sensitive = frozenset(key for key, value in characteristics().items() if value.sensitive)
    passed = audit(
        {name: inputs.drafted(draft) for draft, name in DRAFTED.items()},
        Expected(
            contents={name: inputs.contents[draft] for draft, name in DRAFTED.items()},
            structure=inputs.structure,
            truth=inputs.truth,
            spoken=inputs.spoken,
        ),
        load_policy(sensitive),
        earlier=inputs.told_before,
    )
    draft = is_draft(inputs.table_package)
    published = {
        name: CheckedFile(inputs.drafted(name), draft) for name in (*DRAFTED, *WITHOUT_NUMBERS)
    }
    return {
        **{f"published_{name}": release for name, release in published.items()},
        "release": passed.record,
        "told": passed.told,
        "register": None if "register" in inputs.earlier else (),
        "register_rows": None if "register_rows" in inputs.earlier else {},
    }
